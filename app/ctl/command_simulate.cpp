// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "command_line.h"

#include "demo/vehicles.h"
#include "feed/fleet_file.h"
#include "store/city_file.h"
#include "store/devices.h"
#include "store/road_lines.h"
#include "traffic/simulator.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>

#include <thread>

namespace app {

namespace {

constexpr int mostVehicles = 50'000;

QString say(const char* text) { return QCoreApplication::translate("xiuhuactl", text); }

struct Call {
    QString city;
    int vehicles = 200;
    double rateHz = 1;
    int seconds = 0; ///< 0: until interrupted
    uint port = 0;   ///< 0: where the city's owner listens
    bool calm = false;
};

tl::expected<Call, QString> parse(const QStringList& arguments) {
    Arguments words(arguments);
    Call call;
    call.calm = words.flag("--calm");
    bool isFine = true;
    const auto number = [&](const char* name, double least, double most, auto& to) {
        const auto text = words.option(name);
        if (!text) return;
        bool isNumber = false;
        const double value = text->toDouble(&isNumber);
        if (!isNumber || value < least || value > most) isFine = false;
        else to = std::decay_t<decltype(to)>(value);
    };
    number("--vehicles", 1, mostVehicles, call.vehicles);
    number("--rate", 0.01, 100, call.rateHz);
    number("--seconds", 1, 1e6, call.seconds);
    number("--port", 1, 65'535, call.port);
    if (!words.unknown().isEmpty())
        return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (!isFine)
        return tl::unexpected(say(QT_TRANSLATE_NOOP(
            "xiuhuactl", "--vehicles takes 1 to 50000, --rate 0.01 to 100 a second, --seconds and --port whole numbers.")));
    if (words.rest().size() != 1) return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    call.city = words.rest().first();
    return call;
}

double speedOf(const QString& kind) {
    if (kind == QLatin1String("expressway")) return 60;
    if (kind == QLatin1String("arterial")) return 45;
    if (kind == QLatin1String("secondary")) return 35;
    return kind == QLatin1String("local") ? 25 : 12;
}

city::Result<std::vector<traffic::RoadLine>> roadsOf(store::Database& db) {
    const auto lines = store::roadLines(db);
    if (!lines) return tl::unexpected(lines.error());
    std::vector<traffic::RoadLine> roads;
    for (const store::RoadLine& line : *lines)
        if (line.from && line.to) roads.push_back({line.from, line.to, line.oneWay, speedOf(line.kind), line.path});
    if (!roads.empty()) return roads;
    return city::fail(city::FaultKind::NotFound, say(QT_TRANSLATE_NOOP("xiuhuactl", "This city has no roads to drive on.")));
}

/// The port at which the city's owner listens, waited for a little: both may just be starting.
city::Result<std::uint16_t> portOf(const QString& city) {
    feed::FleetReader reader(feed::fleetFile(city));
    for (int attempt = 0; attempt < 50 && !isInterrupted(); ++attempt) {
        reader.next();
        const auto snapshot = reader.last();
        if (snapshot && snapshot->isFresh(QDateTime::currentMSecsSinceEpoch()) && !snapshot->sources.empty()) {
            const std::string_view name = snapshot->sources[0].name.view();
            const QString text = QString::fromUtf8(name.data(), qsizetype(name.size()));
            if (const uint port = text.section(QLatin1Char(':'), -1).toUInt()) return std::uint16_t(port);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return city::fail(city::FaultKind::NotFound,
                      say(QT_TRANSLATE_NOOP("xiuhuactl", "Nobody receives this city's live feed. Start xiuhuactl serve, or open the city.")));
}

bool report(const traffic::SimulatorState& state, const QElapsedTimer& clock, const Call& call) {
    const auto seconds = clock.elapsed() / 1000;
    if (seconds % 10 == 0 || state.online == 0)
        print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 of %2 vehicles online, %3 positions sent, %4 answered"))
                  .arg(state.online).arg(call.vehicles).arg(state.reports).arg(state.answered));
    return !isInterrupted() && (call.seconds == 0 || seconds < call.seconds);
}

} // namespace

int runSimulate(const QStringList& arguments) {
    const auto call = parse(arguments);
    if (!call) return misuse("simulate", call.error());
    watchInterrupts();
    traffic::SimulatorSettings settings;
    std::vector<traffic::RoadLine> roads;
    {
        auto db = store::CityFile::openWriting(call->city);
        if (!db) return failWith(db.error());
        if (auto made = demo::ensureVehicles(*db, call->vehicles); !made) return failWith(made.error());
        const auto devices = store::devices::read(*db);
        if (!devices) return failWith(devices.error());
        for (const city::Device& device : devices->devices) {
            const city::DeviceKind* kind = devices->kind(device.kind);
            const bool drives = kind && kind->family == city::DeviceKind::Family::Vehicle;
            if (drives && int(settings.numbers.size()) < call->vehicles) settings.numbers.push_back(device.number.toStdString());
        }
        auto found = roadsOf(*db);
        if (!found) return failWith(found.error());
        roads = std::move(*found);
    }
    if (call->port) {
        settings.port = std::uint16_t(call->port);
    } else {
        const auto port = portOf(call->city);
        if (!port) return failWith(port.error());
        settings.port = *port;
    }
    settings.rateHz = call->rateHz;
    settings.troubles.any = !call->calm;
    settings.strangers = call->calm ? 0 : 1 + call->vehicles / 200;
    const traffic::RoadNet net(std::move(roads));
    QElapsedTimer clock;
    clock.start();
    traffic::SimulatorState last;
    traffic::simulate(net, settings, [&](const traffic::SimulatorState& state) {
        last = state;
        return report(state, clock, *call);
    });
    return last.reports ? Done : Failed;
}

} // namespace app
