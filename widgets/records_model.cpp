// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/records_model.h"

#include "widgets/texts.h"

#include <algorithm>

namespace widgets {

void RecordsModel::set(const city::RecordTable* table, store::RecordDesk::ListingPtr listing) {
    beginResetModel();
    m_table = table;
    m_listing = std::move(listing);
    endResetModel();
}

const store::RecordLine* RecordsModel::line(int row) const {
    return m_listing && row >= 0 && row < int(m_listing->lines.size()) ? &m_listing->lines[std::size_t(row)] : nullptr;
}

int RecordsModel::rowOf(std::int64_t record) const {
    if (!m_listing)
        return -1;
    const auto found = std::ranges::find(m_listing->lines, record, &store::RecordLine::row);
    return found == m_listing->lines.end() ? -1 : int(found - m_listing->lines.begin());
}

int RecordsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_listing ? 0 : int(m_listing->lines.size());
}

int RecordsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_table ? 0 : int(m_table->fields.size());
}

QVariant RecordsModel::data(const QModelIndex& index, int role) const {
    const store::RecordLine* at = line(index.row());
    if (!at || !m_table)
        return {};
    const auto kind = m_table->fields[std::size_t(index.column())].kind;
    const QString& text = at->cells[index.column()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text;
    case Qt::UserRole: // to sort by
        return kind == city::RecordField::Kind::Number ? QVariant(text.section(QLatin1Char(' '), 0, 0).toDouble()) : QVariant(text);
    case Qt::TextAlignmentRole:
        return kind == city::RecordField::Kind::Number ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default: return {};
    }
}

QVariant RecordsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_table || section >= int(m_table->fields.size()))
        return {};
    const city::RecordField& field = m_table->fields[std::size_t(section)];
    return inChinese() ? field.name : field.nameEn;
}

} // namespace widgets
