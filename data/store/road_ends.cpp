// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/road_ends.h"

#include "geo/geodesic.h"
#include "geo/plane.h"
#include "store/querying.h"
#include "store/shape_blob.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace store::roads {

namespace {

constexpr double reach = 0.5 / geo::metresPerDegree; // degrees of latitude

/// The node nearest to `p`, which is moved onto it; 0 where none is near.
city::Result<std::int64_t> nodeAt(Database& db, geo::Point& p) {
    const double across = reach / std::max(0.01, std::cos(p.lat * M_PI / 180));
    auto query = db.prepare("SELECT id, geom FROM road_node WHERE id IN (SELECT pkid FROM idx_road_node_geom "
                            "WHERE xmin <= ?1 AND "
                            "xmax >= ?2 AND ymin <= ?3 AND ymax >= ?4)");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, p.lon + across).bind(2, p.lon - across).bind(3, p.lat + reach).bind(4, p.lat - reach);
    std::int64_t nearest = 0;
    double least = reach * geo::metresPerDegree;
    geo::Point onto = p;
    const auto read = eachRow(*query, [&](const Statement& row) {
        const auto blob = row.blob(1);
        const auto node = decodePoint(blob.first, std::size_t(blob.second));
        const double metres = node ? geo::distance(*node, p) : least;
        if (metres >= least)
            return;
        least = metres;
        nearest = row.integer(0);
        onto = *node;
    });
    if (!read)
        return tl::unexpected(read.error());
    p = onto;
    return nearest;
}

city::Result<std::int64_t> nodeFor(Database& db, geo::Point& p, int srid) {
    const auto there = nodeAt(db, p);
    if (!there || *there)
        return there;
    auto row = db.prepare("INSERT INTO main.road_node (geom) VALUES (?1)");
    if (!row)
        return tl::unexpected(row.error());
    if (auto ran = row->bind(1, encodePoint(p, srid)).run(); !ran)
        return tl::unexpected(ran.error());
    return db.lastRow();
}

} // namespace

city::Result<Ends> join(Database& db, std::vector<city::Path>& parts, int srid) {
    if (parts.empty() || parts.front().size() < 2)
        return city::fail(
            city::FaultKind::Invalid,
            QCoreApplication::translate("store", "A road section needs a line on the map. Draw it."));
    const auto from = nodeFor(db, parts.front().front(), srid);
    if (!from)
        return tl::unexpected(from.error());
    const auto to = nodeFor(db, parts.front().back(), srid);
    if (!to)
        return tl::unexpected(to.error());
    return Ends{*from, *to};
}

city::Result<Ends> nodesOf(Database& db, const city::Path& line, int srid) {
    std::vector<city::Path> copy{{line.front(), line.back()}};
    return join(db, copy, srid);
}

namespace {

/// Nodes by cells of a reach or more each way, so that those near a place lie in its cell or one beside it.
class Nodes {
public:
    void add(std::int64_t id, geo::Point place) {
        m_last = std::max(m_last, id);
        m_cells[{column(place), row(place)}].push_back({id, place});
    }
    /// The nearest within reach; 0 where there is none.
    std::int64_t near(geo::Point place) const {
        std::int64_t nearest = 0;
        double least = reach * geo::metresPerDegree;
        for (auto y = row(place) - 1; y <= row(place) + 1; ++y)
            for (auto x = column(place) - 1; x <= column(place) + 1; ++x) {
                const auto cell = m_cells.find({x, y});
                if (cell == m_cells.end())
                    continue;
                for (const Node& node : cell->second)
                    if (const double metres = geo::distance(node.place, place); metres < least) {
                        least = metres;
                        nearest = node.id;
                    }
            }
        return nearest;
    }
    std::int64_t next() const { return m_last + 1; }

private:
    struct Node {
        std::int64_t id;
        geo::Point place;
    };
    /// A reach in degrees of longitude at 84 degrees north or south: nearer to the poles are no streets.
    static constexpr double width = reach * 10;
    static std::int64_t column(geo::Point p) { return std::int64_t(std::floor(p.lon / width)); }
    static std::int64_t row(geo::Point p) { return std::int64_t(std::floor(p.lat / reach)); }

    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<Node>> m_cells;
    std::int64_t m_last = 0;
};

city::Result<Nodes> nodesIn(Database& db) {
    Nodes nodes;
    auto read = eachRow(db, "SELECT id, geom FROM road_node", [&](const Statement& row) {
        const auto blob = row.blob(1);
        const auto place = decodePoint(blob.first, std::size_t(blob.second));
        nodes.add(row.integer(0), place.value_or(geo::Point{1e6, 1e6}));
    });
    if (!read)
        return tl::unexpected(read.error());
    return nodes;
}

struct Loose {
    std::int64_t road = 0;
    geo::Point from, to;
    int srid = 0;
};

city::Result<std::vector<Loose>> looseRoads(Database& db) {
    std::vector<Loose> found;
    const auto read =
        eachRow(db, "SELECT id, geom FROM road WHERE from_node IS NULL OR to_node IS NULL ORDER BY id",
                [&](const Statement& row) {
                    const auto blob = row.blob(1);
                    const auto shape = decodeShape(blob.first, std::size_t(blob.second));
                    if (!shape || shape->parts.empty() || shape->parts.front().size() < 2)
                        return;
                    const city::Path& line = shape->parts.front();
                    found.push_back({row.integer(0), line.front(), line.back(), shape->srid});
                });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

} // namespace

city::Result<void> joinAll(Database& db) {
    const auto loose = looseRoads(db);
    if (!loose || loose->empty())
        return loose ? city::Result<void>() : tl::unexpected(loose.error());
    auto nodes = nodesIn(db);
    if (!nodes)
        return tl::unexpected(nodes.error());
    auto make = db.prepare("INSERT INTO road_node (id, geom) VALUES (?1, ?2)");
    auto tie = db.prepare("UPDATE road SET from_node = ?1, to_node = ?2 WHERE id = ?3");
    if (!make || !tie)
        return tl::unexpected((make ? tie : make).error());
    for (const Loose& road : *loose) {
        std::int64_t ends[2] = {};
        for (int i = 0; i < 2; ++i) {
            const geo::Point place = i == 0 ? road.from : road.to;
            ends[i] = nodes->near(place);
            if (ends[i])
                continue;
            ends[i] = nodes->next();
            nodes->add(ends[i], place);
            if (auto made = make->bind(1, ends[i]).bind(2, encodePoint(place, road.srid)).run(); !made)
                return made;
        }
        if (auto tied = tie->bind(1, ends[0]).bind(2, ends[1]).bind(3, road.road).run(); !tied)
            return tied;
    }
    return {};
}

} // namespace store::roads
