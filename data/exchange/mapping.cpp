// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/mapping.h"

#include "exchange/writing.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace exchange {

namespace {

using city::FaultKind;
using Policy = Mapping::Policy;

QString say(const char* text) {
    return QCoreApplication::translate("exchange", text);
}

tl::unexpected<city::Fault> wrong(const char* sentence, const QString& what) {
    return city::fail(FaultKind::Invalid, say(sentence).arg(what));
}

struct TextEntry {
    const char* name;
    QString Mapping::*member;
};
const TextEntry textEntries[] = {
    {"target", &Mapping::target},           {"layer", &Mapping::layer}, {"crs", &Mapping::crs},
    {"encoding", &Mapping::encoding},       {"x", &Mapping::x},         {"y", &Mapping::y},
    {"code_profile", &Mapping::codeProfile}};
struct FlagEntry {
    const char* name;
    bool Mapping::*member;
};
constexpr FlagEntry flagEntries[] = {
    {"swapped", &Mapping::swapped}, {"assign_codes", &Mapping::assignCodes}, {"split", &Mapping::split}};
struct PolicyEntry {
    const char* name;
    Policy Mapping::*member;
};
constexpr PolicyEntry policyEntries[] = {
    {"bad_codes", &Mapping::badCodes}, {"same_place", &Mapping::samePlace}, {"outside", &Mapping::outside}};

std::optional<Mapping::Source> sourceOf(const QJsonValue& value) {
    if (value.isString())
        return Mapping::Source{value.toString(), {}, {}, 0};
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    Mapping::Source source{object[u"column"].toString(), object[u"value"].toString(),
                           object[u"prefix"].toString(), object[u"pad"].toInt()};
    const bool isOne = source.column.isEmpty() ? object.contains(u"value") : source.value.isEmpty();
    if (!isOne || source.pad < 0 || source.pad > 64)
        return std::nullopt;
    return source;
}

QJsonValue jsonOf(const Mapping::Source& source) {
    if (source.column.isEmpty())
        return QJsonObject{{QStringLiteral("value"), source.value}};
    if (source.prefix.isEmpty() && source.pad == 0)
        return source.column;
    QJsonObject object{{QStringLiteral("column"), source.column}};
    if (!source.prefix.isEmpty())
        object[u"prefix"] = source.prefix;
    if (source.pad > 0)
        object[u"pad"] = source.pad;
    return object;
}

city::Result<void> takeFields(Mapping& mapping, const QJsonObject& fields) {
    const Target* target = Target::named(mapping.target);
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const auto source = sourceOf(field.value());
        if (!target->field(field.key()))
            return wrong(QT_TRANSLATE_NOOP("exchange",
                                           "The mapping names the field %1, which its target does not have."),
                         field.key());
        if (!source)
            return wrong(
                QT_TRANSLATE_NOOP("exchange",
                                  "The mapping's field %1 needs the name of a column, or {\"value\": ...}."),
                field.key());
        mapping.fields.insert(field.key(), *source);
    }
    return {};
}

city::Result<void> takeEntry(Mapping& mapping, const QString& name, const QJsonValue& value) {
    for (const TextEntry& entry : textEntries)
        if (name == QLatin1String(entry.name)) {
            mapping.*entry.member = value.toString();
            return {};
        }
    for (const FlagEntry& entry : flagEntries)
        if (name == QLatin1String(entry.name)) {
            mapping.*entry.member = value.toBool();
            return {};
        }
    for (const PolicyEntry& entry : policyEntries)
        if (name == QLatin1String(entry.name)) {
            if (value != QLatin1String("keep") && value != QLatin1String("refuse"))
                return wrong(
                    QT_TRANSLATE_NOOP("exchange", "The mapping's entry %1 is \"keep\" or \"refuse\"."), name);
            mapping.*entry.member = value == QLatin1String("keep") ? Policy::Keep : Policy::Refuse;
            return {};
        }
    if (name == QLatin1String("same_place_metres")) {
        mapping.samePlaceMetres = std::clamp(value.toDouble(), 0.001, 100.0);
    } else if (name == QLatin1String("values")) {
        const QJsonObject all = value.toObject();
        for (auto field = all.begin(); field != all.end(); ++field) {
            const QJsonObject pairs = field.value().toObject();
            for (auto pair = pairs.begin(); pair != pairs.end(); ++pair)
                mapping.values[field.key()].insert(pair.key(), pair.value().toString());
        }
    } else if (name != QLatin1String("fields") && !name.startsWith(QLatin1Char('_'))) {
        return wrong(QT_TRANSLATE_NOOP("exchange", "A mapping has no entry %1."), name);
    }
    return {};
}

bool means(const TargetField& field, const std::string& column) {
    const QString name = QString::fromStdString(column).trimmed();
    const QStringList aliases = QString::fromUtf8(field.aliases).split(QLatin1Char(','));
    return std::ranges::any_of(
        aliases, [&](const QString& alias) { return alias.compare(name, Qt::CaseInsensitive) == 0; });
}

} // namespace

city::Result<Mapping> Mapping::fromJson(const QJsonObject& root) {
    Mapping mapping;
    for (auto entry = root.begin(); entry != root.end(); ++entry)
        if (auto taken = takeEntry(mapping, entry.key(), entry.value()); !taken)
            return tl::unexpected(taken.error());
    if (!Target::named(mapping.target))
        return wrong(QT_TRANSLATE_NOOP("exchange",
                                       "There is no target %1: name component, road, sub_district, "
                                       "community, compound, unit_grid, building, facility, water or green."),
                     mapping.target);
    if (auto taken = takeFields(mapping, root[u"fields"].toObject()); !taken)
        return tl::unexpected(taken.error());
    return mapping;
}

city::Result<Mapping> Mapping::read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return city::fail(FaultKind::NotFound,
                          say(QT_TRANSLATE_NOOP("exchange", "%1 does not exist.")).arg(path),
                          file.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(1 << 20), &error);
    if (!document.isObject())
        return city::fail(FaultKind::Invalid,
                          say(QT_TRANSLATE_NOOP("exchange", "%1 is no JSON object. Correct it.")).arg(path),
                          error.errorString());
    return fromJson(document.object());
}

QJsonObject Mapping::toJson() const {
    const Mapping standard;
    QJsonObject root;
    root[u"target"] = target;
    for (const TextEntry& entry : textEntries)
        if (this->*entry.member != standard.*entry.member)
            root[QLatin1String(entry.name)] = this->*entry.member;
    for (const FlagEntry& entry : flagEntries)
        if (this->*entry.member)
            root[QLatin1String(entry.name)] = true;
    for (const PolicyEntry& entry : policyEntries)
        if (this->*entry.member != standard.*entry.member)
            root[QLatin1String(entry.name)] =
                QLatin1String(this->*entry.member == Policy::Keep ? "keep" : "refuse");
    if (samePlaceMetres != standard.samePlaceMetres)
        root[u"same_place_metres"] = samePlaceMetres;
    QJsonObject sources;
    for (auto field = fields.begin(); field != fields.end(); ++field)
        sources[field.key()] = jsonOf(field.value());
    root[u"fields"] = sources;
    QJsonObject all;
    for (auto field = values.begin(); field != values.end(); ++field) {
        QJsonObject pairs;
        for (auto pair = field.value().begin(); pair != field.value().end(); ++pair)
            pairs[pair.key()] = pair.value();
        all[field.key()] = pairs;
    }
    if (!all.isEmpty())
        root[u"values"] = all;
    return root;
}

city::Result<void> Mapping::write(const QString& path) const {
    QSaveFile file(path);
    const QByteArray text = QJsonDocument(toJson()).toJson();
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return unwritable(path, file.errorString());
}

Mapping Mapping::guessed(const parcel::Layer& layer) const {
    Mapping whole = *this;
    for (const TargetField& field : Target::named(target)->fields) {
        const QString name = QLatin1String(field.name);
        if (whole.fields.contains(name))
            continue;
        const auto column =
            std::ranges::find_if(layer.fields, [&](const parcel::Field& f) { return means(field, f.name); });
        if (column != layer.fields.end())
            whole.fields.insert(name, {QString::fromStdString(column->name), {}, {}, 0});
    }
    return whole;
}

city::Result<Mapping> Mapping::completed(const parcel::Layer& layer) const {
    const Target& what = *Target::named(target);
    const auto has = [&](const QString& column) {
        return std::ranges::any_of(layer.fields, [&](const parcel::Field& field) {
            return QString::fromStdString(field.name) == column;
        });
    };
    for (auto field = fields.begin(); field != fields.end(); ++field)
        if (!field->column.isEmpty() && !has(field->column))
            return wrong(QT_TRANSLATE_NOOP("exchange", "The file has no column %1, which the mapping names."),
                         field->column);
    Mapping whole = guessed(layer);
    const auto says = [&](const QString& name) {
        const auto source = whole.fields.constFind(name);
        return source != whole.fields.cend() && !(*source == Source{});
    };
    for (const TargetField& field : what.fields)
        if (field.isRequired && !says(QLatin1String(field.name)))
            return wrong(QT_TRANSLATE_NOOP(
                             "exchange", "Say in the mapping which column, or which value, is the field %1."),
                         QLatin1String(field.name));
    if (what.isComponent() && !says(QStringLiteral("class")) && !says(QStringLiteral("code")))
        return wrong(QT_TRANSLATE_NOOP("exchange",
                                       "Say in the mapping which column, or which value, is the field %1."),
                     QStringLiteral("class"));
    return whole;
}

} // namespace exchange
