// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importing.h"

#include <QAbstractTableModel>

namespace widgets {

/// The first rows of a foreign file, as they stand in it.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit PreviewModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void set(std::shared_ptr<const exchange::Preview> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const exchange::Preview> m_rows;
};

} // namespace widgets
