// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/shapes.h"

#include <ogr_geometry.h>

namespace importer {

namespace {

using parcel::Form;
using parcel::Ring;
using parcel::Shape;

std::uint64_t verticesOf(const OGRGeometry* geometry) {
    switch (wkbFlatten(geometry->getGeometryType())) {
    case wkbPoint: return 1;
    case wkbLineString: return std::uint64_t(geometry->toLineString()->getNumPoints());
    case wkbPolygon: {
        std::uint64_t sum = 0;
        for (const auto* ring : geometry->toPolygon()) sum += std::uint64_t(ring->getNumPoints());
        return sum;
    }
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon: {
        std::uint64_t sum = 0;
        for (const auto* part : geometry->toGeometryCollection()) sum += verticesOf(part);
        return sum;
    }
    default: return 0;
    }
}

Ring ringOf(const OGRSimpleCurve& line) {
    Ring ring(std::size_t(line.getNumPoints()));
    for (int i = 0; i < line.getNumPoints(); ++i) ring[std::size_t(i)] = {line.getX(i), line.getY(i)};
    return ring;
}

/// False for an empty one.
bool addPart(Shape& shape, const OGRGeometry* simple) {
    if (simple->IsEmpty()) return false;
    auto& part = shape.parts.emplace_back();
    switch (wkbFlatten(simple->getGeometryType())) {
    case wkbPoint: part.push_back({{simple->toPoint()->getX(), simple->toPoint()->getY()}}); return true;
    case wkbLineString: part.push_back(ringOf(*simple->toLineString())); return true;
    default:
        for (const auto* ring : simple->toPolygon())
            if (ring->getNumPoints() > 0) part.push_back(ringOf(*ring));
        return true;
    }
}

Form formOf(OGRwkbGeometryType type) {
    switch (type) {
    case wkbPoint: return Form::Point;
    case wkbLineString: return Form::Line;
    case wkbPolygon: return Form::Polygon;
    case wkbMultiPoint: return Form::MultiPoint;
    case wkbMultiLineString: return Form::MultiLine;
    case wkbMultiPolygon: return Form::MultiPolygon;
    default: return Form::Other;
    }
}

std::unique_ptr<OGRGeometry> curveFree(const OGRGeometry* geometry) {
    return std::unique_ptr<OGRGeometry>(geometry->getLinearGeometry());
}

void fill(OGRSimpleCurve& line, const Ring& ring) {
    line.setNumPoints(int(ring.size()), FALSE);
    for (std::size_t i = 0; i < ring.size(); ++i) line.setPoint(int(i), ring[i].x, ring[i].y);
}

std::unique_ptr<OGRGeometry> simpleOf(Form form, const std::vector<Ring>& part) {
    if (form == Form::Point || form == Form::MultiPoint)
        return std::make_unique<OGRPoint>(part.front().front().x, part.front().front().y);
    if (form == Form::Line || form == Form::MultiLine) {
        auto line = std::make_unique<OGRLineString>();
        fill(*line, part.front());
        return line;
    }
    auto area = std::make_unique<OGRPolygon>();
    for (const Ring& ring : part) {
        OGRLinearRing edge;
        fill(edge, ring);
        area->addRing(&edge);
    }
    return area;
}

} // namespace

Shape shapeOf(const OGRGeometry* geometry) {
    Shape shape;
    if (!geometry || geometry->IsEmpty()) return shape;
    if (geometry->hasCurveGeometry()) return shapeOf(curveFree(geometry).get());
    const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
    if (type == wkbGeometryCollection && geometry->toGeometryCollection()->getNumGeometries() == 1)
        return shapeOf(geometry->toGeometryCollection()->getGeometryRef(0));
    shape.form = formOf(type);
    shape.vertices = verticesOf(geometry);
    if (shape.form == Form::Other) {
        shape.vertices = 0;
        return shape;
    }
    if (shape.vertices > parcel::mostVertices) {
        shape.form = Form::TooLarge;
        return shape;
    }
    if (shape.form < Form::MultiPoint) addPart(shape, geometry);
    else
        for (const auto* part : geometry->toGeometryCollection()) addPart(shape, part);
    if (shape.parts.empty()) shape.form = Form::None;
    return shape;
}

std::unique_ptr<OGRGeometry> geometryOf(const Shape& shape) {
    switch (shape.form) {
    case Form::Point:
    case Form::Line:
    case Form::Polygon: return simpleOf(shape.form, shape.parts.front());
    case Form::MultiPoint:
    case Form::MultiLine:
    case Form::MultiPolygon: {
        std::unique_ptr<OGRGeometryCollection> all;
        if (shape.form == Form::MultiPoint) all = std::make_unique<OGRMultiPoint>();
        else if (shape.form == Form::MultiLine) all = std::make_unique<OGRMultiLineString>();
        else all = std::make_unique<OGRMultiPolygon>();
        for (const auto& part : shape.parts) all->addGeometryDirectly(simpleOf(shape.form, part).release());
        return all;
    }
    default: return nullptr;
    }
}

} // namespace importer
