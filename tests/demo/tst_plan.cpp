// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/plan.h"

#include <QTest>
#include <map>
#include <set>

using namespace demo;

/// What the plan of the demo city promises, before anything is written.
class TestPlan : public QObject {
    Q_OBJECT

    std::unique_ptr<Plan> m_plan;

    int town(const Item& item) const { return m_plan->sources.communities[std::size_t(item.community)].town; }

private Q_SLOTS:
    void initTestCase() {
        auto plan = Plan::make({0, 20'000, 7});
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().sentence));
        m_plan = std::make_unique<Plan>(std::move(*plan));
    }

    void numbersOutsideTheRangeAreRefused_data() {
        QTest::addColumn<int>("count");
        QTest::addRow("none") << 0;
        QTest::addRow("negative") << -5;
        QTest::addRow("too few") << Plan::fewest - 1;
        QTest::addRow("too many") << Plan::most + 1;
    }
    void numbersOutsideTheRangeAreRefused() {
        QFETCH(int, count);
        const auto plan = Plan::make({0, count, 1});
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, city::FaultKind::Invalid);
        QVERIFY(!plan.error().sentence.isEmpty());
    }

    void everyComponentAskedForIsPlaced() {
        QCOMPARE(int(m_plan->placement->items().size()), 20'000);
        std::set<int> classes;
        for (const Item& item : m_plan->placement->items())
            classes.insert(item.type);
        QVERIFY2(classes.size() >= 80, qPrintable(QString::number(classes.size())));
    }

    void sharesAreKept() {
        double sum = 0;
        for (const auto& type : m_plan->sources.classes)
            sum += type.share;
        std::map<int, int> counts;
        for (const Item& item : m_plan->placement->items())
            ++counts[item.type];
        for (std::size_t i = 0; i < m_plan->sources.classes.size(); ++i) {
            const double wanted = 20'000 * m_plan->sources.classes[i].share / sum;
            if (wanted > 200)
                QVERIFY2(std::abs(counts[int(i)] - wanted) < wanted * 0.1,
                         qPrintable(m_plan->sources.classes[i].what.name));
        }
    }

    void noClassOverflowsItsSequence() {
        double sum = 0;
        for (const auto& type : m_plan->sources.classes)
            sum += type.share;
        for (const auto& type : m_plan->sources.classes)
            QVERIFY2(Plan::most * type.share / sum * 1.2 < 999'999, qPrintable(type.what.name));
    }

    void divisionsCloseWithoutGaps() {
        // Areas add up at every level, so nothing is missing and nothing is there twice.
        const auto& communities = m_plan->divisions->communities();
        std::vector<double> towns(m_plan->sources.towns.size(), 0), cells(communities.size(), 0);
        for (const auto& community : communities) {
            QVERIFY(community.ring.size() >= 4);
            QVERIFY(signedArea(community.ring) > 10'000);
            towns[std::size_t(community.town)] += signedArea(community.ring);
        }
        for (std::size_t i = 0; i < towns.size(); ++i) {
            QVERIFY(isSimple(m_plan->divisions->towns()[i]));
            QVERIFY2(std::abs(signedArea(m_plan->divisions->towns()[i]) - towns[i]) < 1,
                     qPrintable(m_plan->sources.towns[i].name));
        }
        for (const auto& cell : m_plan->grids->cells()) {
            QVERIFY(signedArea(cell.ring) > 0);
            cells[std::size_t(cell.community)] += signedArea(cell.ring);
        }
        for (std::size_t i = 0; i < cells.size(); ++i)
            QVERIFY2(std::abs(cells[i] - area(communities[i].ring)) < 0.5,
                     qPrintable(m_plan->sources.communities[i].name));
    }

    void seatsLieInTheirSubDistricts() {
        for (std::size_t i = 0; i < m_plan->sources.towns.size(); ++i)
            QVERIFY2(contains(m_plan->divisions->towns()[i], m_plan->divisions->seats()[i]),
                     qPrintable(m_plan->sources.towns[i].name));
    }

    void theDistrictIsAboutAsLargeAsTheRealOne() {
        double whole = 0;
        for (const Ring& ring : m_plan->divisions->towns())
            whole += signedArea(ring);
        QVERIFY2(std::abs(whole / 1e6 - 1823) < 180, qPrintable(QString::number(whole / 1e6)));
    }

    void unitGridsAreNumberedFromWestToEastAndNorthToSouth() {
        std::map<int, std::pair<int, Spot>> last;
        for (const auto& cell : m_plan->grids->cells()) {
            const Spot middle = centroid(cell.ring);
            const auto before = last.find(cell.community);
            const int expected = before == last.end() ? 1 : before->second.first + 1;
            QCOMPARE(cell.sequence, expected);
            QVERIFY(cell.sequence <= 999);
            // Never a row back north by more than the size of a joined cell.
            if (before != last.end() && middle.x > before->second.second.x)
                QVERIFY(middle.y < before->second.second.y + 2500);
            last[cell.community] = {cell.sequence, middle};
        }
        QCOMPARE(int(last.size()), int(m_plan->sources.communities.size()));
    }

    void componentsLieInTheirUnitGrids() {
        for (const Item& item : m_plan->placement->items()) {
            const auto& cell = m_plan->grids->cells()[std::size_t(item.grid)];
            QCOMPARE(cell.community, int(item.community));
            QVERIFY(contains(cell.ring, item.spot));
            QVERIFY(contains(m_plan->divisions->towns()[std::size_t(town(item))], item.spot));
        }
    }

    void onlyBridgesStandInTheWater() {
        int bridges = 0;
        for (const Item& item : m_plan->placement->items()) {
            const QString& place = m_plan->sources.classes[item.type].place;
            if (m_plan->ground->clearance(item.spot) >= 0)
                continue;
            QCOMPARE(place, QStringLiteral("bridge"));
            ++bridges;
        }
        QVERIFY(bridges > 0);
    }

    void lampsStandAtTheKerb() {
        int lamps = 0, misplaced = 0;
        for (const Item& item : m_plan->placement->items()) {
            if (m_plan->sources.classes[item.type].what.name != QStringLiteral("路灯"))
                continue;
            ++lamps;
            const double clearance = m_plan->network->clearance(item.spot);
            misplaced += clearance < 0.2 || clearance > 1.2;
        }
        QVERIFY(lamps > 500);
        QVERIFY2(misplaced < lamps / 30, qPrintable(QString::number(misplaced)));
    }

    void roadsMeetAtSharedNodes() {
        const Network& network = *m_plan->network;
        for (const Road& road : network.roads()) {
            QVERIFY(road.line.front() == network.nodes()[std::size_t(road.from)]);
            QVERIFY(road.line.back() == network.nodes()[std::size_t(road.to)]);
            QVERIFY(road.line.size() >= 2);
        }
    }

    void everyNodeReachesEveryOther() {
        // One-way streets obeyed: from one node to all, and from all to it.
        const Network& network = *m_plan->network;
        for (const bool forward : {true, false}) {
            std::vector<std::vector<int>> ways(network.nodes().size());
            int oneWays = 0;
            for (const Road& road : network.roads()) {
                oneWays += road.oneWay != 0;
                const int way = forward ? road.oneWay : -road.oneWay;
                if (way >= 0)
                    ways[std::size_t(road.from)].push_back(road.to);
                if (way <= 0)
                    ways[std::size_t(road.to)].push_back(road.from);
            }
            QVERIFY(oneWays > 10);
            std::vector<char> seen(network.nodes().size(), 0);
            std::vector<int> open{0};
            seen[0] = 1;
            std::size_t count = 1;
            while (!open.empty()) {
                const int at = open.back();
                open.pop_back();
                for (int next : ways[std::size_t(at)]) {
                    if (!seen[std::size_t(next)]) {
                        seen[std::size_t(next)] = 1;
                        ++count;
                        open.push_back(next);
                    }
                }
            }
            QCOMPARE(count, network.nodes().size());
        }
    }

    void everySeatHasARoad() {
        for (std::size_t i = 0; i < m_plan->divisions->seats().size(); ++i)
            QVERIFY2(m_plan->network->nearest(m_plan->divisions->seats()[i]) >= 0,
                     qPrintable(m_plan->sources.towns[i].name));
    }

    void facilitiesAreAsReported() {
        std::map<std::string, int> places, spaces;
        int fresh = 0, rebuilt = 0;
        for (const Facility& facility : m_plan->facilities->all()) {
            ++places[facility.kind];
            spaces[facility.kind] += std::max(0, facility.capacity);
            if (std::string(facility.kind) == "pocket_park")
                ++(facility.rebuilt > 0 ? rebuilt : fresh);
        }
        QCOMPARE(spaces["micro_parking"], 500);
        QVERIFY(spaces["shared_parking"] >= 1600);
        QCOMPARE(fresh, 3);
        QCOMPARE(rebuilt, 3);
        QCOMPARE(places["vendor_area"], 7);
        QVERIFY(places["public_toilet"] > 0 && places["transfer_station"] > 0);
        QVERIFY(m_plan->facilities->compounds().size() >= 500);
        QCOMPARE(places["practice_point"], int(m_plan->facilities->compounds().size()));
    }

    void theSameSeedPlansTheSame() {
        const auto again = Plan::make({0, 20'000, 7}), other = Plan::make({0, 20'000, 8});
        QVERIFY(again && other);
        const auto same = [&](const Plan& plan) {
            if (plan.network->roads().size() != m_plan->network->roads().size())
                return false;
            for (std::size_t i = 0; i < m_plan->placement->items().size(); ++i) {
                const Item& a = m_plan->placement->items()[i];
                const Item& b = plan.placement->items()[i];
                if (!(a.spot == b.spot) || a.type != b.type || a.grid != b.grid || a.road != b.road)
                    return false;
            }
            return true;
        };
        QVERIFY(same(*again));
        QVERIFY(!same(*other));
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
