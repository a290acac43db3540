// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/plan.h"

#include "city/uid.h"

#include <array>
#include <string>
#include <vector>

namespace demo {

/// One component as its table holds it.
struct ComponentRow {
    std::array<std::uint8_t, city::Uid::size> uid{};
    city::Shape shape = city::Shape::Point;
    int classId = 0, authority = 0, owner = 0, maintainer = 0, subDistrict = 0, community = 0;
    city::State state = city::State::Intact;
    city::DataSource source = city::DataSource::Census;
    city::Accuracy accuracy = city::Accuracy::B;
    int surveyed = 0, changed = 0; ///< YYYYMMDD; 0 = never
    std::string code, unitGrid, address;
    const char* note = "";
    QByteArray geometry;
};

/// Makes the rows of a plan's components, in its order. Deterministic, row by row: what a row says depends on the
/// seed, the row's number and the codes given before. For one thread.
class RowMaker {
public:
    static city::Result<RowMaker> make(const Plan& plan);

    bool atEnd() const { return m_next >= m_plan->placement->items().size(); }
    ComponentRow next();

    /// The instant that everything in the demo city was made at: fixed, a little different for each seed.
    static std::int64_t madeMs(std::uint64_t seed);
    /// The ids of a district's sub-districts and communities follow on those of the districts before.
    static int subDistrictId(const Plan& plan, int town);
    static int communityId(const Plan& plan, int community);
    /// The identity of a row of some table.
    static city::Uid uid(std::uint64_t seed, std::uint64_t table, std::uint64_t row);
    static std::string gridCode(const Plan& plan, int cell);

private:
    RowMaker(const Plan& plan, Mapping mapping)
        : m_plan(&plan), m_mapping(std::move(mapping)), m_sequence(plan.sources.classes.size(), 0) {}
    void history(ComponentRow& row, std::uint64_t salt) const;
    QByteArray geometry(const Item& item, city::Shape shape) const;

    const Plan* m_plan;
    Mapping m_mapping;
    std::vector<int> m_sequence; ///< the last number given in each class
    std::size_t m_next = 0;
};

} // namespace demo
