// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/details.h"
#include "store/reader.h"

/// The details of components, from a city's rows. Internal to `store`.
namespace store::reader {

/// Of every row of `texts` that is still in the city.
city::Result<query::DetailsPtr> details(Database& db, const search::ComponentTextsPtr& texts, const Progress& progress);
/// The same by looking up each row: for few of them.
city::Result<query::DetailsPtr> detailsOfFew(Database& db, const search::ComponentTextsPtr& texts);

} // namespace store::reader
