// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/approval.h"

#include "store/bulk_run.h"
#include "store/patch_writer.h"
#include "store/pending_rows.h"
#include "store/querying.h"
#include "store/reader_parts.h"
#include "store/turnstile.h"
#include "store/turnstile.h"

#include <QCoreApplication>

#include <map>

namespace store::approval {

namespace {

using city::FaultKind;
using What = Decision::What;
using Made = bulk::Maker::Made;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

/// A decision on its way.
struct Ruling {
    Database& db;
    const Decision& decision;
    ChangeNote note; ///< of who decides, with their name
    city::Catalogue catalogue;
    Gate& gate;
    city::Rights rights;
    Heap heap;
};

city::Result<Heap> heapOf(Database& db, const QString& batch) {
    const auto all = heaps(db, true);
    if (!all) return tl::unexpected(all.error());
    for (const Heap& heap : *all)
        if (heap.batch == batch) return heap;
    return city::fail(FaultKind::NotFound, say(QT_TRANSLATE_NOOP("store", "No edits wait under %1.")).arg(batch));
}

/// The ids that are decided; those that wait no more are left out.
city::Result<std::vector<std::int64_t>> chosen(Database& db, const Decision& decision) {
    std::vector<std::int64_t> ids;
    auto query = db.prepare("SELECT id FROM pending_edit WHERE batch = ?1 AND state = 'waiting' ORDER BY id");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, decision.batch);
    std::vector<std::int64_t> wanted = decision.edits;
    std::ranges::sort(wanted);
    const auto read = eachRow(*query, [&](const Statement& q) {
        if (wanted.empty() || std::ranges::binary_search(wanted, q.integer(0))) ids.push_back(q.integer(0));
    });
    if (!read) return tl::unexpected(read.error());
    if (ids.empty())
        return city::fail(FaultKind::NotFound, say(QT_TRANSLATE_NOOP("store", "Nothing of this waits any more: somebody decided on it.")));
    if (!decision.fields.empty() && ids.size() != 1)
        return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "Single fields can be approved of one edit at a time.")));
    return ids;
}

city::Result<void> judge(const Ruling& ruling) {
    const bool isOwn = ruling.heap.user == ruling.note.user;
    if (ruling.decision.what == What::Withdraw)
        return isOwn ? city::Result<void>()
                     : city::fail(FaultKind::Forbidden, say(QT_TRANSLATE_NOOP("store", "Only %1, who asked for it, withdraws it.")).arg(ruling.heap.user));
    if (ruling.decision.reason.trimmed().isEmpty())
        return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "Say why: whoever asked for it is told.")));
    if (isOwn && ruling.gate.hasAccounts())
        return city::fail(FaultKind::Forbidden, say(QT_TRANSLATE_NOOP("store", "Nobody decides on their own edits. Ask somebody else who may, or withdraw it.")));
    return {};
}

/// Refusing and withdrawing: nothing is written into the records.
city::Result<Outcome> close(Ruling& ruling, const std::vector<std::int64_t>& ids) {
    const bool isRefusal = ruling.decision.what == What::Refuse;
    auto verdict = pending::Ruling::make(ruling.db, {isRefusal ? State::Refused : State::Withdrawn, ruling.note.user, ruling.decision.reason, {}, {}});
    if (!verdict) return tl::unexpected(verdict.error());
    Outcome outcome;
    Slices slices(ruling.db, ruling.note);
    std::size_t next = 0;
    const auto done = slices.run([&](int most) -> city::Result<int> {
        int rows = 0;
        for (; rows < most && next < ids.size(); ++rows, ++next)
            if (auto ran = verdict->of(ids[next]); !ran) return tl::unexpected(ran.error());
        return rows;
    }, [] { return true; }, [&] { return pending::touch(ruling.db, ruling.decision.batch); });
    if (!done) return tl::unexpected(done.error());
    outcome.decided = std::int64_t(ids.size());
    return outcome;
}

bulk::Faulty faultyOf(const pending::Row& row, const city::Fault& fault, std::vector<city::FieldFault> fields) {
    if (fields.empty()) fields.push_back({row.edit.fields.empty() ? city::Field::Geometry : row.edit.fields.front(), fault.sentence});
    const city::Patch& patch = row.edit.patch;
    return {patch.key, patch.kind == city::Patch::Kind::Insert ? patch.after.code : patch.before.code, std::move(fields)};
}

/// One, as a form's edit is written.
city::Result<void> approveOne(Ruling& ruling, std::int64_t id, Outcome& outcome) {
    const auto row = pending::at(ruling.db, id);
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    const auto patch = pending::patchNow((*row)->edit, (*row)->now, ruling.decision.fields);
    const auto isFaulty = [&](const city::Fault& fault, std::vector<city::FieldFault> fields) {
        ++outcome.faulty;
        if (outcome.faults.size() < bulk::mostListed) outcome.faults.push_back(faultyOf(**row, fault, std::move(fields)));
    };
    if (!patch) return isFaulty(patch.error(), {}), city::Result<void>();
    auto verdict = pending::Ruling::make(ruling.db, {State::Approved, ruling.note.user, ruling.decision.reason, patch->id.text(), ruling.decision.fields});
    if (!verdict) return tl::unexpected(verdict.error());
    undo::Origin origin;
    origin.askedBy = ruling.heap.user;
    ChangeNote note = ruling.note;
    note.reason = ruling.heap.reason;
    Turnstile turnstile(ruling.db.path());
    const auto turn = turnstile.wait();
    const Answer answer = writePatch(ruling.db, ruling.catalogue, ruling.gate, *patch, note, origin, [&]() -> city::Result<void> {
        if (auto ran = verdict->of(id); !ran) return ran;
        return pending::touch(ruling.db, ruling.decision.batch);
    });
    if (answer) {
        ++outcome.decided;
        outcome.key = answer->key;
        return {};
    }
    const FaultKind kind = answer.error().fault.kind;
    if (kind != FaultKind::Invalid && kind != FaultKind::Conflict) return tl::unexpected(answer.error().fault);
    return isFaulty(answer.error().fault, answer.error().fields), city::Result<void>();
}

/// What approving makes of each component of a batch; like bulk::Maker, with a connection of its own.
class Source {
public:
    static city::Result<Source> make(Database& db, const Ruling& ruling, std::map<std::uint64_t, std::int64_t> ids) {
        auto query = db.prepare(pending::editColumns() + "WHERE e.id = ?1");
        if (!query) return tl::unexpected(query.error());
        return Source(db, ruling, std::move(ids), std::move(*query));
    }
    std::int64_t idOf(city::ComponentKey key) const { return m_ids.at(key.packed()); }

    city::Result<Made> at(city::ComponentKey key) {
        Made made;
        const auto there = m_query.bind(1, idOf(key)).step();
        if (!there) return tl::unexpected(there.error());
        if (!*there) return made;
        auto row = pending::read(m_db, m_query);
        m_query.reset();
        if (!row) return tl::unexpected(row.error());
        auto patch = pending::patchNow(row->edit, row->now, {});
        if (!patch) {
            made.patch = row->edit.patch;
            made.faults = faultyOf(*row, patch.error(), {}).faults;
        } else {
            made.patch = std::move(*patch);
            made.needsCode = made.patch.after.code.isEmpty() && codes::changesClass(made.patch);
            made.faults = city::check(made.patch, m_ruling.catalogue, m_today);
            const auto may = [&](const city::Component& c) { return m_ruling.rights.may(city::Action::Approve, city::whereOf(c, m_ruling.catalogue)); };
            if (!may(made.patch.before) || !may(made.patch.after))
                made.faults.push_back({city::Field::SubDistrict, say(QT_TRANSLATE_NOOP("store", "The account %1 may not approve edits here.")).arg(m_ruling.note.user)});
        }
        made.what = made.faults.empty() ? Made::What::Changed : Made::What::Faulty;
        return made;
    }

private:
    Source(Database& db, const Ruling& ruling, std::map<std::uint64_t, std::int64_t> ids, Statement query)
        : m_db(db), m_ruling(ruling), m_ids(std::move(ids)), m_query(std::move(query)), m_today(city::today(ruling.catalogue.profile)) {}
    Database& m_db;
    const Ruling& m_ruling;
    std::map<std::uint64_t, std::int64_t> m_ids;
    Statement m_query;
    QDate m_today;
};

/// Many updates, as a bulk edit is written. One component is in it once: what is asked of it a second time waits on.
city::Result<Outcome> approveMany(Ruling& ruling, std::map<std::uint64_t, std::int64_t> ids, const Progress& progress) {
    std::vector<std::uint64_t> keys;
    for (const auto& [key, id] : ids) keys.push_back(key);
    const city::Selection selection = city::Selection::of(std::move(keys));
    auto reading = CityFile::openReading(ruling.db.path());
    if (!reading) return tl::unexpected(reading.error());
    auto source = Source::make(*reading, ruling, std::move(ids));
    if (!source) return tl::unexpected(source.error());
    ChangeNote under{ruling.heap.user, ruling.heap.reason, city::Uid::make().text(), {}};
    auto verdict = pending::Ruling::make(ruling.db, {State::Approved, ruling.note.user, ruling.decision.reason, under.batch, {}});
    if (!verdict) return tl::unexpected(verdict.error());
    bulk::Task task{selection, bulk::Faults::Skip, ruling.catalogue, [&](city::ComponentKey key) { return source->at(key); }};
    task.beside = [&](const Made& made) { return verdict->of(source->idOf(made.patch.key)); };
    task.approvedBy = ruling.note.user;
    auto written = bulk::runAsBatch(ruling.db, task, under, progress);
    const auto told = inTransaction(ruling.db, [&] { return pending::touch(ruling.db, ruling.decision.batch); });
    if (!written) return tl::unexpected(written.error());
    if (!told) return tl::unexpected(told.error());
    Outcome outcome;
    outcome.decided = written->changed;
    outcome.batch = written->batch;
    outcome.faults = std::move(written->faults);
    outcome.faulty = written->faulty;
    return outcome;
}

city::Result<Outcome> approve(Ruling& ruling, const std::vector<std::int64_t>& ids, const Progress& progress) {
    if (ids.size() > 1) {
        std::map<std::uint64_t, std::int64_t> updates;
        auto query = ruling.db.prepare("SELECT id, table_name, row_id FROM pending_edit WHERE id = ?1 AND operation = 'U'");
        if (!query) return tl::unexpected(query.error());
        for (const std::int64_t id : ids) {
            const auto row = query->bind(1, id).step();
            if (!row) return tl::unexpected(row.error());
            if (*row) updates.emplace(city::ComponentKey{reader::shapeOf(query->text(1)).value_or(city::Shape::Point), query->integer(2)}.packed(), id);
            query->reset();
        }
        if (updates.size() == ids.size()) return approveMany(ruling, std::move(updates), progress);
    }
    Outcome outcome; // few, or new ones and deletions among them
    for (const std::int64_t id : ids)
        if (auto done = approveOne(ruling, id, outcome); !done) return tl::unexpected(done.error());
    return outcome;
}

} // namespace

city::Result<Outcome> decide(const QString& path, const Decision& decision, const ChangeNote& given, const Progress& progress) {
    auto db = CityFile::openWriting(path);
    if (!db) return tl::unexpected(db.error());
    Gate gate;
    const auto who = gate.admitted(*db, given, decision.what == What::Withdraw ? city::Action::Edit : city::Action::Approve);
    if (!who) return tl::unexpected(who.error());
    auto catalogue = readCatalogue(*db);
    if (!catalogue) return tl::unexpected(catalogue.error());
    auto heap = heapOf(*db, decision.batch);
    if (!heap) return tl::unexpected(heap.error());
    Ruling ruling{*db, decision, given, std::move(*catalogue), gate, who->rights, std::move(*heap)};
    ruling.note.user = who->user;
    if (auto may = judge(ruling); !may) return tl::unexpected(may.error());
    const auto ids = chosen(*db, decision);
    if (!ids) return tl::unexpected(ids.error());
    return decision.what == What::Approve ? approve(ruling, *ids, progress) : close(ruling, *ids);
}

} // namespace store::approval
