// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spatial_index.h"

#include "geo/hilbert.h"
#include "store/shape_blob.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace store {

namespace {

/// What a node holds of one row or of one node below: its number, and a box in the module's 32-bit floats.
struct Cell {
    std::int64_t number = 0;
    float minX = 0, maxX = 0, minY = 0, maxY = 0;
};

constexpr std::size_t cellLength = 24, headLength = 4;
constexpr std::int64_t rootNumber = 1;

// The module rounds boxes outwards.
float roundedDown(double value) {
    const float f = float(value);
    return double(f) > value ? std::nextafter(f, -std::numeric_limits<float>::infinity()) : f;
}
float roundedUp(double value) {
    const float f = float(value);
    return double(f) < value ? std::nextafter(f, std::numeric_limits<float>::infinity()) : f;
}

template <typename Unsigned>
void putBigEndian(char* at, Unsigned value) {
    for (std::size_t i = 0; i < sizeof value; ++i) at[i] = char(value >> 8 * (sizeof value - 1 - i));
}

/// The rows' boxes, in the table's order.
city::Result<std::vector<Cell>> readCells(Database& db, const QString& table) {
    auto query = db.prepare(QStringLiteral("SELECT rowid, geom FROM \"%1\" ORDER BY rowid").arg(table).toStdString());
    if (!query) return tl::unexpected(query.error());
    std::vector<Cell> cells;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return cells;
        const auto [bytes, length] = query->blob(1);
        if (const auto box = boundsOf(bytes, std::size_t(length)))
            cells.push_back({query->integer(0), roundedDown(box->west), roundedUp(box->east), roundedDown(box->south),
                             roundedUp(box->north)});
    }
}

/// The positions of the cells along the curve.
std::vector<std::uint32_t> alongTheCurve(const std::vector<Cell>& cells) {
    geo::Box all;
    for (const Cell& cell : cells) {
        all.add(geo::Point{cell.minX, cell.minY});
        all.add(geo::Point{cell.maxX, cell.maxY});
    }
    std::vector<std::uint64_t> keys(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const geo::Point middle{(double(cells[i].minX) + cells[i].maxX) / 2, (double(cells[i].minY) + cells[i].maxY) / 2};
        keys[i] = std::uint64_t(geo::hilbert(middle, all)) << 32 | i;
    }
    std::sort(keys.begin(), keys.end());
    return {keys.begin(), keys.end()}; // their low halves
}

class Tree {
public:
    Tree(Database& db, const QString& table) : m_db(db), m_name(QStringLiteral("idx_%1_geom").arg(table)) {}

    city::Result<void> fill(const std::vector<Cell>& rows) {
        if (rows.empty()) return {};
        if (auto ready = prepare(); !ready) return ready;
        const std::vector<std::uint32_t> order = alongTheCurve(rows);
        std::vector<std::int64_t> leaves(rows.size()); // of each row
        std::vector<Cell> level;
        level.reserve(rows.size());
        for (const std::uint32_t i : order) level.push_back(rows[i]);
        for (int height = 0;; ++height) {
            auto above = height == 0 ? pack(level, height, [&](std::size_t at, std::int64_t node) { leaves[order[at]] = node; })
                                     : pack(level, height, [&](std::size_t at, std::int64_t node) { m_parents.emplace_back(level[at].number, node); });
            if (!above) return tl::unexpected(above.error());
            if (above->size() == 1) break;
            level = std::move(*above);
        }
        return writeTables(rows, leaves);
    }

private:
    city::Result<void> prepare() {
        const auto length = m_db.number(sql("SELECT length(data) FROM \"%1_node\" WHERE nodeno = 1"));
        if (!length) return tl::unexpected(length.error());
        m_nodeLength = std::size_t(*length);
        auto insert = m_db.prepare(sql("INSERT OR REPLACE INTO \"%1_node\" (nodeno, data) VALUES (?1, ?2)"));
        if (!insert) return tl::unexpected(insert.error());
        m_insertNode = std::move(*insert);
        return {};
    }

    /// Writes the nodes that hold `cells` and tells each cell's node; the cells of those nodes. A single node is the
    /// root.
    template <typename Placed>
    city::Result<std::vector<Cell>> pack(const std::vector<Cell>& cells, int height, Placed placed) {
        const std::size_t most = (m_nodeLength - headLength) / cellLength;
        const std::size_t nodes = (cells.size() + most - 1) / most;
        std::vector<Cell> above(nodes);
        for (std::size_t n = 0; n < nodes; ++n) {
            const std::size_t from = cells.size() * n / nodes, to = cells.size() * (n + 1) / nodes; // all alike full
            Cell& cover = above[n];
            cover = cells[from];
            cover.number = nodes == 1 ? rootNumber : ++m_lastNode;
            for (std::size_t i = from; i < to; ++i) {
                cover.minX = std::min(cover.minX, cells[i].minX);
                cover.maxX = std::max(cover.maxX, cells[i].maxX);
                cover.minY = std::min(cover.minY, cells[i].minY);
                cover.maxY = std::max(cover.maxY, cells[i].maxY);
                placed(i, cover.number);
            }
            if (auto written = writeNode(cover.number, nodes == 1 ? height : 0, cells.data() + from, to - from); !written)
                return tl::unexpected(written.error());
        }
        return above;
    }

    city::Result<void> writeNode(std::int64_t number, int height, const Cell* cells, std::size_t count) {
        QByteArray node(qsizetype(m_nodeLength), '\0');
        putBigEndian(node.data(), std::uint16_t(height)); // 0 but in the root
        putBigEndian(node.data() + 2, std::uint16_t(count));
        for (std::size_t i = 0; i < count; ++i) {
            char* at = node.data() + headLength + i * cellLength;
            putBigEndian(at, std::uint64_t(cells[i].number));
            const float box[] = {cells[i].minX, cells[i].maxX, cells[i].minY, cells[i].maxY};
            for (std::size_t k = 0; k < 4; ++k) putBigEndian(at + 8 + 4 * k, std::bit_cast<std::uint32_t>(box[k]));
        }
        return m_insertNode->bind(1, number).bind(2, node).run();
    }

    city::Result<void> writeTables(const std::vector<Cell>& rows, const std::vector<std::int64_t>& leaves) {
        auto leaf = m_db.prepare(sql("INSERT INTO \"%1_rowid\" (rowid, nodeno) VALUES (?1, ?2)"));
        if (!leaf) return tl::unexpected(leaf.error());
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (auto done = leaf->bind(1, rows[i].number).bind(2, leaves[i]).run(); !done) return done;
        auto parent = m_db.prepare(sql("INSERT INTO \"%1_parent\" (nodeno, parentnode) VALUES (?1, ?2)"));
        if (!parent) return tl::unexpected(parent.error());
        for (const auto& [node, above] : m_parents)
            if (auto done = parent->bind(1, node).bind(2, above).run(); !done) return done;
        return {};
    }

    std::string sql(const char* text) const { return QString::fromLatin1(text).arg(m_name).toStdString(); }

    Database& m_db;
    const QString m_name;
    std::size_t m_nodeLength = 0;
    std::int64_t m_lastNode = rootNumber;
    std::vector<std::pair<std::int64_t, std::int64_t>> m_parents; ///< of every node but the root
    std::optional<Statement> m_insertNode;
};

} // namespace

city::Result<void> fillSpatialIndex(Database& db, const QString& table) {
    const auto cells = readCells(db, table);
    if (!cells) return tl::unexpected(cells.error());
    return Tree(db, table).fill(*cells);
}

} // namespace store
