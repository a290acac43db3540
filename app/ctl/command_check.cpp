// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "command_line.h"
#include "exchange/table_report.h"
#include "quality/ledger.h"
#include "store/quality_rows.h"
#include "store/reader.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

bool isChinese() {
    return QCoreApplication::translate("xiuhuactl", "yes") != QLatin1String("yes");
}

/// The code and identity of the component of a finding; empty for findings about areas.
struct Subject {
    QString code, uid;
};

Subject subjectOf(store::Reader& reader, const quality::Ledger& ledger, const quality::Finding& finding) {
    using Kind = quality::Finding::Subject;
    const auto& source = ledger.ground().source();
    if (finding.subject == Kind::Grid) return {QString::number(source.grids[finding.key].code), {}};
    if (finding.subject == Kind::Community) return {QString::number(source.communities[finding.key].code), {}};
    const auto component = reader.component(city::ComponentKey::unpacked(finding.key));
    if (!component || !*component) return {};
    return {(*component)->code, (*component)->uid.text()};
}

QJsonArray listed(store::Reader& reader, const quality::Ledger& ledger, const std::vector<quality::Finding>& findings, std::size_t limit) {
    QJsonArray array;
    for (std::size_t i = 0; i < std::min(limit, findings.size()); ++i) {
        const quality::Finding& one = findings[i];
        const Subject subject = subjectOf(reader, ledger, one);
        QJsonObject row{{QStringLiteral("rule"), quality::checkId(one.check)},
                        {QStringLiteral("severity"), quality::severityId(ledger.rules().rule(one.check)->severity)},
                        {QStringLiteral("code"), subject.code}, {QStringLiteral("uid"), subject.uid},
                        {QStringLiteral("sentence"), ledger.sentence(one, true)}, {QStringLiteral("sentence_en"), ledger.sentence(one, false)}};
        if (geo::isValid(one.place)) row[u"place"] = QJsonArray{one.place.lon, one.place.lat};
        array.append(row);
    }
    return array;
}

QJsonArray tallied(const quality::Ledger& ledger) {
    QJsonArray array;
    const auto counts = ledger.counts();
    for (const quality::Rule& rule : ledger.rules().all())
        array.append(QJsonObject{{QStringLiteral("rule"), quality::checkId(rule.check)}, {QStringLiteral("severity"), quality::severityId(rule.severity)},
                                 {QStringLiteral("title"), rule.title}, {QStringLiteral("title_en"), rule.titleEn}, {QStringLiteral("off"), rule.isOff},
                                 {QStringLiteral("source"), rule.source}, {QStringLiteral("findings"), qint64(counts[std::size_t(rule.check)])}});
    return array;
}

void printText(store::Reader& reader, const quality::Ledger& ledger, const std::vector<quality::Finding>& findings, std::size_t limit) {
    const auto counts = ledger.counts();
    for (const quality::Rule& rule : ledger.rules().all())
        print(QStringLiteral("%1  %2  %3").arg(rule.isOff ? say(QT_TRANSLATE_NOOP("xiuhuactl", "off")) : QString::number(counts[std::size_t(rule.check)]), 9)
                  .arg(quality::checkId(rule.check), -24).arg(isChinese() ? rule.title : rule.titleEn));
    for (std::size_t i = 0; i < std::min(limit, findings.size()); ++i) {
        const quality::Finding& one = findings[i];
        const Subject subject = subjectOf(reader, ledger, one);
        print(QStringLiteral("%1  %2  %3  %4").arg(quality::checkId(one.check), -24)
                  .arg(subject.code.isEmpty() ? subject.uid : subject.code, -16)
                  .arg(geo::isValid(one.place) ? QStringLiteral("%1,%2").arg(one.place.lon, 0, 'f', 7).arg(one.place.lat, 0, 'f', 7) : QStringLiteral("-"))
                  .arg(ledger.sentence(one, isChinese())));
    }
    if (findings.size() > limit) print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 more are not shown: --limit shows more, --report writes all.")).arg(findings.size() - limit));
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 components looked at, %2 findings.")).arg(ledger.size()).arg(findings.size()));
}

/// A sheet of the rules with their counts, and one of all findings.
city::Result<void> writeSheets(const QString& file, bool force, store::Reader& reader, const quality::Ledger& ledger,
                               const std::vector<quality::Finding>& findings, const store::Progress& progress) {
    exchange::ReportSheet rules{say(QT_TRANSLATE_NOOP("xiuhuactl", "Rules")),
                                {say(QT_TRANSLATE_NOOP("xiuhuactl", "Rule")), say(QT_TRANSLATE_NOOP("xiuhuactl", "Severity")), say(QT_TRANSLATE_NOOP("xiuhuactl", "Title")),
                                 say(QT_TRANSLATE_NOOP("xiuhuactl", "Findings")), say(QT_TRANSLATE_NOOP("xiuhuactl", "Source"))}, {}};
    const auto counts = ledger.counts();
    for (const quality::Rule& rule : ledger.rules().all())
        rules.rows.push_back({quality::checkId(rule.check), quality::severityId(rule.severity), isChinese() ? rule.title : rule.titleEn,
                              qint64(counts[std::size_t(rule.check)]), rule.source});
    exchange::ReportSheet all{say(QT_TRANSLATE_NOOP("xiuhuactl", "Findings")),
                              {say(QT_TRANSLATE_NOOP("xiuhuactl", "Rule")), say(QT_TRANSLATE_NOOP("xiuhuactl", "Severity")), say(QT_TRANSLATE_NOOP("xiuhuactl", "Code")),
                               QStringLiteral("Uid"), QStringLiteral("Lon"), QStringLiteral("Lat"), say(QT_TRANSLATE_NOOP("xiuhuactl", "What is wrong"))}, {}};
    for (const quality::Finding& one : findings) {
        const Subject subject = subjectOf(reader, ledger, one);
        const bool hasPlace = geo::isValid(one.place);
        all.rows.push_back({quality::checkId(one.check), quality::severityId(ledger.rules().rule(one.check)->severity), subject.code, subject.uid,
                            hasPlace ? QString::number(one.place.lon, 'f', 7) : QString(), hasPlace ? QString::number(one.place.lat, 'f', 7) : QString(),
                            ledger.sentence(one, isChinese())});
    }
    return exchange::writeReport(file, {std::move(rules), std::move(all)}, force, progress);
}

} // namespace

int runCheck(const QStringList& arguments) {
    Arguments words(arguments);
    const bool asJson = words.flag("--json"), force = words.flag("--force");
    const QString report = words.option("--report").value_or(QString());
    const QString rulesPath = words.option("--rules").value_or(QString());
    const auto limitText = words.option("--limit");
    bool isNumber = true;
    const int limit = limitText ? limitText->toInt(&isNumber) : 20;
    if (!isNumber || limit < 0) return misuse("check", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name a number after --limit.")));
    if (!words.unknown().isEmpty()) return misuse("check", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 1) return misuse("check", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    auto rules = quality::Rules::read(rulesPath);
    if (!rules) return failWith(rules.error());
    watchInterrupts();
    QElapsedTimer timer;
    timer.start();
    auto view = store::readQuality(words.rest().first(), [](double, const QString&) { return !isInterrupted(); });
    if (!view) return failWith(view.error());
    const qint64 readMs = timer.elapsed();
    const QDate date = city::today(view->ground->catalogue().profile);
    const quality::Ledger ledger(std::move(*rules), view->ground, std::move(view->rows), date);
    const qint64 allMs = timer.elapsed();
    auto reader = store::Reader::open(words.rest().first());
    if (!reader) return failWith(reader.error());
    const auto findings = ledger.findings();
    if (asJson)
        print(QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("components"), qint64(ledger.size())}, {QStringLiteral("change"), qint64(view->change)},
                                                          {QStringLiteral("read_ms"), readMs}, {QStringLiteral("all_ms"), allMs},
                                                          {QStringLiteral("rules"), tallied(ledger)},
                                                          {QStringLiteral("findings"), listed(*reader, ledger, findings, std::size_t(limit))}}).toJson()).trimmed());
    else printText(*reader, ledger, findings, std::size_t(limit));
    if (report.isEmpty()) return Done;
    ProgressLine line;
    const auto written = writeSheets(report, force, *reader, ledger, findings, showing(line));
    line.end();
    if (!written) return failWith(written.error());
    printError(say(QT_TRANSLATE_NOOP("xiuhuactl", "The report is in %1.")).arg(report));
    return Done;
}

} // namespace app
