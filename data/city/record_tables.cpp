// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/record.h"

#include "city/resources.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace city {

namespace {

using Kind = RecordField::Kind;

std::optional<Kind> kindOf(const QString& word) {
    static const QStringList words{QStringLiteral("text"), QStringLiteral("choice"), QStringLiteral("number"),
                                   QStringLiteral("date"), QStringLiteral("reference")};
    const qsizetype at = words.indexOf(word);
    return at < 0 ? std::nullopt : std::optional(Kind(at));
}

/// A word that may stand in SQL without quotes.
bool isPlain(const QString& word) {
    return !word.isEmpty() && std::ranges::all_of(word, [](QChar ch) { return (ch >= u'a' && ch <= u'z') || ch == u'_'; });
}

std::optional<RecordField> fieldOf(const QJsonObject& json) {
    RecordField field;
    const auto kind = kindOf(json[u"kind"].toString());
    field.column = json[u"column"].toString();
    if (!kind || !isPlain(field.column))
        return std::nullopt;
    field.kind = *kind;
    field.name = json[u"name"].toString();
    field.nameEn = json[u"name_en"].toString();
    field.help = json[u"help"].toString();
    field.helpEn = json[u"help_en"].toString();
    field.isRequired = json[u"required"].toBool();
    field.follows = json[u"follows"].toBool();
    field.longest = json[u"longest"].toInt();
    field.decimals = json[u"decimals"].toInt();
    field.least = json[u"least"].toDouble();
    field.most = json[u"most"].toDouble();
    field.unit = json[u"unit"].toString();
    field.table = json[u"table"].toString();
    const bool isNumber = json[u"number"].toBool();
    for (const auto& value : json[u"choices"].toArray()) {
        const QString stored = value[u"value"].toString();
        field.options.push_back({isNumber ? QVariant(stored.toLongLong()) : QVariant(stored), value[u"name"].toString(),
                                 value[u"name_en"].toString()});
    }
    if (field.kind == Kind::Reference && !isPlain(field.table))
        return std::nullopt;
    return field;
}

} // namespace

Result<RecordTables> readRecordTables(const QByteArray& json) {
    const auto wrong = [](const QString& what) {
        return fail(FaultKind::Invalid,
                    QCoreApplication::translate("city", "The list of tables cannot be read: %1. Install the program again.").arg(what));
    };
    QJsonParseError error;
    const QJsonArray all = QJsonDocument::fromJson(json, &error).object()[u"tables"].toArray();
    if (all.isEmpty())
        return wrong(error.errorString());
    RecordTables tables;
    for (const auto& value : all) {
        RecordTable table;
        table.table = value[u"table"].toString();
        table.name = value[u"name"].toString();
        table.nameEn = value[u"name_en"].toString();
        const auto shape = shapeNamed(value[u"shape"].toString());
        if (!isPlain(table.table) || !shape)
            return wrong(table.table);
        table.shape = *shape;
        for (const auto& each : value[u"fields"].toArray()) {
            auto field = fieldOf(each.toObject());
            if (!field)
                return wrong(table.table + QLatin1Char('.') + each[u"column"].toString());
            table.fields.push_back(std::move(*field));
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

Result<RecordTables> readRecordTables() {
    QFile file(resourcePath(QStringLiteral("city/records.json")));
    if (!file.open(QIODevice::ReadOnly))
        return fail(FaultKind::NotFound,
                    QCoreApplication::translate("city", "The list of tables cannot be read: %1. Install the program again.").arg(file.errorString()));
    return readRecordTables(file.readAll());
}

} // namespace city
