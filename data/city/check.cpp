// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/patch.h"

#include "city/code.h"
#include "city/shape_check.h"
#include "city/text_check.h"

#include <QCoreApplication>

#include <set>

namespace city {

namespace {

/// ObjName char 30-50, notes and addresses bounded so that one record stays one record.
constexpr qsizetype longestName = 50, longestAddress = 200, longestNote = 2000;

QString say(const char* text) {
    return QCoreApplication::translate("city", text);
}

struct Check {
    const Patch& patch;
    const Catalogue& catalogue;
    QDate today;
    std::vector<FieldFault> faults;
    const Component& c = patch.after;

    void add(Field field, const QString& sentence) { faults.push_back({field, sentence}); }

    void code() {
        if (c.code.isEmpty() || !c.codeFault.isEmpty()) return; // none yet, or kept as raw text with its fault
        const auto parsed = ComponentCode::parse(c.code, catalogue.profile.codeLayout);
        if (!parsed) return add(Field::Code, parsed.error().sentence);
        if (!catalogue.profile.adminCode.isEmpty() && parsed->adminCode() != catalogue.profile.adminCode)
            return add(Field::Code, say(QT_TRANSLATE_NOOP("city", "The code belongs to district %1, and this city is %2. Correct its first six digits."))
                                        .arg(parsed->adminCode(), catalogue.profile.adminCode));
        const ComponentClass* kind = catalogue.componentClass(c.classId);
        if (kind && !kind->code.isEmpty() && kind->code != parsed->major() + parsed->minor())
            add(Field::Code, say(QT_TRANSLATE_NOOP("city", "The code is of class %1, and the component's class %2 is %3. Correct one of them."))
                                 .arg(parsed->major() + parsed->minor(), kind->name, kind->code));
    }

    void kind() {
        const ComponentClass* kind = catalogue.componentClass(c.classId);
        if (!kind) return add(Field::Class, say(QT_TRANSLATE_NOOP("city", "Choose one of the city's classes.")));
        if (kind->shape != patch.key.shape)
            add(Field::Class, say(QT_TRANSLATE_NOOP("city", "Components of the class %1 have another shape. Choose another class.")).arg(kind->name));
    }

    void department(Field field, int id) {
        if (id != 0 && !catalogue.department(id))
            add(field, say(QT_TRANSLATE_NOOP("city", "Choose one of the city's departments.")));
    }

    void community() {
        const Community* community = catalogue.community(c.community);
        if (c.community != 0 && !community)
            return add(Field::Community, say(QT_TRANSLATE_NOOP("city", "Choose one of the city's communities.")));
        if (community && community->subDistrict != c.subDistrict)
            add(Field::Community, say(QT_TRANSLATE_NOOP("city", "%1 lies in another sub-district. Choose a community of the component's own."))
                                      .arg(community->name));
    }

    void unitGrid() {
        if (c.unitGrid.isEmpty()) return;
        const auto parsed = GridCode::parse(c.unitGrid);
        if (!parsed) add(Field::UnitGrid, parsed.error().sentence);
    }

    void dates(Field field) {
        const QDate& date = field == Field::Surveyed ? c.surveyed : c.changed;
        if (!date.isValid()) return;
        if (date > today) return add(field, say(QT_TRANSLATE_NOOP("city", "The date lies in the future. Correct it.")));
        if (date.year() < 1900) return add(field, say(QT_TRANSLATE_NOOP("city", "The date lies before 1900. Correct it.")));
        if (field == Field::Changed && c.surveyed.isValid() && c.changed < c.surveyed)
            add(field, say(QT_TRANSLATE_NOOP("city", "The component changed before it was surveyed. Correct one of the dates.")));
    }

    void text(Field field, const QString& value, qsizetype longest) {
        if (auto fault = textFault(value, longest))
            add(field, *fault);
    }

    void geometry() {
        if (auto fault = shapeFault(patch.key.shape, c.parts))
            add(Field::Geometry, *fault);
    }

    void field(Field f) {
        switch (f) {
        case Field::Code: return code();
        case Field::Class: return kind();
        case Field::Name: return text(f, c.name, longestName);
        case Field::Authority: return department(f, c.authority);
        case Field::Owner: return department(f, c.owner);
        case Field::Maintainer: return department(f, c.maintainer);
        case Field::SubDistrict:
            if (c.subDistrict != 0 && !catalogue.subDistrict(c.subDistrict))
                add(f, say(QT_TRANSLATE_NOOP("city", "Choose one of the city's sub-districts.")));
            return;
        case Field::Community: return community();
        case Field::UnitGrid: return unitGrid();
        case Field::State:
            if (int(c.state) >= stateCount) add(f, say(QT_TRANSLATE_NOOP("city", "Choose one of the four states.")));
            return;
        case Field::Surveyed:
        case Field::Changed: return dates(f);
        case Field::Source:
            if (int(c.source) > 3) add(f, say(QT_TRANSLATE_NOOP("city", "Choose one of the four data sources.")));
            return;
        case Field::Accuracy:
            if (int(c.accuracy) > 2) add(f, say(QT_TRANSLATE_NOOP("city", "Choose one of the three accuracy classes.")));
            return;
        case Field::Address: return text(f, c.address, longestAddress);
        case Field::Note: return text(f, c.note, longestNote);
        case Field::Geometry: return geometry();
        }
    }
};

} // namespace

std::vector<FieldFault> check(const Patch& patch, const Catalogue& catalogue, const QDate& today) {
    std::set<Field> judged;
    for (const Field field : patch.fields()) {
        judged.insert(field);
        // What must fit to the changed field is judged with it, though it stayed.
        if (field == Field::Class) judged.insert(Field::Code);
        if (field == Field::SubDistrict) judged.insert(Field::Community);
        if (field == Field::Surveyed) judged.insert(Field::Changed);
    }
    Check check{patch, catalogue, today, {}};
    for (const Field field : judged) check.field(field);
    return std::move(check.faults);
}

} // namespace city
