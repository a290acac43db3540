// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/selection.h"
#include "query/listing.h"
#include "widgets/look.h"

#include <QAbstractTableModel>

namespace widgets {

/// The rows of a listing as a table: one column a field. A cell is read from the city's columns when it is looked at,
/// and kept nowhere; rows that are not sorted yet are empty until they are. Marks the rows of a selection.
class TableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit TableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setLook(const Look& look);
    void setListing(query::ListingPtr listing); ///< null = nothing to show
    const query::ListingPtr& listing() const { return m_listing; }
    void setSelection(const city::Selection& selection);
    void retranslate();

    /// The component of a row; nothing for a row that is not sorted yet.
    std::optional<city::ComponentKey> keyAt(int row) const;
    static query::Field fieldAt(int column) { return query::fields()[std::size_t(column)].field; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Look m_look;
    query::ListingPtr m_listing;
    city::Selection m_selection;
};

/// Rows of a listing as spreadsheets take them from the clipboard: headings and cells with tabs between, a line a row. No
/// cell of them is run as a formula. Those of `selection` in the listing's order.
QString tableText(const query::Listing& listing, const city::Selection& selection, const std::vector<query::Field>& columns);

} // namespace widgets
