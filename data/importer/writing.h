// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importer/pipe.h"
#include "importer/source.h"

namespace importer {

/// Writes the tables that come through the pipe into a new file.
parcel::Message writeFile(const Orders& orders, Pipe& pipe);

} // namespace importer
