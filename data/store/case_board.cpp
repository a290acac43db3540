// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/case_board.h"

#include "store/querying.h"
#include "store/worker_thread.h"

#include <optional>
#include <set>

namespace store {

namespace {
constexpr std::size_t mostFollowed = 5'000; // cases: beyond, reading all open ones is faster
} // namespace

/// Reads, on its thread.
class CaseBoard::Reading : public QObject {
    Q_OBJECT

public:
    explicit Reading(QString path) : m_path(std::move(path)) {}

    void start() {
        auto reader = CaseReader::open(m_path);
        if (!reader)
            return void(Q_EMIT failed(reader.error()));
        m_reader.emplace(std::move(*reader));
        auto rules = m_reader->rules();
        if (!rules)
            return void(Q_EMIT failed(rules.error()));
        m_rules = std::make_shared<const CaseRules>(std::move(*rules));
        Q_EMIT rulesRead(m_rules);
        readAll();
    }

    void follow() {
        if (!m_reader)
            return;
        std::set<std::int64_t> ids;
        std::int64_t last = m_change;
        auto query = m_reader->database().prepare(
            "SELECT seq, row_id FROM journal WHERE seq > ?1 AND table_name = 'work_order' ORDER BY seq");
        if (!query)
            return void(Q_EMIT failed(query.error()));
        query->bind(1, m_change);
        if (auto read = eachRow(*query,
                                [&](const Statement& q) { last = q.integer(0), ids.insert(q.integer(1)); });
            !read)
            return void(Q_EMIT failed(read.error()));
        if (ids.size() > mostFollowed)
            return readAll();
        if (ids.empty())
            return;
        auto orders = m_reader->rows({ids.begin(), ids.end()});
        if (!orders)
            return void(Q_EMIT failed(orders.error()));
        m_change = last;
        Q_EMIT changed(std::make_shared<const std::vector<work::Order>>(std::move(*orders)));
    }

    void tell(quint64 ticket, const QString& number) {
        if (!m_reader)
            return;
        auto story = m_reader->story(number);
        if (!story) {
            if (story.error().kind != city::FaultKind::NotFound)
                Q_EMIT failed(story.error());
            return void(Q_EMIT told(ticket, nullptr));
        }
        auto made = std::make_shared<Told>();
        made->story = std::move(*story);
        made->folder = m_path;
        if (m_rules->lifecycle.isOpen(made->story.order.state))
            made->similar = m_reader->similar(made->story.order, m_rules->lifecycle)
                                .value_or(std::vector<work::Order>());
        Q_EMIT told(ticket, made);
    }

Q_SIGNALS:
    void rulesRead(store::CaseBoard::RulesPtr rules);
    void opened(store::CaseBoard::OrdersPtr orders);
    void changed(store::CaseBoard::OrdersPtr orders);
    void told(quint64 ticket, store::CaseBoard::ToldPtr told);
    void failed(const city::Fault& fault);

private:
    void readAll() {
        // The change first: a step between the two is read twice, and never missed.
        const auto change = m_reader->database().number("SELECT coalesce(max(seq), 0) FROM journal");
        if (!change)
            return void(Q_EMIT failed(change.error()));
        auto orders = m_reader->openCases();
        if (!orders)
            return void(Q_EMIT failed(orders.error()));
        m_change = *change;
        Q_EMIT opened(std::make_shared<const std::vector<work::Order>>(std::move(*orders)));
    }

    const QString m_path;
    std::optional<CaseReader> m_reader;
    RulesPtr m_rules;
    std::int64_t m_change = 0; ///< journal.seq that was followed
};

/// Writes, on its thread. Opened when it is first needed: a city on read-only media can be looked at.
class CaseBoard::Writing : public QObject {
    Q_OBJECT

public:
    explicit Writing(QString path) : m_path(std::move(path)) {}

    void preview(quint64 ticket, const NewCase& what) {
        const auto desk = at();
        if (!desk)
            return void(Q_EMIT refused(ticket, desk.error()));
        auto order = (*desk)->preview(what);
        if (!order)
            return void(Q_EMIT refused(ticket, order.error()));
        auto made = std::make_shared<Preview>();
        made->order = std::move(*order);
        if (!m_reader)
            if (auto reader = CaseReader::open(m_path))
                m_reader.emplace(std::move(*reader));
        if (m_reader)
            made->similar = m_reader->similar(made->order, (*desk)->rules().lifecycle)
                                .value_or(std::vector<work::Order>());
        Q_EMIT previewed(ticket, made);
    }

    void report(quint64 ticket, const NewCase& what, const ChangeNote& note) {
        write(ticket, 1, [&](CaseDesk& desk, std::size_t) { return desk.report(what, note); });
    }
    void step(quint64 ticket, const std::vector<NewStep>& all, const ChangeNote& note) {
        write(ticket, all.size(), [&](CaseDesk& desk, std::size_t i) { return desk.step(all[i], note); });
    }

Q_SIGNALS:
    void previewed(quint64 ticket, store::CaseBoard::PreviewPtr preview);
    void refused(quint64 ticket, const city::Fault& fault);
    void wrote(quint64 ticket, store::CaseBoard::AnswersPtr answers);

private:
    city::Result<CaseDesk*> at() {
        if (!m_desk) {
            auto desk = CaseDesk::open(m_path);
            if (!desk)
                return tl::unexpected(desk.error());
            m_desk.emplace(std::move(*desk));
        }
        return &*m_desk;
    }

    template <typename Write>
    void write(quint64 ticket, std::size_t count, Write one) {
        const auto desk = at();
        auto answers = std::make_shared<std::vector<CaseAnswer>>();
        for (std::size_t i = 0; i < count; ++i)
            answers->push_back(desk ? one(**desk, i)
                                    : CaseAnswer(tl::unexpected(CaseRefusal{desk.error(), {}, {}})));
        Q_EMIT wrote(ticket, answers);
    }

    const QString m_path;
    std::optional<CaseDesk> m_desk;
    std::optional<CaseReader> m_reader;
};

class CaseBoard::Threads {
public:
    explicit Threads(const QString& path) : reading(new Reading(path)), writing(new Writing(path)) {}
    WorkerThread<Reading> reading;
    WorkerThread<Writing> writing;
};

CaseBoard::CaseBoard(const QString& path, QObject* parent)
    : QObject(parent), m_threads(std::make_unique<Threads>(path)) {
    const Reading* reading = m_threads->reading.get();
    connect(reading, &Reading::rulesRead, this, &CaseBoard::rulesRead);
    connect(reading, &Reading::opened, this, &CaseBoard::opened);
    connect(reading, &Reading::changed, this, &CaseBoard::changed);
    connect(reading, &Reading::told, this, &CaseBoard::told);
    connect(reading, &Reading::failed, this, &CaseBoard::failed);
    const Writing* writing = m_threads->writing.get();
    connect(writing, &Writing::previewed, this, &CaseBoard::previewed);
    connect(writing, &Writing::refused, this, &CaseBoard::refused);
    connect(writing, &Writing::wrote, this, &CaseBoard::wrote);
}

CaseBoard::~CaseBoard() = default;

void CaseBoard::start() {
    m_threads->reading.post([](Reading& reading) { reading.start(); });
}
void CaseBoard::follow() {
    m_threads->reading.post([](Reading& reading) { reading.follow(); });
}
void CaseBoard::tell(quint64 ticket, const QString& number) {
    m_threads->reading.post([=](Reading& reading) { reading.tell(ticket, number); });
}
void CaseBoard::preview(quint64 ticket, const NewCase& what) {
    m_threads->writing.post([=](Writing& writing) { writing.preview(ticket, what); });
}
void CaseBoard::report(quint64 ticket, const NewCase& what, const ChangeNote& note) {
    m_threads->writing.post([=](Writing& writing) { writing.report(ticket, what, note); });
}
void CaseBoard::step(quint64 ticket, const std::vector<NewStep>& all, const ChangeNote& note) {
    m_threads->writing.post([=](Writing& writing) { writing.step(ticket, all, note); });
}

} // namespace store

#include "case_board.moc"
