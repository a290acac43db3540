// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/patch.h"

#include <QCoreApplication>

namespace city {

QString fieldName(Field field) {
    switch (field) {
    case Field::Code: return QCoreApplication::translate("city", "Code");
    case Field::Class: return QCoreApplication::translate("city", "Class");
    case Field::Name: return QCoreApplication::translate("city", "Name");
    case Field::Authority: return QCoreApplication::translate("city", "Authority");
    case Field::Owner: return QCoreApplication::translate("city", "Owner");
    case Field::Maintainer: return QCoreApplication::translate("city", "Maintainer");
    case Field::SubDistrict: return QCoreApplication::translate("city", "Sub-district");
    case Field::Community: return QCoreApplication::translate("city", "Community");
    case Field::UnitGrid: return QCoreApplication::translate("city", "Unit grid");
    case Field::State: return QCoreApplication::translate("city", "State");
    case Field::Surveyed: return QCoreApplication::translate("city", "Surveyed");
    case Field::Changed: return QCoreApplication::translate("city", "Changed");
    case Field::Source: return QCoreApplication::translate("city", "Data source");
    case Field::Accuracy: return QCoreApplication::translate("city", "Accuracy");
    case Field::Address: return QCoreApplication::translate("city", "Address");
    case Field::Note: return QCoreApplication::translate("city", "Note");
    case Field::Geometry: break;
    }
    return QCoreApplication::translate("city", "Geometry");
}

bool isSame(const Component& a, const Component& b, Field field) {
    switch (field) {
    case Field::Code: return a.code == b.code && a.codeFault == b.codeFault;
    case Field::Class: return a.classId == b.classId;
    case Field::Name: return a.name == b.name;
    case Field::Authority: return a.authority == b.authority;
    case Field::Owner: return a.owner == b.owner;
    case Field::Maintainer: return a.maintainer == b.maintainer;
    case Field::SubDistrict: return a.subDistrict == b.subDistrict;
    case Field::Community: return a.community == b.community;
    case Field::UnitGrid: return a.unitGrid == b.unitGrid;
    case Field::State: return a.state == b.state;
    case Field::Surveyed: return a.surveyed == b.surveyed;
    case Field::Changed: return a.changed == b.changed;
    case Field::Source: return a.source == b.source;
    case Field::Accuracy: return a.accuracy == b.accuracy;
    case Field::Address: return a.address == b.address;
    case Field::Note: return a.note == b.note;
    case Field::Geometry: break;
    }
    return a.parts == b.parts;
}

Patch Patch::insert(Component component) {
    Patch patch;
    patch.kind = Kind::Insert;
    patch.key = {component.key.shape, 0};
    if (component.uid.isNull()) component.uid = Uid::make();
    component.revision = 0;
    patch.after = std::move(component);
    return patch;
}

Patch Patch::update(Component before, Component after) {
    Patch patch;
    patch.kind = Kind::Update;
    patch.key = before.key;
    patch.baseRevision = before.revision;
    patch.before = std::move(before);
    patch.after = std::move(after);
    return patch;
}

Patch Patch::remove(Component component) {
    Patch patch;
    patch.kind = Kind::Delete;
    patch.key = component.key;
    patch.baseRevision = component.revision;
    patch.before = std::move(component);
    return patch;
}

std::vector<Field> Patch::fields() const {
    std::vector<Field> changed;
    if (kind == Kind::Delete) return changed;
    for (int i = 0; i < fieldCount; ++i)
        if (kind == Kind::Insert || !isSame(before, after, Field(i))) changed.push_back(Field(i));
    return changed;
}

Patch Patch::inverse(ComponentKey written, std::int64_t revision) const {
    Patch patch;
    patch.key = written;
    patch.baseRevision = revision;
    switch (kind) {
    case Kind::Insert:
        patch.kind = Kind::Delete;
        patch.before = after;
        patch.before.key = written;
        patch.before.revision = revision;
        break;
    case Kind::Update:
        patch.kind = Kind::Update;
        patch.before = after;
        patch.before.revision = revision;
        patch.after = before;
        break;
    case Kind::Delete:
        // The row comes back under its own key and uid, one revision on.
        patch.kind = Kind::Insert;
        patch.after = before;
        patch.after.revision = revision + 1;
        break;
    }
    return patch;
}

} // namespace city
