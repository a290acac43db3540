// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/reading.h"

#include "exchange/snapshot.h"
#include "exchange/survey.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace exchange {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("exchange", text);
}

/// One file on its way in.
class Reading {
public:
    Reading(const Delivery& delivery, store::Database& city, Intake& intake, Rejects& rejects,
            const Sink& sink, const store::Progress& progress)
        : m_delivery(delivery), m_city(city), m_intake(intake), m_rejects(rejects), m_sink(sink),
          m_progress(progress) {
        m_report.file = delivery.file;
    }

    city::Result<FileReport> run(const Limits& limits) {
        const Snapshot before = Snapshot::of(m_delivery.file);
        const QStringList options =
            optionsOf(m_delivery.mapping, m_intake.catalogue().profile.geographicSrid);
        auto importer = Importer::start(QStringLiteral("read"), options, m_delivery.file, limits);
        if (!importer)
            return tl::unexpected(importer.error());
        for (;;) {
            auto message = importer->next([this] { return goOn(); });
            if (!message)
                return tl::unexpected(message.error());
            city::Result<void> done;
            if (auto* layer = std::get_if<parcel::Layer>(&*message))
                done = begin(std::move(*layer));
            else if (auto* rows = std::get_if<parcel::Rows>(&*message))
                done = take(*rows);
            else if (const auto* end = std::get_if<parcel::End>(&*message)) {
                if (!(Snapshot::of(m_delivery.file) == before))
                    return city::fail(
                        FaultKind::Conflict,
                        say(QT_TRANSLATE_NOOP("exchange", "%1 changed while it was read. Nothing was kept: "
                                                          "import it again when it is finished."))
                            .arg(m_delivery.file));
                return finish(*end);
            }
            if (!done)
                return tl::unexpected(done.error());
        }
    }

private:
    bool goOn() {
        return !m_progress || m_progress(m_share, say(QT_TRANSLATE_NOOP("exchange", "Reading %1"))
                                                      .arg(QFileInfo(m_delivery.file).fileName()));
    }

    city::Result<void> begin(parcel::Layer layer) {
        m_layer = std::move(layer);
        const auto mapping = m_delivery.mapping.completed(m_layer);
        if (!mapping)
            return tl::unexpected(mapping.error());
        m_report.layer = QString::fromStdString(m_layer.name);
        m_report.crs = mapping->crs.isEmpty() ? QString::fromStdString(m_layer.crs) : mapping->crs;
        m_report.encoding = QString::fromStdString(m_layer.encoding);
        if (auto begun = m_intake.begin(m_city, *mapping, m_layer); !begun)
            return begun;
        return m_rejects.begin(m_delivery.file, m_layer);
    }

    /// Without a declared CRS, only degrees can be believed.
    city::Result<void> checkCrs(const parcel::Rows& rows) {
        if (!m_report.crs.isEmpty() || m_isChecked)
            return {};
        std::size_t places = 0, degrees = 0;
        for (const parcel::Row& row : rows.rows) {
            if (row.shape.parts.empty())
                continue;
            const parcel::Place place = row.shape.parts.front().front().front();
            ++places;
            degrees += std::abs(place.x) <= 180 && std::abs(place.y) <= 180;
        }
        if (places == 0)
            return {};
        m_isChecked = true;
        if (degrees == 0)
            return city::fail(
                FaultKind::Invalid,
                say(QT_TRANSLATE_NOOP("exchange", "%1 does not say which coordinate system it is in, and its "
                                                  "numbers are no degrees. Declare one (crs)."))
                    .arg(m_delivery.file));
        m_report.warnings += say(QT_TRANSLATE_NOOP(
            "exchange",
            "The file does not say which coordinate system it is in: taken for the city's degrees."));
        return {};
    }

    city::Result<void> take(const parcel::Rows& rows) {
        if (m_report.layer.isNull())
            return city::fail(
                FaultKind::Damaged,
                say(QT_TRANSLATE_NOOP("exchange", "%1 could not be read.")).arg(m_delivery.file));
        if (auto fine = checkCrs(rows); !fine)
            return fine;
        for (const parcel::Row& row : rows.rows) {
            ++m_report.read;
            m_survey.add(row.shape);
            auto records = m_intake.take(row);
            if (!records) {
                refuse(row, records.error().reason);
                continue;
            }
            ++m_report.in;
            for (const Record& record : *records) {
                ++m_report.records;
                if (auto done = m_sink(record); !done)
                    return done;
            }
        }
        if (rows.share >= 0 && rows.share <= 1)
            m_share = rows.share;
        return {};
    }

    void refuse(const parcel::Row& row, const QString& reason) {
        ++m_report.refused;
        m_rejects.add(m_report.read, row, reason);
        if (m_report.rejects.size() < FileReport::mostRejects)
            m_report.rejects.push_back({m_report.read, reason});
    }

    city::Result<FileReport> finish(const parcel::End& end) {
        if (end.rows != m_report.read)
            return city::fail(
                FaultKind::Damaged,
                say(QT_TRANSLATE_NOOP("exchange", "%1 could not be read.")).arg(m_delivery.file));
        m_report.faultyCodes = m_intake.faultyCodes();
        m_report.hasExtent = end.hasExtent;
        m_report.west = end.west;
        m_report.south = end.south;
        m_report.east = end.east;
        m_report.north = end.north;
        const auto warnings = m_survey.judge(m_city, m_intake.extent(), m_delivery.mapping);
        if (!warnings)
            return tl::unexpected(warnings.error());
        m_report.warnings += *warnings;
        return std::move(m_report);
    }

    const Delivery& m_delivery;
    store::Database& m_city;
    Intake& m_intake;
    Rejects& m_rejects;
    const Sink& m_sink;
    const store::Progress& m_progress;
    parcel::Layer m_layer;
    FileReport m_report;
    Survey m_survey;
    double m_share = 0;
    bool m_isChecked = false;
};

} // namespace

QStringList optionsOf(const Mapping& mapping, int geographicSrid) {
    QStringList options{QStringLiteral("--to"), QString::number(geographicSrid)};
    const auto add = [&](const char* name, const QString& value) {
        if (!value.isEmpty())
            options << QLatin1String(name) << value;
    };
    add("--layer", mapping.layer);
    add("--encoding", mapping.encoding);
    add("--x", mapping.x);
    add("--y", mapping.y);
    if (mapping.swapped)
        add("--swapped", QStringLiteral("1"));
    if (mapping.isGcj())
        add("--raw", QStringLiteral("1"));
    else
        add("--crs", mapping.crs);
    return options;
}

city::Result<FileReport> readDelivery(const Delivery& delivery, store::Database& city, Intake& intake,
                                      Rejects& rejects, const Sink& sink, const Limits& limits,
                                      const store::Progress& progress) {
    return Reading(delivery, city, intake, rejects, sink, progress).run(limits);
}

store::Progress portion(const store::Progress& progress, double from, double to) {
    return [&progress, from, to](double share, const QString& what) {
        return !progress || progress(from + (to - from) * share, what);
    };
}

} // namespace exchange
