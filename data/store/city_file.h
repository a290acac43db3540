// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "store/database.h"

#include <functional>

namespace store {

/// Told of long work: a share from 0 to 1 and what is being done; returns false to cancel.
using Progress = std::function<bool(double share, const QString& what)>;

/// A city: `NAME.sqlite` and its companions in `NAME.files/`. Recognised by SQLite's application_id
/// (0x58484341, "XHCA") and versioned by user_version.
class CityFile {
public:
    static constexpr int applicationId = 0x58484341;
    static int currentVersion(); ///< the newest schema this program knows: the highest NNN in resources/schema

    /// Looks without changing anything, not even by opening for writing: missing, foreign, newer, damaged,
    /// locked, on a network drive. Older versions are fine here.
    static city::Result<int> inspect(const QString& path); ///< the schema version

    /// Opens for reading. Read-only media work, where no `-wal` file is left over. An older version is an Older
    /// fault: `openWriting` migrates it.
    static city::Result<Database> openReading(const QString& path);
    /// Opens for writing, migrating an older version in one transaction (a copy `NAME.sqlite.vN` is kept beside
    /// it; `.vN-2` and so on where that is a copy of another state). A file that cannot be written is a ReadOnly fault.
    static city::Result<Database> openWriting(const QString& path);

    /// Makes a new, empty city of this profile where no file is yet: SpatiaLite's metadata, all migrations, the
    /// `city` row (with a new uid where the profile has none). When `bulk`, nothing is indexed, journalled or
    /// written safely yet: load it, then call `finishBulk`; what was loaded is the journal's starting point.
    /// Until then the file does not open as a city.
    static city::Result<Database> create(const QString& path, const city::Profile& profile, bool bulk = false);
    /// Missing uids, indexes, the 23 (or however many) sub-district layers as registered spatial views, the
    /// journal's triggers, ANALYZE, WAL mode; everything on the disk at the end.
    static city::Result<void> finishBulk(Database& db, const Progress& progress = {});

    static QString companions(const QString& path); ///< `NAME.files`
};

} // namespace store
