// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bulk.h"

#include "store/batch_files.h"
#include "store/bulk_maker.h"
#include "store/bulk_triggers.h"
#include "store/codes.h"
#include "store/component_columns.h"
#include "store/reader_parts.h"
#include "store/slices.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <deque>
#include <future>
#include <sqlite3.h>

namespace store::bulk {

namespace {

using city::FaultKind;
using city::Field;
using What = Maker::Made::What;

constexpr std::size_t mostExamples = 20;
constexpr std::size_t between = 4096; ///< components between two looks at the progress
constexpr int mostAttempts = 5;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

city::Result<void> cancelled() {
    return city::fail(FaultKind::Cancelled, say(QT_TRANSLATE_NOOP("store", "The work was cancelled.")));
}

/// Another profile for some components only would leave codes that nobody can read.
city::Result<void> checkWhole(Database& db, const Maker& maker, const city::Selection& selection) {
    if (!maker.changesProfile()) return {};
    std::int64_t all = 0;
    for (int s = 0; s < city::shapeCount; ++s) {
        const auto rows = db.number(std::string("SELECT count(*) FROM ") + reader::tableOf(city::Shape(s)));
        if (!rows) return tl::unexpected(rows.error());
        all += *rows;
    }
    if (all == std::int64_t(selection.size())) return {};
    return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "A code profile holds for the whole city: choose all components, or keep the profile.")));
}

template <typename Result>
void list(Result& result, const Maker::Made& made) {
    ++result.faulty;
    if (result.faults.size() < mostListed) result.faults.push_back({made.patch.key, made.patch.before.code, made.faults});
}

/// Writes what a Maker makes, while it still fits the row. What comes next is made on another thread meanwhile.
class Run {
public:
    Run(Database& db, Maker& maker, const city::Selection& selection, Faults faults, Outcome& outcome)
        : m_db(db), m_maker(maker), m_selection(selection), m_faults(faults), m_outcome(outcome) {}
    ~Run() {
        if (m_coming.valid()) m_coming.wait();
    }

    /// Outside transactions: patches to write, where there are any left; Cancelled where `goOn` says so.
    city::Result<void> makeAhead(const std::function<bool()>& goOn);
    /// Inside one.
    city::Result<int> write(int most);
    double share() const { return m_selection.isEmpty() ? 1 : double(m_done) / double(m_selection.size()); }

private:
    struct Again {
        city::ComponentKey key;
        int attempts = 0;
    };
    using Some = city::Result<std::vector<std::pair<Maker::Made, int>>>; ///< with the number of attempts
    void begin();
    city::Result<void> take(Maker::Made made, int attempts);
    city::Result<bool> update(const Maker::Made& made);
    city::Result<Statement*> prepared(const city::Patch& patch, const ComponentColumns& columns);

    struct Prepared {
        city::Shape shape;
        std::vector<Field> fields;
        Statement statement;
    };
    Database& m_db;
    Maker& m_maker; ///< at work on `m_coming`; its catalogue is never changed
    const city::Selection& m_selection;
    const Faults m_faults;
    Outcome& m_outcome;
    std::size_t m_next = 0, m_done = 0;
    std::deque<std::pair<Maker::Made, int>> m_made;
    std::deque<Again> m_again; ///< somebody else was faster
    std::vector<Prepared> m_prepared;
    std::future<Some> m_coming;
};

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
            auto made = m_maker.at(one.key);
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
        auto code = codes::next(m_db, m_maker.catalogue(), after.classId);
        if (!code) return tl::unexpected(code.error());
        after.code = std::move(*code);
        if (columns.fields.empty() || columns.fields.front() != Field::Code) columns.fields.insert(columns.fields.begin(), Field::Code);
    }
    auto statement = prepared(made.patch, columns);
    if (!statement) return tl::unexpected(statement.error());
    const int at = columns.bind(**statement, after, made.patch.key.shape, m_maker.catalogue().profile.geographicSrid);
    (*statement)->bind(at, made.patch.key.row).bind(at + 1, made.patch.baseRevision);
    if (auto ran = (*statement)->run(); !ran) return tl::unexpected(ran.error());
    return sqlite3_changes(m_db.handle()) == 1;
}

city::Result<int> Run::write(int most) {
    int rows = 0;
    for (; rows < most && !m_made.empty(); ++rows) {
        const auto& [made, attempts] = m_made.front();
        const auto isWritten = update(made);
        if (!isWritten) return tl::unexpected(isWritten.error());
        if (*isWritten) ++m_outcome.changed, ++m_done;
        else if (attempts < mostAttempts) m_again.push_back({made.patch.key, attempts + 1});
        else return city::fail(FaultKind::Conflict, say(QT_TRANSLATE_NOOP("store", "Somebody else keeps changing the same components. Nothing was changed: try again later.")));
        m_made.pop_front();
    }
    return rows;
}

std::vector<std::string> tablesOf(const city::Selection& selection) {
    std::vector<std::string> tables;
    for (const std::uint64_t key : selection.keys()) {
        const std::string table = reader::tableOf(city::ComponentKey::unpacked(key).shape);
        if (tables.empty() || tables.back() != table) tables.push_back(table); // keys are in order
    }
    return tables;
}

/// A whole run, under a batch id that is locked and marked on the disk.
city::Result<void> runAll(Database& db, Maker& maker, const city::Selection& selection, const ChangeNote& note, Faults faults, Outcome& outcome,
                          const Progress& progress) {
    Run run(db, maker, selection, faults, outcome);
    Slices slices(db, note);
    auto triggers = BulkTriggers::on(db, tablesOf(selection), BulkTriggers::Work::Update);
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
    bool isSwitched = !maker.changesProfile();
    ran = slices.run([&](int) -> city::Result<int> {
        if (std::exchange(isSwitched, true)) return 0;
        auto set = db.prepare("UPDATE city SET code_profile = ?1, revision = revision + 1");
        if (!set) return tl::unexpected(set.error());
        if (auto done = set->bind(1, maker.catalogue().profile.codeProfile).run(); !done) return tl::unexpected(done.error());
        return 1;
    }, [] { return true; });
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

city::Result<Outcome> applyLocked(Database& db, const QString& path, const city::Selection& selection, const Wish& wish, const Gate::Admitted& who,
                                  const ChangeNote& note, Faults faults, const Progress& progress) {
    auto reading = CityFile::openReading(path); // the maker's: it reads while slices are written
    if (!reading) return tl::unexpected(reading.error());
    auto maker = Maker::make(*reading, wish, who);
    if (!maker) return tl::unexpected(maker.error());
    if (auto whole = checkWhole(db, *maker, selection); !whole) return tl::unexpected(whole.error());
    const auto marked = mark(path, note.batch);
    if (!marked) return tl::unexpected(marked.error());
    Outcome outcome;
    outcome.batch = note.batch;
    auto done = runAll(db, *maker, selection, note, faults, outcome, progress);
    if (done && outcome.changed > 0) done = undo::noteBatch(db, note.user, {}, note.batch);
    if (!done) {
        // What cannot be taken back now is taken back at the next start.
        if (auto taken = batches::takeBack(db, note.batch, note, {}); !taken) return tl::unexpected(taken.error());
    }
    QFile::remove(*marked);
    if (!done) return tl::unexpected(done.error());
    return outcome;
}

} // namespace

city::Result<Preview> preview(const QString& path, const city::Selection& selection, const Wish& wish, const ChangeNote& note,
                              const Progress& progress) {
    auto db = CityFile::openReading(path);
    if (!db) return tl::unexpected(db.error());
    const auto who = Gate().admitted(*db, note, city::Action::Bulk);
    if (!who) return tl::unexpected(who.error());
    auto maker = Maker::make(*db, wish, *who);
    if (!maker) return tl::unexpected(maker.error());
    if (auto whole = checkWhole(*db, *maker, selection); !whole) return tl::unexpected(whole.error());
    Preview preview;
    const auto keys = selection.keys();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i % between == 0 && progress && !progress(double(i) / double(keys.size()), say(QT_TRANSLATE_NOOP("store", "Looking at what would change"))))
            return tl::unexpected(cancelled().error());
        auto made = maker->at(city::ComponentKey::unpacked(keys[i]));
        if (!made) return tl::unexpected(made.error());
        if (made->what == What::Gone) ++preview.gone;
        else if (made->what == What::Same) ++preview.same;
        else if (made->what == What::Faulty) list(preview, *made);
        if (made->what != What::Changed) continue;
        ++preview.changing;
        auto fields = made->patch.fields();
        if (made->needsCode && (fields.empty() || fields.front() != Field::Code)) fields.push_back(Field::Code);
        for (const Field field : fields) ++preview.byField[std::size_t(field)];
        if (preview.examples.size() < mostExamples) preview.examples.push_back({made->patch.before, made->patch.after});
    }
    return preview;
}

city::Result<Outcome> apply(const QString& path, const city::Selection& selection, const Wish& wish, const ChangeNote& note, Faults faults,
                            const Progress& progress) {
    auto db = CityFile::openWriting(path);
    if (!db) return tl::unexpected(db.error());
    const auto who = Gate().admitted(*db, note, city::Action::Bulk);
    if (!who) return tl::unexpected(who.error());
    ChangeNote under = note;
    under.user = who->user;
    under.batch = city::Uid::make().text();
    const QString folder = batches::folderOf(path);
    const int held = QDir().mkpath(folder) ? batches::lock(folder, under.batch) : -1;
    if (held < 0)
        return city::fail(FaultKind::ReadOnly, say(QT_TRANSLATE_NOOP("store", "The folder %1 cannot be written. Choose another place.")).arg(folder));
    if (auto set = db->execute("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY"); !set) return tl::unexpected(set.error());
    auto outcome = applyLocked(*db, path, selection, wish, *who, under, faults, progress);
    batches::unlock(folder, under.batch, held);
    return outcome;
}

} // namespace store::bulk
