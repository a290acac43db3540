// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batch_files.h"
#include "store/bulk_triggers.h"
#include "store/copying.h"
#include "store/gate.h"
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

struct Written {
    std::size_t table = 0;
    std::int64_t row = 0, revision = 0;
    QByteArray uid;
};

struct WrittenRows {
    std::vector<std::string> tables;
    std::vector<Written> rows; ///< newest first
    std::int64_t others = 0;   ///< changes other than inserts
};

city::Result<WrittenRows> written(Database& db, const QString& batch) {
    auto query = db.prepare("SELECT table_name, row_id, uid, revision, operation FROM journal WHERE batch = ?1 ORDER BY seq DESC");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, batch);
    WrittenRows all;
    for (;;) {
        const auto more = query->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return all;
        if (query->utf8(4) != "I") {
            ++all.others;
            continue;
        }
        const std::string table(query->utf8(0));
        const auto at = std::ranges::find(all.tables, table);
        const auto uid = query->blob(2);
        all.rows.push_back({std::size_t(at - all.tables.begin()), query->integer(1), query->integer(3),
                            QByteArray(reinterpret_cast<const char*>(uid.first), uid.second)});
        if (at == all.tables.end()) all.tables.push_back(table);
    }
}

/// The rows as a temporary table, for questions about them.
city::Result<void> note(Database& db, const WrittenRows& all) {
    if (auto made = db.execute("CREATE TEMP TABLE IF NOT EXISTS written (name TEXT, id INTEGER, revision INTEGER, uid BLOB, "
                               "PRIMARY KEY (name, id)) WITHOUT ROWID; DELETE FROM temp.written; BEGIN");
        !made)
        return made;
    auto add = db.prepare("INSERT OR IGNORE INTO temp.written VALUES (?1, ?2, ?3, ?4)");
    if (!add) return tl::unexpected(add.error());
    city::Result<void> done;
    for (const Written& row : all.rows)
        if (done)
            done = add->bind(1, std::string_view(all.tables[row.table])).bind(2, row.row).bind(3, row.revision).bind(4, row.uid).run();
    if (!done) {
        (void)db.execute("ROLLBACK");
        return done;
    }
    return db.execute("COMMIT");
}

/// Rows of the batch that somebody changed since.
city::Result<std::int64_t> changedRows(Database& db, const WrittenRows& all) {
    std::int64_t changed = 0;
    for (const std::string& table : all.tables) {
        const auto count = db.number("SELECT count(*) FROM temp.written w JOIN main." + table + " t ON t.id = w.id WHERE w.name = '" + table +
                                     "' AND t.uid IS w.uid AND t.revision IS NOT w.revision");
        if (!count) return count;
        changed += *count;
    }
    return changed;
}

/// Rows outside the batch that refer to one of it.
city::Result<std::int64_t> referringRows(Database& db, const WrittenRows& all) {
    auto query = db.prepare("SELECT m.name, f.\"from\", f.\"table\" FROM main.sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'");
    if (!query) return tl::unexpected(query.error());
    std::int64_t sum = 0;
    for (;;) {
        const auto more = query->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return sum;
        const std::string from(query->utf8(0)), column(query->utf8(1)), to(query->utf8(2));
        if (std::ranges::find(all.tables, to) == all.tables.end()) continue;
        const auto keyed = db.number("SELECT count(*) FROM pragma_table_info('" + from + "') WHERE name = 'id'");
        if (!keyed) return keyed;
        const std::string own = *keyed ? " AND id NOT IN (SELECT id FROM temp.written WHERE name = '" + from + "')" : "";
        const auto count = db.number("SELECT count(*) FROM main.\"" + from + "\" WHERE \"" + column +
                                     "\" IN (SELECT id FROM temp.written WHERE name = '" + to + "')" + own);
        if (!count) return count;
        sum += *count;
    }
}

city::Result<void> checkRevert(Database& db, const WrittenRows& all) {
    if (all.rows.empty() && all.others == 0)
        return city::fail(FaultKind::NotFound, say(QT_TRANSLATE_NOOP("store", "The city's journal knows no such batch. xiuhuactl batches lists them.")));
    if (all.others > 0)
        return city::fail(FaultKind::Unsuitable, say(QT_TRANSLATE_NOOP("store", "Only an import can be taken back as a whole, and this batch changed or deleted rows.")));
    if (auto noted = note(db, all); !noted) return noted;
    const auto changed = changedRows(db, all);
    if (!changed) return tl::unexpected(changed.error());
    if (*changed > 0)
        return city::fail(FaultKind::Conflict,
                          say(QT_TRANSLATE_NOOP("store", "%1 of the batch's rows were changed since. Nothing was taken back: undo those changes first.")).arg(*changed));
    const auto referring = referringRows(db, all);
    if (!referring) return tl::unexpected(referring.error());
    if (*referring > 0)
        return city::fail(FaultKind::Conflict,
                          say(QT_TRANSLATE_NOOP("store", "%1 other rows refer to the batch's. Nothing was taken back: remove or move those first.")).arg(*referring));
    return {};
}

QString noteFile(const QString& folder, const QString& batch) {
    return folder + QLatin1Char('/') + batch + QStringLiteral(".revert");
}

bool writeNote(const QString& path, const QString& batch, const ChangeNote& note) {
    QSaveFile file(path);
    const QJsonObject content{{QStringLiteral("batch"), batch}, {QStringLiteral("user"), note.user},
                              {QStringLiteral("reason"), note.reason}, {QStringLiteral("id"), note.batch}};
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(content).toJson()) > 0 && file.commit();
}

city::Result<Reverted> revertLocked(const QString& path, const QString& batch, const ChangeNote& note, const Progress& progress, bool isFresh) {
    auto db = CityFile::openWriting(path);
    if (!db) return tl::unexpected(db.error());
    const QString file = noteFile(folderOf(path), batch);
    if (isFresh) {
        const auto all = written(*db, batch);
        if (!all) return tl::unexpected(all.error());
        if (auto fine = checkRevert(*db, *all); !fine) return tl::unexpected(fine.error());
        if (!writeNote(file, batch, note))
            return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and its permissions.")).arg(file));
    }
    auto done = takeBack(*db, batch, note, progress);
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
    const auto all = written(db, batch);
    if (!all) return tl::unexpected(all.error());
    std::vector<Statement> removals;
    for (const std::string& table : all->tables) {
        auto removal = db.prepare("DELETE FROM main." + table + " WHERE id = ?1 AND revision = ?2 AND uid = ?3");
        if (!removal) return tl::unexpected(removal.error());
        removals.push_back(std::move(*removal));
    }
    ChangeNote under = note;
    if (under.batch == batch) under.batch = city::Uid::make().text();
    Reverted result{under.batch, 0, 0};
    std::size_t next = 0;
    auto triggers = BulkTriggers::on(db, all->tables, BulkTriggers::Work::Delete);
    if (!triggers) return tl::unexpected(triggers.error());
    Slices slices(db, under);
    const auto before = db.number("SELECT coalesce(max(seq), 0) FROM journal");
    if (!before) return tl::unexpected(before.error());
    auto ran = slices.run([&](int most) -> city::Result<int> {
        const std::size_t end = std::min(all->rows.size(), next + std::size_t(most));
        const int rows = int(end - next);
        for (; next < end; ++next) {
            const Written& row = all->rows[next];
            if (auto gone = removals[row.table].bind(1, row.row).bind(2, row.revision).bind(3, row.uid).run(); !gone) return tl::unexpected(gone.error());
        }
        return rows;
    }, [&] {
        const double share = all->rows.empty() ? 1 : double(next) / double(all->rows.size());
        if (progress) (void)progress(share, say(QT_TRANSLATE_NOOP("store", "Taking rows back")));
        return true; // half taken back helps nobody: this runs to its end
    }, [&] { return triggers->end(); });
    if (!ran) return tl::unexpected(ran.error());
    auto count = db.prepare("SELECT count(*) FROM journal WHERE seq > ?1 AND batch = ?2");
    if (!count) return tl::unexpected(count.error());
    count->bind(1, *before).bind(2, under.batch);
    if (const auto row = count->step(); !row) return tl::unexpected(row.error());
    result.rows = count->integer(0);
    result.gone = std::int64_t(all->rows.size()) - result.rows;
    return result;
}

city::Result<Reverted> revert(const QString& path, const QString& batch, const ChangeNote& note, const Progress& progress) {
    const QString folder = folderOf(path);
    if (!QFileInfo::exists(path)) return tl::unexpected(CityFile::inspect(path).error());
    if (!city::Uid::fromText(batch))
        return city::fail(FaultKind::NotFound, say(QT_TRANSLATE_NOOP("store", "The city's journal knows no such batch. xiuhuactl batches lists them.")));
    const auto user = admit(path, note, city::Action::Revert);
    if (!user) return tl::unexpected(user.error());
    const int held = QDir().mkpath(folder) ? lock(folder, batch) : -1;
    if (held < 0)
        return city::fail(FaultKind::Locked, say(QT_TRANSLATE_NOOP("store", "Another program is at work on this batch. Wait for it to end.")));
    ChangeNote under = note;
    under.user = *user;
    under.batch = city::Uid::make().text();
    auto done = revertLocked(path, batch, under, progress, true);
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
    const ChangeNote note{QStringLiteral("xiuhua"), QStringLiteral("a batch was left unfinished"), id, {}};
    if (auto back = takeBack(*db, id, note, {}); !back) return tl::unexpected(back.error());
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
            if (auto back = revertLocked(path, id, note, progress, false); !back) done = tl::unexpected(back.error());
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
