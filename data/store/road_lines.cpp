// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/road_lines.h"

#include "store/querying.h"
#include "store/shape_blob.h"

namespace store {

city::Result<std::vector<RoadLine>> roadLines(Database& db) {
    std::vector<RoadLine> roads;
    const auto done = eachRow(db, "SELECT coalesce(from_node, 0), coalesce(to_node, 0), one_way, class, geom FROM road ORDER BY id",
                              [&roads](const Statement& q) {
        const auto [bytes, length] = q.blob(4);
        auto shape = decodeShape(bytes, std::size_t(length));
        if (!shape || shape->parts.empty() || shape->parts[0].size() < 2) return;
        roads.push_back({q.integer(0), q.integer(1), int(q.integer(2)), q.text(3), std::move(shape->parts[0])});
    });
    if (!done) return tl::unexpected(done.error());
    return roads;
}

} // namespace store
