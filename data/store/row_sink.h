// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/class_list.h"
#include "store/database.h"

#include <functional>
#include <map>
#include <span>
#include <variant>
#include <vector>

namespace store {

/// One value of a row. Text is UTF-8.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string, QByteArray>;

/// Inserts rows into tables of a city (or of a batch, see batch.h), in the caller's transaction.
class RowSink {
public:
    explicit RowSink(Database& db) : m_db(db) {}

    /// `columns` names the table's columns, comma-separated; a literal of the caller's, the same for each row of a
    /// table. Faults as SQLite's.
    city::Result<void> add(const char* table, const char* columns, std::span<const Cell> cells);

private:
    Database& m_db;
    std::map<std::pair<const char*, const char*>, Statement> m_statements;
};

/// Profiles, major classes, service lines and classes with their codes; each class's uid from `uidOf` its place.
city::Result<void> writeClassList(Database& db, const city::ClassList& list,
                                  const std::function<QByteArray(std::size_t)>& uidOf);

} // namespace store
