// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command_line.h"
#include "query/expression.h"
#include "query/rows.h"
#include "store/city_file.h"

#include <vector>

namespace app {

/// Which components a command is about: those of which an expression is true, inside a polygon.
class Selecting {
public:
    /// Takes `--where` and `--polygon`. The sentence says what is wrong with them.
    static tl::expected<Selecting, QString> take(Arguments& words);

    bool isAll() const { return m_where.isEmpty() && m_ring.empty(); }

    struct Found {
        query::RowsPtr rows;
        std::vector<query::Row> matching; ///< ascending
        city::Selection selection() const { return rows->selectionOf(matching); }
    };
    /// The fault is Invalid where the expression is none. `details` says that the columns beyond the texts are wanted.
    city::Result<Found> run(const QString& city, bool details, const store::Progress& progress) const;

private:
    QString m_where;
    std::vector<geo::Point> m_ring; ///< empty = everywhere
};

} // namespace app
