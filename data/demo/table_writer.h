// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <optional>
#include <string>

namespace demo {

/// Inserts rows into one table. After a failure the rest is ignored: ask `result` at the end.
class TableWriter {
public:
    TableWriter(store::Database& city, const std::string& table, const std::string& columns) {
        std::string marks = "?1";
        int count = 1;
        for (char c : columns) {
            if (c == ',')
                marks += ", ?" + std::to_string(++count);
        }
        auto made = city.prepare("INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")");
        if (made)
            m_statement = std::move(*made);
        else
            m_fault = made.error();
    }

    /// An empty optional is NULL.
    template <typename... Values>
    void add(const Values&... values) {
        if (m_fault)
            return;
        int column = 0;
        (bind(++column, values), ...);
        if (auto done = m_statement->run(); !done)
            m_fault = done.error();
    }

    bool isFine() const { return !m_fault; }
    city::Result<void> result() const {
        if (m_fault)
            return tl::unexpected(*m_fault);
        return {};
    }

private:
    template <typename Value>
    void bind(int column, const Value& value) {
        m_statement->bind(column, value);
    }
    void bind(int column, const std::string& value) { m_statement->bind(column, std::string_view(value)); }
    void bind(int column, const char* value) { m_statement->bind(column, std::string_view(value)); }
    template <typename Value>
    void bind(int column, const std::optional<Value>& value) {
        if (value)
            bind(column, *value);
        else
            m_statement->bindNull(column);
    }

    std::optional<store::Statement> m_statement;
    std::optional<city::Fault> m_fault;
};

/// 0 or less as NULL, as for dates and counts that are absent.
inline std::optional<int> unlessAbsent(int value) { return value > 0 ? std::optional<int>(value) : std::nullopt; }

} // namespace demo
