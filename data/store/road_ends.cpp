// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/road_ends.h"

#include "geo/geodesic.h"
#include "geo/plane.h"
#include "store/querying.h"
#include "store/shape_blob.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace store::roads {

namespace {

constexpr double reach = 0.5 / geo::metresPerDegree; // degrees of latitude

/// The node nearest to `p`, which is moved onto it; 0 where none is near.
city::Result<std::int64_t> nodeAt(Database& db, geo::Point& p) {
    const double across = reach / std::max(0.01, std::cos(p.lat * M_PI / 180));
    auto query = db.prepare("SELECT id, geom FROM road_node WHERE id IN (SELECT pkid FROM idx_road_node_geom WHERE xmin <= ?1 AND "
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
        return city::fail(city::FaultKind::Invalid, QCoreApplication::translate("store", "A road section needs a line on the map. Draw it."));
    const auto from = nodeFor(db, parts.front().front(), srid);
    if (!from)
        return tl::unexpected(from.error());
    const auto to = nodeFor(db, parts.front().back(), srid);
    if (!to)
        return tl::unexpected(to.error());
    return Ends{*from, *to};
}

} // namespace store::roads
