// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spatial_growth.h"

#include <QCoreApplication>

#include <limits>

namespace store {

namespace {

using rtree::Cell;

enum Question { ReadNode, WriteNode, PlaceRow, PlaceNode, LastNode };

/// Of a node's cells after it was cut: room for those that come next.
constexpr double fullness = 0.7;

/// No node is numbered so.
constexpr std::int64_t noNode = 0;

city::Fault damaged() {
    return {city::FaultKind::Damaged,
            QCoreApplication::translate("store", "The city file is damaged. Restore it from a backup."),
            QStringLiteral("the R*Tree")};
}

/// The cell that grows least, and of those the smallest.
std::size_t choose(const std::vector<Cell>& cells, const Cell& one) {
    std::size_t best = 0;
    float leastGrowth = std::numeric_limits<float>::infinity(), leastArea = leastGrowth;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const float area = cells[i].area(), growth = cells[i].areaWith(one) - area;
        if (growth > leastGrowth || (growth == leastGrowth && area >= leastArea))
            continue;
        best = i;
        leastGrowth = growth;
        leastArea = area;
    }
    return best;
}

} // namespace

city::Result<SpatialGrowth> SpatialGrowth::of(Database& db, const std::string& table) {
    SpatialGrowth growth;
    const std::string tree = "main.\"idx_" + table + "_geom";
    const std::string questions[] = {
        "SELECT data FROM " + tree + "_node\" WHERE nodeno = ?1",
        "INSERT OR REPLACE INTO " + tree + "_node\" (nodeno, data) VALUES (?1, ?2)",
        "INSERT OR REPLACE INTO " + tree + "_rowid\" (rowid, nodeno) VALUES (?1, ?2)",
        "INSERT OR REPLACE INTO " + tree + "_parent\" (nodeno, parentnode) VALUES (?1, ?2)",
        "SELECT max(nodeno) FROM " + tree + "_node\""};
    for (const std::string& question : questions) {
        auto statement = db.prepare(question);
        if (!statement)
            return tl::unexpected(statement.error());
        growth.m_statements.push_back(std::move(*statement));
    }
    return growth;
}

/// What the root says of its height, 0 of any other node.
city::Result<int> SpatialGrowth::read(std::int64_t node, Cells& cells) {
    Statement& query = m_statements[ReadNode];
    const auto row = query.bind(1, node).step();
    if (!row)
        return tl::unexpected(row.error());
    int height = 0;
    bool isNode = false;
    if (*row) {
        const auto [bytes, length] = query.blob(0);
        isNode = rtree::decode(bytes, std::size_t(length), height, cells);
        m_nodeLength = std::size_t(length);
    }
    query.reset();
    if (!isNode || height > mostHeight)
        return tl::unexpected(damaged());
    return height;
}

city::Result<void> SpatialGrowth::write(std::int64_t node, int height, const Cells& cells) {
    const QByteArray bytes = rtree::encode(m_nodeLength, height, cells.data(), cells.size());
    return m_statements[WriteNode].bind(1, node).bind(2, bytes).run();
}

/// Says in which node a cell lies.
city::Result<void> SpatialGrowth::place(const Cell& cell, std::int64_t node, bool isLeaf) {
    return m_statements[isLeaf ? PlaceRow : PlaceNode].bind(1, cell.number).bind(2, node).run();
}

city::Result<void> SpatialGrowth::settle() {
    if (m_waiting.empty())
        return {};
    Statement& last = m_statements[LastNode];
    const auto row = last.step();
    if (!row)
        return tl::unexpected(row.error());
    m_lastNode = last.integer(0);
    last.reset();
    Cells root;
    auto height = read(rtree::rootNumber, root);
    if (!height)
        return tl::unexpected(height.error());
    auto content = grown(rtree::rootNumber, *height, m_waiting);
    m_waiting.clear();
    if (!content)
        return tl::unexpected(content.error());
    // The root's number never changes: what it is cut into comes to lie below it.
    while (content->cells.size() > rtree::mostCells(m_nodeLength)) {
        auto pieces = cut(noNode, *height, *content);
        if (!pieces)
            return tl::unexpected(pieces.error());
        *content = {std::move(*pieces), 0};
        ++*height;
    }
    return keep(rtree::rootNumber, *height, *height, *content);
}

/// What a node that stands `height` above the leaves holds when `some` were put below it; it is not written
/// yet.
city::Result<SpatialGrowth::Content> SpatialGrowth::grown(std::int64_t node, int height, const Cells& some) {
    Cells cells;
    if (auto told = read(node, cells); !told)
        return tl::unexpected(told.error());
    const std::size_t old = cells.size();
    if (height == 0) {
        cells.insert(cells.end(), some.begin(), some.end());
        return Content{std::move(cells), old};
    }
    if (cells.empty())
        return tl::unexpected(damaged());
    std::vector<Cells> below(old);
    for (const Cell& cell : some) {
        const std::size_t at = choose(cells, cell);
        below[at].push_back(cell);
        cells[at].cover(cell);
    }
    for (std::size_t i = 0; i < old; ++i) {
        if (below[i].empty())
            continue;
        auto pieces = put(cells[i].number, height - 1, below[i]);
        if (!pieces)
            return tl::unexpected(pieces.error());
        cells[i] = pieces->front();
        cells.insert(cells.end(), pieces->begin() + 1, pieces->end());
    }
    return Content{std::move(cells), old};
}

/// Puts `some` below a node. What stands for it in the node above: itself, then those that were cut off it.
city::Result<SpatialGrowth::Cells> SpatialGrowth::put(std::int64_t node, int height, const Cells& some) {
    const auto content = grown(node, height, some);
    if (!content)
        return tl::unexpected(content.error());
    if (content->cells.size() > rtree::mostCells(m_nodeLength))
        return cut(node, height, *content);
    if (auto kept = keep(node, height, 0, *content); !kept)
        return tl::unexpected(kept.error());
    return Cells{rtree::coverOf(node, content->cells.data(), content->cells.size())};
}

/// Writes what fits into a node.
city::Result<void> SpatialGrowth::keep(std::int64_t node, int height, int toldHeight,
                                       const Content& content) {
    for (std::size_t i = content.old; i < content.cells.size(); ++i)
        if (auto placed = place(content.cells[i], node, height == 0); !placed)
            return placed;
    return write(node, toldHeight, content.cells);
}

/// Writes what does not fit, into the node, where there is one, and new ones: the cells of these nodes.
city::Result<SpatialGrowth::Cells> SpatialGrowth::cut(std::int64_t node, int height, const Content& content) {
    const Cells& cells = content.cells;
    const auto each = std::size_t(double(rtree::mostCells(m_nodeLength)) * fullness);
    const std::size_t count = (cells.size() + each - 1) / each;
    const std::vector<std::uint32_t> order = rtree::alongTheCurve(cells);
    Cells pieces, piece;
    for (std::size_t n = 0; n < count; ++n) {
        const bool isOld = n == 0 && node != noNode;
        const std::int64_t number = isOld ? node : ++m_lastNode;
        piece.clear();
        for (std::size_t i = cells.size() * n / count; i < cells.size() * (n + 1) / count; ++i) {
            piece.push_back(cells[order[i]]);
            if (isOld && order[i] < content.old)
                continue; // it stays where it is
            if (auto placed = place(piece.back(), number, height == 0); !placed)
                return tl::unexpected(placed.error());
        }
        if (auto written = write(number, 0, piece); !written)
            return tl::unexpected(written.error());
        pieces.push_back(rtree::coverOf(number, piece.data(), piece.size()));
    }
    return pieces;
}

} // namespace store
