// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of the map benchmarks: the component kernel on a city file. Reads one command a line from standard
// input and answers with one JSON object a line; extents are given in both CRSs, by EPSG number:
//   extent W H                               the whole city, fitted to the picture's shape
//   view COUNT W H                           a view of about COUNT components, where the city is built up
//   worst W H                                the slowest view that a search over scales and places finds
//   draw SRID X0 Y0 X1 Y1 W H [FILE.png]     SRID must be the city's map CRS
//   recolour 0|1 SRID X0 ... [FILE.png]      a new palette by state and a frame of it; 1 rotates the colours
//   pan PIXELS STEPS SRID X0 ... W H           from there to the left in steps, then the other way at the next call, with
//                                            the window's own studio and look; the last picture is held against one that
//                                            is drawn afresh
//   compare A.png B.png                      share of 8 x 8 cells that are painted differently
#include "city/resources.h"
#include "geo/projection.h"
#include "kernel/query.h"
#include "kernel/sheet.h"
#include "our_city.h"
#include "scene/studio.h"
#include "serve.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>

#include <numeric>

namespace {

double sum(const std::vector<std::uint64_t>& counts) {
    return double(std::accumulate(counts.begin(), counts.end(), std::uint64_t(0)));
}

geo::MapBox boxAround(geo::MapPoint c, double metresPerPixel, int width, int height) {
    const double w = metresPerPixel * width / 2, h = metresPerPixel * height / 2;
    return {c.x - w, c.y - h, c.x + w, c.y + h};
}

class Ours {
public:
    Ours(OurCity city, QJsonObject style)
        : m_city(std::move(city)), m_style(std::move(style)), m_palette(m_city.byClass(m_style)) {}

    QJsonObject extent(const QStringList& words) const {
        const int width = words.value(1).toInt(), height = words.value(2).toInt();
        if (width <= 0 || height <= 0)
            return bench::refuse("extent needs a size");
        const geo::MapBox box = m_city.index->index.bounds();
        const double scale = std::max(box.width() / width, box.height() / height) * 1.02;
        return extents(boxAround(box.center(), scale, width, height));
    }

    QJsonObject view(const QStringList& words) const {
        const double wanted = words.value(1).toDouble();
        const int width = words.value(2).toInt(), height = words.value(3).toInt();
        if (wanted <= 0 || width <= 0 || height <= 0)
            return bench::refuse("view needs a count and a size");
        const geo::MapPoint center = places(1).front();
        double low = 0.001, high = 1000; // metres a pixel
        for (int i = 0; i < 60; ++i) {
            const double middle = std::sqrt(low * high);
            (count(boxAround(center, middle, width, height)) < wanted ? low : high) = middle;
        }
        const geo::MapBox box = boxAround(center, low, width, height);
        QJsonObject answer = extents(box);
        answer["count"] = count(box);
        answer["metres_per_pixel"] = low;
        return answer;
    }

    QJsonObject worst(const QStringList& words) {
        const int width = words.value(1).toInt(), height = words.value(2).toInt();
        if (width <= 0 || height <= 0)
            return bench::refuse("worst needs a size");
        double slowest = 0;
        geo::MapBox found;
        const geo::MapBox whole = m_city.index->index.bounds();
        const double farthest = std::max(whole.width() / width, whole.height() / height) * 4;
        const std::vector<geo::MapPoint> centers = places(12);
        for (double scale = farthest; scale > 0.05; scale /= 1.5)
            for (const geo::MapPoint& center : centers) {
                const geo::MapBox box = boxAround(center, scale, width, height);
                double ms = std::numeric_limits<double>::infinity();
                for (int turn = 0; turn < 3; ++turn)
                    ms = std::min(ms, drawn(m_palette, box, width, height).first);
                if (ms > slowest) {
                    slowest = ms;
                    found = box;
                }
            }
        QJsonObject answer = extents(found);
        answer["ms"] = slowest;
        answer["count"] = count(found);
        answer["metres_per_pixel"] = found.width() / width;
        return answer;
    }

    QJsonObject draw(const QStringList& words) { return timed(words.mid(1), [this] { return &m_palette; }); }

    QJsonObject recolour(const QStringList& words) {
        const bool rotated = words.value(1) == "1";
        return timed(words.mid(2), [&] {
            m_recoloured = m_city.byState(m_style, rotated);
            return &m_recoloured;
        });
    }

    QJsonObject pan(const QStringList& words) {
        const int pixels = words.value(1).toInt(), steps = words.value(2).toInt();
        if (words.size() < 10 || pixels <= 0 || steps <= 0)
            return bench::refuse("pan needs pixels, steps, a map CRS, an extent and a size");
        const geo::MapBox box{words[4].toDouble(), words[5].toDouble(), words[6].toDouble(), words[7].toDouble()};
        scene::View view;
        view.setSize({words[8].toInt(), words[9].toInt()}, 1);
        view.setMetresPerPixel(box.width() / words[8].toInt());
        view.setCenter(box.center());
        if (m_pannedTo)
            view.setCenter(*m_pannedTo);
        m_direction = -m_direction;
        const auto picture = [&](scene::Studio& studio) {
            const scene::MapRequest request = scene::MapRequest::of(view, {}, scene::Theme::Dark);
            const auto made = studio.draw({request, m_city.index, m_sharedCatalogue}, m_never);
            return std::pair(made, made ? made->place(request.window) : kernel::Rect());
        };
        picture(m_studio);
        QElapsedTimer clock;
        double sum = 0, most = 0;
        for (int i = 0; i < steps; ++i) {
            view.pan({double(m_direction * pixels), 0});
            clock.start();
            picture(m_studio);
            const double ms = double(clock.nsecsElapsed()) / 1e6;
            sum += ms;
            most = std::max(most, ms);
        }
        m_pannedTo = view.center();
        const auto [moved, place] = picture(m_studio);
        scene::Studio other(city::resourcePath(QStringLiteral("symbols")));
        const auto [afresh, there] = picture(other);
        const auto part = [](const scene::MapPicturePtr& p, const kernel::Rect& r) {
            return p->image->copy(r.left, r.top, r.right - r.left, r.bottom - r.top);
        };
        return {{"ms", sum / steps}, {"longest", most}, {"equal", part(moved, place) == part(afresh, there)}};
    }

    static QJsonObject compare(const QStringList& words) {
        const QImage a = cells(words.value(1)), b = cells(words.value(2));
        if (a.isNull() || a.size() != b.size())
            return bench::refuse("the pictures cannot be compared");
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
    double count(const geo::MapBox& box) const {
        return sum(kernel::countByKey(m_city.index->index, m_palette, box));
    }

    /// Places among the components: the built-up middle of the densest chunks, densest first.
    std::vector<geo::MapPoint> places(std::size_t wanted) const {
        const kernel::Index& index = m_city.index->index;
        std::vector<std::pair<double, geo::MapPoint>> all;
        for (const kernel::ChunkPtr& chunk : index.chunks()) {
            if (chunk->size() == 0)
                continue;
            const std::size_t middle = chunk->size() / 2;
            const geo::MapPoint at{index.origin().x + chunk->x[middle] * 0.001,
                                   index.origin().y + chunk->y[middle] * 0.001};
            all.emplace_back(-count(boxAround(at, 1, 600, 600)), at);
        }
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<geo::MapPoint> places;
        for (const auto& [density, at] : all)
            if (places.size() < wanted)
                places.push_back(at);
        return places;
    }

    QJsonObject extents(const geo::MapBox& box) const {
        const city::Profile& profile = m_city.catalogue.profile;
        const auto projection = geo::Projection::make(profile.geographicSrid, profile.mapSrid);
        const geo::Point a = projection->inverse({box.minX, box.minY}), b = projection->inverse({box.maxX, box.maxY});
        return {{QString::number(profile.mapSrid), QJsonArray{box.minX, box.minY, box.maxX, box.maxY}},
                {QString::number(profile.geographicSrid), QJsonArray{a.lon, a.lat, b.lon, b.lat}}};
    }

    /// Draws into m_image; milliseconds and how many components.
    std::pair<double, double> drawn(const kernel::Palette& palette, const geo::MapBox& box, int width, int height) {
        const kernel::Window window{{box.minX, box.maxY}, box.width() / width, width, height};
        if (m_image.size() != QSize(width, height))
            m_image = QImage(width, height, QImage::Format_ARGB32_Premultiplied);
        kernel::DrawStats stats;
        QElapsedTimer clock;
        clock.start();
        m_sheet.draw(m_city.index->index, palette, window,
                     {reinterpret_cast<std::uint32_t*>(m_image.bits()), m_image.bytesPerLine() / 4}, &stats);
        return {double(clock.nsecsElapsed()) / 1e6, double(stats.drawn)};
    }

    /// SRID X0 Y0 X1 Y1 W H [FILE.png], the making of the palette timed with the frame.
    template <typename Make>
    QJsonObject timed(const QStringList& words, Make palette) {
        if (words.size() < 7 || words[0].toInt() != m_city.catalogue.profile.mapSrid)
            return bench::refuse("the city's map CRS, an extent and a size are needed");
        QElapsedTimer clock;
        clock.start();
        const kernel::Palette* made = palette();
        const double making = double(clock.nsecsElapsed()) / 1e6;
        const auto [ms, count] =
            drawn(*made, {words[1].toDouble(), words[2].toDouble(), words[3].toDouble(), words[4].toDouble()},
                  words[5].toInt(), words[6].toInt());
        if (words.size() > 7)
            m_image.save(words[7]);
        return {{"ms", making + ms}, {"drawn", count}};
    }

    static QImage cells(const QString& file) {
        const QImage image(file);
        return image.isNull() ? image
                              : image.convertToFormat(QImage::Format_ARGB32_Premultiplied)
                                    .scaled(image.size() / 8, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }

    OurCity m_city;
    QJsonObject m_style;
    kernel::Palette m_palette, m_recoloured;
    kernel::Sheet m_sheet{2};
    scene::Studio m_studio{city::resourcePath(QStringLiteral("symbols"))};
    const city::CataloguePtr m_sharedCatalogue = std::make_shared<const city::Catalogue>(m_city.catalogue);
    const std::atomic<bool> m_never{false};
    std::optional<geo::MapPoint> m_pannedTo;
    int m_direction = -1;
    QImage m_image;
};

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QFile style(QString::fromLocal8Bit(argc == 3 ? argv[2] : ""));
    if (argc != 3 || !style.open(QIODevice::ReadOnly))
        return bench::fail("map_ours", QStringLiteral("usage: map_ours CITY.sqlite STYLE.json"));
    auto city = OurCity::open(QString::fromLocal8Bit(argv[1]), true);
    if (!city)
        return bench::fail("map_ours", city.error());
    Ours ours(std::move(*city), QJsonDocument::fromJson(style.readAll()).object());
    return bench::serve({{"extent", [&](const QStringList& w) { return ours.extent(w); }},
                         {"view", [&](const QStringList& w) { return ours.view(w); }},
                         {"worst", [&](const QStringList& w) { return ours.worst(w); }},
                         {"draw", [&](const QStringList& w) { return ours.draw(w); }},
                         {"recolour", [&](const QStringList& w) { return ours.recolour(w); }},
                         {"pan", [&](const QStringList& w) { return ours.pan(w); }},
                         {"compare", Ours::compare}});
}
