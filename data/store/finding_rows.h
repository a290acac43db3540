// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/finding_desk.h"

/// Findings and their steps as rows. Internal to `store`.
namespace store::finding_rows {

/// The only finding under a condition with one parameter; NotFound otherwise.
city::Result<score::Finding> one(Database& db, const char* where, const QByteArray& key);
city::Result<std::vector<score::Finding>> list(Database& db, std::optional<score::Finding::State> state,
                                               int limit);
city::Result<FindingStory> story(Database& db, const QString& number);
/// Who took steps of a finding's appeal.
city::Result<std::vector<QString>> appealants(Database& db, std::int64_t finding);
/// The next number of a day: F2026112600012. Inside a transaction.
city::Result<QString> nextNumber(Database& db, QDate day);
/// Adds a finding, or writes what a step changes over it; `finding.row` is set where it is new.
city::Result<void> keep(Database& db, score::Finding& finding, bool isNew);
city::Result<void> keepStep(Database& db, const city::Uid& uid, const score::Finding& after,
                            const score::FindingMove& move);

} // namespace store::finding_rows
