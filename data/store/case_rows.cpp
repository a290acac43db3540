// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/case_rows.h"

#include "store/querying.h"

#include <QJsonDocument>

namespace store::case_rows {

namespace {

/// Binds one field after the other.
struct Binder {
    Statement& row;
    int at = 1;

    template <typename T>
    void operator()(const char*, const T& value) {
        if constexpr (std::is_same_v<T, city::Uid>)
            value.isNull() ? row.bindNull(at) : row.bind(at, value.bytes());
        else if constexpr (std::is_same_v<T, std::optional<city::EventTime>>)
            value ? row.bind(at, value->ms) : row.bindNull(at);
        else if constexpr (std::is_same_v<T, std::optional<std::int64_t>>)
            value ? row.bind(at, *value) : row.bindNull(at);
        else if constexpr (std::is_enum_v<T>)
            row.bind(at, std::int64_t(value));
        else
            row.bind(at, value);
        ++at;
    }
};

/// Reads one field after the other.
struct Taker {
    const Statement& row;
    int at;

    template <typename T>
    void operator()(const char*, T& value) {
        if constexpr (std::is_same_v<T, city::Uid>) {
            const auto bytes = row.blob(at);
            value = city::Uid::fromBytes(bytes.first, bytes.second).value_or(city::Uid());
        } else if constexpr (std::is_same_v<T, std::optional<city::EventTime>>) {
            value = row.isNull(at) ? T() : T(city::EventTime{row.integer(at)});
        } else if constexpr (std::is_same_v<T, std::optional<std::int64_t>>) {
            value = row.isNull(at) ? T() : T(row.integer(at));
        } else if constexpr (std::is_same_v<T, QString>) {
            value = row.text(at);
        } else if constexpr (std::is_same_v<T, double>) {
            value = row.real(at);
        } else if constexpr (std::is_same_v<T, bool>) {
            value = row.integer(at) != 0;
        } else {
            value = T(row.integer(at));
        }
        ++at;
    }
};

/// Strings that name each column once.
struct Namer {
    std::string names, places, assignments;
    template <typename T>
    void operator()(const char* name, const T&) {
        const char* comma = names.empty() ? "" : ", ";
        names += std::string(comma) + name;
        places += std::string(comma) + "?";
        assignments += std::string(comma) + name + " = ?";
    }
};

const Namer& orderNames() {
    static const Namer names = [] {
        Namer namer;
        const work::Order none;
        visit(none, namer);
        return namer;
    }();
    return names;
}

const Namer& stepNames() {
    static const Namer names = [] {
        Namer namer;
        const work::Step none;
        visitStep(none, namer);
        return namer;
    }();
    return names;
}

void bindPlace(Statement& row, int at, const std::optional<geo::Point>& place) {
    if (place)
        row.bind(at, place->lon).bind(at + 1, place->lat);
    else
        row.bindNull(at).bindNull(at + 1);
}

} // namespace

const std::string& selectOrders() {
    static const std::string sql = "SELECT id, " + orderNames().names + " FROM work_order ";
    return sql;
}

work::Order orderAt(const Statement& row) {
    work::Order order;
    order.row = row.integer(0);
    visit(order, Taker{row, 1});
    return order;
}

const std::string& selectSteps() {
    static const std::string sql = "SELECT lon, lat, " + stepNames().names + " FROM work_step ";
    return sql;
}

work::Step stepAt(const Statement& row) {
    work::Step step;
    if (!row.isNull(0))
        step.place = geo::Point{row.real(0), row.real(1)};
    visitStep(step, Taker{row, 2});
    return step;
}

city::Result<std::int64_t> insert(Database& db, const work::Order& order, bool isOpen) {
    auto row = db.prepare("INSERT INTO work_order (" + orderNames().names + ", is_open) VALUES (" +
                          orderNames().places + ", ?)");
    if (!row)
        return tl::unexpected(row.error());
    Binder binder{*row};
    visit(order, binder);
    row->bind(binder.at, int(isOpen));
    if (auto ran = row->run(); !ran)
        return tl::unexpected(ran.error());
    return db.lastRow();
}

city::Result<void> update(Database& db, const work::Order& order, bool isOpen) {
    auto row = db.prepare("UPDATE work_order SET " + orderNames().assignments + ", is_open = ? WHERE id = ?");
    if (!row)
        return tl::unexpected(row.error());
    Binder binder{*row};
    visit(order, binder);
    return row->bind(binder.at, int(isOpen)).bind(binder.at + 1, order.row).run();
}

city::Result<void> insertStep(Database& db, const work::Step& step) {
    auto row = db.prepare("INSERT INTO work_step (" + stepNames().names + ", lon, lat) VALUES (" +
                          stepNames().places + ", ?, ?)");
    if (!row)
        return tl::unexpected(row.error());
    Binder binder{*row};
    visitStep(step, binder);
    bindPlace(*row, binder.at, step.place);
    return row->run();
}

city::Result<void> insertEvidence(Database& db, const Evidence& one) {
    auto row = db.prepare(
        "INSERT INTO evidence (uid, order_id, step, kind, hash, name, format, bytes, width, height, "
        "user, received_ms, taken_ms, lon, lat) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!row)
        return tl::unexpected(row.error());
    row->bind(1, one.uid.bytes())
        .bind(2, one.order)
        .bind(3, one.step)
        .bind(4, int(one.kind))
        .bind(5, one.hash);
    row->bind(6, one.name).bind(7, one.format).bind(8, one.bytes).bind(9, one.width).bind(10, one.height);
    row->bind(11, one.user).bind(12, one.received.ms);
    one.taken ? row->bind(13, one.taken->ms) : row->bindNull(13);
    bindPlace(*row, 14, one.place);
    return row->run();
}

city::Result<std::vector<work::FilingCondition>> readFiling(Database& db) {
    std::vector<work::FilingCondition> all;
    const auto read = eachRow(
        db,
        "SELECT id, kind, class_code, condition, condition_en, limit_unit, limit_amount, closing, "
        "closing_en, source, assumed FROM filing WHERE retired = 0 ORDER BY kind DESC, class_code, id",
        [&](const Statement& q) {
            all.push_back({q.text(0),
                           work::CaseKind(q.integer(1)),
                           q.text(2),
                           q.text(3),
                           q.text(4),
                           {work::LimitUnit(q.integer(5)), q.real(6)},
                           q.text(7),
                           q.text(8),
                           q.text(9),
                           q.integer(10) != 0});
        });
    if (!read)
        return tl::unexpected(read.error());
    return all;
}

city::Result<void> writeFiling(Database& db, const std::vector<work::FilingCondition>& filing) {
    // Cases name conditions: those that are gone are retired, so that old cases still tell theirs.
    if (auto done = db.execute("UPDATE filing SET retired = 1"); !done)
        return done;
    auto row = db.prepare(
        "INSERT INTO filing (id, kind, class_code, condition, condition_en, limit_unit, limit_amount, "
        "closing, "
        "closing_en, source, assumed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
        "ON CONFLICT (id) DO UPDATE SET kind = ?2, class_code = ?3, condition = ?4, condition_en = ?5, "
        "limit_unit = ?6, limit_amount = ?7, closing = ?8, closing_en = ?9, source = ?10, assumed = ?11, "
        "retired = 0");
    if (!row)
        return tl::unexpected(row.error());
    for (const work::FilingCondition& one : filing) {
        row->bind(1, one.id)
            .bind(2, int(one.kind))
            .bind(3, one.classCode)
            .bind(4, one.condition)
            .bind(5, one.conditionEn);
        row->bind(6, int(one.limit.unit))
            .bind(7, one.limit.amount)
            .bind(8, one.closing)
            .bind(9, one.closingEn);
        if (auto added = row->bind(10, one.source).bind(11, int(one.isAssumed)).run(); !added)
            return added;
    }
    return {};
}

city::Result<void> fillFiling(Database& db) {
    const auto isThere =
        db.number("SELECT count(*) FROM sqlite_master WHERE name = 'filing'"); // not in older schemas
    if (!isThere)
        return tl::unexpected(isThere.error());
    if (*isThere == 0)
        return {};
    const auto known = db.number("SELECT count(*) FROM filing");
    if (!known)
        return tl::unexpected(known.error());
    if (*known > 0)
        return {};
    const auto book = work::CaseBook::read();
    if (!book)
        return tl::unexpected(book.error());
    return writeFiling(db, book->filing);
}

city::Result<work::Calendar> readCalendar(Database& db) {
    auto query = db.prepare(
        "SELECT c.time_zone, w.plan FROM city c LEFT JOIN work_calendar w ON w.id = 1 WHERE c.id = 1");
    if (!query)
        return tl::unexpected(query.error());
    if (const auto row = query->step(); !row)
        return tl::unexpected(row.error());
    const auto plan = query->isNull(1)
                          ? work::CalendarPlan::read(query->text(0))
                          : work::CalendarPlan::fromJson(
                                QJsonDocument::fromJson(query->text(1).toUtf8()).object(), query->text(0));
    if (!plan)
        return tl::unexpected(plan.error());
    return work::Calendar::make(*plan);
}

} // namespace store::case_rows
