// SPDX-License-Identifier: GPL-3.0-or-later
#include "case_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

tl::unexpected<city::Fault> invalid(const char* sentence, const QString& word) {
    return city::fail(city::FaultKind::Invalid, say(sentence).arg(word.left(60)));
}

constexpr const char* proofIds[] = {"near", "far", "reference", "before", "after"};

std::int64_t now() {
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

QString proofKindId(work::Proof::Kind kind) {
    return QLatin1String(proofIds[std::size_t(kind)]);
}

std::optional<geo::Point> placeOf(const QString& text) {
    bool lonOk = false, latOk = false;
    const geo::Point place{text.section(QLatin1Char(','), 0, 0).toDouble(&lonOk),
                           text.section(QLatin1Char(','), 1).toDouble(&latOk)};
    return lonOk && latOk && geo::isValid(place) ? std::optional(place) : std::nullopt;
}

city::Result<std::vector<store::Photo>> takePhotos(Arguments& words) {
    std::vector<store::Photo> photos;
    while (const auto text = words.option("--photo")) {
        const QString id = text->section(QLatin1Char('='), 0, 0);
        QString file = text->section(QLatin1Char('='), 1);
        const auto kind =
            std::ranges::find_if(proofIds, [&](const char* known) { return id == QLatin1String(known); });
        if (kind == std::end(proofIds) || file.isEmpty())
            return invalid(
                QT_TRANSLATE_NOOP("xiuhuactl",
                                  "--photo takes near, far, reference, before or after, = and a file: %1."),
                *text);
        store::Photo photo;
        photo.kind = work::Proof::Kind(kind - std::begin(proofIds));
        if (const auto place = placeOf(file.section(QLatin1Char('@'), -1));
            place && file.contains(QLatin1Char('@'))) {
            photo.place = place;
            file = file.section(QLatin1Char('@'), 0, -2);
        }
        photo.file = file;
        photos.push_back(std::move(photo));
    }
    return photos;
}

CaseWords::CaseWords(const store::CaseRules& rules, const city::Catalogue& catalogue)
    : m_rules(rules), m_catalogue(catalogue), m_english(QLocale().language() != QLocale::Chinese) {}

QString CaseWords::stamp(std::int64_t ms) const {
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone(m_catalogue.profile.timeZone.toUtf8()))
        .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString CaseWords::className(const work::Order& order) const {
    if (order.kind == work::CaseKind::Component) {
        const auto at = std::ranges::find(m_catalogue.classes, order.classCode, &city::ComponentClass::code);
        return at == m_catalogue.classes.end() ? order.classCode : m_english ? at->nameEn : at->name;
    }
    const auto at = std::ranges::find(m_rules.book.classes, order.classCode, &work::CaseClass::code);
    return at == m_rules.book.classes.end() ? order.classCode : work::nameOf(*at, m_english);
}

QString CaseWords::clockText(const work::Order& order) const {
    const work::Clock& clock = order.clock();
    if (!clock.exists() || !m_rules.lifecycle.isOpen(order.state))
        return {};
    if (!clock.isRunning())
        return say(QT_TRANSLATE_NOOP("xiuhuactl", "paused"));
    const std::int64_t left = clock.remaining(now(), m_rules.calendar);
    return (left < 0 ? say(QT_TRANSLATE_NOOP("xiuhuactl", "overdue by %1")).arg(work::spanText(-left))
                     : say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 left")).arg(work::spanText(left)));
}

QString CaseWords::line(const work::Order& order) const {
    const auto* state = m_rules.lifecycle.state(order.state);
    const auto* sub = m_catalogue.subDistrict(order.subDistrict);
    return QStringLiteral("%1  %2  %3  %4  %5")
        .arg(order.number, state ? work::nameOf(*state, m_english) : QString(), className(order),
             sub ? (m_english ? sub->nameEn : sub->name) : QString(), clockText(order))
        .trimmed();
}

QStringList CaseWords::lines(const store::CaseStory& story) const {
    QStringList all{line(story.order)};
    if (const auto* condition = m_rules.book.condition(story.order.filing))
        all += QStringLiteral("    %1 (%2)%3")
                   .arg(m_english ? condition->conditionEn : condition->condition,
                        work::limitName(condition->limit),
                        condition->isAssumed ? say(QT_TRANSLATE_NOOP("xiuhuactl", ", an assumed limit"))
                                             : QString());
    for (const work::Step& step : story.steps) {
        const auto* action = m_rules.lifecycle.action(step.action);
        const auto* role = m_rules.lifecycle.role(step.role);
        QString text = QStringLiteral("    %1  %2  %3 (%4)  %5")
                           .arg(stamp(step.event.ms), action ? work::nameOf(*action, m_english) : QString(),
                                step.user, role ? work::nameOf(*role, m_english) : QString(), step.opinion);
        if (step.overdue)
            text += QStringLiteral("  ") + say(QT_TRANSLATE_NOOP("xiuhuactl", "overdue"));
        all += text.trimmed().prepend(QStringLiteral("    "));
    }
    return all;
}

QJsonObject CaseWords::json(const work::Order& order) const {
    const auto* state = m_rules.lifecycle.state(order.state);
    const auto* sub = m_catalogue.subDistrict(order.subDistrict);
    const auto* department = m_catalogue.department(order.department);
    const auto due = order.clock().due(m_rules.calendar);
    return {{QStringLiteral("number"), order.number},
            {QStringLiteral("uid"), order.uid.text()},
            {QStringLiteral("revision"), qint64(order.revision)},
            {QStringLiteral("kind"), work::caseKindId(order.kind)},
            {QStringLiteral("class"), order.classCode},
            {QStringLiteral("state"), state ? state->id : QString()},
            {QStringLiteral("lon"), order.place.lon},
            {QStringLiteral("lat"), order.place.lat},
            {QStringLiteral("description"), order.description},
            {QStringLiteral("subDistrict"), sub ? sub->code : QString()},
            {QStringLiteral("unitGrid"), order.unitGrid},
            {QStringLiteral("department"), department ? department->code : QString()},
            {QStringLiteral("handler"), order.handler},
            {QStringLiteral("filing"), order.filing},
            {QStringLiteral("steps"), order.steps},
            {QStringLiteral("dueMs"),
             due && m_rules.lifecycle.isOpen(order.state) ? QJsonValue(qint64(*due)) : QJsonValue()},
            {QStringLiteral("overdueHandling"), order.overdueHandling},
            {QStringLiteral("demo"), order.demo}};
}

QJsonObject CaseWords::json(const store::CaseStory& story) const {
    QJsonObject made = json(story.order);
    QJsonArray steps;
    for (const work::Step& step : story.steps) {
        const auto* action = m_rules.lifecycle.action(step.action);
        const auto* role = m_rules.lifecycle.role(step.role);
        const auto* to = m_rules.lifecycle.state(step.to);
        steps.append(QJsonObject{{QStringLiteral("number"), step.number},
                                 {QStringLiteral("action"), action ? action->id : QString()},
                                 {QStringLiteral("role"), role ? role->id : QString()},
                                 {QStringLiteral("to"), to ? to->id : QString()},
                                 {QStringLiteral("user"), step.user},
                                 {QStringLiteral("eventMs"), qint64(step.event.ms)},
                                 {QStringLiteral("receivedMs"), qint64(step.received.ms)},
                                 {QStringLiteral("opinion"), step.opinion},
                                 {QStringLiteral("usedMs"), qint64(step.usedMs)},
                                 {QStringLiteral("overdue"), step.overdue},
                                 {QStringLiteral("evidence"), step.evidence}});
    }
    made[QStringLiteral("steps")] = steps;
    return made;
}

StepWish StepWish::take(Arguments& words) {
    StepWish wish;
    wish.role = words.option("--role");
    wish.reason = words.option("--text");
    wish.receiver = words.option("--handler");
    wish.filing = words.option("--filing");
    wish.department = words.option("--department");
    wish.at = words.option("--at");
    wish.until = words.option("--until");
    wish.target = words.option("--into");
    wish.conditionMet = words.flag("--condition-met");
    return wish;
}

city::Result<store::NewStep> StepWish::step(const work::Order& order, const QString& action,
                                            const store::CaseRules& rules, const city::Catalogue& catalogue,
                                            std::uint32_t roles) const {
    store::NewStep made;
    made.order = order.uid;
    made.revision = order.revision;
    const auto known = rules.lifecycle.actionOf(action);
    if (!known)
        return invalid(QT_TRANSLATE_NOOP("xiuhuactl", "There is no action %1."), action);
    made.move.action = *known;
    if (role) {
        const auto named = rules.lifecycle.roleOf(*role);
        if (!named)
            return invalid(QT_TRANSLATE_NOOP("xiuhuactl", "There is no role %1."), *role);
        made.move.role = *named;
    } else {
        for (const work::RoleRow& one : rules.lifecycle.roles())
            if (!made.move.role.number && ((roles >> one.role.number) & 1) &&
                rules.lifecycle.find(order.state, *known, one.role))
                made.move.role = one.role;
    }
    made.move.opinion = reason.value_or(QString());
    made.move.receiver = receiver.value_or(QString());
    made.move.filing = filing.value_or(QString());
    made.move.conditionMet = conditionMet;
    made.target = target.value_or(QString());
    made.move.department = order.department;
    if (department) {
        const auto at = std::ranges::find(catalogue.departments, *department, &city::Department::code);
        if (at == catalogue.departments.end())
            return invalid(QT_TRANSLATE_NOOP("xiuhuactl", "The city has no department %1."), *department);
        made.move.department = at->id;
    }
    if (at && !(made.move.place = placeOf(*at)))
        return invalid(QT_TRANSLATE_NOOP("xiuhuactl", "%1 is no place: --at takes LON,LAT in degrees."), *at);
    if (until) {
        const QDate day = QDate::fromString(*until, Qt::ISODate);
        if (!day.isValid())
            return invalid(QT_TRANSLATE_NOOP("xiuhuactl", "%1 is no day: --until takes YYYY-MM-DD."), *until);
        made.move.until = city::EventTime{
            QDateTime(day, QTime(0, 0), QTimeZone(catalogue.profile.timeZone.toUtf8())).toMSecsSinceEpoch()};
    }
    return made;
}

} // namespace app
