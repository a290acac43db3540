// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/description.h"
#include "exchange/reading.h"
#include "store/draft.h"

#include <QCoreApplication>

namespace exchange {

namespace {

store::Cell text(const QString& value) {
    return value.toStdString();
}

city::Result<void> writeOrganisations(store::Database& db, const Description& description) {
    store::RowSink sink(db);
    std::int64_t id = 0;
    QHash<QString, std::int64_t> companies;
    for (const auto& company : description.companies) {
        companies.insert(company.code, ++id);
        const store::Cell cells[] = {id, text(company.code), text(company.name), text(company.nameEn)};
        if (auto done = sink.add("company", "id, code, name, name_en", cells); !done)
            return done;
    }
    for (const auto& department : description.departments) {
        const std::int64_t company = companies.value(department.company);
        const store::Cell cells[] = {text(department.code), text(department.name), text(department.nameEn),
                                     company > 0 ? store::Cell(company) : store::Cell()};
        if (auto done = sink.add("department", "code, name, name_en, company_id", cells); !done)
            return done;
    }
    return {};
}

city::Result<std::vector<FileReport>> fill(store::Database& db, const Description& description,
                                           Rejects& rejects, const Limits& limits,
                                           const store::Progress& progress) {
    if (auto done = store::writeClassList(db, description.classes,
                                          [](std::size_t) { return city::Uid::make().bytes(); });
        !done)
        return tl::unexpected(done.error());
    if (auto done = writeOrganisations(db, description); !done)
        return tl::unexpected(done.error());
    auto intake = Intake::open(db);
    if (!intake)
        return tl::unexpected(intake.error());
    store::RowSink sink(db);
    const Sink write = [&](const Record& record) {
        return sink.add(record.table, record.columns, record.cells);
    };
    std::vector<FileReport> reports;
    const double step = 1.0 / double(std::max<std::size_t>(description.imports.size(), 1));
    for (std::size_t i = 0; i < description.imports.size(); ++i) {
        auto report = readDelivery(description.imports[i], db, *intake, rejects, write, limits,
                                   portion(progress, double(i) * step, double(i + 1) * step));
        if (!report)
            return tl::unexpected(report.error());
        reports.push_back(std::move(*report));
    }
    return reports;
}

} // namespace

city::Result<ImportReport> makeCity(const QString& descriptionFile, const QString& city, bool replace,
                                    const QString& rejectFile, const Limits& limits,
                                    const store::Progress& progress) {
    const auto description = Description::read(descriptionFile);
    if (!description)
        return tl::unexpected(description.error());
    auto draft = store::Draft::begin(city, replace);
    if (!draft)
        return tl::unexpected(draft.error());
    auto rejects = Rejects::open(rejectFile);
    if (!rejects)
        return tl::unexpected(rejects.error());
    auto db = store::CityFile::create(draft->path(), description->profile, true);
    if (!db)
        return tl::unexpected(db.error());
    if (auto begun = db->execute("BEGIN IMMEDIATE"); !begun)
        return tl::unexpected(begun.error());
    auto files = fill(*db, *description, *rejects, limits, portion(progress, 0, 0.7));
    if (!files)
        return tl::unexpected(files.error()); // the draft goes, transaction and all
    if (auto done = db->execute("COMMIT"); !done)
        return tl::unexpected(done.error());
    if (auto done = store::CityFile::finishBulk(*db, portion(progress, 0.7, 1)); !done)
        return tl::unexpected(done.error());
    db = tl::unexpected(city::Fault()); // closed before it is renamed
    if (auto kept = rejects->keep(); !kept)
        return tl::unexpected(kept.error());
    if (auto kept = draft->keep(); !kept)
        return tl::unexpected(kept.error());
    return ImportReport{std::move(*files), {}, {}};
}

} // namespace exchange
