// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parcel/parcel.h"

#include <functional>

class OGRFeature;
class OGRFeatureDefn;

namespace importer {

/// Coordinates in the columns of a table without shapes: two columns with numbers, or one with WKT.
class Columns {
public:
    using Recode = std::function<std::string(const char*)>;

    /// By name, where they are given; else by the names that surveys give them, Chinese ones too.
    static Columns find(const OGRFeatureDefn& fields, const std::string& x, const std::string& y, const Recode& recode);
    bool isFound() const { return m_wkt >= 0 || (m_x >= 0 && m_y >= 0); }
    /// No shape where a coordinate is missing or no number.
    parcel::Shape shapeIn(const OGRFeature& feature) const;

private:
    int m_x = -1, m_y = -1, m_wkt = -1;
};

} // namespace importer
