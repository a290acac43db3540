// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/finding_row.h"

#include "widgets/findings_model.h"
#include "widgets/fold_mark.h"

#include <QPainter>

namespace widgets {

QSize FindingRow::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {option.rect.width(), m_look.px(26)};
}

void FindingRow::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, m_look.colour(isCurrent ? Tone::Selection : Tone::Hover));
    const QColor ink = m_look.colour(isCurrent ? Tone::OnSelection : Tone::Text);
    QRect rest = option.rect.adjusted(m_look.px(4), 0, -m_look.px(8), 0);
    const bool isRule = !index.parent().isValid();
    QFont font = m_look.font();
    font.setBold(isRule);
    painter->setFont(font);
    if (isRule) {
        const int side = m_look.px(18);
        const QRect fold(rest.left(), rest.center().y() - side / 2, side, side);
        paintFoldMark(*painter, fold, option.state.testFlag(QStyle::State_Open), ink, m_look.px(10) / 10.0);
        painter->setPen(Qt::NoPen);
        painter->setBrush(index.data(Qt::DecorationRole).value<QColor>());
        painter->drawEllipse(QPointF(fold.right() + m_look.px(8), rest.center().y() + 0.5), m_look.px(5), m_look.px(5));
        rest.setLeft(fold.right() + m_look.px(20));
        const QString count = index.data(FindingsModel::CountRole).toString();
        painter->setPen(ink);
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, count);
        rest.setRight(rest.right() - QFontMetrics(font).horizontalAdvance(count) - m_look.px(8));
    } else {
        rest.setLeft(rest.left() + m_look.px(16));
    }
    painter->setPen(ink);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rest.width()));
    painter->restore();
}

} // namespace widgets
