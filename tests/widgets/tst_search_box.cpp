// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search_box.h"

#include "../scene/corner.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using search::Kind;
using widgets::SearchBox;

namespace {

search::Hit component(int row) {
    search::Hit hit;
    hit.component = {city::Shape::Point, row};
    hit.code = QStringLiteral("50011301020000%1").arg(row, 2, 10, QLatin1Char('0'));
    hit.address = QStringLiteral("中环路%1号").arg(row);
    hit.classId = 1;
    hit.anchor = {106.5, 29.4};
    return hit;
}

search::Page page(const QString& text, int components, int shown, bool withRoad = true) {
    search::Page page;
    page.text = text;
    if (withRoad) {
        search::Hit road;
        road.kind = Kind::Road;
        road.id = 4;
        road.name = QStringLiteral("中环路");
        road.anchor = {106.5, 29.4};
        page.groups.push_back({Kind::Road, 1, {road}});
    }
    search::Group group{Kind::Component, std::uint64_t(components), {}};
    for (int i = 1; i <= shown; ++i)
        group.hits.push_back(component(i));
    if (components > 0)
        page.groups.push_back(group);
    return page;
}

/// A box over a map's place, with a city.
struct OpenBox {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    QWidget map;
    SearchBox box{settings, &map};
    QLineEdit* text = box.findChild<QLineEdit*>(QStringLiteral("searchText"));
    QListView* list = box.findChild<QListView*>(QStringLiteral("searchList"));
    QLabel* state = box.findChild<QLabel*>(QStringLiteral("searchState"));
    QSignalSpy asked{&box, &SearchBox::asked};
    QSignalSpy chosen{&box, &SearchBox::chosen};
    QSignalSpy marked{&box, &SearchBox::marked};

    OpenBox() {
        map.resize(800, 700);
        map.show();
        box.setCity(corner::catalogue());
        box.setMiddle([] { return geo::Point{106.5, 29.39}; });
        box.open();
    }
    void type(const QString& words) {
        text->setText(words);
        Q_EMIT text->textEdited(words);
    }
    quint64 ticket() const { return asked.back().at(0).toULongLong(); }
    search::Question question() const { return asked.back().at(1).value<search::Question>(); }
    void key(Qt::Key key) { QTest::keyClick(text, key); }
    QString current() const { return list->currentIndex().data(Qt::AccessibleTextRole).toString(); }
};

} // namespace

class SearchBoxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withNothingTypedItOffersTheCityAndItsParts() {
        OpenBox open;
        QVERIFY(open.box.isVisible() && open.asked.isEmpty());
        QCOMPARE(open.list->model()->rowCount(), 1 + int(corner::catalogue()->subDistricts.size()));
        QSignalSpy home(&open.box, &SearchBox::homeAsked);
        open.key(Qt::Key_Return);
        QCOMPARE(home.size(), 1);
        QVERIFY(!open.box.isVisible());
    }

    void whatIsTypedIsAskedNearTheMiddle() {
        OpenBox open;
        open.type(QStringLiteral("  中环 "));
        QCOMPARE(open.question().text, QStringLiteral("中环"));
        QCOMPARE(open.question().near.lat, 29.39);
    }

    void resultsAreGroupedCountedAndGoneThroughByKey() {
        OpenBox open;
        open.type(QStringLiteral("中环"));
        open.box.showPage(open.ticket(), page(QStringLiteral("中环"), 1234, 30));
        QVERIFY(open.state->text().contains(QStringLiteral("235")));
        // Heading, road, heading, five components, more.
        QCOMPARE(open.list->model()->rowCount(), 9);
        QCOMPARE(open.list->currentIndex().row(), 1);
        QVERIFY(open.current().startsWith(QStringLiteral("中环路")));
        QVERIFY(open.current().contains(QLatin1Char('m'))); // its distance
        open.key(Qt::Key_Down);
        QCOMPARE(open.list->currentIndex().row(), 3); // over the heading
        QVERIFY(open.marked.back().at(0).value<std::optional<search::Hit>>()->component ==
                component(1).component);
        open.key(Qt::Key_Up);
        QCOMPARE(open.list->currentIndex().row(), 1);
        open.key(Qt::Key_Up);
        QCOMPARE(open.list->currentIndex().row(), 1); // nothing above
        open.key(Qt::Key_PageDown);
        QCOMPARE(open.list->currentIndex().row(), 8);
        open.key(Qt::Key_Return); // more: those at hand first
        QCOMPARE(open.list->model()->rowCount(), 4 + 30);
        QVERIFY(open.box.isVisible() && open.chosen.isEmpty());
        for (int i = 0; i < 4; ++i)
            open.key(Qt::Key_PageDown);
        const auto before = open.asked.size();
        open.key(Qt::Key_Return); // and then more of them are asked for
        QCOMPARE(open.asked.size(), before + 1);
        QVERIFY(open.question().limit > SearchBox::usualLimit);
    }

    void returnFliesToTheCurrentOneAndRemembersTheSearch() {
        OpenBox open;
        open.type(QStringLiteral("中环"));
        open.box.showPage(open.ticket(), page(QStringLiteral("中环"), 2, 2));
        open.key(Qt::Key_Down);
        open.key(Qt::Key_Return);
        QCOMPARE(open.chosen.size(), 1);
        QVERIFY(open.chosen.front().at(0).value<search::Hit>().component == component(1).component);
        QVERIFY(!open.box.isVisible());
        QVERIFY(open.marked.back().at(0).value<std::optional<search::Hit>>()); // the mark stays
        open.box.open();
        QCOMPARE(open.list->model()->index(0, 0).data().toString(), QStringLiteral("中环"));
        open.key(Qt::Key_Return); // asks it again
        QCOMPARE(open.question().text, QStringLiteral("中环"));
        QVERIFY(open.box.isVisible());
    }

    void returnBeforeTheAnswerChoosesWhenItComes() {
        OpenBox open;
        open.type(QStringLiteral("中环"));
        open.key(Qt::Key_Return);
        QVERIFY(open.box.isVisible() && open.chosen.isEmpty());
        open.box.showPage(open.ticket(), page(QStringLiteral("中环"), 2, 2, false));
        QCOMPARE(open.chosen.size(), 1);
    }

    void anAnswerToWhatIsNoLongerTypedIsLeftAlone() {
        OpenBox open;
        open.type(QStringLiteral("中"));
        const quint64 first = open.ticket();
        open.type(QStringLiteral("中环"));
        open.box.showPage(open.ticket(), page(QStringLiteral("中环"), 2, 2));
        const int rows = open.list->model()->rowCount();
        open.box.showPage(first, page(QStringLiteral("中"), 9, 9));
        QCOMPARE(open.list->model()->rowCount(), rows);
    }

    void emptyHandedItSaysSoAndReturnDoesNothing() {
        OpenBox open;
        open.type(QStringLiteral("zzzz"));
        open.box.showPage(open.ticket(), page(QStringLiteral("zzzz"), 0, 0, false));
        QVERIFY(open.state->text().startsWith(QStringLiteral("Nothing matches")));
        open.key(Qt::Key_Return);
        QVERIFY(open.box.isVisible() && open.chosen.isEmpty());
    }

    void faultsAndPreparationAreToldInTheBox() {
        OpenBox open;
        open.type(QStringLiteral("中环"));
        open.box.setPrepared(0.4);
        search::Page places = page(QStringLiteral("中环"), 0, 0);
        places.isWhole = false;
        open.box.showPage(open.ticket(), places);
        QVERIFY(open.state->text().contains(QStringLiteral("40 %")));
        open.box.askAgain();
        open.box.showFault({city::FaultKind::Damaged, QStringLiteral("The file is damaged."), {}});
        QCOMPARE(open.state->text(), QStringLiteral("The file is damaged."));
        QCOMPARE(open.list->model()->rowCount(), 0);
        open.type(QStringLiteral("中环路"));
        open.box.showPage(open.ticket(), page(QStringLiteral("中环路"), 2, 2));
        QCOMPARE(open.list->model()->rowCount(), 5);
    }

    void aChangedCityIsAskedAgainWithoutLosingThePlace() {
        OpenBox open;
        open.type(QStringLiteral("中环"));
        open.box.showPage(open.ticket(), page(QStringLiteral("中环"), 4, 4));
        open.key(Qt::Key_Down);
        open.key(Qt::Key_Down);
        const int row = open.list->currentIndex().row();
        open.box.askAgain();
        open.box.showPage(open.ticket(), page(QStringLiteral("中环"), 4, 4));
        QCOMPARE(open.list->currentIndex().row(), row);
    }

    void aPlaceThatWasTypedIsFlownToAndAFaultyOneIsToldOf() {
        OpenBox open;
        open.box.setReader([](const QString& text) -> SearchBox::Read {
            if (text == QStringLiteral("106.5 29.4"))
                return search::Spot{{106.5, 29.4}, 0, search::Spot::Reading::Degrees};
            if (text == QStringLiteral("116.5 39.4"))
                return tl::unexpected(QStringLiteral("Outside."));
            return std::nullopt;
        });
        QSignalSpy spots(&open.box, &SearchBox::spotChosen);
        open.type(QStringLiteral("116.5 39.4"));
        QCOMPARE(open.state->text(), QStringLiteral("Outside."));
        open.key(Qt::Key_Return);
        QVERIFY(open.box.isVisible() && spots.isEmpty());
        open.type(QStringLiteral("106.5 29.4"));
        QVERIFY(open.asked.isEmpty());
        open.key(Qt::Key_Return);
        QCOMPARE(spots.size(), 1);
        QCOMPARE(spots.front().at(0).value<search::Spot>().place.lon, 106.5);
        QVERIFY(!open.box.isVisible());
    }

    void escapeClosesItAndTakesTheMarkAway() {
        OpenBox open;
        open.type(QStringLiteral("中环"));
        open.box.showPage(open.ticket(), page(QStringLiteral("中环"), 2, 2));
        QSignalSpy unasked(&open.box, &SearchBox::unasked);
        open.key(Qt::Key_Escape);
        QVERIFY(!open.box.isVisible());
        QVERIFY(!open.marked.back().at(0).value<std::optional<search::Hit>>());
        QVERIFY(!unasked.isEmpty());
    }
};

QTEST_MAIN(SearchBoxTest)
#include "tst_search_box.moc"
