// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <cstdint>

/// Where a city lies. Internal to `store`.
namespace store::place {

/// What statfs(2) calls the file systems whose shared memory or locks do not reach other machines' programs.
bool isNetworkFileSystem(std::uint64_t magic);
/// The same for file systems in user space, by their name in /proc/self/mountinfo (e.g. `fuse.sshfs`).
bool isNetworkFileSystem(const QString& name);

/// An Unsuitable fault for a path on a network drive, a path of a file or of one to come.
city::Result<void> checkLocal(const QString& path);

/// What the effective user may do, root's own freedom included.
bool isWritable(const QString& path);
bool isReadable(const QString& path);

/// Bytes free for an ordinary user where `path` lies; -1 when the system does not say.
std::int64_t freeBytes(const QString& path);

} // namespace store::place
