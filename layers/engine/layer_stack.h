// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/layer_table.h"
#include "wire/message.h"

#include <QList>
#include <QString>
#include <functional>
#include <memory>
#include <qgsvectorlayer.h>
#include <vector>

namespace engine {

/// Told of a layer that cannot be drawn, and why.
using Complain = std::function<void(const QString& layer, const QString& text)>;

/// The address of a table of a city for QGIS, opened in a way that SQLite refuses every write.
QString readOnlySource(const QString& city, const QString& table, const QString& geometry, const QString& filter);

/// The rows of layers.json as QGIS layers over one city, in the styles of a theme. Each sheet has layers of its
/// own, so that it can be styled while the other one is drawn. Lives in the main thread.
class LayerStack {
public:
    LayerStack(LayerTable table, QString city, QString resources, Complain complain);

    /// Opens the next row; false when all are open. One row a call keeps the heartbeat going on a cold disk.
    bool openNext();
    /// The layers of a request's sheet, highest first as QGIS wants them, in its theme.
    QList<QgsMapLayer*> layersFor(const wire::Render& render);
    QColor ground(const QString& theme) const;
    /// Rows of a table changed: layers of it that could not be opened are tried again, others re-read.
    void tellChanged(const QString& table);
    /// Leaves out the rows that make the base map; a user's project stands in for them.
    void keepOnlyOverlays();

private:
    struct Entry {
        LayerRow row;
        wire::SheetKind sheet = wire::SheetKind::Base;
        std::unique_ptr<QgsVectorLayer> layer;
        QString theme;        ///< whose style it wears
        bool styled = false;  ///< that style could be read
    };
    void open(Entry& entry);
    bool wear(Entry& entry, const QString& theme);

    LayerTable m_table;
    QString m_city;
    QString m_resources;
    Complain m_complain;
    std::vector<Entry> m_entries; ///< lowest first
    std::size_t m_opened = 0;
};

} // namespace engine
