// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace widgets {

/// The rows of a LayerModel whose name, in either language, or code holds every word of a text; with them the
/// rows above, and all below a major class that matches. The row for components outside all sub-districts is
/// there only when there are such.
class LayerFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit LayerFilter(QObject* parent = nullptr);
    void setText(const QString& text);
    bool isFiltering() const { return !m_words.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    bool matches(const QModelIndex& index) const;
    QStringList m_words;
};

} // namespace widgets
