// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/rights.h"
#include "work/lifecycle.h"

namespace work {

/// The roles of the life cycle in which somebody may act on a case there; bits by role number. The program's
/// own role is never among them.
std::uint32_t rolesOf(const Lifecycle& lifecycle, const city::Rights& rights, const city::Where& where);

inline city::Where whereOf(const Order& order) {
    return {order.subDistrict, order.serviceLine, order.company};
}

} // namespace work
