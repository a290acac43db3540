// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"
#include "city/rights.h"

#include <optional>
#include <vector>

namespace store::approval {

/// Edits that wait for approval: those that change `field` of components of one class, so many as one or more. Without a field
/// also what is added or deleted.
struct Rule {
    std::int64_t id = 0;
    int classId = 0; ///< 0: every class
    std::optional<city::Field> field;
    std::int64_t leastRows = 1;
    QString spares; ///< a role whose holders write at once; empty: whoever may approve there; `nobody`

    /// True of an edit that is one of `rows` as one.
    bool concerns(const city::Patch& patch, std::int64_t rows) const;
    /// True of somebody who writes at once, whatever the place.
    bool sparesEverywhere(const city::Rights& rights) const;
};
inline const QString sparesNobody = QStringLiteral("nobody");

/// Whether the edit waits for somebody who approves it.
bool isAsked(const std::vector<Rule>& rules, const city::Rights& rights, const city::Catalogue& catalogue, const city::Patch& patch,
             std::int64_t rows);

} // namespace store::approval
