// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/rows.h"
#include "store/city_file.h"

namespace store {

/// A city's components, and those of which an expression is true.
struct Asked {
    query::RowsPtr rows;
    query::RowBits matching;
};

/// Opens a city and asks it once; `details` says that columns beyond the texts are wanted, too. A mistake in the expression is
/// an Invalid fault. Not for the GUI thread; who asks often keeps an Inquirer.
city::Result<Asked> ask(const QString& city, const QString& where, bool details, const Progress& progress);

} // namespace store
