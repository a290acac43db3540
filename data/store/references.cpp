// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/references.h"

#include <QCoreApplication>

#include <algorithm>

namespace store {

namespace {

/// Of one key: looking them up takes the write lock's time.
constexpr std::size_t mostValues = 2000;

struct ForeignKey {
    std::string column, table, to;
};

/// Nothing where one is of a kind that References does not know.
city::Result<std::optional<std::vector<ForeignKey>>> keysOf(Database& city, const std::string& table) {
    auto query = city.prepare("SELECT \"from\", \"table\", coalesce(\"to\", 'id'), seq FROM "
                              "pragma_foreign_key_list('" +
                              table + "', 'main')");
    if (!query)
        return tl::unexpected(query.error());
    std::vector<ForeignKey> keys;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return keys;
        if (query->integer(3) > 0 || query->utf8(1) == table)
            return std::nullopt;
        keys.push_back(
            {std::string(query->utf8(0)), std::string(query->utf8(1)), std::string(query->utf8(2))});
    }
}

/// The different values of a staged column; nothing where they are too many, or no numbers.
city::Result<std::optional<std::vector<std::int64_t>>> valuesOf(Database& city, const std::string& table,
                                                                const std::string& column) {
    auto query = city.prepare("SELECT DISTINCT \"" + column + "\", typeof(\"" + column +
                              "\") FROM staged.\"" + table + "\" WHERE \"" + column + "\" IS NOT NULL");
    if (!query)
        return tl::unexpected(query.error());
    std::vector<std::int64_t> values;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return values;
        if (values.size() == mostValues || query->utf8(1) != "integer")
            return std::nullopt;
        values.push_back(query->integer(0));
    }
}

bool isAmong(const std::string& column, const std::string& columns) {
    const std::string all = ", " + columns + ',';
    return all.find(", " + column + ',') != std::string::npos ||
           all.find(',' + column + ',') != std::string::npos;
}

} // namespace

city::Result<std::optional<References>> References::of(Database& city, const std::string& table,
                                                       const std::string& columns) {
    const auto keys = keysOf(city, table);
    if (!keys)
        return tl::unexpected(keys.error());
    auto version = city.prepare("PRAGMA main.data_version");
    if (!version)
        return tl::unexpected(version.error());
    if (!*keys)
        return std::nullopt;
    References references(std::move(*version));
    for (const ForeignKey& key : **keys) {
        if (!isAmong(key.column, columns))
            continue; // its default value is none
        auto values = valuesOf(city, table, key.column);
        if (!values)
            return tl::unexpected(values.error());
        if (!*values)
            return std::nullopt;
        auto query = city.prepare("SELECT 1 FROM main.\"" + key.table + "\" WHERE \"" + key.to + "\" = ?1");
        if (!query)
            return tl::unexpected(query.error());
        references.m_keys.push_back({std::move(*query), std::move(**values)});
    }
    return references;
}

city::Result<void> References::hold() {
    const auto now = m_version.step();
    if (!now)
        return tl::unexpected(now.error());
    const std::int64_t version = m_version.integer(0);
    m_version.reset();
    if (version == m_seen)
        return {};
    for (Key& key : m_keys)
        for (const std::int64_t value : key.values) {
            const auto row = key.query.bind(1, value).step();
            if (!row)
                return tl::unexpected(row.error());
            key.query.reset();
            if (!*row)
                return city::fail(
                    city::FaultKind::Invalid,
                    QCoreApplication::translate(
                        "store", "The record breaks a rule of the city. Correct it and try again."),
                    QStringLiteral("what a row refers to is gone"));
        }
    m_seen = version;
    return {};
}

} // namespace store
