// SPDX-License-Identifier: GPL-3.0-or-later
/// What the GUI thread does for a frame of the live map: a window of a whole screen on a city, and marks that
/// drive.
#include "our_city.h"
#include "scene/fleet_overlay.h"
#include "serve.h"
#include "widgets/map_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QScreen>
#include <cmath>
#include <ctime>
#include <random>

namespace {

constexpr int frameMs = 16, framesPerSnapshot = 3, snapshotsPerFix = 20; // 1 Hz, told 20 times a second

double threadMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

class Drive {
public:
    Drive(const scene::View& view, int count) : m_lot(11) {
        const geo::MapBox box = view.extent();
        std::uniform_real_distribution<double> x(box.minX, box.maxX), y(box.minY, box.maxY), turn(0, 360);
        for (int i = 0; i < count; ++i) {
            scene::FleetMark mark;
            mark.id = std::uint64_t(i) + 1;
            mark.kind = scene::MarkKind(i % 7);
            mark.company = 1 + i % 2;
            mark.place = view.toGeographic({x(m_lot), y(m_lot)});
            mark.heading = turn(m_lot);
            mark.label = QStringLiteral("渝A%1").arg(i, 5, 10, QLatin1Char('0'));
            m_marks.push_back(mark);
        }
    }
    /// A snapshot: a part of all has a new fix, a second's drive further.
    scene::FleetMarksPtr next(std::int64_t nowMs) {
        std::uniform_real_distribution<double> bend(-25, 25);
        constexpr double step = 10 / 111'000.0; // degrees; 10 m
        for (std::size_t i = std::size_t(m_turn++ % snapshotsPerFix); i < m_marks.size();
             i += snapshotsPerFix) {
            scene::FleetMark& mark = m_marks[i];
            mark.heading = std::fmod(mark.heading + bend(m_lot) + 360, 360);
            mark.place.lat += step * std::cos(mark.heading * M_PI / 180);
            mark.place.lon += step * std::sin(mark.heading * M_PI / 180);
            mark.fixMs = nowMs;
        }
        return std::make_shared<const scene::FleetMarks>(m_marks);
    }

private:
    std::mt19937_64 m_lot;
    scene::FleetMarks m_marks;
    int m_turn = 0;
};

QJsonObject frames(widgets::MapView& map, scene::MapScene& scene, int marks, int count) {
    scene::FleetOverlay overlay;
    map.addOverlay(overlay);
    scene.setCrowd(&overlay);
    Drive drive(scene.view(), marks);
    std::int64_t now = 1'000'000;
    overlay.set(drive.next(now), scene.view(), now);
    QJsonArray gui;
    for (int i = 0; i < count; ++i) {
        now += frameMs;
        const scene::FleetMarksPtr snapshot = i % framesPerSnapshot == 0 ? drive.next(now) : nullptr;
        const double start = threadMs();
        if (snapshot)
            overlay.set(snapshot, scene.view(), now);
        overlay.advance(now, now);
        map.repaint();
        gui.append(threadMs() - start);
        QApplication::processEvents();
    }
    map.removeOverlay(overlay);
    scene.setCrowd(nullptr);
    return {{QStringLiteral("ms"), gui}, {QStringLiteral("gliding"), overlay.isMoving()}};
}

} // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    if (argc < 2)
        return bench::fail("fleet_ours", QStringLiteral("usage: fleet_ours CITY"));
    const auto city = OurCity::open(QString::fromLocal8Bit(argv[1]), false);
    if (!city)
        return bench::fail("fleet_ours", city.error());
    scene::MapScene scene;
    scene.setTextScale(2);
    widgets::MapView map(scene);
    map.resize(QGuiApplication::primaryScreen()->size());
    map.show();
    scene.city().setCatalogue(std::make_shared<const city::Catalogue>(city->catalogue));
    std::vector<std::size_t> chunks(city->registry->chunks().size());
    for (std::size_t i = 0; i < chunks.size(); ++i)
        chunks[i] = i;
    scene.city().setRegistry(city->registry, chunks);
    QElapsedTimer waited;
    waited.start();
    while (!scene.isFilled() && waited.elapsed() < 120'000)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    if (!scene.isFilled())
        return bench::fail("fleet_ours", QStringLiteral("the map was not drawn"));
    return bench::serve({{QStringLiteral("frames"), [&](const QStringList& words) {
                              return words.size() == 3
                                         ? frames(map, scene, words[1].toInt(), words[2].toInt())
                                         : bench::refuse("usage: frames MARKS COUNT");
                          }}});
}
