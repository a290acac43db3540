// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importing.h"

#include "exchange/reading.h"
#include "exchange/survey.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace exchange {

namespace {

QString reasonOf(const ImportWish& wish) {
    if (!wish.note.reason.isEmpty())
        return wish.note.reason;
    QStringList names;
    for (const Delivery& delivery : wish.deliveries)
        names += QFileInfo(delivery.file).fileName();
    return QStringLiteral("import: ") + names.join(QStringLiteral(", "));
}

/// Reads and checks all files; rows go to `sink`.
city::Result<std::vector<FileReport>> readAll(const ImportWish& wish, store::Database& db, Rejects& rejects,
                                              const Sink& sink, const store::Progress& progress) {
    auto intake = Intake::open(db);
    if (!intake)
        return tl::unexpected(intake.error());
    std::vector<FileReport> reports;
    const double step = 1.0 / double(std::max<std::size_t>(wish.deliveries.size(), 1));
    for (std::size_t i = 0; i < wish.deliveries.size(); ++i) {
        auto report = readDelivery(wish.deliveries[i], db, *intake, rejects, sink, wish.limits,
                                   portion(progress, double(i) * step, double(i + 1) * step));
        if (!report)
            return tl::unexpected(report.error());
        reports.push_back(std::move(*report));
    }
    return reports;
}

} // namespace

city::Result<ImportReport> importInto(const QString& city, const ImportWish& wish,
                                      const store::Progress& progress) {
    if (auto recovered = store::batches::recover(city); !recovered)
        return tl::unexpected(recovered.error());
    auto db = wish.isDryRun ? store::CityFile::openReading(city) : store::CityFile::openWriting(city);
    if (!db)
        return tl::unexpected(db.error());
    auto rejects = Rejects::open(wish.rejects);
    if (!rejects)
        return tl::unexpected(rejects.error());
    std::optional<store::Batch> batch;
    if (!wish.isDryRun) {
        store::ChangeNote note = wish.note;
        note.reason = reasonOf(wish);
        auto begun = store::Batch::begin(city, note);
        if (!begun)
            return tl::unexpected(begun.error());
        batch.emplace(std::move(*begun));
    }
    const Sink sink = [&](const Record& record) {
        return batch ? batch->add(record.table, record.columns, record.cells) : city::Result<void>();
    };
    const double readShare = wish.isDryRun ? 1 : 0.4;
    auto files = readAll(wish, *db, *rejects, sink, portion(progress, 0, readShare));
    if (!files)
        return tl::unexpected(files.error());
    ImportReport report{std::move(*files), {}, {}};
    if (auto kept = rejects->keep(); !kept)
        return tl::unexpected(kept.error());
    std::int64_t records = 0;
    for (const FileReport& file : report.files)
        records += file.records;
    if (!batch || records == 0)
        return report;
    auto pace = batch->apply(portion(progress, readShare, 1));
    if (!pace)
        return tl::unexpected(pace.error());
    report.pace = *pace;
    report.batch = batch->id();
    return report;
}

city::Result<Preview> preview(const QString& file, const Mapping& mapping, int geographicSrid, int rows,
                              const GoOn& goOn) {
    QStringList options = optionsOf(mapping, geographicSrid);
    options << QStringLiteral("--most") << QString::number(rows);
    auto importer = Importer::start(QStringLiteral("read"), options, file, {});
    if (!importer)
        return tl::unexpected(importer.error());
    Preview result;
    for (;;) {
        auto message = importer->next(goOn);
        if (!message)
            return tl::unexpected(message.error());
        if (auto* layer = std::get_if<parcel::Layer>(&*message))
            result.layer = std::move(*layer);
        else if (auto* some = std::get_if<parcel::Rows>(&*message))
            std::ranges::move(some->rows, std::back_inserter(result.rows));
        else
            return result;
        if (result.rows.size() > std::size_t(rows))
            result.rows.resize(std::size_t(rows));
    }
}

city::Result<QStringList> suspicions(const QString& city, const geo::Box& extent, const Preview& rows,
                                     const Mapping& mapping) {
    auto db = store::CityFile::openReading(city);
    if (!db)
        return tl::unexpected(db.error());
    Survey survey;
    for (const parcel::Row& row : rows.rows)
        survey.add(row.shape);
    return survey.judge(*db, extent, mapping);
}

city::Result<std::vector<parcel::Layer>> tables(const QString& file, const GoOn& goOn) {
    auto importer = Importer::start(QStringLiteral("list"), {}, file, {});
    if (!importer)
        return tl::unexpected(importer.error());
    std::vector<parcel::Layer> layers;
    for (;;) {
        auto message = importer->next(goOn);
        if (!message)
            return tl::unexpected(message.error());
        if (auto* layer = std::get_if<parcel::Layer>(&*message))
            layers.push_back(std::move(*layer));
        else
            return layers;
    }
}

} // namespace exchange
