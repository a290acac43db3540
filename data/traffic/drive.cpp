// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic/drive.h"

#include <cmath>
#include <numbers>
#include <unordered_map>

namespace traffic {

namespace {

constexpr double metresPerDegree = 111'320, radians = std::numbers::pi / 180;

double east(geo::Point a, geo::Point b) { return (b.lon - a.lon) * metresPerDegree * std::cos(a.lat * radians); }
double north(geo::Point a, geo::Point b) { return (b.lat - a.lat) * metresPerDegree; }
double metresBetween(geo::Point a, geo::Point b) { return std::hypot(east(a, b), north(a, b)); }

double share(std::minstd_rand& lot) { return double(lot() - lot.min()) / double(lot.max() - lot.min()); }

} // namespace

RoadNet::RoadNet(std::vector<RoadLine> roads) {
    for (RoadLine& road : roads) {
        double length = 0;
        for (std::size_t i = 1; i < road.path.size(); ++i) length += metresBetween(road.path[i - 1], road.path[i]);
        if (length > 1) m_roads.push_back(std::move(road));
    }
    std::unordered_map<std::int64_t, std::vector<Leg>> from;
    for (std::uint32_t i = 0; i < m_roads.size(); ++i) {
        if (m_roads[i].oneWay >= 0) from[m_roads[i].from].push_back({i, true});
        if (m_roads[i].oneWay <= 0) from[m_roads[i].to].push_back({i, false});
    }
    m_after.resize(m_roads.size() * 2);
    for (std::uint32_t i = 0; i < m_roads.size(); ++i)
        for (const bool isForward : {true, false}) {
            std::vector<Leg>& after = m_after[i * 2 + isForward];
            for (const Leg leg : from[isForward ? m_roads[i].to : m_roads[i].from])
                if (leg.road != i) after.push_back(leg);
            if (after.empty()) after.push_back({i, !isForward}); // a dead end: back
        }
}

const std::vector<RoadNet::Leg>& RoadNet::after(Leg leg) const { return m_after[leg.road * 2 + leg.isForward]; }

Drive::Drive(const RoadNet& net, std::uint64_t seed) : m_net(&net), m_lot(std::minstd_rand::result_type(seed * 2654435761u % 2147483629u + 1)) {
    for (int i = 0; i < 4; ++i) m_lot();
    m_leg.road = std::uint32_t(share(m_lot) * double(net.size() - 1));
    m_leg.isForward = net.road(m_leg).oneWay >= 0;
    m_length = metresBetween(vertex(0), vertex(1));
    m_along = share(m_lot) * m_length;
    m_speed = net.road(m_leg).kmh;
}

std::size_t Drive::vertices() const { return m_net->road(m_leg).path.size(); }

geo::Point Drive::vertex(std::size_t i) const {
    const auto& path = m_net->road(m_leg).path;
    return m_leg.isForward ? path[i] : path[path.size() - 1 - i];
}

void Drive::next() {
    if (m_segment + 2 < vertices()) {
        ++m_segment;
    } else {
        const auto& after = m_net->after(m_leg);
        m_leg = after[std::size_t(share(m_lot) * double(after.size())) % after.size()];
        m_segment = 0;
        // Work at the kerb and traffic lights: now and then it stands for a while.
        if (share(m_lot) < 0.15) m_stopFor = 5 + 40 * share(m_lot);
        m_speed = m_net->road(m_leg).kmh * (0.6 + 0.4 * share(m_lot));
    }
    m_length = metresBetween(vertex(m_segment), vertex(m_segment + 1));
    m_along = 0;
}

void Drive::advance(double seconds) {
    if (m_stopFor > 0) {
        const double stood = std::min(seconds, m_stopFor);
        m_stopFor -= stood;
        seconds -= stood;
    }
    double left = seconds * m_speed / 3.6;
    m_metres += left;
    for (int turns = 0; left > m_length - m_along && turns < 1'000; ++turns) {
        left -= m_length - m_along;
        next();
    }
    m_along = std::min(m_along + left, m_length);
}

geo::Point Drive::place() const {
    const geo::Point a = vertex(m_segment), b = vertex(m_segment + 1);
    const double at = m_length > 0 ? m_along / m_length : 0;
    return {a.lon + (b.lon - a.lon) * at, a.lat + (b.lat - a.lat) * at};
}

double Drive::headingDeg() const {
    const geo::Point a = vertex(m_segment), b = vertex(m_segment + 1);
    const double degrees = std::atan2(east(a, b), north(a, b)) / radians;
    return degrees < 0 ? degrees + 360 : degrees;
}

} // namespace traffic
