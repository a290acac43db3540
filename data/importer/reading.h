// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importer/pipe.h"
#include "importer/source.h"

namespace importer {

/// Sends a table of the file: what it is like, its rows, the end; a fault where it breaks.
parcel::Message readFile(const Orders& orders, Pipe& pipe);
/// Sends what every table of the file is like.
parcel::Message listFile(const Orders& orders, Pipe& pipe);

} // namespace importer
