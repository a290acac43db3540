// SPDX-License-Identifier: GPL-3.0-or-later
#include "case_words.h"
#include "command.h"
#include "signing_in.h"
#include "store/case_desk.h"
#include "store/evidence.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

/// What is told of a city's cases, and in which words.
struct Told {
    store::CaseReader reader;
    store::CaseRules rules;
    city::Catalogue catalogue;

    CaseWords words() const { return {rules, catalogue}; }
    static city::Result<Told> open(const QString& city) {
        // Suspensions whose day has come end here, too, where nobody has a window open.
        if (auto desk = store::CaseDesk::open(city))
            (void)desk->resumeDue();
        auto reader = store::CaseReader::open(city);
        if (!reader)
            return tl::unexpected(reader.error());
        auto rules = reader->rules();
        if (!rules)
            return tl::unexpected(rules.error());
        auto catalogue = store::catalogueOf(city);
        if (!catalogue)
            return tl::unexpected(catalogue.error());
        return Told{std::move(*reader), std::move(*rules), std::move(*catalogue)};
    }
};

int list(const QString& city, Arguments& words) {
    const bool asJson = words.flag("--json"), everything = words.flag("--all");
    store::CaseQuery query;
    query.limit = words.option("--limit").value_or(QStringLiteral("50")).toInt();
    query.text = words.option("--text").value_or(QString());
    const auto state = words.option("--state");
    auto told = Told::open(city);
    if (!told)
        return failWith(told.error());
    if (state && !(query.state = told->rules.lifecycle.stateOf(*state)))
        return misuse("case", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no state %1.")).arg(*state));
    if (!everything && !state)
        query.open = true;
    const auto cases = told->reader.cases(query);
    if (!cases)
        return failWith(cases.error());
    const CaseWords text = told->words();
    QJsonArray rows;
    for (const work::Order& order : *cases)
        asJson ? rows.append(text.json(order)) : print(text.line(order));
    if (asJson)
        print(QString::fromUtf8(QJsonDocument(rows).toJson()).trimmed());
    else if (cases->empty())
        print(say(QT_TRANSLATE_NOOP("xiuhuactl", "There are no such cases.")));
    return Done;
}

int show(const QString& city, const QString& number, bool asJson) {
    auto told = Told::open(city);
    if (!told)
        return failWith(told.error());
    const auto story = told->reader.story(number);
    if (!story)
        return failWith(story.error());
    const CaseWords text = told->words();
    if (asJson)
        print(QString::fromUtf8(QJsonDocument(text.json(*story)).toJson()).trimmed());
    else
        for (const QString& line : text.lines(*story))
            print(line);
    return Done;
}

/// Photos of a case, and whether each is as it was taken in.
int evidenceOf(const QString& city, const QString& number, bool asJson) {
    auto reader = store::CaseReader::open(city);
    if (!reader)
        return failWith(reader.error());
    const auto story = reader->story(number);
    if (!story)
        return failWith(story.error());
    bool whole = true;
    QJsonArray rows;
    for (const store::Evidence& one : story->evidence) {
        const bool isWhole = store::evidence::isWhole(city, one);
        whole &= isWhole;
        if (asJson)
            rows.append(QJsonObject{{QStringLiteral("step"), one.step},
                                    {QStringLiteral("kind"), proofKindId(one.kind)},
                                    {QStringLiteral("name"), one.name},
                                    {QStringLiteral("sha256"), QString::fromLatin1(one.hash.toHex())},
                                    {QStringLiteral("width"), one.width},
                                    {QStringLiteral("height"), one.height},
                                    {QStringLiteral("whole"), isWhole}});
        else
            print(QStringLiteral("%1  %2  %3x%4  %5  %6  %7")
                      .arg(one.step, 3)
                      .arg(proofKindId(one.kind), -9)
                      .arg(one.width)
                      .arg(one.height)
                      .arg(QString::fromLatin1(one.hash.toHex().left(16)), one.name,
                           isWhole ? say(QT_TRANSLATE_NOOP("xiuhuactl", "whole"))
                                   : say(QT_TRANSLATE_NOOP("xiuhuactl", "missing or changed"))));
    }
    if (asJson)
        print(QString::fromUtf8(QJsonDocument(rows).toJson()).trimmed());
    return whole ? Done : Failed;
}

int answered(const store::CaseAnswer& answer, const CaseWords& words) {
    if (!answer)
        return failWith(answer.error().fault);
    print(words.line(answer->order));
    return Done;
}

int report(const QString& city, Arguments& words) {
    store::NewCase what;
    const auto event = words.option("--event"), component = words.option("--component"),
               at = words.option("--at");
    const auto role = words.option("--role"), source = words.option("--source");
    const SigningIn signing = SigningIn::take(words);
    what.description = words.option("--text").value_or(QString());
    what.address = words.option("--address").value_or(QString());
    const auto photos = takePhotos(words);
    if (!photos)
        return misuse("case", photos.error().sentence);
    what.photos = *photos;
    if (!words.unknown().isEmpty())
        return misuse("case",
                      say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (bool(event) == bool(component))
        return misuse("case",
                      say(QT_TRANSLATE_NOOP("xiuhuactl", "Name either --event CLASS or --component CODE.")));
    what.kind = event ? work::CaseKind::Event : work::CaseKind::Component;
    what.classCode = event.value_or(QString());
    what.component = component.value_or(QString());
    if (at && !(what.place = placeOf(*at)))
        return misuse("case", say(QT_TRANSLATE_NOOP("xiuhuactl", "--at takes LON,LAT in degrees.")));
    auto desk = store::CaseDesk::open(city);
    if (!desk)
        return failWith(desk.error());
    if (role) {
        const auto known = desk->rules().lifecycle.roleOf(*role);
        if (!known)
            return misuse("case", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no role %1.")).arg(*role));
        what.role = *known;
    }
    for (int i = 0; source && i < work::sourceCount; ++i)
        if (work::sourceId(work::Source(i)) == *source)
            what.source = work::Source(i);
    const auto note = signing.note(city);
    if (!note)
        return failWith(note.error());
    const auto catalogue = store::catalogueOf(city);
    if (!catalogue)
        return failWith(catalogue.error());
    return answered(desk->report(what, *note), CaseWords(desk->rules(), *catalogue));
}

int step(const QString& city, const QString& number, const QString& action, Arguments& words) {
    StepWish wish = StepWish::take(words);
    const SigningIn signing = SigningIn::take(words);
    const auto photos = takePhotos(words);
    if (!photos)
        return misuse("case", photos.error().sentence);
    if (!words.unknown().isEmpty())
        return misuse("case",
                      say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    auto desk = store::CaseDesk::open(city);
    if (!desk)
        return failWith(desk.error());
    auto reader = store::CaseReader::open(city);
    if (!reader)
        return failWith(reader.error());
    const auto story = reader->story(number);
    if (!story)
        return failWith(story.error());
    const auto note = signing.note(city);
    if (!note)
        return failWith(note.error());
    const auto roles = desk->rolesOf(story->order, *note);
    if (!roles)
        return failWith(roles.error());
    const auto catalogue = store::catalogueOf(city);
    if (!catalogue)
        return failWith(catalogue.error());
    auto made = wish.step(story->order, action, desk->rules(), *catalogue, *roles);
    if (!made)
        return failWith(made.error());
    made->photos = *photos;
    return answered(desk->step(*made, *note), CaseWords(desk->rules(), *catalogue));
}

int filing(const QString& city, Arguments& words) {
    const auto out = words.option("--export"), in = words.option("--import");
    const SigningIn signing = SigningIn::take(words);
    if (bool(out) == bool(in))
        return misuse("case", say(QT_TRANSLATE_NOOP("xiuhuactl",
                                                    "Name either --export FILE.csv or --import FILE.csv.")));
    if (out) {
        auto reader = store::CaseReader::open(city);
        if (!reader)
            return failWith(reader.error());
        const auto rules = reader->rules();
        if (!rules)
            return failWith(rules.error());
        QSaveFile file(*out);
        const QByteArray sheet = work::filingSheet(rules->book.filing);
        if (!file.open(QIODevice::WriteOnly) || file.write(sheet) != sheet.size() || !file.commit())
            return failWith({city::FaultKind::Io,
                             say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 cannot be written.")).arg(*out),
                             {}});
        return Done;
    }
    QFile file(*in);
    if (!file.open(QIODevice::ReadOnly))
        return failWith({city::FaultKind::NotFound,
                         say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 cannot be read.")).arg(*in),
                         {}});
    const auto sheet = work::filingOfSheet(file.read((16 << 20) + 1));
    if (!sheet)
        return failWith(sheet.error());
    auto desk = store::CaseDesk::open(city);
    if (!desk)
        return failWith(desk.error());
    const auto note = signing.note(city);
    if (!note)
        return failWith(note.error());
    if (const auto done = desk->setFiling(*sheet, *note); !done)
        return failWith(done.error());
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "The city has %1 filing conditions now.")).arg(sheet->size()));
    return Done;
}

} // namespace

int runCase(const QStringList& arguments) {
    Arguments words(arguments.mid(2));
    const QString city = arguments.value(0), what = arguments.value(1);
    if (what == QLatin1String("list"))
        return list(city, words);
    if (what == QLatin1String("new"))
        return report(city, words);
    if (what == QLatin1String("filing"))
        return filing(city, words);
    const QString number = arguments.value(2);
    Arguments rest(arguments.mid(3));
    if (what == QLatin1String("show") && !number.isEmpty())
        return show(city, number, rest.flag("--json"));
    if (what == QLatin1String("evidence") && !number.isEmpty())
        return evidenceOf(city, number, rest.flag("--json"));
    if (what == QLatin1String("step") && arguments.size() > 3) {
        Arguments afterAction(arguments.mid(4));
        return step(city, number, arguments[3], afterAction);
    }
    return misuse("case", say(QT_TRANSLATE_NOOP(
                              "xiuhuactl",
                              "Name the city and what to do: list, new, show, step, evidence or filing.")));
}

} // namespace app
