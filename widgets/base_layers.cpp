// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base_layers.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace widgets {

namespace {

BaseLayer parse(const QJsonObject& entry) {
    BaseLayer layer;
    layer.id = entry.value(QStringLiteral("id")).toString();
    const QJsonValue title = entry.value(QStringLiteral("title"));
    layer.name = title.isString() ? title.toString() : title[QStringLiteral("zh")].toString();
    layer.nameEn = title[QStringLiteral("en")].toString();
    if (layer.name.isEmpty())
        layer.name = layer.nameEn.isEmpty() ? layer.id : layer.nameEn;
    layer.group = entry.value(QStringLiteral("group")).toString();
    layer.visible = entry.value(QStringLiteral("visible")).toBool(true);
    return layer;
}

} // namespace

city::Result<std::vector<BaseLayer>> readBaseLayers(const QString& path) {
    const auto fault = [](const QString& detail) {
        return city::fail(city::FaultKind::Damaged,
                          QCoreApplication::translate("widgets", "The list of base map layers cannot be read. Install "
                                                                 "this program again."), detail);
    };
    QFile file(path);
    constexpr qint64 limit = 4 << 20;
    if (!file.open(QIODevice::ReadOnly) || file.size() > limit)
        return fault(path + QLatin1String(": ") + file.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (document.isNull())
        return fault(path + QLatin1String(": ") + error.errorString());
    const QJsonArray entries =
        document.isArray() ? document.array() : document.object().value(QStringLiteral("layers")).toArray();
    std::vector<BaseLayer> layers;
    QSet<QString> seen;
    for (const QJsonValue& value : entries) {
        BaseLayer layer = parse(value.toObject());
        if (layer.id.isEmpty() || seen.contains(layer.id))
            continue;
        seen.insert(layer.id);
        layers.push_back(std::move(layer));
    }
    return layers;
}

} // namespace widgets
