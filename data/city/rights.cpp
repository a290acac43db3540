// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/rights.h"

#include <QCoreApplication>

#include <algorithm>

namespace city {

namespace {

struct ActionWord {
    const char* id;
    const char* name;
};
constexpr ActionWord words[] = {
    {"view", QT_TRANSLATE_NOOP("city", "look at the city")}, {"edit", QT_TRANSLATE_NOOP("city", "edit components")},
    {"bulk", QT_TRANSLATE_NOOP("city", "change many components at once")}, {"import", QT_TRANSLATE_NOOP("city", "import")},
    {"revert", QT_TRANSLATE_NOOP("city", "take batches back")}, {"export", QT_TRANSLATE_NOOP("city", "export")},
    {"approve", QT_TRANSLATE_NOOP("city", "approve edits")}, {"dispatch", QT_TRANSLATE_NOOP("city", "dispatch cases")},
    {"review", QT_TRANSLATE_NOOP("city", "review inspections")}, {"settings", QT_TRANSLATE_NOOP("city", "change settings")},
    {"accounts", QT_TRANSLATE_NOOP("city", "manage accounts")}, {"personal", QT_TRANSLATE_NOOP("city", "see personal data")}};
static_assert(std::size(words) == actionCount);

} // namespace

QString actionId(Action action) {
    return QLatin1String(words[std::size_t(action)].id);
}

std::optional<Action> actionOf(const QString& id) {
    for (int i = 0; i < actionCount; ++i)
        if (id == QLatin1String(words[i].id)) return Action(i);
    return std::nullopt;
}

QString actionName(Action action) {
    return QCoreApplication::translate("city", words[std::size_t(action)].name);
}

Where whereOf(const Component& component, const Catalogue& catalogue) {
    const ComponentClass* kind = catalogue.componentClass(component.classId);
    const Department* maintainer = catalogue.department(component.maintainer);
    return {component.subDistrict, kind ? kind->serviceLine : 0, maintainer ? maintainer->company : 0};
}

Rights Rights::all() {
    return Rights({{QString(), (1u << actionCount) - 1, 0, 0, 0}});
}

bool Rights::may(Action action, const Where& where) const {
    const auto covers = [](int granted, int asked) { return granted == 0 || granted == asked; };
    return std::ranges::any_of(m_grants, [&](const Grant& grant) {
        return grant.holds(action) && covers(grant.subDistrict, where.subDistrict) && covers(grant.serviceLine, where.serviceLine) &&
               covers(grant.company, where.company);
    });
}

bool Rights::mayEverywhere(Action action) const {
    return may(action, {});
}

bool Rights::maySomewhere(Action action) const {
    return std::ranges::any_of(m_grants, [&](const Grant& grant) { return grant.holds(action); });
}

QString maskedName(const QString& name) {
    if (name.isEmpty()) return name;
    const qsizetype first = name.front().isHighSurrogate() ? 2 : 1;
    return name.left(first) + QString(std::max<qsizetype>(1, name.size() - first), QLatin1Char('*'));
}

QString maskedPhone(const QString& phone) {
    QString masked = phone;
    qsizetype digits = 0, seen = 0;
    for (const QChar c : phone) digits += c.isDigit();
    // Short numbers would be told by their ends.
    const qsizetype head = digits >= 10 ? 3 : 0, tail = digits >= 10 ? 4 : 0;
    for (QChar& c : masked)
        if (c.isDigit()) {
            if (seen >= head && seen < digits - tail) c = QLatin1Char('*');
            ++seen;
        }
    return masked;
}

QString shownName(const QString& name, const Rights& rights, const Where& where) {
    return rights.may(Action::Personal, where) ? name : maskedName(name);
}

QString shownPhone(const QString& phone, const Rights& rights, const Where& where) {
    return rights.may(Action::Personal, where) ? phone : maskedPhone(phone);
}

} // namespace city
