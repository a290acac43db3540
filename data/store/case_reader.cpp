// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/case_reader.h"

#include "geo/geodesic.h"
#include "store/case_rows.h"
#include "store/querying.h"

#include <QCoreApplication>

#include <cmath>

namespace store {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

QString likeText(const QString& text) {
    QString escaped = text;
    for (const char* c : {"\\", "%", "_"})
        escaped.replace(QLatin1String(c), QLatin1Char('\\') + QLatin1String(c));
    return u'%' + escaped + u'%';
}

city::Result<std::vector<Evidence>> evidenceOf(Database& db, std::int64_t order) {
    auto query = db.prepare("SELECT uid, order_id, step, kind, hash, name, format, bytes, width, height, "
                            "lon, lat, taken_ms, user, "
                            "received_ms FROM evidence WHERE order_id = ?1 ORDER BY step, id");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, order);
    std::vector<Evidence> found;
    const auto read = eachRow(*query, [&](const Statement& q) {
        Evidence one;
        const auto uid = q.blob(0), hash = q.blob(4);
        one.uid = city::Uid::fromBytes(uid.first, uid.second).value_or(city::Uid());
        one.order = q.integer(1), one.step = int(q.integer(2)), one.kind = work::Proof::Kind(q.integer(3));
        one.hash = QByteArray(reinterpret_cast<const char*>(hash.first), hash.second);
        one.name = q.text(5), one.format = q.text(6), one.bytes = q.integer(7);
        one.width = int(q.integer(8)), one.height = int(q.integer(9));
        if (!q.isNull(10))
            one.place = geo::Point{q.real(10), q.real(11)};
        if (!q.isNull(12))
            one.taken = city::EventTime{q.integer(12)};
        one.user = q.text(13), one.received = {q.integer(14)};
        found.push_back(std::move(one));
    });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

} // namespace

city::Result<CaseRules> CaseRules::read(Database& db) {
    auto lifecycle = work::Lifecycle::read();
    if (!lifecycle)
        return tl::unexpected(lifecycle.error());
    auto calendar = case_rows::readCalendar(db);
    if (!calendar)
        return tl::unexpected(calendar.error());
    auto book = work::CaseBook::read();
    if (!book)
        return tl::unexpected(book.error());
    auto filing = case_rows::readFiling(db);
    if (!filing)
        return tl::unexpected(filing.error());
    book->filing = std::move(*filing);
    return CaseRules{std::move(*lifecycle), std::move(*calendar), std::move(*book)};
}

city::Result<CaseReader> CaseReader::open(const QString& path) {
    auto db = CityFile::openReading(path);
    if (!db)
        return tl::unexpected(db.error());
    return CaseReader(std::move(*db));
}

city::Result<std::vector<work::Order>> CaseReader::all(Statement& query) {
    std::vector<work::Order> orders;
    const auto read = eachRow(query, [&](const Statement& q) { orders.push_back(case_rows::orderAt(q)); });
    if (!read)
        return tl::unexpected(read.error());
    return orders;
}

city::Result<std::vector<work::Order>> CaseReader::openCases() {
    auto query = m_db.prepare(case_rows::selectOrders() + "WHERE is_open = 1 ORDER BY changed_ms DESC");
    if (!query)
        return tl::unexpected(query.error());
    return all(*query);
}

city::Result<std::vector<work::Order>> CaseReader::cases(const CaseQuery& asked) {
    std::string where = "WHERE 1";
    if (asked.state)
        where += " AND state = " + std::to_string(asked.state->number);
    if (asked.open)
        where += *asked.open ? " AND is_open = 1" : " AND is_open = 0";
    for (const auto& [column, id] :
         {std::pair("sub_district_id", asked.subDistrict), std::pair("company_id", asked.company),
          std::pair("service_line_id", asked.serviceLine)})
        if (id)
            where += std::string(" AND ") + column + " = " + std::to_string(id);
    if (!asked.text.isEmpty())
        where += " AND (number LIKE ?2 ESCAPE '\\' OR description LIKE ?2 ESCAPE '\\' OR address LIKE ?2 "
                 "ESCAPE '\\')";
    auto query = m_db.prepare(case_rows::selectOrders() + where + " ORDER BY id DESC LIMIT ?1");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, asked.limit);
    if (!asked.text.isEmpty())
        query->bind(2, likeText(asked.text));
    return all(*query);
}

city::Result<std::vector<work::Order>> CaseReader::rows(const std::vector<std::int64_t>& ids) {
    auto query = m_db.prepare(case_rows::selectOrders() + "WHERE id = ?1");
    if (!query)
        return tl::unexpected(query.error());
    std::vector<work::Order> orders;
    for (const std::int64_t id : ids) {
        const auto row = query->bind(1, id).step();
        if (!row)
            return tl::unexpected(row.error());
        if (*row)
            orders.push_back(case_rows::orderAt(*query));
        query->reset();
    }
    return orders;
}

city::Result<CaseStory> CaseReader::story(const QString& numberOrUid) {
    const auto uid = city::Uid::fromText(numberOrUid);
    auto query = m_db.prepare(case_rows::selectOrders() + (uid ? "WHERE uid = ?1" : "WHERE number = ?1"));
    auto steps = m_db.prepare(case_rows::selectSteps() + "WHERE order_id = ?1 ORDER BY number");
    if (!query || !steps)
        return tl::unexpected((query ? steps : query).error());
    uid ? query->bind(1, uid->bytes()) : query->bind(1, numberOrUid);
    CaseStory story;
    bool isThere = false;
    const auto read = inSnapshot(m_db, [&]() -> city::Result<void> {
        const auto row = query->step();
        if (!row)
            return tl::unexpected(row.error());
        isThere = *row;
        if (!isThere)
            return {};
        story.order = case_rows::orderAt(*query);
        steps->bind(1, story.order.row);
        if (auto done =
                eachRow(*steps, [&](const Statement& q) { story.steps.push_back(case_rows::stepAt(q)); });
            !done)
            return done;
        auto evidence = evidenceOf(m_db, story.order.row);
        if (!evidence)
            return tl::unexpected(evidence.error());
        story.evidence = std::move(*evidence);
        query->reset();
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    if (!isThere)
        return city::fail(city::FaultKind::NotFound,
                          say(QT_TRANSLATE_NOOP("store", "There is no case %1.")).arg(numberOrUid.left(60)));
    return story;
}

city::Result<std::vector<work::Order>> CaseReader::similar(const work::Order& order,
                                                           const work::Lifecycle& lifecycle) {
    const double metres = lifecycle.similarMetres(), degrees = metres / 111'000;
    const double wide = degrees / std::max(0.01, std::cos(order.place.lat * M_PI / 180));
    auto query = m_db.prepare(
        case_rows::selectOrders() +
        "WHERE received_ms BETWEEN ?1 AND ?2 AND class_code = ?3 AND kind = ?4 AND is_open = 1 AND "
        "lon BETWEEN ?5 AND ?6 AND lat BETWEEN ?7 AND ?8 AND id <> ?9");
    if (!query)
        return tl::unexpected(query.error());
    const std::int64_t within = lifecycle.similarHours() * 3'600'000LL;
    query->bind(1, order.received.ms - within).bind(2, order.received.ms + within);
    query->bind(3, order.classCode).bind(4, int(order.kind));
    query->bind(5, order.place.lon - wide * 1.01).bind(6, order.place.lon + wide * 1.01);
    query->bind(7, order.place.lat - degrees * 1.01)
        .bind(8, order.place.lat + degrees * 1.01)
        .bind(9, order.row);
    auto found = all(*query);
    if (found)
        std::erase_if(*found,
                      [&](const work::Order& one) { return geo::distance(one.place, order.place) > metres; });
    return found;
}

} // namespace store
