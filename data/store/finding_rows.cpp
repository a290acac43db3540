// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/finding_rows.h"

#include "store/querying.h"

#include <QCoreApplication>

namespace store::finding_rows {

namespace {

using score::Finding;

constexpr char select[] = "SELECT id, revision, inspection_id, uid, component_uid, order_uid, number, item, "
                          "checklist, text, found_by, "
                          "reviewed_by, company_id, service_line_id, sub_district_id, lon, lat, found_ms, "
                          "reviewed_ms, photo, state, appeal, "
                          "rectified, demo, proposed, points, steps FROM finding ";

city::Uid uidAt(const Statement& row, int column) {
    const auto bytes = row.blob(column);
    return city::Uid::fromBytes(bytes.first, bytes.second).value_or(city::Uid());
}

Finding findingAt(const Statement& q) {
    Finding f;
    f.row = q.integer(0), f.revision = q.integer(1), f.inspection = q.integer(2);
    f.uid = uidAt(q, 3), f.component = uidAt(q, 4), f.order = uidAt(q, 5);
    f.number = q.text(6), f.item = q.text(7), f.checklist = q.text(8), f.text = q.text(9);
    f.foundBy = q.text(10), f.reviewedBy = q.text(11);
    f.cell = {int(q.integer(12)), int(q.integer(13)), int(q.integer(14))};
    f.place = {q.real(15), q.real(16)};
    f.found = q.integer(17), f.reviewed = q.integer(18);
    const auto photo = q.blob(19);
    f.photo = QByteArray(reinterpret_cast<const char*>(photo.first), photo.second);
    f.state = Finding::State(q.integer(20)), f.appeal = Finding::Appeal(q.integer(21));
    f.rectified = q.integer(22) != 0, f.demo = q.integer(23) != 0;
    f.proposed = q.integer(24), f.points = q.integer(25), f.steps = int(q.integer(26));
    return f;
}

void bindUid(Statement& row, int parameter, const city::Uid& uid) {
    if (uid.isNull())
        row.bindNull(parameter);
    else
        row.bind(parameter, uid.bytes());
}

} // namespace

city::Result<Finding> one(Database& db, const char* where, const QByteArray& key) {
    auto query = db.prepare(std::string(select) + where);
    if (!query)
        return tl::unexpected(query.error());
    const auto row = query->bind(1, key).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return city::fail(
            city::FaultKind::NotFound,
            QCoreApplication::translate("store", QT_TRANSLATE_NOOP("store", "There is no such finding.")));
    return findingAt(*query);
}

city::Result<std::vector<Finding>> list(Database& db, std::optional<Finding::State> state, int limit) {
    auto query = db.prepare(std::string(select) + (state ? "WHERE state = ?2 ORDER BY found_ms, id LIMIT ?1"
                                                         : "ORDER BY found_ms DESC, id DESC LIMIT ?1"));
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, limit);
    if (state)
        query->bind(2, int(*state));
    std::vector<Finding> found;
    if (auto read = eachRow(*query, [&](const Statement& q) { found.push_back(findingAt(q)); }); !read)
        return tl::unexpected(read.error());
    return found;
}

city::Result<FindingStory> story(Database& db, const QString& number) {
    auto finding = one(db, "WHERE number = CAST(?1 AS TEXT)", number.toUtf8());
    auto query = db.prepare("SELECT number, action, user, opinion, received_ms, points FROM finding_step "
                            "WHERE finding_id = ?1 ORDER BY number");
    if (!finding || !query)
        return tl::unexpected(finding ? query.error() : finding.error());
    FindingStory story{std::move(*finding), {}};
    query->bind(1, story.finding.row);
    const auto read = eachRow(*query, [&](const Statement& q) {
        story.steps.push_back({int(q.integer(0)), score::FindingAction(q.integer(1)), q.text(2), q.text(3),
                               q.integer(4), q.integer(5)});
    });
    if (!read)
        return tl::unexpected(read.error());
    return story;
}

city::Result<std::vector<QString>> appealants(Database& db, std::int64_t finding) {
    auto query = db.prepare("SELECT user FROM finding_step WHERE finding_id = ?1 AND action >= 10");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, finding);
    std::vector<QString> users;
    if (auto read = eachRow(*query, [&](const Statement& q) { users.push_back(q.text(0)); }); !read)
        return tl::unexpected(read.error());
    return users;
}

city::Result<QString> nextNumber(Database& db, QDate day) {
    const QString prefix = u'F' + day.toString(QStringLiteral("yyyyMMdd"));
    auto query = db.prepare("SELECT max(number) FROM finding WHERE number BETWEEN ?1 AND ?2");
    if (!query)
        return tl::unexpected(query.error());
    const auto row = query->bind(1, prefix).bind(2, prefix + u'~').step();
    if (!row)
        return tl::unexpected(row.error());
    return prefix +
           QStringLiteral("%1").arg(query->text(0).mid(prefix.size()).toInt() + 1, 6, 10, QChar(u'0'));
}

city::Result<void> keep(Database& db, Finding& f, bool isNew) {
    auto row = db.prepare(
        isNew ? "INSERT INTO finding (state, appeal, rectified, points, reviewed_by, reviewed_ms, order_uid, "
                "steps, uid, "
                "number, inspection_id, item, checklist, company_id, service_line_id, sub_district_id, "
                "component_uid, lon, lat, text, found_ms, found_by, photo, proposed, demo) VALUES (?1, ?2, "
                "?3, ?4, "
                "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, "
                "?24, ?25)"
              : "UPDATE finding SET state = ?1, appeal = ?2, rectified = ?3, points = ?4, reviewed_by = ?5, "
                "reviewed_ms = ?6, order_uid = ?7, steps = ?8 WHERE uid = ?9");
    if (!row)
        return tl::unexpected(row.error());
    row->bind(1, int(f.state))
        .bind(2, int(f.appeal))
        .bind(3, f.rectified)
        .bind(4, f.points)
        .bind(5, f.reviewedBy);
    f.reviewed ? row->bind(6, f.reviewed) : row->bindNull(6);
    bindUid(*row, 7, f.order);
    row->bind(8, f.steps).bind(9, f.uid.bytes());
    if (isNew) {
        row->bind(10, f.number).bind(11, f.inspection).bind(12, f.item).bind(13, f.checklist);
        row->bind(14, f.cell.company).bind(15, f.cell.line).bind(16, f.cell.place);
        bindUid(*row, 17, f.component);
        row->bind(18, f.place.lon)
            .bind(19, f.place.lat)
            .bind(20, f.text)
            .bind(21, f.found)
            .bind(22, f.foundBy);
        f.photo.isEmpty() ? row->bindNull(23) : row->bind(23, f.photo);
        row->bind(24, f.proposed).bind(25, f.demo);
    }
    if (auto done = row->run(); !done)
        return done;
    if (isNew)
        f.row = db.lastRow();
    return {};
}

city::Result<void> keepStep(Database& db, const city::Uid& uid, const Finding& after,
                            const score::FindingMove& move) {
    auto id = db.prepare("SELECT id FROM finding WHERE uid = ?1");
    if (!id)
        return tl::unexpected(id.error());
    if (const auto row = id->bind(1, after.uid.bytes()).step(); !row)
        return tl::unexpected(row.error());
    auto row = db.prepare(
        "INSERT INTO finding_step (uid, finding_id, number, action, state, appeal, rectified, points, "
        "user, received_ms, opinion) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    if (!row)
        return tl::unexpected(row.error());
    row->bind(1, uid.bytes()).bind(2, id->integer(0)).bind(3, after.steps).bind(4, int(move.action));
    row->bind(5, int(after.state)).bind(6, int(after.appeal)).bind(7, after.rectified).bind(8, after.points);
    return row->bind(9, move.user).bind(10, move.now).bind(11, move.opinion).run();
}

} // namespace store::finding_rows
