// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/rows.h"

#include <random>
#include <string>
#include <vector>

/// Made-up components for the tests of queries, and the city that they stand in.
namespace made {

struct Component {
    city::ComponentKey key;
    geo::Point anchor{106.5, 29.4};
    std::string code, name, address, note, grid;
    int classId = 0, subDistrict = 0, community = 0, maintainer = 0;
    city::State state = city::State::Intact;
    std::uint32_t surveyed = 0, changed = 0;
    double measure = 0;
};

inline city::CataloguePtr catalogue() {
    auto c = std::make_shared<city::Catalogue>();
    c->subDistricts.push_back({2, QStringLiteral("500113004"), {}, QStringLiteral("鱼洞街道"), QStringLiteral("Yudong"), {106.6, 29.4}, {}});
    c->subDistricts.push_back({1, QStringLiteral("500113003"), {}, QStringLiteral("龙洲湾街道"), QStringLiteral("Longzhouwan"), {106.5, 29.4}, {}});
    c->majors.push_back({1, QStringLiteral("01"), QStringLiteral("公用设施"), QStringLiteral("Public utilities"), {}});
    c->majors.push_back({4, QStringLiteral("04"), QStringLiteral("园林绿化设施"), QStringLiteral("Landscaping"), {}});
    c->classes.push_back({7, 1, QStringLiteral("路灯"), QStringLiteral("Street lamp"), city::Shape::Point, {}, 0, 1, QStringLiteral("0137")});
    c->classes.push_back({3, 1, QStringLiteral("雨水井盖"), QStringLiteral("Storm drain cover"), city::Shape::Point, {}, 0, 2, QStringLiteral("0103")});
    c->classes.push_back({5, 4, QStringLiteral("绿地"), QStringLiteral("Green area"), city::Shape::Polygon, {}, 0, 0, QStringLiteral("0405")});
    c->serviceLines.push_back({1, QStringLiteral("S10"), QStringLiteral("照明"), QStringLiteral("Lighting"), {}});
    c->serviceLines.push_back({2, QStringLiteral("S11"), QStringLiteral("排水"), QStringLiteral("Drainage"), {}});
    c->companies.push_back({1, QStringLiteral("C1"), QStringLiteral("甲公司"), QStringLiteral("Company A")});
    c->departments.push_back({11, QStringLiteral("D11"), QStringLiteral("甲养护部"), QStringLiteral("Upkeep A"), 1});
    c->departments.push_back({12, QStringLiteral("D12"), QStringLiteral("水务"), QStringLiteral("Water works"), 0});
    c->communities.push_back({1, QStringLiteral("500113003001"), QStringLiteral("龙海社区"), 1});
    c->communities.push_back({2, QStringLiteral("500113004001"), QStringLiteral("滨江社区"), 2});
    c->index();
    return c;
}

/// Drawn by lot; many share their values, some have none.
inline std::vector<Component> many(int count, unsigned seed) {
    std::mt19937 random(seed);
    const auto one = [&](std::initializer_list<const char*> texts) { return std::string(texts.begin()[random() % texts.size()]); };
    const auto id = [&](std::initializer_list<int> ids) { return ids.begin()[random() % ids.size()]; };
    std::vector<Component> all;
    for (int i = 1; i <= count; ++i) {
        Component c;
        c.key = {city::Shape(random() % 3), i * 3};
        c.anchor = {106.4 + double(random() % 1000) / 5000, 29.3 + double(random() % 1000) / 5000};
        if (random() % 50 == 0)
            c.anchor = {std::nan(""), std::nan("")};
        c.code = random() % 17 == 0 ? "X-" + std::to_string(random() % 9) : random() % 31 == 0 ? "" : "50011301" + std::to_string(10'000'000 + random() % 5000);
        c.name = one({"雨水井盖", "路灯", "", "Bench", "BENCH"});
        c.address = one({"龙洲大道", "中环路", "滨江Road", ""});
        if (random() % 3)
            c.address += std::to_string(random() % 50) + "号";
        c.note = one({"复核", "", "", "100% _sure_"});
        c.grid = one({"", "500113003001001", "500113004001017", "old"});
        c.classId = id({7, 3, 5, 99}); // 99: a class that the catalogue has lost
        c.subDistrict = id({0, 1, 2});
        c.community = id({0, 1, 2});
        c.maintainer = id({0, 11, 12});
        c.state = city::State(random() % 4);
        c.surveyed = std::uint32_t(id({0, 20240517, 20231231, 20240101, 20221001}));
        c.changed = std::uint32_t(id({0, 20250101}));
        c.measure = c.key.shape == city::Shape::Point ? 0 : double(random() % 1000) / 4;
        all.push_back(c);
    }
    return all;
}

inline search::ComponentTextsPtr texts(const std::vector<Component>& all) {
    search::ComponentTextsBuilder builder;
    for (const Component& c : all)
        builder.add({c.key, c.anchor, c.code, c.name, c.address, c.note, std::uint16_t(c.classId), std::uint16_t(c.subDistrict),
                     std::uint32_t(c.community), c.state});
    return builder.finish();
}

inline query::DetailsPtr details(const search::ComponentTextsPtr& texts, const std::vector<Component>& all) {
    query::DetailsBuilder builder(texts);
    for (const Component& c : all)
        builder.add({c.key, 0, 0, c.maintainer, city::DataSource::Measured, city::Accuracy::A, c.surveyed, c.changed, c.grid, c.measure});
    return builder.finish();
}

/// A city whose columns were read, and of which `changed` rows were written since; `gone` keys are no more.
struct City {
    std::vector<Component> now; ///< what there is
    query::RowsPtr rows;

    static City of(std::vector<Component> base, const std::vector<Component>& changed = {}, const std::vector<city::ComponentKey>& gone = {}) {
        City city;
        search::Finder finder;
        const auto columns = texts(base);
        std::vector<city::ComponentKey> touched = gone;
        for (const Component& c : changed)
            touched.push_back(c.key);
        const auto newer = changed.empty() ? nullptr : texts(changed);
        finder.setComponents(columns, newer, touched);
        city.rows = query::Rows::make(finder, catalogue(), details(columns, base), newer ? details(newer, changed) : nullptr);
        for (const Component& c : base)
            if (std::find(touched.begin(), touched.end(), c.key) == touched.end())
                city.now.push_back(c);
        city.now.insert(city.now.end(), changed.begin(), changed.end());
        return city;
    }
    /// Some changed, some new, some gone.
    static City edited(int count, unsigned seed) {
        const auto base = many(count, seed);
        std::vector<Component> changed = many(count + 20, seed + 1);
        std::vector<city::ComponentKey> gone;
        std::mt19937 random(seed);
        std::erase_if(changed, [&](const Component&) { return random() % 10 != 0; });
        for (Component& c : changed)
            if (std::size_t(c.key.row) <= base.size() * 3)
                c.key = base[std::size_t(c.key.row / 3 - 1)].key; // one that is there changed
        for (std::size_t i = 7; i < base.size(); i += 91)
            gone.push_back(base[i].key);
        std::erase_if(changed, [&](const Component& c) { return std::find(gone.begin(), gone.end(), c.key) != gone.end(); });
        return of(base, changed, gone);
    }
};

} // namespace made
