// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of the map benchmarks: QGIS core drawing the same city file with the same symbols. Reads one command
// a line from standard input and answers with one JSON object a line:
//   open                                  layers opened anew
//   draw LAYERS JOB SRID X0 Y0 X1 Y1 W H [FILE.png]
//   recolour 0|1 LAYERS JOB SRID X0 ...   renderers by state and a frame of them; 1 rotates the colours
// LAYERS: tables (one layer a shape) or views (the sub-district layers); JOB: painter or parallel.
#include "serve.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

#include <memory>
#include <qgsapplication.h>
#include <qgscategorizedsymbolrenderer.h>
#include <qgsfillsymbol.h>
#include <qgslinesymbol.h>
#include <qgsmaprenderercustompainterjob.h>
#include <qgsmaprendererparalleljob.h>
#include <qgsmarkersymbol.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>
#include <sqlite3.h>
#include <unistd.h>

namespace {

using Layers = std::vector<std::unique_ptr<QgsVectorLayer>>;

class Peer {
public:
    Peer(QString city, QJsonObject style) : m_city(std::move(city)), m_style(std::move(style)) {}

    QJsonObject open() {
        QElapsedTimer clock;
        clock.start();
        m_tables = openAll({"component_point", "component_line", "component_polygon"});
        const QStringList views = viewNames();
        m_views = openAll(views);
        if (m_tables.size() != 3 || views.isEmpty() || m_views.size() != std::size_t(views.size()))
            return {{"error", "not every layer of the city opens in QGIS"}};
        return {{"ms", double(clock.nsecsElapsed()) / 1e6},
                {"layers", int(m_tables.size() + m_views.size())}};
    }

    QJsonObject draw(const QStringList& words) { return timed(words.mid(1), [](const Layers&) {}); }

    QJsonObject recolour(const QStringList& words) {
        const int turn = words.value(1).toInt();
        return timed(words.mid(2), [&](const Layers& layers) {
            for (const auto& layer : layers)
                layer->setRenderer(byState(layer->geometryType(), turn));
        });
    }

private:
    /// LAYERS JOB SRID X0 Y0 X1 Y1 W H [FILE.png], what `before` does timed with the frame.
    template <typename Before>
    QJsonObject timed(const QStringList& words, Before before) {
        if (words.size() < 9)
            return bench::refuse("layers, a job, a CRS, an extent and a size are needed");
        const Layers& layers = words[0] == "views" ? m_views : m_tables;
        QgsMapSettings settings;
        QList<QgsMapLayer*> list;
        for (const auto& layer : layers)
            list.append(layer.get());
        settings.setLayers(list);
        settings.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:") + words[2]));
        settings.setExtent(
            QgsRectangle(words[3].toDouble(), words[4].toDouble(), words[5].toDouble(), words[6].toDouble()));
        settings.setOutputSize({words[7].toInt(), words[8].toInt()});
        settings.setOutputDpi(96);
        settings.setBackgroundColor(Qt::transparent);
        settings.setFlag(Qgis::MapSettingsFlag::Antialiasing, true);
        settings.setFlag(Qgis::MapSettingsFlag::DrawLabeling, false);
        QElapsedTimer clock;
        clock.start();
        before(layers);
        const QImage image = render(settings, words[1]);
        const double ms = double(clock.nsecsElapsed()) / 1e6;
        if (words.size() > 9)
            image.save(words[9]);
        return {{"ms", ms}};
    }

    static QImage render(const QgsMapSettings& settings, const QString& job) {
        if (job == "parallel") {
            QgsMapRendererParallelJob parallel(settings);
            parallel.start();
            parallel.waitForFinished();
            return parallel.renderedImage();
        }
        QImage image(settings.outputSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        QgsMapRendererCustomPainterJob custom(settings, &painter);
        custom.renderSynchronously();
        painter.end();
        return image;
    }

    QStringList viewNames() const {
        QStringList names;
        sqlite3* db = nullptr;
        sqlite3_stmt* rows = nullptr;
        if (sqlite3_open_v2(m_city.toUtf8().constData(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
            sqlite3_prepare_v2(db, "SELECT view_name FROM views_geometry_columns ORDER BY 1", -1, &rows, nullptr) ==
                SQLITE_OK)
            while (sqlite3_step(rows) == SQLITE_ROW)
                names << QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(rows, 0)));
        sqlite3_finalize(rows);
        sqlite3_close(db);
        return names;
    }

    Layers openAll(const QStringList& names) const {
        Layers layers;
        for (const QString& name : names) {
            const QString source =
                QStringLiteral("dbname='file:%1?mode=ro' table=\"%2\" (geom)").arg(m_city, name);
            auto layer = std::make_unique<QgsVectorLayer>(source, name, QStringLiteral("spatialite"));
            if (!layer->isValid()) {
                std::fprintf(stderr, "qgis_peer: layer %s cannot be opened\n", qPrintable(name));
                continue;
            }
            layer->setRenderer(byClass(layer->geometryType()));
            layers.push_back(std::move(layer));
        }
        return layers;
    }

    QgsSymbol* symbol(QgsWkbTypes::GeometryType type, const QString& colour) const {
        const QString outline = m_style["outline"].toString();
        if (type == QgsWkbTypes::LineGeometry)
            return QgsLineSymbol::createSimple({{"color", colour}, {"width", "1"}, {"width_unit", "Pixel"}});
        if (type == QgsWkbTypes::PolygonGeometry)
            return QgsFillSymbol::createSimple({{"color", colour},
                                                {"outline_color", outline},
                                                {"outline_width", "1"},
                                                {"outline_width_unit", "Pixel"}});
        return QgsMarkerSymbol::createSimple(
            {{"name", "circle"},
             {"color", colour},
             {"outline_color", outline},
             {"outline_width", QString::number(m_style["outlineWidth"].toDouble())},
             {"outline_width_unit", "Pixel"},
             {"size", QString::number(m_style["diameter"].toDouble() - m_style["outlineWidth"].toDouble())},
             {"size_unit", "Pixel"}});
    }

    QgsFeatureRenderer* byClass(QgsWkbTypes::GeometryType type) const {
        QgsCategoryList categories;
        const QJsonObject classes = m_style["classes"].toObject();
        for (auto it = classes.begin(); it != classes.end(); ++it)
            categories << QgsRendererCategory(it.key().toInt(), symbol(type, it.value().toString()), it.key());
        return new QgsCategorizedSymbolRenderer(QStringLiteral("class_id"), categories);
    }

    QgsFeatureRenderer* byState(QgsWkbTypes::GeometryType type, int turn) const {
        QgsCategoryList categories;
        const QJsonObject states = m_style["states"].toObject();
        for (int state = 0; state < states.size(); ++state) {
            const QString name = QString::number((state + turn) % states.size());
            categories << QgsRendererCategory(state, symbol(type, states[name].toString()), name);
        }
        return new QgsCategorizedSymbolRenderer(QStringLiteral("state"), categories);
    }

    QString m_city;
    QJsonObject m_style;
    Layers m_tables, m_views;
};

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QTemporaryDir configuration;
    qputenv("QGIS_CUSTOM_CONFIG_PATH", configuration.path().toUtf8());
    qputenv("QGIS_PROVIDER_FILE", "spatialite");
    QgsApplication application(argc, argv, false);
    QFile style(QString::fromLocal8Bit(argc == 3 ? argv[2] : ""));
    if (argc != 3 || !style.open(QIODevice::ReadOnly))
        return bench::fail("qgis_peer", QStringLiteral("usage: qgis_peer CITY.sqlite STYLE.json"));
    QgsApplication::setPrefixPath(QStringLiteral("/usr"), true);
    QgsApplication::initQgis();
    {
        Peer peer(QString::fromLocal8Bit(argv[1]), QJsonDocument::fromJson(style.readAll()).object());
        bench::serve({{"open", [&](const QStringList&) { return peer.open(); }},
                      {"draw", [&](const QStringList& w) { return peer.draw(w); }},
                      {"recolour", [&](const QStringList& w) { return peer.recolour(w); }}});
    }
    _exit(0); // exitQgis() can crash in programs that are not QGIS
}
