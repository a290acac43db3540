// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/case_desk.h"

/// What follows from a case's place, component and class. Internal to `store`.
namespace store::case_follow {

/// A case as it will be reported: Invalid where it has no place, no class or a component that is not there.
city::Result<work::Order> orderOf(Database& db, const city::Catalogue& catalogue, const work::CaseBook& book,
                                  const NewCase& what);

/// The company that does the order's line where it lies, and its department; nothing is overwritten.
city::Result<void> fillResponsible(Database& db, const city::Catalogue& catalogue, work::Order& order);

/// The next number of the day on which a case came in, in the city's zone: 2026112600012. Inside a
/// transaction.
city::Result<QString> nextNumber(Database& db, QDate day);

/// Invalid where the department is not there or was closed. The company that it belongs to, or 0.
city::Result<int> companyOf(Database& db, const city::Catalogue& catalogue, int department);

} // namespace store::case_follow
