// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rows_view.h"

#include "widgets/qt_parts.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace widgets {

RowsView::RowsView(QWidget* parent) : QTableView(parent) {
    setObjectName(QStringLiteral("tableRows"));
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    dropCorner(*this);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
}

void RowsView::mousePressEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().toPoint().y());
    if (event->button() != Qt::LeftButton || row < 0)
        return QTableView::mousePressEvent(event);
    const int column = std::max(columnAt(event->position().toPoint().x()), 0);
    setCurrentIndex(model()->index(row, column));
    if (event->modifiers().testFlag(Qt::ShiftModifier) && m_anchor >= 0)
        return void(Q_EMIT picked(m_anchor, row, Pick::Range));
    m_anchor = row;
    Q_EMIT picked(row, row, event->modifiers().testFlag(Qt::ControlModifier) ? Pick::Toggle : Pick::One);
}

void RowsView::mouseDoubleClickEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().toPoint().y());
    if (event->button() == Qt::LeftButton && row >= 0)
        Q_EMIT opened(row);
}

void RowsView::keyPressEvent(QKeyEvent* event) {
    const int before = currentIndex().row();
    if (event->matches(QKeySequence::Copy))
        return void(Q_EMIT copyAsked());
    if (event->matches(QKeySequence::SelectAll))
        return void(Q_EMIT allAsked());
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (before >= 0)
            Q_EMIT opened(before);
        return;
    case Qt::Key_Space:
        m_anchor = before;
        if (before >= 0)
            Q_EMIT picked(before, before, event->modifiers().testFlag(Qt::ControlModifier) ? Pick::Toggle : Pick::One);
        return;
    default: break;
    }
    QTableView::keyPressEvent(event);
    const int row = currentIndex().row();
    if (row < 0 || row == before)
        return;
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_anchor = m_anchor < 0 ? before : m_anchor;
        Q_EMIT picked(m_anchor, row, Pick::Range);
    } else if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        m_anchor = row;
        Q_EMIT picked(row, row, Pick::One);
    }
}

} // namespace widgets
