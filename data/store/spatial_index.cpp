// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spatial_index.h"

#include "store/shape_blob.h"
#include "store/spatial_nodes.h"

#include <optional>

namespace store {

namespace {

using rtree::Cell;

/// The rows' boxes, in the table's order.
city::Result<std::vector<Cell>> readCells(Database& db, const QString& table) {
    auto query =
        db.prepare(QStringLiteral("SELECT rowid, geom FROM \"%1\" ORDER BY rowid").arg(table).toStdString());
    if (!query)
        return tl::unexpected(query.error());
    std::vector<Cell> cells;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return cells;
        const auto [bytes, length] = query->blob(1);
        if (const auto box = boundsOf(bytes, std::size_t(length)))
            cells.push_back(Cell::of(query->integer(0), *box));
    }
}

class Tree {
public:
    Tree(Database& db, const QString& table) : m_db(db), m_name(QStringLiteral("idx_%1_geom").arg(table)) {}

    city::Result<void> fill(const std::vector<Cell>& rows) {
        if (rows.empty())
            return {};
        if (auto ready = prepare(); !ready)
            return ready;
        const std::vector<std::uint32_t> order = rtree::alongTheCurve(rows);
        std::vector<std::int64_t> leaves(rows.size()); // of each row
        std::vector<Cell> level;
        level.reserve(rows.size());
        for (const std::uint32_t i : order)
            level.push_back(rows[i]);
        for (int height = 0;; ++height) {
            auto above = height == 0
                             ? pack(level, height,
                                    [&](std::size_t at, std::int64_t node) { leaves[order[at]] = node; })
                             : pack(level, height, [&](std::size_t at, std::int64_t node) {
                                   m_parents.emplace_back(level[at].number, node);
                               });
            if (!above)
                return tl::unexpected(above.error());
            if (above->size() == 1)
                break;
            level = std::move(*above);
        }
        return writeTables(rows, leaves);
    }

private:
    city::Result<void> prepare() {
        const auto length = m_db.number(sql("SELECT length(data) FROM \"%1_node\" WHERE nodeno = 1"));
        if (!length)
            return tl::unexpected(length.error());
        m_nodeLength = std::size_t(*length);
        auto insert = m_db.prepare(sql("INSERT OR REPLACE INTO \"%1_node\" (nodeno, data) VALUES (?1, ?2)"));
        if (!insert)
            return tl::unexpected(insert.error());
        m_insertNode = std::move(*insert);
        return {};
    }

    /// Writes the nodes that hold `cells` and tells each cell's node; the cells of those nodes. A single node
    /// is the root.
    template <typename Placed>
    city::Result<std::vector<Cell>> pack(const std::vector<Cell>& cells, int height, Placed placed) {
        const std::size_t most = rtree::mostCells(m_nodeLength);
        const std::size_t nodes = (cells.size() + most - 1) / most;
        std::vector<Cell> above(nodes);
        for (std::size_t n = 0; n < nodes; ++n) {
            const std::size_t from = cells.size() * n / nodes,
                              to = cells.size() * (n + 1) / nodes; // all alike full
            Cell& cover = above[n];
            cover =
                rtree::coverOf(nodes == 1 ? rtree::rootNumber : ++m_lastNode, cells.data() + from, to - from);
            for (std::size_t i = from; i < to; ++i)
                placed(i, cover.number);
            if (auto written =
                    writeNode(cover.number, nodes == 1 ? height : 0, cells.data() + from, to - from);
                !written)
                return tl::unexpected(written.error());
        }
        return above;
    }

    city::Result<void> writeNode(std::int64_t number, int height, const Cell* cells, std::size_t count) {
        const QByteArray node = rtree::encode(m_nodeLength, height, cells, count);
        return m_insertNode->bind(1, number).bind(2, node).run();
    }

    city::Result<void> writeTables(const std::vector<Cell>& rows, const std::vector<std::int64_t>& leaves) {
        auto leaf = m_db.prepare(sql("INSERT INTO \"%1_rowid\" (rowid, nodeno) VALUES (?1, ?2)"));
        if (!leaf)
            return tl::unexpected(leaf.error());
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (auto done = leaf->bind(1, rows[i].number).bind(2, leaves[i]).run(); !done)
                return done;
        auto parent = m_db.prepare(sql("INSERT INTO \"%1_parent\" (nodeno, parentnode) VALUES (?1, ?2)"));
        if (!parent)
            return tl::unexpected(parent.error());
        for (const auto& [node, above] : m_parents)
            if (auto done = parent->bind(1, node).bind(2, above).run(); !done)
                return done;
        return {};
    }

    std::string sql(const char* text) const { return QString::fromLatin1(text).arg(m_name).toStdString(); }

    Database& m_db;
    const QString m_name;
    std::size_t m_nodeLength = 0;
    std::int64_t m_lastNode = rtree::rootNumber;
    std::vector<std::pair<std::int64_t, std::int64_t>> m_parents; ///< of every node but the root
    std::optional<Statement> m_insertNode;
};

} // namespace

city::Result<void> fillSpatialIndex(Database& db, const QString& table) {
    const auto cells = readCells(db, table);
    if (!cells)
        return tl::unexpected(cells.error());
    return Tree(db, table).fill(*cells);
}

} // namespace store
