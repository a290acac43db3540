// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quality/ledger.h"
#include "store/bulk.h"

/// Putting right what the rules of data quality found.
namespace store::repairing {

/// Each component of these findings, of one rule, in the one certain way that there is; the others stay as they are (`same`),
/// and so do those that cannot be written (`faulty`). One batch like a bulk edit, taken back as one, and put down to wait where a
/// rule of approval says so.
/// What changed since the ledger looked is repaired as it is now, where there still is a certain way.
city::Result<bulk::Outcome> apply(const QString& city, const quality::Ledger& ledger, const std::vector<quality::Finding>& findings,
                                  const ChangeNote& note, const Progress& progress = {});

/// The findings of a rule about single components.
std::vector<quality::Finding> findingsOf(const quality::Ledger& ledger, quality::Check check);

} // namespace store::repairing
