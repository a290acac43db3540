// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "command_line.h"
#include "store/seals.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

QString verdict(const store::seals::Report& report) {
    if (report.broken) return report.broken->sentence;
    if (report.isForeignAnchor)
        return say(QT_TRANSLATE_NOOP("xiuhuactl", "The city has no seal with this anchor: its journal is not the one that the anchor was taken from."));
    if (report.anchoredTo > 0) return say(QT_TRANSLATE_NOOP("xiuhuactl", "Anchored: the journal up to row %1 is as it was sealed.")).arg(report.anchoredTo);
    if (report.seals > 0) return say(QT_TRANSLATE_NOOP("xiuhuactl", "Consistent in itself, not anchored."));
    return say(QT_TRANSLATE_NOOP("xiuhuactl", "Nothing is sealed yet. xiuhuactl seal does it."));
}

QJsonObject jsonOf(const store::seals::Report& report) {
    QJsonArray stations;
    for (const QByteArray& station : report.stations) stations.append(QString::fromLatin1(station.toHex()));
    QJsonObject json{{QStringLiteral("rows"), qint64(report.rows)}, {QStringLiteral("unsealed"), qint64(report.unsealed)}, {QStringLiteral("seals"), report.seals},
                     {QStringLiteral("stations"), stations}, {QStringLiteral("anchored_to"), qint64(report.anchoredTo)},
                     {QStringLiteral("anchor"), report.newestAnchor}, {QStringLiteral("verdict"), verdict(report)}};
    if (report.broken) json[u"broken"] = qint64(report.broken->seq);
    return json;
}

} // namespace

int runSeal(const QStringList& arguments) {
    Arguments words(arguments);
    const QString key = words.option("--key").value_or(store::seals::Station::usualFile());
    if (!words.unknown().isEmpty()) return misuse("seal", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 1) return misuse("seal", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    auto db = store::CityFile::openWriting(words.rest().front());
    if (!db) return failWith(db.error());
    const auto station = store::seals::Station::open(key);
    if (!station) return failWith(station.error());
    const auto rows = store::seals::seal(*db, *station);
    if (!rows) return failWith(rows.error());
    const auto report = store::seals::verify(*db);
    if (!report) return failWith(report.error());
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 rows of the journal were sealed. Keep this anchor elsewhere: %2")).arg(*rows).arg(report->newestAnchor));
    if (report->broken) printError(report->broken->sentence);
    return report->broken ? Failed : Done;
}

int runVerify(const QStringList& arguments) {
    Arguments words(arguments);
    const bool asJson = words.flag("--json");
    const QString anchor = words.option("--anchor").value_or(QString());
    if (!words.unknown().isEmpty()) return misuse("verify", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 1) return misuse("verify", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    watchInterrupts();
    auto db = store::CityFile::openReading(words.rest().front());
    if (!db) return failWith(db.error());
    ProgressLine line;
    const auto report = store::seals::verify(*db, anchor, showing(line));
    line.end();
    if (!report) return failWith(report.error());
    if (asJson) {
        print(QString::fromUtf8(QJsonDocument(jsonOf(*report)).toJson()).trimmed());
    } else {
        print(verdict(*report));
        print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 rows in the journal, %2 of them not sealed; %3 seals by %4 stations.")).arg(report->rows).arg(report->unsealed).arg(report->seals).arg(report->stations.size()));
        if (!report->newestAnchor.isEmpty()) print(say(QT_TRANSLATE_NOOP("xiuhuactl", "Newest anchor: %1")).arg(report->newestAnchor));
    }
    return report->broken || report->isForeignAnchor ? Failed : Done;
}

} // namespace app
