// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/spatial_nodes.h"

#include <string>

namespace store {

/// Puts many new rows at once into an R*Tree that is in use, `idx_TABLE_geom`: each node on the way is read
/// and written once for all rows that come to lie in it, where the module would do so for every row. Rows go
/// where they enlarge boxes least (Guttman 1984); a node that gets too full is cut along a Hilbert curve. The
/// module, in any program, goes on with the tree afterwards. Internal to `store`.
class SpatialGrowth {
public:
    static city::Result<SpatialGrowth> of(Database& db, const std::string& table);

    /// A row that was inserted in this transaction.
    void note(const rtree::Cell& cell) { m_waiting.push_back(cell); }
    /// Puts in what was noted; inside the same transaction. A fault of kind Damaged leaves the transaction to
    /// be rolled back: the tree is not what the module writes.
    city::Result<void> settle();

private:
    using Cells = std::vector<rtree::Cell>;
    struct Content {
        Cells cells;
        std::size_t old = 0; ///< of them the first so many lay in the node before
    };
    static constexpr int mostHeight = 40; ///< the module's own limit

    SpatialGrowth() = default;
    city::Result<int> read(std::int64_t node, Cells& cells);
    city::Result<void> write(std::int64_t node, int height, const Cells& cells);
    city::Result<void> place(const rtree::Cell& cell, std::int64_t node, bool isLeaf);
    city::Result<Content> grown(std::int64_t node, int height, const Cells& some);
    city::Result<Cells> put(std::int64_t node, int height, const Cells& some);
    city::Result<void> keep(std::int64_t node, int height, int toldHeight, const Content& content);
    city::Result<Cells> cut(std::int64_t node, int height, const Content& content);

    std::vector<Statement> m_statements; ///< in the order of `Question`
    Cells m_waiting;
    std::size_t m_nodeLength = 0;
    std::int64_t m_lastNode = 0;
};

} // namespace store
