// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/approval_rule.h"

#include <algorithm>

namespace store::approval {

namespace {

using Kind = city::Patch::Kind;

bool isOfClass(const city::Patch& patch, int classId) {
    return classId == 0 || (patch.kind != Kind::Insert && patch.before.classId == classId) ||
           (patch.kind != Kind::Delete && patch.after.classId == classId);
}

bool holdsRole(const city::Rights& rights, const QString& role) {
    return std::ranges::any_of(rights.grants(), [&](const auto& grant) { return grant.role == role; });
}

} // namespace

bool Rule::concerns(const city::Patch& patch, std::int64_t rows) const {
    if (rows < leastRows || !isOfClass(patch, classId)) return false;
    if (!field) return true;
    return patch.kind == Kind::Update && !city::isSame(patch.before, patch.after, *field);
}

bool Rule::sparesEverywhere(const city::Rights& rights) const {
    if (spares.isEmpty()) return rights.mayEverywhere(city::Action::Approve);
    return spares != sparesNobody && holdsRole(rights, spares);
}

bool isAsked(const std::vector<Rule>& rules, const city::Rights& rights, const city::Catalogue& catalogue, const city::Patch& patch,
             std::int64_t rows) {
    const auto mayApprove = [&](const city::Component& c) { return rights.may(city::Action::Approve, city::whereOf(c, catalogue)); };
    return std::ranges::any_of(rules, [&](const Rule& rule) {
        if (!rule.concerns(patch, rows) || rule.sparesEverywhere(rights)) return false;
        if (!rule.spares.isEmpty()) return true;
        return (patch.kind != Kind::Insert && !mayApprove(patch.before)) || (patch.kind != Kind::Delete && !mayApprove(patch.after));
    });
}

} // namespace store::approval
