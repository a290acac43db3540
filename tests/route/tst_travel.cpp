// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/travel.h"

#include "route/components.h"
#include "route/speeds.h"

#include <QTemporaryFile>
#include <QTest>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <random>

using namespace route;
using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                         boost::property<boost::edge_weight_t, Millis>>;

namespace {

struct Made {
    std::uint32_t junctions = 0;
    std::vector<Road> roads;
};

/// A grid of streets with gaps, one-way streets, blocked ones, loops, parallel roads and a few long bridges.
Made made(std::uint64_t seed, std::uint32_t side) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<geo::Point> places;
    for (std::uint32_t i = 0; i < side * side; ++i)
        places.push_back({106.5 + 0.001 * (i % side) + 3e-4 * share(random), 29.3 + 0.001 * (i / side) + 3e-4 * share(random)});
    Made network{side * side, {}};
    const auto add = [&](std::uint32_t from, std::uint32_t to) {
        const geo::Point a = places[from], b = places[to];
        const geo::Point bend{(a.lon + b.lon) / 2 + 1e-4 * share(random), (a.lat + b.lat) / 2 + 1e-4 * share(random)};
        const double kind = share(random);
        network.roads.push_back({std::int64_t(network.roads.size()) + 1, from, to, kind < 0.15 ? 1 : kind < 0.3 ? -1 : 0,
                                 Millis(random() % 20'000), 10 + 100 * share(random), share(random) < 0.03, {a, bend, b}});
    };
    for (std::uint32_t i = 0; i < side * side; ++i) {
        if (i % side + 1 < side && share(random) < 0.8)
            add(i, i + 1);
        if (i / side + 1 < side && share(random) < 0.8)
            add(i, i + side);
        if (share(random) < 0.03)
            add(i, std::uint32_t(random() % (side * side)));
        if (share(random) < 0.01)
            add(i, i);
    }
    return network;
}

/// Spots become junctions of their own, at both sides of which the road is cut: an oracle that knows nothing of touches.
std::vector<Millis> oracle(const Network& network, const Spot& start, std::span<const Spot> goals) {
    struct Cut {
        double share;
        std::size_t node;
    };
    std::vector<std::vector<Cut>> cuts(network.roads().size());
    std::size_t nodes = network.junctions();
    const std::size_t first = nodes;
    cuts[start.road].push_back({start.share, nodes++});
    for (const Spot& goal : goals)
        cuts[goal.road].push_back({goal.share, nodes++});
    BoostGraph graph(nodes);
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const Road& road = network.roads()[i];
        if (road.isBlocked)
            continue;
        std::ranges::sort(cuts[i], {}, &Cut::share);
        cuts[i].insert(cuts[i].begin(), {0, road.from});
        cuts[i].push_back({1, road.to});
        for (std::size_t k = 1; k < cuts[i].size(); ++k) {
            const auto at = [&](const Cut& cut) { return Millis(std::lround(double(road.time) * cut.share)); };
            const Millis time = at(cuts[i][k]) - at(cuts[i][k - 1]);
            // Two spots at one share of a one-way road are one place.
            const bool same = cuts[i][k].share == cuts[i][k - 1].share && k > 1 && k + 1 < cuts[i].size();
            if (road.oneWay >= 0 || same)
                boost::add_edge(cuts[i][k - 1].node, cuts[i][k].node, time, graph);
            if (road.oneWay <= 0 || same)
                boost::add_edge(cuts[i][k].node, cuts[i][k - 1].node, time, graph);
        }
    }
    std::vector<Millis> times(nodes);
    boost::dijkstra_shortest_paths(graph, first,
                                   boost::distance_map(times.data())
                                       .distance_inf(unreachable)
                                       .predecessor_map(boost::dummy_property_map()));
    return {times.begin() + std::ptrdiff_t(first) + 1, times.end()};
}

std::vector<Spot> spots(const Network& network, std::size_t count, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<Spot> made;
    for (std::size_t i = 0; i < count; ++i) {
        const auto road = std::uint32_t(random() % network.roads().size());
        const double at = i % 7 == 0 ? 0 : i % 7 == 1 ? 1 : share(random);
        made.push_back({road, at, network.roads()[road].path[0], 0});
    }
    return made;
}

/// Straight roads from west to east, 0.01 degrees each, along one latitude.
std::vector<Road> street(int sections, int oneWay = 0) {
    std::vector<Road> roads;
    for (int i = 0; i < sections; ++i)
        roads.push_back({i + 1, std::uint32_t(i), std::uint32_t(i + 1), oneWay, 60'000, 970, false,
                         {{106.5 + 0.01 * i, 29.3}, {106.5 + 0.01 * (i + 1), 29.3}}});
    return roads;
}

} // namespace

class TestTravel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesAreThoseOfDijkstra_data() {
        QTest::addColumn<int>("side");
        for (const int side : {1, 2, 3, 5, 9, 16, 30})
            for (int seed = 0; seed < (side < 20 ? 6 : 2); ++seed)
                QTest::addRow("%d junctions, seed %d", side * side, seed) << side;
    }
    void timesAreThoseOfDijkstra() {
        QFETCH(int, side);
        const auto seed = std::uint64_t(qHash(QByteArray(QTest::currentDataTag())));
        Made source = made(seed, std::uint32_t(side));
        const Travel travel(Network::build(source.junctions, source.roads));
        const Network& network = travel.network();
        if (network.roads().empty())
            return;
        const auto starts = spots(network, 37, seed + 1), goals = spots(network, 23, seed + 2);
        const auto table = travel.matrix(starts, goals);
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::vector<Millis> row(table.begin() + std::ptrdiff_t(i * goals.size()),
                                          table.begin() + std::ptrdiff_t((i + 1) * goals.size()));
            QCOMPARE(row, oracle(network, starts[i], goals));
            QCOMPARE(travel.from(starts[i], goals), row);
        }
        for (std::size_t j = 0; j < goals.size(); ++j) {
            const auto column = travel.to(goals[j], starts);
            for (std::size_t i = 0; i < starts.size(); ++i)
                QCOMPARE(column[i], table[i * goals.size() + j]);
        }
    }

    void aWayTakesAsLongAsItsTimeSaysAndHangsTogether() {
        const Made source = made(7, 12);
        const Travel travel(Network::build(source.junctions, source.roads));
        const Network& network = travel.network();
        const auto starts = spots(network, 30, 1), goals = spots(network, 30, 2);
        const auto table = travel.matrix(starts, goals);
        int found = 0;
        for (std::size_t i = 0; i < starts.size(); ++i)
            for (std::size_t j = 0; j < goals.size(); ++j) {
                const auto way = network.way(starts[i], goals[j]);
                const Millis expected = table[i * goals.size() + j];
                QCOMPARE(bool(way), expected < unreachable);
                if (!way)
                    continue;
                ++found;
                QCOMPARE(way->time, expected);
                QVERIFY(way->path.size() >= 2);
                // Each piece of the path lies on one of its roads.
                for (std::size_t k = 1; k < way->path.size(); ++k) {
                    const geo::Point a = way->path[k - 1], b = way->path[k];
                    QVERIFY(network.spot({(a.lon + b.lon) / 2, (a.lat + b.lat) / 2}, 0.01));
                }
            }
        QVERIFY(found > 100);
    }

    void aPlaceIsBroughtOntoTheNearestRoad() {
        const Network network = Network::build(4, street(3));
        const auto spot = network.spot({106.5125, 29.301});
        QVERIFY(spot);
        QCOMPARE(network.roads()[spot->road].id, 2);
        QVERIFY(std::abs(spot->share - 0.25) < 1e-6);
        QVERIFY(std::abs(spot->offset - 111.32) < 0.01);
        QVERIFY(!network.spot({106.5125, 29.301}, 111));
        QVERIFY(!network.spot({107.5, 29.3}));
        QVERIFY(!network.spot({std::nan(""), 29.3}));
        QVERIFY(network.spot({107.5, 29.3}, 1e6));
        const auto way = network.way(*spot, *network.spot({106.5275, 29.3}));
        QVERIFY(way);
        QCOMPARE(way->time, 90'000);
        QVERIFY(std::abs(way->metres - 1455) < 1e-3);
        QCOMPARE(way->path.size(), std::size_t(3));
        QCOMPARE(way->roads, (std::vector<std::uint32_t>{1, 2}));
    }

    void theNearestOfManyRoadsIsFoundWhereverOneStands() {
        Made source = made(11, 15);
        std::vector<Link> links;
        for (Road& road : source.roads) {
            road.oneWay = 0;
            links.push_back({road.from, road.to});
            links.push_back({road.to, road.from});
        }
        const auto isMain = largestComponent(source.junctions, links);
        std::erase_if(source.roads, [&](const Road& road) { return !isMain[road.from]; });
        const Network network = Network::build(source.junctions, source.roads);
        std::mt19937_64 random(5);
        std::uniform_real_distribution<double> step(-0.004, 0.02);
        for (int i = 0; i < 500; ++i) {
            const geo::Point p{106.5 + step(random), 29.3 + step(random)};
            double best = 1e9; // over every corner and 200 places of each open road: never nearer than the answer
            for (const Road& road : network.roads())
                for (int k = 0; !road.isBlocked && k + 1 < int(road.path.size()); ++k)
                    for (int s = 0; s <= 100; ++s) {
                        const geo::Point a = road.path[std::size_t(k)], b = road.path[std::size_t(k) + 1];
                        const double x = a.lon + (b.lon - a.lon) * s / 100, y = a.lat + (b.lat - a.lat) * s / 100;
                        best = std::min(best, std::hypot((x - p.lon) * 111'320 * std::cos(p.lat * M_PI / 180),
                                                         (y - p.lat) * 111'320));
                    }
            const auto spot = network.spot(p);
            QVERIFY(spot);
            QVERIFY2(spot->offset <= best + 1e-6 && spot->offset > best - 2, qPrintable(QString::number(spot->offset - best)));
        }
    }

    void blockedRoadsAreNeitherPassedNorStoodOn() {
        std::vector<Road> roads = street(3);
        roads.push_back({9, 1, 2, 0, 300'000, 3000, false, {{106.51, 29.3}, {106.515, 29.31}, {106.52, 29.3}}});
        roads[1].isBlocked = true;
        const Network network = Network::build(4, roads);
        const auto from = network.spot({106.505, 29.3}), to = network.spot({106.525, 29.3});
        QCOMPARE(network.way(*from, *to)->time, 30'000 + 300'000 + 30'000);
        QCOMPARE(network.roads()[network.spot({106.513, 29.3001})->road].id, 9);
    }

    void aFragmentIsTakenOnlyWhereNothingElseIsNear() {
        std::vector<Road> roads = street(3);
        roads.push_back({9, 4, 5, 0, 1000, 10, false, {{106.515, 29.302}, {106.516, 29.302}}});
        const Network network = Network::build(6, roads);
        QVERIFY(network.roads()[network.spot({106.5155, 29.302})->road].id != 9);
        QCOMPARE(network.roads()[network.spot({106.5155, 29.302}, 50)->road].id, 9);
    }

    void whatIsNoRoadIsLeftOutAndCounted() {
        std::vector<Road> roads = street(3);
        roads.push_back({4, 9, 1, 0, 10, 10, false, {{106, 29}, {106, 30}}});
        roads.push_back({5, 0, 1, 0, -1, 10, false, {{106, 29}, {106, 30}}});
        roads.push_back({6, 0, 1, 0, 10, std::nan(""), false, {{106, 29}, {106, 30}}});
        roads.push_back({7, 0, 1, 0, 10, 10, false, {{106, 29}}});
        roads.push_back({8, 0, 1, 0, 10, 10, false, {{106, 29}, {106, 99}}});
        roads.push_back({9, 0, 1, 0, unreachable, 10, false, {{106, 29}, {106, 30}}});
        const Network network = Network::build(4, roads);
        QCOMPARE(network.refused(), std::size_t(6));
        QCOMPARE(network.roads().size(), std::size_t(3));
        const Travel nothing(Network::build(0, {}));
        QVERIFY(!nothing.network().spot({106, 29}));
        QVERIFY(nothing.matrix({}, {}).empty());
    }

    void roadsAcrossTheEarthNeedNoMemoryToMatch() {
        std::vector<Road> roads;
        for (std::uint32_t i = 0; i < 2000; ++i)
            roads.push_back({i + 1, i, i + 1, 0, 1000, 1000, false, {{-179.0 + 0.1 * i, -80}, {179.0 - 0.1 * i, 80}}});
        const Network network = Network::build(2001, roads);
        QVERIFY(network.spot({0, 0}, 1e5));
    }

    void theLargestPartReachesItself() {
        const std::vector<Link> links{{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 3}, {5, 0}};
        QCOMPARE(largestComponent(6, links), (std::vector<bool>{true, true, true, false, false, false}));
        QVERIFY(largestComponent(0, {}).empty());
        std::vector<Link> line; // deeper than any stack
        for (std::uint32_t i = 0; i + 1 < 500'000; ++i)
            line.push_back({i, i + 1});
        line.push_back({499'999, 0});
        QCOMPARE(std::ranges::count(largestComponent(500'000, line), true), 500'000);
    }

    void speedsAreRowsOfData() {
        const auto own = Speeds::read();
        QVERIFY(own);
        QVERIFY(own->kmh(QStringLiteral("expressway")) > own->kmh(QStringLiteral("lane")));
        QCOMPARE(own->kmh(QStringLiteral("river")), own->kmh(QStringLiteral("lane")));
        QCOMPARE(own->millis(QStringLiteral("arterial"), 1000), 90'000);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(R"({"speeds": [{"class": "lane", "km_h": -4, "source": "x"}]})");
        file.close();
        const auto bad = Speeds::read(file.fileName());
        QVERIFY(!bad && bad.error().kind == city::FaultKind::Invalid);
        QVERIFY(!Speeds::read(QStringLiteral("/nonexistent/speeds.json")));
    }
};

QTEST_GUILESS_MAIN(TestTravel)
#include "tst_travel.moc"
