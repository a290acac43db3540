// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/finder.h"
#include "store/reader.h"

/// What is searched, from a city's rows. Internal to `store`.
namespace store::reader {

/// Every place with a name or a code.
city::Result<search::GazetteerPtr> gazetteer(Database& db, const city::Catalogue& catalogue);

/// Every component.
city::Result<search::ComponentTextsPtr> componentTexts(Database& db, const Progress& progress);
/// Those of `keys` that still exist.
city::Result<search::ComponentTextsPtr> componentTexts(Database& db,
                                                       const std::vector<city::ComponentKey>& keys);

/// The lines or rings of a place; of a road all its pieces. Empty for what has none.
city::Result<std::vector<city::Path>> outlineOf(Database& db, const search::Hit& hit);

} // namespace store::reader
