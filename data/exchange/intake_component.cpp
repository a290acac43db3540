// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/anchor.h"
#include "city/code.h"
#include "exchange/intake.h"
#include "exchange/words.h"
#include "store/shape_blob.h"

#include <algorithm>

namespace exchange {

namespace {

using city::Component;

/// Columns of Target::component(), one table a shape.
constexpr const char* tables[] = {"component_point", "component_line", "component_polygon"};

store::Cell text(const QString& value) {
    return value.toStdString();
}

store::Cell textOrNull(const QString& value) {
    return value.isEmpty() ? store::Cell() : text(value);
}

store::Cell idOrNull(std::int64_t id) {
    return id > 0 ? store::Cell(id) : store::Cell();
}

store::Cell dateOrNull(const QDate& date) {
    return date.isValid() ? store::Cell(std::int64_t(date.year() * 10000 + date.month() * 100 + date.day()))
                          : store::Cell();
}

Record recordOf(const Component& c, int srid) {
    Record record{tables[std::size_t(c.key.shape)], Target::component().columns, {}};
    record.cells = {c.uid.bytes(),
                    textOrNull(c.code),
                    textOrNull(c.codeFault),
                    std::int64_t(c.classId),
                    text(c.name),
                    idOrNull(c.authority),
                    idOrNull(c.owner),
                    idOrNull(c.maintainer),
                    idOrNull(c.subDistrict),
                    idOrNull(c.community),
                    textOrNull(c.unitGrid),
                    std::int64_t(c.state),
                    dateOrNull(c.surveyed),
                    dateOrNull(c.changed),
                    std::int64_t(c.source),
                    std::int64_t(c.accuracy),
                    text(c.address),
                    text(c.note),
                    store::encodeShape(c.key.shape, c.parts, srid)};
    return record;
}

/// The one of `count` values whose stored number, standard name or name in either language this is.
template <typename Names>
std::optional<int> oneOf(const QString& text, const Names& names) {
    for (std::size_t i = 0; i < std::size(names); ++i)
        for (const QString& name : QString::fromUtf8(names[i]).split(QLatin1Char(',')))
            if (text.compare(name, Qt::CaseInsensitive) == 0)
                return int(i);
    return std::nullopt;
}

constexpr const char* states[] = {"0,完好,Intact,good,ok", "1,破损,Damaged,bad", "2,丢失,Missing,lost",
                                  "3,废弃,Abandoned,disused"};
constexpr const char* sources[] = {"0,实测,Measured", "1,地形图,Topographic map", "2,普查,Census",
                                   "3,上报,Reported"};
constexpr const char* accuracies[] = {"0,A", "1,B", "2,C"};

} // namespace

tl::expected<std::vector<Record>, Refused> Intake::takeComponent(const parcel::Row& row) {
    const std::size_t count = std::max<std::size_t>(row.shape.parts.size(), 1);
    if (count > 1 && !m_mapping.split)
        return refuse(words::severalParts().arg(count));
    std::vector<Record> records;
    for (std::size_t part = 0; part < count; ++part) {
        auto record = takePart(row, part);
        if (!record)
            return tl::unexpected(record.error());
        records.push_back(std::move(*record));
    }
    return records;
}

/// One part of a row's shape; the row's code and identity are the first one's.
tl::expected<Record, Refused> Intake::takePart(const parcel::Row& row, std::size_t part) {
    Component& component = m_patch.after;
    component = Component();
    component.source = city::DataSource::Census;
    if (auto filled = fill(component, row); !filled)
        return tl::unexpected(filled.error());
    if (part > 0) {
        component.code.clear();
        component.uid = city::Uid();
    }
    m_patch.key.shape = component.key.shape = m_catalogue.componentClass(component.classId)->shape;
    auto shape = parts(row.shape, component.key.shape, part);
    if (!shape)
        return tl::unexpected(shape.error());
    component.parts = std::move(*shape);
    const geo::Point anchor = city::anchorOf(component.key.shape, component.parts);
    const auto location = locate(anchor);
    if (!location)
        return tl::unexpected(location.error());
    component.subDistrict = location->subDistrict;
    component.community = location->community;
    if (component.unitGrid.isEmpty() && component.uid.isNull()) // one with an identity comes back as it was
        component.unitGrid = unitGridAt(anchor);
    if (auto fine = judge(component); !fine)
        return tl::unexpected(fine.error());
    if (auto single = refuseDuplicate(component, anchor); !single)
        return tl::unexpected(single.error());
    if (auto assigned = assignCode(component); !assigned)
        return tl::unexpected(assigned.error());
    remember(component, anchor);
    return recordOf(component, m_catalogue.profile.geographicSrid);
}

/// For the rows after it.
void Intake::remember(Component& component, geo::Point anchor) {
    if (component.uid.isNull())
        component.uid = city::Uid::make();
    if (!m_uidsOf.isEmpty())
        m_uids.insert(component.uid.bytes().toStdString());
    if (!component.code.isEmpty() && component.codeFault.isEmpty())
        m_codes.insert(component.code.toStdString());
    m_places.add(component.classId, anchor);
    m_faultyCodes += !component.codeFault.isEmpty();
}

tl::expected<void, Refused> Intake::fill(Component& component, const parcel::Row& row) {
    QString type;
    for (const TargetField& field : m_target->fields) {
        auto value = text(row, field);
        if (!value)
            return tl::unexpected(value.error());
        if (QLatin1String(field.name) == QLatin1String("class"))
            type = *value;
        else if (!value->isEmpty())
            if (auto filled = fillField(component, field, *value); !filled)
                return filled;
    }
    return classify(component, type);
}

/// By the class's name, its number, or the code.
tl::expected<void, Refused> Intake::classify(Component& component, const QString& type) {
    const QString name = type.trimmed().toCaseFolded();
    component.classId = m_classes.value(name, m_classCodes.value(name));
    if (component.classId == 0 && !type.isEmpty())
        return refuse(words::unknownClass().arg(type));
    if (component.classId == 0) {
        const auto code = city::ComponentCode::parse(component.code, m_layout);
        if (!code)
            return refuse(words::noClass());
        component.classId = m_classCodes.value(code->major() + code->minor());
        if (component.classId == 0)
            return refuse(words::unknownClass().arg(code->major() + code->minor()));
    }
    return {};
}

tl::expected<void, Refused> Intake::fillField(Component& c, const TargetField& field, const QString& text) {
    const std::string_view name = field.name;
    const auto department = [&](int& to) -> tl::expected<void, Refused> {
        to = m_departments.value(text.trimmed().toCaseFolded());
        if (to == 0)
            return refuse(words::unknownDepartment().arg(text));
        return {};
    };
    const auto choice = [&](const auto& names, auto& to) -> tl::expected<void, Refused> {
        const auto one = oneOf(text, names);
        if (!one)
            return refuse(words::unknownState().arg(text));
        to = std::remove_reference_t<decltype(to)>(*one);
        return {};
    };
    if (name == "uid") {
        const auto uid = city::Uid::fromText(text);
        if (!uid)
            return refuse(words::badUid().arg(text));
        c.uid = *uid;
    } else if (name == "code")
        c.code = text;
    else if (name == "name")
        c.name = text;
    else if (name == "unit_grid")
        c.unitGrid = text;
    else if (name == "address")
        c.address = text;
    else if (name == "note")
        c.note = text;
    else if (name == "authority")
        return department(c.authority);
    else if (name == "owner")
        return department(c.owner);
    else if (name == "maintainer")
        return department(c.maintainer);
    else if (name == "state")
        return choice(states, c.state);
    else if (name == "source")
        return choice(sources, c.source);
    else if (name == "accuracy")
        return choice(accuracies, c.accuracy);
    else if (field.kind == TargetField::Kind::Date) {
        const auto day = date(text, field);
        if (!day)
            return tl::unexpected(day.error());
        (name == "surveyed" ? c.surveyed : c.changed) = *day;
    }
    return {};
}

/// As a form would; a code that is wrong is kept as text where the mapping says so.
tl::expected<void, Refused> Intake::judge(Component& component) {
    if (m_isForeignProfile && !component.code.isEmpty())
        component.codeFault =
            words::foreignCode().arg(m_mapping.codeProfile, m_catalogue.profile.codeProfile);
    QStringList reasons;
    for (const city::FieldFault& fault : city::check(m_patch, m_catalogue, m_today)) {
        if (fault.field == city::Field::Code && m_mapping.badCodes == Mapping::Policy::Keep)
            component.codeFault = fault.sentence;
        else
            reasons += fault.sentence;
    }
    if (!reasons.isEmpty())
        return refuse(reasons.join(QLatin1Char(' ')));
    return {};
}

tl::expected<void, Refused> Intake::refuseDuplicate(const Component& component, geo::Point anchor) {
    if (!component.code.isEmpty() && component.codeFault.isEmpty() &&
        m_codes.contains(component.code.toStdString()))
        return refuse(words::sameCode().arg(component.code));
    if (!component.uid.isNull() && m_uids.contains(component.uid.bytes().toStdString()))
        return refuse(words::sameUid().arg(component.uid.text()));
    if (m_mapping.samePlace == Mapping::Policy::Refuse &&
        m_places.contains(component.classId, anchor, m_mapping.samePlaceMetres))
        return refuse(words::samePlace()
                          .arg(m_mapping.samePlaceMetres)
                          .arg(m_catalogue.componentClass(component.classId)->name));
    return {};
}

/// The next free code of the class, where the row has none and the mapping wants it.
tl::expected<void, Refused> Intake::assignCode(Component& component) {
    if (!m_mapping.assignCodes || !component.code.isEmpty())
        return {};
    const city::ComponentClass& type = *m_catalogue.componentClass(component.classId);
    if (type.code.isEmpty())
        return refuse(words::noClassCode().arg(type.name));
    const city::Profile& profile = m_catalogue.profile;
    const auto code = city::ComponentCode::compose(profile.codeLayout, profile.adminCode, type.code.left(2),
                                                   type.code.mid(2), m_sequences[component.classId] + 1);
    if (!code)
        return refuse(code.error().sentence);
    ++m_sequences[component.classId];
    component.code = code->text();
    return {};
}

} // namespace exchange
