// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/plane.h"
#include "route/network.h"

#include <algorithm>
#include <numbers>

/// Bringing places onto roads: the pieces of all roads in a grid of cells.
namespace route {

namespace {

constexpr double wantedCell = 0.0015;           ///< degrees, some 150 m
constexpr std::uint32_t mostCells = 1u << 21;   ///< a network that spans the Earth has larger ones
constexpr std::uint32_t mostTouched = 4096;     ///< of one piece; what touches more is looked at each time

struct Nearest {
    double t = 0, metres = 0;
};

/// Where on a to b, and how far, on a plane that touches the ground at `p`.
Nearest nearestOn(geo::Point a, geo::Point b, geo::Point p, double east) {
    const double ax = (a.lon - p.lon) * east, ay = (a.lat - p.lat) * geo::metresPerDegree;
    const double dx = (b.lon - a.lon) * east, dy = (b.lat - a.lat) * geo::metresPerDegree;
    const double square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(-(ax * dx + ay * dy) / square, 0.0, 1.0) : 0;
    return {t, std::hypot(ax + t * dx, ay + t * dy)};
}

double eastAt(geo::Point p) {
    return geo::metresPerDegree * std::max(0.01, std::cos(p.lat * std::numbers::pi / 180));
}

double flat(geo::Point a, geo::Point b) {
    return std::hypot((b.lon - a.lon) * eastAt(a), (b.lat - a.lat) * geo::metresPerDegree);
}

geo::Point between(geo::Point a, geo::Point b, double t) {
    return t == 1 ? b : geo::Point{a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t};
}

} // namespace

void Network::addPieces() {
    for (const Road& road : m_roads)
        for (const geo::Point p : road.path)
            m_box.add(p);
    if (m_box.isEmpty())
        return;
    const double width = m_box.east - m_box.west, height = m_box.north - m_box.south;
    m_cell = std::max(wantedCell, std::sqrt((width + wantedCell) * (height + wantedCell) / mostCells));
    m_columns = std::uint32_t(width / m_cell) + 1;
    m_rows = std::uint32_t(height / m_cell) + 1;
    const std::uint32_t cells = m_columns * m_rows;
    std::vector<std::pair<std::uint32_t, Piece>> touched;
    const auto column = [&](double lon) { return std::uint32_t((lon - m_box.west) / m_cell); };
    const auto row = [&](double lat) { return std::uint32_t((lat - m_box.south) / m_cell); };
    for (std::uint32_t i = 0; i < m_roads.size(); ++i) {
        if (m_roads[i].isBlocked)
            continue;
        const auto& path = m_roads[i].path;
        for (std::uint32_t k = 0; k + 1 < path.size(); ++k) {
            const auto [west, east] = std::minmax(path[k].lon, path[k + 1].lon);
            const auto [south, north] = std::minmax(path[k].lat, path[k + 1].lat);
            const std::uint32_t x0 = column(west), x1 = column(east), y0 = row(south), y1 = row(north);
            if (std::uint64_t(x1 - x0 + 1) * (y1 - y0 + 1) > mostTouched) {
                touched.push_back({cells, {i, k}});
                continue;
            }
            for (std::uint32_t y = y0; y <= y1; ++y)
                for (std::uint32_t x = x0; x <= x1; ++x)
                    touched.push_back({y * m_columns + x, {i, k}});
        }
    }
    m_firstPiece.assign(std::size_t(cells) + 2, 0);
    for (const auto& [cell, piece] : touched)
        ++m_firstPiece[cell + 1];
    for (std::size_t i = 1; i < m_firstPiece.size(); ++i)
        m_firstPiece[i] += m_firstPiece[i - 1];
    m_pieces.resize(touched.size());
    std::vector<std::uint32_t> next(m_firstPiece.begin(), m_firstPiece.end() - 1);
    for (const auto& [cell, piece] : touched)
        m_pieces[next[cell]++] = piece;
}

/// The share is of the length, since the time along a road is.
Spot Network::spotOn(Piece piece, geo::Point place) const {
    const auto& path = m_roads[piece.road].path;
    const Nearest at = nearestOn(path[piece.corner], path[piece.corner + 1], place, eastAt(place));
    double before = 0, all = 0;
    for (std::uint32_t k = 0; k + 1 < path.size(); ++k) {
        const double length = flat(path[k], path[k + 1]);
        before += k < piece.corner ? length : k == piece.corner ? length * at.t : 0;
        all += length;
    }
    return {piece.road, all > 0 ? std::clamp(before / all, 0.0, 1.0) : 0,
            between(path[piece.corner], path[piece.corner + 1], at.t), at.metres};
}

void Network::nearest(geo::Point place, bool mainOnly, double within, std::optional<Spot>& found) const {
    const double east = eastAt(place), cellMetres = m_cell * std::min(east, geo::metresPerDegree);
    const auto cx = std::int64_t(std::floor((place.lon - m_box.west) / m_cell));
    const auto cy = std::int64_t(std::floor((place.lat - m_box.south) / m_cell));
    const std::int64_t columns = m_columns, rows = m_rows;
    double best = within;
    std::optional<Piece> piece;
    const auto look = [&](std::size_t cell) {
        for (std::uint32_t i = m_firstPiece[cell]; i < m_firstPiece[cell + 1]; ++i) {
            const Piece one = m_pieces[i];
            if (mainOnly && !m_isMain[one.road])
                continue;
            const auto& path = m_roads[one.road].path;
            const double metres = nearestOn(path[one.corner], path[one.corner + 1], place, east).metres;
            if (metres < best || (!piece && metres <= best)) {
                best = metres;
                piece = one;
            }
        }
    };
    look(std::size_t(m_columns) * m_rows);
    const std::int64_t first = std::max({std::int64_t(0), -cx, cx - columns + 1, -cy, cy - rows + 1});
    const std::int64_t last = std::max({cx, columns - 1 - cx, cy, rows - 1 - cy});
    for (std::int64_t ring = first; ring <= last && double(ring - 1) * cellMetres <= best; ++ring)
        for (std::int64_t y = std::max<std::int64_t>(0, cy - ring); y <= std::min(rows - 1, cy + ring); ++y) {
            const bool isEdge = y == cy - ring || y == cy + ring;
            for (std::int64_t x = cx - ring; x <= cx + ring; x += isEdge || ring == 0 ? 1 : 2 * ring)
                if (x >= 0 && x < columns)
                    look(std::size_t(y * columns + x));
        }
    if (piece)
        found = spotOn(*piece, place);
}

std::optional<Spot> Network::spot(geo::Point place, double within) const {
    std::optional<Spot> found;
    if (!geo::isValid(place) || !(within >= 0) || m_firstPiece.empty())
        return found;
    nearest(place, true, within, found);
    if (!found)
        nearest(place, false, within, found);
    return found;
}

/// Appends the part of a road from one share to another, against its line where `from` is the greater.
void Network::appendPart(Way& way, std::uint32_t road, double from, double to) const {
    const auto& path = m_roads[road].path;
    double all = 0;
    for (std::size_t k = 0; k + 1 < path.size(); ++k)
        all += flat(path[k], path[k + 1]);
    const double low = std::min(from, to) * all, high = std::max(from, to) * all;
    std::vector<geo::Point> part;
    double before = 0;
    for (std::size_t k = 0; k + 1 < path.size(); ++k) {
        const double length = flat(path[k], path[k + 1]), after = before + length;
        const bool isLast = k + 2 == path.size();
        if (part.empty() && (low <= after || isLast))
            part.push_back(between(path[k], path[k + 1], length > 0 ? std::clamp((low - before) / length, 0.0, 1.0) : 0));
        if (!part.empty() && (high <= after || isLast)) {
            part.push_back(between(path[k], path[k + 1], length > 0 ? std::clamp((high - before) / length, 0.0, 1.0) : 1));
            break;
        }
        if (!part.empty())
            part.push_back(path[k + 1]);
        before = after;
    }
    if (from > to)
        std::ranges::reverse(part);
    for (const geo::Point p : part)
        if (way.path.empty() || way.path.back() != p)
            way.path.push_back(p);
    way.metres += m_roads[road].metres * std::abs(to - from);
    if (way.roads.empty() || way.roads.back() != road)
        way.roads.push_back(road);
}

} // namespace route
