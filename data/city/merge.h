// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"

namespace city {

/// `to` with the value that `from` has in `field`. A code and its fault are one field.
void takeField(Component& to, const Component& from, Field field);

/// What two people made of the same component, brought together field by field.
struct Merge {
    Component merged;             ///< theirs, with what only I changed, and with mine where both did
    std::vector<Field> contested; ///< changed by both, to different values: somebody has to choose
};

/// `base` is what I began with, `mine` what I made of it, `theirs` the row as it is now. The merged component has
/// the key, uid and revision of theirs.
Merge merge(const Component& base, const Component& mine, const Component& theirs);

} // namespace city
