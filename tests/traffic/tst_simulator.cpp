// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/server.h"
#include "traffic/simulator.h"

#include <QTemporaryDir>
#include <QTest>

using namespace traffic;

namespace {

/// A square of two-way streets around a block near the district's seat, a one-way street through it and a dead end.
std::vector<RoadLine> block() {
    const geo::Point a{106.54, 29.38}, b{106.545, 29.38}, c{106.545, 29.385}, d{106.54, 29.385}, e{106.538, 29.385};
    return {{1, 2, 0, 40, {a, b}}, {2, 3, 0, 40, {b, c}}, {3, 4, 0, 40, {c, d}}, {4, 1, 0, 40, {d, a}},
            {1, 3, 1, 20, {a, {106.5425, 29.3825}, c}}, {4, 5, 0, 10, {d, e}}, {7, 7, 0, 10, {e, e}}};
}

double offRoad(const RoadNet& net, geo::Point p) {
    double least = 1e9;
    for (std::uint32_t road = 0; road < net.size(); ++road) {
        const auto& path = net.road({road, true}).path;
        for (std::size_t i = 1; i < path.size(); ++i) {
            const geo::Point u = path[i - 1], v = path[i];
            const double dx = v.lon - u.lon, dy = v.lat - u.lat;
            const double t = std::clamp(((p.lon - u.lon) * dx + (p.lat - u.lat) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
            least = std::min(least, std::hypot(u.lon + dx * t - p.lon, u.lat + dy * t - p.lat));
        }
    }
    return least;
}

} // namespace

class TestSimulator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vehiclesStayOnTheRoadsAndTheSameSeedDrivesTheSameWay() {
        const RoadNet net(block());
        QCOMPARE(net.size(), std::size_t(6)); // one has no length
        for (std::uint64_t seed = 1; seed < 20; ++seed) {
            Drive drive(net, seed), again(net, seed);
            for (int i = 0; i < 500; ++i) {
                const geo::Point before = drive.place();
                drive.advance(1);
                again.advance(1);
                QVERIFY(offRoad(net, drive.place()) < 1e-9);
                QCOMPARE(drive.place(), again.place());
                const double metres = std::hypot((drive.place().lon - before.lon) * 97'000, (drive.place().lat - before.lat) * 111'320);
                QVERIFY(metres <= 40 / 3.6 + 0.1);
                QVERIFY(drive.headingDeg() >= 0 && drive.headingDeg() < 360);
            }
            QVERIFY(drive.metres() > 100);
        }
    }

    /// Everything in the field at once: what is refused is counted, what is right arrives, in order for each.
    void theFleetArrivesWhateverGoesWrong() {
        QTemporaryDir folder;
        auto list = std::make_shared<city::DeviceList>();
        SimulatorSettings settings;
        for (int i = 0; i < 60; ++i) {
            city::Device device;
            device.key = {i + 1};
            device.number = QStringLiteral("5001130%1").arg(i, 5, 10, QLatin1Char('0'));
            device.vendor = QStringLiteral("xiuhua");
            settings.numbers.push_back(device.number.toStdString());
            list->devices.push_back(std::move(device));
        }
        list->index();
        feed::ServerSettings serverSettings;
        serverSettings.fleetFile = folder.filePath(QStringLiteral("fleet.map"));
        auto server = feed::Server::start(serverSettings, list);
        QVERIFY(server);
        settings.port = (*server)->port();
        settings.strangers = 2;
        settings.rateHz = 20;
        const RoadNet net(block());
        feed::FleetReader reader(serverSettings.fleetFile);
        const auto hasSeenEverything = [&] {
            reader.next();
            const auto seen = reader.last();
            if (!seen || seen->sources.empty() || seen->devices.size() < 60) return false;
            const auto& source = seen->sources[0];
            for (const feed::Reason reason : {feed::Reason::UnknownTerminal, feed::Reason::NoFix, feed::Reason::Duplicate,
                                              feed::Reason::Jump, feed::Reason::BadFrame})
                if (source.refused[std::size_t(reason)] == 0) return false;
            return source.late > 0 && source.accepted > 2'000;
        };
        int seconds = 0;
        simulate(net, settings, [&](const SimulatorState&) { return ++seconds < 90 && !hasSeenEverything(); });
        QVERIFY(hasSeenEverything());
        for (const feed::LiveDevice& device : reader.last()->devices) {
            if (!device.hasFix()) continue;
            QVERIFY(offRoad(net, device.place) < 1e-5);
        }
    }
};

QTEST_GUILESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
