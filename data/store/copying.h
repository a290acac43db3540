// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"

/// The parts of backing up. Internal to `store`.
namespace store::copying {

/// Tells how far one file is; false to cancel.
using Step = std::function<bool(std::int64_t done, std::int64_t all)>;

city::Fault cancelled();

/// A consistent copy of a SQLite file, as of one commit, on the disk when it returns. Others may be writing it,
/// unless `frozen`: then the file's folder may be read-only, and gets no side files.
city::Result<void> copyDatabase(const QString& from, const QString& to, bool frozen, const Step& step);
/// SQLite's own check of every page and index of a file that nobody writes.
city::Result<void> checkDatabase(const QString& path, const Step& step);

/// A copy of any other file, on the disk when it returns.
city::Result<void> copyFile(const QString& from, const QString& to, const Step& step);
/// SHA-256 in hexadecimal.
city::Result<QString> hashOf(const QString& path, const Step& step);

bool isDatabase(const QString& path); ///< by SQLite's mark
/// Puts a file, or a folder's names, on the disk.
bool syncPath(const QString& path);
/// The same for a folder, where the file system can.
void syncFolder(const QString& folder);

} // namespace store::copying
