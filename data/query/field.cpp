// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/field.h"

#include <QCoreApplication>
#include <QHash>

#include <array>

namespace query {

namespace {

constexpr std::array<FieldTraits, fieldCount> table{{
    {Field::Code, "code", "objid,标识码,部件标识码,编码,代码", QT_TRANSLATE_NOOP("query", "Code"), Sort::Text, false},
    {Field::Class, "class", "类别,小类,部件类别", QT_TRANSLATE_NOOP("query", "Class"), Sort::Named, false},
    {Field::Name, "name", "objname,名称,部件名称", QT_TRANSLATE_NOOP("query", "Name"), Sort::Text, false},
    {Field::State, "state", "objstate,状态", QT_TRANSLATE_NOOP("query", "State"), Sort::Named, false},
    {Field::SubDistrict, "sub_district", "镇街,街道,街镇", QT_TRANSLATE_NOOP("query", "Sub-district"), Sort::Named, false},
    {Field::Community, "community", "社区,社区村", QT_TRANSLATE_NOOP("query", "Community"), Sort::Named, false},
    {Field::Address, "address", "地址,位置", QT_TRANSLATE_NOOP("query", "Address"), Sort::Text, false},
    {Field::Major, "major", "大类", QT_TRANSLATE_NOOP("query", "Major class"), Sort::Named, false},
    {Field::Line, "line", "服务,服务项目", QT_TRANSLATE_NOOP("query", "Service line"), Sort::Named, false},
    {Field::Company, "company", "公司", QT_TRANSLATE_NOOP("query", "Company"), Sort::Named, true},
    {Field::Authority, "authority", "deptname1,主管部门", QT_TRANSLATE_NOOP("query", "Authority"), Sort::Named, true},
    {Field::Owner, "owner", "deptname2,权属单位", QT_TRANSLATE_NOOP("query", "Owner"), Sort::Named, true},
    {Field::Maintainer, "maintainer", "deptname3,养护单位", QT_TRANSLATE_NOOP("query", "Maintainer"), Sort::Named, true},
    {Field::Surveyed, "surveyed", "ordate,初始日期,普查日期", QT_TRANSLATE_NOOP("query", "Surveyed"), Sort::Date, true},
    {Field::Changed, "changed", "chdate,变更日期", QT_TRANSLATE_NOOP("query", "Changed"), Sort::Date, true},
    {Field::Source, "source", "datasource,数据来源", QT_TRANSLATE_NOOP("query", "Data source"), Sort::Named, true},
    {Field::Accuracy, "accuracy", "精度", QT_TRANSLATE_NOOP("query", "Accuracy"), Sort::Named, true},
    {Field::UnitGrid, "unit_grid", "bgid,单元网格,网格", QT_TRANSLATE_NOOP("query", "Unit grid"), Sort::Text, true},
    {Field::Note, "note", "备注", QT_TRANSLATE_NOOP("query", "Note"), Sort::Text, false},
    {Field::Kind, "kind", "shape,形状,几何", QT_TRANSLATE_NOOP("query", "Kind"), Sort::Named, false},
    {Field::Length, "length", "长度", QT_TRANSLATE_NOOP("query", "Length (m)"), Sort::Number, true},
    {Field::Area, "area", "面积", QT_TRANSLATE_NOOP("query", "Area (m²)"), Sort::Number, true},
    {Field::Longitude, "longitude", "lon,经度", QT_TRANSLATE_NOOP("query", "Longitude"), Sort::Number, false},
    {Field::Latitude, "latitude", "lat,纬度", QT_TRANSLATE_NOOP("query", "Latitude"), Sort::Number, false},
}};

template <typename Items>
std::vector<Choice> named(const Items& items) {
    std::vector<Choice> choices;
    for (const auto& item : items)
        choices.push_back({item.id, item.name, item.nameEn, item.code});
    return choices;
}

/// The words of an enumeration, id = enumerator + 1: name and English one in turns.
std::vector<Choice> enumerated(std::initializer_list<std::array<const char*, 3>> words) {
    std::vector<Choice> choices;
    for (const auto& [name, english, code] : words)
        choices.push_back({int(choices.size()) + 1, QString::fromUtf8(name), QString::fromUtf8(english),
                           QString::fromUtf8(code)});
    return choices;
}

} // namespace

std::span<const FieldTraits> fields() {
    return table;
}

const FieldTraits& traitsOf(Field field) {
    return table[std::size_t(field)];
}

std::optional<Field> fieldNamed(const QString& word) {
    static const QHash<QString, Field> known = [] {
        QHash<QString, Field> names;
        for (const FieldTraits& traits : table) {
            names.insert(QLatin1String(traits.name), traits.field);
            for (const QString& alias : QString::fromUtf8(traits.aliases).split(QLatin1Char(',')))
                names.insert(alias, traits.field);
        }
        return names;
    }();
    const auto found = known.constFind(word.toLower());
    return found == known.cend() ? std::nullopt : std::optional(*found);
}

QString titleOf(Field field) {
    return QCoreApplication::translate("query", traitsOf(field).title);
}

std::vector<Choice> choicesOf(Field field, const city::Catalogue& catalogue) {
    switch (field) {
    case Field::Class: return named(catalogue.classes);
    case Field::Major: return named(catalogue.majors);
    case Field::SubDistrict: return named(catalogue.subDistricts);
    case Field::Line: return named(catalogue.serviceLines);
    case Field::Company: return named(catalogue.companies);
    case Field::Authority:
    case Field::Owner:
    case Field::Maintainer: return named(catalogue.departments);
    case Field::Community: {
        std::vector<Choice> choices;
        for (const city::Community& item : catalogue.communities)
            choices.push_back({item.id, item.name, {}, item.code});
        return choices;
    }
    case Field::State:
        return enumerated({{"完好", "Intact", "0"}, {"破损", "Damaged", "1"}, {"丢失", "Missing", "2"}, {"废弃", "Abandoned", "3"}});
    case Field::Source:
        return enumerated({{"实测", "Measured", "0"}, {"地形图", "Topographic map", "1"}, {"普查", "Census", "2"}, {"上报", "Reported", "3"}});
    case Field::Accuracy: return enumerated({{"A", "", "0"}, {"B", "", "1"}, {"C", "", "2"}});
    case Field::Kind: return enumerated({{"点", "Point", "0"}, {"线", "Line", "1"}, {"面", "Polygon", "2"}});
    default: return {};
    }
}

} // namespace query
