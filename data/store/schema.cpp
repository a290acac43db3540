// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

#include "city/resources.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sqlite3.h>

namespace store::schema {

namespace {

city::Fault missingResource(const QString& path) {
    return {city::FaultKind::Io,
            QCoreApplication::translate("store", "A file of the program is missing. Install the program again."),
            path};
}

/// `NNN_name.sql` by number.
QMap<int, QString> files() {
    QMap<int, QString> found;
    const QDir folder(city::resourcePath(QStringLiteral("schema")));
    for (const QString& name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files)) {
        bool isNumber = false;
        const int version = name.section(QLatin1Char('_'), 0, 0).toInt(&isNumber);
        if (isNumber && version > 0) found.insert(version, folder.absoluteFilePath(name));
    }
    return found;
}

/// Runs a script statement by statement; one that answers must answer 1.
city::Result<void> runScript(Database& db, const QByteArray& sql) {
    const char* at = sql.constData();
    const char* const end = at + sql.size();
    while (at < end) {
        sqlite3_stmt* handle = nullptr;
        const char* rest = nullptr;
        if (sqlite3_prepare_v2(db.handle(), at, int(end - at), &handle, &rest) != SQLITE_OK)
            return tl::unexpected(db.fault());
        const std::string_view text(at, std::size_t(rest - at));
        at = rest;
        if (!handle) continue;
        const int code = sqlite3_step(handle);
        const bool refused = code == SQLITE_ROW && sqlite3_column_int(handle, 0) != 1;
        if (code != SQLITE_ROW && code != SQLITE_DONE) {
            city::Fault fault = db.fault();
            sqlite3_finalize(handle);
            return tl::unexpected(std::move(fault));
        }
        sqlite3_finalize(handle);
        if (refused) {
            city::Fault fault = db.fault();
            fault.detail = QStringLiteral("refused: ") + QString::fromUtf8(text.data(), qsizetype(text.size()));
            return tl::unexpected(std::move(fault));
        }
    }
    return {};
}

} // namespace

std::vector<int> versions() {
    const QList<int> numbers = files().keys();
    return {numbers.begin(), numbers.end()};
}

city::Result<void> migrate(Database& db, int from, int to, int srid) {
    const QMap<int, QString> all = files();
    if (all.isEmpty()) return tl::unexpected(missingResource(city::resourcePath(QStringLiteral("schema"))));
    for (auto it = all.upperBound(from); it != all.end() && it.key() <= to; ++it) {
        QFile file(it.value());
        if (!file.open(QIODevice::ReadOnly)) return tl::unexpected(missingResource(it.value()));
        QByteArray sql = file.readAll();
        sql.replace(":srid", QByteArray::number(srid));
        if (auto ran = runScript(db, sql); !ran) return ran;
    }
    return db.execute("PRAGMA user_version = " + std::to_string(to));
}

city::Result<QStringList> journalledTables() {
    const QString path = city::resourcePath(QStringLiteral("schema/journalled.json"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return tl::unexpected(missingResource(path));
    QStringList tables;
    for (const QJsonValue& name :
         QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("tables")).toArray())
        tables += name.toString();
    if (tables.isEmpty()) return tl::unexpected(missingResource(path));
    return tables;
}

city::Result<QStringList> columns(Database& db, const QString& table) {
    auto query = db.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, table);
    QStringList names;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) break;
        names += query->text(0);
    }
    return names;
}

} // namespace store::schema
