// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/patch_writer.h"

#include "store/change_context.h"
#include "store/codes.h"
#include "store/component_columns.h"
#include "store/following.h"
#include "store/pending_rows.h"
#include "store/reader_parts.h"
#include "store/undo.h"

#include <QCoreApplication>

namespace store {

namespace {

using city::Field;
using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

tl::unexpected<Refusal> refuse(city::Fault fault) {
    return tl::unexpected(Refusal{std::move(fault), {}, {}});
}

city::Result<std::int64_t> insertRow(Database& db, const city::Patch& patch, int srid) {
    const ComponentColumns assigned{patch.fields()};
    const QStringList columns = assigned.names() + QStringList{QStringLiteral("uid"), QStringLiteral("revision"),
                                                                 QStringLiteral("id")};
    const QStringList values(columns.size(), QStringLiteral("?"));
    auto row = db.prepare(QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                              .arg(QLatin1String(reader::tableOf(patch.key.shape)), columns.join(QStringLiteral(", ")),
                                   values.join(QStringLiteral(", ")))
                              .toStdString());
    if (!row) return tl::unexpected(row.error());
    int at = assigned.bind(*row, patch.after, patch.key.shape, srid);
    row->bind(at++, (patch.after.uid.isNull() ? city::Uid::make() : patch.after.uid).bytes());
    row->bind(at++, std::max<std::int64_t>(patch.after.revision, 1));
    patch.key.row ? row->bind(at, patch.key.row) : row->bindNull(at);
    if (auto ran = row->run(); !ran) return tl::unexpected(ran.error());
    return db.lastRow();
}

city::Result<void> updateRow(Database& db, const city::Patch& patch, int srid) {
    const ComponentColumns assigned{patch.fields()};
    if (assigned.fields.empty()) return {};
    auto row = db.prepare(QStringLiteral("UPDATE %1 SET %2 = ?, revision = revision + 1 WHERE id = ?")
                              .arg(QLatin1String(reader::tableOf(patch.key.shape)),
                                   assigned.names().join(QStringLiteral(" = ?, ")))
                              .toStdString());
    if (!row) return tl::unexpected(row.error());
    row->bind(assigned.bind(*row, patch.after, patch.key.shape, srid), patch.key.row);
    return row->run();
}

city::Result<void> deleteRow(Database& db, const city::Patch& patch) {
    auto row = db.prepare(std::string("DELETE FROM ") + reader::tableOf(patch.key.shape) + " WHERE id = ?1");
    if (!row) return tl::unexpected(row.error());
    row->bind(1, patch.key.row);
    return row->run();
}

/// Refuses when the row is not at the patch's revision any more.
tl::expected<void, Refusal> compareRevision(Database& db, const city::Patch& patch) {
    if (patch.kind == city::Patch::Kind::Insert) return {};
    auto theirs = readComponent(db, patch.key);
    if (!theirs) return refuse(theirs.error());
    if (*theirs && (*theirs)->revision == patch.baseRevision) return {};
    Refusal refusal{{FaultKind::Conflict,
                     *theirs ? say(QT_TRANSLATE_NOOP("store", "Somebody else changed this component in the meantime. Compare both versions, "
                                                              "then save again."))
                             : say(QT_TRANSLATE_NOOP("store", "Somebody else deleted this component in the meantime.")),
                     QStringLiteral("base revision %1, now %2").arg(patch.baseRevision).arg(*theirs ? (*theirs)->revision : 0)},
                    {},
                    std::move(*theirs)};
    return tl::unexpected(std::move(refusal));
}

/// A component that is added, or comes to another class, without a code gets the next free one of its class.
city::Result<void> allocate(Database& db, const city::Catalogue& catalogue, city::Patch& patch) {
    if (!patch.after.code.isEmpty() || (patch.kind != city::Patch::Kind::Insert && !codes::changesClass(patch))) return {};
    auto code = codes::next(db, catalogue, patch.after.classId);
    if (!code) return tl::unexpected(code.error());
    patch.after.code = std::move(*code);
    return {};
}

/// Whether a code that was free when it was typed still is.
tl::expected<void, Refusal> claim(Database& db, const city::Catalogue& catalogue, const city::Patch& patch) {
    if (patch.kind == city::Patch::Kind::Delete || patch.after.code.isEmpty() || !patch.after.codeFault.isEmpty()) return {};
    if (patch.kind == city::Patch::Kind::Update && city::isSame(patch.before, patch.after, Field::Code)) return {};
    const auto holder = codes::holderOf(db, patch.after.code, patch.key);
    if (!holder) return refuse(holder.error());
    if (!*holder) return {};
    const auto free = codes::next(db, catalogue, patch.after.classId);
    const QString sentence = say(QT_TRANSLATE_NOOP("store", "Another component has the code %1. The next free one is %2; leave the code empty to get it."))
                                 .arg(patch.after.code, free ? *free : QStringLiteral("-"));
    return tl::unexpected(Refusal{{FaultKind::Invalid, sentence, {}}, {{Field::Code, sentence}}, {}});
}

/// Inside the transaction.
Answer writeRow(Database& db, const city::Catalogue& catalogue, city::Patch& patch, const ChangeNote& note,
                const undo::Origin& origin) {
    const int srid = catalogue.profile.geographicSrid;
    if (auto same = compareRevision(db, patch); !same) return tl::unexpected(same.error());
    if (!origin.inverseOf)
        if (auto allocated = allocate(db, catalogue, patch); !allocated) return refuse(allocated.error());
    if (auto claimed = claim(db, catalogue, patch); !claimed) return tl::unexpected(claimed.error());
    ChangeNote named = note;
    const bool isApproval = !origin.askedBy.isEmpty();
    if (isApproval) named.user = origin.askedBy;
    if (auto set = change_context::set(db, patch.id, named, isApproval ? note.user : QString()); !set) return refuse(set.error());
    Receipt receipt{patch.key, patch.baseRevision, 0};
    if (patch.kind == city::Patch::Kind::Insert) {
        const auto row = insertRow(db, patch, srid);
        if (!row) return refuse(row.error());
        receipt.key.row = *row;
        receipt.revision = std::max<std::int64_t>(patch.after.revision, 1);
    } else if (patch.kind == city::Patch::Kind::Update) {
        if (auto ran = updateRow(db, patch, srid); !ran) return refuse(ran.error());
        if (!patch.fields().empty()) ++receipt.revision;
    } else if (auto ran = deleteRow(db, patch); !ran) {
        return refuse(ran.error());
    }
    if (auto cleared = change_context::clear(db); !cleared)
        return refuse(cleared.error());
    const auto seq = db.number("SELECT coalesce(max(seq), 0) FROM journal");
    if (!seq) return refuse(seq.error());
    receipt.seq = *seq;
    if (patch.kind != city::Patch::Kind::Delete) {
        receipt.component = patch.after;
        receipt.component->key = receipt.key;
        receipt.component->revision = receipt.revision;
    }
    const bool isChange = patch.kind != city::Patch::Kind::Update || !patch.fields().empty();
    if (isChange && note.batch.isEmpty())
        if (auto noted = undo::note(db, note.user, origin, patch.id, receipt.seq); !noted) return refuse(noted.error());
    return receipt;
}

city::Result<bool> isAsked(Database& db, const city::Catalogue& catalogue, Gate& gate, const city::Patch& patch, const ChangeNote& note) {
    if (gate.rules().empty()) return false;
    const auto who = gate.admitted(db, note, city::Action::Edit);
    if (!who) return tl::unexpected(who.error());
    return approval::isAsked(gate.rules(), who->rights, catalogue, patch, 1);
}

/// Inside the transaction: it waits instead of being written.
Answer holdRow(Database& db, const city::Catalogue& catalogue, const city::Patch& patch, const ChangeNote& note) {
    if (auto same = compareRevision(db, patch); !same) return tl::unexpected(same.error());
    if (auto claimed = claim(db, catalogue, patch); !claimed) return tl::unexpected(claimed.error());
    const auto id = pending::hold(db, patch, note, catalogue.profile.geographicSrid);
    if (!id) return refuse(id.error());
    Receipt receipt{patch.key, patch.baseRevision, 0};
    receipt.pending = *id;
    return receipt;
}

} // namespace

Answer writePatch(Database& db, const city::Catalogue& catalogue, Gate& gate, const city::Patch& given, const ChangeNote& givenNote,
                  const undo::Origin& origin, const std::function<city::Result<void>()>& alongside) {
    ChangeNote note = givenNote;
    city::Patch patch = given;
    if (!origin.inverseOf) {
        codes::dropOfOldClass(catalogue, patch);
        if (auto followed = following::follow(db, patch); !followed) return refuse(followed.error());
    }
    std::vector<city::Where> places; // both where it was and where it comes to be
    if (patch.kind != city::Patch::Kind::Insert) places.push_back(city::whereOf(patch.before, catalogue));
    if (patch.kind != city::Patch::Kind::Delete) places.push_back(city::whereOf(patch.after, catalogue));
    const bool isApproval = !origin.askedBy.isEmpty();
    const auto user = gate.admit(db, note, isApproval ? city::Action::Approve : city::Action::Edit, places);
    if (!user) return refuse(user.error());
    note.user = *user;
    auto faults = origin.inverseOf ? std::vector<city::FieldFault>() : city::check(patch, catalogue, city::today(catalogue.profile));
    if (!faults.empty()) {
        const QString sentence = faults.front().sentence;
        return tl::unexpected(Refusal{{FaultKind::Invalid, sentence, {}}, std::move(faults), {}});
    }
    bool waits = false; // what comes back needs nobody: it was judged when it was done
    if (!isApproval && !origin.inverseOf) {
        const auto asked = isAsked(db, catalogue, gate, patch, note);
        if (!asked) return refuse(asked.error());
        waits = *asked;
    }
    if (auto begun = db.execute("BEGIN IMMEDIATE"); !begun) return refuse(begun.error());
    Answer answer = waits ? holdRow(db, catalogue, patch, note) : writeRow(db, catalogue, patch, note, origin);
    if (answer && alongside)
        if (auto done = alongside(); !done) answer = refuse(done.error());
    if (answer)
        if (auto committed = db.execute("COMMIT"); !committed) answer = refuse(committed.error());
    if (!answer) (void)db.execute("ROLLBACK");
    return answer;
}

} // namespace store
