// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_values.h"

#include "store/component_columns.h"
#include "store/reader_parts.h"
#include "store/shape_blob.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace store::journal {

namespace {

using city::Component;
using Setter = void (*)(Component&, const QJsonValue&);

const std::map<QString, Setter>& setters() {
    static const std::map<QString, Setter> all = {
        {QStringLiteral("code"), [](Component& c, const QJsonValue& v) { c.code = v.toString(); }},
        {QStringLiteral("code_fault"), [](Component& c, const QJsonValue& v) { c.codeFault = v.toString(); }},
        {QStringLiteral("class_id"), [](Component& c, const QJsonValue& v) { c.classId = v.toInt(); }},
        {QStringLiteral("name"), [](Component& c, const QJsonValue& v) { c.name = v.toString(); }},
        {QStringLiteral("authority_id"), [](Component& c, const QJsonValue& v) { c.authority = v.toInt(); }},
        {QStringLiteral("owner_id"), [](Component& c, const QJsonValue& v) { c.owner = v.toInt(); }},
        {QStringLiteral("maintainer_id"), [](Component& c, const QJsonValue& v) { c.maintainer = v.toInt(); }},
        {QStringLiteral("sub_district_id"), [](Component& c, const QJsonValue& v) { c.subDistrict = v.toInt(); }},
        {QStringLiteral("community_id"), [](Component& c, const QJsonValue& v) { c.community = v.toInt(); }},
        {QStringLiteral("unit_grid"), [](Component& c, const QJsonValue& v) { c.unitGrid = v.toString(); }},
        {QStringLiteral("state"), [](Component& c, const QJsonValue& v) { c.state = city::State(v.toInt() & 3); }},
        {QStringLiteral("surveyed"), [](Component& c, const QJsonValue& v) { c.surveyed = reader::dateOf(v.toInt()); }},
        {QStringLiteral("changed"), [](Component& c, const QJsonValue& v) { c.changed = reader::dateOf(v.toInt()); }},
        {QStringLiteral("source"), [](Component& c, const QJsonValue& v) { c.source = city::DataSource(v.toInt() & 3); }},
        {QStringLiteral("accuracy"), [](Component& c, const QJsonValue& v) { c.accuracy = city::Accuracy(std::clamp(v.toInt(), 0, 2)); }},
        {QStringLiteral("address"), [](Component& c, const QJsonValue& v) { c.address = v.toString(); }},
        {QStringLiteral("note"), [](Component& c, const QJsonValue& v) { c.note = v.toString(); }},
        {QStringLiteral("geom"), [](Component& c, const QJsonValue& v) {
             const QByteArray blob = QByteArray::fromHex(v.toString().toLatin1());
             auto shape = decodeShape(reinterpret_cast<const unsigned char*>(blob.constData()), std::size_t(blob.size()));
             c.parts = shape ? std::move(shape->parts) : std::vector<city::Path>();
         }}};
    return all;
}

int numberOf(const QDate& date) {
    return date.isValid() ? date.year() * 10000 + date.month() * 100 + date.day() : 0;
}

} // namespace

Component withValues(Component component, const QByteArray& json) {
    const QJsonObject values = QJsonDocument::fromJson(json).object();
    for (auto it = values.begin(); it != values.end(); ++it)
        if (const auto setter = setters().find(it.key()); setter != setters().end()) setter->second(component, it.value());
    return component;
}

QByteArray valuesOf(const Component& c, const std::vector<city::Field>& fields, int srid) {
    QJsonObject all{
        {QStringLiteral("code"), c.code}, {QStringLiteral("code_fault"), c.codeFault}, {QStringLiteral("class_id"), c.classId},
        {QStringLiteral("name"), c.name}, {QStringLiteral("authority_id"), c.authority}, {QStringLiteral("owner_id"), c.owner},
        {QStringLiteral("maintainer_id"), c.maintainer}, {QStringLiteral("sub_district_id"), c.subDistrict},
        {QStringLiteral("community_id"), c.community}, {QStringLiteral("unit_grid"), c.unitGrid}, {QStringLiteral("state"), int(c.state)},
        {QStringLiteral("surveyed"), numberOf(c.surveyed)}, {QStringLiteral("changed"), numberOf(c.changed)},
        {QStringLiteral("source"), int(c.source)}, {QStringLiteral("accuracy"), int(c.accuracy)}, {QStringLiteral("address"), c.address},
        {QStringLiteral("note"), c.note}};
    QJsonObject some;
    for (const city::Field field : fields) {
        if (field == city::Field::Geometry)
            some.insert(QStringLiteral("geom"), QString::fromLatin1(encodeShape(c.key.shape, c.parts, srid).toHex().toUpper()));
        else
            for (const QString& column : ComponentColumns{{field}}.names()) some.insert(column, all.value(column));
    }
    return QJsonDocument(some).toJson(QJsonDocument::Compact);
}

} // namespace store::journal
