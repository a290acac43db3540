// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/intake.h"

#include "city/code.h"
#include "exchange/neutral.h"
#include "exchange/words.h"
#include "geo/gcj.h"
#include "store/ground.h"
#include "store/patch_writer.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace exchange {

namespace {

/// A millimetre, in degrees.
constexpr double edge = 1e-8;

constexpr const char* keyed[] = {"sub_district", "community", "compound"};

QString key(const QString& text) {
    return text.trimmed().toCaseFolded();
}

} // namespace

void Intake::Areas::add(int id, int parent, std::vector<geo::Ring> area) {
    ids.push_back(id);
    parents.push_back(parent);
    rings.push_back(std::move(area));
    isStale = true;
}

const geo::RegionIndex& Intake::Areas::current() {
    if (isStale)
        index = geo::RegionIndex(rings);
    isStale = false;
    return index;
}

city::Result<Intake> Intake::open(store::Database& db) {
    Intake intake;
    auto catalogue = store::readCatalogue(db);
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    intake.m_catalogue = std::move(*catalogue);
    for (Areas* areas : {&intake.m_subDistricts, &intake.m_communities}) {
        auto read = store::ground::areas(db, areas == &intake.m_subDistricts ? "sub_district" : "community");
        if (!read)
            return tl::unexpected(read.error());
        for (auto& area : *read)
            areas->add(area.id, area.parent, std::move(area.rings));
    }
    if (auto read = intake.readGrids(db); !read)
        return tl::unexpected(read.error());
    for (const auto& type : intake.m_catalogue.classes) {
        intake.m_classes.insert(key(type.name), type.id);
        if (!type.nameEn.isEmpty())
            intake.m_classes.insert(key(type.nameEn), type.id);
    }
    for (const auto& department : intake.m_catalogue.departments) {
        intake.m_departments.insert(key(department.name), department.id);
        intake.m_departments.insert(key(department.code), department.id);
    }
    const int sequenceFrom = 8 + city::ComponentCode::minorLength(intake.m_catalogue.profile.codeLayout);
    auto seen = store::ground::eachComponent(db, [&](const store::ground::Standing& one) {
        if (!one.code.empty()) {
            intake.m_codes.emplace(one.code);
            const auto sequence = std::atoll(std::string(one.code.substr(std::min<std::size_t>(
                                                             one.code.size(), std::size_t(sequenceFrom))))
                                                 .c_str());
            auto& greatest = intake.m_sequences[one.classId];
            greatest = std::max<std::int64_t>(greatest, sequence);
        }
        intake.m_places.add(one.classId, one.place);
    });
    if (!seen)
        return tl::unexpected(seen.error());
    for (std::size_t i = 0; i < std::size(keyed); ++i) {
        const auto last = store::ground::lastId(db, keyed[i]);
        if (!last)
            return tl::unexpected(last.error());
        intake.m_nextKey[i] = *last + 1;
        const char* table = i == 2 ? "unit_grid" : keyed[i];
        auto codes = store::ground::codes(db, table);
        if (!codes)
            return tl::unexpected(codes.error());
        intake.m_areaCodes[i].insert(codes->begin(), codes->end());
    }
    intake.m_zone = QTimeZone(intake.m_catalogue.profile.timeZone.toLatin1());
    if (!intake.m_zone.isValid())
        intake.m_zone = QTimeZone::utc();
    intake.m_today = city::today(intake.m_catalogue.profile);
    intake.m_patch.kind = city::Patch::Kind::Insert;
    return intake;
}

city::Result<void> Intake::readGrids(store::Database& db) {
    auto grids = store::ground::areas(db, "unit_grid");
    const auto codes = store::ground::codes(db, "unit_grid");
    if (!grids || !codes)
        return tl::unexpected(grids ? codes.error() : grids.error());
    for (auto& grid : *grids)
        m_grids.add(grid.id, 0, std::move(grid.rings));
    for (const std::string& code : *codes)
        m_gridCodes += QString::fromStdString(code);
    return {};
}

/// Of the target's tables; those of rows that were taken are in it already.
city::Result<void> Intake::readUids(store::Database& db) {
    if (m_uidsOf.contains(m_mapping.target))
        return {};
    m_uidsOf += m_mapping.target;
    std::vector<const char*> tables{m_target->table};
    if (m_target->isComponent())
        tables = {"component_point", "component_line", "component_polygon"};
    for (const char* table : tables) {
        auto uids = store::ground::uids(db, table);
        if (!uids)
            return tl::unexpected(uids.error());
        m_uids.insert(uids->begin(), uids->end());
    }
    return {};
}

/// Of a row that brings one; a new one where the text is empty.
tl::expected<city::Uid, Refused> Intake::uidOf(const QString& text) const {
    if (text.isEmpty())
        return city::Uid::make();
    const auto uid = city::Uid::fromText(text);
    if (!uid)
        return refuse(words::badUid().arg(text));
    if (m_uids.contains(uid->bytes().toStdString()))
        return refuse(words::sameUid().arg(text));
    return *uid;
}

city::Result<void> Intake::begin(store::Database& db, const Mapping& mapping, const parcel::Layer& layer) {
    m_mapping = mapping;
    m_target = Target::named(mapping.target);
    m_isSpreadsheet = layer.driver == "CSV" || layer.driver == "XLSX" || layer.driver == "ODS";
    m_faultyCodes = 0;
    m_catalogue.index(); // areas of the file before are in it now
    m_columns.clear();
    for (const TargetField& field : m_target->fields) {
        const QString name = QLatin1String(field.name);
        Column column{-1, m_mapping.fields.value(name), nullptr};
        for (std::size_t i = 0; i < layer.fields.size() && !column.source.column.isEmpty(); ++i)
            if (QString::fromStdString(layer.fields[i].name) == column.source.column)
                column.at = int(i);
        if (const auto values = m_mapping.values.constFind(name); values != m_mapping.values.constEnd())
            column.values = &*values;
        m_columns.push_back(column);
    }
    const QString own = m_catalogue.profile.codeProfile;
    const QString profile = mapping.codeProfile.isEmpty() ? own : mapping.codeProfile;
    m_isForeignProfile = profile != own;
    const auto layout = store::ground::layoutOf(db, profile);
    if (!layout)
        return tl::unexpected(layout.error());
    m_layout = *layout;
    const auto digits = store::ground::classCodes(db, profile);
    if (!digits)
        return tl::unexpected(digits.error());
    m_classCodes.clear();
    if (m_mapping.fields.contains(QStringLiteral("uid")))
        if (auto read = readUids(db); !read)
            return read;
    for (const auto& code : *digits)
        m_classCodes.insert(QString::fromStdString(code.digits), code.classId);
    return {};
}

tl::expected<std::vector<Record>, Refused> Intake::take(const parcel::Row& row) {
    return m_target->isComponent() ? takeComponent(row) : takeOther(row);
}

Intake::Text Intake::text(const parcel::Row& row, const TargetField& field) const {
    const Column& column = m_columns[std::size_t(&field - m_target->fields.data())];
    QString found = column.source.value;
    if (column.at >= 0) {
        const parcel::Value& value = row.values[std::size_t(column.at)];
        if (const auto* number = std::get_if<std::int64_t>(&value))
            found = QString::number(*number);
        else if (const auto* real = std::get_if<double>(&value))
            found = plain(*real);
        else if (const auto* utf8 = std::get_if<std::string>(&value))
            found = QString::fromStdString(*utf8).trimmed();
        if (found.contains(QChar::ReplacementCharacter))
            return refuse(words::encoding().arg(column.source.column));
        if (m_isSpreadsheet)
            found = restored(found);
        if (!found.isEmpty() && column.source.pad > 0)
            found = found.rightJustified(column.source.pad, QLatin1Char('0'));
        if (!found.isEmpty())
            found = column.source.prefix + found;
    }
    if (column.values && !found.isEmpty())
        found = column.values->value(found, found);
    return found;
}

tl::expected<QDate, Refused> Intake::date(const QString& text, const TargetField& field) const {
    if (text.isEmpty())
        return QDate();
    const QDate date = dateOf(text, m_zone);
    if (!date.isValid())
        return refuse(words::date().arg(text, QLatin1String(field.name)));
    return date;
}

tl::expected<std::vector<city::Path>, Refused> Intake::parts(const parcel::Shape& shape, city::Shape wanted,
                                                             std::size_t part) const {
    using parcel::Form;
    if (shape.form == Form::None)
        return refuse(words::noShape());
    if (shape.form == Form::TooLarge)
        return refuse(words::tooLarge().arg(shape.vertices));
    if (shape.form == Form::Other)
        return refuse(words::otherShape());
    const Form form = shape.form >= Form::MultiPoint ? Form(int(shape.form) - 3) : shape.form;
    if (int(form) - int(Form::Point) != int(wanted))
        return refuse(words::wrongShape(form, wanted));
    std::vector<city::Path> paths;
    for (const parcel::Ring& ring : shape.parts[part]) {
        city::Path path;
        path.reserve(ring.size() + 1);
        for (const parcel::Place& place : ring)
            path.push_back(m_mapping.isGcj() ? geo::fromGcj({place.x, place.y})
                                             : geo::Point{place.x, place.y});
        if (std::ranges::any_of(path, [](geo::Point p) { return !geo::isValid(p); }))
            return refuse(words::noPlace());
        if (wanted == city::Shape::Polygon && !(path.front() == path.back()))
            path.push_back(path.front());
        paths.push_back(std::move(path));
    }
    if (wanted == city::Shape::Line && paths.front().size() < 2)
        return refuse(words::shortLine());
    if (wanted == city::Shape::Polygon)
        for (const city::Path& ring : paths)
            if (ring.size() < 4)
                return refuse(words::shortRing());
    return paths;
}

Intake::Location Intake::locationOf(geo::Point place) {
    if (const int at = m_communities.at(place); at >= 0)
        return {m_communities.parents[std::size_t(at)], m_communities.ids[std::size_t(at)]};
    if (const int outer = m_subDistricts.at(place); outer >= 0)
        return {m_subDistricts.ids[std::size_t(outer)], 0};
    return {};
}

tl::expected<Intake::Location, Refused> Intake::locate(geo::Point place) {
    Location location = locationOf(place);
    // What lies on the outer edge lies in the city, however a projection rounds.
    for (const auto& [x, y] : {std::pair(edge, edge), {-edge, edge}, {edge, -edge}, {-edge, -edge}})
        if (location.subDistrict == 0)
            location = locationOf({place.lon + x, place.lat + y});
    if (location.subDistrict == 0 && !m_subDistricts.ids.empty() &&
        m_mapping.outside == Mapping::Policy::Refuse)
        return refuse(words::outside());
    return location;
}

QString Intake::unitGridAt(geo::Point place) {
    const int at = m_grids.at(place);
    return at >= 0 ? m_gridCodes[at] : QString();
}

} // namespace exchange
