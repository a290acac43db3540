// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/acting.h"

#include <algorithm>

namespace work {

std::uint32_t rolesOf(const Lifecycle& lifecycle, const city::Rights& rights, const city::Where& where) {
    const auto covers = [](int granted, int asked) { return granted == 0 || granted == asked; };
    std::uint32_t bits = 0;
    for (const RoleRow& role : lifecycle.roles()) {
        const auto right = city::actionOf(role.right);
        if (role.role == roles::system || !right)
            continue;
        const bool may = std::ranges::any_of(rights.grants(), [&](const city::Rights::Grant& grant) {
            return grant.holds(*right) && (grant.role.isEmpty() || role.accounts.contains(grant.role)) &&
                   covers(grant.subDistrict, where.subDistrict) &&
                   covers(grant.serviceLine, where.serviceLine) && covers(grant.company, where.company);
        });
        if (may)
            bits |= 1u << role.role.number;
    }
    return bits;
}

} // namespace work
