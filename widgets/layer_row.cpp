// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layer_row.h"

#include "widgets/fold_mark.h"
#include "widgets/kept_picture.h"
#include "widgets/layer_model.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTreeView>

namespace widgets {

namespace {

LayerKind kindOf(const QModelIndex& index) {
    return LayerKind(index.siblingAtColumn(LayerModel::Name).data(LayerModel::KindRole).toInt());
}

int depthOf(const QModelIndex& index) {
    int depth = 0;
    for (QModelIndex at = index.parent(); at.isValid(); at = at.parent())
        ++depth;
    return depth;
}

bool isBranch(const QModelIndex& index) {
    const LayerKind kind = kindOf(index);
    return kind == LayerKind::Section || kind == LayerKind::Major || kind == LayerKind::Group;
}

bool canZoom(const QModelIndex& index) {
    return kindOf(index) == LayerKind::SubDistrict && index.data(LayerModel::IdRole).toInt() != 0;
}

} // namespace

LayerRow::LayerRow(QObject* parent) : QStyledItemDelegate(parent) {}

void LayerRow::setLook(const Look& look) {
    m_look = look;
    m_texts.clear();
}

int LayerRow::indentation(const QModelIndex& index) const {
    const int depth = depthOf(index);
    return m_look.px(8 + (depth > 1 ? 16 : 0));
}

LayerRow::Parts LayerRow::partsOf(const QRect& rect, const QModelIndex& index) const {
    Parts parts;
    const int size = m_look.px(16), gap = m_look.px(7);
    const auto square = [&](int x) {
        return QRect(x, rect.top() + (rect.height() - size) / 2, size, size);
    };
    int x = rect.left() + indentation(index);
    parts.fold = square(x);
    x += size + m_look.px(4);
    parts.check = square(x);
    x += size + gap;
    const LayerKind kind = kindOf(index);
    if (kind == LayerKind::Class || kind == LayerKind::Major || kind == LayerKind::State) {
        parts.symbol = square(x);
        x += size + gap;
    }
    int right = rect.right() - m_look.px(4);
    if (kind != LayerKind::Section) {
        parts.solo = square(right - size);
        right -= size + gap;
        if (canZoom(index)) {
            parts.zoom = square(right - size);
            right -= size + gap;
        }
    }
    parts.text = QRect(QPoint(x, rect.top()), QPoint(rect.right() - m_look.px(4), rect.bottom()));
    return parts;
}

/// Asked of every row that changes: the columns have widths of their own.
QSize LayerRow::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {0, m_look.px(kindOf(index) == LayerKind::Section ? 32 : 26)};
}

void LayerRow::paintCheck(QPainter* painter, const QRect& rect, Qt::CheckState state) const {
    const QString key = QStringLiteral("check %1 %2 %3").arg(state).arg(m_look.px(15)).arg(int(m_look.theme()));
    paintKept(*painter, rect, key, [&](QPainter& picture, const QRect& whole) { drawCheck(&picture, whole, state); });
}

void LayerRow::drawCheck(QPainter* painter, const QRect& rect, Qt::CheckState state) const {
    const double line = std::max(1.0, m_look.px(15) / 10.0);
    const QRectF box = QRectF(rect).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    const bool filled = state != Qt::Unchecked;
    painter->setPen(QPen(m_look.colour(filled ? Tone::Accent : Tone::Edge), line));
    painter->setBrush(filled ? QBrush(m_look.colour(Tone::Accent)) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(box, rect.width() / 6.0, rect.width() / 6.0);
    if (!filled)
        return;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_look.colour(Tone::OnAccent), line * 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](double x, double y) { return QPointF(box.x() + box.width() * x, box.y() + box.height() * y); };
    if (state == Qt::PartiallyChecked)
        painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
    else
        painter->drawPolyline(QPolygonF{at(0.22, 0.52), at(0.43, 0.73), at(0.8, 0.3)});
}

void LayerRow::paintName(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Parts parts = partsOf(option.rect, index);
    const LayerKind kind = kindOf(index);
    const bool selected = option.state & QStyle::State_Selected;
    const QColor ink = m_look.colour(selected ? Tone::OnSelection : Tone::Text);
    if (isBranch(index)) {
        const bool isOpen = option.state & QStyle::State_Open;
        paintFoldMark(*painter, parts.fold, isOpen, ink, m_look.px(16) / 16.0);
    }
    const auto state = Qt::CheckState(index.data(Qt::CheckStateRole).toInt());
    paintCheck(painter, parts.check, state);
    const int id = index.data(LayerModel::IdRole).toInt();
    if (kind == LayerKind::Class)
        m_symbols.ofClass(id).paint(painter, parts.symbol);
    else if (kind == LayerKind::Major)
        m_symbols.ofMajor(id).paint(painter, parts.symbol);
    else if (kind == LayerKind::State) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_look.colour(city::State(id)));
        painter->drawEllipse(QRectF(parts.symbol).center(), parts.symbol.width() * 0.32, parts.symbol.width() * 0.32);
    }
    QRect text = parts.text;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const bool solo = index.data(LayerModel::SoloRole).toBool();
    if ((hovered || solo) && !parts.solo.isEmpty()) {
        text.setRight((parts.zoom.isEmpty() || !hovered ? parts.solo : parts.zoom).left() - m_look.px(4));
        m_look.icon(QStringLiteral("solo")).paint(painter, parts.solo);
        if (hovered && !parts.zoom.isEmpty())
            m_look.icon(QStringLiteral("zoom")).paint(painter, parts.zoom);
    }
    QFont font = option.font;
    font.setBold(kind == LayerKind::Section);
    painter->setPen(state == Qt::Unchecked && !selected ? m_look.colour(Tone::Muted) : ink);
    m_texts.draw(*painter, text, Qt::AlignLeft, index.data(Qt::DisplayRole).toString(), font);
}

void LayerRow::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    const bool section = kindOf(index) == LayerKind::Section;
    if (selected)
        painter->fillRect(option.rect, m_look.colour(Tone::Selection));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, m_look.colour(Tone::Hover));
    else if (section)
        painter->fillRect(option.rect, m_look.colour(Tone::Raised));
    if (index.column() == LayerModel::Name) {
        paintName(painter, option, index);
        if (option.state & QStyle::State_HasFocus && selected) {
            painter->fillRect(QRect(option.rect.topLeft(), QSize(m_look.px(3), option.rect.height())),
                              m_look.colour(Tone::Focus));
        }
    } else {
        const bool strong = index.column() == LayerModel::InView;
        QFont font = option.font;
        font.setBold(section);
        painter->setPen(m_look.colour(selected ? Tone::OnSelection : strong ? Tone::Text : Tone::Muted));
        m_texts.draw(*painter, option.rect.adjusted(0, 0, -m_look.px(8), 0), Qt::AlignRight,
                     index.data(Qt::DisplayRole).toString(), font);
    }
    painter->restore();
}

bool LayerRow::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                           const QModelIndex& index) {
    if (index.column() != LayerModel::Name)
        return false;
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        const bool shown = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, shown ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton)
        return false;
    const Parts parts = partsOf(option.rect, index);
    const int reach = m_look.px(3);
    const auto hits = [&](const QRect& rect) {
        return !rect.isEmpty() && rect.adjusted(-reach, -reach, reach, reach).contains(mouse->position().toPoint());
    };
    if (hits(parts.check)) {
        const bool shown = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, shown ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
    if (hits(parts.solo))
        Q_EMIT soloAsked(index);
    else if (hits(parts.zoom))
        Q_EMIT zoomAsked(index);
    else if (isBranch(index) && (hits(parts.fold) || kindOf(index) == LayerKind::Section))
        Q_EMIT foldAsked(index);
    else
        return false;
    return true;
}

} // namespace widgets
