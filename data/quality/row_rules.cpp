// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/row_rules.h"

#include <QJsonArray>

namespace quality {

namespace {

constexpr std::pair<const char*, int> requiredNames[] = {
    {"code", RowRules::Code}, {"name", RowRules::Name}, {"authority", RowRules::Authority}, {"owner", RowRules::Owner},
    {"maintainer", RowRules::Maintainer}, {"unit_grid", RowRules::UnitGrid}, {"surveyed", RowRules::Surveyed},
    {"community", RowRules::Community}};

bool isDate(std::int32_t date, std::int32_t firstYear) {
    return date / 10000 >= firstYear && date / 10000 <= 9999 && QDate::isValid(date / 10000, date / 100 % 100, date % 100);
}

/// The quick yes for nearly every date; `isDate` decides about the others.
bool isPlainDate(std::int32_t date, std::int32_t firstYear) {
    const std::int32_t year = date / 10000, month = date / 100 % 100, day = date % 100;
    if (year < firstYear || year > 9999 || month < 1 || month > 12 || day < 1) return false;
    return day <= 28 || isDate(date, firstYear);
}

} // namespace

struct RowRules::Sheet {
    const Facts& row;
    const Ground& ground;
    std::vector<Finding>& found;

    void add(Check check, std::int64_t detail = 0, std::uint64_t other = 0) const {
        found.push_back({check, Finding::Subject::Component, row.key, other, detail, row.place});
    }
};

RowRules::RowRules(const Rules& rules, const QDate& today) {
    for (int i = 0; i < checkCount; ++i) m_on[i] = rules.isOn(Check(i));
    if (const Rule* rule = rules.rule(Check::RequiredMissing))
        for (const QJsonValue& field : rule->parameters[u"fields"].toArray())
            for (const auto& [name, bit] : requiredNames)
                if (field.toString() == QLatin1String(name)) m_required |= bit;
    if (const Rule* rule = rules.rule(Check::ZoneShifted))
        for (const QJsonValue& degrees : rule->parameters[u"degrees"].toArray()) m_degrees.push_back(degrees.toDouble());
    m_today = today.year() * 10000 + today.month() * 100 + today.day();
    m_firstYear = std::int32_t(rules.number(Check::DateImpossible, "first_year", 1900));
}

void RowRules::judge(const Facts& row, const Ground& ground, std::vector<Finding>& found) const {
    Sheet sheet{row, ground, found};
    required(sheet);
    code(sheet);
    dates(sheet);
    departments(sheet);
    if (m_on[int(Check::ClassUnknown)] && !ground.hasClass(row.classId)) sheet.add(Check::ClassUnknown, row.classId);
    if (place(sheet)) areas(sheet);
}

void RowRules::required(Sheet& sheet) const {
    if (!m_on[int(Check::RequiredMissing)]) return;
    const Facts& row = sheet.row;
    const int missing = (row.hasCode ? 0 : Code) | (row.hasName ? 0 : Name) | (row.departments[0] ? 0 : Authority) |
                        (row.departments[1] ? 0 : Owner) | (row.departments[2] ? 0 : Maintainer) | (row.hasGrid ? 0 : UnitGrid) |
                        (row.surveyed ? 0 : Surveyed) | (row.community ? 0 : Community);
    if (missing & m_required) sheet.add(Check::RequiredMissing, missing & m_required);
}

void RowRules::code(Sheet& sheet) const {
    const Facts& row = sheet.row;
    if (!row.hasCode) return;
    if (row.isCodeFaulty || !row.code || row.code % sheet.ground.sequenceUnit() == 0) {
        if (m_on[int(Check::CodeInvalid)]) sheet.add(Check::CodeInvalid);
        if (!row.code) return;
    }
    const auto digits = std::int64_t(row.code / sheet.ground.sequenceUnit() % (10'000'000'000u / sheet.ground.sequenceUnit()));
    const std::int64_t expected = sheet.ground.digitsOf(row.classId);
    if (m_on[int(Check::CodeClass)] && expected >= 0 && digits != expected) sheet.add(Check::CodeClass, digits);
    if (!m_on[int(Check::CodeAdmin)]) return;
    const auto admin = row.code / 10'000'000'000u;
    std::uint64_t district = quality::digitsOf(sheet.ground.catalogue().profile.adminCode.toLatin1(), 6);
    if (const int at = sheet.ground.subDistrictAt(row.subDistrict); at >= 0)
        if (const auto code = sheet.ground.source().subDistricts[std::size_t(at)].code; code >= 100'000'000) district = code / 1000;
    if (district && admin != district) sheet.add(Check::CodeAdmin, std::int64_t(district));
}

void RowRules::dates(Sheet& sheet) const {
    const Facts& row = sheet.row;
    bool areFine = true;
    for (const bool isChange : {false, true}) {
        const std::int32_t date = isChange ? row.changed : row.surveyed;
        if (!date) continue;
        if (!isPlainDate(date, m_firstYear)) {
            areFine = false;
            if (m_on[int(Check::DateImpossible)]) sheet.add(Check::DateImpossible, dateDetail(date, isChange));
        } else if (date > m_today && m_on[int(Check::DateFuture)]) {
            sheet.add(Check::DateFuture, dateDetail(date, isChange));
        }
    }
    if (areFine && row.changed && row.changed < row.surveyed && m_on[int(Check::DateOrder)]) sheet.add(Check::DateOrder);
}

void RowRules::departments(Sheet& sheet) const {
    if (!m_on[int(Check::DepartmentDead)]) return;
    std::int64_t dead = 0;
    for (int i = 0; i < 3; ++i)
        if (const int id = sheet.row.departments[i]; id && !sheet.ground.isDepartmentLive(id)) dead |= std::int64_t(1) << i;
    if (dead) sheet.add(Check::DepartmentDead, dead);
}

bool RowRules::place(Sheet& sheet) const {
    const geo::Point p = sheet.row.place;
    const geo::Box& box = sheet.ground.box();
    if (!std::isfinite(p.lon) || !std::isfinite(p.lat)) {
        if (m_on[int(Check::NoPlace)]) sheet.add(Check::NoPlace);
        return false;
    }
    if (box.isEmpty()) return false;
    if (box.contains(p)) return true;
    if (m_on[int(Check::AxesSwapped)] && box.contains({p.lat, p.lon})) {
        sheet.add(Check::AxesSwapped);
        return false;
    }
    if (!geo::isValid(p)) {
        if (m_on[int(Check::NoPlace)]) sheet.add(Check::NoPlace);
        return false;
    }
    if (m_on[int(Check::ZoneShifted)])
        for (const double degrees : m_degrees)
            for (const double by : {degrees, -degrees})
                if (box.contains({p.lon + by, p.lat})) {
                    sheet.add(Check::ZoneShifted, std::int64_t(std::llround(by * 1000)));
                    return false;
                }
    if (m_on[int(Check::Outside)]) sheet.add(Check::Outside);
    return false;
}

void RowRules::areas(Sheet& sheet) const {
    const Facts& row = sheet.row;
    const auto& source = sheet.ground.source();
    const Ground::Spot spot = sheet.ground.spot(row.place);
    if (spot.subDistrict < 0) {
        if (m_on[int(Check::Outside)]) sheet.add(Check::Outside);
    } else if (source.subDistricts[std::size_t(spot.subDistrict)].id != row.subDistrict && m_on[int(Check::SubDistrictMismatch)]) {
        sheet.add(Check::SubDistrictMismatch, spot.subDistrict);
    } else if (row.community && spot.community >= 0 && source.communities[std::size_t(spot.community)].id != row.community &&
               m_on[int(Check::CommunityMismatch)]) {
        sheet.add(Check::CommunityMismatch, spot.community);
    }
    if (const int at = sheet.ground.communityAt(row.community); at >= 0 && m_on[int(Check::CommunitySubDistrict)] &&
                                                                source.communities[std::size_t(at)].parent != row.subDistrict)
        sheet.add(Check::CommunitySubDistrict, at);
    grid(sheet, spot);
}

void RowRules::grid(Sheet& sheet, const Ground::Spot& spot) const {
    const Facts& row = sheet.row;
    const auto& source = sheet.ground.source();
    if (!row.hasGrid) return;
    const int known = row.grid ? sheet.ground.gridAt(row.grid) : -1;
    if (known < 0) {
        if (m_on[int(Check::GridUnknown)] && !source.grids.empty()) sheet.add(Check::GridUnknown, std::int64_t(row.grid));
        return;
    }
    const int community = sheet.ground.communityAt(row.community), subDistrict = sheet.ground.subDistrictAt(row.subDistrict);
    const std::uint64_t ofCommunity = community >= 0 ? source.communities[std::size_t(community)].code : 0;
    const std::uint64_t ofSubDistrict = subDistrict >= 0 ? source.subDistricts[std::size_t(subDistrict)].code : 0;
    if (m_on[int(Check::GridPrefix)] &&
        ((ofCommunity && row.grid / 1000 != ofCommunity) || (!ofCommunity && ofSubDistrict && row.grid / 1'000'000 != ofSubDistrict)))
        sheet.add(Check::GridPrefix, std::int64_t(ofCommunity ? ofCommunity : ofSubDistrict));
    if (m_on[int(Check::GridMismatch)] && spot.grid >= 0 && spot.grid != known) sheet.add(Check::GridMismatch, spot.grid);
}

} // namespace quality
