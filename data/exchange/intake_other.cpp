// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/anchor.h"
#include "exchange/intake.h"
#include "exchange/words.h"
#include "store/shape_blob.h"

#include <algorithm>

// Records other than components: areas, roads, buildings, facilities.

namespace exchange {

namespace {

constexpr qsizetype longestText = 200;

/// Which of the counted keys a target has.
std::size_t keyPlace(const Target& target) {
    const std::string_view table = target.table;
    return table == "sub_district" ? 0 : table == "community" ? 1 : 2;
}

tl::expected<store::Cell, Refused> cellOf(const TargetField& field, const QString& text) {
    switch (field.kind) {
    case TargetField::Kind::Text:
        return store::Cell(text.left(longestText).toStdString());
    case TargetField::Kind::Date:
        return store::Cell();
    case TargetField::Kind::Choice: {
        const QStringList choices = QString::fromLatin1(field.choices).split(QLatin1Char(','));
        if (!choices.contains(text))
            return refuse(
                words::choice().arg(text, QLatin1String(field.name), choices.join(QStringLiteral(", "))));
        return store::Cell(text.toStdString());
    }
    case TargetField::Kind::Integer:
    case TargetField::Kind::Real:
        break;
    }
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    const bool isWhole = number == double(std::int64_t(number));
    if (!isNumber || std::abs(number) > 1e9 || (field.kind == TargetField::Kind::Integer && !isWhole))
        return refuse(words::number().arg(text, QLatin1String(field.name)));
    return field.kind == TargetField::Kind::Integer ? store::Cell(std::int64_t(number)) : store::Cell(number);
}

/// What the table holds where the file says nothing.
store::Cell standardOf(const TargetField& field) {
    const std::string_view name = field.name;
    if (field.kind == TargetField::Kind::Choice)
        return QString::fromLatin1(field.choices).section(QLatin1Char(','), 0, 0).toStdString();
    if (name == "one_way")
        return std::int64_t(0);
    if (name == "width_m")
        return 7.0;
    if (name == "civil_code")
        return {};
    if (name == "kind")
        return std::string("residential");
    return field.kind == TargetField::Kind::Text ? store::Cell(std::string()) : store::Cell();
}

} // namespace

tl::expected<std::vector<Record>, Refused> Intake::takeOther(const parcel::Row& row) {
    const std::size_t count = std::max<std::size_t>(row.shape.parts.size(), 1);
    if (count > 1 && !m_target->splits && !m_mapping.split)
        return refuse(words::severalParts().arg(count));
    std::vector<Record> records;
    for (std::size_t part = 0; part < count; ++part) {
        auto shape = parts(row.shape, m_target->shape, part);
        if (!shape)
            return tl::unexpected(shape.error());
        Record record{m_target->table, m_target->columns, {}};
        const std::size_t key = keyPlace(*m_target);
        if (m_target->hasKey)
            record.cells.emplace_back(m_nextKey[key]);
        if (auto added = addFields(record, row, part); !added)
            return tl::unexpected(added.error());
        if (auto linked = addLinks(record, *shape); !linked)
            return tl::unexpected(linked.error());
        record.cells.emplace_back(
            store::encodeShape(m_target->shape, *shape, m_catalogue.profile.geographicSrid));
        if (m_target->hasKey)
            ++m_nextKey[key];
        if (!m_uidsOf.isEmpty())
            m_uids.insert(std::get<QByteArray>(record.cells[m_target->hasKey ? 1 : 0]).toStdString());
        records.push_back(std::move(record));
    }
    return records;
}

tl::expected<void, Refused> Intake::addFields(Record& record, const parcel::Row& row,
                                              std::size_t part) {
    for (const TargetField& field : m_target->fields) {
        const auto value = text(row, field);
        if (!value)
            return tl::unexpected(value.error());
        if (field.name == std::string_view("uid")) { // the row's is that of its first part
            const auto uid = uidOf(part == 0 ? *value : QString());
            if (!uid)
                return tl::unexpected(uid.error());
            record.cells.emplace_back(uid->bytes());
            continue;
        }
        if (value->isEmpty()) {
            if (field.isRequired)
                return refuse(words::missing().arg(QLatin1String(field.name)));
            record.cells.push_back(standardOf(field));
            continue;
        }
        auto cell = cellOf(field, *value);
        if (!cell)
            return tl::unexpected(cell.error());
        if (field.kind == TargetField::Kind::Date) {
            const auto day = date(*value, field);
            if (!day)
                return tl::unexpected(day.error());
            cell = store::Cell(std::int64_t(day->year() * 10000 + day->month() * 100 + day->day()));
        }
        const std::string_view name = field.name;
        const auto* number = std::get_if<std::int64_t>(&*cell);
        if (number && ((name == "one_way" && std::abs(*number) > 1) || (name != "one_way" && *number < 0)))
            return refuse(words::number().arg(*value, QLatin1String(field.name)));
        record.cells.push_back(std::move(*cell));
    }
    return {};
}

/// Where the record lies, and what a sub-district has beside its fields. An area is entered for the rows
/// after it.
tl::expected<void, Refused> Intake::addLinks(Record& record, const std::vector<city::Path>& shape) {
    const bool isSubDistrict = m_target->table == std::string_view("sub_district");
    const bool isCommunity = m_target->table == std::string_view("community");
    const bool isGrid = m_target->table == std::string_view("unit_grid");
    const std::size_t keys = isSubDistrict ? 0 : isCommunity ? 1 : 2;
    const std::size_t codeAt = isGrid ? 1 : 2;
    if (isSubDistrict || isCommunity || isGrid) {
        const std::string code = std::get<std::string>(record.cells[codeAt]);
        if (m_areaCodes[keys].contains(code))
            return refuse(words::sameCode().arg(QString::fromStdString(code)));
    }
    const geo::Point middle =
        geo::pointInside(std::span(shape)).value_or(city::anchorOf(m_target->shape, shape));
    Location location;
    if (!isSubDistrict) {
        const auto found =
            locate(m_target->shape == city::Shape::Polygon ? middle : city::anchorOf(m_target->shape, shape));
        if (!found && m_target->links != Target::Links::None)
            return tl::unexpected(found.error());
        location = found.value_or(Location());
    }
    const auto id = [](int value) { return value > 0 ? store::Cell(std::int64_t(value)) : store::Cell(); };
    switch (m_target->links) {
    case Target::Links::None:
        break;
    case Target::Links::SubDistrict:
        if (isCommunity && location.subDistrict == 0)
            return refuse(words::outside());
        record.cells.push_back(id(location.subDistrict));
        break;
    case Target::Links::Community:
        if (isGrid && location.community == 0)
            return refuse(words::noCommunity());
        record.cells.push_back(id(location.community));
        break;
    case Target::Links::Both:
        record.cells.push_back(id(location.subDistrict));
        record.cells.push_back(id(location.community));
    }
    if (isSubDistrict)
        for (store::Cell cell : {store::Cell(middle.lon), store::Cell(middle.lat), store::Cell(m_nextKey[0])})
            record.cells.push_back(std::move(cell));
    if (isSubDistrict || isCommunity || isGrid)
        m_areaCodes[keys].insert(std::get<std::string>(record.cells[codeAt]));
    if (isSubDistrict) {
        m_subDistricts.add(int(m_nextKey[0]), 0, shape);
        m_catalogue.subDistricts.push_back({int(m_nextKey[0]), {}, {}, {}, {}, middle, {}});
    }
    if (isGrid) {
        m_grids.add(0, 0, shape);
        m_gridCodes += QString::fromStdString(std::get<std::string>(record.cells[codeAt]));
    }
    if (isCommunity) {
        m_communities.add(int(m_nextKey[1]), location.subDistrict, shape);
        m_catalogue.communities.push_back({int(m_nextKey[1]), {}, {}, location.subDistrict});
    }
    return {};
}

} // namespace exchange
