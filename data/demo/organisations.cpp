// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/organisations.h"

namespace demo {

namespace {

struct Office {
    const char* code;
    const char* name;
    const char* nameEn;
};

constexpr Office authorities[] = {
    {"DEMO-Z01", "示范城市管理局", "Demo urban management bureau"},
    {"DEMO-Z02", "示范交通管理部门", "Demo traffic authority"},
    {"DEMO-Z03", "示范水利部门", "Demo water authority"},
    {"DEMO-Z04", "示范园林绿化部门", "Demo landscaping authority"},
    {"DEMO-Z05", "示范应急管理部门", "Demo emergency management authority"}};

constexpr Office owners[] = {
    {"DEMO-Q01", "示范市政设施中心", "Demo municipal facilities center"},
    {"DEMO-Q02", "示范供排水单位", "Demo water and sewerage operator"},
    {"DEMO-Q03", "示范供电单位", "Demo power operator"},
    {"DEMO-Q04", "示范通信单位", "Demo telecom operator"},
    {"DEMO-Q05", "示范燃气单位", "Demo gas operator"},
    {"DEMO-Q06", "示范交通设施单位", "Demo traffic facilities operator"},
    {"DEMO-Q07", "示范公园绿地单位", "Demo parks operator"},
    {"DEMO-Q08", "示范环卫设施单位", "Demo sanitation facilities operator"},
    {"DEMO-Q09", "示范小区物业单位", "Demo property managers"}};

bool hasAny(const QString& name, std::initializer_list<const char*> words) {
    for (const char* word : words) {
        if (name.contains(QString::fromUtf8(word)))
            return true;
    }
    return false;
}

int ownerOf(const Sources::Class& type) {
    const QString& name = type.what.name;
    if (type.place == QLatin1String("compound"))
        return 8;
    if (hasAny(name, {"上水", "污水", "雨水", "供水", "中水", "化粪", "水井", "排水"}))
        return 1;
    if (hasAny(name, {"电力", "变压", "高压", "充电"}))
        return 2;
    if (hasAny(name, {"通讯", "通信", "电视", "网络", "电话"}))
        return 3;
    if (hasAny(name, {"燃气", "输油", "液化气", "加油"}))
        return 4;
    if (type.what.major == 2 || hasAny(name, {"公安", "监控", "岗亭"}))
        return 5;
    return type.what.major == 4 ? 6 : type.what.major == 3 ? 7 : 0;
}

int authorityOf(const Sources::Class& type) {
    if (type.what.major == 4)
        return 3;
    if (hasAny(type.what.name, {"水域", "防汛", "救生"}))
        return 2;
    if (hasAny(type.what.name, {"消防", "危险源", "应急", "人防", "液化气", "加油", "除颤"}))
        return 4;
    return type.what.major == 2 ? 1 : 0;
}

} // namespace

Organisations::Organisations(const Sources& sources) : m_lines(int(sources.list.lines.size())) {
    companies = {{1, QStringLiteral("DEMO-A"), QStringLiteral("联合体甲公司"), QStringLiteral("Consortium company A")},
                 {2, QStringLiteral("DEMO-B"), QStringLiteral("联合体乙公司"), QStringLiteral("Consortium company B")}};
    const auto add = [&](const Office& office) {
        departments.push_back({int(departments.size()) + 1, QString::fromUtf8(office.code),
                               QString::fromUtf8(office.name), QString::fromUtf8(office.nameEn), 0});
    };
    for (const Office& office : authorities)
        add(office);
    for (const Office& office : owners)
        add(office);
    m_firstMaintainer = int(departments.size()) + 1;
    for (const city::Company& company : companies) {
        for (const city::ServiceLine& line : sources.list.lines)
            departments.push_back({int(departments.size()) + 1, company.code + QLatin1Char('-') + line.code,
                                   company.name + line.name + QStringLiteral("部"),
                                   company.nameEn + QStringLiteral(": ") + line.nameEn, company.id});
    }
    for (std::size_t town = 0; town < sources.towns.size(); ++town) {
        for (const city::ServiceLine& line : sources.list.lines) {
            // Company A works in the urban sub-districts, B in the towns; two lines are in one hand everywhere.
            const bool town103 = sources.towns[town].code >= QLatin1String("500113100");
            int company = town103 || sources.towns[town].residents < 5 ? 2 : 1;
            if (line.code == QLatin1String("S07") || line.code == QLatin1String("S05"))
                company = 2;
            if (line.code == QLatin1String("S10"))
                company = 1;
            m_company.push_back(company);
            responsibilities.push_back({int(town), line.id, company});
        }
    }
    for (const Sources::Class& type : sources.classes)
        duties.push_back({1 + authorityOf(type), int(std::size(authorities)) + 1 + ownerOf(type)});
}

int Organisations::company(int town, int line) const {
    return m_company[std::size_t(town) * std::size_t(m_lines) + std::size_t(line - 1)];
}

int Organisations::maintainer(int company, int line) const {
    return m_firstMaintainer + (company - 1) * m_lines + line - 1;
}

} // namespace demo
