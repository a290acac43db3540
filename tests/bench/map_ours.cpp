// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of the map benchmarks: the component kernel on a city file. Reads one command a line from standard
// input and answers with one JSON object a line:
//   extent SRID W H                          the whole city, fitted to the picture's shape
//   draw SRID X0 Y0 X1 Y1 W H [FILE.png]     SRID must be the city's map CRS
//   compare A.png B.png                      share of 8 x 8 cells that are painted differently
#include "geo/projection.h"
#include "kernel/sheet.h"
#include "scene/city_index.h"
#include "store/reader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <atomic>
#include <cstdio>
#include <sys/resource.h>

namespace {

class Ours {
public:
    Ours(city::Catalogue catalogue, scene::CityIndexPtr city, const QJsonObject& style)
        : m_catalogue(std::move(catalogue)), m_city(std::move(city)) {
        const auto outline = colour(style["outline"].toString());
        const QJsonObject classes = style["classes"].toObject();
        QHash<int, std::int32_t> sprites;
        for (auto it = classes.begin(); it != classes.end(); ++it) {
            sprites[it.key().toInt()] = std::int32_t(m_palette.sprites.size());
            m_palette.sprites.push_back(kernel::disc(style["diameter"].toDouble(), colour(it.value().toString()),
                                                     outline, style["outlineWidth"].toDouble()));
        }
        for (std::size_t k = 0; k < m_city->keys->size(); ++k) {
            const int classId = (*m_city->keys)[k].classId;
            const auto fill = colour(classes[QString::number(classId)].toString());
            m_palette.styles.push_back({sprites.value(classId, -1), 0, fill, fill, 1});
        }
    }

    QJsonObject extent(const QStringList& words) const {
        if (words.size() != 4)
            return {{"error", "extent needs three words"}};
        geo::MapBox box = m_city->index.bounds();
        const double shape = words[2].toDouble() / words[3].toDouble();
        const double width = std::max(box.width(), box.height() * shape) * 1.02;
        const geo::MapPoint c = box.center();
        box = {c.x - width / 2, c.y - width / shape / 2, c.x + width / 2, c.y + width / shape / 2};
        if (words[1].toInt() == m_catalogue.profile.mapSrid)
            return {{"extent", QJsonArray{box.minX, box.minY, box.maxX, box.maxY}}};
        const auto projection =
            geo::Projection::make(m_catalogue.profile.geographicSrid, m_catalogue.profile.mapSrid);
        const geo::Point a = projection->inverse({box.minX, box.minY}), b = projection->inverse({box.maxX, box.maxY});
        return {{"extent", QJsonArray{a.lon, a.lat, b.lon, b.lat}}};
    }

    QJsonObject draw(const QStringList& words) {
        if (words.size() < 8 || words[1].toInt() != m_catalogue.profile.mapSrid)
            return {{"error", "draw needs the city's map CRS, an extent and a size"}};
        kernel::Window window;
        window.topLeft = {words[2].toDouble(), words[5].toDouble()};
        window.width = words[6].toInt();
        window.height = words[7].toInt();
        window.metresPerPixel = (words[4].toDouble() - words[2].toDouble()) / window.width;
        if (m_image.size() != QSize(window.width, window.height))
            m_image = QImage(window.width, window.height, QImage::Format_ARGB32_Premultiplied);
        kernel::DrawStats stats;
        QElapsedTimer clock;
        clock.start();
        m_sheet.draw(m_city->index, m_palette, window,
                     {reinterpret_cast<std::uint32_t*>(m_image.bits()), m_image.bytesPerLine() / 4}, &stats);
        const double ms = double(clock.nsecsElapsed()) / 1e6;
        if (words.size() > 8)
            m_image.save(words[8]);
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return {{"ms", ms}, {"drawn", double(stats.drawn)}, {"peak_mib", double(usage.ru_maxrss) / 1024}};
    }

    static QJsonObject compare(const QStringList& words) {
        const QImage a = cells(words.value(1)), b = cells(words.value(2));
        if (a.isNull() || a.size() != b.size())
            return {{"error", "the pictures cannot be compared"}};
        qint64 painted = 0, different = 0;
        for (int y = 0; y < a.height(); ++y)
            for (int x = 0; x < a.width(); ++x) {
                const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
                painted += qAlpha(p) || qAlpha(q);
                different += std::abs(qAlpha(p) - qAlpha(q)) > 64 || std::abs(qRed(p) - qRed(q)) > 64 ||
                             std::abs(qGreen(p) - qGreen(q)) > 64 || std::abs(qBlue(p) - qBlue(q)) > 64;
            }
        return {{"painted", double(painted)}, {"different", painted ? double(different) / double(painted) : 1.0}};
    }

private:
    static std::uint32_t colour(const QString& name) { return QColor(name).rgba(); }
    static QImage cells(const QString& file) {
        const QImage image(file);
        return image.isNull() ? image
                              : image.convertToFormat(QImage::Format_ARGB32_Premultiplied)
                                    .scaled(image.size() / 8, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }

    city::Catalogue m_catalogue;
    scene::CityIndexPtr m_city;
    kernel::Palette m_palette;
    kernel::Sheet m_sheet{2};
    QImage m_image;
};

int serve(Ours& ours) {
    QTextStream in(stdin);
    QString line;
    while (in.readLineInto(&line)) {
        const QStringList words = line.split(' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        const QJsonObject answer = words[0] == "extent"    ? ours.extent(words)
                                   : words[0] == "draw"    ? ours.draw(words)
                                   : words[0] == "compare" ? Ours::compare(words)
                                                           : QJsonObject{{"error", "unknown command"}};
        std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }
    return 0;
}

int fail(const QString& sentence) {
    std::fprintf(stderr, "map_ours: %s\n", qPrintable(sentence));
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QFile style(QString::fromLocal8Bit(argc == 3 ? argv[2] : ""));
    if (argc != 3 || !style.open(QIODevice::ReadOnly))
        return fail(QStringLiteral("usage: map_ours CITY.sqlite STYLE.json"));
    auto reader = store::Reader::open(QString::fromLocal8Bit(argv[1]));
    if (!reader)
        return fail(reader.error().sentence);
    auto catalogue = reader->catalogue();
    auto registry = reader->registry();
    if (!catalogue || !registry)
        return fail(catalogue ? registry.error().sentence : catalogue.error().sentence);
    const scene::CityCrs crs{catalogue->profile.geographicSrid, catalogue->profile.mapSrid};
    auto shared = std::make_shared<const city::Registry>(std::move(*registry));
    const std::atomic<bool> cancelled = false;
    auto city = scene::makeIndex(crs, shared, nullptr, {}, 2, cancelled);
    if (!city)
        return fail(QStringLiteral("the index cannot be made"));
    Ours ours(std::move(*catalogue), std::move(city), QJsonDocument::fromJson(style.readAll()).object());
    return serve(ours);
}
