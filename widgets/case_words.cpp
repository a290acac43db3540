// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_words.h"

#include "widgets/texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace widgets {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("cases", text);
}

template <typename Row>
QString named(const Row* row) {
    return row ? work::nameOf(*row, !inChinese()) : QString();
}

} // namespace

QString CaseWords::className(work::CaseKind kind, const QString& code) const {
    if (!isReady())
        return code;
    if (kind == work::CaseKind::Component) {
        const auto at = std::ranges::find(city->classes, code, &city::ComponentClass::code);
        return at == city->classes.end() ? code : nameOf(*at);
    }
    const auto at = std::ranges::find(rules->book.classes, code, &work::CaseClass::code);
    return at == rules->book.classes.end() ? code : nameOf(*at);
}

QString CaseWords::state(work::State state) const {
    return rules ? named(rules->lifecycle.state(state)) : QString();
}
QString CaseWords::action(work::Action action) const {
    return rules ? named(rules->lifecycle.action(action)) : QString();
}
QString CaseWords::role(work::Role role) const {
    return rules ? named(rules->lifecycle.role(role)) : QString();
}
QString CaseWords::pending(work::Pending pending) const {
    return rules && pending.number ? named(rules->lifecycle.pending(pending)) : QString();
}

QString CaseWords::subDistrict(const work::Order& order) const {
    const auto* found = city ? city->subDistrict(order.subDistrict) : nullptr;
    return found ? nameOf(*found) : QString();
}
QString CaseWords::department(int id) const {
    const auto* found = city ? city->department(id) : nullptr;
    return found ? nameOf(*found) : QString();
}
QString CaseWords::company(int id) const {
    const auto* found = city ? city->company(id) : nullptr;
    return found ? nameOf(*found) : QString();
}
QString CaseWords::serviceLine(int id) const {
    const auto* found = city ? city->serviceLine(id) : nullptr;
    return found ? nameOf(*found) : QString();
}

QString CaseWords::condition(const work::FilingCondition& row) const {
    const QString text = inChinese() || row.conditionEn.isEmpty() ? row.condition : row.conditionEn;
    return (row.isAssumed ? say(QT_TRANSLATE_NOOP("cases", "%1 · %2 (assumed)"))
                          : say(QT_TRANSLATE_NOOP("cases", "%1 · %2")))
        .arg(text, work::limitName(row.limit));
}
QString CaseWords::closing(const work::FilingCondition& row) const {
    return inChinese() || row.closingEn.isEmpty() ? row.closing : row.closingEn;
}

QString CaseWords::stamp(std::int64_t ms) const {
    const QByteArray zone = city ? city->profile.timeZone.toUtf8() : QByteArray("UTC");
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone(zone)).toString(QStringLiteral("MM-dd HH:mm"));
}

QString CaseWords::clock(const work::Order& order, std::int64_t now) const {
    const work::Clock& clock = order.clock();
    if (!isReady() || !clock.exists() || !rules->lifecycle.isOpen(order.state))
        return {};
    const std::int64_t left = clock.remaining(now, rules->calendar);
    if (left < 0)
        return say(QT_TRANSLATE_NOOP("cases", "overdue %1")).arg(work::spanText(-left));
    return (clock.isRunning() ? say(QT_TRANSLATE_NOOP("cases", "%1 left"))
                              : say(QT_TRANSLATE_NOOP("cases", "stands at %1")))
        .arg(work::spanText(left));
}

QString CaseWords::shortClock(const work::Order& order, std::int64_t now) const {
    const work::Clock& clock = order.clock();
    if (!isReady() || !clock.exists() || !rules->lifecycle.isOpen(order.state))
        return {};
    return clock.isRunning() ? work::spanText(clock.remaining(now, rules->calendar))
                             : say(QT_TRANSLATE_NOOP("cases", "stands"));
}

QString CaseWords::sign(work::Stage stage) {
    switch (stage) {
    case work::Stage::Accept:
        return say(QT_TRANSLATE_NOOP("cases", "A"));
    case work::Stage::Verify:
        return say(QT_TRANSLATE_NOOP("cases", "V"));
    case work::Stage::File:
        return say(QT_TRANSLATE_NOOP("cases", "F"));
    case work::Stage::Dispatch:
        return say(QT_TRANSLATE_NOOP("cases", "D"));
    case work::Stage::Handle:
        return say(QT_TRANSLATE_NOOP("cases", "H"));
    case work::Stage::Check:
        return say(QT_TRANSLATE_NOOP("cases", "C"));
    case work::Stage::Close:
        return say(QT_TRANSLATE_NOOP("cases", "E"));
    case work::Stage::None:
        break;
    }
    return {};
}

QColor lightColour(const Look& look, work::Light light) {
    switch (light) {
    case work::Light::Red:
        return look.colour(Tone::Missing);
    case work::Light::Yellow:
        return look.colour(Tone::Damaged);
    case work::Light::Green:
        return look.colour(Tone::Intact);
    case work::Light::None:
        break;
    }
    return look.colour(Tone::Abandoned);
}

QString proofName(work::Proof::Kind kind) {
    switch (kind) {
    case work::Proof::Kind::Near:
        return say(QT_TRANSLATE_NOOP("cases", "from near"));
    case work::Proof::Kind::Far:
        return say(QT_TRANSLATE_NOOP("cases", "from afar"));
    case work::Proof::Kind::Reference:
        return say(QT_TRANSLATE_NOOP("cases", "for reference"));
    case work::Proof::Kind::Before:
        return say(QT_TRANSLATE_NOOP("cases", "before the work"));
    case work::Proof::Kind::After:
        return say(QT_TRANSLATE_NOOP("cases", "after the work"));
    }
    return {};
}

} // namespace widgets
