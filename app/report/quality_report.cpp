// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/quality_report.h"

#include "exchange/table_report.h"
#include "report/quality_pdf.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace app::report {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("report", text);
}

bool isChinese() {
    return QCoreApplication::translate("xiuhuactl", "yes") != QLatin1String("yes");
}

QString degrees(double value) {
    return QString::number(value, 'f', 7);
}

city::Result<void> writeSheets(const QString& file, const store::QualityList& list, bool replace, const store::Progress& progress) {
    exchange::ReportSheet rules{say(QT_TRANSLATE_NOOP("report", "Rules")),
                                {say(QT_TRANSLATE_NOOP("report", "Rule")), say(QT_TRANSLATE_NOOP("report", "Severity")), say(QT_TRANSLATE_NOOP("report", "Title")),
                                 say(QT_TRANSLATE_NOOP("report", "Findings")), say(QT_TRANSLATE_NOOP("report", "Source"))}, {}};
    std::array<QString, quality::checkCount> severities;
    for (const quality::Rule& rule : list.rules) {
        severities[std::size_t(rule.check)] = quality::severityId(rule.severity);
        rules.rows.push_back({quality::checkId(rule.check), quality::severityId(rule.severity), isChinese() ? rule.title : rule.titleEn,
                              qint64(list.counts[std::size_t(rule.check)]), rule.source});
    }
    exchange::ReportSheet all{say(QT_TRANSLATE_NOOP("report", "Findings")),
                              {say(QT_TRANSLATE_NOOP("report", "Rule")), say(QT_TRANSLATE_NOOP("report", "Severity")), say(QT_TRANSLATE_NOOP("report", "Code")),
                               QStringLiteral("Uid"), QStringLiteral("Lon"), QStringLiteral("Lat"), say(QT_TRANSLATE_NOOP("report", "What is wrong"))}, {}};
    for (const store::QualityList::Row& row : list.rows) {
        const bool hasPlace = geo::isValid(row.place);
        all.rows.push_back({quality::checkId(row.check), severities[std::size_t(row.check)], row.code, row.uid,
                            hasPlace ? degrees(row.place.lon) : QString(), hasPlace ? degrees(row.place.lat) : QString(), row.sentence});
    }
    return exchange::writeReport(file, {std::move(rules), std::move(all)}, replace, progress);
}

} // namespace

city::Result<void> writeQuality(const QString& file, const store::QualityList& list, bool replace, const store::Progress& progress) {
    if (!file.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) return writeSheets(file, list, replace, progress);
    if (!replace && QFileInfo::exists(file))
        return city::fail(city::FaultKind::Invalid, say(QT_TRANSLATE_NOOP("report", "%1 exists already. Choose another name, or say that it may be replaced.")).arg(file));
    return writePdf(file, list, progress);
}

} // namespace app::report
