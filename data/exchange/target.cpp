// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/target.h"

#include <algorithm>

namespace exchange {

namespace {

using Kind = TargetField::Kind;
using city::Shape;
using Links = Target::Links;

constexpr TargetField componentFields[] = {
    {"uid", Kind::Text, false, "Uid", ""},
    {"code", Kind::Text, false, "ObjID,ObjCode,code,标识码,部件标识码,部件编码,编码", ""},
    {"class", Kind::Text, false, "Class,ClassName,小类,小类名称,部件小类,部件类型,类别", ""},
    {"name", Kind::Text, false, "ObjName,name,部件名称,名称", ""},
    {"authority", Kind::Text, false, "DeptCode1,主管部门代码,主管部门,DeptName1", ""},
    {"owner", Kind::Text, false, "DeptCode2,权属单位代码,权属单位,DeptName2", ""},
    {"maintainer", Kind::Text, false, "DeptCode3,养护单位代码,养护单位,DeptName3", ""},
    {"unit_grid", Kind::Text, false, "BGID,BGCode,所在单元网格,单元网格", ""},
    {"state", Kind::Text, false, "ObjState,state,部件状态,状态", ""},
    {"surveyed", Kind::Date, false, "ORDate,初始时间,初始日期,普查日期", ""},
    {"changed", Kind::Date, false, "CHDate,变更时间,变更日期", ""},
    {"source", Kind::Text, false, "DataSource,数据来源", ""},
    {"accuracy", Kind::Text, false, "Accuracy,精度,位置精度", ""},
    {"address", Kind::Text, false, "Address,地址,位置,所在位置", ""},
    {"note", Kind::Text, false, "Note,备注", ""},
};
constexpr TargetField subDistrictFields[] = {
    {"uid", Kind::Text, false, "Uid", ""},
    {"code", Kind::Text, true, "code,街道代码,代码,编码", ""},
    {"civil_code", Kind::Text, false, "civil_code", ""},
    {"name", Kind::Text, true, "name,街道名称,名称,镇街", ""},
    {"name_en", Kind::Text, false, "name_en", ""},
};
constexpr TargetField communityFields[] = {
    {"uid", Kind::Text, false, "Uid", ""},
    {"code", Kind::Text, true, "code,社区代码,代码,编码", ""},
    {"name", Kind::Text, true, "name,社区名称,名称,社区", ""},
};
constexpr TargetField compoundFields[] = {
    {"uid", Kind::Text, false, "Uid", ""},
    {"name", Kind::Text, true, "name,小区名称,名称,小区", ""},
    {"households", Kind::Integer, false, "households,户数", ""},
    {"opened", Kind::Date, false, "opened,建成日期", ""},
    {"rebuilt", Kind::Date, false, "rebuilt", ""},
};
constexpr TargetField unitGridFields[] = {
    {"uid", Kind::Text, false, "Uid", ""},
    {"code", Kind::Text, true, "code,BGCode,BGID,网格编码,编码", ""},
};
constexpr TargetField roadFields[] = {
    {"uid", Kind::Text, false, "Uid", ""},
    {"name", Kind::Text, false, "name,道路名称,路名,名称", ""},
    {"class", Kind::Choice, false, "class,道路等级,等级", "local,expressway,arterial,secondary,lane"},
    {"one_way", Kind::Integer, false, "one_way,oneway,单行", ""},
    {"width_m", Kind::Real, false, "width_m,width,宽度,路宽", ""},
    {"opened", Kind::Date, false, "opened", ""},
    {"rebuilt", Kind::Date, false, "rebuilt", ""},
};
constexpr TargetField waterFields[] = {
    {"uid", Kind::Text, false, "Uid", ""},
    {"name", Kind::Text, false, "name,名称", ""},
    {"kind", Kind::Choice, false, "kind,类型", "river,stream,lake"},
};
constexpr TargetField greenFields[] = {
    {"uid", Kind::Text, false, "Uid", ""},
    {"name", Kind::Text, false, "name,名称", ""},
    {"kind", Kind::Choice, false, "kind,类型", "grass,park,forest"},
};
constexpr TargetField buildingFields[] = {
    {"uid", Kind::Text, false, "Uid", ""},
    {"name", Kind::Text, false, "name,名称,楼名", ""},
    {"floors", Kind::Integer, false, "floors,层数,楼层", ""},
    {"kind", Kind::Text, false, "kind,类型,用途", ""},
};
constexpr TargetField facilityFields[] = {
    {"uid", Kind::Text, false, "Uid", ""},
    {"kind", Kind::Choice, true, "kind,类型",
     "public_toilet,transfer_station,micro_parking,shared_parking,pocket_park,vendor_area,practice_point"},
    {"name", Kind::Text, true, "name,名称", ""},
    {"capacity", Kind::Integer, false, "capacity,容量,泊位数", ""},
    {"hours", Kind::Text, false, "hours,开放时间", ""},
    {"address", Kind::Text, false, "address,地址", ""},
    {"opened", Kind::Date, false, "opened", ""},
    {"rebuilt", Kind::Date, false, "rebuilt", ""},
};

// The columns: key where there is one, the fields in order (the uid first), links, what is computed, the geometry.
constexpr Target targets[] = {
    {"component", "",
     "uid, code, code_fault, class_id, name, authority_id, owner_id, maintainer_id, sub_district_id, "
     "community_id, unit_grid, state, surveyed, changed, source, accuracy, address, note, geom",
     Shape::Point, false, Links::Both, false, componentFields},
    {"sub_district", "sub_district",
     "id, uid, code, civil_code, name, name_en, seat_lon, seat_lat, sort, geom", Shape::Polygon, true,
     Links::None, false, subDistrictFields},
    {"community", "community", "id, uid, code, name, sub_district_id, geom", Shape::Polygon, true,
     Links::SubDistrict, false, communityFields},
    {"compound", "compound", "id, uid, name, households, opened, rebuilt, community_id, geom", Shape::Polygon,
     true, Links::Community, false, compoundFields},
    {"unit_grid", "unit_grid", "uid, code, community_id, geom", Shape::Polygon, false, Links::Community,
     false, unitGridFields},
    {"road", "road", "uid, name, class, one_way, width_m, opened, rebuilt, sub_district_id, geom",
     Shape::Line, false, Links::SubDistrict, true, roadFields},
    {"water", "water", "uid, name, kind, geom", Shape::Polygon, false, Links::None, true, waterFields},
    {"green", "green", "uid, name, kind, geom", Shape::Polygon, false, Links::None, true, greenFields},
    {"building", "building", "uid, name, floors, kind, geom", Shape::Polygon, false, Links::None, true,
     buildingFields},
    {"facility", "facility",
     "uid, kind, name, capacity, hours, address, opened, rebuilt, sub_district_id, community_id, geom",
     Shape::Point, false, Links::Both, false, facilityFields},
};

} // namespace

const TargetField* Target::field(const QString& name) const {
    const auto at = std::ranges::find_if(
        fields, [&](const TargetField& field) { return name == QLatin1String(field.name); });
    return at == fields.end() ? nullptr : &*at;
}

const Target& Target::component() {
    return targets[0];
}

const Target* Target::named(const QString& name) {
    const auto at = std::ranges::find_if(
        targets, [&](const Target& target) { return name == QLatin1String(target.name); });
    return at == std::end(targets) ? nullptr : &*at;
}

std::span<const Target> Target::all() {
    return targets;
}

} // namespace exchange
