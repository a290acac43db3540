// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search_row.h"

#include "widgets/search_model.h"

#include <QPainter>

namespace widgets {

namespace {

constexpr double titleSize = 15, detailSize = 12, headingSize = 12; // logical pixels at 100 %
constexpr double padX = 12, padY = 5;

} // namespace

void SearchRow::setTyped(const QString& text) {
    m_terms = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QFont SearchRow::fontOf(double pixels, bool bold) const {
    QFont font = m_look.font();
    font.setPixelSize(m_look.px(pixels));
    font.setBold(bold);
    return font;
}

QSize SearchRow::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int title = QFontMetrics(fontOf(titleSize, false)).height();
    const int detail = QFontMetrics(fontOf(detailSize, false)).height();
    const auto row = SearchModel::Row(index.data(SearchModel::RowRole).toInt());
    const bool two = !index.data(SearchModel::DetailRole).toString().isEmpty();
    const int height = row == SearchModel::Row::Heading ? detail + m_look.px(8) : title + (two ? detail : 0);
    return {option.rect.width(), height + 2 * m_look.px(padY)};
}

void SearchRow::paintHeading(QPainter& painter, const QRect& rect, const QModelIndex& index) const {
    painter.setFont(fontOf(headingSize, true));
    painter.setPen(m_look.colour(Tone::Muted));
    const QRect line = rect.adjusted(m_look.px(padX), 0, -m_look.px(padX), -m_look.px(3));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
    painter.drawText(line, Qt::AlignRight | Qt::AlignBottom, index.data(SearchModel::RightRole).toString());
    painter.setPen(m_look.colour(Tone::Line));
    painter.drawLine(line.left(), rect.bottom(), line.right(), rect.bottom());
}

void SearchRow::paintWords(QPainter& painter, const QRect& rect, const QString& text, const QFont& font,
                           QColor colour, QColor marked) const {
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    std::vector<bool> isMarked(std::size_t(shown.size()));
    for (const QString& term : m_terms)
        for (qsizetype at = shown.indexOf(term, 0, Qt::CaseInsensitive); at >= 0;
             at = shown.indexOf(term, at + 1, Qt::CaseInsensitive))
            std::fill_n(isMarked.begin() + at, term.size(), true);
    painter.setFont(font);
    double x = rect.left();
    for (qsizetype from = 0; from < shown.size();) {
        qsizetype to = from + 1;
        while (to < shown.size() && isMarked[std::size_t(to)] == isMarked[std::size_t(from)])
            ++to;
        const QString piece = shown.mid(from, to - from);
        painter.setPen(isMarked[std::size_t(from)] ? marked : colour);
        painter.drawText(QPointF(x, rect.top() + QFontMetricsF(font).ascent()), piece);
        x += QFontMetricsF(font).horizontalAdvance(piece);
        from = to;
    }
}

void SearchRow::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto row = SearchModel::Row(index.data(SearchModel::RowRole).toInt());
    const QRect rect = option.rect;
    if (row == SearchModel::Row::Heading) {
        paintHeading(*painter, rect, index);
        return painter->restore();
    }
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_look.colour(isCurrent ? Tone::Selection : Tone::Hover));
        painter->drawRoundedRect(rect.adjusted(m_look.px(4), 1, -m_look.px(4), -1), m_look.px(4),
                                 m_look.px(4));
    }
    const QColor text =
        m_look.colour(isCurrent                                                           ? Tone::OnSelection
                      : row == SearchModel::Row::More || row == SearchModel::Row::Earlier ? Tone::Muted
                                                                                          : Tone::Text);
    const QColor muted = m_look.colour(isCurrent ? Tone::OnSelection : Tone::Muted);
    const QColor marked = isCurrent ? text : m_look.colour(Tone::Accent);
    const QFont title = fontOf(titleSize, false), detail = fontOf(detailSize, false);
    QRect line = rect.adjusted(m_look.px(padX), m_look.px(padY), -m_look.px(padX), 0);
    const QString right = index.data(SearchModel::RightRole).toString();
    painter->setFont(detail);
    painter->setPen(muted);
    painter->drawText(line.adjusted(0, 0, 0, -m_look.px(padY)), Qt::AlignRight | Qt::AlignVCenter, right);
    line.setRight(line.right() - QFontMetrics(detail).horizontalAdvance(right) -
                  m_look.px(right.isEmpty() ? 0 : 12));
    if (const auto state = city::State(index.data(SearchModel::StateRole).toInt());
        state != city::State::Intact) {
        const int size = m_look.px(9);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_look.colour(state));
        painter->drawEllipse(line.left(), line.top() + (QFontMetrics(title).height() - size) / 2, size, size);
        line.setLeft(line.left() + size + m_look.px(6));
    }
    const QString words = row == SearchModel::Row::Earlier ? QStringLiteral("↺  ") + index.data().toString()
                                                           : index.data().toString();
    paintWords(*painter, line, words, title, text, marked);
    line.setTop(line.top() + QFontMetrics(title).height());
    paintWords(*painter, line, index.data(SearchModel::DetailRole).toString(), detail, muted, marked);
    painter->restore();
}

} // namespace widgets
