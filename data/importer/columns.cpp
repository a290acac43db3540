// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/columns.h"

#include "importer/shapes.h"

#include <ogr_feature.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <initializer_list>

namespace importer {

namespace {

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

/// The first of the names, in this order, that a column has; -1 for none.
int named(const std::vector<std::string>& columns, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const auto at = std::ranges::find(columns, lower(name));
        if (at != columns.end()) return int(at - columns.begin());
    }
    return -1;
}

double numberIn(const OGRFeature& feature, int field) {
    if (!feature.IsFieldSetAndNotNull(field)) return NAN;
    const OGRFieldType type = feature.GetFieldDefnRef(field)->GetType();
    if (type == OFTInteger || type == OFTInteger64 || type == OFTReal) return feature.GetFieldAsDouble(field);
    const std::string text = feature.GetFieldAsString(field);
    std::size_t first = text.find_first_not_of(" \t'\""), last = text.find_last_not_of(" \t'\"");
    if (first == std::string::npos) return NAN;
    const std::string trimmed = text.substr(first, last - first + 1);
    char* end = nullptr;
    const double number = std::strtod(trimmed.c_str(), &end);
    return *end == '\0' ? number : NAN;
}

} // namespace

Columns Columns::find(const OGRFeatureDefn& fields, const std::string& x, const std::string& y, const Recode& recode) {
    std::vector<std::string> names;
    for (int i = 0; i < fields.GetFieldCount(); ++i) names.push_back(lower(recode(fields.GetFieldDefn(i)->GetNameRef())));
    Columns found;
    if (!x.empty() || !y.empty()) {
        found.m_x = named(names, {x.c_str()});
        found.m_y = named(names, {y.c_str()});
        return found;
    }
    found.m_x = named(names, {"lon", "lng", "long", "longitude", "经度", "x", "point_x", "coord_x", "x坐标", "easting", "东坐标", "横坐标"});
    found.m_y = named(names, {"lat", "latitude", "纬度", "y", "point_y", "coord_y", "y坐标", "northing", "北坐标", "纵坐标"});
    if (found.m_x < 0 || found.m_y < 0) found.m_wkt = named(names, {"wkt", "geometry", "geom", "the_geom"});
    return found;
}

parcel::Shape Columns::shapeIn(const OGRFeature& feature) const {
    if (m_wkt >= 0) {
        OGRGeometry* made = nullptr;
        const std::string text = feature.GetFieldAsString(m_wkt);
        const bool good = OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &made) == OGRERR_NONE;
        const std::unique_ptr<OGRGeometry> geometry(made);
        return good ? shapeOf(geometry.get()) : parcel::Shape{};
    }
    const double x = numberIn(feature, m_x), y = numberIn(feature, m_y);
    if (std::isnan(x) || std::isnan(y)) return {};
    return {parcel::Form::Point, {{{{x, y}}}}, 1};
}

} // namespace importer
