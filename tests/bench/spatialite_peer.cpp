// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of the query benchmarks: SpatiaLite on the same city file, R*Tree first, with prepared statements. The
// commands are those of queries_ours with a variant before the file; the driver takes the fastest one:
//   window sql|rows|exact FILE [OUT]        grouped by SQL; rows counted here; with the exact test that R*Tree's
//                                           32-bit boxes leave out
//   pick RADIUS distance|plain FILE [OUT]   ST_Distance throughout, or plain arithmetic for points
//   lasso N rtree|scan FILE [OUT]           the points inside N corners, by ST_Within: boxes first, or every row
//   nearest N knn|START FILE [OUT]          VirtualKNN, or windows that double from START degrees
#include "questions.h"
#include "serve.h"

#include <QCoreApplication>

#include <cmath>
#include <sqlite3.h>
#include <spatialite.h> // after sqlite3.h, whose types it uses

namespace {

const char* const tables[] = {"component_point", "component_line", "component_polygon"};

/// A prepared statement; the program ends when it cannot be made.
class Query {
public:
    Query(sqlite3* db, const std::string& sql) {
        if (sqlite3_prepare_v2(db, sql.c_str(), -1, &m_handle, nullptr) != SQLITE_OK) {
            std::fprintf(stderr, "spatialite_peer: %s\n", sqlite3_errmsg(db));
            std::exit(1);
        }
    }
    ~Query() { sqlite3_finalize(m_handle); }
    Query(Query&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}

    template <typename Row>
    void run(std::initializer_list<double> values, Row row) {
        sqlite3_reset(m_handle);
        int place = 0;
        for (const double value : values)
            sqlite3_bind_double(m_handle, ++place, value);
        while (sqlite3_step(m_handle) == SQLITE_ROW)
            row(m_handle);
    }

    sqlite3_stmt* handle() const { return m_handle; }

private:
    sqlite3_stmt* m_handle = nullptr;
};

std::string inBox(const std::string& table) {
    return " FROM idx_" + table + "_geom i CROSS JOIN " + table +
           " p ON p.id = i.pkid WHERE i.xmin <= ?3 AND i.xmax >= ?1 AND i.ymin <= ?4 AND i.ymax >= ?2";
}

class Peer {
public:
    explicit Peer(sqlite3* db)
        : m_grouped(db, "SELECT p.class_id, count(*)" + inBox(tables[0]) + " GROUP BY p.class_id"),
          m_rows(db, "SELECT p.class_id" + inBox(tables[0])),
          m_exact(db, "SELECT p.class_id" + inBox(tables[0]) +
                          " AND ST_X(p.geom) BETWEEN ?1 AND ?3 AND ST_Y(p.geom) BETWEEN ?2 AND ?4"),
          m_within(db, "SELECT p.id" + inBox(tables[0]) + " AND ST_Within(p.geom, ?5)"),
          m_scan(db, "SELECT id FROM component_point WHERE ST_Within(geom, ?1)"), m_polygon(db, "SELECT GeomFromText(?1, 4490)"),
          m_plain(db, "SELECT p.id, ST_X(p.geom), ST_Y(p.geom)" + inBox(tables[0])) {
        for (const char* table : tables) {
            m_distance.emplace_back(db, "SELECT p.id, ST_Distance(p.geom, MakePoint(?5, ?6, 4490))" + inBox(table));
            m_knn.emplace_back(db, "SELECT fid, distance FROM knn WHERE f_table_name = '" + std::string(table) +
                                       "' AND f_geometry_column = 'geom' AND ref_geometry = MakePoint(?1, ?2, 4490) "
                                       "AND max_items = " + std::to_string(knnItems));
        }
    }

    questions::ByClass window(const QString& variant, const std::vector<double>& q) {
        questions::ByClass counts{};
        if (variant == QLatin1String("sql"))
            m_grouped.run({q[0], q[1], q[2], q[3]}, [&](sqlite3_stmt* row) {
                counts[std::size_t(sqlite3_column_int(row, 0))] = std::uint64_t(sqlite3_column_int64(row, 1));
            });
        else
            (variant == QLatin1String("exact") ? m_exact : m_rows)
                .run({q[0], q[1], q[2], q[3]},
                     [&](sqlite3_stmt* row) { ++counts[std::size_t(sqlite3_column_int(row, 0))]; });
        return counts;
    }

    questions::Found pick(bool plain, const std::vector<double>& q, double radius) {
        questions::Found found;
        const double x = q[0], y = q[1];
        for (int shape = 0; shape < 3; ++shape) {
            const auto keep = [&](std::int64_t id, double distance) {
                if (distance <= radius)
                    found.push_back({distance, shape, id});
            };
            if (plain && shape == 0)
                m_plain.run({x - radius, y - radius, x + radius, y + radius}, [&](sqlite3_stmt* row) {
                    keep(sqlite3_column_int64(row, 0), std::hypot(sqlite3_column_double(row, 1) - x,
                                                                  sqlite3_column_double(row, 2) - y));
                });
            else
                m_distance[std::size_t(shape)].run(
                    {x - radius, y - radius, x + radius, y + radius, x, y}, [&](sqlite3_stmt* row) {
                        keep(sqlite3_column_int64(row, 0), sqlite3_column_double(row, 1));
                    });
        }
        sort(found);
        return found;
    }

    /// The nearest of each table, and of those the nearest.
    questions::Found knn(const std::vector<double>& q) {
        questions::Found found;
        for (int shape = 0; shape < 3; ++shape)
            m_knn[std::size_t(shape)].run({q[0], q[1]}, [&](sqlite3_stmt* row) {
                found.push_back({sqlite3_column_double(row, 1), shape, sqlite3_column_int64(row, 0)});
            });
        sort(found);
        found.resize(std::min<std::size_t>(found.size(), knnItems));
        return found;
    }

    questions::Found growing(double start, const std::vector<double>& q, std::size_t count) {
        for (double radius = start;; radius *= 2) {
            questions::Found found = pick(true, q, radius);
            if (found.size() >= count || radius > 10) {
                found.resize(std::min(found.size(), count));
                return found;
            }
        }
    }

    /// The polygon is a blob that was made once: its parsing costs the rows nothing.
    std::vector<std::int64_t> lasso(bool byBox, const std::vector<double>& q) {
        QByteArray ring;
        double west = q[0], south = q[1], east = q[0], north = q[1];
        for (std::size_t i = 0; i < q.size() + 2; i += 2) {
            const double x = q[i % q.size()], y = q[i % q.size() + 1];
            west = std::min(west, x);
            east = std::max(east, x);
            south = std::min(south, y);
            north = std::max(north, y);
            ring += (i ? ", " : "") + QByteArray::number(x, 'f', 10) + ' ' + QByteArray::number(y, 'f', 10);
        }
        const QByteArray text = "POLYGON((" + ring + "))";
        QByteArray blob;
        sqlite3_reset(m_polygon.handle());
        sqlite3_bind_text(m_polygon.handle(), 1, text.constData(), int(text.size()), SQLITE_STATIC);
        if (sqlite3_step(m_polygon.handle()) == SQLITE_ROW)
            blob = QByteArray(static_cast<const char*>(sqlite3_column_blob(m_polygon.handle(), 0)), sqlite3_column_bytes(m_polygon.handle(), 0));
        Query& query = byBox ? m_within : m_scan;
        sqlite3_reset(query.handle());
        sqlite3_bind_blob(query.handle(), byBox ? 5 : 1, blob.constData(), int(blob.size()), SQLITE_STATIC);
        std::vector<std::int64_t> rows;
        const auto take = [&](sqlite3_stmt* row) { rows.push_back(sqlite3_column_int64(row, 0)); };
        byBox ? query.run({west, south, east, north}, take) : query.run({}, take);
        std::sort(rows.begin(), rows.end());
        return rows;
    }

    static constexpr int knnItems = 8;

private:
    static void sort(questions::Found& found) {
        std::sort(found.begin(), found.end(),
                  [](const questions::Thing& a, const questions::Thing& b) { return a.distance < b.distance; });
    }

    Query m_grouped, m_rows, m_exact, m_within, m_scan, m_polygon, m_plain;
    std::vector<Query> m_distance, m_knn;
};

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    sqlite3* db = nullptr;
    if (argc != 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        return bench::fail("spatialite_peer", QStringLiteral("usage: spatialite_peer CITY.sqlite"));
    spatialite_init_ex(db, spatialite_alloc_connection(), 0);
    sqlite3_exec(db, "PRAGMA cache_size = -1000000; PRAGMA mmap_size = 8000000000", nullptr, nullptr, nullptr);
    Peer peer(db);
    const auto printFound = [](const questions::Found& found) { return questions::text(found); };
    return bench::serve(
        {{"window", [&](const QStringList& w) {
              return questions::ask(w.mid(2), 4, [&](const auto& q) { return peer.window(w.value(1), q); },
                                    [](const questions::ByClass& counts) { return questions::text(counts); });
          }},
         {"lasso", [&](const QStringList& w) {
              const bool byBox = w.value(2) == QLatin1String("rtree");
              return questions::ask(w.mid(3), 2 * w.value(1).toInt(), [&](const auto& q) { return peer.lasso(byBox, q); },
                                    [](const std::vector<std::int64_t>& rows) { return questions::text(rows); });
          }},
         {"pick", [&](const QStringList& w) {
              const double radius = w.value(1).toDouble();
              const bool plain = w.value(2) == QLatin1String("plain");
              return questions::ask(w.mid(3), 2, [&](const auto& q) { return peer.pick(plain, q, radius); }, printFound);
          }},
         {"nearest", [&](const QStringList& w) {
              if (w.value(1).toInt() != Peer::knnItems)
                  return bench::refuse("the statements are made for another number");
              if (w.value(2) == QLatin1String("knn"))
                  return questions::ask(w.mid(3), 2, [&](const auto& q) { return peer.knn(q); }, printFound);
              const double start = w.value(2).toDouble();
              return questions::ask(w.mid(3), 2, [&](const auto& q) { return peer.growing(start, q, Peer::knnItems); },
                                    printFound);
          }}});
}
