// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "geo/region_index.h"
#include "quality/road_index.h"

#include <unordered_map>

namespace quality {

/// What components are held against: the city's small tables, areas, unit grids and roads. Made once, immutable.
class Ground {
public:
    struct Area {
        int id = 0;
        int parent = 0; ///< a community's sub-district, a grid's community
        std::uint64_t code = 0; ///< its digits as a number
        std::vector<city::Path> rings;
    };
    /// A class's digits under one code profile.
    struct ClassDigits {
        int classId = 0;
        QString profile;
        QString digits; ///< major and minor
    };
    struct Source {
        city::Catalogue catalogue;
        std::vector<ClassDigits> classDigits; ///< of all profiles
        std::vector<int> closedDepartments;
        std::vector<Area> subDistricts, communities, grids;
        std::vector<city::Path> roads;
    };
    explicit Ground(Source source);

    /// Which areas a place lies in: numbers in the lists of `Source`, -1 for none. The unit grid decides where
    /// there is one: its community and that one's sub-district are those of the place.
    struct Spot {
        int grid = -1, community = -1, subDistrict = -1;
    };
    Spot spot(geo::Point place) const;

    const city::Catalogue& catalogue() const { return m_source.catalogue; }
    const Source& source() const { return m_source; }
    const geo::Box& box() const { return m_box; } ///< of the sub-districts
    const RoadIndex& roads() const { return m_roads; }

    /// The place of an id, or of a code, in the lists; -1 for none.
    int communityAt(int id) const { return find(m_communityOf, id); }
    int subDistrictAt(int id) const { return find(m_subDistrictOf, id); }
    int gridAt(std::uint64_t code) const { return find(m_gridOf, code); }

    /// The digits of a class under the city's profile as a number; -1 where it has none.
    std::int64_t digitsOf(int classId) const { return at<std::int64_t>(m_digits, classId, -1); }
    bool hasClass(int classId) const { return at(m_isClass, classId, char(0)) != 0; }
    bool isDepartmentLive(int id) const { return at(m_isLive, id, char(0)) != 0; }
    /// Ten to the number of digits that stand behind the class in a code.
    std::uint64_t sequenceUnit() const { return m_unit; }

private:
    template <typename Map, typename Key>
    static int find(const Map& map, Key key) {
        const auto at = map.find(key);
        return at == map.end() ? -1 : at->second;
    }
    template <typename T>
    static T at(const std::vector<T>& list, int id, T otherwise) {
        return id >= 0 && std::size_t(id) < list.size() ? list[std::size_t(id)] : otherwise;
    }

    Source m_source;
    geo::RegionIndex m_subDistricts, m_communities, m_grids;
    RoadIndex m_roads;
    geo::Box m_box;
    std::unordered_map<int, int> m_communityOf, m_subDistrictOf;
    std::unordered_map<std::uint64_t, int> m_gridOf;
    std::vector<std::int64_t> m_digits;
    std::vector<char> m_isClass, m_isLive;
    std::uint64_t m_unit = 1'000'000;
};

} // namespace quality
