// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace demo {

/// How many cases a demo city of that many components has, and how many of them are open.
struct CaseCount {
    int all = 0, open = 0;
    static CaseCount of(int components);
};

/// Writes made-up cases, each marked as such, into a city that was loaded in bulk: the closed ones over the two
/// months before `nowMs`, the open ones in every stage, with clocks that run, are short or are overdue at `nowMs`.
/// Each came about by the life cycle's own rules, step by step. The same seed and moment make the same cases.
city::Result<void> addCases(store::Database& city, CaseCount count, std::uint64_t seed, std::int64_t nowMs);

} // namespace demo
