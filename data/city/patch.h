// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "city/component.h"

#include <vector>

namespace city {

/// What a component's form shows and a patch changes, one by one.
enum class Field : std::uint8_t {
    Code, Class, Name, Authority, Owner, Maintainer, SubDistrict, Community, UnitGrid, State,
    Surveyed, Changed, Source, Accuracy, Address, Note, Geometry
};
inline constexpr int fieldCount = 17;
QString fieldName(Field field); ///< for the user, translated

/// True when both hold the same value in `field`. A code and its fault are one field.
bool isSame(const Component& a, const Component& b, Field field);

/// One change of one component, the only road into the store. Holds the values before and after, so that it can
/// be merged field by field and taken back.
struct Patch {
    enum class Kind { Insert, Update, Delete };

    Uid id = Uid::make();          ///< of this patch: the journal names it
    Kind kind = Kind::Update;
    ComponentKey key;              ///< an insert's row is 0: the store gives one; or that of a row taken back
    std::int64_t baseRevision = 0; ///< what `before` was read at; the store refuses when it moved
    Component before;              ///< of an insert: not used
    Component after;               ///< of a delete: not used

    static Patch insert(Component component);
    static Patch update(Component before, Component after);
    static Patch remove(Component component);

    /// The fields that differ; all of them for an insert, none for a delete.
    std::vector<Field> fields() const;
    /// The patch that takes this one back, once it was written as `written` at `revision`. A new id.
    Patch inverse(ComponentKey written, std::int64_t revision) const;
};

/// A field and what is wrong with it.
struct FieldFault {
    Field field;
    QString sentence; ///< for the user, translated, says what to do
};

/// Everything that is wrong with what the patch changes, at once; empty when it can be written. `today` in the
/// city's zone. Fields that an update leaves alone are not judged: old data may be bad, and stays editable.
std::vector<FieldFault> check(const Patch& patch, const Catalogue& catalogue, const QDate& today);

} // namespace city
