// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batch.h"

#include "store/batch_carrier.h"
#include "store/batch_files.h"
#include "store/bulk_triggers.h"
#include "store/gate.h"
#include "store/schema.h"
#include "store/slices.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <optional>
#include <sqlite3.h>
#include <unistd.h>
#include <utility>

namespace store {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

/// The file may be lost as long as it is not ready: no journal, no waiting for the disk.
constexpr char stagingSettings[] =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
    "CREATE TABLE batch (id TEXT, user TEXT, reason TEXT, first_seq INTEGER);"
    "CREATE TABLE step (position INTEGER PRIMARY KEY, name TEXT, columns TEXT, rows INTEGER);";

/// Of the city's pages while rows are written: in the few megabytes that are usual the ends of the indexes
/// push each other out.
constexpr char writingSettings[] = "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY";

/// What stands in the staged file, attached to the city's connection as `staged`.
city::Result<Plan> readPlan(Database& city) {
    Plan plan;
    auto head = city.prepare("SELECT id, user, reason, first_seq FROM staged.batch");
    if (!head)
        return tl::unexpected(head.error());
    const auto row = head->step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return city::fail(
            FaultKind::Damaged,
            say(QT_TRANSLATE_NOOP("store", "The staged rows are damaged. Import the file again.")));
    plan.note.batch = head->text(0);
    plan.note.user = head->text(1);
    plan.note.reason = head->text(2);
    plan.firstSeq = head->integer(3);
    auto steps = city.prepare("SELECT name, columns, rows FROM staged.step ORDER BY position");
    if (!steps)
        return tl::unexpected(steps.error());
    for (;;) {
        const auto more = steps->step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return plan;
        plan.steps.push_back({std::string(steps->utf8(0)), std::string(steps->utf8(1)), steps->integer(2)});
    }
}

/// How many of the batch's rows the journal has: they went in the order of the plan.
city::Result<std::int64_t> appliedRows(Database& city, const Plan& plan) {
    auto query =
        city.prepare("SELECT count(*) FROM journal WHERE seq > ?1 AND batch = ?2 AND operation = 'I'");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, plan.firstSeq).bind(2, plan.note.batch);
    if (const auto row = query->step(); !row)
        return tl::unexpected(row.error());
    return query->integer(0);
}

/// Inserts what is staged from row `done` on, counted over all steps.
city::Result<Batch::Pace> insertRest(Database& city, const Plan& plan, std::int64_t done,
                                     const Progress& progress) {
    // Sections of roads look for their nodes in the R*Tree, where each must stand at once.
    std::optional<BulkTriggers> triggers;
    if (!plan.brings("road")) {
        auto quick = BulkTriggers::on(city, plan.tables(), BulkTriggers::Work::Insert);
        if (!quick)
            return tl::unexpected(quick.error());
        triggers.emplace(std::move(*quick));
    }
    Slices slices(city, plan.note);
    Carrier carrier(city, plan, done);
    if (auto begun = carrier.begin(); !begun)
        return tl::unexpected(begun.error());
    const double all = double(std::max<std::int64_t>(plan.rows(), 1));
    const auto work = [&](int most) {
        const auto rows = carrier.carry(most);
        done += rows.value_or(0);
        return rows;
    };
    const auto goOn = [&] {
        return !progress ||
               progress(double(done) / all, say(QT_TRANSLATE_NOOP("store", "Writing into the city")));
    };
    if (auto ran = slices.run(work, goOn, [&] { return triggers ? triggers->end() : city::Result<void>(); });
        !ran)
        return tl::unexpected(ran.error());
    return slices.pace();
}

city::Result<void> remakeLayers(Database& city) {
    if (auto begun = city.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto done = schema::makeLayers(city);
    if (done)
        done = city.execute("COMMIT");
    if (!done)
        (void)city.execute("ROLLBACK");
    return done;
}

/// The whole of a staged file, from wherever an earlier attempt got to. `isSettled` turns false when some of
/// its rows may be in the city and could not be taken back. A stop takes them back, or leaves them for
/// another start.
city::Result<Batch::Pace> applyFile(const QString& path, const QString& file, const Progress& progress,
                                    bool takesBack, bool& isSettled) {
    isSettled = false;
    auto db = CityFile::openWriting(path);
    if (!db)
        return tl::unexpected(db.error());
    if (auto set = db->execute(writingSettings); !set)
        return tl::unexpected(set.error());
    auto attach = db->prepare("ATTACH DATABASE ?1 AS staged");
    if (!attach)
        return tl::unexpected(attach.error());
    if (auto attached = attach->bind(1, file).run(); !attached)
        return tl::unexpected(attached.error());
    const auto plan = readPlan(*db);
    if (!plan)
        return tl::unexpected(plan.error());
    const auto done = appliedRows(*db, *plan);
    if (!done)
        return tl::unexpected(done.error());
    auto pace = insertRest(*db, *plan, *done, progress);
    if (pace && plan->brings("sub_district"))
        if (auto made = remakeLayers(*db); !made)
            pace = tl::unexpected(made.error());
    isSettled = bool(pace);
    if (pace || (!takesBack && pace.error().kind == FaultKind::Cancelled))
        return pace;
    // From here on a later start must go on taking back: rows that are gone again still stand in the journal
    // as inserted.
    const QString back =
        batches::folderOf(path) + QLatin1Char('/') + plan->note.batch + QStringLiteral(".back");
    (void)QFile::rename(file, back);
    if (auto taken = batches::takeBack(*db, plan->note.batch, plan->note, {}); !taken)
        return tl::unexpected(taken.error());
    isSettled = true;
    QFile::remove(back);
    city::Fault fault = pace.error();
    if (fault.kind == FaultKind::Invalid)
        fault = {FaultKind::Conflict,
                 say(QT_TRANSLATE_NOOP("store",
                                       "Somebody changed the city while rows were being written, and some do "
                                       "not fit any more. Nothing was kept: import the file again.")),
                 fault.detail};
    return tl::unexpected(std::move(fault));
}

} // namespace

city::Result<Batch> Batch::begin(const QString& path, ChangeNote note) {
    const auto user = admit(path, note, city::Action::Import);
    if (!user)
        return tl::unexpected(user.error());
    note.user = *user;
    Batch batch;
    batch.m_city = path;
    batch.m_note = std::move(note);
    batch.m_note.batch = city::Uid::make().text();
    const QString folder = batches::folderOf(path);
    batch.m_path = folder + QLatin1Char('/') + batch.m_note.batch + QStringLiteral(".staging");
    if (QDir().mkpath(folder))
        batch.m_lock = batches::lock(folder, batch.m_note.batch);
    if (batch.m_lock < 0)
        return city::fail(
            FaultKind::ReadOnly,
            say(QT_TRANSLATE_NOOP("store", "The folder %1 cannot be written. Choose another place."))
                .arg(folder));
    auto db = Database::open(batch.m_path, Database::Access::Create);
    if (!db)
        return tl::unexpected(db.error());
    if (auto set = db->execute(stagingSettings); !set)
        return tl::unexpected(set.error());
    if (auto begun = db->execute("BEGIN"); !begun)
        return tl::unexpected(begun.error());
    batch.m_stage = std::make_unique<Database>(std::move(*db));
    batch.m_sink = std::make_unique<RowSink>(*batch.m_stage);
    return batch;
}

Batch::Batch(Batch&& other) noexcept
    : m_city(std::move(other.m_city)), m_path(std::move(other.m_path)), m_note(std::move(other.m_note)),
      m_stage(std::move(other.m_stage)), m_sink(std::move(other.m_sink)), m_tables(std::move(other.m_tables)),
      m_lock(std::exchange(other.m_lock, -1)), m_keep(other.m_keep) {}

Batch::~Batch() {
    if (m_lock < 0)
        return;
    m_sink.reset();
    m_stage.reset();
    if (!m_keep)
        QFile::remove(m_path);
    batches::unlock(batches::folderOf(m_city), m_note.batch, m_lock);
}

city::Result<void> Batch::stageTable(const char* table, const char* columns) {
    m_tables.emplace_back(table);
    if (auto made = m_stage->execute("CREATE TABLE " + std::string(table) + " (n INTEGER PRIMARY KEY, " +
                                     columns + ")");
        !made)
        return made;
    auto step = m_stage->prepare("INSERT INTO step (name, columns) VALUES (?1, ?2)");
    if (!step)
        return tl::unexpected(step.error());
    return step->bind(1, std::string_view(table)).bind(2, std::string_view(columns)).run();
}

city::Result<void> Batch::add(const char* table, const char* columns, std::span<const Cell> cells) {
    if (m_tables.empty() || m_tables.back() != table)
        if (std::ranges::find(m_tables, table) == m_tables.end())
            if (auto staged = stageTable(table, columns); !staged)
                return staged;
    return m_sink->add(table, columns, cells);
}

city::Result<Batch::Pace> Batch::apply(const Progress& progress) {
    auto seq = Database::open(m_city, Database::Access::ReadOnly).and_then([](Database db) {
        return db.number("SELECT coalesce(max(seq), 0) FROM journal");
    });
    if (!seq)
        return tl::unexpected(seq.error());
    auto head = m_stage->prepare("INSERT INTO batch VALUES (?1, ?2, ?3, ?4)");
    if (!head)
        return tl::unexpected(head.error());
    auto done = head->bind(1, m_note.batch).bind(2, m_note.user).bind(3, m_note.reason).bind(4, *seq).run();
    for (const std::string& table : m_tables)
        if (done)
            done = m_stage->execute("UPDATE step SET rows = (SELECT count(*) FROM " + table +
                                    ") WHERE name = '" + table + "'");
    if (done)
        done = m_stage->execute("COMMIT");
    if (!done)
        return tl::unexpected(done.error());
    m_sink.reset();
    m_stage.reset();
    const QString ready =
        batches::folderOf(m_city) + QLatin1Char('/') + m_note.batch + QStringLiteral(".batch");
    if (!batches::publish(m_path, ready))
        return city::fail(
            FaultKind::Io,
            say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and its permissions."))
                .arg(ready));
    m_path = ready;
    m_keep = true;
    bool isSettled = false;
    auto pace = applyFile(m_city, m_path, progress, true, isSettled);
    m_keep = !isSettled; // the next start sees to what could not be taken back
    return pace;
}

namespace batches {

city::Result<void> finish(const QString& path, const QString& file, const Progress& progress) {
    bool isSettled = false;
    auto pace = applyFile(path, file, progress, false, isSettled);
    if (isSettled)
        QFile::remove(file);
    if (!pace)
        return tl::unexpected(pace.error());
    return {};
}

} // namespace batches

} // namespace store
