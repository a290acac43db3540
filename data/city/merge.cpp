// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/merge.h"

namespace city {

void takeField(Component& to, const Component& from, Field field) {
    switch (field) {
    case Field::Code:
        to.code = from.code;
        to.codeFault = from.codeFault;
        return;
    case Field::Class: to.classId = from.classId; return;
    case Field::Name: to.name = from.name; return;
    case Field::Authority: to.authority = from.authority; return;
    case Field::Owner: to.owner = from.owner; return;
    case Field::Maintainer: to.maintainer = from.maintainer; return;
    case Field::SubDistrict: to.subDistrict = from.subDistrict; return;
    case Field::Community: to.community = from.community; return;
    case Field::UnitGrid: to.unitGrid = from.unitGrid; return;
    case Field::State: to.state = from.state; return;
    case Field::Surveyed: to.surveyed = from.surveyed; return;
    case Field::Changed: to.changed = from.changed; return;
    case Field::Source: to.source = from.source; return;
    case Field::Accuracy: to.accuracy = from.accuracy; return;
    case Field::Address: to.address = from.address; return;
    case Field::Note: to.note = from.note; return;
    case Field::Geometry: to.parts = from.parts; return;
    }
}

Merge merge(const Component& base, const Component& mine, const Component& theirs) {
    Merge result{theirs, {}};
    for (int i = 0; i < fieldCount; ++i) {
        const Field field = Field(i);
        if (isSame(base, mine, field))
            continue;
        if (!isSame(base, theirs, field) && !isSame(mine, theirs, field))
            result.contested.push_back(field);
        takeField(result.merged, mine, field);
    }
    return result;
}

} // namespace city
