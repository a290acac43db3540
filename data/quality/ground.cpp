// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/ground.h"

namespace quality {

namespace {

geo::RegionIndex indexOf(const std::vector<Ground::Area>& areas) {
    std::vector<std::vector<geo::Ring>> rings;
    rings.reserve(areas.size());
    for (const Ground::Area& area : areas) rings.push_back(area.rings);
    return geo::RegionIndex(std::move(rings));
}

template <typename T>
void put(std::vector<T>& list, int id, T value, T otherwise) {
    if (id < 0 || id > 0xFFFFFF) return;
    if (std::size_t(id) >= list.size()) list.resize(std::size_t(id) + 1, otherwise);
    list[std::size_t(id)] = value;
}

} // namespace

Ground::Ground(Source source)
    : m_source(std::move(source)), m_subDistricts(indexOf(m_source.subDistricts)),
      m_communities(indexOf(m_source.communities)), m_grids(indexOf(m_source.grids)), m_roads(m_source.roads),
      m_box(m_subDistricts.box()) {
    const city::Catalogue& c = m_source.catalogue;
    for (std::size_t i = 0; i < m_source.subDistricts.size(); ++i) m_subDistrictOf.emplace(m_source.subDistricts[i].id, int(i));
    for (std::size_t i = 0; i < m_source.communities.size(); ++i) m_communityOf.emplace(m_source.communities[i].id, int(i));
    for (std::size_t i = 0; i < m_source.grids.size(); ++i) m_gridOf.emplace(m_source.grids[i].code, int(i));
    for (const city::ComponentClass& kind : c.classes) {
        put(m_isClass, kind.id, char(1), char(0));
        if (!kind.code.isEmpty()) put<std::int64_t>(m_digits, kind.id, kind.code.toLongLong(), -1);
    }
    for (const city::Department& department : c.departments) put(m_isLive, department.id, char(1), char(0));
    for (const int closed : m_source.closedDepartments) put(m_isLive, closed, char(0), char(0));
    if (c.profile.codeLayout == city::CodeLayout::B) m_unit = 100'000;
}

Ground::Spot Ground::spot(geo::Point place) const {
    Spot spot;
    spot.grid = m_grids.at(place);
    spot.community = spot.grid >= 0 ? communityAt(m_source.grids[std::size_t(spot.grid)].parent) : m_communities.at(place);
    spot.subDistrict = spot.community >= 0 ? subDistrictAt(m_source.communities[std::size_t(spot.community)].parent)
                                           : m_subDistricts.at(place);
    return spot;
}

} // namespace quality
