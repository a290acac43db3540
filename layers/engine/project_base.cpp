// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project_base.h"

#include <QFileInfo>
#include <QUrl>
#include <qgsdatasourceuri.h>
#include <qgslayertree.h>
#include <qgsnullsymbolrenderer.h>
#include <qgspathresolver.h>
#include <qgsproviderregistry.h>
#include <qgsvectordataprovider.h>

namespace engine {
namespace {

QString readOnlyName(const QString& path) {
    return QStringLiteral("file:%1?mode=ro").arg(QString::fromLatin1(QUrl::toPercentEncoding(path, "/")));
}

bool isCity(const QString& path, const QString& city) {
    const QString canonical = QFileInfo(path).canonicalFilePath();
    return !canonical.isEmpty() && canonical == QFileInfo(city).canonicalFilePath();
}

/// The names under which a project may hold the city's file: as it stands, or relative to the project's folder.
bool namesCity(const QString& name, const QDir& folder, const QString& city) {
    return isCity(name, city) || isCity(folder.absoluteFilePath(name), city);
}

} // namespace

ProjectBase::ProjectBase(const QString& path, const QString& city, const Complain& complain)
    : m_project(std::make_unique<QgsProject>()) {
    // Only SpatiaLite layers name their file bare; those of OGR carry "|layername=" and are seen to below.
    const QDir folder = QFileInfo(path).absoluteDir();
    const QString hook = QgsPathResolver::setPathPreprocessor([folder, city](const QString& name) {
        return namesCity(name, folder, city) ? readOnlyName(city) : name;
    });
    m_open = m_project->read(path, QgsProject::ReadFlag::FlagDontLoadLayouts |
                                            QgsProject::ReadFlag::FlagDontStoreOriginalStyles);
    QgsPathResolver::removePathPreprocessor(hook);
    if (!m_open) {
        complain({}, QStringLiteral("the project %1 cannot be opened: %2").arg(path, m_project->error()));
        return;
    }
    const QMap<QString, QgsMapLayer*> all = m_project->mapLayers();
    for (const QgsMapLayer* layer : all)
        if (!layer->isValid())
            complain(layer->name().left(40), QStringLiteral("the layer %1 of the project cannot be opened: %2")
                                                 .arg(layer->name(), layer->publicSource()));
    const QList<QgsMapLayer*> ordered = m_project->layerTreeRoot()->layerOrder();
    for (QgsMapLayer* layer : ordered) {
        const QgsLayerTreeLayer* node = m_project->layerTreeRoot()->findLayer(layer->id());
        if (!node || !node->isVisible() || !layer->isValid())
            continue;
        auto* vector = qobject_cast<QgsVectorLayer*>(layer);
        if (vector)
            openReadOnly(*vector, city);
        if (vector && vector->labelsEnabled()) {
            std::unique_ptr<QgsVectorLayer> labels(vector->clone());
            labels->setRenderer(new QgsNullSymbolRenderer); // the layer owns it
            m_labels.push_back(std::move(labels));
            vector->setLabelsEnabled(false);
        }
        m_base.push_back(layer);
    }
}

ProjectBase::~ProjectBase() = default;

void ProjectBase::openReadOnly(QgsVectorLayer& layer, const QString& city) {
    layer.setReadOnly(true);
    if (layer.providerType() != QLatin1String("ogr"))
        return;
    const QVariantMap parts = QgsProviderRegistry::instance()->decodeUri(layer.providerType(), layer.source());
    if (!isCity(parts.value(QStringLiteral("path")).toString(), city))
        return;
    const QString source = readOnlySource(city, parts.value(QStringLiteral("layerName")).toString(),
                                          QStringLiteral("geom"), parts.value(QStringLiteral("subset")).toString());
    layer.setDataSource(source, layer.name(), QStringLiteral("spatialite"), QgsDataProvider::ProviderOptions());
}

QList<QgsMapLayer*> ProjectBase::layersFor(wire::SheetKind sheet) const {
    if (sheet == wire::SheetKind::Base)
        return m_base;
    QList<QgsMapLayer*> layers;
    for (const auto& layer : m_labels)
        layers.push_back(layer.get());
    return layers;
}

QColor ProjectBase::ground() const { return m_project->backgroundColor(); }

QgsCoordinateTransformContext ProjectBase::transforms() const { return m_project->transformContext(); }

void ProjectBase::tellChanged() {
    for (QgsMapLayer* layer : m_base)
        if (layer->dataProvider())
            layer->dataProvider()->reloadData();
    for (const auto& layer : m_labels)
        layer->dataProvider()->reloadData();
}

} // namespace engine
