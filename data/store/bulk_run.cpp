// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bulk_run.h"

#include "store/batch_files.h"
#include "store/bulk_triggers.h"
#include "store/codes.h"
#include "store/pending_rows.h"
#include "store/querying.h"
#include "store/reader_parts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <sqlite3.h>

namespace store::bulk {

namespace {

using city::FaultKind;
using city::Field;
using What = Maker::Made::What;

constexpr std::size_t between = 4096; ///< components that are made together
constexpr int mostAttempts = 5;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

} // namespace

city::Result<void> cancelled() {
    return city::fail(FaultKind::Cancelled, say(QT_TRANSLATE_NOOP("store", "The work was cancelled.")));
}

/// Sets the maker to work on those that come next.
void Run::begin() {
    std::vector<Again> some;
    for (; some.size() < between && !m_again.empty(); m_again.pop_front()) some.push_back(m_again.front());
    while (some.size() < between && m_next < m_selection.size())
        some.push_back({city::ComponentKey::unpacked(m_selection.keys()[m_next++]), 0});
    if (some.empty()) return;
    m_coming = std::async(std::launch::async, [this, some = std::move(some)]() -> Some {
        std::vector<std::pair<Maker::Made, int>> all;
        all.reserve(some.size());
        for (const Again& one : some) {
            auto made = m_make(one.key);
            if (!made) return tl::unexpected(made.error());
            all.emplace_back(std::move(*made), one.attempts);
        }
        return all;
    });
}

city::Result<void> Run::take(Maker::Made made, int attempts) {
    switch (made.what) {
    case What::Changed: m_made.emplace_back(std::move(made), attempts); return {};
    case What::Same: ++m_outcome.same; break;
    case What::Gone: ++m_outcome.gone; break;
    case What::Faulty:
        list(m_outcome, made);
        if (m_faults == Faults::Refuse)
            return city::fail(FaultKind::Invalid,
                              say(QT_TRANSLATE_NOOP("store", "The component %1 cannot be changed so: %2 Nothing was changed."))
                                  .arg(made.patch.before.code, made.faults.front().sentence));
    }
    ++m_done;
    return {};
}

city::Result<void> Run::makeAhead(const std::function<bool()>& goOn) {
    while (m_made.empty()) {
        if (!m_coming.valid()) begin();
        if (!m_coming.valid()) break;
        auto some = m_coming.get();
        if (!some) return tl::unexpected(some.error());
        begin();
        for (auto& [made, attempts] : *some)
            if (auto taken = take(std::move(made), attempts); !taken) return taken;
        if (m_made.empty() && !goOn()) return cancelled();
    }
    return goOn() ? city::Result<void>() : cancelled();
}

city::Result<Statement*> Run::prepared(const city::Patch& patch, const ComponentColumns& columns) {
    for (Prepared& p : m_prepared)
        if (p.shape == patch.key.shape && p.fields == columns.fields) return &p.statement;
    auto made = m_db.prepare(QStringLiteral("UPDATE main.%1 SET %2 = ?, revision = revision + 1 WHERE id = ? AND revision = ?")
                                 .arg(QLatin1String(reader::tableOf(patch.key.shape)), columns.names().join(QStringLiteral(" = ?, ")))
                                 .toStdString());
    if (!made) return tl::unexpected(made.error());
    m_prepared.push_back({patch.key.shape, columns.fields, std::move(*made)});
    return &m_prepared.back().statement;
}

/// False where the row is another one by now.
city::Result<bool> Run::update(const Maker::Made& made) {
    city::Component after = made.patch.after;
    ComponentColumns columns{made.patch.fields()};
    if (made.needsCode) {
        auto code = codes::next(m_db, m_catalogue, after.classId);
        if (!code) return tl::unexpected(code.error());
        after.code = std::move(*code);
        if (columns.fields.empty() || columns.fields.front() != Field::Code) columns.fields.insert(columns.fields.begin(), Field::Code);
    }
    auto statement = prepared(made.patch, columns);
    if (!statement) return tl::unexpected(statement.error());
    const int at = columns.bind(**statement, after, made.patch.key.shape, m_catalogue.profile.geographicSrid);
    (*statement)->bind(at, made.patch.key.row).bind(at + 1, made.patch.baseRevision);
    if (auto ran = (*statement)->run(); !ran) return tl::unexpected(ran.error());
    return sqlite3_changes(m_db.handle()) == 1;
}

city::Result<int> Run::write(int most) {
    int rows = 0;
    for (; rows < most && !m_made.empty(); ++rows) {
        const auto& [made, attempts] = m_made.front();
        if (m_instead) {
            if (auto done = m_instead(made); !done) return tl::unexpected(done.error());
            ++m_outcome.changed, ++m_done;
            m_made.pop_front();
            continue;
        }
        const auto isWritten = update(made);
        if (!isWritten) return tl::unexpected(isWritten.error());
        if (*isWritten && m_beside)
            if (auto done = m_beside(made); !done) return tl::unexpected(done.error());
        if (*isWritten) ++m_outcome.changed, ++m_done;
        else if (attempts < mostAttempts) m_again.push_back({made.patch.key, attempts + 1});
        else return city::fail(FaultKind::Conflict, say(QT_TRANSLATE_NOOP("store", "Somebody else keeps changing the same components. Nothing was changed: try again later.")));
        m_made.pop_front();
    }
    return rows;
}

namespace {

std::vector<std::string> tablesOf(const city::Selection& selection) {
    std::vector<std::string> tables;
    for (const std::uint64_t key : selection.keys()) {
        const std::string table = reader::tableOf(city::ComponentKey::unpacked(key).shape);
        if (tables.empty() || tables.back() != table) tables.push_back(table); // keys are in order
    }
    return tables;
}

city::Result<void> runAll(Database& db, const Task& task, const ChangeNote& note, Outcome& outcome, const Progress& progress) {
    Run run(db, task.catalogue, task.make, task.selection, task.faults, outcome);
    run.doInstead(task.instead);
    run.doBeside(task.beside);
    Slices slices(db, note, task.approvedBy);
    auto triggers = BulkTriggers::on(db, task.instead ? std::vector<std::string>() : tablesOf(task.selection), BulkTriggers::Work::Update);
    if (!triggers) return tl::unexpected(triggers.error());
    city::Result<void> made;
    const QString doing = say(QT_TRANSLATE_NOOP("store", "Changing components"));
    const auto goOn = [&] {
        made = run.makeAhead([&] { return !progress || progress(run.share(), doing); });
        return made.has_value();
    };
    auto ran = slices.run([&](int most) { return run.write(most); }, goOn, [&] { return triggers->end(); });
    if (!made) return made;
    if (!ran) return ran;
    { const BulkTriggers over = std::move(*triggers); } // the city's own row has other triggers
    if (task.finally) ran = task.finally(slices);
    outcome.pace = slices.pace();
    return ran;
}

/// Says on the disk that a batch is under way, so that the next start takes it back.
city::Result<QString> mark(const QString& path, const QString& batch) {
    const QString name = batches::folderOf(path) + QLatin1Char('/') + batch + QStringLiteral(".back");
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write("{}") > 0 && file.commit()) return name;
    return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and its permissions.")).arg(name));
}

city::Result<Outcome> runLocked(Database& db, const Task& task, const ChangeNote& note, const Progress& progress) {
    const auto marked = mark(db.path(), note.batch);
    if (!marked) return tl::unexpected(marked.error());
    Outcome outcome;
    outcome.batch = note.batch;
    auto done = runAll(db, task, note, outcome, progress);
    if (done && outcome.changed > 0 && !task.instead)
        done = undo::noteBatch(db, task.approvedBy.isEmpty() ? note.user : task.approvedBy, {}, note.batch);
    if (!done) {
        // What cannot be taken back now is taken back at the next start.
        if (auto taken = batches::takeBack(db, note.batch, note, {}); !taken) return tl::unexpected(taken.error());
        if (auto left = pending::abandon(db, note.batch); !left) return tl::unexpected(left.error());
    }
    QFile::remove(*marked);
    if (!done) return tl::unexpected(done.error());
    return outcome;
}

} // namespace

city::Result<Outcome> runAsBatch(Database& db, const Task& task, const ChangeNote& note, const Progress& progress) {
    const QString folder = batches::folderOf(db.path());
    const int held = QDir().mkpath(folder) ? batches::lock(folder, note.batch) : -1;
    if (held < 0)
        return city::fail(FaultKind::ReadOnly, say(QT_TRANSLATE_NOOP("store", "The folder %1 cannot be written. Choose another place.")).arg(folder));
    if (auto set = db.execute("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY"); !set) return tl::unexpected(set.error());
    auto outcome = runLocked(db, task, note, progress);
    batches::unlock(folder, note.batch, held);
    return outcome;
}

city::Result<bool> isAsked(const std::vector<approval::Rule>& rules, const Task& task, const Gate::Admitted& who) {
    const auto rows = std::int64_t(task.selection.size());
    std::vector<approval::Rule> left;
    for (const approval::Rule& rule : rules)
        if (rows >= rule.leastRows && !rule.sparesEverywhere(who.rights)) left.push_back(rule);
    if (left.empty()) return false;
    for (const std::uint64_t key : task.selection.keys()) {
        const auto made = task.make(city::ComponentKey::unpacked(key));
        if (!made) return tl::unexpected(made.error());
        if (made->what == What::Changed && approval::isAsked(left, who.rights, task.catalogue, made->patch, rows)) return true;
    }
    return false;
}

namespace {

/// Puts down to wait what would be written.
city::Result<Outcome> hold(Database& db, Task task, const ChangeNote& note, const Progress& progress) {
    auto sheet = pending::Sheet::make(db);
    if (!sheet) return tl::unexpected(sheet.error());
    const int srid = task.catalogue.profile.geographicSrid;
    std::int64_t rows = 0;
    task.instead = [&](const Maker::Made& made) -> city::Result<void> {
        ++rows;
        const auto added = sheet->add(made.patch, note.batch, srid);
        return added ? city::Result<void>() : tl::unexpected(added.error());
    };
    task.finally = [&](Slices&) { return rows ? inTransaction(db, [&] { return pending::publish(db, note); }) : city::Result<void>(); };
    auto outcome = runAsBatch(db, task, note, progress);
    if (outcome) outcome->isWaiting = rows > 0;
    return outcome;
}

} // namespace

city::Result<Outcome> writeOrHold(Database& db, const Gate& gate, const Gate::Admitted& who, Task task, const ChangeNote& note, const Progress& progress) {
    const auto asked = isAsked(gate.rules(), task, who);
    if (!asked) return tl::unexpected(asked.error());
    if (!*asked) return runAsBatch(db, task, note, progress);
    task.finally = {};
    return hold(db, std::move(task), note, progress);
}

} // namespace store::bulk
