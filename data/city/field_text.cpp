// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/field_text.h"

#include <QCoreApplication>

namespace city {

namespace {

template <typename Record>
QString nameOf(const Record* record, int id, bool chinese) {
    if (!record) return id ? QString::number(id) : QString();
    if constexpr (requires { record->nameEn; })
        if (!chinese && !record->nameEn.isEmpty()) return record->nameEn;
    return record->name;
}

QString placeOf(const Component& c) {
    std::size_t vertices = 0;
    for (const Path& path : c.parts) vertices += path.size();
    if (vertices == 0) return {};
    const geo::Point first = c.parts.front().front();
    const QString place = QStringLiteral("%1, %2").arg(first.lon, 0, 'f', 7).arg(first.lat, 0, 'f', 7);
    if (vertices == 1) return place;
    return QCoreApplication::translate("city", "%1 and %2 vertices more").arg(place).arg(vertices - 1);
}

} // namespace

QString fieldText(const Component& c, Field field, const Catalogue& catalogue, bool chinese) {
    switch (field) {
    case Field::Code: return c.code;
    case Field::Class: return nameOf(catalogue.componentClass(c.classId), c.classId, chinese);
    case Field::Name: return c.name;
    case Field::Authority: return nameOf(catalogue.department(c.authority), c.authority, chinese);
    case Field::Owner: return nameOf(catalogue.department(c.owner), c.owner, chinese);
    case Field::Maintainer: return nameOf(catalogue.department(c.maintainer), c.maintainer, chinese);
    case Field::SubDistrict: return nameOf(catalogue.subDistrict(c.subDistrict), c.subDistrict, chinese);
    case Field::Community: return nameOf(catalogue.community(c.community), c.community, chinese);
    case Field::UnitGrid: return c.unitGrid;
    case Field::State: return stateName(c.state);
    case Field::Surveyed: return c.surveyed.toString(Qt::ISODate);
    case Field::Changed: return c.changed.toString(Qt::ISODate);
    case Field::Source: return dataSourceName(c.source);
    case Field::Accuracy: return accuracyName(c.accuracy);
    case Field::Address: return c.address;
    case Field::Note: return c.note;
    case Field::Geometry: break;
    }
    return placeOf(c);
}

} // namespace city
