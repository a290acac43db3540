// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/road_graph.h"

#include <QTest>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <random>

using namespace geo;
using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                         boost::property<boost::edge_weight_t, double>>;

namespace {

struct Network {
    std::vector<MapPoint> places;
    std::vector<RoadGraph::Road> roads;
};

/// A grid of streets with gaps, one-way streets and a few long bridges.
Network network(std::uint64_t seed, std::uint32_t side) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> offset(-30, 30), share(0, 1);
    Network n;
    for (std::uint32_t i = 0; i < side * side; ++i)
        n.places.push_back({100.0 * (i % side) + offset(random), 100.0 * (i / side) + offset(random)});
    const auto add = [&](std::uint32_t from, std::uint32_t to) {
        const MapPoint a = n.places[from], b = n.places[to];
        const MapPoint bend{(a.x + b.x) / 2 + offset(random), (a.y + b.y) / 2 + offset(random)};
        n.roads.push_back({from,
                           to,
                           std::hypot(a.x - b.x, a.y - b.y) * (1 + share(random)),
                           share(random) < 0.3,
                           {a, bend, b}});
    };
    for (std::uint32_t i = 0; i < side * side; ++i) {
        if (i % side + 1 < side && share(random) < 0.8)
            add(i, i + 1);
        if (i / side + 1 < side && share(random) < 0.8)
            add(i, i + side);
        if (share(random) < 0.02)
            add(i, std::uint32_t(random() % (side * side)));
    }
    return n;
}

std::vector<double> boostCosts(const Network& n, std::uint32_t from) {
    BoostGraph graph(n.places.size());
    for (const RoadGraph::Road& road : n.roads) {
        boost::add_edge(road.from, road.to, road.cost, graph);
        if (!road.isOneWay)
            boost::add_edge(road.to, road.from, road.cost, graph);
    }
    std::vector<double> costs(n.places.size());
    boost::dijkstra_shortest_paths(graph, from,
                                   boost::distance_map(costs.data())
                                       .distance_inf(RoadGraph::unreachable)
                                       .predecessor_map(boost::dummy_property_map()));
    return costs;
}

} // namespace

class TestRoadGraph : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void costsAgreeWithBoostsDijkstra() {
        for (const std::uint32_t side : {2u, 7u, 25u}) {
            const Network n = network(side, side);
            const RoadGraph graph = RoadGraph::build(side * side, n.roads);
            for (std::uint32_t from = 0; from < side * side; from += 1 + side) {
                const std::vector<double> expected = boostCosts(n, from), found = graph.costsFrom(from);
                QCOMPARE(found.size(), expected.size());
                for (std::size_t i = 0; i < found.size(); ++i)
                    QVERIFY(found[i] == expected[i] || std::abs(found[i] - expected[i]) < 1e-6);
            }
        }
    }

    void routesAreWalkableAndCostWhatTheySay() {
        const std::uint32_t side = 20;
        const Network n = network(99, side);
        const RoadGraph graph = RoadGraph::build(side * side, n.roads);
        std::mt19937_64 random(5);
        int found = 0;
        for (int i = 0; i < 200; ++i) {
            const auto from = std::uint32_t(random() % (side * side)),
                       to = std::uint32_t(random() % (side * side));
            const double expected = graph.costsFrom(from)[to];
            const auto route = graph.route(from, to);
            QCOMPARE(route.has_value(), expected != RoadGraph::unreachable);
            if (!route)
                continue;
            ++found;
            QCOMPARE(route->cost, expected);
            QCOMPARE(route->junctions.front(), from);
            QCOMPARE(route->junctions.back(), to);
            QCOMPARE(route->roads.size() + 1, route->junctions.size());
            double sum = 0;
            for (std::size_t k = 0; k < route->roads.size(); ++k) {
                const RoadGraph::Road& road = n.roads[route->roads[k]];
                const auto a = route->junctions[k], b = route->junctions[k + 1];
                QVERIFY((road.from == a && road.to == b) ||
                        (!road.isOneWay && road.to == a && road.from == b));
                sum += road.cost;
            }
            QVERIFY(std::abs(sum - expected) < 1e-6);
        }
        QVERIFY(found > 50);
    }

    void aOneWayStreetLeadsOneWay() {
        const std::vector<RoadGraph::Road> roads{{0, 1, 5, true, {{0, 0}, {5, 0}}}};
        const RoadGraph graph = RoadGraph::build(2, roads);
        QCOMPARE(graph.route(0, 1)->cost, 5.0);
        QVERIFY(!graph.route(1, 0));
        QCOMPARE(graph.route(1, 1)->junctions, std::vector<RoadGraph::Junction>{1});
    }

    void theNearestRoadIsTheOneThatLookingAtAllFinds() {
        const Network n = network(3, 30);
        const RoadGraph graph = RoadGraph::build(900, n.roads);
        std::mt19937_64 random(6);
        std::uniform_real_distribution<double> place(-500, 3500);
        for (int i = 0; i < 300; ++i) {
            const MapPoint p{place(random), place(random)};
            double best = RoadGraph::unreachable;
            for (const RoadGraph::Road& road : n.roads)
                best = std::min(best, nearestOn(road.path, p)->distance);
            const auto found = graph.nearestRoad(p, 200);
            QCOMPARE(found.has_value(), best <= 200);
            if (!found)
                continue;
            QCOMPARE(found->nearest.distance, best);
            const auto own = nearestOn(n.roads[found->road].path, p);
            QCOMPARE(own->distance, best);
            // At a bend either segment is right.
            const MapPoint a = own->place, b = found->nearest.place;
            QVERIFY(std::hypot(a.x - b.x, a.y - b.y) < 1e-9);
            QVERIFY(found->nearest.segment < 2);
        }
    }

    void unusableRoadsAreRefusedAndCounted() {
        const double nan = std::nan(""), inf = RoadGraph::unreachable;
        const std::vector<MapPoint> path{{0, 0}, {1, 1}};
        const std::vector<RoadGraph::Road> roads{
            {0, 9, 1, false, path},   {9, 0, 1, false, path},
            {0, 1, -1, false, path},  {0, 1, nan, false, path},
            {0, 1, inf, false, path}, {0, 1, 1, false, {{0, 0}}},
            {0, 1, 1, false, {}},     {0, 1, 1, false, {{0, 0}, {nan, 1}}},
            {0, 1, 3, false, path}};
        const RoadGraph graph = RoadGraph::build(2, roads);
        QCOMPARE(graph.refused(), std::size_t(8));
        QCOMPARE(graph.route(0, 1)->roads, std::vector<std::uint32_t>{8});
        QCOMPARE(graph.nearestRoad({0, 0}, 1)->road, 8u);
    }

    void questionsWithoutAnAnswerHaveNone() {
        const RoadGraph empty = RoadGraph::build(0, {});
        QCOMPARE(empty.junctions(), 0u);
        QVERIFY(!empty.route(0, 0));
        QVERIFY(empty.costsFrom(0).empty());
        QVERIFY(!empty.nearestRoad({0, 0}, 100));
        const RoadGraph graph =
            RoadGraph::build(2, std::vector<RoadGraph::Road>{{0, 1, 1, false, {{0, 0}, {1, 0}}}});
        QVERIFY(!graph.route(0, 7));
        QVERIFY(!graph.nearestRoad({std::nan(""), 0}, 100));
        QVERIFY(!graph.nearestRoad({0, 0}, -1));
        QVERIFY(!graph.nearestRoad({0, 50}, 49.9));
        QCOMPARE(graph.nearestRoad({0, 50}, 50)->nearest.distance, 50.0);
        QCOMPARE(graph.costsFrom(7), (std::vector<double>{RoadGraph::unreachable, RoadGraph::unreachable}));
    }
};

QTEST_GUILESS_MAIN(TestRoadGraph)
#include "tst_road_graph.moc"
