// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geodesic.h"
#include "store/inquirer.h"
#include "store/row_keeper.h"
#include "store/search_index.h"
#include "support/tiny_city.h"

#include <QSignalSpy>
#include <QTest>

using namespace support;
using store::Inquirer;

namespace {


struct Ready {
    TinyCity tiny;
    store::SearchIndex index = must(store::SearchIndex::open(tiny.path()));
    city::CataloguePtr catalogue = std::make_shared<const city::Catalogue>(index.catalogue());
    Inquirer inquirer{tiny.path()};
    QSignalSpy lists{&inquirer, &Inquirer::listed}, sums{&inquirer, &Inquirer::summed}, changes{&inquirer, &Inquirer::changed};

    Ready() { must(index.loadComponents()); }
    void tell() { inquirer.setCity(index.finder(), catalogue); }
    query::Wish wish(const char* where) const {
        const QString text = QString::fromUtf8(where);
        return {text, *query::Expression::parse(text, *catalogue), {}, {}};
    }
    query::ListingPtr last() const { return lists.back().at(1).value<query::ListingPtr>(); }
};

} // namespace

class TestInquirer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWishIsAnsweredOnceTheCityIsThere() {
        Ready ready;
        ready.inquirer.list(4, ready.wish("class = 路灯"), false);
        QVERIFY(ready.lists.empty());
        ready.tell();
        QTRY_COMPARE(ready.lists.size(), 1);
        QCOMPARE(ready.lists.back().at(0).toULongLong(), 4u);
        QCOMPARE(ready.last()->count, std::size_t(TinyCity::points / 4));
        QVERIFY(!ready.last()->rows->hasDetails()); // nobody asked for them
    }

    void theNewestWishIsTheOneThatIsAnswered() {
        Ready ready;
        ready.tell();
        for (quint64 ticket = 1; ticket <= 100; ++ticket)
            ready.inquirer.list(ticket, ready.wish(ticket < 100 ? "kind = 点" : "kind = 线"), ticket % 2 == 0);
        QTRY_VERIFY(!ready.lists.empty() && ready.lists.back().at(0).toULongLong() == 100u);
        QCOMPARE(ready.last()->count, std::size_t(TinyCity::lines));
    }

    void detailsAreReadWhenSomethingAsksForThem() {
        Ready ready;
        ready.tell();
        ready.inquirer.list(1, ready.wish("maintainer = D3 and surveyed = 2024"), false);
        QTRY_COMPARE(ready.lists.size(), 1);
        QVERIFY(ready.last()->rows->hasDetails());
        QCOMPARE(ready.last()->count, std::size_t((TinyCity::points + TinyCity::lines + TinyCity::polygons) / 2));
    }

    void selectedComponentsAreSummedUp() {
        Ready ready;
        ready.tell();
        std::vector<std::uint64_t> keys;
        for (int row = 1; row <= TinyCity::lines; ++row)
            keys.push_back(city::ComponentKey{city::Shape::Line, row}.packed());
        keys.push_back(city::ComponentKey{city::Shape::Line, 9999}.packed()); // one that was deleted
        ready.inquirer.sum(8, city::Selection::of(keys));
        QTRY_COMPARE(ready.sums.size(), 1);
        const auto sum = ready.sums.back().at(1).value<Inquirer::StatisticsPtr>();
        QCOMPARE(sum->count, std::uint64_t(TinyCity::lines));
        QCOMPARE(sum->byShape[1], std::uint64_t(TinyCity::lines));
        QVERIFY(!sum->length); // not read
    }

    void lengthsAndAreasAreThoseOnTheEllipsoid() {
        Ready ready;
        store::RowKeeper keeper(ready.tiny.path());
        must(keeper.take(ready.index.finder(), ready.catalogue));
        must(keeper.loadDetails());
        auto reader = must(store::Reader::open(ready.tiny.path()));
        for (const city::ComponentKey key : {city::ComponentKey{city::Shape::Line, 3}, city::ComponentKey{city::Shape::Polygon, 5}}) {
            const auto component = must(reader.component(key));
            const bool isLine = key.shape == city::Shape::Line;
            const double expected = isLine ? geo::length(component->parts[0]) : geo::area(component->parts[0]);
            const auto field = isLine ? query::Field::Length : query::Field::Area;
            QVERIFY(expected > 1);
            QVERIFY(std::abs(keeper.rows()->text(field, *keeper.rows()->rowOf(key), true).toDouble() - expected) < 0.06);
        }
    }

    void whatOthersCommitStandsInTheNextAnswer() {
        Ready ready;
        ready.tell();
        ready.inquirer.list(1, ready.wish("surveyed = 2025-06-01 and name = 新名"), true);
        QTRY_COMPARE(ready.lists.size(), 1);
        QCOMPARE(ready.last()->count, std::size_t(0));
        shell(ready.tiny, QStringLiteral("UPDATE component_point SET name = '新名', surveyed = 20250601 WHERE id IN (5, 6); "
                                         "DELETE FROM component_point WHERE id = 6"));
        QVERIFY(must(ready.index.follow()));
        ready.tell();
        QTRY_COMPARE(ready.changes.size(), 2);
        ready.inquirer.list(2, ready.wish("surveyed = 2025-06-01 and name = 新名"), true);
        QTRY_COMPARE(ready.lists.size(), 2);
        QCOMPARE(ready.last()->count, std::size_t(1));
        QCOMPARE(ready.last()->rows->keyAt(ready.last()->order.front()), (city::ComponentKey{city::Shape::Point, 5}));
    }
};

QTEST_GUILESS_MAIN(TestInquirer)
#include "tst_inquirer.moc"
