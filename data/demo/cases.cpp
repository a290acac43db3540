// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/cases.h"

#include "demo/random.h"
#include "demo/rows.h"
#include "store/case_follow.h"
#include "store/case_rows.h"
#include "store/patch_writer.h"
#include "store/querying.h"
#include "store/shape_blob.h"

#include <algorithm>
#include <map>

namespace demo {

namespace {

constexpr std::int64_t minuteMs = 60'000, hourMs = 60 * minuteMs, dayMs = 24 * hourMs;
constexpr std::uint64_t saltOfCases = 0x0c45e, caseTable = 700, stepTable = 701;

/// One step of a story: who does what, how many minutes after the step before.
struct Beat {
    const char* role;
    const char* action;
    int least, most;
};

constexpr Beat usual[] = {
    {"acceptor", "report", 0, 0},           {"acceptor", "accept", 1, 12},
    {"acceptor", "file", 2, 11},            {"dispatcher", "dispatch", 2, 12},
    {"department", "assign", 3, 20},        {"handler", "finish", 15, 170},
    {"department", "confirm", 3, 20},       {"acceptor", "send_check", 2, 9},
    {"collector", "pass", 6, 17},          {"shift_leader", "close", 2, 12}};
constexpr Beat verified[] = {
    {"collector", "report", 0, 0},          {"acceptor", "ask_verification", 1, 11},
    {"collector", "verified_exists", 8, 25}, {"acceptor", "file", 2, 11},
    {"dispatcher", "dispatch", 2, 12},      {"department", "assign", 3, 20},
    {"handler", "finish", 15, 110},         {"department", "confirm", 3, 20},
    {"acceptor", "send_check", 2, 9},      {"collector", "not_pass", 6, 17},
    {"acceptor", "rework", 2, 12},          {"handler", "finish", 10, 60},
    {"department", "confirm", 3, 15},       {"acceptor", "send_check", 2, 9},
    {"collector", "pass", 6, 17},          {"shift_leader", "close", 2, 12}};
constexpr Beat extended[] = {
    {"handler", "report", 0, 0},            {"acceptor", "accept", 1, 12},
    {"acceptor", "file", 2, 11},            {"dispatcher", "dispatch", 2, 12},
    {"department", "assign", 3, 20},        {"department", "ask_extension", 20, 60},
    {"dispatcher", "approve_extension", 10, 90}, {"handler", "finish", 40, 240},
    {"department", "confirm", 3, 20},       {"acceptor", "send_check", 2, 9},
    {"collector", "pass", 6, 17},          {"shift_leader", "close", 2, 12}};
constexpr Beat suspended[] = {
    {"acceptor", "report", 0, 0},           {"acceptor", "accept", 2, 20},
    {"acceptor", "file", 3, 15},            {"dispatcher", "dispatch", 3, 25},
    {"department", "assign", 5, 60},        {"department", "ask_suspension", 20, 60},
    {"dispatcher", "approve_suspension", 10, 90}};
constexpr Beat refused[] = {{"acceptor", "report", 0, 0}, {"shift_leader", "refuse", 5, 15}};

struct Story {
    const Beat* beats;
    int count;
    int leastOpen; ///< steps that an open case of it has at least
};
constexpr Story stories[] = {{usual, 10, 1}, {verified, 16, 2}, {extended, 12, 6}, {suspended, 7, 7}, {refused, 2, 2}};

struct Site {
    city::Uid uid;
    geo::Point place;
    int classId = 0, subDistrict = 0, community = 0, maintainer = 0;
    QString unitGrid, address;
};

/// Components that cases are about, spread over the whole city.
city::Result<std::vector<Site>> sitesOf(store::Database& city, int wanted, Random& random) {
    const auto last = city.number("SELECT coalesce(max(id), 0) FROM component_point");
    if (!last)
        return tl::unexpected(last.error());
    auto query = city.prepare("SELECT uid, geom, class_id, sub_district_id, community_id, maintainer_id, "
                              "unit_grid, address FROM component_point WHERE id = ?1");
    if (!query)
        return tl::unexpected(query.error());
    std::vector<Site> sites;
    for (int tries = 0; *last > 0 && int(sites.size()) < wanted && tries < 4 * wanted; ++tries) {
        const auto row = query->bind(1, 1 + std::int64_t(random.share() * double(*last))).step();
        if (!row)
            return tl::unexpected(row.error());
        if (*row) {
            const auto uid = query->blob(0), geometry = query->blob(1);
            const auto place = store::decodePoint(geometry.first, std::size_t(geometry.second));
            const auto known = city::Uid::fromBytes(uid.first, uid.second);
            if (place && known && query->integer(3) > 0)
                sites.push_back({*known, *place, int(query->integer(2)), int(query->integer(3)),
                                 int(query->integer(4)), int(query->integer(5)), query->text(6),
                                 query->text(7)});
        }
        query->reset();
    }
    return sites;
}

/// Tells stories by the rules of the life cycle and writes what comes of them.
class Teller {
public:
    Teller(store::Database& city, store::CaseRules rules, city::Catalogue catalogue, std::uint64_t seed)
        : m_city(city), m_rules(std::move(rules)), m_catalogue(std::move(catalogue)), m_seed(seed) {
        for (const work::CaseClass& one : m_rules.book.classes)
            if (!m_rules.book.conditionsOf(work::CaseKind::Event, one.code).empty())
                m_events.push_back(&one);
    }

    /// A case of `steps` steps whose newest lies `agoMs` before `nowMs`. False: the rules stopped it, and nothing
    /// was written.
    city::Result<bool> tell(const Site& site, const Story& story, int steps, std::int64_t nowMs,
                            std::int64_t agoMs, Random& random) {
        auto order = orderAt(site, random);
        if (!order)
            return tl::unexpected(order.error());
        std::vector<std::int64_t> at{0};
        for (int i = 1; i < steps; ++i)
            at.push_back(at.back() + delayOf(story.beats[i], random));
        const std::int64_t start = nowMs - agoMs - at.back();
        std::vector<work::Step> told;
        work::Order now = *order;
        for (int i = 0; i < steps; ++i) {
            auto moved = m_rules.lifecycle.apply(now, moveOf(now, story.beats[i], start + at[std::size_t(i)], random),
                                                 m_rules.calendar);
            if (!moved)
                return false;
            now = std::move(moved->order);
            ++now.revision;
            told.push_back(std::move(moved->step));
        }
        if (auto done = write(std::move(now), told); !done)
            return tl::unexpected(done.error());
        return true;
    }

private:
    /// One step in fifty takes far too long.
    static std::int64_t delayOf(const Beat& beat, Random& random) {
        const std::int64_t minutes = beat.least + random.below(beat.most - beat.least + 1);
        return minuteMs * minutes * (random.chance(0.02) ? 12 : 1);
    }

    city::Result<work::Order> orderAt(const Site& site, Random& random) {
        work::Order order;
        order.demo = true;
        order.subDistrict = site.subDistrict, order.community = site.community;
        order.unitGrid = site.unitGrid, order.address = site.address;
        order.place = site.place;
        const city::ComponentClass* kind = m_catalogue.componentClass(site.classId);
        const bool isComponent = kind && !m_rules.book.conditionsOf(work::CaseKind::Component, kind->code).empty() &&
                                 random.chance(0.55);
        if (isComponent) {
            order.kind = work::CaseKind::Component;
            order.component = site.uid;
            order.classCode = kind->code;
            order.serviceLine = kind->serviceLine;
            order.department = site.maintainer;
        } else {
            const work::CaseClass& event = *m_events[std::size_t(random.below(int(m_events.size())))];
            order.classCode = event.code;
            const auto line = std::ranges::find(m_catalogue.serviceLines, event.serviceLine, &city::ServiceLine::code);
            order.serviceLine = line == m_catalogue.serviceLines.end() ? 0 : line->id;
        }
        constexpr work::Source sources[] = {work::Source::Operator, work::Source::Collector, work::Source::Collector,
                                            work::Source::Patrol, work::Source::Hotline, work::Source::SensorAlarm};
        order.source = sources[random.below(int(std::size(sources)))];
        order.urgency = work::Urgency(random.chance(0.06) ? 2 : random.chance(0.15) ? 1 : 0);
        const auto conditions = m_rules.book.conditionsOf(order.kind, order.classCode);
        m_condition = conditions[std::size_t(random.below(int(conditions.size())))];
        order.description = m_condition->condition;
        if (auto filled = store::case_follow::fillResponsible(m_city, m_catalogue, order); !filled)
            return tl::unexpected(filled.error());
        return order;
    }

    work::Move moveOf(const work::Order& order, const Beat& beat, std::int64_t at, Random& random) const {
        work::Move move;
        move.action = m_rules.lifecycle.actionOf(QLatin1String(beat.action)).value_or(work::Action());
        move.role = m_rules.lifecycle.roleOf(QLatin1String(beat.role)).value_or(work::Role());
        move.user = QLatin1String(beat.role);
        move.event = {at};
        move.received = {at};
        move.opinion = order.steps == 0 ? order.description : QStringLiteral("演示数据");
        move.receiver = QStringLiteral("示范%1组").arg(1 + random.below(9));
        move.filing = m_condition->id;
        move.handleLimit = m_condition->limit;
        move.department = order.department;
        move.company = order.company;
        move.place = order.place;
        move.until = city::EventTime{at + 20 * dayMs};
        move.conditionMet = true;
        // What a photo would have to prove is told, not shown: nobody took one in a made-up city.
        move.proofs = {{work::Proof::Kind::Near, order.place}, {work::Proof::Kind::After, order.place}};
        return move;
    }

    city::Result<void> write(work::Order order, std::vector<work::Step>& steps) {
        const std::uint64_t number = m_written++;
        order.uid = RowMaker::uid(m_seed, caseTable, number);
        order.reported = steps.front().event;
        order.received = steps.front().received;
        const QDate day = m_rules.calendar.dayOf(order.received.ms);
        order.number = day.toString(QStringLiteral("yyyyMMdd")) +
                       QStringLiteral("%1").arg(++m_ofDay[day], 5, 10, QLatin1Char('0'));
        const auto row = store::case_rows::insert(m_city, order, m_rules.lifecycle.isOpen(order.state));
        if (!row)
            return tl::unexpected(row.error());
        for (work::Step& step : steps) {
            step.uid = RowMaker::uid(m_seed, stepTable, m_steps++);
            step.order = *row;
            step.evidence = 0;
            if (auto done = store::case_rows::insertStep(m_city, step); !done)
                return done;
        }
        return {};
    }

    store::Database& m_city;
    const store::CaseRules m_rules;
    const city::Catalogue m_catalogue;
    const std::uint64_t m_seed;
    std::vector<const work::CaseClass*> m_events;
    const work::FilingCondition* m_condition = nullptr; ///< of the case that is told
    std::map<QDate, int> m_ofDay;
    std::uint64_t m_written = 0, m_steps = 0;
};

/// How long ago an open case was touched: handling takes its time, the center answers within minutes, and a few
/// are forgotten.
std::int64_t agoOf(bool isHandled, Random& random) {
    const double kind = random.share();
    if (kind > 0.97)
        return std::int64_t(random.between(1, 4) * double(dayMs));
    if (isHandled)
        return std::int64_t(random.between(0.1, kind < 0.6 ? 2 : 14) * double(hourMs));
    return std::int64_t(random.between(0.2, kind < 0.85 ? 13 : 40) * double(minuteMs));
}

} // namespace

CaseCount CaseCount::of(int components) {
    const int all = std::clamp(components / 400, 120, 3000);
    return {all, std::clamp(all / 14, 30, 220)};
}

city::Result<void> addCases(store::Database& city, CaseCount count, std::uint64_t seed, std::int64_t nowMs) {
    auto rules = store::CaseRules::read(city);
    if (!rules)
        return tl::unexpected(rules.error());
    auto catalogue = store::readCatalogue(city);
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    Random random(seed, saltOfCases);
    const auto sites = sitesOf(city, count.all, random);
    if (!sites)
        return tl::unexpected(sites.error());
    Teller teller(city, std::move(*rules), std::move(*catalogue), seed);
    return store::inTransaction(city, [&]() -> city::Result<void> {
        for (std::size_t i = 0; i < sites->size(); ++i) {
            const bool isOpen = i >= sites->size() - std::min(sites->size(), std::size_t(count.open));
            const double kind = random.share();
            const Story& story = stories[kind < 0.62 ? 0 : kind < 0.8 ? 1 : kind < 0.92 ? 2 : kind < 0.96 ? 3 : 4];
            const bool canBeOpen = &story != &stories[4], canBeClosed = &story != &stories[3];
            const Story& told = isOpen ? (canBeOpen ? story : stories[0]) : canBeClosed ? story : stories[0];
            const int last = isOpen ? (&told == &stories[3] ? told.count : told.count - 1) : told.count;
            const int steps = isOpen ? told.leastOpen + random.below(last - told.leastOpen + 1) : last;
            const double share = double(i) / double(sites->size()); // the older first, so that numbers rise
            const std::int64_t ago =
                isOpen ? agoOf(told.beats[steps - 1].action == std::string_view("assign") ||
                                   told.beats[steps - 1].action == std::string_view("dispatch"),
                               random)
                       : std::int64_t((1.02 - share) * 60 * double(dayMs)) + random.below(int(hourMs));
            auto done = teller.tell((*sites)[i], told, steps, nowMs, ago, random);
            if (done && !*done) // nothing stops the usual one
                done = teller.tell((*sites)[i], stories[0], isOpen ? 5 : stories[0].count, nowMs, ago, random);
            if (!done)
                return tl::unexpected(done.error());
        }
        return {};
    });
}

} // namespace demo
