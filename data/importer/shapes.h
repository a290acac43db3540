// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parcel/parcel.h"

#include <memory>

class OGRGeometry;

namespace importer {

/// Curves become lines, a collection of one shape that shape; heights and measures are left out.
parcel::Shape shapeOf(const OGRGeometry* geometry);
/// Null for no shape.
std::unique_ptr<OGRGeometry> geometryOf(const parcel::Shape& shape);

} // namespace importer
