// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batch_files.h"
#include "store/batch_net.h"
#include "store/bulk_triggers.h"
#include "store/copying.h"
#include "store/gate.h"
#include "store/pending_rows.h"
#include "store/schema.h"
#include "store/slices.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace store::batches {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

/// What the batch brought in, as a temporary table, for questions about it.
city::Result<void> note(Database& db, const Net& net) {
    if (auto made = db.execute("CREATE TEMP TABLE IF NOT EXISTS written (name TEXT, id INTEGER, PRIMARY KEY (name, id)) WITHOUT ROWID;"
                               "DELETE FROM temp.written; BEGIN");
        !made)
        return made;
    auto add = db.prepare("INSERT OR IGNORE INTO temp.written VALUES (?1, ?2)");
    if (!add) return tl::unexpected(add.error());
    city::Result<void> done;
    for (const NetChange& change : net.rows)
        if (done && change.kind == NetChange::Kind::Inserted)
            done = add->bind(1, std::string_view(net.tables[change.table])).bind(2, change.row).run();
    if (!done) {
        (void)db.execute("ROLLBACK");
        return done;
    }
    return db.execute("COMMIT");
}

/// Rows outside the batch that refer to one of it.
city::Result<std::int64_t> referringRows(Database& db, const Net& net) {
    auto query = db.prepare("SELECT m.name, f.\"from\", f.\"table\" FROM main.sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'");
    if (!query) return tl::unexpected(query.error());
    std::int64_t sum = 0;
    for (;;) {
        const auto more = query->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return sum;
        const std::string from(query->utf8(0)), column(query->utf8(1)), to(query->utf8(2));
        if (std::ranges::find(net.tables, to) == net.tables.end()) continue;
        const auto keyed = db.number("SELECT count(*) FROM pragma_table_info('" + from + "') WHERE name = 'id'");
        if (!keyed) return keyed;
        const std::string own = *keyed ? " AND id NOT IN (SELECT id FROM temp.written WHERE name = '" + from + "')" : "";
        const auto count = db.number("SELECT count(*) FROM main.\"" + from + "\" WHERE \"" + column +
                                     "\" IN (SELECT id FROM temp.written WHERE name = '" + to + "')" + own);
        if (!count) return count;
        sum += *count;
    }
}

/// Refuses what cannot be taken back as a whole.
city::Result<void> checkRevert(Database& db, Net& net) {
    if (net.rows.empty())
        return city::fail(FaultKind::NotFound, say(QT_TRANSLATE_NOOP("store", "The city's journal knows no such batch. xiuhuactl batches lists them.")));
    const auto changed = changedSince(db, net);
    if (!changed) return tl::unexpected(changed.error());
    if (*changed > 0)
        return city::fail(FaultKind::Conflict,
                          say(QT_TRANSLATE_NOOP("store", "%1 of the batch's rows were changed since. Nothing was taken back: undo those changes first.")).arg(*changed));
    if (auto noted = note(db, net); !noted) return noted;
    const auto referring = referringRows(db, net);
    if (!referring) return tl::unexpected(referring.error());
    if (*referring > 0)
        return city::fail(FaultKind::Conflict,
                          say(QT_TRANSLATE_NOOP("store", "%1 other rows refer to the batch's. Nothing was taken back: remove or move those first.")).arg(*referring));
    return {};
}

QString noteFile(const QString& folder, const QString& batch) {
    return folder + QLatin1Char('/') + batch + QStringLiteral(".revert");
}

bool writeNote(const QString& path, const QString& batch, const ChangeNote& note, const undo::Origin& origin) {
    QSaveFile file(path);
    const QJsonObject content{{QStringLiteral("batch"), batch}, {QStringLiteral("user"), note.user},
                              {QStringLiteral("reason"), note.reason}, {QStringLiteral("id"), note.batch},
                              {QStringLiteral("kind"), QLatin1String(origin.kind)}, {QStringLiteral("inverse_of"), qint64(origin.inverseOf)}};
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(content).toJson()) > 0 && file.commit();
}

/// Quick triggers, where all rows have the same done to them.
city::Result<std::optional<BulkTriggers>> triggersFor(Database& db, const Net& net) {
    if (net.rows.empty()) return std::nullopt;
    const auto kind = net.rows.front().kind;
    if (std::ranges::any_of(net.rows, [kind](const NetChange& change) { return change.kind != kind; })) return std::nullopt;
    using Kind = NetChange::Kind;
    using Work = BulkTriggers::Work;
    auto triggers = BulkTriggers::on(db, net.tables, kind == Kind::Inserted ? Work::Delete : kind == Kind::Deleted ? Work::Insert : Work::Update);
    if (!triggers) return tl::unexpected(triggers.error());
    return std::optional(std::move(*triggers));
}

/// Takes what is left of a net change out of the city, newest rows first, in slices.
city::Result<Reverted> takeBackNet(Database& db, const Net& net, const ChangeNote& note, const Progress& progress) {
    Reverted result{note.batch, 0, 0};
    std::size_t next = 0;
    TakingBack taking(db, net);
    auto triggers = triggersFor(db, net);
    if (!triggers) return tl::unexpected(triggers.error());
    Slices slices(db, note);
    const auto before = db.number("SELECT coalesce(max(seq), 0) FROM journal");
    if (!before) return tl::unexpected(before.error());
    auto ran = slices.run([&](int most) -> city::Result<int> {
        const std::size_t end = std::min(net.rows.size(), next + std::size_t(most));
        const int rows = int(end - next);
        for (; next < end; ++next)
            if (auto gone = taking.takeBack(net.rows[next]); !gone) return tl::unexpected(gone.error());
        return rows;
    }, [&] {
        const double share = net.rows.empty() ? 1 : double(next) / double(net.rows.size());
        if (progress) (void)progress(share, say(QT_TRANSLATE_NOOP("store", "Taking rows back")));
        return true; // half taken back helps nobody: this runs to its end
    }, [&] { return *triggers ? (*triggers)->end() : city::Result<void>(); });
    if (!ran) return tl::unexpected(ran.error());
    auto count = db.prepare("SELECT count(*) FROM journal WHERE seq > ?1 AND batch = ?2");
    if (!count) return tl::unexpected(count.error());
    count->bind(1, *before).bind(2, note.batch);
    if (const auto row = count->step(); !row) return tl::unexpected(row.error());
    result.rows = count->integer(0);
    result.gone = std::int64_t(net.rows.size()) - result.rows;
    return result;
}

city::Result<Reverted> revertLocked(const QString& path, const QString& batch, const ChangeNote& note, const Progress& progress, bool isFresh,
                                    const undo::Origin& origin) {
    auto db = CityFile::openWriting(path);
    if (!db) return tl::unexpected(db.error());
    const QString file = noteFile(folderOf(path), batch);
    auto net = netOf(*db, batch);
    if (!net) return tl::unexpected(net.error());
    if (isFresh) {
        if (auto fine = checkRevert(*db, *net); !fine) return tl::unexpected(fine.error());
        if (!writeNote(file, batch, note, origin))
            return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and its permissions.")).arg(file));
    } else if (auto counted = changedSince(*db, *net); !counted) {
        return tl::unexpected(counted.error());
    }
    auto done = takeBackNet(*db, *net, note, progress);
    if (done)
        if (auto noted = undo::noteBatch(*db, note.user, origin, note.batch); !noted) return tl::unexpected(noted.error());
    if (done) QFile::remove(file);
    return done;
}

} // namespace

QString folderOf(const QString& city) {
    return CityFile::companions(city) + QStringLiteral("/batches");
}

int lock(const QString& folder, const QString& id) {
    const QByteArray name = QFile::encodeName(folder + QLatin1Char('/') + id + QStringLiteral(".lock"));
    const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
    if (file >= 0) ::close(file);
    return -1;
}

void unlock(const QString& folder, const QString& id, int lock) {
    QFile::remove(folder + QLatin1Char('/') + id + QStringLiteral(".lock"));
    ::close(lock);
}

bool publish(const QString& from, const QString& to) {
    if (!copying::syncPath(from)) return false;
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) return false;
    copying::syncFolder(QFileInfo(to).path());
    return true;
}

city::Result<Reverted> takeBack(Database& db, const QString& batch, const ChangeNote& note, const Progress& progress) {
    const auto net = netOf(db, batch);
    if (!net) return tl::unexpected(net.error());
    ChangeNote under = note;
    if (under.batch == batch) under.batch = city::Uid::make().text();
    return takeBackNet(db, *net, under, progress);
}

city::Result<Reverted> revert(const QString& path, const QString& batch, const ChangeNote& note, const Progress& progress) {
    if (!QFileInfo::exists(path)) return tl::unexpected(CityFile::inspect(path).error());
    if (!city::Uid::fromText(batch))
        return city::fail(FaultKind::NotFound, say(QT_TRANSLATE_NOOP("store", "The city's journal knows no such batch. xiuhuactl batches lists them.")));
    const auto user = admit(path, note, city::Action::Revert);
    if (!user) return tl::unexpected(user.error());
    ChangeNote under = note;
    under.user = *user;
    return revertAs(path, batch, std::move(under), progress, {});
}

city::Result<Reverted> revertAs(const QString& path, const QString& batch, ChangeNote note, const Progress& progress, const undo::Origin& origin) {
    const QString folder = folderOf(path);
    const int held = QDir().mkpath(folder) ? lock(folder, batch) : -1;
    if (held < 0)
        return city::fail(FaultKind::Locked, say(QT_TRANSLATE_NOOP("store", "Another program is at work on this batch. Wait for it to end.")));
    note.batch = city::Uid::make().text();
    auto done = revertLocked(path, batch, note, progress, true, origin);
    unlock(folder, batch, held);
    return done;
}

city::Result<std::vector<Entry>> list(const QString& path) {
    auto db = CityFile::openReading(path);
    if (!db) return tl::unexpected(db.error());
    auto query = db->prepare("SELECT batch, min(user), min(coalesce(reason, '')), count(*), min(seq), min(received_ms) FROM journal "
                             "WHERE batch IS NOT NULL GROUP BY batch ORDER BY min(seq)");
    if (!query) return tl::unexpected(query.error());
    std::vector<Entry> all;
    for (;;) {
        const auto more = query->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return all;
        all.push_back({query->text(0), query->text(1), query->text(2), query->integer(3), query->integer(4), query->integer(5)});
    }
}

bool areUnfinished(const QString& city) {
    return !QDir(folderOf(city)).isEmpty();
}

namespace {

/// What was being taken back, or a staged file that cannot be read any more: the journal knows what of it is in the city.
city::Result<void> takeBackUnread(const QString& path, const QString& id, const QString& file) {
    auto db = CityFile::openWriting(path);
    if (!db) return tl::unexpected(db.error());
    const auto isWhole = undo::isNoted(*db, id); // its last transaction was written, and only the file was left
    if (!isWhole) return tl::unexpected(isWhole.error());
    if (*isWhole) {
        QFile::remove(file);
        return {};
    }
    const ChangeNote note{QStringLiteral("xiuhua"), QStringLiteral("a batch was left unfinished"), id, {}};
    if (auto back = takeBack(*db, id, note, {}); !back) return tl::unexpected(back.error());
    if (auto left = pending::abandon(*db, id); !left) return left;
    QFile::remove(file);
    return {};
}

} // namespace

city::Result<int> recover(const QString& path, const Progress& progress) {
    QDir folder(folderOf(path));
    int taken = 0;
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
        const QString id = name.section(QLatin1Char('.'), 0, 0), kind = name.section(QLatin1Char('.'), 1);
        if (!QFileInfo::exists(folder.filePath(name))) continue;
        const int held = lock(folder.path(), id);
        if (held < 0) continue;
        city::Result<void> done;
        if (kind == QLatin1String("batch")) {
            done = finish(path, folder.filePath(name), progress);
            if (!done && (done.error().kind == FaultKind::Damaged || done.error().kind == FaultKind::Foreign))
                done = takeBackUnread(path, id, folder.filePath(name));
            ++taken;
        } else if (kind == QLatin1String("back")) {
            done = takeBackUnread(path, id, folder.filePath(name));
            ++taken;
        } else if (kind == QLatin1String("revert")) {
            QFile file(folder.filePath(name));
            const QJsonObject content = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
            const ChangeNote note{content[u"user"].toString(), content[u"reason"].toString(), content[u"id"].toString(), {}};
            const undo::Origin origin{undo::kindOf(content[u"kind"].toString()), content[u"inverse_of"].toInteger()};
            if (auto back = revertLocked(path, id, note, progress, false, origin); !back) done = tl::unexpected(back.error());
            ++taken;
        } else if (kind == QLatin1String("staging")) {
            QFile::remove(folder.filePath(name));
        }
        const bool isLeft = QFileInfo::exists(folder.filePath(name));
        unlock(folder.path(), id, held);
        if (!done && isLeft) return tl::unexpected(done.error());
    }
    return taken;
}

} // namespace store::batches
