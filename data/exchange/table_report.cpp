// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table_report.h"

#include "exchange/neutral.h"
#include "exchange/writing.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>

namespace exchange {

namespace {

using city::FaultKind;

constexpr std::size_t rowsTogether = 512, mostRows = 1'000'000;

QString say(const char* text) {
    return QCoreApplication::translate("exchange", text);
}

parcel::Value valueOf(const QVariant& cell) {
    switch (cell.typeId()) {
    case QMetaType::Int:
    case QMetaType::LongLong:
        return std::int64_t(cell.toLongLong());
    case QMetaType::Double:
        return cell.toDouble();
    default:
        return neutralised(cell.toString()).toStdString();
    }
}

parcel::Type typeOf(const ReportSheet& sheet, qsizetype column) {
    if (sheet.rows.empty())
        return parcel::Type::Text;
    switch (sheet.rows.front()[column].typeId()) {
    case QMetaType::Int:
    case QMetaType::LongLong:
        return parcel::Type::Integer;
    case QMetaType::Double:
        return parcel::Type::Real;
    default:
        return parcel::Type::Text;
    }
}

parcel::Layer layerOf(const ReportSheet& sheet, std::size_t part) {
    parcel::Layer layer;
    layer.name = sheet.name.toStdString() + (part ? '_' + std::to_string(part + 1) : std::string());
    layer.hasShapes = false;
    for (qsizetype i = 0; i < sheet.headings.size(); ++i)
        layer.fields.push_back({sheet.headings[i].toStdString(), typeOf(sheet, i)});
    return layer;
}

city::Result<void> send(Importer& importer, const ReportSheet& sheet, std::int64_t& sent,
                        const std::function<bool()>& goOn) {
    parcel::Rows batch;
    const auto flush = [&]() -> city::Result<void> {
        if (batch.rows.empty())
            return {};
        auto done = importer.send(batch, goOn);
        batch.rows.clear();
        return done;
    };
    for (std::size_t i = 0; i < std::max<std::size_t>(sheet.rows.size(), 1); ++i) {
        if (i % mostRows == 0) {
            if (auto done = flush(); !done)
                return done;
            if (auto done = importer.send(layerOf(sheet, i / mostRows), goOn); !done)
                return done;
        }
        if (i >= sheet.rows.size())
            break;
        parcel::Row row{sent++, {}, {}};
        for (const QVariant& cell : sheet.rows[i])
            row.values.push_back(valueOf(cell));
        batch.rows.push_back(std::move(row));
        if (batch.rows.size() == rowsTogether)
            if (auto done = flush(); !done)
                return done;
    }
    return flush();
}

} // namespace

city::Result<void> writeReport(const QString& file, const std::vector<ReportSheet>& sheets, bool replace,
                               const store::Progress& progress) {
    const QFileInfo target(file);
    if (target.suffix().compare(QLatin1String("xlsx"), Qt::CaseInsensitive) != 0)
        return city::fail(FaultKind::Invalid,
                          say(QT_TRANSLATE_NOOP("exchange", "Let the name of the report end in .xlsx.")));
    if (target.exists() && !replace)
        return taken(file);
    const QTemporaryDir folder(target.absolutePath() + QStringLiteral("/.report-XXXXXX"));
    if (!folder.isValid())
        return unwritable(file);
    const QString made = folder.filePath(QStringLiteral("report.xlsx"));
    std::int64_t sent = 0, all = 1;
    for (const ReportSheet& sheet : sheets)
        all += std::int64_t(sheet.rows.size());
    const auto goOn = [&] {
        return !progress || progress(double(sent) / double(all),
                                     say(QT_TRANSLATE_NOOP("exchange", "Writing %1")).arg(target.fileName()));
    };
    auto importer = Importer::start(
        QStringLiteral("write"),
        {QStringLiteral("--driver"), QStringLiteral("XLSX"), QStringLiteral("--to"), QStringLiteral("4490")},
        made, {});
    if (!importer)
        return tl::unexpected(importer.error());
    for (const ReportSheet& sheet : sheets)
        if (auto done = send(*importer, sheet, sent, goOn); !done)
            return done;
    if (auto done = importer->send(parcel::End{sent, false, 0, 0, 0, 0}, goOn); !done)
        return done;
    if (const auto last = importer->next(goOn); !last)
        return tl::unexpected(last.error());
    if (std::rename(QFile::encodeName(made).constData(), QFile::encodeName(file).constData()) != 0)
        return unwritable(file);
    return {};
}

} // namespace exchange
