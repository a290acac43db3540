// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importer/orders.h"
#include "parcel/parcel.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <tl/expected.hpp>

#include <memory>

namespace importer {

using Trouble = parcel::Fault;

/// GDAL's last words behind a kind of trouble.
tl::unexpected<Trouble> trouble(parcel::Trouble kind, const std::string& detail = {});

/// A file that was opened for reading: archives are looked into, only formats that hold maps or tables are tried.
struct Source {
    std::unique_ptr<GDALDataset> dataset;
    std::string encoding; ///< to read texts with, for formats whose reader hands over raw bytes; empty otherwise
    std::string told;     ///< the encoding that was found out or ordered, for the user

    static tl::expected<Source, Trouble> open(const Orders& orders);
};

/// The number of a CRS, else its name; empty without one.
std::string nameOf(const OGRSpatialReference* crs);
/// `EPSG:n` (or anything else that GDAL understands) with x to the east.
tl::expected<OGRSpatialReference, Trouble> crsOf(const std::string& name);

} // namespace importer
