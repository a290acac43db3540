// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"
#include "store/database.h"

#include <QStringList>

namespace store {

/// Fields as columns of a component's table, and their parameters in step; a code brings its fault along. Internal to
/// `store`.
struct ComponentColumns {
    std::vector<city::Field> fields;

    /// All of them, up to the table's name, with it; and a component from such a row.
    static std::string select(city::Shape shape);
    static city::Component read(const Statement& row, city::ComponentKey key);

    QStringList names() const;
    /// Binds from parameter 1 on; the next free one.
    int bind(Statement& s, const city::Component& c, city::Shape shape, int srid) const;
};

} // namespace store
