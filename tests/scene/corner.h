// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "city/registry.h"

/// A street corner in memory: two sub-districts side by side, three classes, a few components, no file.
namespace corner {

inline constexpr geo::Point middle{106.54, 29.38};
inline constexpr double step = 0.001; ///< degrees between neighbours, some 100 m

inline city::CataloguePtr catalogue() {
    auto made = std::make_shared<city::Catalogue>();
    made->profile.name = QStringLiteral("Corner");
    made->majors = {{1, QStringLiteral("01"), {}, {}, QStringLiteral("#4f8fd9")},
                    {4, QStringLiteral("04"), {}, {}, QStringLiteral("#4caf6a")}};
    city::ComponentClass lamp, tree, bed;
    lamp.id = 1, lamp.major = 1, lamp.symbol = QStringLiteral("lamp"), lamp.importance = 2, lamp.serviceLine = 7;
    tree.id = 2, tree.major = 4, tree.symbol = QStringLiteral("tree");
    bed.id = 3, bed.major = 4, bed.shape = city::Shape::Polygon;
    made->classes = {lamp, tree, bed};
    for (int id = 1; id <= 2; ++id) {
        city::SubDistrict s;
        s.id = id;
        s.seat = {middle.lon + (id == 1 ? -step : step), middle.lat};
        const double west = id == 1 ? middle.lon - 5 * step : middle.lon;
        s.box.add({west, middle.lat - 5 * step});
        s.box.add({west + 5 * step, middle.lat + 5 * step});
        made->subDistricts.push_back(s);
    }
    made->index();
    return made;
}

/// A point `east` and `north` steps from the middle; in sub-district 1 west of it and in 2 east of it.
inline city::RegistryRow row(std::int64_t number, double east, double north, int classId = 1,
                             city::State state = city::State::Intact) {
    city::RegistryRow made;
    made.key = {city::Shape::Point, number};
    made.anchor = {middle.lon + east * step, middle.lat + north * step};
    made.classId = std::uint16_t(classId);
    made.subDistrict = east < 0 ? 1 : 2;
    made.serviceLine = classId == 1 ? 7 : 0;
    made.company = std::uint16_t(number % 2 + 1);
    made.state = state;
    return made;
}

/// A square bed around a place, `half` steps to each side.
inline city::RegistryRow bed(std::int64_t number, double east, double north, double half) {
    city::RegistryRow made = row(number, east, north, 3);
    made.key.shape = city::Shape::Polygon;
    const geo::Point c = made.anchor;
    const double h = half * step;
    made.parts = {{{c.lon - h, c.lat - h}, {c.lon + h, c.lat - h}, {c.lon + h, c.lat + h}, {c.lon - h, c.lat + h},
                   {c.lon - h, c.lat - h}}};
    return made;
}

/// Lamps at (-3, 2) and (2, -1), a tree at (-2, -2), a damaged lamp at (3, 3), a bed around (0.5, 2.5).
inline std::vector<city::RegistryRow> rows() {
    return {row(1, -3, 2), row(2, 2, -1), row(3, -2, -2, 2), row(4, 3, 3, 1, city::State::Damaged),
            bed(5, 0.5, 2.5, 0.4)};
}

inline city::RegistryPtr registry(std::vector<city::RegistryRow> made = rows(), std::int64_t change = 0) {
    return std::make_shared<const city::Registry>(city::Registry::build(std::move(made), change));
}

inline std::vector<std::size_t> allChunks(const city::Registry& registry) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < registry.chunks().size(); ++i)
        all.push_back(i);
    return all;
}

} // namespace corner
