// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/registry.h"

#include "geo/hilbert.h"

#include <map>
#include <numeric>
#include <optional>
#include <thread>
#include <unordered_set>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace city {

namespace {

/// Above this many rows a second thread is worth its start.
constexpr std::size_t parallelFrom = 50'000;
/// So many rows away from home are looked up in a map before the sorted index is made anew.
constexpr std::size_t sinceLimit = 8192;

struct Placed {
    std::uint64_t order; ///< sub-district, then place along the curve
    std::uint32_t row;
    friend bool operator<(const Placed& a, const Placed& b) {
        return a.order != b.order ? a.order < b.order : a.row < b.row;
    }
};

/// Runs work(0) and work(1), side by side where that is worth it.
template <typename Work>
void inTwo(std::size_t size, Work work) {
    if (size < parallelFrom) {
        work(0);
        work(1);
        return;
    }
    std::thread other([&] { work(1); });
    work(0);
    other.join();
}

std::vector<Placed> ordered(const std::vector<RegistryRow>& rows) {
    geo::Box box;
    for (const RegistryRow& row : rows) box.add(row.anchor);
    std::vector<Placed> placed(rows.size());
    const std::size_t half = rows.size() / 2;
    inTwo(rows.size(), [&](std::size_t part) {
        const std::size_t from = part ? half : 0, to = part ? rows.size() : half;
        for (std::size_t i = from; i < to; ++i)
            placed[i] = {std::uint64_t(rows[i].subDistrict) << 32 | geo::hilbert(rows[i].anchor, box), std::uint32_t(i)};
        std::sort(placed.begin() + std::ptrdiff_t(from), placed.begin() + std::ptrdiff_t(to));
    });
    std::inplace_merge(placed.begin(), placed.begin() + std::ptrdiff_t(half), placed.end());
    return placed;
}

/// Cuts each sub-district's rows into chunks of equal size: the first row of each, and the end.
std::vector<std::size_t> cuts(const std::vector<Placed>& placed) {
    std::vector<std::size_t> at;
    for (std::size_t from = 0; from < placed.size();) {
        const std::uint64_t group = placed[from].order >> 32;
        std::size_t to = from;
        while (to < placed.size() && placed[to].order >> 32 == group) ++to;
        const std::size_t parts = (to - from + RegistryChunk::capacity - 1) / RegistryChunk::capacity;
        for (std::size_t i = 0; i < parts; ++i) at.push_back(from + (to - from) * i / parts);
        from = to;
    }
    at.push_back(placed.size());
    return at;
}

/// The columns of a chunk while they grow.
struct Draft {
    std::vector<std::uint64_t> key;
    std::vector<geo::Point> anchor;
    std::vector<std::uint16_t> classId, subDistrict, company, serviceLine;
    std::vector<State> state;
    std::vector<std::uint32_t> shapeRow, firstPart, firstVertex;
    std::vector<geo::Point> vertex;

    explicit Draft(std::size_t size) {
        key.reserve(size);
        anchor.reserve(size);
        classId.reserve(size);
        subDistrict.reserve(size);
        company.reserve(size);
        serviceLine.reserve(size);
        state.reserve(size);
    }

    void append(const RegistryRow& row) {
        if (!row.parts.empty()) {
            shapeRow.push_back(std::uint32_t(key.size()));
            firstPart.push_back(std::uint32_t(firstVertex.size()));
            for (const Path& part : row.parts) {
                firstVertex.push_back(std::uint32_t(vertex.size()));
                vertex.insert(vertex.end(), part.begin(), part.end());
            }
        }
        key.push_back(row.key.packed());
        anchor.push_back(row.anchor);
        classId.push_back(row.classId);
        subDistrict.push_back(row.subDistrict);
        company.push_back(row.company);
        serviceLine.push_back(row.serviceLine);
        state.push_back(row.state);
    }

    std::shared_ptr<RegistryChunk> finish() {
        if (!shapeRow.empty()) {
            firstPart.push_back(std::uint32_t(firstVertex.size()));
            firstVertex.push_back(std::uint32_t(vertex.size()));
        }
        auto chunk = std::make_shared<RegistryChunk>();
        chunk->key = std::move(key);
        chunk->anchor = std::move(anchor);
        chunk->classId = std::move(classId);
        chunk->subDistrict = std::move(subDistrict);
        chunk->company = std::move(company);
        chunk->serviceLine = std::move(serviceLine);
        chunk->state = std::move(state);
        chunk->shapeRow = std::move(shapeRow);
        chunk->firstPart = std::move(firstPart);
        chunk->firstVertex = std::move(firstVertex);
        chunk->vertex = std::move(vertex);
        return chunk;
    }
};

std::shared_ptr<RegistryChunk> packedChunk(std::vector<RegistryRow>::iterator from, std::vector<RegistryRow>::iterator to) {
    Draft draft(std::size_t(to - from));
    for (auto row = from; row != to; ++row) draft.append(*row);
    return draft.finish();
}

/// All rows of a chunk in its order, to be changed and packed again.
std::vector<RegistryRow> unpacked(const RegistryChunk& chunk) {
    std::vector<RegistryRow> rows(chunk.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = {ComponentKey::unpacked(chunk.key[i]), chunk.anchor[i], chunk.classId[i], chunk.subDistrict[i],
                   chunk.company[i], chunk.serviceLine[i], chunk.state[i], {}};
    for (std::size_t i = 0; i < chunk.shapeRow.size(); ++i) rows[chunk.shapeRow[i]].parts = chunk.partsOf(i);
    return rows;
}

void sortByPlace(std::vector<RegistryRow>& rows) {
    geo::Box box;
    for (const RegistryRow& row : rows) box.add(row.anchor);
    std::vector<Placed> placed(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) placed[i] = {geo::hilbert(rows[i].anchor, box), std::uint32_t(i)};
    std::sort(placed.begin(), placed.end());
    std::vector<RegistryRow> sorted;
    sorted.reserve(rows.size());
    for (const Placed& p : placed) sorted.push_back(std::move(rows[p.row]));
    rows = std::move(sorted);
}

double distance(const geo::Box& box, geo::Point p) {
    const double dx = std::max({box.west - p.lon, 0.0, p.lon - box.east});
    const double dy = std::max({box.south - p.lat, 0.0, p.lat - box.north});
    return dx * dx + dy * dy;
}

} // namespace

RegistryRow RegistryChunk::rowAt(std::size_t row) const {
    RegistryRow out{ComponentKey::unpacked(key[row]), anchor[row], classId[row], subDistrict[row],
                    company[row], serviceLine[row], state[row], {}};
    const auto at = std::lower_bound(shapeRow.begin(), shapeRow.end(), std::uint32_t(row));
    if (at != shapeRow.end() && *at == row) out.parts = partsOf(std::size_t(at - shapeRow.begin()));
    return out;
}

std::vector<Path> RegistryChunk::partsOf(std::size_t shape) const {
    std::vector<Path> parts;
    parts.reserve(firstPart[shape + 1] - firstPart[shape]);
    for (std::uint32_t p = firstPart[shape]; p < firstPart[shape + 1]; ++p)
        parts.emplace_back(vertex.begin() + firstVertex[p], vertex.begin() + firstVertex[p + 1]);
    return parts;
}

RegistryContent RegistryContent::of(const RegistryRow& row) {
    struct Fixed {
        std::uint64_t key;
        geo::Point anchor;
        std::uint16_t numbers[4];
        std::uint64_t stateAndParts;
    };
    static_assert(std::has_unique_object_representations_v<std::uint64_t> && sizeof(Fixed) == 40);
    const Fixed fixed{row.key.packed(), row.anchor, {row.classId, row.subDistrict, row.company, row.serviceLine},
                      std::uint64_t(row.state) << 32 | std::uint64_t(row.parts.size())};
    XXH128_hash_t hash = XXH3_128bits(&fixed, sizeof fixed);
    for (const Path& part : row.parts) // each with all before it as its seed: the order of parts counts
        hash = XXH3_128bits_withSeed(part.data(), part.size() * sizeof(geo::Point), hash.low64 ^ hash.high64);
    return {hash.low64, hash.high64};
}

Registry::Home Registry::homeOf(const RegistryChunk& chunk, std::uint16_t subDistrict) {
    Home home{subDistrict, {}};
    for (const geo::Point& p : chunk.anchor) home.box.add(p);
    return home;
}

Registry::Where Registry::whereOf(std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs) {
    if (!std::is_sorted(pairs.begin(), pairs.end())) std::sort(pairs.begin(), pairs.end());
    std::vector<std::uint64_t> key(pairs.size());
    std::vector<std::uint32_t> chunk(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        key[i] = pairs[i].first;
        chunk[i] = pairs[i].second;
    }
    return {std::move(key), std::move(chunk)};
}

Registry::Where Registry::whereOf(const Registry& registry) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> where;
    where.reserve(registry.m_size);
    for (std::size_t c = 0; c < registry.m_chunks.size(); ++c)
        for (const std::uint64_t key : registry.m_chunks[c]->key) where.emplace_back(key, std::uint32_t(c));
    return whereOf(std::move(where));
}

Registry Registry::build(std::vector<RegistryRow> rows, std::int64_t change) {
    Registry registry;
    registry.m_size = rows.size();
    registry.m_change = change;
    const std::vector<Placed> placed = ordered(rows);
    const std::vector<std::size_t> cut = cuts(placed);
    const std::size_t chunks = cut.size() - 1;
    registry.m_chunks.resize(chunks);
    registry.m_homes.resize(chunks);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> where(rows.size());
    RegistryContent content[2];
    inTwo(rows.size(), [&](std::size_t part) {
        RegistryContent sum;
        for (std::size_t c = part; c < chunks; c += 2) {
            Draft draft(cut[c + 1] - cut[c]);
            for (std::size_t i = cut[c]; i < cut[c + 1]; ++i) {
                const RegistryRow row = std::move(rows[placed[i].row]);
                where[placed[i].row] = {row.key.packed(), std::uint32_t(c)};
                sum += RegistryContent::of(row);
                draft.append(row);
            }
            auto chunk = draft.finish();
            registry.m_homes[c] = homeOf(*chunk, chunk->subDistrict.front());
            registry.m_chunks[c] = std::move(chunk);
        }
        content[part] = sum;
    });
    registry.m_content = content[0];
    registry.m_content += content[1];
    registry.m_where = whereOf(std::move(where));
    return registry;
}

std::ptrdiff_t Registry::chunkOf(ComponentKey key) const {
    const std::uint64_t packedKey = key.packed();
    if (m_since)
        if (const auto at = m_since->find(packedKey); at != m_since->end()) return at->second;
    const auto at = std::lower_bound(m_where.key.begin(), m_where.key.end(), packedKey);
    return at != m_where.key.end() && *at == packedKey ? std::ptrdiff_t(m_where.chunk[std::size_t(at - m_where.key.begin())])
                                                       : -1;
}

/// Makes one version of a registry from the one before.
class Registry::Edit {
public:
    explicit Edit(const Registry& before)
        : m_next(before), m_since(before.m_since ? *before.m_since : decltype(m_since)()) {
        m_next.m_stamp = 0;
    }

    void upsert(const RegistryRow& row) {
        std::ptrdiff_t home = whereIs(row.key);
        if (home < 0) {
            home = homeFor(row);
            m_since[row.key.packed()] = home;
            ++m_next.m_size;
        }
        m_upserts[std::size_t(home)].push_back(&row);
    }

    void remove(ComponentKey key) {
        const std::ptrdiff_t home = whereIs(key);
        if (home < 0) return;
        m_removals[std::size_t(home)].insert(key.packed());
        m_since[key.packed()] = -1;
        --m_next.m_size;
    }

    Registry finish(std::int64_t change, Difference* difference) {
        std::map<std::size_t, bool> touched;
        for (const auto& [chunk, rows] : m_upserts) touched[chunk] = true;
        for (const auto& [chunk, keys] : m_removals) touched[chunk] = true;
        for (const auto& [chunk, unused] : touched) rewrite(chunk);
        m_next.m_change = change;
        if (m_since.size() > sinceLimit) merge();
        else m_next.m_since = std::make_shared<const decltype(m_since)>(std::move(m_since));
        if (difference) {
            difference->chunks.clear();
            for (const auto& [chunk, unused] : touched) difference->chunks.push_back(chunk);
            difference->chunks.insert(difference->chunks.end(), m_appended.begin(), m_appended.end());
            std::sort(difference->chunks.begin(), difference->chunks.end());
            difference->chunks.erase(std::unique(difference->chunks.begin(), difference->chunks.end()),
                                     difference->chunks.end());
        }
        return std::move(m_next);
    }

private:
    std::ptrdiff_t whereIs(ComponentKey key) const {
        if (const auto at = m_since.find(key.packed()); at != m_since.end()) return at->second;
        return m_next.chunkOf(key);
    }

    /// The nearest chunk of the row's sub-district; a new one where that has none.
    std::ptrdiff_t homeFor(const RegistryRow& row) {
        std::optional<std::size_t> best;
        double nearest = 0;
        for (std::size_t i = 0; i < m_next.m_homes.size(); ++i) {
            if (m_next.m_homes[i].subDistrict != row.subDistrict) continue;
            const double away = distance(m_next.m_homes[i].box, row.anchor);
            if (!best || away < nearest) {
                best = i;
                nearest = away;
            }
        }
        if (best) return std::ptrdiff_t(*best);
        Home home{row.subDistrict, {}};
        home.box.add(row.anchor);
        return std::ptrdiff_t(appendChunk(std::make_shared<RegistryChunk>(), home));
    }

    std::size_t appendChunk(ChunkPtr chunk, const Home& home) {
        m_next.m_chunks.push_back(std::move(chunk));
        m_next.m_homes.push_back(home);
        m_appended.push_back(m_next.m_chunks.size() - 1);
        return m_appended.back();
    }

    void rewrite(std::size_t number) {
        std::vector<RegistryRow> rows = unpacked(*m_next.m_chunks[number]);
        std::unordered_map<std::uint64_t, const RegistryRow*> newer;
        for (const RegistryRow* row : m_upserts[number]) newer[row->key.packed()] = row;
        const auto& removed = m_removals[number];
        std::unordered_set<std::uint64_t> upserted;
        for (const auto& [key, row] : newer) upserted.insert(key);
        const auto touched = [&](const RegistryRow& row) {
            return upserted.contains(row.key.packed()) || removed.contains(row.key.packed());
        };
        for (const RegistryRow& row : rows)
            if (touched(row)) m_next.m_content -= RegistryContent::of(row);
        bool moved = false;
        for (RegistryRow& row : rows)
            if (const auto at = newer.find(row.key.packed()); at != newer.end()) {
                moved = moved || !(row.anchor == at->second->anchor);
                row = *at->second;
                newer.erase(at);
            }
        for (const RegistryRow* row : m_upserts[number])
            if (const auto at = newer.find(row->key.packed()); at != newer.end()) {
                rows.push_back(*at->second);
                newer.erase(at);
                moved = true;
            }
        std::erase_if(rows, [&](const RegistryRow& row) { return removed.contains(row.key.packed()); });
        for (const RegistryRow& row : rows)
            if (touched(row)) m_next.m_content += RegistryContent::of(row);
        if (moved) sortByPlace(rows);
        split(number, rows);
    }

    void split(std::size_t number, std::vector<RegistryRow>& rows) {
        const std::uint16_t subDistrict = m_next.m_homes[number].subDistrict;
        const std::size_t parts =
            std::max<std::size_t>(1, (rows.size() + RegistryChunk::capacity - 1) / RegistryChunk::capacity);
        for (std::size_t i = 0; i < parts; ++i) {
            const auto at = [&](std::size_t part) { return rows.begin() + std::ptrdiff_t(rows.size() * part / parts); };
            auto chunk = packedChunk(at(i), at(i + 1));
            const Home home = homeOf(*chunk, subDistrict);
            if (i == 0) {
                m_next.m_chunks[number] = std::move(chunk);
                m_next.m_homes[number] = home;
                continue;
            }
            const std::size_t appended = appendChunk(chunk, home);
            for (const std::uint64_t key : chunk->key) m_since[key] = std::ptrdiff_t(appended);
        }
    }

    void merge() {
        m_next.m_where = whereOf(m_next);
        m_next.m_since = nullptr;
    }

    Registry m_next;
    std::unordered_map<std::uint64_t, std::ptrdiff_t> m_since;
    std::map<std::size_t, std::vector<const RegistryRow*>> m_upserts;
    std::map<std::size_t, std::unordered_set<std::uint64_t>> m_removals;
    std::vector<std::size_t> m_appended;
};

Registry Registry::with(const std::vector<RegistryRow>& upserts, const std::vector<ComponentKey>& removed,
                        std::int64_t change, Difference* difference) const {
    Edit edit(*this);
    for (const RegistryRow& row : upserts) edit.upsert(row);
    for (const ComponentKey& key : removed) edit.remove(key);
    return edit.finish(change, difference);
}

} // namespace city
