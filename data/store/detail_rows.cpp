// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail_rows.h"

#include "geo/geodesic.h"
#include "store/component_scan.h"
#include "store/shape_blob.h"

#include <cmath>
#include <ranges>

namespace store::reader {

namespace {

constexpr char columns[] = "SELECT id, authority_id, owner_id, maintainer_id, source, accuracy, surveyed, changed, unit_grid";

/// A shape's blob is read only where it is measured.
std::string select(city::Shape shape) {
    return columns + std::string(shape == city::Shape::Point ? " FROM " : ", geom FROM ") + tableOf(shape);
}

double measureOf(city::Shape shape, const std::pair<const unsigned char*, int>& blob) {
    const auto decoded = decodeShape(blob.first, std::size_t(blob.second));
    if (!decoded || decoded->shape != shape)
        return 0;
    double sum = 0;
    for (std::size_t part = 0; part < decoded->parts.size(); ++part) {
        const city::Path& path = decoded->parts[part];
        if (shape == city::Shape::Line)
            sum += geo::length(path);
        else
            sum += part == 0 ? geo::area(path) : -geo::area(path); // the rings behind the first are holes
    }
    return std::isfinite(sum) ? std::max(sum, 0.0) : 0;
}

/// Texts are valid until the statement's next step.
query::DetailRow detailRow(const Statement& q, city::Shape shape) {
    query::DetailRow row;
    row.key = {shape, q.integer(0)};
    row.authority = int(q.integer(1));
    row.owner = int(q.integer(2));
    row.maintainer = int(q.integer(3));
    row.source = city::DataSource(q.integer(4) & 3);
    row.accuracy = city::Accuracy(std::min<std::int64_t>(q.integer(5) & 3, 2));
    row.surveyed = dateOf(q.integer(6)).isValid() ? std::uint32_t(q.integer(6)) : 0;
    row.changed = dateOf(q.integer(7)).isValid() ? std::uint32_t(q.integer(7)) : 0;
    row.unitGrid = q.utf8(8);
    if (shape != city::Shape::Point)
        row.measure = measureOf(shape, q.blob(9));
    return row;
}

} // namespace

city::Result<query::DetailsPtr> details(Database& db, const search::ComponentTextsPtr& texts, const Progress& progress) {
    query::DetailsBuilder builder(texts);
    const auto read = eachComponent(db, std::int64_t(texts->size()), progress, QT_TRANSLATE_NOOP("store", "Reading dates and departments"), select,
                                    [&](const Statement& q, city::Shape shape) { builder.add(detailRow(q, shape)); });
    if (!read)
        return tl::unexpected(read.error());
    return builder.finish();
}

city::Result<query::DetailsPtr> detailsOfFew(Database& db, const search::ComponentTextsPtr& texts) {
    query::DetailsBuilder builder(texts);
    const auto keys = texts->key | std::views::transform(city::ComponentKey::unpacked);
    const auto read = eachOf(db, keys, select, [&](const Statement& q, city::Shape shape) { builder.add(detailRow(q, shape)); });
    if (!read)
        return tl::unexpected(read.error());
    return builder.finish();
}

} // namespace store::reader
