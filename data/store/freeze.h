// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/score_reader.h"
#include "store/seals.h"
#include "store/writer.h"

/// Periods whose figures are sealed: inputs, formulas and results with a hash and a signature, so that the
/// same figures come out years later, or the difference is told.
namespace store::freezing {

struct Frozen {
    QString period, scheme, user;
    std::int64_t madeMs = 0;
    QString hash, station; ///< as hex; the hash is the anchor to be kept elsewhere
};

/// Freezes a period that is over, under a scheme of `rules`, in one transaction. Invalid where it is not over
/// or findings of it wait for a review, Conflict where it is frozen already, Forbidden without the right to
/// approve.
city::Result<Frozen> freeze(const QString& city, const score::Period& period, const ScoreRules& rules,
                            const QString& scheme, const seals::Station& station, const ChangeNote& note);

struct Check {
    Frozen frozen;
    bool isWhole = false; ///< the body has its hash, and the station signed it
    int figures = 0;      ///< that were compared
    QStringList
        differences; ///< figures that come out otherwise, at most twenty; empty: the same to the last digit
};
/// Recomputes a frozen period from the city's steps, with the formulas that were frozen. NotFound where it is
/// not frozen.
city::Result<Check> verify(const QString& city, const score::Period& period, const QString& scheme);

} // namespace store::freezing
