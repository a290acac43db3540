// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"

namespace store {

/// What a copy holds.
struct CopyReport {
    std::int64_t change = 0;     ///< journal.seq of the copy
    std::int64_t bytes = 0;      ///< of the city file and its companions
    std::int64_t companions = 0; ///< files in `NAME.files`, without its cache
};

/// Copies a city in use, as it is at one commit, to `target`: the city file by SQLite's backup API, its companions
/// (all but `cache/`) by SHA-256, and `target.manifest.json`, which names every file with its hash and size. The
/// copy is checked (SQLite's integrity check, every hash read back) and put on the disk before it gets its name:
/// under `target` there is a complete copy or none, whatever interrupts the work. An existing target is replaced
/// only with `overwrite`, and only when no program has it open; a replacement that was killed half way leaves no city
/// under the name, and the next call for the same target finishes it first.
city::Result<CopyReport> backUp(const QString& city, const QString& target, bool overwrite, const Progress& progress = {});

/// The way back: checks `backup` against its manifest, then copies it to `target` in the same manner.
city::Result<CopyReport> restore(const QString& backup, const QString& target, bool overwrite, const Progress& progress = {});

} // namespace store
