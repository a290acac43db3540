// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QString>
#include <optional>
#include <vector>

namespace engine {

/// On which sheets a layer is drawn.
enum class Placement {
    Base,   ///< its symbols under the components, no labels
    Labels, ///< its symbols and labels above the components
    Both,   ///< its symbols under the components, its labels above them
};

/// One layer of resources/layers.json, or one part of it.
struct LayerRow {
    QString id;       ///< shared by the parts of a layer
    QString table;    ///< of the city file, or a query in parentheses
    QString geometry; ///< its column
    QString filter;   ///< SQL condition, or empty
    Placement placement = Placement::Base;
    QString style;       ///< styles/<theme>/<style>.qml
    double z = 0;        ///< higher ones are drawn above lower ones
    double minScale = 0; ///< scale denominator beyond which it is not drawn; 0 = drawn however far
    double maxScale = 0; ///< scale denominator below which it is not drawn; 0 = drawn however close
};

/// resources/layers.json: the layers from the lowest to the highest, and each theme's ground colour.
struct LayerTable {
    std::vector<LayerRow> rows;
    QHash<QString, QColor> grounds;

    /// Nothing, and the reason in `fault`, when the file cannot be read or a row lacks something.
    static std::optional<LayerTable> read(const QString& path, QString& fault);
};

} // namespace engine
