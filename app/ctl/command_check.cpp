// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "command_line.h"
#include "quality/ledger.h"
#include "report/quality_report.h"
#include "signing_in.h"
#include "store/quality_rows.h"
#include "store/reader.h"
#include "store/repairing.h"

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

QJsonArray listed(const store::QualityList& list, const store::QualityList& english, const quality::Ledger& ledger) {
    QJsonArray array;
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const store::QualityList::Row& one = list.rows[i];
        QJsonObject row{{QStringLiteral("rule"), quality::checkId(one.check)},
                        {QStringLiteral("severity"), quality::severityId(ledger.rules().rule(one.check)->severity)},
                        {QStringLiteral("code"), one.code}, {QStringLiteral("uid"), one.uid},
                        {QStringLiteral("sentence"), one.sentence}, {QStringLiteral("sentence_en"), english.rows[i].sentence}};
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

void printText(const store::QualityList& list, std::size_t findings) {
    for (const quality::Rule& rule : list.rules)
        print(QStringLiteral("%1  %2  %3").arg(rule.isOff ? say(QT_TRANSLATE_NOOP("xiuhuactl", "off")) : QString::number(list.counts[std::size_t(rule.check)]), 9)
                  .arg(quality::checkId(rule.check), -24).arg(isChinese() ? rule.title : rule.titleEn));
    for (const store::QualityList::Row& one : list.rows)
        print(QStringLiteral("%1  %2  %3  %4").arg(quality::checkId(one.check), -24)
                  .arg(one.code.isEmpty() ? one.uid : one.code, -16)
                  .arg(geo::isValid(one.place) ? QStringLiteral("%1,%2").arg(one.place.lon, 0, 'f', 7).arg(one.place.lat, 0, 'f', 7) : QStringLiteral("-"))
                  .arg(one.sentence));
    if (findings > list.rows.size()) print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 more are not shown: --limit shows more, --report writes all.")).arg(findings - list.rows.size()));
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 components looked at, %2 findings.")).arg(list.components).arg(findings));
}

struct Call {
    QString city, report, rules;
    std::optional<QString> repair;
    SigningIn signing;
    int limit = 20;
    bool asJson = false, force = false;
};

/// The sentence that refuses the call.
tl::expected<Call, QString> parse(Arguments words) {
    Call call;
    call.asJson = words.flag("--json");
    call.force = words.flag("--force");
    call.report = words.option("--report").value_or(QString());
    call.rules = words.option("--rules").value_or(QString());
    call.repair = words.option("--repair");
    call.signing = SigningIn::take(words);
    bool isNumber = true;
    if (const auto limit = words.option("--limit")) call.limit = limit->toInt(&isNumber);
    if (!isNumber || call.limit < 0) return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "Name a number after --limit.")));
    if (!words.unknown().isEmpty()) return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 1) return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    call.city = words.rest().front();
    const auto check = call.repair ? quality::checkOf(*call.repair) : std::nullopt;
    if (call.repair && (!check || !quality::mayBeRepaired(*check))) {
        QStringList possible;
        for (int c = 0; c < quality::checkCount; ++c)
            if (quality::mayBeRepaired(quality::Check(c))) possible += quality::checkId(quality::Check(c));
        return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "--repair takes a rule with certain repairs: %1.")).arg(possible.join(QStringLiteral(", "))));
    }
    return call;
}

int repair(const Call& call, const quality::Ledger& ledger) {
    const auto findings = store::repairing::findingsOf(ledger, *quality::checkOf(*call.repair));
    const auto note = call.signing.note(call.city);
    if (!note) return failWith(note.error());
    if (auto recovered = store::batches::recover(call.city); !recovered) return failWith(recovered.error());
    ProgressLine line;
    store::ChangeNote under = *note;
    if (under.reason.isEmpty()) under.reason = say(QT_TRANSLATE_NOOP("xiuhuactl", "Quality: %1")).arg(*call.repair);
    const auto outcome = store::repairing::apply(call.city, ledger, findings, under, showing(line));
    line.end();
    if (!outcome) return failWith(outcome.error());
    for (const store::bulk::Faulty& faulty : outcome->faults)
        for (const city::FieldFault& fault : faulty.faults) printError(QStringLiteral("  %1  %2: %3").arg(faulty.code, city::fieldName(fault.field), fault.sentence));
    const auto left = outcome->same + outcome->faulty + outcome->gone;
    const QString sentence =
        outcome->changed == 0   ? say(QT_TRANSLATE_NOOP("xiuhuactl", "Nothing was put right; %1 findings have no certain repair.")).arg(left)
        : outcome->isWaiting ? say(QT_TRANSLATE_NOOP("xiuhuactl", "Nothing is changed yet: %1 edits wait for approval as %2. xiuhuactl approve writes or refuses them.")).arg(outcome->changed).arg(outcome->batch)
                             : say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 components were put right as batch %2, %3 have no certain repair. xiuhuactl revert or undo takes it back."))
                                   .arg(outcome->changed).arg(outcome->batch).arg(left);
    if (call.asJson)
        print(QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("rule"), *call.repair}, {QStringLiteral("batch"), outcome->changed ? outcome->batch : QString()},
                                                          {QStringLiteral("repaired"), qint64(outcome->isWaiting ? 0 : outcome->changed)},
                                                          {QStringLiteral("waiting"), qint64(outcome->isWaiting ? outcome->changed : 0)}, {QStringLiteral("left"), qint64(left)}}).toJson()).trimmed());
    else print(sentence);
    return Done;
}

} // namespace

int runCheck(const QStringList& arguments) {
    const auto call = parse(Arguments(arguments));
    if (!call) return misuse("check", call.error());
    auto rules = quality::Rules::read(call->rules);
    if (!rules) return failWith(rules.error());
    watchInterrupts();
    QElapsedTimer timer;
    timer.start();
    auto view = store::readQuality(call->city, [](double, const QString&) { return !isInterrupted(); });
    if (!view) return failWith(view.error());
    const qint64 readMs = timer.elapsed();
    const QDate date = city::today(view->ground->catalogue().profile);
    const quality::Ledger ledger(std::move(*rules), view->ground, std::move(view->rows), date);
    const qint64 allMs = timer.elapsed();
    if (call->repair) return repair(*call, ledger);
    auto reader = store::Reader::open(call->city);
    if (!reader) return failWith(reader.error());
    store::Database& db = reader->database();
    const auto limit = std::size_t(call->limit);
    const auto shown = store::listQuality(db, ledger, view->change, call->asJson || isChinese(), limit);
    if (!shown) return failWith(shown.error());
    if (call->asJson) {
        const auto english = store::listQuality(db, ledger, view->change, false, limit);
        if (!english) return failWith(english.error());
        print(QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("components"), qint64(ledger.size())}, {QStringLiteral("change"), qint64(view->change)},
                                                          {QStringLiteral("read_ms"), readMs}, {QStringLiteral("all_ms"), allMs},
                                                          {QStringLiteral("rules"), tallied(ledger)},
                                                          {QStringLiteral("findings"), listed(*shown, *english, ledger)}}).toJson()).trimmed());
    } else {
        printText(*shown, ledger.findings().size());
    }
    if (call->report.isEmpty()) return Done;
    const auto all = store::listQuality(db, ledger, view->change, isChinese());
    if (!all) return failWith(all.error());
    ProgressLine line;
    const auto written = report::writeQuality(call->report, *all, call->force, showing(line));
    line.end();
    if (!written) return failWith(written.error());
    printError(say(QT_TRANSLATE_NOOP("xiuhuactl", "The report is in %1.")).arg(call->report));
    return Done;
}

} // namespace app
