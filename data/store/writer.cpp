// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.h"

#include "store/batch_files.h"
#include "store/gate.h"
#include "store/patch_writer.h"
#include "store/record_writer.h"
#include "store/turnstile.h"
#include "store/undo.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace store {

namespace {

struct Job {
    enum class Kind { Submit, Undo, Redo };
    Kind kind = Kind::Submit;
    city::Patch patch;
    ChangeNote note;
    std::function<void(const Answer&)> answered;
    std::optional<city::RecordPatch> record = {}; ///< instead of `patch`
    std::function<void(const RecordAnswer&)> recordAnswered = {};
};

Refusal refusal(city::Fault fault) {
    return {std::move(fault), {}, {}};
}

template <typename Given = Answer>
std::pair<std::future<Given>, std::function<void(const Given&)>> promised() {
    auto promise = std::make_shared<std::promise<Given>>();
    return {promise->get_future(), [promise](const Given& answer) { promise->set_value(answer); }};
}

} // namespace

/// The queue and the thread that empties it.
class Writer::Desk {
public:
    explicit Desk(QString path) : m_path(std::move(path)), m_turnstile(m_path), m_thread([this] { run(); }) {}
    ~Desk() {
        {
            const std::lock_guard lock(m_mutex);
            m_closing = true;
        }
        m_woken.notify_one();
        m_thread.join();
    }

    void add(Job job) {
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.push_back(std::move(job));
        }
        m_woken.notify_one();
    }

private:
    void run() {
        auto db = CityFile::openWriting(m_path);
        for (;;) {
            std::unique_lock lock(m_mutex);
            m_woken.wait(lock, [this] { return m_closing || !m_jobs.empty(); });
            if (m_jobs.empty()) return;
            const Job job = std::move(m_jobs.front());
            m_jobs.pop_front();
            lock.unlock();
            give(db, job);
        }
    }

    void give(city::Result<Database>& db, const Job& job) {
        if (!db) db = CityFile::openWriting(m_path); // the lock or the disk may be free by now
        if (!job.record) return job.answered(db ? answer(*db, job) : tl::unexpected(refusal(db.error())));
        job.recordAnswered(db ? answerRecord(*db, job) : tl::unexpected(RecordRefusal{db.error(), {}, {}}));
    }

    RecordAnswer answerRecord(Database& db, const Job& job) {
        if (auto fresh = refreshCatalogue(db); !fresh) return tl::unexpected(RecordRefusal{fresh.error(), {}, {}});
        if (!m_tables) return tl::unexpected(RecordRefusal{m_tables.error(), {}, {}});
        const auto turn = m_turnstile.wait();
        return writeRecord(db, m_catalogue, *m_tables, m_gate, *job.record, job.note);
    }

    Answer answer(Database& db, const Job& job) {
        if (auto fresh = refreshCatalogue(db); !fresh) return tl::unexpected(refusal(fresh.error()));
        return job.kind == Job::Kind::Submit ? write(db, job.patch, job.note, {}) : takeBack(db, job);
    }

    Answer write(Database& db, const city::Patch& patch, const ChangeNote& note, const undo::Origin& origin) {
        const auto turn = m_turnstile.wait();
        return writePatch(db, m_catalogue, m_gate, patch, note, origin);
    }

    /// Undo, or redo: an undo of the undo.
    Answer takeBack(Database& db, const Job& job) {
        const QString user = job.note.login ? job.note.login->name() : job.note.user;
        const bool isUndo = job.kind == Job::Kind::Undo;
        const auto step = isUndo ? undo::undoable(db, user) : undo::redoable(db, user);
        if (!step) return tl::unexpected(refusal(step.error()));
        if (!*step)
            return tl::unexpected(refusal({city::FaultKind::NotFound,
                                           isUndo ? QCoreApplication::translate("store", "There is nothing to take back.")
                                                  : QCoreApplication::translate("store", "There is nothing to do again."), {}}));
        const undo::Origin origin{isUndo ? "undo" : "redo", (*step)->id};
        if (!(*step)->batch.isEmpty()) return takeBackBatch(db, (*step)->batch, job.note, origin);
        if (auto record = takeBackRecord(db, **step, job.note, origin)) return std::move(*record);
        const auto patch = undo::inverseOf(db, **step);
        if (!patch) return tl::unexpected(patch.error());
        return write(db, *patch, job.note, origin);
    }

    /// Of a step that changed a record that is no component; nothing of another one.
    std::optional<Answer> takeBackRecord(Database& db, const undo::Step& step, const ChangeNote& note, const undo::Origin& origin) {
        if (!m_tables) return std::nullopt;
        const auto patch = inverseOfRecord(db, *m_tables, step);
        if (!patch) return tl::unexpected(refusal(patch.error().fault));
        if (!*patch) return std::nullopt;
        const auto turn = m_turnstile.wait();
        const RecordAnswer answer = writeRecord(db, m_catalogue, *m_tables, m_gate, **patch, note, origin);
        if (!answer) return tl::unexpected(refusal(answer.error().fault));
        Receipt receipt;
        receipt.revision = answer->revision;
        receipt.seq = answer->seq;
        receipt.record = answer->record;
        return receipt;
    }

    /// Many rows at once, in slices. What is submitted meanwhile is written between them.
    Answer takeBackBatch(Database& db, const QString& batch, ChangeNote note, const undo::Origin& origin) {
        const auto who = m_gate.admitted(db, note, city::Action::Bulk); // the places were judged when it was done
        if (!who) return tl::unexpected(refusal(who.error()));
        note.user = who->user;
        const auto done = batches::revertAs(m_path, batch, note, [&](double, const QString&) {
            writeSubmitted(db);
            return true;
        }, origin);
        if (!done) return tl::unexpected(refusal(done.error()));
        Receipt receipt;
        receipt.rows = done->rows;
        const auto seq = db.number("SELECT coalesce(max(seq), 0) FROM journal");
        receipt.seq = seq.value_or(0);
        return receipt;
    }

    void writeSubmitted(Database& db) {
        for (;;) {
            std::unique_lock lock(m_mutex);
            if (m_jobs.empty() || m_jobs.front().kind != Job::Kind::Submit) return;
            const Job job = std::move(m_jobs.front());
            m_jobs.pop_front();
            lock.unlock();
            job.record ? job.recordAnswered(answerRecord(db, job)) : job.answered(answer(db, job));
        }
    }

    /// Reads the small tables again when anyone else committed.
    city::Result<void> refreshCatalogue(Database& db) {
        const auto version = db.number("PRAGMA data_version");
        if (!version) return tl::unexpected(version.error());
        if (*version == m_dataVersion) return {};
        auto catalogue = readCatalogue(db);
        if (!catalogue) return tl::unexpected(catalogue.error());
        m_catalogue = std::move(*catalogue);
        m_dataVersion = *version;
        return {};
    }

    const QString m_path;
    Turnstile m_turnstile;
    const city::Result<city::RecordTables> m_tables = city::readRecordTables();
    city::Catalogue m_catalogue;
    Gate m_gate;
    std::int64_t m_dataVersion = -1;
    std::mutex m_mutex;
    std::condition_variable m_woken;
    std::deque<Job> m_jobs;
    bool m_closing = false;
    std::thread m_thread; // last: everything above is there when it starts
};

Writer::Writer(const QString& path) : m_desk(std::make_unique<Desk>(path)) {}

Writer::~Writer() = default;

std::future<Answer> Writer::submit(city::Patch patch, ChangeNote note) {
    auto [future, keep] = promised();
    submit(std::move(patch), std::move(note), std::move(keep));
    return std::move(future);
}

void Writer::submit(city::Patch patch, ChangeNote note, std::function<void(const Answer&)> answered) {
    m_desk->add({Job::Kind::Submit, std::move(patch), std::move(note), std::move(answered)});
}

std::future<RecordAnswer> Writer::submit(city::RecordPatch patch, ChangeNote note) {
    auto [future, keep] = promised<RecordAnswer>();
    submit(std::move(patch), std::move(note), std::move(keep));
    return std::move(future);
}

void Writer::submit(city::RecordPatch patch, ChangeNote note, std::function<void(const RecordAnswer&)> answered) {
    m_desk->add({Job::Kind::Submit, {}, std::move(note), {}, std::move(patch), std::move(answered)});
}

void Writer::undo(ChangeNote note, std::function<void(const Answer&)> answered) {
    m_desk->add({Job::Kind::Undo, {}, std::move(note), std::move(answered)});
}

void Writer::redo(ChangeNote note, std::function<void(const Answer&)> answered) {
    m_desk->add({Job::Kind::Redo, {}, std::move(note), std::move(answered)});
}

std::future<Answer> Writer::undo(ChangeNote note) {
    auto [future, keep] = promised();
    undo(std::move(note), std::move(keep));
    return std::move(future);
}

std::future<Answer> Writer::redo(ChangeNote note) {
    auto [future, keep] = promised();
    redo(std::move(note), std::move(keep));
    return std::move(future);
}

} // namespace store
