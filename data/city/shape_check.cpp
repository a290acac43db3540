// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/shape_check.h"

#include <QCoreApplication>

#include <boost/geometry/algorithms/correct.hpp>
#include <boost/geometry/algorithms/is_valid.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>

namespace city {

namespace {

namespace bg = boost::geometry;
constexpr std::size_t mostVertices = 100'000;

QString say(const char* text) {
    return QCoreApplication::translate("city", text);
}

std::optional<QString> areaFault(const std::vector<Path>& parts) {
    if (parts.empty())
        return say(QT_TRANSLATE_NOOP("city", "An area needs three corners or more. Draw it."));
    bg::model::polygon<bg::model::d2::point_xy<double>> area;
    area.inners().resize(parts.size() - 1);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].size() < 4 || !(parts[i].front() == parts[i].back()))
            return say(QT_TRANSLATE_NOOP("city", "An area needs three corners or more and a closed edge. Draw it again."));
        auto& ring = i == 0 ? area.outer() : area.inners()[i - 1];
        for (const geo::Point& p : parts[i])
            ring.emplace_back(p.lon, p.lat);
    }
    bg::correct(area);
    bg::validity_failure_type failure = bg::no_failure;
    if (bg::is_valid(area, failure))
        return std::nullopt;
    switch (failure) {
    case bg::failure_interior_rings_outside:
    case bg::failure_nested_interior_rings:
        return say(QT_TRANSLATE_NOOP("city", "A hole lies outside the area or inside another hole. Draw it again."));
    case bg::failure_few_points:
    case bg::failure_wrong_topological_dimension:
        return say(QT_TRANSLATE_NOOP("city", "The corners lie on one line. Draw an area."));
    default: return say(QT_TRANSLATE_NOOP("city", "The edge of the area crosses or touches itself. Draw it again."));
    }
}

} // namespace

std::optional<QString> shapeFault(Shape shape, const std::vector<Path>& parts) {
    std::size_t vertices = 0;
    for (const Path& path : parts) {
        vertices += path.size();
        for (const geo::Point& p : path)
            if (!geo::isValid(p))
                return say(QT_TRANSLATE_NOOP("city", "A coordinate is no place on Earth. Correct it."));
    }
    if (vertices > mostVertices)
        return say(QT_TRANSLATE_NOOP("city", "The shape has too many vertices. Simplify it."));
    const bool isOne = parts.size() == 1;
    if (shape == Shape::Point && (!isOne || parts[0].size() != 1))
        return say(QT_TRANSLATE_NOOP("city", "One place on the map is needed. Set it."));
    if (shape == Shape::Line && (!isOne || parts[0].size() < 2))
        return say(QT_TRANSLATE_NOOP("city", "A line needs two vertices or more. Draw it."));
    return shape == Shape::Polygon ? areaFault(parts) : std::nullopt;
}

} // namespace city
