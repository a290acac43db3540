// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of the map benchmarks: QGIS core drawing the same city file with the same symbols. Reads one command
// a line from standard input and answers with one JSON object a line:
//   open                                  layers opened anew
//   draw LAYERS JOB SRID X0 Y0 X1 Y1 W H [FILE.png]
// LAYERS: tables (one layer a shape) or views (the sub-district layers); JOB: painter, parallel or sequential.
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QTemporaryDir>
#include <QTextStream>

#include <cstdio>
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
#include <sys/resource.h>
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

    QJsonObject draw(const QStringList& words) {
        if (words.size() < 10)
            return {{"error", "draw needs nine words"}};
        const Layers& layers = words[1] == "views" ? m_views : m_tables;
        QgsMapSettings settings;
        QList<QgsMapLayer*> list;
        for (const auto& layer : layers)
            list.append(layer.get());
        settings.setLayers(list);
        settings.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:") + words[3]));
        settings.setExtent(
            QgsRectangle(words[4].toDouble(), words[5].toDouble(), words[6].toDouble(), words[7].toDouble()));
        settings.setOutputSize({words[8].toInt(), words[9].toInt()});
        settings.setOutputDpi(96);
        settings.setBackgroundColor(Qt::transparent);
        settings.setFlag(Qgis::MapSettingsFlag::Antialiasing, true);
        settings.setFlag(Qgis::MapSettingsFlag::DrawLabeling, false);
        QElapsedTimer clock;
        clock.start();
        const QImage image = render(settings, words[2]);
        const double ms = double(clock.nsecsElapsed()) / 1e6;
        if (words.size() > 10)
            image.save(words[10]);
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return {{"ms", ms}, {"peak_mib", double(usage.ru_maxrss) / 1024}};
    }

private:
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
            layer->setRenderer(renderer(layer->geometryType()));
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

    QgsFeatureRenderer* renderer(QgsWkbTypes::GeometryType type) const {
        QgsCategoryList categories;
        const QJsonObject classes = m_style["classes"].toObject();
        for (auto it = classes.begin(); it != classes.end(); ++it)
            categories << QgsRendererCategory(it.key().toInt(), symbol(type, it.value().toString()), it.key());
        return new QgsCategorizedSymbolRenderer(QStringLiteral("class_id"), categories);
    }

    QString m_city;
    QJsonObject m_style;
    Layers m_tables, m_views;
};

int serve(Peer& peer) {
    QTextStream in(stdin);
    QString line;
    while (in.readLineInto(&line)) {
        const QStringList words = line.split(' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        const QJsonObject answer = words[0] == "open"   ? peer.open()
                                   : words[0] == "draw" ? peer.draw(words)
                                                        : QJsonObject{{"error", "unknown command"}};
        std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QTemporaryDir configuration;
    qputenv("QGIS_CUSTOM_CONFIG_PATH", configuration.path().toUtf8());
    qputenv("QGIS_PROVIDER_FILE", "spatialite");
    QgsApplication application(argc, argv, false);
    if (argc != 3) {
        std::fprintf(stderr, "Usage: qgis_peer CITY.sqlite STYLE.json\n");
        return 2;
    }
    QFile style(QString::fromLocal8Bit(argv[2]));
    if (!style.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "qgis_peer: %s cannot be read\n", argv[2]);
        return 1;
    }
    QgsApplication::setPrefixPath(QStringLiteral("/usr"), true);
    QgsApplication::initQgis();
    {
        Peer peer(QString::fromLocal8Bit(argv[1]), QJsonDocument::fromJson(style.readAll()).object());
        serve(peer);
    }
    _exit(0); // exitQgis() can crash in programs that are not QGIS
}
