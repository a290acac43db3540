// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/layer_table.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <algorithm>

namespace engine {
namespace {

std::optional<Placement> placementOf(const QString& text) {
    if (text == QLatin1String("base"))
        return Placement::Base;
    if (text == QLatin1String("labels"))
        return Placement::Labels;
    if (text == QLatin1String("both"))
        return Placement::Both;
    return std::nullopt;
}

// A style names a file of the theme's folder, so it may hold nothing that leads out of it.
bool isFileStem(const QString& text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-'));
    });
}

std::optional<LayerRow> rowOf(const QJsonObject& json) {
    LayerRow row;
    row.id = json.value(QLatin1String("id")).toString();
    row.table = json.value(QLatin1String("table")).toString();
    row.geometry = json.value(QLatin1String("geometry")).toString(QStringLiteral("geom"));
    row.filter = json.value(QLatin1String("filter")).toString();
    row.style = json.value(QLatin1String("style")).toString(row.id);
    row.z = json.value(QLatin1String("z")).toDouble();
    row.minScale = json.value(QLatin1String("min_scale")).toDouble();
    row.maxScale = json.value(QLatin1String("max_scale")).toDouble();
    const auto placement = placementOf(json.value(QLatin1String("sheet")).toString());
    if (row.id.isEmpty() || row.table.isEmpty() || !isFileStem(row.style) || !placement || row.minScale < 0 ||
        row.maxScale < 0)
        return std::nullopt;
    row.placement = *placement;
    return row;
}

/// The row of a layer, or one row for each of its parts; empty when something is missing.
std::vector<LayerRow> rowsOf(const QJsonObject& layer) {
    const QJsonArray parts = layer.value(QLatin1String("parts")).toArray({QJsonObject()});
    std::vector<LayerRow> rows;
    for (const QJsonValue& part : parts) {
        QJsonObject merged = layer;
        const QJsonObject replaced = part.toObject();
        for (auto field = replaced.begin(); field != replaced.end(); ++field)
            if (field.key() != QLatin1String("id"))
                merged.insert(field.key(), field.value());
        const auto row = rowOf(merged);
        if (!row)
            return {};
        rows.push_back(*row);
    }
    return rows;
}

} // namespace

std::optional<LayerTable> LayerTable::read(const QString& path, QString& fault) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        fault = QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString());
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll(), &error).object();
    if (error.error != QJsonParseError::NoError) {
        fault = QStringLiteral("%1 is not JSON: %2").arg(path, error.errorString());
        return std::nullopt;
    }
    LayerTable table;
    const QJsonObject themes = json.value(QLatin1String("themes")).toObject();
    for (auto theme = themes.begin(); theme != themes.end(); ++theme)
        table.grounds.insert(theme.key(), QColor(theme->toObject().value(QLatin1String("ground")).toString()));
    QSet<QString> ids;
    const QJsonArray layers = json.value(QLatin1String("layers")).toArray();
    for (const QJsonValue& layer : layers) {
        const QString id = layer.toObject().value(QLatin1String("id")).toString();
        const std::vector<LayerRow> rows = rowsOf(layer.toObject());
        if (rows.empty() || ids.contains(id)) {
            fault = QStringLiteral("%1: layer %2 is incomplete or there twice").arg(path, id);
            return std::nullopt;
        }
        ids.insert(id);
        table.rows.insert(table.rows.end(), rows.begin(), rows.end());
    }
    std::stable_sort(table.rows.begin(), table.rows.end(),
                     [](const LayerRow& a, const LayerRow& b) { return a.z < b.z; });
    return table;
}

} // namespace engine
