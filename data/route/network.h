// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Ways on the city's roads: who is how far from where, and who should go. No SQL.
namespace route {

/// Travel time in milliseconds: whole numbers, so that every way of computing one gives the same.
using Millis = std::int32_t;
/// No way leads there. Twice it still fits.
inline constexpr Millis unreachable = 1 << 30;

/// A section of road between two junctions, numbered from 0.
struct Road {
    std::int64_t id = 0;          ///< the city's own
    std::uint32_t from = 0, to = 0;
    int oneWay = 0;               ///< 1 passable from `from` to `to` only, -1 the other way only
    Millis time = 0;              ///< from end to end
    double metres = 0;
    bool isBlocked = false;       ///< nobody passes, starts or arrives on it
    std::vector<geo::Point> path; ///< from `from` to `to`
};

/// A place on a road, or beside one as it is brought onto it.
struct Spot {
    std::uint32_t road = 0;
    double share = 0;      ///< of the road's length from its `from`, 0 to 1
    geo::Point place;      ///< on the road
    double offset = 0;     ///< metres from the place that was asked about, straight
};

/// Where a spot touches the network: a junction and the time between them. The second is absent on a one-way road.
struct Touch {
    std::uint32_t junction = 0;
    Millis time = unreachable;
};
using Touches = std::array<Touch, 2>;

/// A quickest way between two spots.
struct Way {
    Millis time = 0;
    double metres = 0;
    std::vector<geo::Point> path;     ///< from spot to spot, two points or more
    std::vector<std::uint32_t> roads; ///< in order, positions in the network
};

/// The roads of a city as a network to drive on. Immutable; every function is thread-safe.
class Network {
public:
    Network() = default;
    /// A road that names a junction past `junctions`, takes no sensible time or length, or whose path has fewer than
    /// two points or an invalid one, is left out and counted.
    static Network build(std::uint32_t junctions, std::vector<Road> roads);

    std::uint32_t junctions() const { return std::uint32_t(m_first.size() - 1); }
    const std::vector<Road>& roads() const { return m_roads; }
    std::size_t refused() const { return m_refused; }

    /// A passable direction of a road.
    struct Arc {
        std::uint32_t to = 0, road = 0;
        Millis time = 0;
    };
    /// Those that leave a junction.
    std::span<const Arc> arcs(std::uint32_t junction) const {
        return {m_arcs.data() + m_first[junction], m_arcs.data() + m_first[junction + 1]};
    }

    /// The spot of an open road that is nearest to a place, no further than `within` metres. Roads from which one cannot
    /// get to most of the network and back, as fragments of a survey are, are taken only where no other lies within.
    std::optional<Spot> spot(geo::Point place, double within = 2000) const;

    /// By which junctions one leaves a spot, and by which one comes to it.
    Touches leaving(const Spot& spot) const;
    Touches reaching(const Spot& spot) const;
    /// The time from one spot to another of the same road without leaving it; `unreachable` where that is no way.
    Millis along(const Spot& from, const Spot& to) const;

    /// A quickest way by Dijkstra's algorithm; nothing where there is none.
    std::optional<Way> way(const Spot& from, const Spot& to) const;

private:
    struct Piece {
        std::uint32_t road = 0, corner = 0; ///< from that corner of its path to the next
    };
    struct Search;

    void addArcs();
    void markMain();
    void addPieces();
    void nearest(geo::Point place, bool mainOnly, double within, std::optional<Spot>& found) const;
    Spot spotOn(Piece piece, geo::Point place) const;
    void appendPart(Way& way, std::uint32_t road, double from, double to) const;
    Way wayOf(const Search& search, const Spot& from, const Spot& to) const;

    std::vector<Road> m_roads;
    std::vector<std::uint32_t> m_first{0}; ///< of each junction's arcs; one more than there are junctions
    std::vector<Arc> m_arcs;
    std::vector<bool> m_isMain;            ///< of each road: of the largest part that is connected both ways
    geo::Box m_box;
    double m_cell = 1;                     ///< degrees of latitude
    std::uint32_t m_columns = 0, m_rows = 0;
    std::vector<std::uint32_t> m_firstPiece;
    std::vector<Piece> m_pieces;           ///< by the cells that they touch
    std::size_t m_refused = 0;
};

} // namespace route
