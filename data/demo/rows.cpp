// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/rows.h"

#include "store/shape_blob.h"

#include <QCoreApplication>
#include <cstdio>

namespace demo {

namespace {

constexpr char codeProfile[] = "gbt30428_2-2013";

std::string padded(int number, int digits) {
    std::string text = std::to_string(number);
    return std::string(std::size_t(std::max(0, digits - int(text.size()))), '0') + text;
}

} // namespace

city::Result<RowMaker> RowMaker::make(const Plan& plan) {
    auto mapping = plan.mapping();
    if (!mapping)
        return tl::unexpected(mapping.error());
    return RowMaker(plan, std::move(*mapping));
}

int RowMaker::subDistrictId(const Plan& plan, int town) {
    return plan.district.number * int(plan.sources.towns.size()) + town + 1;
}

int RowMaker::communityId(const Plan& plan, int community) {
    return plan.district.number * int(plan.sources.communities.size()) + community + 1;
}

std::int64_t RowMaker::madeMs(std::uint64_t seed) {
    constexpr std::int64_t firstOfJune2025 = 1'748'736'000'000;
    return firstOfJune2025 + std::int64_t(mixed(seed, 31) % 86'400'000);
}

city::Uid RowMaker::uid(std::uint64_t seed, std::uint64_t table, std::uint64_t row) {
    const std::uint64_t key = mixed(mixed(seed, table), row);
    return city::Uid::make(madeMs(seed), mixed(key, 1) & 0xffff, mixed(key, 2));
}

std::string RowMaker::gridCode(const Plan& plan, int cell) {
    const UnitGrids::Cell& grid = plan.grids->cells()[std::size_t(cell)];
    return plan.district.code(plan.sources.communities[std::size_t(grid.community)].code) + padded(grid.sequence, 3);
}

void RowMaker::history(ComponentRow& row, std::uint64_t salt) const {
    Random random(salt);
    const auto day = [&](int firstYear, int years, int months) {
        return (firstYear + random.below(years)) * 10000 + (1 + random.below(months)) * 100 + 1 + random.below(28);
    };
    row.surveyed = day(2021, 3, 12);
    const double luck = random.share();
    if (luck < 0.03) {
        row.state = city::State::Damaged;
        row.note = random.chance(0.3) ? "面板破损，待修复" : "";
    } else if (luck < 0.035) {
        row.state = city::State::Missing;
        row.note = random.chance(0.5) ? "巡查时未见，待补装" : "";
    } else if (luck < 0.04) {
        row.state = city::State::Abandoned;
        row.note = random.chance(0.5) ? "已停用" : "";
    } else if (luck < 0.05) {
        static constexpr const char* notes[] = {"位置经复核", "普查补录", "道路改造后移位", "与相邻部件共杆"};
        row.note = notes[random.below(4)];
    }
    if (row.state != city::State::Intact || random.chance(0.11))
        row.changed = random.chance(0.7) ? day(2024, 1, 12) : day(2025, 1, 5);
    const double origin = random.share();
    row.source = origin < 0.22   ? city::DataSource::Measured
                 : origin < 0.30 ? city::DataSource::TopographicMap
                 : origin < 0.95 ? city::DataSource::Census
                                 : city::DataSource::Reported;
    row.accuracy = row.source == city::DataSource::Measured         ? city::Accuracy::A
                   : row.source == city::DataSource::TopographicMap ? city::Accuracy::C
                                                                    : city::Accuracy::B;
}

QByteArray RowMaker::geometry(const Item& item, city::Shape shape) const {
    if (shape == city::Shape::Point)
        return store::encodePoint(m_mapping.degrees(item.spot), Plan::geographicSrid);
    const Line& line = m_plan->placement->shapes()[std::size_t(item.shape)];
    return store::encodeShape(shape, {m_mapping.degrees(line, shape == city::Shape::Polygon)},
                              Plan::geographicSrid);
}

ComponentRow RowMaker::next() {
    const std::size_t number = m_next++;
    const Item& item = m_plan->placement->items()[number];
    const Sources::Class& type = m_plan->sources.classes[item.type];
    const Sources::Code& code = *type.code(QString::fromLatin1(codeProfile));
    const int town = m_plan->sources.communities[std::size_t(item.community)].town;
    const Organisations& organisations = *m_plan->organisations;
    ComponentRow row;
    const city::Uid identity = uid(m_plan->district.seed, 1000, number);
    std::copy_n(identity.data(), city::Uid::size, row.uid.begin());
    row.shape = type.what.shape;
    row.classId = type.what.id;
    row.authority = organisations.duties[item.type].authority;
    row.owner = organisations.duties[item.type].owner;
    row.maintainer = organisations.maintainer(organisations.company(town, type.what.serviceLine),
                                              type.what.serviceLine);
    row.subDistrict = subDistrictId(*m_plan, town);
    row.community = communityId(*m_plan, item.community);
    row.code = m_plan->district.adminCode() + code.major.toStdString() + code.minor.toStdString() +
               padded(++m_sequence[item.type], 6);
    row.unitGrid = gridCode(*m_plan, item.grid);
    row.address = addressOf(*m_plan->network, *m_plan->streets, item.road, item.spot);
    history(row, mixed(mixed(m_plan->district.seed, 2000), number));
    row.geometry = geometry(item, row.shape);
    return row;
}

} // namespace demo
