// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/placement.h"

#include <algorithm>
#include <numbers>

namespace demo {

namespace {

/// A way out of a crossing: the road, the direction it leaves in, its half width.
struct Arm {
    int road;
    Spot direction;
    double half;
};

std::vector<Arm> armsOf(const Network& network, int node) {
    std::vector<Arm> arms;
    for (int number : network.meetings()[std::size_t(node)]) {
        const Road& road = network.roads()[std::size_t(number)];
        if (road.from == node)
            arms.push_back({number, unit(road.line[1] - road.line[0]), road.width() / 2});
        if (road.to == node)
            arms.push_back({number, unit(road.line[road.line.size() - 2] - road.line.back()), road.width() / 2});
    }
    std::sort(arms.begin(), arms.end(), [](const Arm& a, const Arm& b) {
        return std::atan2(a.direction.y, a.direction.x) < std::atan2(b.direction.y, b.direction.x);
    });
    return arms;
}

/// A strip of ground that follows a line.
Ring deck(const Line& line, double width) { return strip(line, -width / 2, width / 2); }

} // namespace

std::vector<Placement::Corner> Placement::cornersOf(bool major) const {
    std::vector<Corner> corners;
    const Network& network = m_scene.network;
    for (std::size_t node = 0; node < network.nodes().size(); ++node) {
        const std::vector<Arm> arms = armsOf(network, int(node));
        int wide = 0;
        bool skip = false;
        for (const Arm& arm : arms) {
            const Road& road = network.roads()[std::size_t(arm.road)];
            wide += road.kind == RoadClass::Arterial || road.kind == RoadClass::Secondary;
            skip = skip || road.kind == RoadClass::Expressway || road.kind == RoadClass::Lane || !road.builtUp;
        }
        if (arms.size() < 3 || skip || (major && wide < 2))
            continue;
        for (std::size_t i = 0; i < arms.size(); ++i) {
            const Arm& a = arms[i];
            const Arm& b = arms[(i + 1) % arms.size()];
            double turn = std::atan2(cross(a.direction, b.direction), dot(a.direction, b.direction));
            if (turn <= 0)
                turn += 2 * std::numbers::pi;
            const Spot bisector = turned(a.direction, turn / 2);
            const double sine = std::max(0.35, std::sin(std::min(turn / 2, std::numbers::pi / 2)));
            const double far = std::min(34.0, (std::max(a.half, b.half) + 2.4) / sine);
            corners.push_back({network.nodes()[node], network.nodes()[node] + bisector * far, a.direction, a.half,
                               a.road});
        }
    }
    return corners;
}

int Placement::atMeetings(Task& task) {
    const bool major = task.place == QLatin1String("crossing"), shapes = task.polygon;
    std::vector<Corner>& corners = m_corners[major ? 1 : 0];
    if (corners.empty())
        corners = cornersOf(major);
    if (corners.empty())
        return 0;
    int placed = 0;
    const double stride = double(corners.size()) / task.count, phase = task.random.share();
    for (int k = 0; k < task.count; ++k) {
        bool done = false;
        for (int tries = 0; !done && tries < 30; ++tries) {
            const double at = tries == 0 ? (k + phase) * stride : task.random.between(0, double(corners.size()));
            const Corner& corner = corners[std::min(std::size_t(at), corners.size() - 1)];
            const Spot out = unit(corner.spot - corner.node);
            const double back = task.side == QLatin1String("back") ? task.random.between(3, 6)
                                                                   : task.random.between(0, 1.4);
            const Spot spot = corner.spot + out * back + leftOf(out) * task.random.between(-1.6, 1.6);
            if (!shapes) {
                done = put(task, spot, corner.road);
                continue;
            }
            const Spot side = leftOf(corner.direction);
            if (task.side == QLatin1String("island")) {
                const Spot middle = corner.spot - out * 4.5;
                Ring ring{middle + turned(out, 0.2) * 3, middle + turned(out, 2.3) * 2.6, middle + turned(out, 4.2) * 2.8};
                done = put(task, middle, corner.road, std::move(ring));
            } else if (task.side == QLatin1String("over")) {
                const Spot middle = corner.node + corner.direction * (corner.half + 26);
                done = corner.half > 7 && put(task, middle + side * 3, corner.road,
                                                  rectangle(middle, side, corner.half * 2 + 7, 4.2));
            } else {
                const Spot middle = corner.node + corner.direction * 6;
                done = corner.half > 10 && put(task, middle + side * 2, corner.road,
                                                   rectangle(middle, corner.direction, 150, corner.half));
            }
        }
        placed += done;
    }
    return placed;
}

int Placement::onBanks(Task& task) {
    // Along the near bank of the river, and along streams where they pass through the city.
    struct Bank {
        Line line;
        double end;
    };
    std::vector<Bank> banks;
    double whole = 0;
    for (const Ground::Course& course : m_scene.ground.courses()) {
        Line run;
        for (std::size_t i = 1; i + 1 < course.center.size(); ++i) {
            const Spot left = leftOf(unit(course.center[i + 1] - course.center[i - 1]));
            const Spot spot = course.center[i] - left * (course.half[i] + (task.line ? 7 : 14));
            const bool wanted = m_scene.locator.community(spot) >= 0 &&
                                (course.river || m_scene.divisions.urban(spot) > -300);
            if (wanted)
                run.push_back(spot);
            if ((!wanted || i + 2 == course.center.size()) && run.size() >= 3) {
                whole += length(run);
                banks.push_back({run, whole});
            }
            if (!wanted)
                run.clear();
        }
    }
    int placed = 0;
    for (int k = 0; k < task.count && !banks.empty(); ++k) {
        bool done = false;
        for (int tries = 0; !done && tries < 40; ++tries) {
            const double at = tries == 0 ? (k + 0.5) * whole / task.count : task.random.between(0, whole);
            std::size_t number = 0;
            while (number + 1 < banks.size() && banks[number].end < at)
                ++number;
            const Bank& bank = banks[number];
            const double metres = length(bank.line) - (bank.end - at);
            if (!task.line) {
                const Spot spot = along(bank.line, metres).spot;
                done = put(task, spot, nearestRoad(spot));
                continue;
            }
            const double size = std::min(length(bank.line) * 0.5, task.random.between(30, 90));
            const double from = std::clamp(metres - size / 2, 0.0, length(bank.line) - size);
            const Line line = part(bank.line, from, from + size);
            done = put(task, along(line, size / 2).spot, nearestRoad(line.front()), line);
        }
        placed += done;
    }
    return placed;
}

int Placement::onBridges(Task& task) {
    // Every stretch of road over water, and a little beyond both banks.
    const auto& roads = m_scene.network.roads();
    int placed = 0;
    for (std::size_t i = 0; i < roads.size() && placed < task.count; ++i) {
        const Road& road = roads[i];
        if (!road.bridge)
            continue;
        const double whole = length(road.line);
        double first = -1, last = -1;
        for (double at = 0; at <= whole; at += 4) {
            if (m_scene.ground.clearance(along(road.line, at).spot) < 3) {
                first = first < 0 ? at : first;
                last = at;
            }
        }
        if (first < 0)
            continue;
        const Line line = part(road.line, std::max(0.0, first - 14), std::min(whole, last + 14));
        const Ring ring = deck(line, road.width() + 2);
        if (length(line) < 8 || !isSimple(ring) || signedArea(ring) <= 0)
            continue;
        const Along middle = along(line, length(line) / 2);
        placed += put(task, middle.spot + leftOf(middle.direction) * 1.5, int(i), ring, true);
    }
    return placed;
}

int Placement::inTunnels(Task& task) {
    const auto& roads = m_scene.network.roads();
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < roads.size(); ++i) {
        if (!roads[i].builtUp && !roads[i].bridge && length(roads[i].line) > 500 &&
            (roads[i].kind == RoadClass::Expressway || roads[i].kind == RoadClass::Secondary))
            candidates.push_back(i);
    }
    int placed = 0;
    for (int k = 0; k < task.count && !candidates.empty(); ++k) {
        bool done = false;
        for (int tries = 0; !done && tries < 20; ++tries) {
            const std::size_t i = candidates[std::size_t(task.random.below(int(candidates.size())))];
            const double whole = length(roads[i].line), size = task.random.between(140, 380);
            const double from = task.random.between(20, whole - size - 20);
            const Line line = part(roads[i].line, from, from + size);
            const Ring ring = deck(line, roads[i].width());
            const Along middle = along(line, size / 2);
            done = isSimple(ring) && signedArea(ring) > 0 &&
                   put(task, middle.spot + leftOf(middle.direction) * 1.5, int(i), ring);
        }
        placed += done;
    }
    return placed;
}

} // namespace demo
