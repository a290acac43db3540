// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/selection.h"

#include <QTest>

#include <random>
#include <set>

using city::ComponentKey;
using city::Selection;
using city::Shape;

namespace {

std::vector<std::uint64_t> drawn(std::size_t count, std::int64_t rows, unsigned seed) {
    std::mt19937_64 random(seed);
    std::vector<std::uint64_t> keys;
    for (std::size_t i = 0; i < count; ++i)
        keys.push_back(ComponentKey{Shape(random() % 3), std::int64_t(random() % std::uint64_t(rows))}.packed());
    return keys;
}

std::vector<std::uint64_t> keysOf(const Selection& selection) { return {selection.keys().begin(), selection.keys().end()}; }

template <typename Set>
std::vector<std::uint64_t> listOf(const Set& set) { return {set.begin(), set.end()}; }

} // namespace

class TestSelection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsASet_data() {
        QTest::addColumn<qulonglong>("count");
        QTest::addColumn<qlonglong>("rows");
        QTest::newRow("nothing") << 0ull << 1ll;
        QTest::newRow("few") << 100ull << 50ll;
        QTest::newRow("many without gaps") << 50'000ull << 60'000ll;
        QTest::newRow("many, most of them twice") << 50'000ull << 300ll;
        QTest::newRow("rows numbered wildly") << 50'000ull << (1ll << 61);
    }
    void itIsASet() {
        QFETCH(qulonglong, count);
        QFETCH(qlonglong, rows);
        const auto a = drawn(count, rows, 1), b = drawn(count / 2, rows, 2);
        const std::set<std::uint64_t> setA(a.begin(), a.end()), setB(b.begin(), b.end());
        const Selection one = Selection::of(a), other = Selection::of(b);
        QCOMPARE(keysOf(one), listOf(setA));
        std::set<std::uint64_t> all = setA, common, rest;
        all.insert(setB.begin(), setB.end());
        for (const std::uint64_t key : setA)
            (setB.contains(key) ? common : rest).insert(key);
        QCOMPARE(keysOf(one.united(other)), listOf(all));
        QCOMPARE(keysOf(one.common(other)), listOf(common));
        QCOMPARE(keysOf(one.without(other)), listOf(rest));
        QCOMPARE(one.common(other).united(one.without(other)), one);
        const city::SelectionLookup lookup(one);
        for (const std::uint64_t key : b) {
            QCOMPARE(one.contains(key), setA.contains(key));
            QCOMPARE(lookup.contains(key), setA.contains(key));
        }
        for (const std::uint64_t key : a)
            QVERIFY(lookup.contains(key));
        QCOMPARE(one.isEmpty(), setA.empty());
    }

    void emptyOnesAreNothing() {
        const Selection one = Selection::of(ComponentKey{Shape::Line, 7}), none;
        QCOMPARE(one.united(none), one);
        QCOMPARE(none.united(one), one);
        QCOMPARE(one.without(none), one);
        QCOMPARE(one.common(none), none);
        QCOMPARE(none.without(one), none);
        QVERIFY(none.keys().empty() && !none.contains(ComponentKey{Shape::Line, 7}));
    }
};

QTEST_GUILESS_MAIN(TestSelection)
#include "tst_selection.moc"
