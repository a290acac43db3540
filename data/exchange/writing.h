// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

/// What is said of files that cannot be written.
namespace exchange {

/// Io: no room, or no right.
tl::unexpected<city::Fault> unwritable(const QString& file, const QString& detail = {});
/// Invalid: it exists, and nobody said that it may be replaced.
tl::unexpected<city::Fault> taken(const QString& file);

} // namespace exchange
