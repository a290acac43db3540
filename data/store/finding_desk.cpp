// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/finding_desk.h"

#include "store/change_context.h"
#include "store/finding_rows.h"
#include "store/following.h"
#include "store/gate.h"
#include "store/querying.h"
#include "store/turnstile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace store {

namespace {

using city::FaultKind;
using score::Finding;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

} // namespace

class FindingDesk::Work {
public:
    Work(Database db, ScoreRules rules, QTimeZone zone)
        : m_db(std::move(db)), m_turnstile(m_db.path()), m_rules(std::move(rules)), m_zone(std::move(zone)) {}

    city::Result<Finding> report(const NewFinding& what, const ChangeNote& note) {
        auto finding = made(what);
        if (!finding)
            return finding;
        score::FindingMove move;
        move.action = score::FindingAction::Report, move.opinion = what.text;
        return write(std::move(*finding), std::move(move), note);
    }

    city::Result<Finding> step(const city::Uid& uid, std::int64_t revision, score::FindingMove move,
                               const ChangeNote& note) {
        auto now = finding_rows::one(m_db, "WHERE uid = ?1", uid.bytes());
        if (!now)
            return tl::unexpected(now.error());
        if (now->revision != revision)
            return city::fail(
                FaultKind::Conflict,
                say(QT_TRANSLATE_NOOP("store", "Somebody else was faster. Look at the finding again.")));
        return write(std::move(*now), std::move(move), note);
    }

    city::Result<std::vector<Finding>> list(std::optional<Finding::State> state, int limit) {
        return finding_rows::list(m_db, state, limit);
    }
    city::Result<FindingStory> story(const QString& number) { return finding_rows::story(m_db, number); }

private:
    /// Place, line and responsibility of what was found.
    city::Result<Finding> made(const NewFinding& what) {
        const int at = m_rules.checklist.indexOf(what.item);
        if (at < 0)
            return city::fail(
                FaultKind::Invalid,
                say(QT_TRANSLATE_NOOP("store", "The checklist has no item %1.")).arg(what.item.left(40)));
        if (!what.place || !geo::isValid(*what.place))
            return city::fail(FaultKind::Invalid,
                              say(QT_TRANSLATE_NOOP("store", "A finding needs a place on Earth.")));
        const auto spot = following::spotOf(m_db, *what.place);
        if (!spot)
            return tl::unexpected(spot.error());
        const score::ChecklistItem& item = m_rules.checklist.items()[std::size_t(at)];
        Finding finding;
        finding.uid = city::Uid::make(), finding.item = item.id,
        finding.checklist = m_rules.checklist.version();
        finding.place = *what.place, finding.text = what.text, finding.photo = what.photo;
        finding.component = what.component;
        finding.found = what.found.value_or(QDateTime::currentMSecsSinceEpoch());
        if (finding.found > QDateTime::currentMSecsSinceEpoch() + 300'000)
            return city::fail(FaultKind::Invalid,
                              say(QT_TRANSLATE_NOOP("store", "A finding cannot be dated in the future.")));
        finding.proposed = finding.points = item.deduction.millionths().value_or(0);
        finding.cell.place = spot->subDistrict;
        auto responsible = m_db.prepare(
            "SELECT l.id, coalesce(r.company_id, 0) FROM service_line l LEFT JOIN responsibility r ON "
            "r.service_line_id = l.id AND r.sub_district_id = ?2 WHERE l.code = ?1");
        if (!responsible)
            return tl::unexpected(responsible.error());
        const auto row = responsible->bind(1, item.line).bind(2, finding.cell.place).step();
        if (!row)
            return tl::unexpected(row.error());
        if (*row)
            finding.cell.line = int(responsible->integer(0)),
            finding.cell.company = int(responsible->integer(1));
        return finding;
    }

    city::Result<Finding> write(Finding before, score::FindingMove move, ChangeNote note) {
        const city::Where where{before.cell.place, before.cell.line, before.cell.company};
        const bool anybody = move.action == score::FindingAction::Appeal;
        const auto user =
            m_gate.admit(m_db, note, anybody ? city::Action::View : city::Action::Review, {where});
        if (!user)
            return tl::unexpected(user.error());
        note.user = move.user = *user;
        move.now = QDateTime::currentMSecsSinceEpoch();
        if (before.steps == 0)
            before.foundBy = *user;
        const auto turn = m_turnstile.wait();
        city::Result<Finding> answer = before;
        const auto done = inTransaction(m_db, [&]() -> city::Result<void> {
            answer = written(before, move, note);
            if (!answer)
                return tl::unexpected(answer.error());
            return {};
        });
        if (!done)
            return tl::unexpected(done.error());
        return answer;
    }

    city::Result<Finding> written(Finding before, score::FindingMove& move, const ChangeNote& note) {
        if (before.steps > 0) {
            const auto involved = finding_rows::appealants(m_db, before.row);
            const auto revision = finding_rows::one(m_db, "WHERE uid = ?1", before.uid.bytes());
            if (!involved || !revision)
                return tl::unexpected(involved ? revision.error() : involved.error());
            if (revision->revision != before.revision)
                return city::fail(
                    FaultKind::Conflict,
                    say(QT_TRANSLATE_NOOP("store", "Somebody else was faster. Look at the finding again.")));
            move.involved = *involved;
        } else {
            const QDate day = QDateTime::fromMSecsSinceEpoch(move.now, m_zone).date();
            auto number = finding_rows::nextNumber(m_db, day);
            if (!number)
                return tl::unexpected(number.error());
            before.number = *number;
        }
        auto after = score::judged(before, move, m_rules.checklist);
        if (!after)
            return after;
        const city::Uid step = city::Uid::make();
        if (auto set = change_context::set(m_db, step, note); !set)
            return tl::unexpected(set.error());
        if (auto kept = finding_rows::keep(m_db, *after, before.steps == 0); !kept)
            return tl::unexpected(kept.error());
        if (auto kept = finding_rows::keepStep(m_db, step, *after, move); !kept)
            return tl::unexpected(kept.error());
        if (auto cleared = change_context::clear(m_db); !cleared)
            return tl::unexpected(cleared.error());
        return finding_rows::one(m_db, "WHERE uid = ?1", after->uid.bytes());
    }

    Database m_db;
    Turnstile m_turnstile;
    ScoreRules m_rules;
    QTimeZone m_zone;
    Gate m_gate;
};

FindingDesk::FindingDesk(std::unique_ptr<Work> work) : m_work(std::move(work)) {}
FindingDesk::FindingDesk(FindingDesk&&) noexcept = default;
FindingDesk::~FindingDesk() = default;

city::Result<FindingDesk> FindingDesk::open(const QString& path) {
    auto rules = ScoreRules::read();
    auto reader = ScoreReader::open(path);
    if (!rules || !reader)
        return tl::unexpected(rules ? reader.error() : rules.error());
    auto zone = reader->zone();
    auto db = CityFile::openWriting(path);
    if (!zone || !db)
        return tl::unexpected(zone ? db.error() : zone.error());
    if (auto set = db->execute("PRAGMA synchronous = FULL"); !set)
        return tl::unexpected(set.error());
    return FindingDesk(std::make_unique<Work>(std::move(*db), std::move(*rules), std::move(*zone)));
}

city::Result<Finding> FindingDesk::report(const NewFinding& what, const ChangeNote& note) {
    return m_work->report(what, note);
}
city::Result<Finding> FindingDesk::step(const city::Uid& finding, std::int64_t revision,
                                        score::FindingMove move, const ChangeNote& note) {
    return m_work->step(finding, revision, std::move(move), note);
}
city::Result<std::vector<Finding>> FindingDesk::list(std::optional<Finding::State> state, int limit) {
    return m_work->list(state, limit);
}
city::Result<FindingStory> FindingDesk::story(const QString& number) {
    return m_work->story(number);
}

} // namespace store
