// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "exchange/importing.h"

#include <QAbstractTableModel>

namespace widgets {

/// The text of a value in a foreign file's row.
QString textOf(const exchange::Preview& rows, std::size_t row, int column);

/// The fields of a record and where each comes from, a row a field: a column of the file, or one value for all rows. What is
/// edited is told, and shown when the mapping that results from it is set.
class MappingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, FromColumn, FixedValue, Sample, columns };
    explicit MappingModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void set(city::CataloguePtr city, std::shared_ptr<const exchange::Preview> rows, const exchange::Mapping& mapping);
    void retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(columns); }
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void sourceChosen(const QString& field, const exchange::Mapping::Source& source);

private:
    const exchange::TargetField& fieldAt(int row) const;
    exchange::Mapping::Source sourceAt(int row) const;
    QStringList choicesAt(const QModelIndex& index) const;
    QString sampleAt(int row) const;

    city::CataloguePtr m_city;
    std::shared_ptr<const exchange::Preview> m_rows;
    exchange::Mapping m_mapping;
    const exchange::Target* m_target = nullptr;
};

} // namespace widgets
