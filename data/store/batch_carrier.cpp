// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batch_carrier.h"

#include "store/road_ends.h"
#include "store/shape_blob.h"

#include <algorithm>
#include <sqlite3.h>

namespace store {

city::Result<void> Carrier::begin() {
    std::vector<References> all;
    for (const Step& step : m_plan.steps) {
        auto references = References::of(m_city, step.table, step.columns);
        if (!references)
            return tl::unexpected(references.error());
        if (!*references)
            return {};
        all.push_back(std::move(**references));
    }
    m_references = std::move(all);
    m_rest.emplace(m_city);
    return {};
}

city::Result<int> Carrier::carry(int most) {
    while (m_step < m_plan.steps.size() && m_next >= m_plan.steps[m_step].rows) {
        m_next -= m_plan.steps[m_step++].rows;
        m_read.reset();
    }
    if (m_step == m_plan.steps.size())
        return 0;
    if (!m_read)
        if (auto ready = prepare(m_plan.steps[m_step]); !ready)
            return tl::unexpected(ready.error());
    if (!m_references.empty())
        if (auto held = m_references[m_step].hold(); !held)
            return tl::unexpected(held.error());
    const int rows = int(std::min<std::int64_t>(most, m_plan.steps[m_step].rows - m_next));
    m_read->bind(1, m_next).bind(2, m_next + rows);
    for (;;) {
        const auto row = m_read->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        if (auto written = write(); !written)
            return tl::unexpected(written.error());
    }
    m_read->reset(); // an open question would keep the log from being begun anew
    m_next += rows;
    return rows;
}

city::Result<void> Carrier::prepare(const Step& step) {
    auto read = m_city.prepare("SELECT " + step.columns + " FROM staged." + step.table +
                               " WHERE n > ?1 AND n <= ?2 ORDER BY n");
    if (!read)
        return tl::unexpected(read.error());
    m_read.emplace(std::move(*read));
    m_joins = step.table == "road";
    std::string marks = m_joins ? "?, ?, ?" : "?";
    for (int i = 1; i < m_read->columns(); ++i)
        marks += ", ?";
    // A statement that fails ends its slice anyway. OR ROLLBACK says so: SQLite then needs no copies of
    // what it changes.
    auto write = m_city.prepare("INSERT OR ROLLBACK INTO main." + step.table + " (" + step.columns +
                                (m_joins ? ", from_node, to_node" : "") + ") VALUES (" + marks + ")");
    if (!write)
        return tl::unexpected(write.error());
    m_write.emplace(std::move(*write));
    return {};
}

/// The row that was read.
city::Result<void> Carrier::write() {
    for (int i = 0; i < m_read->columns(); ++i)
        sqlite3_bind_value(m_write->handle(), i + 1, sqlite3_column_value(m_read->handle(), i));
    if (m_joins)
        if (auto joined = join(); !joined)
            return joined;
    return m_write->run();
}

/// Where the row's section, its last column, meets others. Nodes are not staged: those that others make
/// meanwhile count, too.
city::Result<void> Carrier::join() {
    const int last = m_read->columns();
    m_write->bindNull(last + 1).bindNull(last + 2);
    const auto blob = m_read->blob(last - 1);
    const auto shape = decodeShape(blob.first, std::size_t(blob.second));
    if (!shape || shape->parts.empty() || shape->parts.front().size() < 2)
        return {};
    const auto ends = roads::nodesOf(m_city, shape->parts.front(), shape->srid);
    if (!ends)
        return tl::unexpected(ends.error());
    m_write->bind(last + 1, ends->from).bind(last + 2, ends->to);
    return {};
}

} // namespace store
