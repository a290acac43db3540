// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/batch.h"
#include "store/undo.h"

/// The files of batches, and taking them back. Internal to `store`.
namespace store::batches {

QString folderOf(const QString& city); ///< `NAME.files/batches`

/// Says that this process works on a batch; -1 when another one does, or when the folder cannot be written.
int lock(const QString& folder, const QString& id);
void unlock(const QString& folder, const QString& id, int lock);

/// Puts a finished file on the disk and gives it its name.
bool publish(const QString& from, const QString& to);

/// Applies the rest of a staged file, or takes the batch back; the file goes unless neither could be done.
city::Result<void> finish(const QString& city, const QString& file, const Progress& progress);

/// Takes back what a batch made of rows that are still as it left them, newest first, in slices under `note`.
city::Result<Reverted> takeBack(Database& city, const QString& batch, const ChangeNote& note,
                                const Progress& progress);

/// `revert` for a user who was admitted; the step is noted as `origin` says.
city::Result<Reverted> revertAs(const QString& city, const QString& batch, ChangeNote note,
                                const Progress& progress, const undo::Origin& origin);

} // namespace store::batches
