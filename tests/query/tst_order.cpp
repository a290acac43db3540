// SPDX-License-Identifier: GPL-3.0-or-later
#include "made_rows.h"
#include "query/listing.h"
#include "query/statistics.h"
#include "search/fold.h"

#include <QTest>

#include <map>

using namespace query;
using made::Component;

namespace {

/// What a row is sorted by: nothing for no value; places of the display order, texts, or numbers.
struct Value {
    bool isThere = false;
    int rank = 0;
    std::string text;
    double number = 0;
    bool operator<(const Value& o) const { return std::tie(rank, text, number) < std::tie(o.rank, o.text, o.number); }
};

Value place(std::initializer_list<int> order, int id) {
    const auto at = std::find(order.begin(), order.end(), id);
    return {at != order.end(), int(at - order.begin()), {}, 0};
}

Value text(const std::string& text, int rank = 0) { return {!text.empty(), rank, search::folded(std::string_view(text)), 0}; }
Value number(double value, bool isThere) { return {isThere, 0, {}, isThere ? value : 0}; }

Value valueOf(const Component& c, Field field) {
    switch (field) {
    case Field::Code: return text(c.code, c.code.size() == 16 ? 0 : 1);
    case Field::Class: return place({7, 3, 5}, c.classId);
    case Field::Name: return text(c.name);
    case Field::State: return place({0, 1, 2, 3}, int(c.state));
    case Field::SubDistrict: return place({2, 1}, c.subDistrict);
    case Field::Community: return place({1, 2}, c.community);
    case Field::Address: return text(c.address);
    case Field::Major: return place({1, 4}, c.classId == 5 ? 4 : c.classId == 99 ? 0 : 1);
    case Field::Line: return place({1, 2}, c.classId == 7 ? 1 : c.classId == 3 ? 2 : 0);
    case Field::Company: return place({1}, c.maintainer == 11 ? 1 : 0);
    case Field::Maintainer: return place({11, 12}, c.maintainer);
    case Field::Surveyed: return number(c.surveyed, c.surveyed != 0);
    case Field::Changed: return number(c.changed, c.changed != 0);
    case Field::UnitGrid: return text(c.grid);
    case Field::Note: return text(c.note);
    case Field::Kind: return place({0, 1, 2}, int(c.key.shape));
    case Field::Length: return number(c.measure, c.key.shape == city::Shape::Line);
    case Field::Area: return number(c.measure, c.key.shape == city::Shape::Polygon);
    case Field::Longitude: return number(c.anchor.lon, !std::isnan(c.anchor.lon));
    case Field::Latitude: return number(c.anchor.lat, !std::isnan(c.anchor.lat));
    default: return {true, 0, {}, 0}; // the same of all
    }
}

std::map<std::uint64_t, const Component*> byKey(const made::City& city) {
    std::map<std::uint64_t, const Component*> found;
    for (const Component& c : city.now)
        found[c.key.packed()] = &c;
    return found;
}

std::vector<Row> plainlySorted(const made::City& city, SortBy by) {
    const auto components = byKey(city);
    std::vector<Row> rows = city.rows->all();
    std::vector<Value> values(city.rows->numbers());
    for (const Row row : rows)
        values[row] = valueOf(*components.at(city.rows->keyAt(row).packed()), *by.field);
    std::stable_sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        const Value &x = values[a], &y = values[b];
        if (x.isThere != y.isThere)
            return x.isThere;
        return x.isThere && (by.isDescending ? y < x : x < y);
    });
    return rows;
}

} // namespace

class TestOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderIsThatOfAPlainSort_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<bool>("descending");
        for (const FieldTraits& field : fields())
            for (const bool descending : {false, true})
                QTest::newRow(qPrintable(QStringLiteral("%1%2").arg(QLatin1String(field.name), descending ? QStringLiteral(" descending") : QString())))
                    << int(field.field) << descending;
    }
    void orderIsThatOfAPlainSort() {
        QFETCH(int, field);
        QFETCH(bool, descending);
        const SortBy by{Field(field), descending};
        for (const made::City& city : {made::City::of(made::many(2000, 15)), made::City::edited(2000, 19)}) {
            const std::vector<Row> expected = plainlySorted(city, by);
            for (const std::size_t count : {std::size_t(1), std::size_t(70), std::size_t(5000)}) {
                TextOrders fresh; // the first page comes before the order of texts is known
                std::vector<Row> page = expected;
                page.resize(std::min(page.size(), count));
                QCOMPARE(Order(*city.rows, by, fresh).first(city.rows->all(), count), page);
            }
            TextOrders texts;
            QCOMPARE(Order(*city.rows, by, texts).sorted(city.rows->all()), expected);
        }
    }

    void aListingIsWhatWasWished() {
        const made::City city = made::City::edited(2000, 23);
        const city::CataloguePtr catalogue = made::catalogue();
        Wish wish;
        wish.where = QStringLiteral("state = 破损");
        wish.expression = *Expression::parse(wish.where, *catalogue);
        std::vector<std::uint64_t> within, expected;
        for (std::size_t i = 0; i < city.now.size(); i += 2) {
            within.push_back(city.now[i].key.packed());
            if (city.now[i].state == city::State::Damaged)
                expected.push_back(within.back());
        }
        within.push_back(city::ComponentKey{city::Shape::Point, 999'999'999}.packed()); // deleted since it was selected
        wish.within = city::Selection::of(within);
        wish.sort = {Field::Address, true};
        Lister lister;
        ListingPtr listing = lister.first(city.rows, wish);
        QVERIFY(listing && listing->count == expected.size());
        if (!listing->isWhole()) {
            const std::vector<Row> page = listing->order;
            listing = lister.whole();
            QVERIFY(std::equal(page.begin(), page.end(), listing->order.begin()));
        }
        QVERIFY(listing->isWhole());
        QCOMPARE(city.rows->selectionOf(listing->order), city::Selection::of(expected));
        wish.sort = {Field::State, false}; // sorted anew without being found anew
        QCOMPARE(lister.first(city.rows, wish)->count, expected.size());
    }

    void aStoppedListingIsNone() {
        const made::City city = made::City::of(made::many(500, 29));
        Lister lister;
        const Wish wish{QStringLiteral("state = 破损"), *Expression::parse(QStringLiteral("state = 破损"), *made::catalogue()), {}, {}};
        QVERIFY(!lister.first(city.rows, wish, [] { return true; }));
        QVERIFY(lister.first(city.rows, wish)); // nothing half done was kept
    }

    void statisticsAreThoseOfCounting() {
        const made::City city = made::City::edited(2000, 31);
        const Statistics all = Statistics::of(*city.rows, city.rows->all());
        std::map<int, std::uint64_t> classes, states;
        double length = 0, area = 0;
        for (const Component& c : city.now) {
            ++classes[c.classId];
            ++states[int(c.state) + 1];
            (c.key.shape == city::Shape::Line ? length : area) += c.key.shape == city::Shape::Point ? 0 : c.measure;
        }
        QCOMPARE(all.count, city.now.size());
        QCOMPARE(all.byClass.size(), classes.size());
        for (const auto& [id, count] : all.byClass)
            QCOMPARE(count, classes.at(id));
        for (const auto& [id, count] : all.byState)
            QCOMPARE(count, states.at(id));
        QVERIFY(std::is_sorted(all.byClass.begin(), all.byClass.end(), [](auto a, auto b) { return a.count > b.count; }));
        QCOMPARE(*all.length, length);
        QCOMPARE(*all.area, area);
        QCOMPARE(Statistics::of(*city.rows, {}).count, 0u);
        QVERIFY(Statistics::of(*city.rows, {}).box.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOrder)
#include "tst_order.moc"
