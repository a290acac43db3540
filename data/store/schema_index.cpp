// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"
#include "store/spatial_index.h"

#include <QCoreApplication>

namespace store::schema {

namespace {

QString quoted(const QString& name) {
    return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

/// The first column of every row.
city::Result<QStringList> texts(Database& db, std::string_view sql) {
    auto query = db.prepare(sql);
    if (!query) return tl::unexpected(query.error());
    QStringList found;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return found;
        found += query->text(0);
    }
}

city::Result<void> executeAll(Database& db, const QStringList& statements) {
    for (const QString& sql : statements)
        if (auto done = db.execute(sql.toStdString()); !done) return done;
    return {};
}

struct LayerKind {
    const char* table;
    const char* suffix;
};
constexpr LayerKind layerKinds[] = {
    {"component_point", "points"}, {"component_line", "lines"}, {"component_polygon", "polygons"}};

city::Result<void> makeLayer(Database& db, const LayerKind& kind, std::int64_t subDistrict, const QString& code) {
    const QString table = QLatin1String(kind.table);
    const QString view = QStringLiteral("sub_district_%1_%2").arg(code, QLatin1String(kind.suffix)).toLower();
    const auto names = columns(db, table);
    if (!names) return tl::unexpected(names.error());
    QStringList selected;
    for (const QString& name : *names) selected += quoted(name);
    const QString sql = QStringLiteral("CREATE VIEW %1 AS SELECT %2 FROM %3 WHERE sub_district_id = %4")
                            .arg(quoted(view), selected.join(QStringLiteral(", ")), table)
                            .arg(subDistrict);
    if (auto made = db.execute(sql.toStdString()); !made) return made;
    auto record = db.prepare("INSERT INTO views_geometry_columns (view_name, view_geometry, view_rowid, f_table_name, "
                             "f_geometry_column, read_only) VALUES (?1, 'geom', 'id', ?2, 'geom', 1)");
    if (!record) return tl::unexpected(record.error());
    record->bind(1, view).bind(2, table);
    return record->run();
}

} // namespace

city::Result<void> makeLayers(Database& db) {
    const auto old = texts(db, "SELECT name FROM sqlite_master WHERE type = 'view' AND name GLOB 'sub_district_*'");
    if (!old) return tl::unexpected(old.error());
    for (const QString& view : *old)
        if (auto gone = db.execute(("DROP VIEW " + quoted(view)).toStdString()); !gone) return gone;
    if (auto gone = db.execute("DELETE FROM views_geometry_columns WHERE view_name GLOB 'sub_district_*'"); !gone)
        return gone;
    auto query = db.prepare("SELECT id, code FROM sub_district ORDER BY sort, id");
    if (!query) return tl::unexpected(query.error());
    std::vector<std::pair<std::int64_t, QString>> all;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) break;
        all.emplace_back(query->integer(0), query->text(1));
    }
    query->reset();
    for (const auto& [id, code] : all)
        for (const LayerKind& kind : layerKinds)
            if (auto made = makeLayer(db, kind, id, code); !made) return made;
    return {};
}

city::Result<void> suspendIndexes(Database& db) {
    const auto spatial = texts(db, "SELECT 'SELECT CreateSpatialIndex(''' || f_table_name || ''', ''' || "
                                   "f_geometry_column || ''')' FROM geometry_columns WHERE spatial_index_enabled = 0");
    if (!spatial) return tl::unexpected(spatial.error());
    if (auto made = db.execute("CREATE TABLE bulk_pending (tbl TEXT, name TEXT, type TEXT, sql TEXT);"
                               "INSERT INTO bulk_pending (tbl) SELECT f_table_name FROM geometry_columns "
                               "WHERE spatial_index_enabled = 0");
        !made)
        return made;
    for (const QString& sql : *spatial) {
        const auto made = db.number(sql.toStdString());
        if (!made) return tl::unexpected(made.error());
        if (*made != 1) {
            city::Fault fault = db.fault();
            fault.detail = sql;
            return tl::unexpected(std::move(fault));
        }
    }
    if (auto noted = db.execute("INSERT INTO bulk_pending SELECT tbl_name, name, type, sql FROM sqlite_master WHERE "
                                "type IN ('index', 'trigger') AND sql IS NOT NULL AND "
                                "tbl_name IN (SELECT tbl FROM bulk_pending)");
        !noted)
        return noted;
    const auto drops = texts(db, "SELECT 'DROP ' || type || ' \"' || name || '\"' FROM bulk_pending WHERE sql IS NOT NULL");
    if (!drops) return tl::unexpected(drops.error());
    return executeAll(db, *drops);
}

city::Result<void> restoreIndexes(Database& db, const Progress& progress) {
    const auto tables = texts(db, "SELECT tbl FROM bulk_pending WHERE sql IS NULL");
    if (!tables) return tl::unexpected(tables.error());
    const auto pending = texts(db, "SELECT sql FROM bulk_pending WHERE sql IS NOT NULL ORDER BY type");
    if (!pending) return tl::unexpected(pending.error());
    const double count = double(pending->size() + tables->size());
    double done = 0;
    const auto goOn = [&] {
        return !progress || progress(done++ / count, QCoreApplication::translate("store", "Building the indexes"));
    };
    const auto cancelled = [] {
        return city::fail(city::FaultKind::Cancelled,
                          QCoreApplication::translate("store", "The work was cancelled."));
    };
    for (const QString& table : *tables) {
        if (!goOn()) return cancelled();
        if (auto filled = fillSpatialIndex(db, table); !filled) return filled;
    }
    for (const QString& sql : *pending) {
        if (!goOn()) return cancelled();
        if (auto made = db.execute(sql.toStdString()); !made) return made;
    }
    return db.execute("DROP TABLE bulk_pending");
}

} // namespace store::schema
