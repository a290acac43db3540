// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layer_statistics.h"

#include "store/schema.h"
#include "store/shape_blob.h"

#include <algorithm>
#include <map>
#include <sqlite3.h>

namespace store {

namespace {

constexpr char now[] = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

/// Characters up to the first NUL, as SQL's length counts them.
std::int64_t lengthOf(std::string_view utf8) {
    utf8 = utf8.substr(0, utf8.find('\0'));
    return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

/// What occurs in one column.
struct Values {
    std::int64_t nulls = 0, integers = 0, reals = 0, texts = 0, blobs = 0;
    std::int64_t longest = -1; ///< of texts and blobs; -1 when there are none
    std::int64_t least = std::numeric_limits<std::int64_t>::max(), most = std::numeric_limits<std::int64_t>::min();
    double leastReal = std::numeric_limits<double>::infinity(), mostReal = -std::numeric_limits<double>::infinity();

    void add(const Statement& row, int column) {
        switch (sqlite3_column_type(row.handle(), column)) {
        case SQLITE_INTEGER: {
            const std::int64_t value = row.integer(column);
            ++integers;
            least = std::min(least, value);
            most = std::max(most, value);
            break;
        }
        case SQLITE_FLOAT:
            ++reals;
            leastReal = std::min(leastReal, row.real(column));
            mostReal = std::max(mostReal, row.real(column));
            break;
        case SQLITE_TEXT:
            ++texts;
            longest = std::max(longest, lengthOf(row.utf8(column)));
            break;
        case SQLITE_BLOB:
            ++blobs;
            longest = std::max(longest, std::int64_t(sqlite3_column_bytes(row.handle(), column)));
            break;
        default:
            ++nulls;
        }
    }
};

struct Cover {
    std::int64_t rows = 0;
    geo::Box box;

    void add(const std::optional<geo::Box>& shape) {
        ++rows;
        if (!shape) return;
        box.add(geo::Point{shape->west, shape->south});
        box.add(geo::Point{shape->east, shape->north});
    }
};

struct Layer {
    QString table, column;
};

struct Measured {
    Cover whole;
    std::vector<Values> values;
    std::map<std::int64_t, Cover> districts; ///< by sub_district_id, where the table has that
};

city::Result<Measured> measure(Database& db, const Layer& layer, const QStringList& columns) {
    auto query = db.prepare(QStringLiteral("SELECT * FROM \"%1\"").arg(layer.table).toStdString());
    if (!query) return tl::unexpected(query.error());
    Measured measured;
    measured.values.resize(std::size_t(columns.size()));
    const int shape = int(columns.indexOf(layer.column)), district = int(columns.indexOf(u"sub_district_id"));
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return measured;
        for (std::size_t c = 0; c < measured.values.size(); ++c) measured.values[c].add(*query, int(c));
        const auto [bytes, length] = query->blob(shape);
        const auto box = boundsOf(bytes, std::size_t(length));
        measured.whole.add(box);
        if (district >= 0 && !query->isNull(district)) measured.districts[query->integer(district)].add(box);
    }
}

/// Binds a cover's rows and extent to the parameters from `first` on.
void bind(Statement& statement, int first, const Cover& cover) {
    statement.bind(first, cover.rows);
    const double extent[] = {cover.box.west, cover.box.south, cover.box.east, cover.box.north};
    for (int i = 0; i < 4; ++i) {
        if (cover.box.isEmpty()) statement.bindNull(first + 1 + i);
        else statement.bind(first + 1 + i, extent[i]);
    }
}

city::Result<void> writeCover(Database& db, const Layer& layer, const Cover& cover) {
    auto insert = db.prepare(std::string("INSERT OR REPLACE INTO geometry_columns_statistics (f_table_name, "
                                         "f_geometry_column, last_verified, row_count, extent_min_x, extent_min_y, "
                                         "extent_max_x, extent_max_y) VALUES (?1, ?2, ") +
                             now + ", ?3, ?4, ?5, ?6, ?7)");
    if (!insert) return tl::unexpected(insert.error());
    bind(insert->bind(1, layer.table).bind(2, layer.column), 3, cover);
    return insert->run();
}

void bindRanges(Statement& statement, const Values& values) {
    for (int parameter = 10; parameter <= 14; ++parameter) statement.bindNull(parameter);
    if (values.longest >= 0) statement.bind(10, values.longest);
    const bool onlyNumbers = values.texts == 0 && values.blobs == 0;
    if (onlyNumbers && values.integers > 0 && values.reals == 0) statement.bind(11, values.least).bind(12, values.most);
    if (onlyNumbers && values.reals > 0 && values.integers == 0)
        statement.bind(13, values.leastReal).bind(14, values.mostReal);
}

city::Result<void> writeValues(Database& db, const Layer& layer, const QStringList& columns, const Measured& measured) {
    auto clear = db.prepare("DELETE FROM geometry_columns_field_infos WHERE f_table_name = ?1 AND f_geometry_column = ?2");
    if (!clear) return tl::unexpected(clear.error());
    if (auto done = clear->bind(1, layer.table).bind(2, layer.column).run(); !done) return done;
    if (measured.whole.rows == 0) return {};
    auto insert = db.prepare("INSERT INTO geometry_columns_field_infos (f_table_name, f_geometry_column, ordinal, "
                             "column_name, null_values, integer_values, double_values, text_values, blob_values, "
                             "max_size, integer_min, integer_max, double_min, double_max) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
    if (!insert) return tl::unexpected(insert.error());
    for (std::size_t c = 0; c < measured.values.size(); ++c) {
        const Values& values = measured.values[c];
        insert->bind(1, layer.table)
            .bind(2, layer.column)
            .bind(3, c)
            .bind(4, columns[qsizetype(c)])
            .bind(5, values.nulls)
            .bind(6, values.integers)
            .bind(7, values.reals)
            .bind(8, values.texts)
            .bind(9, values.blobs);
        bindRanges(*insert, values);
        if (auto done = insert->run(); !done) return done;
    }
    return {};
}

/// The sub-district layers over a table; one without components has its row too.
city::Result<void> writeDistricts(Database& db, const Layer& layer, const std::map<std::int64_t, Cover>& districts) {
    auto views = db.prepare("SELECT v.view_name, d.id FROM views_geometry_columns v JOIN sub_district d ON "
                            "v.view_name GLOB lower('sub_district_' || d.code || '_*') WHERE v.f_table_name = ?1");
    if (!views) return tl::unexpected(views.error());
    views->bind(1, layer.table);
    auto insert = db.prepare(std::string("INSERT OR REPLACE INTO views_geometry_columns_statistics (view_name, "
                                         "view_geometry, last_verified, row_count, extent_min_x, extent_min_y, "
                                         "extent_max_x, extent_max_y) VALUES (?1, 'geom', ") +
                             now + ", ?2, ?3, ?4, ?5, ?6)");
    if (!insert) return tl::unexpected(insert.error());
    for (;;) {
        const auto row = views->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return {};
        const auto found = districts.find(views->integer(1));
        bind(insert->bind(1, views->text(0)), 2, found == districts.end() ? Cover{} : found->second);
        if (auto done = insert->run(); !done) return done;
    }
}

city::Result<std::vector<Layer>> layersOf(Database& db) {
    auto query = db.prepare("SELECT f_table_name, f_geometry_column FROM geometry_columns");
    if (!query) return tl::unexpected(query.error());
    std::vector<Layer> layers;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return layers;
        layers.push_back({query->text(0), query->text(1)});
    }
}

} // namespace

city::Result<void> measureLayers(Database& db) {
    const auto layers = layersOf(db);
    if (!layers) return tl::unexpected(layers.error());
    for (const Layer& layer : *layers) {
        const auto columns = schema::columns(db, layer.table);
        if (!columns) return tl::unexpected(columns.error());
        const auto measured = measure(db, layer, *columns);
        if (!measured) return tl::unexpected(measured.error());
        if (auto written = writeCover(db, layer, measured->whole); !written) return written;
        if (auto written = writeValues(db, layer, *columns, *measured); !written) return written;
        if (auto written = writeDistricts(db, layer, measured->districts); !written) return written;
    }
    return {};
}

} // namespace store
