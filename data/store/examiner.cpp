// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/examiner.h"

#include "store/quality_rows.h"
#include "store/querying.h"
#include "store/reader.h"
#include "store/reader_parts.h"
#include "store/repairing.h"
#include "store/worker_thread.h"

#include <algorithm>
#include <optional>
#include <set>

namespace store {

namespace {

constexpr std::size_t mostFollowed = 20'000; // rows: beyond, reading everything is faster

/// Tables that every component is held against.
constexpr const char* grounds[] = {"sub_district", "community", "unit_grid", "road", "department", "component_class",
                                   "component_class_code", "code_profile", "city"};

bool isGround(const QString& table) {
    return std::ranges::any_of(grounds, [&](const char* each) { return table == QLatin1String(each); });
}

/// What the journal says since a change.
struct Since {
    std::vector<city::ComponentKey> keys; ///< each once
    bool isElsewhere = false;             ///< in one of `grounds`
    std::int64_t change = 0;
};

city::Result<Since> changesSince(Database& db, std::int64_t change) {
    Since since;
    since.change = change;
    std::set<std::uint64_t> keys;
    auto query = db.prepare("SELECT seq, table_name, row_id FROM journal WHERE seq > ?1 ORDER BY seq");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, change);
    for (;;) {
        const auto more = query->step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        since.change = query->integer(0);
        if (const auto shape = reader::shapeOf(query->text(1)))
            keys.insert(city::ComponentKey{*shape, query->integer(2)}.packed());
        else if (isGround(query->text(1)))
            since.isElsewhere = true;
    }
    for (const std::uint64_t key : keys)
        since.keys.push_back(city::ComponentKey::unpacked(key));
    return since;
}

} // namespace

/// Everything that an examiner does, on its thread.
class Examiner::Worker : public QObject {
    Q_OBJECT

public:
    Worker(QString path, std::shared_ptr<std::atomic<bool>> stopping) : m_path(std::move(path)), m_stopping(std::move(stopping)) {}

    void run() {
        auto rules = quality::Rules::read();
        if (!rules)
            return fail(rules.error());
        auto view = readQuality(m_path, [this](double share, const QString& what) {
            Q_EMIT progressed(share, what);
            return !*m_stopping;
        });
        if (!view)
            return fail(view.error());
        const QDate today = city::today(view->ground->catalogue().profile);
        m_ledger.emplace(std::move(*rules), view->ground, std::move(view->rows), today);
        m_change = view->change;
        publish();
    }

    void follow() {
        if (!m_ledger || *m_stopping)
            return;
        if (const auto followed = read(); !followed)
            fail(followed.error());
    }

    void describe(quint64 ticket, const std::vector<quality::Finding>& findings, bool isChinese) {
        auto words = std::make_shared<std::vector<Words>>();
        for (const quality::Finding& finding : findings)
            words->push_back(m_ledger ? Words{m_ledger->sentence(finding, isChinese), isRepairable(finding)} : Words{});
        Q_EMIT described(ticket, words);
    }

    void repair(const quality::Finding& finding) {
        const auto component = componentOf(finding);
        std::optional<city::Component> after;
        if (component)
            after = m_ledger->repaired(finding, *component);
        if (!after)
            return Q_EMIT repaired(finding, nullptr, nullptr);
        Q_EMIT repaired(finding, std::make_shared<const city::Component>(*component),
                        std::make_shared<const city::Component>(std::move(*after)));
    }

    void repairAll(quality::Check check, const ChangeNote& note) {
        if (!m_ledger)
            return;
        const auto outcome = repairing::apply(m_path, *m_ledger, repairing::findingsOf(*m_ledger, check), note,
                                              [this](double share, const QString& what) {
                                                  Q_EMIT progressed(share, what);
                                                  return !*m_stopping;
                                              });
        if (!outcome)
            return fail(outcome.error());
        Q_EMIT repairedAll(check, *outcome);
        follow();
    }

    void list(bool isChinese) {
        if (!m_ledger)
            return;
        if (auto opened = open(); !opened)
            return fail(opened.error());
        auto list = listQuality(m_reader->database(), *m_ledger, m_change, isChinese);
        if (!list)
            return fail(list.error());
        Q_EMIT listed(std::make_shared<const QualityList>(std::move(*list)));
    }

Q_SIGNALS:
    void progressed(double share, const QString& what);
    void examined(store::ExaminationPtr examination);
    void described(quint64 ticket, store::Examiner::WordsPtr words);
    void repaired(const quality::Finding& finding, std::shared_ptr<const city::Component> before,
                  std::shared_ptr<const city::Component> after);
    void repairedAll(quality::Check check, const store::bulk::Outcome& outcome);
    void listed(std::shared_ptr<const store::QualityList> list);
    void failed(const city::Fault& fault);

private:
    city::Result<void> read() {
        if (auto opened = open(); !opened)
            return opened;
        Database& db = m_reader->database();
        std::vector<std::uint64_t> gone;
        city::Result<std::vector<quality::Facts>> facts;
        Since since;
        const auto done = inSnapshot(db, [&]() -> city::Result<void> {
            auto found = changesSince(db, m_change);
            if (!found)
                return tl::unexpected(found.error());
            since = std::move(*found);
            if (!since.isElsewhere && since.keys.size() <= mostFollowed)
                facts = readFacts(db, since.keys, gone);
            if (!facts)
                return tl::unexpected(facts.error());
            return {};
        });
        if (!done)
            return done;
        if (since.change == m_change)
            return {};
        if (since.isElsewhere || since.keys.size() > mostFollowed) {
            run();
            return {};
        }
        m_ledger->apply(*facts, gone);
        m_change = since.change;
        publish();
        return {};
    }

    city::Result<void> open() {
        if (m_reader)
            return {};
        auto reader = Reader::open(m_path);
        if (!reader)
            return tl::unexpected(reader.error());
        m_reader.emplace(std::move(*reader));
        return {};
    }

    std::optional<city::Component> componentOf(const quality::Finding& finding) {
        if (!m_ledger || finding.subject != quality::Finding::Subject::Component || !open())
            return std::nullopt;
        const auto component = m_reader->component(city::ComponentKey::unpacked(finding.key));
        return component ? *component : std::nullopt;
    }

    bool isRepairable(const quality::Finding& finding) {
        const auto component = componentOf(finding);
        return component && m_ledger->repaired(finding, *component);
    }

    void publish() {
        auto made = std::make_shared<Examination>();
        made->rules = m_ledger->rules().all();
        made->counts = m_ledger->counts();
        made->findings = m_ledger->findings();
        made->components = m_ledger->size();
        made->change = m_change;
        Q_EMIT examined(made);
    }

    void fail(const city::Fault& fault) { Q_EMIT failed(fault); }

    QString m_path;
    std::shared_ptr<std::atomic<bool>> m_stopping;
    std::optional<Reader> m_reader;
    std::optional<quality::Ledger> m_ledger;
    std::int64_t m_change = 0;
};

class Examiner::Thread : public WorkerThread<Worker> {
public:
    using WorkerThread::WorkerThread;
};

Examiner::Examiner(const QString& path, QObject* parent) : QObject(parent) {
    qRegisterMetaType<ExaminationPtr>();
    qRegisterMetaType<WordsPtr>();
    qRegisterMetaType<quality::Finding>();
    qRegisterMetaType<quality::Check>();
    qRegisterMetaType<bulk::Outcome>();
    qRegisterMetaType<std::shared_ptr<const QualityList>>();
    auto* worker = new Worker(path, m_stopping);
    connect(worker, &Worker::progressed, this, &Examiner::progressed);
    connect(worker, &Worker::examined, this, &Examiner::examined);
    connect(worker, &Worker::described, this, &Examiner::described);
    connect(worker, &Worker::repaired, this, &Examiner::repaired);
    connect(worker, &Worker::repairedAll, this, &Examiner::repairedAll);
    connect(worker, &Worker::listed, this, &Examiner::listed);
    connect(worker, &Worker::failed, this, &Examiner::failed);
    m_thread = std::make_unique<Thread>(worker);
}

Examiner::~Examiner() { *m_stopping = true; }

void Examiner::start() {
    *m_stopping = false;
    m_thread->post([](Worker& worker) { worker.run(); });
}

void Examiner::cancel() { *m_stopping = true; }

void Examiner::follow() {
    m_thread->post([](Worker& worker) { worker.follow(); });
}

void Examiner::describe(quint64 ticket, std::vector<quality::Finding> findings, bool isChinese) {
    m_thread->post([ticket, findings = std::move(findings), isChinese](Worker& worker) { worker.describe(ticket, findings, isChinese); });
}

void Examiner::repair(const quality::Finding& finding) {
    m_thread->post([finding](Worker& worker) { worker.repair(finding); });
}

void Examiner::repairAll(quality::Check check, const ChangeNote& note) {
    *m_stopping = false;
    m_thread->post([check, note](Worker& worker) { worker.repairAll(check, note); });
}

void Examiner::list(bool isChinese) {
    m_thread->post([isChinese](Worker& worker) { worker.list(isChinese); });
}

} // namespace store

#include "examiner.moc"
