// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"

#include <QStringList>

/// What makes a file of SQLite a city: migrations, triggers, indexes, layers. Internal to `store`.
namespace store::schema {

/// The numbers NNN of resources/schema/NNN_*.sql, ascending.
std::vector<int> versions();

/// Runs the schema files after version `from`, up to `to`, in the caller's transaction and sets user_version.
/// A statement that answers must answer 1, as SpatiaLite's functions do when they succeed.
city::Result<void> migrate(Database& db, int from, int to, int srid);

/// Tables whose every change is journalled (journalled.json).
city::Result<QStringList> journalledTables();

/// The columns of a table, in order.
city::Result<QStringList> columns(Database& db, const QString& table);

/// Makes the journal's triggers anew, from each journalled table's columns and unique indexes. Plain SQL: any
/// program that can open the file can change it.
city::Result<void> makeJournal(Database& db);

/// Makes one registered spatial view for each sub-district and shape, `sub_district_CODE_points`, `..._lines`
/// and `..._polygons`, anew. `measureLayers` measures them.
city::Result<void> makeLayers(Database& db);

/// Gives every geometry column an R*Tree and takes out what slows loading down (indexes, SpatiaLite's triggers),
/// noting it in `bulk_pending`. For tables without rows.
city::Result<void> suspendIndexes(Database& db);
/// Puts all of it back and fills the R*Trees.
city::Result<void> restoreIndexes(Database& db, const Progress& progress);

} // namespace store::schema
