// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "signing_in.h"
#include "store/evidence.h"
#include "store/finding_desk.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

QString pointsOf(std::int64_t millionths) {
    return score::Decimal::ofMillionths(millionths).text();
}

QString lineOf(const score::Finding& f) {
    const QString day = QDateTime::fromMSecsSinceEpoch(f.found, Qt::UTC).toString(Qt::ISODate);
    return QStringLiteral("%1  %2  %3  -%4  %5  %6")
        .arg(f.number, f.item, score::stateName(f.state), pointsOf(f.points), day, f.text);
}

QJsonObject jsonOf(const score::Finding& f) {
    return {{QStringLiteral("number"), f.number},
            {QStringLiteral("uid"), f.uid.text()},
            {QStringLiteral("item"), f.item},
            {QStringLiteral("state"), int(f.state)},
            {QStringLiteral("appeal"), int(f.appeal)},
            {QStringLiteral("points"), pointsOf(f.points)},
            {QStringLiteral("proposed"), pointsOf(f.proposed)},
            {QStringLiteral("rectified"), f.rectified},
            {QStringLiteral("found_ms"), qint64(f.found)},
            {QStringLiteral("found_by"), f.foundBy},
            {QStringLiteral("lon"), f.place.lon},
            {QStringLiteral("lat"), f.place.lat},
            {QStringLiteral("photo"), QString::fromLatin1(f.photo.toHex())},
            {QStringLiteral("demo"), f.demo}};
}

void printJson(const QJsonArray& rows) {
    print(QString::fromUtf8(QJsonDocument(rows).toJson()).trimmed());
}

int items() {
    const auto list = score::Checklist::read();
    if (!list)
        return failWith(list.error());
    const bool english = QLocale().language() != QLocale::Chinese;
    for (const score::ChecklistItem& one : list->items())
        print(QStringLiteral("%1  -%2 (%3)  %4: %5")
                  .arg(one.id, one.deduction.text(), one.cap.text(), english ? one.nameEn : one.name,
                       english ? one.standardEn : one.standard));
    return Done;
}

int list(store::FindingDesk& desk, Arguments& words, bool asJson) {
    const bool all = words.flag("--all");
    const int limit = words.option("--limit").value_or(QStringLiteral("50")).toInt();
    const auto found = desk.list(all ? std::nullopt : std::optional(score::Finding::State::Pending), limit);
    if (!found)
        return failWith(found.error());
    QJsonArray rows;
    for (const score::Finding& one : *found)
        asJson ? rows.append(jsonOf(one)) : print(lineOf(one));
    if (asJson)
        printJson(rows);
    else if (found->empty())
        print(say(QT_TRANSLATE_NOOP("xiuhuactl", "There are no such findings.")));
    return Done;
}

int show(store::FindingDesk& desk, const QString& number) {
    const auto story = desk.story(number);
    if (!story)
        return failWith(story.error());
    print(lineOf(story->finding));
    for (const auto& step : story->steps)
        print(QStringLiteral("  %1  %2  %3  -%4  %5")
                  .arg(step.number)
                  .arg(score::actionName(step.action), step.user, pointsOf(step.points), step.opinion));
    return Done;
}

std::optional<geo::Point> placeOf(const QString& text) {
    const QStringList sides = text.split(u',');
    bool east = false, north = false;
    const geo::Point place{sides.value(0).trimmed().toDouble(&east),
                           sides.value(1).trimmed().toDouble(&north)};
    return sides.size() == 2 && east && north ? std::optional(place) : std::nullopt;
}

int report(store::FindingDesk& desk, const QString& city, Arguments& words, const SigningIn& signing) {
    store::NewFinding what;
    what.item = words.option("--item").value_or(QString()),
    what.text = words.option("--text").value_or(QString());
    what.place = placeOf(words.option("--at").value_or(QString()));
    if (const auto photo = words.option("--photo")) {
        const auto kept = store::evidence::keep(city, *photo);
        if (!kept)
            return failWith(kept.error());
        what.photo = kept->hash;
    }
    const auto note = signing.note(city);
    if (!note)
        return failWith(note.error());
    const auto finding = desk.report(what, *note);
    if (!finding)
        return failWith(finding.error());
    print(lineOf(*finding));
    return Done;
}

int step(store::FindingDesk& desk, const QString& city, const QStringList& rest, Arguments& words,
         const SigningIn& signing) {
    const auto action = score::findingActionOf(rest.value(3));
    if (!action)
        return misuse("inspect",
                      say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no action %1.")).arg(rest.value(3)));
    const auto story = desk.story(rest.value(2));
    const auto note = signing.note(city);
    if (!story || !note)
        return failWith(story ? note.error() : story.error());
    score::FindingMove move;
    move.action = *action, move.opinion = words.option("--text").value_or(QString());
    if (const auto points = words.option("--points"))
        if (const auto number = score::Decimal::fromText(*points))
            move.points = number->millionths();
    const auto finding = desk.step(story->finding.uid, story->finding.revision, move, *note);
    if (!finding)
        return failWith(finding.error());
    print(lineOf(*finding));
    return Done;
}

} // namespace

int runInspect(const QStringList& arguments) {
    Arguments words(arguments);
    const auto signing = SigningIn::take(words);
    const bool asJson = words.flag("--json");
    const QString what = words.rest().value(1);
    if (what == u"items")
        return items();
    auto desk = store::FindingDesk::open(words.rest().value(0));
    if (!desk)
        return failWith(desk.error());
    const QString city = words.rest().front();
    if (what == u"list")
        return list(*desk, words, asJson);
    if (what == u"show")
        return show(*desk, words.rest().value(2));
    if (what == u"report")
        return report(*desk, city, words, signing);
    if (what == u"step") {
        const QStringList rest = words.rest();
        return step(*desk, city, rest, words, signing);
    }
    return misuse("inspect", say(QT_TRANSLATE_NOOP("xiuhuactl", "Say items, list, show, report or step.")));
}

} // namespace app
