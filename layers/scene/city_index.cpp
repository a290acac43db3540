// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/city_index.h"

#include "geo/projection.h"

#include <QLoggingCategory>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <thread>

namespace scene {

namespace {

Q_LOGGING_CATEGORY(logIndex, "xiuhua.scene.index")

using Replaced = std::vector<std::pair<std::size_t, kernel::ChunkPtr>>;

std::vector<std::vector<geo::MapPoint>> projectParts(const std::vector<city::Path>& parts,
                                                     const geo::Projection& projection) {
    std::vector<std::vector<geo::MapPoint>> projected(parts.size());
    for (std::size_t p = 0; p < parts.size(); ++p) {
        projected[p].resize(parts[p].size());
        projection.forward(parts[p], projected[p]);
    }
    return projected;
}

kernel::ChunkPtr buildChunk(const city::RegistryChunk& chunk, const std::vector<std::uint32_t>& keys,
                            const geo::Projection& projection, geo::MapPoint origin) {
    std::vector<geo::MapPoint> anchors(chunk.size());
    projection.forward(chunk.anchor, anchors);
    std::vector<kernel::Item> items(chunk.size());
    for (std::size_t i = 0; i < chunk.size(); ++i) {
        items[i].anchor = anchors[i];
        items[i].key = keys[i];
        items[i].handle = chunk.key[i];
    }
    for (std::size_t s = 0; s < chunk.shapeRow.size(); ++s) {
        const std::uint32_t row = chunk.shapeRow[s];
        items[row].parts = projectParts(chunk.partsOf(s), projection);
        items[row].closed = city::ComponentKey::unpacked(chunk.key[row]).shape == city::Shape::Polygon;
    }
    return kernel::Chunk::build(items, origin);
}

/// One thread's share: takes the next chunk until none is left. False when PROJ refused.
bool buildShare(const CityCrs& crs, geo::MapPoint origin, const city::Registry& registry,
                const std::vector<std::vector<std::uint32_t>>& keys, Replaced& out, std::atomic<std::size_t>& next,
                const std::atomic<bool>& cancelled) {
    const auto projection = geo::Projection::make(crs.geographicSrid, crs.mapSrid);
    if (!projection) {
        qCWarning(logIndex) << "no projection:" << projection.error().c_str();
        return false;
    }
    for (std::size_t i = next++; i < out.size() && !cancelled; i = next++)
        out[i].second = buildChunk(*registry.chunks()[out[i].first], keys[i], *projection, origin);
    return true;
}

std::vector<std::size_t> chunksToBuild(const city::Registry& registry, const CityIndexPtr& before,
                                       const std::vector<std::size_t>& named) {
    std::vector<std::size_t> chunks;
    if (!before) {
        chunks.resize(registry.chunks().size());
        std::iota(chunks.begin(), chunks.end(), std::size_t(0));
        return chunks;
    }
    const std::size_t known = before->index.chunks().size();
    for (const std::size_t c : named)
        if (c < std::min(known, registry.chunks().size()))
            chunks.push_back(c);
    // Chunks past the known ones are new even if nobody named them: the index must have no holes.
    for (std::size_t c = known; c < registry.chunks().size(); ++c)
        chunks.push_back(c);
    std::sort(chunks.begin(), chunks.end());
    chunks.erase(std::unique(chunks.begin(), chunks.end()), chunks.end());
    return chunks;
}

/// The median of a sample of the components' places.
std::optional<geo::Point> middleOf(const city::Registry& registry) {
    constexpr std::size_t samples = 16; // of a chunk
    std::vector<double> lon, lat;
    for (const city::Registry::ChunkPtr& chunk : registry.chunks())
        for (std::size_t i = 0; i < chunk->size(); i += 1 + chunk->size() / samples)
            if (const geo::Point anchor = chunk->anchor[i]; geo::isValid(anchor)) {
                lon.push_back(anchor.lon);
                lat.push_back(anchor.lat);
            }
    if (lon.empty())
        return std::nullopt;
    const auto median = [](std::vector<double>& values) {
        const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    };
    return geo::Point{median(lon), median(lat)};
}

/// Whole metres at the first component that stands with the others: the kernel's millimetres count from there, and
/// one put down on the other side of the Earth must not take the rest off the map.
geo::MapPoint originOf(const CityCrs& crs, const city::Registry& registry) {
    constexpr double near = 2; // degrees
    const auto projection = geo::Projection::make(crs.geographicSrid, crs.mapSrid);
    const auto middle = middleOf(registry);
    if (!projection || !middle)
        return {};
    for (const city::Registry::ChunkPtr& chunk : registry.chunks())
        for (const geo::Point& anchor : chunk->anchor)
            if (std::abs(anchor.lon - middle->lon) < near && std::abs(anchor.lat - middle->lat) < near)
                if (const geo::MapPoint place = projection->forward(anchor); std::isfinite(place.x + place.y))
                    return {std::round(place.x), std::round(place.y)};
    return {};
}

} // namespace

std::vector<quint64> totalsOf(const kernel::Index& index, std::size_t keys) {
    std::vector<quint64> totals(keys, 0);
    for (const kernel::ChunkPtr& chunk : index.chunks())
        for (const std::uint32_t key : chunk->key)
            ++totals[key];
    return totals;
}

CityIndexPtr withMarks(const CityIndexPtr& city, const city::Selection& marks) {
    auto made = std::make_shared<CityIndex>(*city);
    made->marks = marks;
    made->marked = {};
    if (marks.isEmpty())
        return made;
    const city::SelectionLookup lookup(marks);
    const auto above = std::uint32_t(city->keys->size());
    Replaced replaced;
    for (std::size_t c = 0; c < city->index.chunks().size(); ++c) {
        const kernel::Chunk& chunk = *city->index.chunks()[c];
        std::vector<std::uint32_t> keys;
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            if (!lookup.contains(chunk.handle[i]))
                continue;
            if (keys.empty())
                keys.assign(chunk.key.begin(), chunk.key.end());
            keys[i] += above;
        }
        if (keys.empty())
            continue;
        auto copy = std::make_shared<kernel::Chunk>(chunk);
        copy->key = std::move(keys);
        replaced.emplace_back(c, std::move(copy));
    }
    made->marked = city->index.with(replaced);
    return made;
}

CityIndexPtr makeIndex(const CityCrs& crs, city::RegistryPtr registry, const CityIndexPtr& before,
                       const std::vector<std::size_t>& named, int threads, const std::atomic<bool>& cancelled) {
    const std::vector<std::size_t> chunks = chunksToBuild(*registry, before, named);
    auto keys = std::make_shared<StyleKeys>(before ? *before->keys : StyleKeys());
    const std::size_t keysBefore = keys->size();
    std::vector<std::vector<std::uint32_t>> numbers(chunks.size());
    Replaced replaced(chunks.size());
    for (std::size_t i = 0; i < chunks.size() && !cancelled; ++i) {
        numbers[i] = keys->numbers(*registry->chunks()[chunks[i]]);
        replaced[i].first = chunks[i];
    }

    const geo::MapPoint origin = before ? before->index.origin() : originOf(crs, *registry);
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    const auto share = [&] {
        if (!buildShare(crs, origin, *registry, numbers, replaced, next, cancelled))
            failed = true;
    };
    std::vector<std::thread> others;
    for (int t = 1; t < threads && std::size_t(t) < chunks.size(); ++t)
        others.emplace_back(share);
    share();
    for (std::thread& other : others)
        other.join();
    if (failed || cancelled)
        return nullptr;

    auto made = std::make_shared<CityIndex>();
    if (before) {
        made->index = before->index.with(replaced);
    } else {
        std::vector<kernel::ChunkPtr> all;
        for (auto& [number, chunk] : replaced)
            all.push_back(std::move(chunk));
        made->index = kernel::Index(origin, std::move(all));
    }
    made->registry = std::move(registry);
    made->keys = before && keys->size() == keysBefore ? before->keys : std::shared_ptr<const StyleKeys>(keys);
    made->totals = totalsOf(made->index, made->keys->size());
    return made;
}

} // namespace scene
