// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/record.h"
#include "store/record_desk.h"

#include <QAbstractTableModel>

namespace widgets {

/// The records of one table, a row each, a column a field.
class RecordsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// The table outlives it; null shows nothing.
    void set(const city::RecordTable* table, store::RecordDesk::ListingPtr listing);
    const store::RecordLine* line(int row) const;
    int rowOf(std::int64_t record) const; ///< -1 for none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const city::RecordTable* m_table = nullptr;
    store::RecordDesk::ListingPtr m_listing;
};

} // namespace widgets
