// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/description.h"

#include "city/resources.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

namespace exchange {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("exchange", text);
}

city::Result<QJsonDocument> document(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return city::fail(FaultKind::NotFound,
                          say(QT_TRANSLATE_NOOP("exchange", "%1 does not exist.")).arg(path),
                          file.errorString());
    QJsonParseError error;
    QJsonDocument result = QJsonDocument::fromJson(file.read(16 << 20), &error);
    if (result.isNull())
        return city::fail(FaultKind::Invalid,
                          say(QT_TRANSLATE_NOOP("exchange", "%1 is no JSON object. Correct it.")).arg(path),
                          error.errorString());
    return result;
}

tl::unexpected<city::Fault> wrong(const char* sentence, const QString& what) {
    return city::fail(FaultKind::Invalid, say(sentence).arg(what));
}

city::Result<void> readProfile(city::Profile& profile, const QJsonObject& root) {
    profile.name = root[u"name"].toString();
    profile.nameEn = root[u"name_en"].toString();
    profile.adminCode = root[u"admin_code"].toString();
    profile.timeZone = root[u"time_zone"].toString();
    profile.geographicSrid = root[u"geographic_srid"].toInt();
    profile.mapSrid = root[u"map_srid"].toInt();
    profile.codeProfile = root[u"code_profile"].toString();
    profile.schematic = root[u"schematic"].toBool();
    for (const char* needed :
         {"name", "admin_code", "time_zone", "geographic_srid", "map_srid", "code_profile"})
        if (!root.contains(QLatin1String(needed)))
            return wrong(QT_TRANSLATE_NOOP("exchange", "The description of the city needs the entry %1."),
                         QLatin1String(needed));
    if (!QTimeZone(profile.timeZone.toLatin1()).isValid())
        return wrong(
            QT_TRANSLATE_NOOP("exchange",
                              "There is no time zone %1. Name one of IANA's, for example Asia/Shanghai."),
            profile.timeZone);
    return {};
}

city::Result<city::ClassList> readClasses(const QJsonObject& root, const QDir& folder) {
    const auto place = [&](const QString& name, const char* standard) {
        return name == QLatin1String("standard")
                   ? city::resourcePath(QStringLiteral("city/") + QLatin1String(standard))
                   : folder.absoluteFilePath(name);
    };
    QJsonObject list = root;
    QJsonArray lines = root[u"service_lines"].toArray();
    if (const QString name = root[u"class_list"].toString(); !name.isEmpty()) {
        const auto file = document(place(name, "classes.json"));
        if (!file)
            return tl::unexpected(file.error());
        list = file->object();
    }
    if (const QString name = root[u"service_line_list"].toString(); !name.isEmpty()) {
        const auto file = document(place(name, "service_lines.json"));
        if (!file)
            return tl::unexpected(file.error());
        lines = file->array();
    }
    return city::ClassList::read(list, lines);
}

std::vector<Description::Organisation> readOrganisations(const QJsonArray& rows) {
    std::vector<Description::Organisation> all;
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        all.push_back({row[u"code"].toString(), row[u"name"].toString(), row[u"name_en"].toString(),
                       row[u"company"].toString()});
    }
    return all;
}

city::Result<Delivery> readDelivery(const QJsonObject& row, const QDir& folder) {
    const QString file = folder.absoluteFilePath(row[u"file"].toString());
    auto mapping = row[u"mapping"].isString()
                       ? Mapping::read(folder.absoluteFilePath(row[u"mapping"].toString()))
                       : Mapping::fromJson(row[u"mapping"].toObject());
    if (!mapping)
        return tl::unexpected(mapping.error());
    return Delivery{file, std::move(*mapping)};
}

} // namespace

city::Result<Description> Description::read(const QString& path) {
    const auto file = document(path);
    if (!file)
        return tl::unexpected(file.error());
    const QJsonObject root = file->object();
    const QDir folder = QFileInfo(path).absoluteDir();
    Description result;
    if (auto read = readProfile(result.profile, root); !read)
        return tl::unexpected(read.error());
    auto classes = readClasses(root, folder);
    if (!classes)
        return tl::unexpected(classes.error());
    result.classes = std::move(*classes);
    if (std::ranges::find(result.classes.profiles, result.profile.codeProfile,
                          &city::ClassList::Profile::id) == result.classes.profiles.end())
        return wrong(QT_TRANSLATE_NOOP(
                         "exchange", "The class list holds no code profile %1, which the description names."),
                     result.profile.codeProfile);
    result.companies = readOrganisations(root[u"companies"].toArray());
    result.departments = readOrganisations(root[u"departments"].toArray());
    for (const auto& value : root[u"imports"].toArray()) {
        auto delivery = readDelivery(value.toObject(), folder);
        if (!delivery)
            return tl::unexpected(delivery.error());
        result.imports.push_back(std::move(*delivery));
    }
    return result;
}

} // namespace exchange
