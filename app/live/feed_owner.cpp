// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/feed_owner.h"

#include "city/uid.h"
#include "store/devices.h"
#include "store/reader.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

namespace {

constexpr double marginDegrees = 0.05; ///< vehicles go a little beyond the border, to turn or to tip

QString liveFile(const QString& cityPath, const char* name) {
    return QFileInfo(feed::fleetFile(cityPath)).absolutePath() + QLatin1Char('/') + QLatin1String(name);
}

/// Made once; readable by its owner only.
QByteArray secretOf(const QString& cityPath) {
    QFile file(liveFile(cityPath, "feed.secret"));
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray known = file.readAll();
        if (known.size() == 2 * city::Uid::size) return known;
        file.close();
    }
    const QByteArray made = city::Uid::make().bytes() + city::Uid::make().bytes();
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(made);
    }
    return made;
}

geo::Box boundsOf(const city::Catalogue& catalogue) {
    geo::Box box;
    for (const city::SubDistrict& town : catalogue.subDistricts) {
        if (town.box.isEmpty()) continue;
        box.add({town.box.west - marginDegrees, town.box.south - marginDegrees});
        box.add({town.box.east + marginDegrees, town.box.north + marginDegrees});
    }
    return box;
}

} // namespace

city::Result<FeedSettings> FeedSettings::read(const QString& cityPath) {
    FeedSettings settings;
    QFile file(liveFile(cityPath, "settings.json"));
    if (!file.open(QIODevice::ReadOnly)) return settings;
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll(), &error).object();
    const QJsonObject jt808 = root[u"jt808"].toObject();
    const int port = jt808[u"port"].toInt(-1);
    if (error.error != QJsonParseError::NoError || port < -1 || port > 65'535)
        return city::fail(city::FaultKind::Invalid,
                          QCoreApplication::translate("feed", "The settings of the live feed cannot be read: %1").arg(file.fileName()),
                          error.errorString());
    settings.port = std::uint16_t(std::max(0, port));
    settings.historyMonths = std::max(0, root[u"history"].toObject()[u"months"].toInt());
    settings.address = jt808[u"address"].toString(settings.address);
    return settings;
}

city::Result<std::unique_ptr<FeedOwner>> FeedOwner::take(const QString& cityPath, const FeedSettings& settings) {
    auto reader = store::Reader::open(cityPath);
    if (!reader) return tl::unexpected(reader.error());
    const auto catalogue = reader->catalogue();
    if (!catalogue) return tl::unexpected(catalogue.error());
    auto lock = feed::FeedLock::take(cityPath);
    if (!lock) return tl::unexpected(lock.error());
    std::unique_ptr<FeedOwner> owner(new FeedOwner(std::move(*lock), std::move(reader->database())));
    const auto version = owner->m_db.number("PRAGMA data_version");
    auto devices = store::devices::read(owner->m_db);
    if (!version || !devices) return tl::unexpected(version ? devices.error() : version.error());
    owner->m_dataVersion = *version;
    owner->m_devices = std::make_shared<const city::DeviceList>(std::move(*devices));
    history::KeeperSettings keeping;
    keeping.keepMonths = settings.historyMonths;
    const QTimeZone zone(catalogue->profile.timeZone.toLatin1());
    auto keeper = history::Keeper::start(history::Months(cityPath, zone), keeping);
    if (!keeper) return tl::unexpected(keeper.error());
    owner->m_history = std::move(*keeper);
    feed::ServerSettings server;
    server.address = settings.address;
    server.port = settings.port;
    server.secret = secretOf(cityPath);
    server.screening.city = boundsOf(*catalogue);
    server.fleetFile = feed::fleetFile(cityPath);
    server.history = owner->m_history.get();
    auto started = feed::Server::start(server, owner->m_devices);
    if (!started) return tl::unexpected(started.error());
    owner->m_server = std::move(*started);
    return owner;
}

void FeedOwner::look() {
    const auto version = m_db.number("PRAGMA data_version");
    if (!version || *version == m_dataVersion) return;
    auto devices = store::devices::read(m_db);
    if (!devices) return; // busy: the next look finds the same difference
    m_dataVersion = *version;
    m_devices = std::make_shared<const city::DeviceList>(std::move(*devices));
    m_server->setDevices(m_devices);
}

} // namespace app
