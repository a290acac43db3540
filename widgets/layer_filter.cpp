// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layer_filter.h"

#include "widgets/layer_model.h"

namespace widgets {

LayerFilter::LayerFilter(QObject* parent) : QSortFilterProxyModel(parent) { setRecursiveFilteringEnabled(true); }

void LayerFilter::setText(const QString& text) {
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool LayerFilter::matches(const QModelIndex& index) const {
    const QString text = index.data(LayerModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool LayerFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex index = sourceModel()->index(row, LayerModel::Name, parent);
    const auto kind = LayerKind(index.data(LayerModel::KindRole).toInt());
    if (kind == LayerKind::SubDistrict && index.data(LayerModel::IdRole).toInt() == 0 &&
        index.data(LayerModel::TotalRole).toLongLong() <= 0)
        return false;
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        if (matches(at))
            return true;
    return false;
}

} // namespace widgets
