// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/spatial_growth.h"

#include <memory>

namespace store {

/// What the triggers of a bulk call, on one connection while this lives; see BulkTriggers. Internal to
/// `store`.
///   bulk_json(name, value, ...)  the text of json_object, with blobs in hexadecimal and real numbers as
///                                `quote` writes them: what the journal's triggers say in SQL for each column
///   bulk_difference(name, value, ..., path, ...)
///                                the text of json_remove over such an object, where each path names the
///                                column of its position, or `$.none_` for one that stays
///   bulk_place(table, id, geom)  a new row for the R*Tree of the table of this position; SQL's null
class BulkFunctions {
public:
    static city::Result<std::unique_ptr<BulkFunctions>> on(Database& city);
    ~BulkFunctions();
    BulkFunctions(const BulkFunctions&) = delete;
    BulkFunctions& operator=(const BulkFunctions&) = delete;

    /// The SQL of a trigger of the journal that has its JSON made here; unchanged where it is written in
    /// another way.
    static std::string quickened(const std::string& trigger);
    /// Takes the R*Tree of a table; the number by which `bulk_place` knows it.
    city::Result<std::size_t> addTree(const std::string& table);
    /// Puts the rows that were placed into their trees, inside the transaction that inserted them.
    city::Result<void> settle();

    // For SQLite.
    std::string& text() { return m_text; }
    city::Result<void> addReal(double value);
    bool place(std::size_t tree, std::int64_t id, const unsigned char* geometry, std::size_t length);

private:
    explicit BulkFunctions(Database& city) : m_city(city) {}

    Database& m_city;
    std::vector<Statement> m_real; ///< one: a real number as JSON
    std::vector<SpatialGrowth> m_trees;
    std::string m_text; ///< being made; its memory is used again
};

} // namespace store
