// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/neighbours.h"

#include "geo/plane.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quality {

namespace {

using geo::metresPerDegree;

/// Cells of about eleven metres: no class needs more room than that.
constexpr double cell = 1e-4;
constexpr int bits = 23;
constexpr double most = 10; ///< metres

std::int64_t column(double lon) {
    return std::int64_t(std::floor((lon + 180) / cell));
}

std::int64_t line(double lat) {
    return std::int64_t(std::floor((lat + 90) / cell));
}

std::uint64_t keyOf(int classId, std::int64_t y, std::int64_t x) {
    return (std::uint64_t(classId & 0x3FFFF) << (2 * bits)) | (std::uint64_t(y) << bits) | std::uint64_t(x);
}

double eastOf(geo::Point p) {
    return metresPerDegree * std::max(0.01, std::cos(p.lat * std::numbers::pi / 180));
}

/// From the younger to the older, so that both ways round give the same number.
double metresBetween(geo::Point younger, geo::Point older, double east) {
    return std::hypot((older.lon - younger.lon) * east, (older.lat - younger.lat) * metresPerDegree);
}

struct Reach {
    std::int64_t x0, x1, y0, y1;
    Reach(geo::Point p, double metres) {
        // A little more, since each of a pair measures with its own latitude.
        const double dLat = metres * 1.001 / metresPerDegree, dLon = metres * 1.001 / eastOf(p);
        x0 = column(p.lon - dLon);
        x1 = column(p.lon + dLon);
        y0 = line(p.lat - dLat);
        y1 = line(p.lat + dLat);
    }
};

} // namespace

double Neighbours::Limits::most() const {
    double all = same;
    for (const double one : spacing) all = std::max(all, one);
    return all;
}

void Neighbours::build(const std::vector<Facts>& rows) {
    m_base.clear();
    m_since.clear();
    m_base.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (counts(rows[i]))
            m_base.emplace_back(keyOf(rows[i].classId, line(rows[i].place.lat), column(rows[i].place.lon)), std::uint32_t(i));
    std::ranges::sort(m_base);
}

void Neighbours::add(const Facts& row, std::uint32_t place) {
    if (counts(row)) m_since.emplace(keyOf(row.classId, line(row.place.lat), column(row.place.lon)), place);
}

void Neighbours::judge(const Facts& row, const Facts& other, const Limits& limits, double near, Closest& closest) const {
    if (other.key >= row.key || other.classId != row.classId || !counts(other)) return;
    const double reach = std::max(limits.same, near);
    if (std::abs(other.place.lat - row.place.lat) * metresPerDegree > reach) return;
    const double metres = metresBetween(row.place, other.place, eastOf(row.place));
    if (metres <= limits.same) {
        if (!closest.same || other.key < closest.same) closest.same = other.key;
    } else if (metres <= near && (!closest.near || metres < closest.metres || (metres == closest.metres && other.key < closest.near))) {
        closest.near = other.key;
        closest.metres = metres;
    }
}

void Neighbours::sweep(const std::vector<Facts>& rows, const Limits& limits,
                       const std::function<void(std::uint32_t, const Closest&)>& take) const {
    for (std::size_t i = 0; i < m_base.size(); ++i) {
        const Facts& row = rows[m_base[i].second];
        const double near = std::min(limits.of(row.classId), most);
        const Reach reach(row.place, std::max(near, limits.same));
        const std::int64_t y = line(row.place.lat);
        Closest closest;
        const auto run = [&](std::size_t from, std::uint64_t last) {
            for (std::size_t k = from; k < m_base.size() && m_base[k].first <= last; ++k)
                judge(row, rows[m_base[k].second], limits, near, closest);
        };
        for (std::int64_t at = reach.y0; at <= reach.y1; ++at) {
            const std::uint64_t first = keyOf(row.classId, at, reach.x0), last = keyOf(row.classId, at, reach.x1);
            std::size_t from = i;
            if (at == y)
                while (from > 0 && m_base[from - 1].first >= first) --from;
            else
                from = std::size_t(std::ranges::lower_bound(m_base, std::pair(first, std::uint32_t(0))) - m_base.begin());
            run(from, last);
        }
        if (closest.same || closest.near) take(m_base[i].second, closest);
    }
}

std::vector<std::uint32_t> Neighbours::around(const Facts& row, const std::vector<Facts>& rows, const std::vector<char>& isLive,
                                              const Limits& limits) const {
    std::vector<std::uint32_t> found;
    if (!counts(row)) return found;
    const Reach reach(row.place, std::max(limits.same, std::min(limits.of(row.classId), most)));
    const auto keep = [&](std::uint32_t place) {
        if (isLive[place] && rows[place].classId == row.classId && counts(rows[place])) found.push_back(place);
    };
    for (std::int64_t y = reach.y0; y <= reach.y1; ++y) {
        const std::uint64_t first = keyOf(row.classId, y, reach.x0), last = keyOf(row.classId, y, reach.x1);
        for (auto at = std::ranges::lower_bound(m_base, std::pair(first, std::uint32_t(0))); at != m_base.end() && at->first <= last; ++at)
            keep(at->second);
        for (std::uint64_t key = first; !m_since.empty() && key <= last; ++key) {
            const auto [from, to] = m_since.equal_range(key);
            for (auto at = from; at != to; ++at) keep(at->second);
        }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Neighbours::Closest Neighbours::closest(const Facts& row, const std::vector<Facts>& rows, const std::vector<char>& isLive,
                                        const Limits& limits) const {
    Closest closest;
    const double near = std::min(limits.of(row.classId), most);
    for (const std::uint32_t place : around(row, rows, isLive, limits)) judge(row, rows[place], limits, near, closest);
    return closest;
}

} // namespace quality
