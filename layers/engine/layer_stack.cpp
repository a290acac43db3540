// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/layer_stack.h"

#include <QUrl>
#include <algorithm>
#include <qgsdatasourceuri.h>
#include <qgserror.h>
#include <qgsnullsymbolrenderer.h>
#include <qgsvectordataprovider.h>

namespace engine {

QString readOnlySource(const QString& city, const QString& table, const QString& geometry, const QString& filter) {
    // SQLite reads the name as a URI, so what means something in one is escaped.
    const QString path = QString::fromLatin1(QUrl::toPercentEncoding(city, "/"));
    QgsDataSourceUri uri;
    uri.setDatabase(QStringLiteral("file:%1?mode=ro").arg(path));
    uri.setDataSource(QString(), table, geometry, filter, QStringLiteral("id"));
    return uri.uri(false);
}

LayerStack::LayerStack(LayerTable table, QString city, QString resources, Complain complain)
    : m_table(std::move(table)), m_city(std::move(city)), m_resources(std::move(resources)),
      m_complain(std::move(complain)) {
    for (const LayerRow& row : m_table.rows) {
        if (row.placement != Placement::Labels)
            m_entries.push_back({row, wire::SheetKind::Base, nullptr, {}, false});
        if (row.placement != Placement::Base)
            m_entries.push_back({row, wire::SheetKind::Labels, nullptr, {}, false});
    }
}

void LayerStack::keepOnlyOverlays() {
    std::erase_if(m_entries, [](const Entry& e) { return e.row.placement != Placement::Labels; });
}

bool LayerStack::openNext() {
    if (m_opened < m_entries.size())
        open(m_entries[m_opened++]);
    return m_opened < m_entries.size();
}

void LayerStack::open(Entry& entry) {
    const QgsVectorLayer::LayerOptions options(false); // no default style: it always gets one of ours
    const LayerRow& row = entry.row;
    auto layer = std::make_unique<QgsVectorLayer>(readOnlySource(m_city, row.table, row.geometry, row.filter), row.id,
                                                  QStringLiteral("spatialite"), options);
    if (!layer->isValid() || !layer->isSpatial()) {
        // A row on both sheets is reported once.
        if (entry.sheet == wire::SheetKind::Base || row.placement == Placement::Labels)
            m_complain(row.id, QStringLiteral("the table %1 cannot be opened: %2")
                                   .arg(row.table, layer->error().message(QgsErrorMessage::Text)));
        return;
    }
    layer->setReadOnly(true);
    entry.layer = std::move(layer);
    entry.theme.clear();
    entry.styled = false;
}

bool LayerStack::wear(Entry& entry, const QString& theme) {
    if (entry.theme == theme)
        return entry.styled;
    entry.theme = theme;
    const QString path = QStringLiteral("%1/styles/%2/%3.qml").arg(m_resources, theme, entry.row.style);
    QgsVectorLayer& layer = *entry.layer;
    const QString said =
        layer.loadNamedStyle(path, entry.styled, QgsMapLayer::Symbology | QgsMapLayer::Labeling);
    if (!entry.styled) {
        m_complain(entry.row.id, QStringLiteral("the style %1 cannot be used: %2").arg(path, said));
        return false;
    }
    if (entry.sheet == wire::SheetKind::Base)
        layer.setLabelsEnabled(false);
    else if (entry.row.placement == Placement::Both)
        layer.setRenderer(new QgsNullSymbolRenderer); // the layer owns it
    layer.setScaleBasedVisibility(entry.row.minScale > 0 || entry.row.maxScale > 0);
    layer.setMinimumScale(entry.row.minScale);
    layer.setMaximumScale(entry.row.maxScale);
    return true;
}

QList<QgsMapLayer*> LayerStack::layersFor(const wire::Render& render) {
    QList<QgsMapLayer*> layers;
    const QString theme = QString::fromStdString(render.theme);
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        const bool hidden = std::find(render.hiddenLayers.begin(), render.hiddenLayers.end(),
                                      entry->row.id.toStdString()) != render.hiddenLayers.end();
        if (entry->sheet == render.sheet && entry->layer && !hidden && wear(*entry, theme))
            layers.push_back(entry->layer.get());
    }
    return layers;
}

QColor LayerStack::ground(const QString& theme) const { return m_table.grounds.value(theme, QColor(Qt::white)); }

void LayerStack::tellChanged(const QString& table) {
    for (std::size_t i = 0; i < m_opened; ++i) {
        Entry& entry = m_entries[i];
        if (!entry.row.table.contains(table, Qt::CaseInsensitive))
            continue;
        if (entry.layer)
            entry.layer->dataProvider()->reloadData();
        else
            open(entry);
    }
}

} // namespace engine
