// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of the query benchmarks: the kernel's index over a city, built in degrees (1e-5 of them to the index's
// metre) so that it answers the very questions that SQL is asked. Each command runs through a file of questions
// and answers with the mean microseconds of one; OUT receives the answers themselves, untimed:
//   window FILE [OUT]        lines of X0 Y0 X1 Y1: the points in there, counted by class
//   pick RADIUS FILE [OUT]   lines of X Y: what lies within RADIUS degrees
//   nearest N FILE [OUT]     lines of X Y: the N nearest
//   lasso N FILE [OUT]       lines of N corners X Y ...: everything inside as a city::Selection; OUT has the points' rows
#include "city/selection.h"
#include "kernel/census.h"
#include "kernel/lasso.h"
#include "kernel/query.h"
#include "our_city.h"
#include "questions.h"
#include "serve.h"

#include <QCoreApplication>

#include <numeric>

namespace {

constexpr double scale = 1e5;

geo::MapPoint scaled(geo::Point p) { return {p.lon * scale, p.lat * scale}; }

kernel::Item itemOf(const city::RegistryChunk& chunk, std::size_t row, std::uint32_t key) {
    kernel::Item item;
    item.anchor = scaled(chunk.anchor[row]);
    item.key = key;
    item.handle = chunk.key[row];
    return item;
}

kernel::ChunkPtr chunkOf(const city::RegistryChunk& chunk, scene::StyleKeys& keys, geo::MapPoint origin) {
    const std::vector<std::uint32_t> numbers = keys.numbers(chunk);
    std::vector<kernel::Item> items;
    for (std::size_t row = 0; row < chunk.size(); ++row)
        items.push_back(itemOf(chunk, row, numbers[row]));
    for (std::size_t s = 0; s < chunk.shapeRow.size(); ++s) {
        kernel::Item& item = items[chunk.shapeRow[s]];
        item.closed = city::ComponentKey::unpacked(item.handle).shape == city::Shape::Polygon;
        for (const city::Path& path : chunk.partsOf(s)) {
            item.parts.emplace_back();
            for (const geo::Point& vertex : path)
                item.parts.back().push_back(scaled(vertex));
        }
    }
    return kernel::Chunk::build(items, origin);
}

class Queries {
public:
    explicit Queries(const OurCity& city) {
        const geo::MapPoint origin = scaled(city.registry->chunks().front()->anchor.front());
        std::vector<kernel::ChunkPtr> chunks;
        for (const auto& chunk : city.registry->chunks())
            chunks.push_back(chunkOf(*chunk, m_keys, origin));
        m_index = kernel::Index(origin, std::move(chunks));
        m_all.sprites = m_points.sprites = {kernel::disc(5, 0xff00ff00, 0xff000000, 1)};
        std::vector<std::uint32_t> classOf;
        for (std::size_t k = 0; k < m_keys.size(); ++k) {
            const city::ComponentClass* type = city.catalogue.componentClass(m_keys[k].classId);
            const bool isPoint = type && type->shape == city::Shape::Point;
            m_all.styles.push_back({0, 0, 0, 0, 1});
            m_points.styles.push_back({isPoint ? 0 : -1, 0, 0, 0, 1});
            classOf.push_back(std::uint32_t(m_keys[k].classId));
        }
        m_census.emplace(m_points, classOf);
    }

    std::size_t keys() const { return m_keys.size(); }

    std::vector<std::uint64_t> window(const std::vector<double>& q) const {
        return m_census->count(m_index, {q[0] * scale, q[1] * scale, q[2] * scale, q[3] * scale});
    }

    std::vector<kernel::Hit> pick(const std::vector<double>& q, double radius) const {
        return kernel::pick(m_index, m_all, {q[0] * scale, q[1] * scale}, radius * scale);
    }

    std::vector<kernel::Hit> nearest(const std::vector<double>& q, std::size_t count) const {
        return kernel::nearest(m_index, m_all, {q[0] * scale, q[1] * scale}, count);
    }

    city::Selection lasso(const std::vector<double>& q) const {
        kernel::Rings rings(1);
        for (std::size_t i = 0; i + 1 < q.size(); i += 2)
            rings[0].push_back({q[i] * scale, q[i + 1] * scale});
        return city::Selection::of(kernel::inside(m_index, m_all, rings));
    }

private:
    scene::StyleKeys m_keys;
    kernel::Index m_index;
    kernel::Palette m_all, m_points;
    std::optional<kernel::Census> m_census; ///< of the points, by class
};

questions::Found found(const std::vector<kernel::Hit>& hits) {
    questions::Found found;
    for (const kernel::Hit& hit : hits) {
        const city::ComponentKey key = city::ComponentKey::unpacked(hit.handle);
        found.push_back({hit.distance / scale, int(key.shape), key.row});
    }
    return found;
}

QByteArray pointsOf(const city::Selection& selection) {
    std::vector<std::int64_t> rows;
    for (const std::uint64_t key : selection.keys())
        if (const auto one = city::ComponentKey::unpacked(key); one.shape == city::Shape::Point)
            rows.push_back(one.row);
    return questions::text(rows);
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc != 2)
        return bench::fail("queries_ours", QStringLiteral("usage: queries_ours CITY.sqlite"));
    auto city = OurCity::open(QString::fromLocal8Bit(argv[1]), false);
    if (!city)
        return bench::fail("queries_ours", city.error());
    const Queries queries(*city);
    return bench::serve(
        {{"window", [&](const QStringList& w) {
              return questions::ask(w.mid(1), 4, [&](const auto& q) { return queries.window(q); },
                                    [](const auto& counts) { return questions::text(counts); });
          }},
         {"lasso", [&](const QStringList& w) {
              return questions::ask(w.mid(2), 2 * w.value(1).toInt(), [&](const auto& q) { return queries.lasso(q); }, pointsOf);
          }},
         {"pick", [&](const QStringList& w) {
              const double radius = w.value(1).toDouble();
              return questions::ask(w.mid(2), 2, [&](const auto& q) { return queries.pick(q, radius); },
                                    [](const auto& hits) { return questions::text(found(hits)); });
          }},
         {"nearest", [&](const QStringList& w) {
              const auto count = std::size_t(w.value(1).toInt());
              return questions::ask(w.mid(2), 2, [&](const auto& q) { return queries.nearest(q, count); },
                                    [](const auto& hits) { return questions::text(found(hits)); });
          }}});
}
