// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quality/ledger.h"
#include "store/database.h"

namespace store {

/// What the rules of data quality found, in words: for reports.
struct QualityList {
    struct Row {
        quality::Check check = quality::Check::RequiredMissing;
        QString code, uid; ///< of the component; of an area its code
        geo::Point place;  ///< degrees; NaN where there is none
        QString sentence;
    };
    QString city;
    QDate date; ///< in the city's zone
    std::int64_t change = 0; ///< journal.seq
    std::size_t components = 0;
    std::vector<quality::Rule> rules;
    std::vector<std::int64_t> counts; ///< by quality::Check
    std::vector<Row> rows;            ///< by rule
};

/// The first `limit` findings. Codes and identities of all of them are read with one statement a table.
city::Result<QualityList> listQuality(Database& db, const quality::Ledger& ledger, std::int64_t change, bool isChinese, std::size_t limit = SIZE_MAX);

} // namespace store
