// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/selection.h"
#include "store/row_sink.h"

namespace store::records {

/// Which rows of a table, and what of them.
struct Question {
    std::string table;                ///< of the city
    std::vector<std::string> columns; ///< expressions over `t`, the table
    QString subDistrict;              ///< its code; empty: all rows
    QString className;                ///< of components; empty: all
    bool ofChosen = false;            ///< of components: only those that `choose` named
};

/// Names the components that questions with `ofChosen` are of, for this connection; the city is not written to.
city::Result<void> choose(Database& db, const city::Selection& selection);
/// The number of rows that `each` gives.
city::Result<std::int64_t> count(Database& db, const Question& question);
/// Each row in the order of its key: its cells, and the shape's blob. Stops at a fault of `take`.
using Take = std::function<city::Result<void>(std::vector<Cell> cells, std::pair<const unsigned char*, int> shape)>;
city::Result<void> each(Database& db, const Question& question, const Take& take);

} // namespace store::records
