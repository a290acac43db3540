// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changes.h"

#include "store/city_file.h"

#include <QCoreApplication>
#include <QFile>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <sys/stat.h>
#include <thread>

namespace store {

namespace {

using namespace std::chrono_literals;

constexpr auto activePace = 20ms, idlePace = 1000ms;
/// Between looks whether the file is still the same one.
constexpr auto filePace = 1000ms;
constexpr std::int64_t longestList = 100'000;

/// Which file a path leads to; nothing when to none.
struct Identity {
    dev_t device;
    ino_t inode;
    friend bool operator==(const Identity&, const Identity&) = default;
};

std::optional<Identity> identityOf(const QString& path) {
    struct stat about {};
    if (stat(QFile::encodeName(path).constData(), &about) != 0) return std::nullopt;
    return Identity{about.st_dev, about.st_ino};
}

Operation operationOf(const QString& letter) {
    if (letter == QLatin1String("I")) return Operation::Insert;
    return letter == QLatin1String("D") ? Operation::Delete : Operation::Update;
}

} // namespace

/// The watching thread.
class Changes::Watch {
public:
    Watch(Changes& owner, QString path, std::int64_t since)
        : m_owner(owner), m_path(std::move(path)), m_last(since), m_thread([this] { run(); }) {}
    ~Watch() {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_woken.notify_one();
        m_thread.join();
    }

    void setActive(bool active) {
        {
            const std::lock_guard lock(m_mutex);
            m_active = active;
            m_isCalled = true;
        }
        m_woken.notify_one();
    }

    void lookNow() {
        {
            const std::lock_guard lock(m_mutex);
            m_isCalled = true;
        }
        m_woken.notify_one();
    }

private:
    void run() {
        do look();
        while (waitForNextLook());
        m_db.reset(); // on the thread that used it
    }

    /// False when it is time to end.
    bool waitForNextLook() {
        std::unique_lock lock(m_mutex);
        const auto pace = m_active && m_db ? activePace : idlePace;
        m_woken.wait_for(lock, pace, [this] { return m_stop || m_isCalled; });
        m_isCalled = false;
        return !m_stop;
    }

    void look() {
        if (m_db && !isSameFile()) {
            m_db.reset();
            m_seen.reset();
            m_replaced = true;
        }
        if (!m_db && !open()) return;
        if (auto read = readNew(); !read) {
            m_db.reset();
            m_seen.reset();
            fail(read.error());
        }
    }

    bool isSameFile() {
        const auto now = std::chrono::steady_clock::now();
        if (now < m_nextFileLook) return true;
        m_nextFileLook = now + filePace;
        return identityOf(m_path) == m_identity;
    }

    bool open() {
        m_identity = identityOf(m_path);
        auto db = CityFile::openReading(m_path);
        if (!db) {
            m_replaced = true; // what comes back may be another file, and nobody was told what happened to it
            fail(db.error());
            return false;
        }
        m_db.emplace(std::move(*db));
        m_nextFileLook = std::chrono::steady_clock::now() + filePace;
        m_failing = false;
        return true;
    }

    city::Result<void> readNew() {
        const auto seen = m_db->number("PRAGMA data_version");
        if (!seen) return tl::unexpected(seen.error());
        if (m_seen == *seen) return {};
        const auto newest = m_db->number("SELECT coalesce(max(seq), 0) FROM journal");
        if (!newest) return tl::unexpected(newest.error());
        ChangeSet set{m_last + 1, *newest, {}, false};
        if (*newest < m_last || m_replaced) { // another file, or an older one put back: nothing before holds
            set = {0, *newest, {}, true};
        } else if (*newest - m_last > longestList) {
            set.truncated = true;
        } else if (*newest > m_last) {
            if (auto listed = list(set); !listed) return listed;
        }
        m_seen = *seen;
        m_last = *newest;
        m_replaced = false;
        if (set.truncated || !set.changes.empty()) Q_EMIT m_owner.committed(set);
        Q_EMIT m_owner.touched();
        return {};
    }

    city::Result<void> list(ChangeSet& set) {
        auto query = m_db->prepare("SELECT seq, table_name, row_id, operation, coalesce(user, '') FROM journal "
                                   "WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq");
        if (!query) return tl::unexpected(query.error());
        query->bind(1, set.first).bind(2, set.last);
        for (;;) {
            const auto row = query->step();
            if (!row) return tl::unexpected(row.error());
            if (!*row) break;
            set.changes.push_back({query->integer(0), query->text(1), query->integer(2), operationOf(query->text(3)),
                                   query->text(4)});
        }
        if (!set.changes.empty()) set.first = set.changes.front().seq;
        return {};
    }

    /// Once for each time that it breaks, not at each look.
    void fail(const city::Fault& fault) {
        if (!std::exchange(m_failing, true)) Q_EMIT m_owner.failed(fault);
    }

    Changes& m_owner;
    const QString m_path;
    std::int64_t m_last;
    std::optional<Database> m_db;
    std::optional<Identity> m_identity;
    std::optional<std::int64_t> m_seen;
    bool m_replaced = false, m_failing = false;
    std::chrono::steady_clock::time_point m_nextFileLook;

    std::mutex m_mutex;
    std::condition_variable m_woken;
    bool m_stop = false, m_active = false, m_isCalled = false;
    std::thread m_thread; // last: everything above is there when it starts
};

Changes::Changes(const QString& path, std::int64_t since, QObject* parent) : QObject(parent) {
    m_watch = std::make_unique<Watch>(*this, path, since);
}

Changes::~Changes() = default;

void Changes::setActive(bool active) {
    m_watch->setActive(active);
}

void Changes::lookNow() {
    m_watch->lookNow();
}

} // namespace store
