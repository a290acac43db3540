// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/expression.h"
#include "query/rows.h"

namespace query {

/// The rows of which an expression is true, of those that are there. Details must have been read where it needs them.
/// Each comparison is decided once for what many rows share (a class, an address) and looked up by row; two threads.
RowBits matching(const Rows& rows, const Expression& expression, const Stop& stop = {});

} // namespace query
