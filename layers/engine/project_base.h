// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/layer_stack.h"

#include <QColor>
#include <QList>
#include <QString>
#include <memory>
#include <qgsproject.h>
#include <qgsvectorlayer.h>
#include <vector>

namespace engine {

/// A user's own QGIS project as the base map: its visible layers under the components, their labels above.
/// Layers on the city are opened so that SQLite refuses every write. Lives in the main thread.
class ProjectBase {
public:
    ProjectBase(const QString& path, const QString& city, const Complain& complain);
    ~ProjectBase();

    bool isOpen() const { return m_open; }
    QList<QgsMapLayer*> layersFor(wire::SheetKind sheet) const; ///< highest first
    QColor ground() const;
    QgsCoordinateTransformContext transforms() const;
    void tellChanged();

private:
    void openReadOnly(QgsVectorLayer& layer, const QString& city);

    std::unique_ptr<QgsProject> m_project;
    QList<QgsMapLayer*> m_base;                           ///< the project's own, without labels
    std::vector<std::unique_ptr<QgsVectorLayer>> m_labels; ///< labels without symbols
    bool m_open = false;
};

} // namespace engine
