// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/vehicles.h"

#include "demo/rows.h"
#include "store/devices.h"

#include <QCoreApplication>

namespace demo {

namespace {

struct Part {
    int kind, share; ///< of a hundred
    const char* name;
    const char* scene; ///< of its service line
};
constexpr Part parts[] = {{1, 26, "洗扫车", "sanitation"},       {2, 16, "洒水车", "sanitation"}, {3, 22, "清运车", "sanitation"},
                          {4, 14, "养护车", "landscaping"},      {5, 6, "无人车", "sanitation"},  {6, 4, "跟随车", "sanitation"},
                          {7, 12, "巡查车", "law-enforcement"}};
constexpr std::uint64_t uidTable = 90; // beside the loader's tables

const Part& partOf(int number) {
    int at = number * 37 % 100; // spread, so that any first hundred holds every kind
    for (const Part& part : parts) {
        if (at < part.share) return part;
        at -= part.share;
    }
    return parts[0];
}

city::Result<std::vector<int>> ids(store::Database& city, const std::string& sql) {
    auto query = city.prepare(sql);
    if (!query) return tl::unexpected(query.error());
    std::vector<int> all;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return all;
        all.push_back(int(query->integer(0)));
    }
}

int pick(const std::vector<int>& from, int number) {
    return from.empty() ? 0 : from[std::size_t(number) % from.size()];
}

struct Lists {
    std::vector<int> companies, towns;
    std::map<std::string, std::vector<int>> lines;
};

city::Result<Lists> listsOf(store::Database& city) {
    Lists lists;
    const auto companies = ids(city, "SELECT id FROM company ORDER BY id");
    const auto towns = ids(city, "SELECT id FROM sub_district ORDER BY id");
    if (!companies || !towns) return tl::unexpected(companies ? towns.error() : companies.error());
    lists.companies = *companies;
    lists.towns = *towns;
    for (const Part& part : parts) {
        const auto lines = ids(city, std::string("SELECT id FROM service_line WHERE scene = '") + part.scene + "' ORDER BY id");
        if (!lines) return tl::unexpected(lines.error());
        lists.lines[part.scene] = *lines;
    }
    return lists;
}

city::Device vehicle(int number, const Lists& lists) {
    const Part& part = partOf(number);
    const QString digits = QStringLiteral("%1").arg(number, 5, 10, QLatin1Char('0'));
    city::Device device;
    device.uid = RowMaker::uid(1, uidTable, std::uint64_t(number));
    device.kind = part.kind;
    device.number = QStringLiteral("5001130") + digits;
    device.name = QStringLiteral("示范") + QString::fromUtf8(part.name) + digits;
    device.plate = QStringLiteral("渝A示") + digits;
    device.driver = QStringLiteral("示范司机") + digits;
    device.company = pick(lists.companies, number);
    device.serviceLine = pick(lists.lines.at(part.scene), number / 3);
    device.subDistrict = pick(lists.towns, number / 2);
    device.vendor = QStringLiteral("xiuhua");
    return device;
}

} // namespace

city::Result<void> ensureVehicles(store::Database& city, int count) {
    const auto isDemo = city.number("SELECT demo FROM city");
    if (!isDemo) return tl::unexpected(isDemo.error());
    if (*isDemo == 0)
        return city::fail(city::FaultKind::Invalid,
                          QCoreApplication::translate("demo", "This is no demo city: no vehicles are made up for it."));
    const auto known = store::devices::read(city);
    const auto lists = listsOf(city);
    if (!known || !lists) return tl::unexpected(known ? lists.error() : known.error());
    std::vector<city::Device> missing;
    for (int number = 1; number <= count; ++number) {
        city::Device device = vehicle(number, *lists);
        if (!known->byNumber(device.number)) missing.push_back(std::move(device));
    }
    return missing.empty() ? city::Result<void>() : store::devices::add(city, missing, QStringLiteral("demo"));
}

} // namespace demo
