// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/class_list.h"

#include "city/code.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace city {

namespace {

tl::unexpected<Fault> wrong(const char* sentence, const QString& what) {
    return fail(FaultKind::Invalid, QCoreApplication::translate("city", sentence).arg(what));
}

Result<void> readProfiles(ClassList& list, const QJsonArray& rows) {
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        const QString id = row[u"id"].toString(), layout = row[u"layout"].toString();
        if (id.isEmpty() || !codeLayoutOf(layout))
            return wrong(QT_TRANSLATE_NOOP("city", "The code profile \"%1\" needs an id and the layout A or B. Correct the class list."), id);
        list.profiles.push_back({id, row[u"name"].toString(), layout, row[u"source"].toString()});
    }
    return {};
}

void readMajors(ClassList& list, const QJsonArray& rows) {
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        list.majors.push_back({row[u"id"].toInt(), row[u"code"].toString(), row[u"name"].toString(),
                               row[u"name_en"].toString(), row[u"colour"].toString()});
    }
}

void readLines(ClassList& list, const QJsonArray& rows) {
    int id = 0;
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        list.lines.push_back({++id, row[u"code"].toString(), row[u"name"].toString(), row[u"en"].toString(),
                              row[u"scene"].toString()});
    }
}

Result<ClassList::Class> readClass(const ClassList& list, const QJsonObject& row) {
    ClassList::Class result;
    const QString name = row[u"name"].toString();
    const auto shape = shapeNamed(row[u"shape"].toString());
    const auto line = std::ranges::find(list.lines, row[u"service_line"].toString(), &ServiceLine::code);
    result.what = {row[u"id"].toInt(), row[u"major"].toInt(), name, row[u"name_en"].toString(), shape.value_or(Shape::Point),
                   row[u"symbol"].toString(), row[u"importance"].toInt(), line == list.lines.end() ? 0 : line->id, {}};
    if (result.what.id <= 0 || name.isEmpty() || !shape)
        return wrong(QT_TRANSLATE_NOOP("city", "The class \"%1\" needs an id from 1, a name and a shape (point, line or polygon). Correct the class list."), name);
    if (std::ranges::find(list.majors, result.what.major, &MajorClass::id) == list.majors.end())
        return wrong(QT_TRANSLATE_NOOP("city", "The class \"%1\" belongs to no major class of the list. Correct the class list."), name);
    result.source = row[u"source"].toString();
    const QJsonObject codes = row[u"codes"].toObject();
    for (auto code = codes.begin(); code != codes.end(); ++code) {
        const QJsonObject value = code.value().toObject();
        if (std::ranges::find(list.profiles, code.key(), &ClassList::Profile::id) == list.profiles.end())
            return wrong(QT_TRANSLATE_NOOP("city", "A class has a code under the profile \"%1\", which the list does not hold. Correct the class list."), code.key());
        result.codes.push_back({code.key(), value[u"major"].toString(), value[u"minor"].toString(), value[u"source"].toString()});
    }
    return result;
}

} // namespace

Result<ClassList> ClassList::read(const QJsonObject& root, const QJsonArray& serviceLines) {
    ClassList list;
    if (auto done = readProfiles(list, root[u"profiles"].toArray()); !done) return tl::unexpected(done.error());
    readMajors(list, root[u"majors"].toArray());
    readLines(list, serviceLines);
    QSet<int> ids;
    for (const auto& value : root[u"classes"].toArray()) {
        auto one = readClass(list, value.toObject());
        if (!one) return tl::unexpected(one.error());
        if (ids.contains(one->what.id))
            return wrong(QT_TRANSLATE_NOOP("city", "The class list holds the id %1 twice. Correct the class list."), QString::number(one->what.id));
        ids.insert(one->what.id);
        list.classes.push_back(std::move(*one));
    }
    if (list.profiles.empty() || list.majors.empty() || list.classes.empty())
        return fail(FaultKind::Invalid, QCoreApplication::translate("city", "The class list is empty: it needs profiles, majors and classes."));
    return list;
}

} // namespace city
