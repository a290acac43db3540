// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/look.h"

#include <QStyledItemDelegate>

namespace widgets {

/// Paints the rows of SearchModel: a heading with its count; a result in two lines with its distance.
class SearchRow : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit SearchRow(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}
    void setLook(const Look& look) { m_look = look; }
    /// What was typed: shown bold where a title or a detail has it.
    void setTyped(const QString& text);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHeading(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    /// Returns what is left of it for others, to the right.
    void paintWords(QPainter& painter, const QRect& rect, const QString& text, const QFont& font,
                    QColor colour, QColor marked) const;
    QFont fontOf(double pixels, bool bold) const;

    Look m_look;
    QStringList m_terms;
};

} // namespace widgets
