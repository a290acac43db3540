// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/road_ends.h"

#include "store/shape_blob.h"

#include <QCoreApplication>

namespace store::roads {

namespace {

constexpr double reach = 1e-7; // degrees: a centimetre

city::Result<std::int64_t> nodeAt(Database& db, geo::Point p, int srid) {
    auto query = db.prepare("SELECT pkid FROM idx_road_node_geom WHERE xmin <= ?1 AND xmax >= ?2 AND ymin <= ?3 AND ymax >= ?4 "
                            "ORDER BY pkid LIMIT 1");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, p.lon + reach).bind(2, p.lon - reach).bind(3, p.lat + reach).bind(4, p.lat - reach);
    const auto found = query->step();
    if (!found)
        return tl::unexpected(found.error());
    if (*found)
        return query->integer(0);
    auto row = db.prepare("INSERT INTO main.road_node (geom) VALUES (?1)");
    if (!row)
        return tl::unexpected(row.error());
    if (auto ran = row->bind(1, encodePoint(p, srid)).run(); !ran)
        return tl::unexpected(ran.error());
    return db.lastRow();
}

} // namespace

city::Result<Ends> endsOf(Database& db, const std::vector<city::Path>& parts, int srid) {
    if (parts.empty() || parts.front().empty())
        return city::fail(city::FaultKind::Invalid, QCoreApplication::translate("store", "A road section needs a line on the map. Draw it."));
    const auto from = nodeAt(db, parts.front().front(), srid);
    if (!from)
        return tl::unexpected(from.error());
    const auto to = nodeAt(db, parts.front().back(), srid);
    if (!to)
        return tl::unexpected(to.error());
    return Ends{*from, *to};
}

} // namespace store::roads
