// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "store/search_index.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

namespace app {

namespace {

constexpr int usualLimit = 10, mostResults = 100'000; // of each kind

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

struct Call {
    QString city;
    search::Question question;
    bool json = false;
};

/// The value behind an option, taken out; nothing when it is not there.
std::optional<QString> take(QStringList& arguments, const QString& option) {
    const qsizetype at = arguments.indexOf(option);
    if (at < 0 || at + 1 >= arguments.size())
        return std::nullopt;
    const QString value = arguments.takeAt(at + 1);
    arguments.removeAt(at);
    return value;
}

/// The sentence that refuses the call.
tl::expected<Call, QString> parse(QStringList arguments) {
    Call call;
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    call.question.near = {none, none};
    call.question.limit = usualLimit;
    call.json = arguments.removeAll(QStringLiteral("--json")) > 0;
    if (const auto limit = take(arguments, QStringLiteral("--limit"))) {
        bool isNumber = false;
        call.question.limit = limit->toInt(&isNumber);
        if (!isNumber || call.question.limit < 1 || call.question.limit > mostResults)
            return tl::unexpected(
                say(QT_TRANSLATE_NOOP("xiuhuactl", "--limit takes a number from 1 to %1.")).arg(mostResults));
    }
    if (const auto near = take(arguments, QStringLiteral("--near"))) {
        const QStringList degrees = near->split(QLatin1Char(','));
        bool lonIsNumber = false, latIsNumber = false;
        call.question.near = {degrees.value(0).toDouble(&lonIsNumber),
                              degrees.value(1).toDouble(&latIsNumber)};
        if (degrees.size() != 2 || !lonIsNumber || !latIsNumber || !geo::isValid(call.question.near))
            return tl::unexpected(say(QT_TRANSLATE_NOOP(
                "xiuhuactl", "--near takes a longitude and a latitude, such as 106.53,29.38.")));
    }
    if (arguments.size() < 2 || arguments.first().startsWith(QLatin1String("--")))
        return tl::unexpected(
            say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file, and what to look for.")));
    call.city = arguments.takeFirst();
    call.question.text = arguments.join(QLatin1Char(' '));
    if (call.question.text.trimmed().isEmpty())
        return tl::unexpected(
            say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file, and what to look for.")));
    return call;
}

template <typename Entry>
QString nameOf(const Entry* entry) {
    return entry ? entry->name : QString();
}

QJsonObject json(const search::Hit& hit, const city::Catalogue& catalogue) {
    QJsonObject object{{QStringLiteral("rank"), hit.rank}};
    const auto put = [&object](const char* key, const QString& text) {
        if (!text.isEmpty())
            object.insert(QLatin1String(key), text);
    };
    put("code", hit.code);
    put("name", hit.name);
    put("otherName", hit.otherName);
    put("address", hit.address);
    put("subDistrict", nameOf(catalogue.subDistrict(hit.subDistrict)));
    put("community", nameOf(catalogue.community(hit.community)));
    if (hit.kind == search::Kind::Component) {
        put("class", nameOf(catalogue.componentClass(hit.classId)));
        put("state", city::stateStandardName(hit.state));
    }
    if (geo::isValid(hit.anchor)) {
        object.insert(QStringLiteral("lon"), hit.anchor.lon);
        object.insert(QStringLiteral("lat"), hit.anchor.lat);
    }
    return object;
}

void printJson(const search::Page& page, const city::Catalogue& catalogue) {
    QJsonArray groups, classes;
    for (const search::Group& group : page.groups) {
        QJsonArray hits;
        for (const search::Hit& hit : group.hits)
            hits.append(json(hit, catalogue));
        groups.append(QJsonObject{{QStringLiteral("kind"), QLatin1String(search::kindKey(group.kind))},
                                  {QStringLiteral("count"), qint64(group.count)},
                                  {QStringLiteral("results"), hits}});
    }
    for (const auto& [id, count] : page.classes)
        classes.append(QJsonObject{{QStringLiteral("class"), nameOf(catalogue.componentClass(id))},
                                   {QStringLiteral("count"), qint64(count)}});
    const QJsonObject root{{QStringLiteral("text"), page.text},
                           {QStringLiteral("count"), qint64(page.count())},
                           {QStringLiteral("groups"), groups},
                           {QStringLiteral("classes"), classes}};
    print(QString::fromUtf8(QJsonDocument(root).toJson(QJsonDocument::Indented)).trimmed());
}

void printText(const search::Page& page, const city::Catalogue& catalogue) {
    for (const search::Group& group : page.groups) {
        print(QStringLiteral("%1  %2").arg(search::kindName(group.kind)).arg(group.count));
        for (const search::Hit& hit : group.hits) {
            const QString name = hit.kind == search::Kind::Component
                                     ? nameOf(catalogue.componentClass(hit.classId))
                                     : hit.name;
            QStringList words{hit.code, name, hit.address, nameOf(catalogue.subDistrict(hit.subDistrict))};
            words.removeAll(QString());
            words.removeDuplicates();
            print(QStringLiteral("  ") + words.join(QStringLiteral("  ")));
        }
    }
    if (page.groups.empty())
        print(say(QT_TRANSLATE_NOOP("xiuhuactl", "Nothing is called so.")));
}

} // namespace

int runSearch(const QStringList& arguments) {
    const auto call = parse(arguments);
    if (!call)
        return misuse("search", call.error());
    auto index = store::SearchIndex::open(call->city);
    if (!index)
        return failWith(index.error());
    watchInterrupts();
    ProgressLine line;
    const auto loaded = index->loadComponents(showing(line));
    line.end();
    if (!loaded)
        return failWith(loaded.error());
    const search::Page page = index->finder().find(call->question);
    call->json ? printJson(page, index->catalogue()) : printText(page, index->catalogue());
    return page.groups.empty() ? Failed : Done;
}

} // namespace app
