// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/case_desk.h"

#include "store/case_follow.h"
#include "store/case_rows.h"
#include "store/change_context.h"
#include "store/evidence.h"
#include "store/patch_writer.h"
#include "store/querying.h"
#include "work/acting.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace store {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

tl::unexpected<CaseRefusal> refuse(city::Fault fault) {
    return tl::unexpected(CaseRefusal{std::move(fault), {}, {}});
}

std::int64_t now() {
    return QDateTime::currentMSecsSinceEpoch();
}

city::Result<std::optional<work::Order>> orderBy(Database& db, const char* where, const QByteArray& key) {
    auto query = db.prepare(case_rows::selectOrders() + where);
    if (!query)
        return tl::unexpected(query.error());
    const auto row = query->bind(1, key).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    return case_rows::orderAt(*query);
}

} // namespace

class CaseDesk::Work {
public:
    Work(Database db, CaseRules rules)
        : m_db(std::move(db)), m_turnstile(m_db.path()), m_rules(std::move(rules)) {}

    CaseAnswer report(const NewCase& what, const ChangeNote& note) {
        if (auto fresh = refresh(); !fresh)
            return refuse(fresh.error());
        auto order = case_follow::orderOf(m_db, m_catalogue, m_rules.book, what);
        if (!order)
            return refuse(order.error());
        work::Move move;
        move.action = work::actions::report;
        move.role = what.role;
        move.opinion = what.description;
        move.place = what.place;
        return write(std::move(*order), std::move(move), what.seen, what.photos, note, false);
    }

    city::Result<work::Order> preview(const NewCase& what) {
        if (auto fresh = refresh(); !fresh)
            return tl::unexpected(fresh.error());
        auto order = case_follow::orderOf(m_db, m_catalogue, m_rules.book, what);
        if (order)
            order->received = {now()};
        return order;
    }

    CaseAnswer step(const NewStep& what, const ChangeNote& note) {
        if (auto fresh = refresh(); !fresh)
            return refuse(fresh.error());
        auto order = orderBy(m_db, "WHERE uid = ?1", what.order.bytes());
        if (!order)
            return refuse(order.error());
        if (!*order)
            return refuse({FaultKind::NotFound,
                           say(QT_TRANSLATE_NOOP("store", "This case is not there any more.")),
                           {}});
        if ((*order)->revision != what.revision)
            return conflict(**order);
        work::Move move = what.move;
        if (auto done = fillMove(**order, what, move); !done)
            return refuse(done.error());
        return write(std::move(**order), std::move(move), what.event, what.photos, note, false);
    }

    city::Result<int> resumeDue() {
        if (auto fresh = refresh(); !fresh)
            return tl::unexpected(fresh.error());
        auto query = m_db.prepare(case_rows::selectOrders() +
                                  "WHERE is_open = 1 AND state = ?1 AND suspended_until_ms <= ?2");
        if (!query)
            return tl::unexpected(query.error());
        query->bind(1, int(work::states::suspended.number)).bind(2, now());
        std::vector<work::Order> due;
        if (auto read = eachRow(*query, [&](const Statement& q) { due.push_back(case_rows::orderAt(q)); });
            !read)
            return tl::unexpected(read.error());
        int done = 0;
        for (work::Order& order : due) {
            work::Move move;
            move.action = work::actions::resume;
            move.role = work::roles::system;
            const city::EventTime when = std::max(order.changed, *order.suspendedUntil);
            ChangeNote note;
            note.user = QStringLiteral("xiuhua");
            const auto answer = write(std::move(order), std::move(move), when, {}, note, true);
            if (answer)
                ++done;
            else if (answer.error().fault.kind != FaultKind::Conflict)
                return tl::unexpected(answer.error().fault);
        }
        return done;
    }

    city::Result<std::uint32_t> rolesOf(const work::Order& order, const ChangeNote& note) {
        const auto who = m_gate.admitted(m_db, note, city::Action::View);
        if (!who)
            return tl::unexpected(who.error());
        return work::rolesOf(m_rules.lifecycle, who->rights, work::whereOf(order));
    }

    city::Result<void> setFiling(const std::vector<work::FilingCondition>& filing, const ChangeNote& note) {
        const auto user = m_gate.admitEverywhere(m_db, note, city::Action::Settings);
        if (!user)
            return tl::unexpected(user.error());
        const auto turn = m_turnstile.wait();
        if (auto done = inTransaction(m_db, [&] { return case_rows::writeFiling(m_db, filing); }); !done)
            return done;
        m_rules.book.filing = filing;
        return audit::add(m_db, *user, "settings",
                          QStringLiteral("filing conditions: %1").arg(filing.size()));
    }

    const CaseRules& rules() const { return m_rules; }

private:
    city::Result<void> refresh() {
        const auto version = m_db.number("PRAGMA data_version");
        if (!version)
            return tl::unexpected(version.error());
        if (*version == m_version)
            return {};
        auto catalogue = readCatalogue(m_db);
        if (!catalogue)
            return tl::unexpected(catalogue.error());
        auto filing = case_rows::readFiling(m_db);
        if (!filing)
            return tl::unexpected(filing.error());
        m_catalogue = std::move(*catalogue);
        m_rules.book.filing = std::move(*filing);
        m_version = *version;
        return {};
    }

    /// Somebody else was faster: who, and what they did.
    CaseAnswer conflict(work::Order theirs) {
        auto query =
            m_db.prepare(case_rows::selectSteps() + "WHERE order_id = ?1 ORDER BY number DESC LIMIT 1");
        if (!query)
            return refuse(query.error());
        const auto row = query->bind(1, theirs.row).step();
        if (!row || !*row)
            return refuse(row ? city::Fault{} : row.error());
        work::Step step = case_rows::stepAt(*query);
        const auto* action = m_rules.lifecycle.action(step.action);
        const bool english = QLocale().language() != QLocale::Chinese;
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(step.received.ms,
                                                            QTimeZone(m_catalogue.profile.timeZone.toUtf8()));
        city::Fault fault{
            FaultKind::Conflict,
            say(QT_TRANSLATE_NOOP("store", "%1 was faster: \"%2\" at %3. Look at the case again."))
                .arg(step.user, action ? work::nameOf(*action, english) : QString(),
                     at.toString(QStringLiteral("HH:mm:ss"))),
            {}};
        return tl::unexpected(CaseRefusal{std::move(fault), std::move(theirs), std::move(step)});
    }

    /// The department's company, the filing condition's limit, the case to merge into.
    city::Result<void> fillMove(const work::Order& order, const NewStep& what, work::Move& move) {
        if (move.action == work::actions::dispatch && move.department) {
            const auto company = case_follow::companyOf(m_db, m_catalogue, move.department);
            if (!company)
                return tl::unexpected(company.error());
            move.company = *company;
        }
        if (!move.filing.isEmpty()) {
            const auto* condition = m_rules.book.condition(move.filing);
            if (!condition || condition->kind != order.kind || condition->classCode != order.classCode)
                return city::fail(
                    FaultKind::Invalid,
                    say(QT_TRANSLATE_NOOP(
                            "store", "%1 is no filing condition of this case's class. Choose another one."))
                        .arg(move.filing.left(60)));
        }
        if (const auto* condition = m_rules.book.condition(order.filing))
            move.handleLimit = condition->limit;
        if (!what.target.isEmpty()) {
            const auto target = orderBy(m_db, "WHERE number = CAST(?1 AS TEXT)", what.target.toUtf8());
            if (!target)
                return tl::unexpected(target.error());
            if (!*target || !m_rules.lifecycle.isOpen((*target)->state))
                return city::fail(FaultKind::Invalid,
                                  say(QT_TRANSLATE_NOOP("store", "There is no open case %1 to merge into."))
                                      .arg(what.target.left(60)));
            move.target = (*target)->uid;
        }
        return {};
    }

    /// Who acts, and whether they may in this role. The refusal is recorded.
    city::Result<QString> admit(const work::Order& order, const work::Move& move, const ChangeNote& note) {
        const auto who = m_gate.admitted(m_db, note, city::Action::View);
        if (!who)
            return tl::unexpected(who.error());
        if ((work::rolesOf(m_rules.lifecycle, who->rights, work::whereOf(order)) >> move.role.number) & 1)
            return who->user;
        const auto* role = m_rules.lifecycle.role(move.role);
        (void)audit::add(m_db, who->user, "refusal",
                         QStringLiteral("case as %1").arg(role ? role->id : QString()));
        const bool english = QLocale().language() != QLocale::Chinese;
        return city::fail(
            FaultKind::Forbidden,
            say(QT_TRANSLATE_NOOP("store", "The account %1 may not act as %2 here. Ask an administrator."))
                .arg(who->user, role ? work::nameOf(*role, english) : QStringLiteral("?")));
    }

    city::Result<std::vector<Evidence>> keep(const std::vector<Photo>& photos) {
        std::vector<Evidence> kept;
        for (const Photo& photo : photos) {
            auto one = evidence::keep(m_db.path(), photo.file);
            if (!one)
                return tl::unexpected(one.error());
            one->kind = photo.kind;
            one->place = photo.place;
            one->taken = photo.taken;
            kept.push_back(std::move(*one));
        }
        return kept;
    }

    CaseAnswer write(work::Order order, work::Move move, std::optional<city::EventTime> event,
                     const std::vector<Photo>& photos, ChangeNote note, bool bySystem) {
        if (!bySystem) {
            const auto user = admit(order, move, note);
            if (!user)
                return refuse(user.error());
            note.user = *user;
        }
        move.user = note.user;
        move.received = {now()};
        // Where this machine's clock was set back, time does not run backwards for the case.
        move.event = event.value_or(city::EventTime{std::max(move.received.ms, order.changed.ms)});
        if (!event)
            move.received.ms = std::max(move.received.ms, move.event.ms);
        for (const Photo& photo : photos)
            move.proofs.push_back({photo.kind, photo.place});
        auto moved = m_rules.lifecycle.apply(order, move, m_rules.calendar);
        if (!moved)
            return refuse(moved.error());
        auto kept = keep(photos);
        if (!kept)
            return refuse(kept.error());
        const auto turn = m_turnstile.wait();
        if (auto begun = m_db.execute("BEGIN IMMEDIATE"); !begun)
            return refuse(begun.error());
        CaseAnswer answer = writeRows(order, *moved, *kept, note);
        if (answer)
            if (auto committed = m_db.execute("COMMIT"); !committed)
                answer = refuse(committed.error());
        if (!answer)
            (void)m_db.execute("ROLLBACK");
        return answer;
    }

    /// Inside the transaction: compares what was read before it, then writes case, step and evidence.
    CaseAnswer writeRows(const work::Order& before, work::Moved& moved, std::vector<Evidence>& kept,
                         const ChangeNote& note) {
        work::Order& order = moved.order;
        work::Step& step = moved.step;
        const bool isOpen = m_rules.lifecycle.isOpen(order.state);
        order.revision = before.revision + 1;
        city::Result<void> done = change_context::set(m_db, step.uid, note);
        if (!done)
            return refuse(done.error());
        if (before.steps == 0) {
            order.reported = step.event;
            order.received = step.received;
            const auto number = case_follow::nextNumber(m_db, m_rules.calendar.dayOf(step.received.ms));
            if (!number)
                return refuse(number.error());
            order.number = *number;
            const auto row = case_rows::insert(m_db, order, isOpen);
            if (!row)
                return refuse(row.error());
            order.row = *row;
        } else {
            auto now = orderBy(m_db, "WHERE uid = ?1", before.uid.bytes());
            if (!now || !*now)
                return refuse(
                    now ? city::Fault{FaultKind::NotFound,
                                      say(QT_TRANSLATE_NOOP("store", "This case is not there any more.")),
                                      {}}
                        : now.error());
            if ((*now)->revision != before.revision)
                return conflict(**now);
            done = case_rows::update(m_db, order, isOpen);
        }
        step.order = order.row;
        step.evidence = int(kept.size());
        if (done)
            done = case_rows::insertStep(m_db, step);
        for (Evidence& one : kept) {
            one.order = order.row, one.step = step.number, one.user = step.user, one.received = step.received;
            if (done)
                done = case_rows::insertEvidence(m_db, one);
        }
        if (done)
            done = change_context::clear(m_db);
        if (!done)
            return refuse(done.error());
        const auto seq = m_db.number("SELECT coalesce(max(seq), 0) FROM journal");
        return CaseReceipt{order, step, seq.value_or(0)};
    }

    Database m_db;
    Turnstile m_turnstile;
    CaseRules m_rules;
    city::Catalogue m_catalogue;
    Gate m_gate;
    std::int64_t m_version = -1;
};

CaseDesk::CaseDesk(std::unique_ptr<Work> work) : m_work(std::move(work)) {}
CaseDesk::CaseDesk(CaseDesk&&) noexcept = default;
CaseDesk::~CaseDesk() = default;

city::Result<CaseDesk> CaseDesk::open(const QString& path) {
    auto db = CityFile::openWriting(path);
    if (!db)
        return tl::unexpected(db.error());
    // A step that was answered survives a power cut, too: its commit waits for the disk.
    if (auto set = db->execute("PRAGMA synchronous = FULL"); !set)
        return tl::unexpected(set.error());
    auto rules = CaseRules::read(*db);
    if (!rules)
        return tl::unexpected(rules.error());
    return CaseDesk(std::make_unique<Work>(std::move(*db), std::move(*rules)));
}

CaseAnswer CaseDesk::report(const NewCase& what, const ChangeNote& note) {
    return m_work->report(what, note);
}
city::Result<work::Order> CaseDesk::preview(const NewCase& what) {
    return m_work->preview(what);
}
CaseAnswer CaseDesk::step(const NewStep& what, const ChangeNote& note) {
    return m_work->step(what, note);
}
city::Result<int> CaseDesk::resumeDue() {
    return m_work->resumeDue();
}
city::Result<std::uint32_t> CaseDesk::rolesOf(const work::Order& order, const ChangeNote& note) {
    return m_work->rolesOf(order, note);
}
city::Result<void> CaseDesk::setFiling(const std::vector<work::FilingCondition>& filing,
                                       const ChangeNote& note) {
    return m_work->setFiling(filing, note);
}
const CaseRules& CaseDesk::rules() const {
    return m_work->rules();
}

} // namespace store
