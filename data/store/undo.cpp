// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/undo.h"

#include "store/batch_net.h"
#include "store/journal_values.h"
#include "store/patch_writer.h"
#include "store/querying.h"
#include "store/reader_parts.h"

#include <QCoreApplication>

#include <set>

namespace store::undo {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

tl::unexpected<Refusal> refuse(city::Fault fault, std::optional<city::Component> theirs = {}) {
    return tl::unexpected(Refusal{std::move(fault), {}, std::move(theirs)});
}

/// Steps of a user from the newest on, until `look` has decided.
template <typename Look>
city::Result<void> walk(Database& db, const QString& user, Look look) {
    auto query = db.prepare("SELECT id, kind, journal_seq, coalesce(inverse_of, 0), coalesce(batch, '') FROM edit_step WHERE user = ?1 ORDER BY id DESC");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, user);
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row || look(query->utf8(1), Step{query->integer(0), query->integer(2), query->text(4)}, query->integer(3))) return {};
    }
}

} // namespace

city::Result<Entry> entryAt(Database& db, std::int64_t seq) {
    auto query = db.prepare("SELECT table_name, row_id, uid, revision, operation, before FROM journal WHERE seq = ?1");
    if (!query)
        return tl::unexpected(query.error());
    const auto row = query->bind(1, seq).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return city::fail(FaultKind::Damaged,
                          say(QT_TRANSLATE_NOOP("store", "The journal does not hold what is to be taken back any more.")));
    const auto uid = query->blob(2);
    const std::string_view operation = query->utf8(4), before = query->utf8(5);
    return Entry{query->text(0),
                 query->integer(1),
                 city::Uid::fromBytes(uid.first, uid.second).value_or(city::Uid()),
                 query->integer(3),
                 operation.empty() ? 'U' : operation[0],
                 QByteArray(before.data(), qsizetype(before.size()))};
}

city::Result<std::optional<Step>> undoable(Database& db, const QString& user) {
    std::optional<Step> found;
    std::set<std::int64_t> takenBack;
    auto done = walk(db, user, [&](std::string_view kind, const Step& step, std::int64_t inverseOf) {
        if (takenBack.contains(step.id)) return false; // as if it had never been
        if (kind != "undo") return found = step, true;
        takenBack.insert(inverseOf);
        return false;
    });
    if (!done) return tl::unexpected(done.error());
    return found;
}

city::Result<std::optional<Step>> redoable(Database& db, const QString& user) {
    std::optional<Step> found;
    std::set<std::int64_t> doneAgain;
    auto done = walk(db, user, [&](std::string_view kind, const Step& step, std::int64_t inverseOf) {
        if (doneAgain.contains(step.id)) return false;
        if (kind == "undo") return found = step, true;
        if (kind != "redo") return true; // something new ends what could be done again
        doneAgain.insert(inverseOf);
        return false;
    });
    if (!done) return tl::unexpected(done.error());
    return found;
}

tl::expected<city::Patch, Refusal> inverseOf(Database& db, const Step& step) {
    const auto entry = entryAt(db, step.journalSeq);
    if (!entry) return refuse(entry.error());
    const auto shape = reader::shapeOf(entry->table);
    if (!shape) return refuse({FaultKind::Damaged, say(QT_TRANSLATE_NOOP("store", "The journal does not hold what is to be taken back any more.")), {}});
    const city::ComponentKey key{*shape, entry->row};
    auto now = readComponent(db, key);
    if (!now) return refuse(now.error());
    const auto conflict = [&] {
        return refuse({FaultKind::Conflict, say(QT_TRANSLATE_NOOP("store", "Somebody changed this component since. Nothing was taken back: compare both versions first.")),
                       QStringLiteral("journal %1").arg(step.journalSeq)}, *now);
    };
    if (entry->operation == 'D') {
        if (*now) return conflict();
        city::Component gone = journal::withValues({}, entry->before);
        gone.key = key;
        gone.uid = entry->uid;
        gone.revision = entry->revision;
        return city::Patch::remove(std::move(gone)).inverse(key, entry->revision);
    }
    if (!*now || !((*now)->uid == entry->uid)) return conflict();
    if ((*now)->revision != entry->revision) {
        const auto isSame = batches::cameToNothing(db, reader::tableOf(*shape), entry->row, entry->uid.bytes(), step.journalSeq);
        if (!isSame) return refuse(isSame.error());
        if (!*isSame) return conflict();
    }
    const std::int64_t revision = (*now)->revision;
    if (entry->operation == 'I') return city::Patch::insert(**now).inverse(key, revision);
    return city::Patch::update(journal::withValues(**now, entry->before), **now).inverse(key, revision);
}

const char* kindOf(const QString& text) {
    return text == QLatin1String("undo") ? "undo" : text == QLatin1String("redo") ? "redo" : "do";
}

namespace {

city::Result<void> add(Database& db, const QString& user, const Origin& origin, const city::Uid& patch, const QString& batch, std::int64_t journalSeq) {
    auto row = db.prepare("INSERT INTO edit_step (user, kind, patch_id, batch, journal_seq, inverse_of) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    if (!row) return tl::unexpected(row.error());
    row->bind(1, user).bind(2, std::string_view(origin.kind)).bind(5, journalSeq);
    patch.isNull() ? row->bindNull(3) : row->bind(3, patch.bytes());
    batch.isEmpty() ? row->bindNull(4) : row->bind(4, batch);
    origin.inverseOf ? row->bind(6, origin.inverseOf) : row->bindNull(6);
    return row->run();
}

} // namespace

city::Result<void> note(Database& db, const QString& user, const Origin& origin, const city::Uid& patch, std::int64_t journalSeq) {
    return add(db, user, origin, patch, {}, journalSeq);
}

city::Result<void> noteBatch(Database& db, const QString& user, const Origin& origin, const QString& batch) {
    return inTransaction(db, [&]() -> city::Result<void> {
        const auto seq = db.number("SELECT coalesce(max(seq), 0) FROM journal");
        if (!seq) return tl::unexpected(seq.error());
        return add(db, user, origin, {}, batch, *seq);
    });
}

city::Result<bool> isNoted(Database& db, const QString& batch) {
    auto query = db.prepare("SELECT 1 FROM edit_step WHERE batch = ?1");
    if (!query) return tl::unexpected(query.error());
    return query->bind(1, batch).step();
}

} // namespace store::undo
