// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/preview_model.h"

#include "widgets/mapping_model.h"

namespace widgets {

void PreviewModel::set(std::shared_ptr<const exchange::Preview> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_rows ? 0 : int(m_rows->rows.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_rows ? 0 : int(m_rows->layer.fields.size());
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    if (!m_rows || !index.isValid())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return textOf(*m_rows, std::size_t(index.row()), index.column());
    if (role == Qt::TextAlignmentRole && m_rows->layer.fields[std::size_t(index.column())].type != parcel::Type::Text)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || !m_rows)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return section < columnCount() ? QString::fromStdString(m_rows->layer.fields[std::size_t(section)].name) : QVariant();
}

} // namespace widgets
