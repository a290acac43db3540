// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/look.h"

#include <QStyledItemDelegate>

namespace widgets {

/// Paints the rows of the findings: a rule with its fold mark, severity, title and count; a finding with its words.
class FindingRow : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setLook(const Look& look) { m_look = look; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Look m_look;
};

} // namespace widgets
