// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/divisions.h"

#include <string>

namespace demo {

enum class RoadClass { Expressway, Arterial, Secondary, Local, Lane };

/// A road as drawn, before it is cut where others meet it.
struct Stroke {
    Line line;
    RoadClass kind = RoadClass::Local;
    int name = 0;          ///< into Streets::names
    int community = -1;    ///< whose neighbourhood or village it belongs to; -1 = it joins several
    int oneWay = 0;        ///< 1 with the line, -1 against it
    bool bridge = false;   ///< may cross the river
};

/// Draws the roads: expressways, main roads between the seats, streets along the borders of neighbourhoods and
/// in their blocks, a road along the river, bridges, and lanes between villages.
class Streets {
public:
    /// `coarse` above 1 widens the blocks, for small cities.
    Streets(const Sources& sources, const Ground& ground, const Divisions& divisions,
            const geo::Projection& projection, double coarse, std::uint64_t seed);

    const std::vector<Stroke>& strokes() const { return m_strokes; }
    const std::vector<std::string>& names() const { return m_names; }

private:
    int name(const std::string& text);
    void drawBorderStreets();
    void drawRiverside();
    void drawBridges();
    void drawNeighbourhoods();
    void drawNeighbourhood(int community);
    void drawExpressways(const geo::Projection& projection);
    void drawCountryRoads();
    void drawLanes();
    Line lane(Spot from, Spot heading, double metres, std::uint64_t salt) const;
    std::vector<char> mainRoads(const std::vector<std::pair<int, int>>& links, std::vector<int>& names);
    void connect(int a, int b, RoadClass kind, int name);
    void indexBuiltUp();
    Line trimmedAtStreets(const Line& line) const;
    void add(Stroke stroke);

    const Sources& m_sources;
    const Ground& m_ground;
    const Divisions& m_divisions;
    double m_coarse;
    std::uint64_t m_seed;
    std::vector<Stroke> m_strokes;
    std::vector<std::string> m_names;
    std::size_t m_firstCountryRoad = 0;
    std::unique_ptr<SegmentIndex> m_builtUp;
    std::vector<std::pair<Spot, Spot>> m_builtUpSegments;
};

/// 1 to 99 in Chinese numerals.
std::string chineseNumber(int number);

} // namespace demo
