// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/registry.h"

#include <QString>
#include <map>
#include <random>

/// Made-up registries, and what they should hold, kept the slow and obvious way.
namespace registry_model {

using city::ComponentKey;
using city::Registry;
using city::RegistryChunk;
using city::RegistryRow;
using city::Shape;

inline RegistryRow row(std::int64_t id, double lon, double lat, std::uint16_t subDistrict = 1, Shape shape = Shape::Point) {
    RegistryRow r{{shape, id}, {lon, lat}, std::uint16_t(id % 9 + 1), subDistrict, 1, 2, city::State::Intact, {}};
    if (shape == Shape::Line) r.parts = {{{lon, lat}, {lon + .001, lat}}};
    return r;
}

inline std::vector<RegistryRow> many(int count) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> at(0, .5);
    std::vector<RegistryRow> rows;
    for (int i = 1; i <= count; ++i)
        rows.push_back(row(i, 106.5 + at(random), 29.2 + at(random), std::uint16_t(i % 3 + 1), i % 10 ? Shape::Point : Shape::Line));
    return rows;
}

using Model = std::map<std::uint64_t, RegistryRow>;

inline QString differs(const Registry& registry, const Model& model) {
    std::size_t rows = 0;
    for (std::size_t c = 0; c < registry.chunks().size(); ++c) {
        const RegistryChunk& chunk = *registry.chunks()[c];
        if (chunk.size() > RegistryChunk::capacity) return QStringLiteral("chunk %1 is too large").arg(c);
        rows += chunk.size();
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            const auto expected = model.find(chunk.key[i]);
            if (expected == model.end()) return QStringLiteral("row %1 should be gone").arg(chunk.key[i]);
            const RegistryRow got = chunk.rowAt(i), &want = expected->second;
            if (!(got.anchor == want.anchor) || got.classId != want.classId || got.state != want.state ||
                got.subDistrict != want.subDistrict || got.parts != want.parts)
                return QStringLiteral("row %1 differs").arg(chunk.key[i]);
            if (registry.chunkOf(got.key) != std::ptrdiff_t(c)) return QStringLiteral("row %1 is sought elsewhere").arg(chunk.key[i]);
        }
    }
    return rows == model.size() && registry.size() == rows ? QString() : QStringLiteral("%1 rows of %2").arg(rows).arg(model.size());
}

inline Model modelOf(const std::vector<RegistryRow>& rows) {
    Model model;
    for (const RegistryRow& r : rows) model[r.key.packed()] = r;
    return model;
}

} // namespace registry_model
