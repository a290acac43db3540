// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/exporting.h"

#include "exchange/mapping.h"
#include "exchange/neutral.h"
#include "exchange/writing.h"
#include "geo/gcj.h"
#include "store/gate.h"
#include "store/records.h"
#include "store/shape_blob.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>

namespace exchange {

namespace {

using city::FaultKind;

constexpr std::int64_t mostSheetRows = 1'000'000; ///< a spreadsheet's sheet ends at 1,048,576
constexpr std::size_t rowsTogether = 500;

QString say(const char* text) {
    return QCoreApplication::translate("exchange", text);
}

struct Format {
    const char* ending;
    const char* driver;
    bool holdsTables; ///< more than one
    bool isSpreadsheet;
};
constexpr Format formats[] = {{"gpkg", "GPKG", true, false},
                              {"geojson", "GeoJSON", false, false},
                              {"csv", "CSV", false, true},
                              {"xlsx", "XLSX", true, true},
                              {"shp", "ESRI Shapefile", false, false}};

const Format* formatOf(const QString& file) {
    for (const Format& format : formats)
        if (QFileInfo(file).suffix().compare(QLatin1String(format.ending), Qt::CaseInsensitive) == 0)
            return &format;
    return nullptr;
}

/// What stands in a column for a field of a component.
const char* expressionOf(const TargetField& field) {
    const std::string_view name = field.name;
    if (name == "class")
        return "(SELECT name FROM component_class WHERE id = t.class_id)";
    if (name == "authority")
        return "(SELECT code FROM department WHERE id = t.authority_id)";
    if (name == "owner")
        return "(SELECT code FROM department WHERE id = t.owner_id)";
    if (name == "maintainer")
        return "(SELECT code FROM department WHERE id = t.maintainer_id)";
    if (name == "state")
        return "CASE t.state WHEN 0 THEN '完好' WHEN 1 THEN '破损' WHEN 2 THEN '丢失' ELSE '废弃' END";
    if (name == "source")
        return "CASE t.source WHEN 0 THEN '实测' WHEN 1 THEN '地形图' WHEN 2 THEN '普查' ELSE '上报' END";
    if (name == "accuracy")
        return "CASE t.accuracy WHEN 0 THEN 'A' WHEN 1 THEN 'B' ELSE 'C' END";
    return nullptr;
}

QString headingOf(const TargetField& field) {
    return QString::fromUtf8(field.aliases).section(QLatin1Char(','), 0, 0);
}

parcel::Type typeOf(const TargetField& field) {
    switch (field.kind) {
    case TargetField::Kind::Integer:
    case TargetField::Kind::Date:
        return parcel::Type::Integer;
    case TargetField::Kind::Real:
        return parcel::Type::Real;
    default:
        return parcel::Type::Text;
    }
}

struct Table {
    std::string table;
    const char* form; ///< point, line, polygon
    const char* suffix;
};

std::vector<Table> tablesOf(const Target& target) {
    if (target.isComponent())
        return {{"component_point", "point", "points"},
                {"component_line", "line", "lines"},
                {"component_polygon", "polygon", "polygons"}};
    const char* forms[] = {"point", "line", "polygon"};
    return {{target.table, forms[int(target.shape)], ""}};
}

parcel::Shape shapeOf(std::pair<const unsigned char*, int> blob, bool isGcj) {
    const auto decoded = store::decodeShape(blob.first, std::size_t(blob.second));
    parcel::Shape shape;
    if (!decoded)
        return shape;
    shape.form = parcel::Form(int(parcel::Form::Point) + int(decoded->shape));
    auto& part = shape.parts.emplace_back();
    for (const city::Path& path : decoded->parts) {
        parcel::Ring& ring = part.emplace_back();
        for (const geo::Point& p : path) {
            const geo::GcjPoint shifted = isGcj ? geo::toGcj(p) : geo::GcjPoint{p.lon, p.lat};
            ring.push_back({shifted.lon, shifted.lat});
        }
        shape.vertices += path.size();
    }
    return shape;
}

/// One export: the files grow in a hidden folder beside their places.
class Exporting {
public:
    Exporting(const ExportWish& wish, const Format& format, const Target& target, store::Database& db,
              const store::Progress& progress)
        : m_wish(wish), m_format(format), m_target(target), m_db(db), m_progress(progress),
          m_folder(QFileInfo(wish.file).absolutePath() + QStringLiteral("/.export-XXXXXX")) {}

    city::Result<ExportReport> run() {
        if (!m_folder.isValid())
            return unwritable(m_wish.file);
        const auto srid = m_db.number("SELECT geographic_srid FROM city WHERE id = 1");
        if (!srid)
            return tl::unexpected(srid.error());
        m_srid = int(*srid);
        std::vector<Table> tables;
        for (const Table& table : tablesOf(m_target)) {
            const auto rows = store::records::count(m_db, questionFor(table));
            if (!rows)
                return tl::unexpected(rows.error());
            m_all += *rows;
            if (*rows > 0)
                tables.push_back(table);
        }
        if (tables.empty())
            return city::fail(FaultKind::NotFound,
                              say(QT_TRANSLATE_NOOP("exchange", "There is nothing to export.")));
        const bool together = m_format.holdsTables || tables.size() == 1;
        if (together) {
            if (auto written = writeFile(tables, QString()); !written)
                return tl::unexpected(written.error());
        } else {
            for (const Table& table : tables)
                if (auto written = writeFile({table}, QLatin1Char('-') + QLatin1String(table.suffix));
                    !written)
                    return tl::unexpected(written.error());
        }
        return keep();
    }

private:
    bool isGcj() const { return m_wish.crs.compare(QLatin1String("GCJ-02"), Qt::CaseInsensitive) == 0; }

    store::records::Question questionFor(const Table& table) const {
        store::records::Question question{table.table,
                                          {},
                                          m_wish.subDistrict,
                                          m_target.isComponent() ? m_wish.className : QString(),
                                          m_wish.only.has_value()};
        for (const TargetField& field : m_target.fields) {
            const char* expression = m_target.isComponent() ? expressionOf(field) : nullptr;
            question.columns.push_back(expression ? expression : std::string("t.") + field.name);
        }
        return question;
    }

    bool goOn() {
        return !m_progress ||
               m_progress(
                   double(m_report.rows) / double(std::max<std::int64_t>(m_all, 1)),
                   say(QT_TRANSLATE_NOOP("exchange", "Writing %1")).arg(QFileInfo(m_wish.file).fileName()));
    }

    city::Result<void> writeFile(const std::vector<Table>& tables, const QString& suffix) {
        const QFileInfo target(m_wish.file);
        const QString file = m_folder.filePath(target.completeBaseName() + suffix + QLatin1Char('.') +
                                               target.suffix().toLower());
        const QString crs = isGcj()                ? QString()
                            : m_wish.crs.isEmpty() ? QStringLiteral("EPSG:%1").arg(m_srid)
                                                   : m_wish.crs;
        QStringList options{QStringLiteral("--driver"), QLatin1String(m_format.driver),
                            QStringLiteral("--to"), QString::number(m_srid)};
        if (!crs.isEmpty())
            options << QStringLiteral("--crs") << crs;
        auto importer = Importer::start(QStringLiteral("write"), options, file, m_wish.limits);
        if (!importer)
            return tl::unexpected(importer.error());
        for (const Table& table : tables)
            if (auto sent = sendTable(*importer, table, target.completeBaseName() + suffix); !sent)
                return sent;
        if (auto sent =
                importer->send(parcel::End{m_report.rows, false, 0, 0, 0, 0}, [this] { return goOn(); });
            !sent)
            return sent;
        const auto last = importer->next([this] { return goOn(); });
        if (!last)
            return tl::unexpected(last.error());
        return {};
    }

    parcel::Layer layerOf(const Table& table, const QString& name, int sheet) const {
        parcel::Layer layer;
        layer.name = (m_format.holdsTables && m_target.isComponent() ? QLatin1String(table.suffix) : name)
                         .toStdString();
        if (sheet > 0)
            layer.name += '_' + std::to_string(sheet + 1);
        layer.crs = table.form;
        layer.hasShapes = true;
        for (const TargetField& field : m_target.fields)
            layer.fields.push_back({headingOf(field).toStdString(), typeOf(field)});
        return layer;
    }

    city::Result<void> sendTable(Importer& importer, const Table& table, const QString& name) {
        int sheet = 0;
        std::int64_t inSheet = 0;
        if (auto sent = importer.send(layerOf(table, name, sheet), [this] { return goOn(); }); !sent)
            return sent;
        parcel::Rows batch;
        const auto flush = [&]() -> city::Result<void> {
            if (batch.rows.empty())
                return {};
            auto sent = importer.send(batch, [this] { return goOn(); });
            m_report.rows += std::int64_t(batch.rows.size());
            batch.rows.clear();
            return sent;
        };
        auto done = store::records::each(
            m_db, questionFor(table), [&](std::vector<store::Cell> cells, auto blob) -> city::Result<void> {
                if (m_format.isSpreadsheet && m_format.holdsTables && inSheet++ == mostSheetRows) {
                    if (auto sent = flush(); !sent)
                        return sent;
                    inSheet = 1;
                    if (auto sent = importer.send(layerOf(table, name, ++sheet), [this] { return goOn(); });
                        !sent)
                        return sent;
                }
                parcel::Row row{m_report.rows, shapeOf(blob, isGcj()), {}};
                for (store::Cell& cell : cells)
                    row.values.push_back(valueOf(std::move(cell)));
                batch.rows.push_back(std::move(row));
                return batch.rows.size() < rowsTogether ? city::Result<void>() : flush();
            });
        if (!done)
            return done;
        return flush();
    }

    parcel::Value valueOf(store::Cell cell) const {
        if (const auto* number = std::get_if<std::int64_t>(&cell))
            return *number;
        if (const auto* real = std::get_if<double>(&cell))
            return *real;
        if (const auto* uid = std::get_if<QByteArray>(&cell))
            if (const auto known = city::Uid::fromBytes(uid->constData(), int(uid->size())))
                return known->text().toStdString();
        if (const auto* text = std::get_if<std::string>(&cell))
            return m_format.isSpreadsheet ? neutralised(QString::fromStdString(*text)).toStdString() : *text;
        return {};
    }

    /// The mapping that brings them in again stands beside the files.
    city::Result<void> writeMapping() {
        Mapping mapping;
        mapping.target = m_wish.target;
        mapping.crs = m_format.isSpreadsheet || isGcj()
                          ? (m_wish.crs.isEmpty() ? QStringLiteral("EPSG:%1").arg(m_srid) : m_wish.crs)
                          : QString();
        for (const TargetField& field : m_target.fields)
            mapping.fields.insert(QLatin1String(field.name), {headingOf(field), {}, {}, 0});
        mapping.samePlace = mapping.outside = Mapping::Policy::Keep;
        m_report.mapping = QFileInfo(m_wish.file).completeBaseName() + QStringLiteral(".mapping.json");
        return mapping.write(m_folder.filePath(m_report.mapping));
    }

    city::Result<ExportReport> keep() {
        if (auto written = writeMapping(); !written)
            return tl::unexpected(written.error());
        const QDir from(m_folder.path()), to = QFileInfo(m_wish.file).absoluteDir();
        const QStringList names = from.entryList(QDir::Files);
        for (const QString& name : names)
            if (to.exists(name) && !m_wish.replace)
                return taken(to.filePath(name));
        for (const QString& name : names) {
            if (std::rename(QFile::encodeName(from.filePath(name)).constData(),
                            QFile::encodeName(to.filePath(name)).constData()) != 0)
                return unwritable(to.filePath(name));
            if (QFileInfo(name).suffix().compare(QLatin1String(m_format.ending), Qt::CaseInsensitive) == 0)
                m_report.files += to.filePath(name);
        }
        m_report.mapping = to.filePath(m_report.mapping);
        return std::move(m_report);
    }

    const ExportWish& m_wish;
    const Format& m_format;
    const Target& m_target;
    store::Database& m_db;
    const store::Progress& m_progress;
    QTemporaryDir m_folder;
    ExportReport m_report;
    std::int64_t m_all = 0;
    int m_srid = 0;
};

} // namespace

city::Result<ExportReport> exportFrom(const QString& city, const ExportWish& wish,
                                      const store::Progress& progress) {
    const Format* format = formatOf(wish.file);
    if (!format)
        return city::fail(
            FaultKind::Invalid,
            say(QT_TRANSLATE_NOOP("exchange", "Let the name end in .gpkg, .geojson, .csv, .xlsx or .shp.")));
    const Target* target = Target::named(wish.target);
    if (!target)
        return city::fail(
            FaultKind::Invalid,
            say(QT_TRANSLATE_NOOP("exchange",
                                  "There is no target %1: name component, road, sub_district, community, "
                                  "compound, unit_grid, building, facility, water or green."))
                .arg(wish.target));
    if (!wish.subDistrict.isEmpty() && target->links != Target::Links::Both &&
        target->links != Target::Links::SubDistrict)
        return city::fail(
            FaultKind::Invalid,
            say(QT_TRANSLATE_NOOP("exchange",
                                  "Records of the kind %1 belong to no sub-district: export all of them."))
                .arg(wish.target));
    if (wish.only && !target->isComponent())
        return city::fail(
            FaultKind::Invalid,
            say(QT_TRANSLATE_NOOP("exchange",
                                  "A selection or a query is of components: leave the target %1 out."))
                .arg(wish.target));
    auto db = store::CityFile::openReading(city);
    if (!db)
        return tl::unexpected(db.error());
    if (const auto accounts = db->number("SELECT count(*) FROM account"); !accounts || *accounts > 0) {
        const QString what = QStringList{wish.target, wish.subDistrict, wish.className, wish.file}
                                 .join(QLatin1Char(' '))
                                 .simplified();
        if (const auto user = store::admit(city, wish.note, city::Action::Export, what); !user)
            return tl::unexpected(user.error());
    }
    if (auto begun = db->execute("BEGIN"); !begun)
        return tl::unexpected(begun.error()); // one commit's view of all tables
    if (wish.only)
        if (auto chosen = store::records::choose(*db, *wish.only); !chosen)
            return tl::unexpected(chosen.error());
    return Exporting(wish, *format, *target, *db, progress).run();
}

} // namespace exchange
