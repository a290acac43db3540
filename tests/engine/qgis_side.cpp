// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstring>
#include <qgsapplication.h>
#include <qgsdatasourceuri.h>
#include <qgsfillsymbol.h>
#include <qgslayertree.h>
#include <qgspallabeling.h>
#include <qgsproject.h>
#include <qgssinglesymbolrenderer.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>
#include <qgsvectorlayerutils.h>
#include <unistd.h>

// What a person does in QGIS Desktop: `edit CITY` changes components through the edit buffer, `project CITY FILE`
// saves a project over the city. Exits with 0 when QGIS did all of it.

namespace {

QString source(const QString& city, const QString& table) {
    QgsDataSourceUri uri;
    uri.setDatabase(city);
    uri.setDataSource(QString(), table, QStringLiteral("geom"), QString(), QStringLiteral("id"));
    return uri.uri(false);
}

bool fail(const QString& why) {
    std::fprintf(stderr, "%s\n", qPrintable(why));
    return false;
}

/// Adds one component, renames row 1, moves row 2 by 0.001 degrees to the east, deletes row 3; one commit.
bool edit(const QString& city) {
    QgsVectorLayer layer(source(city, QStringLiteral("component_point")), QStringLiteral("points"),
                         QStringLiteral("spatialite"));
    if (!layer.isValid() || !layer.startEditing())
        return fail(QStringLiteral("the layer cannot be edited"));
    QgsAttributeMap values;
    values.insert(layer.fields().lookupField(QStringLiteral("class_id")), 2);
    values.insert(layer.fields().lookupField(QStringLiteral("name")), QStringLiteral("新路灯"));
    QgsFeature added = QgsVectorLayerUtils::createFeature(
        &layer, QgsGeometry::fromPointXY(QgsPointXY(106.512, 29.372)), values);
    QgsGeometry moved = layer.getFeature(2).geometry();
    moved.translate(0.001, 0);
    const bool done = layer.addFeature(added) &&
                      layer.changeAttributeValue(1, layer.fields().lookupField(QStringLiteral("name")),
                                                 QStringLiteral("改名")) &&
                      layer.changeGeometry(2, moved) && layer.deleteFeature(3);
    if (!done)
        return fail(QStringLiteral("the edit buffer refused a change"));
    return layer.commitChanges() || fail(layer.commitErrors().join(QStringLiteral("; ")));
}

bool makeProject(const QString& city, const QString& path) {
    QgsProject project;
    project.setBackgroundColor(Qt::yellow);
    auto* areas = new QgsVectorLayer(source(city, QStringLiteral("sub_district")), QStringLiteral("areas"),
                                     QStringLiteral("spatialite"));
    auto* symbol = QgsFillSymbol::createSimple({{QStringLiteral("color"), QStringLiteral("255,0,0,255")},
                                                {QStringLiteral("outline_style"), QStringLiteral("no")}});
    areas->setRenderer(new QgsSingleSymbolRenderer(symbol));
    QgsPalLayerSettings text;
    text.fieldName = QStringLiteral("name");
    areas->setLabeling(new QgsVectorLayerSimpleLabeling(text));
    areas->setLabelsEnabled(true);
    auto* gone = new QgsVectorLayer(source(city, QStringLiteral("not_here")), QStringLiteral("gone"),
                                    QStringLiteral("spatialite"));
    project.addMapLayer(areas);
    project.addMapLayer(gone);
    return areas->isValid() && project.write(path);
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QgsApplication application(argc, argv, false);
    QgsApplication::setPrefixPath(QStringLiteral("/usr"), true);
    QgsApplication::initQgis();
    bool done = false;
    if (argc == 3 && std::strcmp(argv[1], "edit") == 0)
        done = edit(QString::fromUtf8(argv[2]));
    else if (argc == 4 && std::strcmp(argv[1], "project") == 0)
        done = makeProject(QString::fromUtf8(argv[2]), QString::fromUtf8(argv[3]));
    std::fflush(nullptr);
    ::_exit(done ? 0 : 1); // QGIS 3.22 may crash in its own static destruction
}
