// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QByteArray>
#include <QString>
#include <concepts>
#include <cstdint>
#include <memory>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// The only SQL: SpatiaLite files, journal, packages, users.
namespace store {

/// A prepared statement. Columns and parameters count from 0 and 1, as in SQLite's C API.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    Statement& bind(int parameter, std::int64_t value);
    template <std::integral T>
    Statement& bind(int parameter, T value) {
        return bind(parameter, std::int64_t(value));
    }
    Statement& bind(int parameter, double value);
    Statement& bind(int parameter, const QString& text);
    Statement& bind(int parameter, std::string_view utf8);
    Statement& bind(int parameter, const QByteArray& blob);
    Statement& bindBlob(int parameter, const void* bytes, std::size_t length); ///< copied
    Statement& bindNull(int parameter);

    /// True when a row is there, false at the end.
    city::Result<bool> step();
    /// For statements without rows: runs to the end and resets, ready for the next binding.
    city::Result<void> run();
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    std::string_view utf8(int column) const;  ///< valid until the next step
    std::pair<const unsigned char*, int> blob(int column) const; ///< valid until the next step
    bool isNull(int column) const;
    int columns() const;
    sqlite3_stmt* handle() const { return m_statement; }

private:
    friend class Database;
    Statement(sqlite3* db, sqlite3_stmt* statement) : m_db(db), m_statement(statement) {}
    Statement& bound(int code);
    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_statement = nullptr;
    int m_bindFault = 0; ///< SQLite's code of a binding that failed; reported by the next step
};

/// One SQLite connection with SpatiaLite initialised. For one thread at a time.
class Database {
public:
    enum class Access {
        ReadOnly,
        ReadWrite,
        Create,   ///< read and write, made when absent
        Frozen,   ///< read without locks or side files: only for a file that nobody writes
        Watching, ///< read beside writers without writing even the shared index of the log (`-shm`)
    };

    /// Opens without judging what is inside (see CityFile for that). Sets a busy timeout of 5 s.
    static city::Result<Database> open(const QString& path, Access access);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    city::Result<Statement> prepare(std::string_view sql);
    /// Runs one or more statements without parameters.
    city::Result<void> execute(std::string_view sql);
    /// The first column of the first row as a number; an error when there is none.
    city::Result<std::int64_t> number(std::string_view sql);

    sqlite3* handle() const { return m_db; }
    std::int64_t lastRow() const;
    QString path() const { return m_path; }
    /// The last error of this connection as a Fault with the sentence that fits its SQLite code.
    city::Fault fault(const QString& sentence = {}) const;

private:
    Database() = default;
    sqlite3* m_db = nullptr;
    void* m_spatial = nullptr;
    QString m_path;
};

} // namespace store
