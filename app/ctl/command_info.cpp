// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "demo/demo_city.h"
#include "store/reader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

/// Components counted by what users ask for, from the registry: one pass, all shapes.
struct Tallies {
    QMap<int, std::int64_t> bySubDistrict, byClass, byState;
    std::int64_t all = 0;
    std::int64_t unplaced = 0; ///< of all, those that cannot be on a map
};

Tallies tally(const city::Registry& registry) {
    Tallies tallies;
    std::vector<std::int64_t> subDistricts(65536), classes(65536), states(city::stateCount);
    for (const auto& chunk : registry.chunks())
        for (std::size_t i = 0; i < chunk->size(); ++i) {
            ++subDistricts[chunk->subDistrict[i]];
            ++classes[chunk->classId[i]];
            ++states[std::size_t(chunk->state[i])];
            tallies.unplaced += !geo::isValid(chunk->anchor[i]);
        }
    const auto keep = [](const std::vector<std::int64_t>& counts, QMap<int, std::int64_t>& into) {
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i]) into.insert(int(i), counts[i]);
    };
    keep(subDistricts, tallies.bySubDistrict);
    keep(classes, tallies.byClass);
    keep(states, tallies.byState);
    tallies.all = std::int64_t(registry.size());
    return tallies;
}

struct Report {
    QString path;
    std::int64_t version = 0, change = 0;
    city::Catalogue catalogue;
    std::vector<store::Reader::Count> counts;
    Tallies tallies;
    QStringList demoAccounts; ///< whose pass phrase everybody knows
};

city::Result<Report> read(const QString& path) {
    auto reader = store::Reader::open(path);
    if (!reader) return tl::unexpected(reader.error());
    Report report;
    report.path = path;
    const auto version = reader->database().number("PRAGMA user_version");
    if (!version) return tl::unexpected(version.error());
    report.version = *version;
    auto catalogue = reader->catalogue();
    if (!catalogue) return tl::unexpected(catalogue.error());
    report.catalogue = std::move(*catalogue);
    auto counts = reader->counts();
    if (!counts) return tl::unexpected(counts.error());
    report.counts = std::move(*counts);
    auto names = reader->database().prepare("SELECT name FROM account WHERE demo AND NOT disabled ORDER BY id");
    if (!names) return tl::unexpected(names.error());
    for (auto row = names->step(); row && *row; row = names->step()) report.demoAccounts += names->text(0);
    const auto registry = reader->registry();
    if (!registry) return tl::unexpected(registry.error());
    report.change = registry->change();
    report.tallies = tally(*registry);
    return report;
}

void printJson(const Report& report) {
    const city::Profile& p = report.catalogue.profile;
    QJsonObject tables, states;
    for (const auto& count : report.counts) tables.insert(count.table, qint64(count.rows));
    for (auto it = report.tallies.byState.begin(); it != report.tallies.byState.end(); ++it)
        states.insert(city::stateStandardName(city::State(it.key())), qint64(it.value()));
    QJsonArray subDistricts, classes;
    for (const city::SubDistrict& s : report.catalogue.subDistricts)
        subDistricts.append(QJsonObject{{QStringLiteral("code"), s.code}, {QStringLiteral("name"), s.name},
                                        {QStringLiteral("components"), qint64(report.tallies.bySubDistrict.value(s.id))}});
    for (const city::ComponentClass& c : report.catalogue.classes)
        classes.append(QJsonObject{{QStringLiteral("id"), c.id}, {QStringLiteral("name"), c.name},
                                   {QStringLiteral("nameEn"), c.nameEn},
                                   {QStringLiteral("components"), qint64(report.tallies.byClass.value(c.id))}});
    QJsonObject root{
        {QStringLiteral("file"), report.path}, {QStringLiteral("name"), p.name}, {QStringLiteral("nameEn"), p.nameEn},
        {QStringLiteral("uid"), p.uid.text()}, {QStringLiteral("adminCode"), p.adminCode},
        {QStringLiteral("codeProfile"), p.codeProfile}, {QStringLiteral("geographicCrs"), QStringLiteral("EPSG:%1").arg(p.geographicSrid)},
        {QStringLiteral("mapCrs"), QStringLiteral("EPSG:%1").arg(p.mapSrid)}, {QStringLiteral("timeZone"), p.timeZone},
        {QStringLiteral("demo"), p.demo}, {QStringLiteral("schematic"), p.schematic},
        {QStringLiteral("schemaVersion"), qint64(report.version)}, {QStringLiteral("change"), qint64(report.change)},
        {QStringLiteral("components"), qint64(report.tallies.all)},
        {QStringLiteral("withoutPlace"), qint64(report.tallies.unplaced)}, {QStringLiteral("tables"), tables},
        {QStringLiteral("subDistricts"), subDistricts}, {QStringLiteral("classes"), classes}, {QStringLiteral("states"), states}};
    if (!report.demoAccounts.isEmpty()) {
        root.insert(QStringLiteral("demoAccounts"), QJsonArray::fromStringList(report.demoAccounts));
        root.insert(QStringLiteral("demoPassphrase"), QLatin1String(demo::accountPhrase));
    }
    print(QString::fromUtf8(QJsonDocument(root).toJson(QJsonDocument::Indented)).trimmed());
}

void printLine(const QString& what, const QString& value) {
    print(QStringLiteral("%1  %2").arg(what, -24).arg(value));
}

void printText(const Report& report) {
    const city::Profile& p = report.catalogue.profile;
    const auto yes = [](bool is) { return is ? say(QT_TRANSLATE_NOOP("xiuhuactl", "yes")) : say(QT_TRANSLATE_NOOP("xiuhuactl", "no")); };
    printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "City")), p.nameEn.isEmpty() ? p.name : p.name + QStringLiteral(" (") + p.nameEn + QLatin1Char(')'));
    printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Administrative code")), p.adminCode);
    printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Code profile")), p.codeProfile);
    printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Coordinates")), QStringLiteral("EPSG:%1, EPSG:%2").arg(p.geographicSrid).arg(p.mapSrid));
    printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Time zone")), p.timeZone);
    printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Demonstration data")), yes(p.demo));
    printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Schematic boundaries")), yes(p.schematic));
    printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Schema version")), QString::number(report.version));
    printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Change number")), QString::number(report.change));
    printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Components")), QString::number(report.tallies.all));
    if (!report.demoAccounts.isEmpty()) {
        printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Demonstration accounts")), report.demoAccounts.join(QStringLiteral(", ")));
        printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Their pass phrase")), QLatin1String(demo::accountPhrase));
    }
    if (report.tallies.unplaced)
        printLine(say(QT_TRANSLATE_NOOP("xiuhuactl", "Without a place")), QString::number(report.tallies.unplaced));
    print(QLatin1Char('\n') + say(QT_TRANSLATE_NOOP("xiuhuactl", "Tables")));
    for (const auto& count : report.counts) printLine(QStringLiteral("  ") + count.table, QString::number(count.rows));
    print(QLatin1Char('\n') + say(QT_TRANSLATE_NOOP("xiuhuactl", "Components by sub-district")));
    for (const city::SubDistrict& s : report.catalogue.subDistricts)
        printLine(QStringLiteral("  %1 %2").arg(s.code, s.name), QString::number(report.tallies.bySubDistrict.value(s.id)));
    if (const auto outside = report.tallies.bySubDistrict.value(0))
        printLine(QStringLiteral("  ") + say(QT_TRANSLATE_NOOP("xiuhuactl", "outside all")), QString::number(outside));
    print(QLatin1Char('\n') + say(QT_TRANSLATE_NOOP("xiuhuactl", "Components by class")));
    for (const city::ComponentClass& c : report.catalogue.classes)
        printLine(QStringLiteral("  ") + c.name, QString::number(report.tallies.byClass.value(c.id)));
    print(QLatin1Char('\n') + say(QT_TRANSLATE_NOOP("xiuhuactl", "Components by state")));
    for (auto it = report.tallies.byState.begin(); it != report.tallies.byState.end(); ++it)
        printLine(QStringLiteral("  ") + city::stateStandardName(city::State(it.key())) + QLatin1Char(' ') +
                      city::stateName(city::State(it.key())),
                  QString::number(it.value()));
}

} // namespace

int runInfo(const QStringList& arguments) {
    QStringList rest = arguments;
    const bool json = rest.removeAll(QStringLiteral("--json")) > 0;
    if (rest.size() != 1 || rest.first().startsWith(QLatin1String("--")))
        return misuse("info", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    const auto report = read(rest.first());
    if (!report) return failWith(report.error());
    json ? printJson(*report) : printText(*report);
    return Done;
}

} // namespace app
