// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/plan.h"

#include <QCoreApplication>
#include <algorithm>

namespace demo {

namespace {

/// Interleaves the bits of two cell numbers: neighbours on the ground become neighbours in the file.
std::uint64_t morton(std::uint32_t x, std::uint32_t y) {
    const auto spread = [](std::uint64_t v) {
        v = (v | (v << 16)) & 0x0000ffff0000ffffULL;
        v = (v | (v << 8)) & 0x00ff00ff00ff00ffULL;
        v = (v | (v << 4)) & 0x0f0f0f0f0f0f0f0fULL;
        v = (v | (v << 2)) & 0x3333333333333333ULL;
        return (v | (v << 1)) & 0x5555555555555555ULL;
    };
    return spread(x) | (spread(y) << 1);
}

void sortItems(Plan& plan) {
    const geo::MapBox box = boxOf(plan.ground->outline());
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    auto& items = plan.placement->items();
    order.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto town = std::uint64_t(plan.sources.communities[std::size_t(items[i].community)].town);
        const auto place = morton(std::uint32_t(items[i].spot.x - box.minX + 5000),
                                  std::uint32_t(items[i].spot.y - box.minY + 5000));
        order.emplace_back((town << 40) | place, std::uint32_t(i));
    }
    std::sort(order.begin(), order.end());
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (const auto& [key, number] : order)
        sorted.push_back(items[number]);
    items = std::move(sorted);
}

tl::unexpected<city::Fault> noProjection(const std::string& detail) {
    return city::fail(city::FaultKind::NotFound,
                      QCoreApplication::translate("demo", "The projection data are missing. Install the package proj-data."),
                      QString::fromStdString(detail));
}

tl::unexpected<city::Fault> cancelled() {
    return city::fail(city::FaultKind::Cancelled, QCoreApplication::translate("demo", "Stopped. No city was made."));
}

} // namespace

city::Result<Mapping> Plan::mapping() const {
    auto projection = geo::Projection::make(geographicSrid, mapSrid);
    if (!projection)
        return noProjection(projection.error());
    return Mapping{std::move(*projection), district.offset(boxOf(ground->outline()))};
}

city::Result<Plan> Plan::make(const District& district, const Progress& progress) {
    const int count = district.count;
    const std::uint64_t seed = district.seed;
    if (count < fewest || count > most)
        return city::fail(city::FaultKind::Invalid,
                          QCoreApplication::translate("demo", "A demo city has %1 to %2 components. Choose a number between them.")
                              .arg(fewest)
                              .arg(most));
    auto sources = Sources::read();
    if (!sources)
        return tl::unexpected(sources.error());
    const auto projection = geo::Projection::make(geographicSrid, mapSrid);
    if (!projection)
        return noProjection(projection.error());
    const auto goOn = [&](double share, const char* what) { return !progress || progress(share, QCoreApplication::translate("city", what)); };
    const double scarce = double(usual) / count;
    const double coarse = std::clamp(std::pow(scarce, 0.25), 1.0, 2.5);
    Plan plan;
    plan.district = district;
    plan.sources = std::move(*sources);
    if (!goOn(0, "Drawing the ground"))
        return cancelled();
    plan.ground = std::make_unique<Ground>(*projection, mixed(seed, 1));
    plan.divisions = std::make_unique<Divisions>(plan.sources, *plan.ground, *projection, mixed(seed, 2));
    plan.locator = std::make_unique<Locator>(*plan.divisions);
    if (!goOn(0.1, "Dividing the communities"))
        return cancelled();
    plan.grids = std::make_unique<UnitGrids>(*plan.divisions, std::clamp(std::sqrt(scarce), 1.0, 6.0));
    if (!goOn(0.2, "Drawing the streets"))
        return cancelled();
    plan.streets = std::make_unique<Streets>(plan.sources, *plan.ground, *plan.divisions, *projection, coarse,
                                             mixed(seed, 3));
    plan.network = std::make_unique<Network>(*plan.streets, *plan.ground, *plan.divisions, mixed(seed, 4));
    if (!goOn(0.35, "Building the blocks"))
        return cancelled();
    plan.blocks = std::make_unique<Blocks>(*plan.network, *plan.ground, *plan.divisions, *plan.locator,
                                           std::min(1.0, 1.5 / scarce), mixed(seed, 5));
    plan.facilities = std::make_unique<Facilities>(plan.sources, *plan.ground, *plan.locator, *plan.network,
                                                   *plan.streets, *plan.blocks, mixed(seed, 6));
    plan.organisations = std::make_unique<Organisations>(plan.sources);
    const Placement::Scene scene{plan.sources, *plan.ground, *plan.divisions, *plan.locator, *plan.grids,
                                 *plan.network, *plan.blocks};
    plan.placement = std::make_unique<Placement>(scene, count, mixed(seed, 7), [&](double share) {
        return goOn(0.45 + 0.5 * share, "Placing the components");
    });
    if (!plan.placement->isComplete())
        return cancelled();
    if (int(plan.placement->items().size()) != count)
        return city::fail(city::FaultKind::Invalid,
                          QCoreApplication::translate("demo", "The streets have no room for %1 components. Choose fewer, or another seed.").arg(count));
    sortItems(plan);
    return plan;
}

} // namespace demo
