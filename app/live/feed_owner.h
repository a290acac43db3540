// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feed_lock.h"
#include "feed/server.h"
#include "history/keeper.h"
#include "store/database.h"

namespace app {

/// What a city's companions say of its feed: `NAME.files/live/settings.json`, such as
/// {"jt808": {"address": "127.0.0.1", "port": 10808}, "history": {"months": 24}}. Without it: loopback, any free port,
/// and the history keeps all months.
struct FeedSettings {
    QString address = QStringLiteral("127.0.0.1");
    std::uint16_t port = 0;
    int historyMonths = 0; ///< see history::KeeperSettings
    /// Invalid for a file that is there and no such thing.
    static city::Result<FeedSettings> read(const QString& cityPath);
};

/// The owner of a city's live feed, in a window or in `xiuhuactl serve`: holds the lock, runs the server, keeps what
/// comes in the city's history, and follows the city's devices. Lives in one thread, which calls `look` about once a second.
class FeedOwner {
public:
    /// Locked when another process owns it.
    static city::Result<std::unique_ptr<FeedOwner>> take(const QString& cityPath, const FeedSettings& settings);

    feed::Server& server() { return *m_server; }
    history::KeeperCounts kept() const { return m_history->counts(); }
    const city::DeviceListPtr& devices() const { return m_devices; }
    /// Reads the devices again when somebody changed the city.
    void look();

private:
    FeedOwner(feed::FeedLock lock, store::Database db) : m_lock(std::move(lock)), m_db(std::move(db)) {}
    feed::FeedLock m_lock;
    store::Database m_db;
    city::DeviceListPtr m_devices;
    std::int64_t m_dataVersion = 0;
    std::unique_ptr<history::Keeper> m_history; ///< outlives the server
    std::unique_ptr<feed::Server> m_server;
};

} // namespace app
