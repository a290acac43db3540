// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/road_network.h"

#include "geo/geodesic.h"
#include "store/querying.h"
#include "store/shape_blob.h"

namespace store {

namespace {

/// Numbers for nodes as they come.
class Junctions {
public:
    std::uint32_t of(std::int64_t node) {
        if (node == 0) // none: this end stands alone
            return m_count++;
        const auto at = m_numbers.constFind(node);
        if (at != m_numbers.constEnd())
            return *at;
        m_numbers.insert(node, m_count);
        return m_count++;
    }
    std::uint32_t count() const { return m_count; }

private:
    QHash<std::int64_t, std::uint32_t> m_numbers;
    std::uint32_t m_count = 0;
};

} // namespace

city::Result<RoadNetwork> roadNetwork(Database& db, const route::Speeds& speeds) {
    RoadNetwork made;
    std::vector<route::Road> roads;
    Junctions junctions;
    const auto done = eachRow(
        db, "SELECT id, coalesce(from_node, 0), coalesce(to_node, 0), one_way, class, name, geom FROM road ORDER BY id",
        [&](const Statement& q) {
            const auto [bytes, length] = q.blob(6);
            auto shape = decodeShape(bytes, std::size_t(length));
            if (!shape || shape->parts.empty() || shape->parts[0].size() < 2)
                return;
            route::Road road;
            road.id = q.integer(0);
            road.from = junctions.of(q.integer(1));
            road.to = junctions.of(q.integer(2));
            road.oneWay = int(q.integer(3));
            road.path = std::move(shape->parts[0]);
            road.metres = geo::length(road.path);
            road.time = std::isfinite(road.metres) ? speeds.millis(q.text(4), road.metres) : 0;
            if (const QString name = q.text(5); !name.isEmpty())
                made.names.insert(road.id, name);
            roads.push_back(std::move(road));
        });
    if (!done)
        return tl::unexpected(done.error());
    made.network = route::Network::build(junctions.count(), std::move(roads));
    return made;
}

} // namespace store
