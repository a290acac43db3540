// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace store {

/// What staged rows of a table refer to, by their foreign keys: each different value is looked up once, and
/// again only after somebody else committed, where SQLite would look up six values a row. Internal to
/// `store`.
class References {
public:
    /// Of `staged.TABLE`, whose columns are given comma-separated; nothing where this cannot stand for
    /// SQLite's own check: a key of several columns, a table that refers to itself, very many different
    /// values.
    static city::Result<std::optional<References>> of(Database& city, const std::string& table,
                                                      const std::string& columns);

    /// Inside a transaction that writes: all that is referred to is there. A fault of kind Invalid otherwise.
    city::Result<void> hold();

private:
    struct Key {
        Statement query; ///< whether a value is there
        std::vector<std::int64_t> values;
    };
    explicit References(Statement version) : m_version(std::move(version)) {}

    Statement m_version;
    std::int64_t m_seen = -1; ///< of the commits of others, when last looked up
    std::vector<Key> m_keys;
};

/// Leaves foreign keys to References while it lives. Outside transactions.
class KeysAtRest {
public:
    explicit KeysAtRest(Database& city) : m_city(city) { (void)m_city.execute("PRAGMA foreign_keys = OFF"); }
    ~KeysAtRest() { (void)m_city.execute("PRAGMA foreign_keys = ON"); }
    KeysAtRest(const KeysAtRest&) = delete;
    KeysAtRest& operator=(const KeysAtRest&) = delete;

private:
    Database& m_city;
};

} // namespace store
