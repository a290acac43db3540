// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/rows.h"
#include "store/reader.h"

namespace store {

/// One city's rows for queries: the columns that are searched, shared with the Finder that holds them, and the details
/// that queries ask for besides. For one thread at a time, never the GUI thread; the Rows may go anywhere.
class RowKeeper {
public:
    explicit RowKeeper(QString path) : m_path(std::move(path)) {}

    /// What is searched now, and the city's names. Details that were read stay, those of changed rows are read anew.
    city::Result<void> take(const search::Finder& finder, city::CataloguePtr catalogue, const Progress& progress = {});
    /// Reads the details, once (a second for a million rows).
    city::Result<void> loadDetails(const Progress& progress = {});
    /// Null until the finder had components.
    const query::RowsPtr& rows() const { return m_rows; }

private:
    city::Result<void> make(bool withDetails, const Progress& progress);

    QString m_path;
    std::optional<Reader> m_reader; ///< once details are wanted
    search::Finder m_finder;
    city::CataloguePtr m_catalogue;
    query::DetailsPtr m_details; ///< of the finder's base
    query::RowsPtr m_rows;
};

} // namespace store
