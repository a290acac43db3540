// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/streets.h"

#include "demo/random.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numbers>

namespace demo {

namespace {

/// The runs of a line whose corners all please, at least `least` metres long.
std::vector<Line> runs(const Line& line, double least, const std::function<bool(Spot)>& pleases) {
    std::vector<Line> result;
    Line run;
    const auto finish = [&] {
        if (run.size() >= 2 && length(run) >= least)
            result.push_back(run);
        run.clear();
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool good = pleases(line[i]);
        if (good && run.empty() && i > 0) {
            // The place where it turns good, by halving.
            Spot bad = line[i - 1], fine = line[i];
            for (int k = 0; k < 12; ++k)
                (pleases((bad + fine) * 0.5) ? fine : bad) = (bad + fine) * 0.5;
            run.push_back(fine);
        }
        if (good)
            run.push_back(line[i]);
        if (!good && !run.empty()) {
            Spot fine = line[i - 1], bad = line[i];
            for (int k = 0; k < 12; ++k)
                (pleases((bad + fine) * 0.5) ? fine : bad) = (bad + fine) * 0.5;
            run.push_back(fine);
            finish();
        }
    }
    finish();
    return result;
}

Line dense(const Line& line, double step) {
    Line result;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const int parts = std::max(1, int(std::ceil(distance(line[i - 1], line[i]) / step)));
        for (int k = 0; k < parts; ++k)
            result.push_back(line[i - 1] + (line[i] - line[i - 1]) * (double(k) / parts));
    }
    if (!line.empty())
        result.push_back(line.back());
    return result;
}

/// Longer by `metres` at both ends, so that it surely meets what it ends at.
Line extended(Line line, double metres) {
    line.front() = line.front() - unit(line[1] - line[0]) * metres;
    line.back() = line.back() + unit(line.back() - line[line.size() - 2]) * metres;
    return line;
}

} // namespace

std::string chineseNumber(int number) {
    static const char* const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::string result;
    if (number >= 20)
        result += digits[number / 10];
    if (number >= 10)
        result += "十";
    return result + digits[number % 10];
}

Streets::Streets(const Sources& sources, const Ground& ground, const Divisions& divisions,
                 const geo::Projection& projection, double coarse, std::uint64_t seed)
    : m_sources(sources), m_ground(ground), m_divisions(divisions), m_coarse(coarse), m_seed(seed) {
    m_names.emplace_back();
    drawBorderStreets();
    drawRiverside();
    drawBridges();
    drawNeighbourhoods();
    indexBuiltUp();
    drawExpressways(projection);
    drawCountryRoads();
    drawLanes();
}

int Streets::name(const std::string& text) {
    m_names.push_back(text);
    return int(m_names.size()) - 1;
}

void Streets::add(Stroke stroke) {
    if (stroke.line.size() >= 2)
        m_strokes.push_back(std::move(stroke));
}

void Streets::drawBorderStreets() {
    // Borders that go straight on through a corner become one street with one name.
    const auto& borders = m_divisions.borders();
    std::vector<char> used(borders.size(), 0);
    std::map<int, std::vector<std::pair<int, Spot>>> corners;
    for (std::size_t i = 0; i < borders.size(); ++i) {
        const auto& border = borders[i];
        if (border.left < 0 || border.right < 0)
            continue;
        const auto& communities = m_divisions.communities();
        if (communities[std::size_t(border.left)].village && communities[std::size_t(border.right)].village)
            continue;
        used[i] = 1;
        const Line& line = border.line;
        corners[border.from].emplace_back(int(i), unit(line[std::min<std::size_t>(2, line.size() - 1)] - line[0]));
        corners[border.to].emplace_back(int(i), unit(line[line.size() - std::min<std::size_t>(3, line.size())] -
                                                     line.back()));
    }
    std::vector<int> chain(borders.size());
    for (std::size_t i = 0; i < borders.size(); ++i)
        chain[i] = int(i);
    const std::function<int(int)> root = [&](int i) {
        while (chain[std::size_t(i)] != i)
            i = chain[std::size_t(i)];
        return i;
    };
    for (const auto& [corner, ends] : corners) {
        double straightest = -0.55;
        int a = -1, b = -1;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            for (std::size_t j = i + 1; j < ends.size(); ++j) {
                const double value = dot(ends[i].second, ends[j].second);
                if (value < straightest) {
                    straightest = value;
                    a = ends[i].first;
                    b = ends[j].first;
                }
            }
        }
        if (a >= 0)
            chain[std::size_t(root(a))] = root(b);
    }
    std::map<int, int> names, sizes;
    std::map<int, int> ordinal;
    for (std::size_t i = 0; i < borders.size(); ++i)
        sizes[root(int(i))] += used[i];
    static const char* const words[] = {"龙腾", "渝南", "巴滨", "新城", "云山", "江滨", "文华", "通江", "锦绣", "和顺",
                                        "兴业", "学府", "明珠", "迎宾", "春晖", "翠屏", "凤鸣", "秀水", "丹桂", "玉兰"};
    for (std::size_t i = 0; i < borders.size(); ++i) {
        if (!used[i])
            continue;
        const int key = root(int(i));
        const bool main = sizes[key] >= 3;
        const auto& left = m_divisions.communities()[std::size_t(borders[i].left)];
        const std::string& town = m_sources.towns[std::size_t(left.town)].name.toStdString();
        const std::string stem = town.substr(0, town.size() - (left.town >= 0 && town.ends_with("街道") ? 6 : 3));
        if (!names.contains(key)) {
            const int number = ordinal[left.town]++;
            std::string text = number == 0 ? stem + "大道"
                                           : stem + words[mixed(m_seed, std::uint64_t(key)) % std::size(words)] +
                                                 (main ? "大道" : "路");
            names[key] = name(text);
        }
        const auto pleases = [&](Spot spot) {
            return m_divisions.urban(spot) > 0 && m_ground.riverClearance(spot) > 52;
        };
        for (Line& run : runs(dense(borders[i].line, 40), 60, pleases))
            add({std::move(run), main ? RoadClass::Arterial : RoadClass::Secondary, names[key]});
    }
}

void Streets::drawRiverside() {
    const Ground::Course& river = m_ground.courses().front();
    Line near, far;
    for (std::size_t i = 0; i < river.center.size(); ++i) {
        const Spot ahead = river.center[std::min(i + 1, river.center.size() - 1)];
        const Spot behind = river.center[i > 0 ? i - 1 : 0];
        const Spot left = leftOf(unit(ahead - behind));
        near.push_back(river.center[i] - left * (river.half[i] + 60));
        far.push_back(river.center[i] + left * (river.half[i] + 260));
    }
    const int nearName = name("滨江路");
    Line edge = m_ground.outline();
    edge.push_back(edge.front());
    const auto builtUp = [&](Spot spot) { return m_divisions.urban(spot) > -120; };
    for (Line& run : runs(dense(near, 40), 300, builtUp))
        add({std::move(run), RoadClass::Secondary, nearName});
    const int farName = name("沿江路");
    const auto inCity = [&](Spot spot) {
        return contains(m_ground.outline(), spot) && distanceToLine(spot, edge) > 250;
    };
    for (Line& run : runs(dense(far, 60), 500, inCity))
        add({std::move(run), RoadClass::Local, farName});
}

void Streets::drawBridges() {
    const Ground::Course& river = m_ground.courses().front();
    static const std::pair<const char*, const char*> bridges[] = {
        {"鱼洞街道", "鱼洞长江大桥（示意）"}, {"李家沱街道", "李家沱长江大桥（示意）"},
        {"木洞镇", "木洞长江大桥（示意）"}, {"麻柳嘴镇", "麻柳嘴长江大桥（示意）"}};
    for (const auto& [town, text] : bridges) {
        for (std::size_t i = 0; i < m_sources.towns.size(); ++i) {
            if (m_sources.towns[i].name.toStdString() != town)
                continue;
            const Spot seat = m_divisions.seats()[i];
            std::size_t best = 1;
            for (std::size_t k = 1; k + 1 < river.center.size(); ++k) {
                if (distance(river.center[k], seat) < distance(river.center[best], seat))
                    best = k;
            }
            const Spot across = leftOf(unit(river.center[best + 1] - river.center[best - 1]));
            const Spot inland = unit(seat - river.center[best]);
            const Spot bank = river.center[best] - across * (river.half[best] + 160);
            const double reach = std::max(300.0, distance(bank, seat) * 0.8);
            const Line corners{river.center[best] + across * (river.half[best] + 275), river.center[best], bank,
                               bank + inland * reach};
            add({dense(smooth(corners, 40), 40), RoadClass::Arterial, name(text), -1, 0, true});
        }
    }
}

void Streets::drawNeighbourhoods() {
    for (std::size_t i = 0; i < m_divisions.communities().size(); ++i) {
        if (!m_divisions.communities()[i].village)
            drawNeighbourhood(int(i));
    }
}

void Streets::drawNeighbourhood(int number) {
    const auto& community = m_divisions.communities()[std::size_t(number)];
    Random random(m_seed, std::uint64_t(1000 + number));
    // The streets follow the longest stretch of the border.
    Spot longest{1, 0};
    double most = 0;
    const std::size_t count = community.ring.size();
    for (std::size_t i = 0; i < count; i += 3) {
        const Spot way = community.ring[(i + 4) % count] - community.ring[i];
        if (norm(way) > most) {
            most = norm(way);
            longest = unit(way);
        }
    }
    const std::string stem = m_sources.communities[std::size_t(number)].shortName().toStdString();
    const double gap[2] = {random.between(96, 128) * m_coarse, random.between(128, 205) * m_coarse};
    const std::uint64_t salt = mixed(m_seed, std::uint64_t(5000 + number));
    const auto warped = [&](Spot spot) {
        return spot + Spot{34 * noise(spot.x, spot.y, 620, salt), 34 * noise(spot.x, spot.y, 620, salt + 1)};
    };
    const auto pleases = [&](Spot spot) {
        return m_divisions.urban(spot) > 0 && contains(community.ring, spot) && m_ground.clearance(spot) > 45;
    };
    for (int way = 0; way < 2; ++way) {
        const Spot direction = way == 0 ? longest : leftOf(longest);
        const Spot side = leftOf(direction);
        const double reach = community.urbanRadius * 1.35;
        const int half = int(reach / gap[way]);
        int street = 0;
        double shift = 0;
        for (int k = -half; k <= half; ++k) {
            shift = k * gap[way] + random.between(-0.18, 0.18) * gap[way];
            Line line;
            for (double at = -reach; at <= reach; at += 30)
                line.push_back(warped(community.seed + direction * at + side * shift));
            std::vector<Line> pieces = runs(line, 70, pleases);
            if (pieces.empty())
                continue;
            ++street;
            const int text = name(stem + chineseNumber(std::min(street, 99)) + (way == 0 ? "路" : "街"));
            const bool main = k == 0;
            const int oneWay = !main && way == 0 && (k % 5 == 2 || k % 5 == 3) ? (k % 5 == 2 ? 1 : -1) : 0;
            for (Line& piece : pieces)
                add({extended(std::move(piece), 4), main ? RoadClass::Secondary : RoadClass::Local, text, number,
                     oneWay});
        }
    }
}

void Streets::indexBuiltUp() {
    m_builtUp = std::make_unique<SegmentIndex>(boxOf(m_ground.outline()), 200);
    for (const Stroke& stroke : m_strokes) {
        for (std::size_t i = 1; i < stroke.line.size(); ++i) {
            m_builtUp->add(int(m_builtUpSegments.size()), stroke.line[i - 1], stroke.line[i]);
            m_builtUpSegments.emplace_back(stroke.line[i - 1], stroke.line[i]);
        }
    }
}

Line Streets::trimmedAtStreets(const Line& line) const {
    Line result{line.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Spot a = line[i - 1], b = line[i];
        double first = 2;
        m_builtUp->visit(boxOf({a, b}), [&](int id) {
            const auto& [c, d] = m_builtUpSegments[std::size_t(id)];
            const double turn = cross(b - a, d - c);
            if (turn == 0)
                return;
            const double t = cross(c - a, d - c) / turn, u = cross(c - a, b - a) / turn;
            if (t > 0 && t <= 1 && u >= 0 && u <= 1)
                first = std::min(first, t);
        });
        if (first <= 1) {
            result.push_back(a + (b - a) * first + unit(b - a) * 3);
            return result;
        }
        result.push_back(b);
    }
    return result;
}

} // namespace demo
