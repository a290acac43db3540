// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_panel.h"

#include "../query/made_rows.h"
#include "support/tiny_city.h"
#include "widgets/query_line.h"
#include "widgets/table_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using query::Field;
using widgets::TablePanel;

namespace {

/// The panel over made-up components, answered at once by what answers it in the window.
struct Table {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    made::City city = made::City::of(made::many(600, 3));
    query::Lister lister;
    TablePanel panel{settings};
    QList<query::Wish> wishes;
    QSignalSpy selections{&panel, &TablePanel::selectionAsked}, places{&panel, &TablePanel::placeAsked}, cards{&panel, &TablePanel::currentAsked};

    explicit Table(bool isShown = true) {
        QObject::connect(&panel, &TablePanel::wished, [this](quint64 ticket, const query::Wish& wish, bool) {
            wishes << wish;
            const auto first = lister.first(city.rows, wish);
            panel.showListing(ticket, first);
            if (!first->isWhole())
                panel.showListing(ticket, lister.whole());
        });
        QObject::connect(&panel, &TablePanel::selectionAsked, [this](const city::Selection& selection) { panel.setSelection(selection); });
        panel.resize(1200, 320);
        if (isShown)
            panel.show();
        panel.setCity(made::catalogue());
    }
    QAbstractItemModel& model() { return *panel.rows().model(); }
    QString cell(int row, Field field) { return model().index(row, int(field)).data().toString(); }
    QPoint place(int row) { return panel.rows().visualRect(model().index(row, int(Field::Code))).center(); }
    void click(int row, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(panel.rows().viewport(), Qt::LeftButton, modifiers, place(row));
    }
    void ask(const char* where) { panel.findChild<widgets::QueryLine*>()->setText(QString::fromUtf8(where)); }
    QToolButton* button(const char* name) { return panel.findChild<QToolButton*>(QString::fromLatin1(name)); }
    QLabel* label(const char* name) { return panel.findChild<QLabel*>(QString::fromLatin1(name)); }
    city::Selection last() const { return selections.back().at(0).value<city::Selection>(); }
};

} // namespace

class TablePanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allComponentsStandInItWithoutBeingCopied() {
        Table t;
        QCOMPARE(t.wishes.size(), 1);
        QCOMPARE(t.model().rowCount(), 600);
        QCOMPARE(t.model().columnCount(), query::fieldCount);
        const auto& rows = *t.panel.listing()->rows;
        for (const int row : {0, 17, 599})
            QCOMPARE(t.cell(row, Field::Address), rows.text(Field::Address, t.panel.listing()->order[std::size_t(row)], false));
    }

    void nothingIsAskedWhileItIsHidden() {
        Table t(false);
        t.ask("kind = 点");
        QVERIFY(t.wishes.empty());
        t.panel.show();
        QCOMPARE(t.wishes.size(), 1);
        QCOMPARE(t.wishes[0].where, QStringLiteral("kind = 点"));
    }

    void aQueryFiltersAndHeadingsSortBothWays() {
        Table t;
        t.ask("state = 破损 and class = 路灯");
        const int count = t.model().rowCount();
        QVERIFY(count > 0 && count < 600);
        QHeaderView* header = t.panel.rows().horizontalHeader();
        Q_EMIT header->sectionClicked(int(Field::Code));
        QVERIFY(t.cell(0, Field::Code) < t.cell(1, Field::Code) && t.model().rowCount() == count);
        const QString first = t.cell(0, Field::Code);
        Q_EMIT header->sectionClicked(int(Field::Code));
        QVERIFY(t.cell(0, Field::Code) > t.cell(1, Field::Code) && t.cell(0, Field::Code) != first);
        QCOMPARE(header->sortIndicatorSection(), int(Field::Code));
        Q_EMIT header->sectionClicked(int(Field::Code)); // as the city has them
        QVERIFY(!t.wishes.last().sort.field);
    }

    void answersToOlderQuestionsAreLeftAlone() {
        Table t;
        const auto now = t.panel.listing();
        t.panel.showListing(1'000'000, std::make_shared<const query::Listing>());
        QCOMPARE(t.panel.listing(), now);
    }

    void clicksSelectAsInASpreadsheet() {
        Table t;
        const auto& order = t.panel.listing()->order;
        const auto keyAt = [&](std::size_t row) { return t.city.rows->keyAt(order[row]).packed(); };
        t.click(2);
        QVERIFY(t.last().contains(keyAt(2)) && t.last().size() == 1);
        QVERIFY(t.cards.size() == 1); // read its card, too
        t.click(5, Qt::ShiftModifier);
        QCOMPARE(t.last().size(), 4u);
        t.click(3, Qt::ControlModifier);
        QVERIFY(t.last().size() == 3 && !t.last().contains(keyAt(3)));
        t.click(7, Qt::ControlModifier);
        QVERIFY(t.last().size() == 4 && t.last().contains(keyAt(7)));
        QTest::keyClick(&t.panel.rows(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(t.last().size(), 600u);
        QTest::mouseClick(t.button("tableClear"), Qt::LeftButton);
        QVERIFY(t.last().isEmpty());
    }

    void keysMoveAndSelect() {
        Table t;
        t.click(0);
        t.panel.rows().setFocus();
        QTest::keyClick(&t.panel.rows(), Qt::Key_Down);
        QCOMPARE(t.last().size(), 1u);
        QTest::keyClick(&t.panel.rows(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&t.panel.rows(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(t.last().size(), 3u);
        QTest::keyClick(&t.panel.rows(), Qt::Key_Return);
        QCOMPARE(t.places.size(), 1);
    }

    void aDoubleClickFliesThere() {
        Table t;
        QTest::mouseDClick(t.panel.rows().viewport(), Qt::LeftButton, {}, t.place(4));
        QCOMPARE(t.places.size(), 1);
        const auto at = t.places[0][0].value<geo::Point>();
        const auto expected = t.city.rows->anchorAt(t.panel.listing()->order[4]);
        QCOMPARE(at.lon, expected.lon);
    }

    void invertingTakesWhatWasNotSelected() {
        Table t;
        t.ask("kind = 点");
        QTest::mouseClick(t.button("tableSelect"), Qt::LeftButton);
        const auto points = t.last();
        QTest::mouseClick(t.button("tableInvert"), Qt::LeftButton);
        QCOMPARE(t.last().size() + points.size(), 600u);
        QVERIFY(t.last().common(points).isEmpty());
    }

    void onlyWhatIsSelectedIsListedWhenAsked() {
        Table t;
        t.click(1);
        t.click(3, Qt::ShiftModifier);
        QTest::mouseClick(t.button("tableOnly"), Qt::LeftButton);
        QCOMPARE(t.model().rowCount(), 3);
        const auto asked = t.selections.size();
        t.click(0); // only looks
        QCOMPARE(t.selections.size(), asked);
        t.panel.setSelection({});
        QCOMPARE(t.model().rowCount(), 0);
        QVERIFY(t.label("tableMessage")->isVisible() && t.label("tableMessage")->text().contains(QStringLiteral("lasso")));
    }

    void aQueryThatNothingAnswersSaysSo() {
        Table t;
        t.ask("code = 1 and code = 2");
        QVERIFY(t.label("tableMessage")->isVisible());
        QVERIFY(!t.button("tableSelect")->isEnabled());
    }

    void copiedRowsAreTheOnesSelectedAsShown() {
        Table t;
        for (const int column : {int(Field::Code), int(Field::Note)})
            QVERIFY(!t.panel.rows().isColumnHidden(column));
        t.click(1);
        t.click(2, Qt::ShiftModifier);
        QTest::keyClick(&t.panel.rows(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 4); // headings, two rows, the end of the last
        QCOMPARE(lines[0].split(u'\t').front(), query::titleOf(Field::Code));
        QCOMPARE(lines[1].split(u'\t').size(), lines[0].split(u'\t').size());
        QCOMPARE(lines[1].split(u'\t').front(), t.cell(1, Field::Code));
        QCOMPARE(lines[2].split(u'\t').front(), t.cell(2, Field::Code));
    }

    void noCopiedCellIsRunAsAFormula() {
        std::vector<made::Component> components = made::many(3, 1);
        for (made::Component& each : components)
            each.key.shape = city::Shape::Point;
        components[0].note = "=HYPERLINK(\"http://x\")";
        components[1].note = "two\tcells\nand two rows";
        query::Lister lister;
        const made::City city = made::City::of(components);
        query::Wish wish;
        wish.expression = *query::Expression::parse({}, *made::catalogue());
        const auto listing = lister.first(city.rows, wish);
        const QString text = widgets::tableText(*listing, city.rows->selectionOf(city.rows->all()), {Field::Note, Field::Code});
        const QStringList lines = text.split(u'\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[1].startsWith(u'\''));
        QVERIFY(lines[2].startsWith(QStringLiteral("two cells and two rows\t")));
    }

    void theSelectionIsSummedUpBelow() {
        Table t;
        const auto all = t.city.rows->all();
        t.panel.setSelection(t.city.rows->selectionOf(all));
        t.panel.showStatistics(query::Statistics::of(*t.city.rows, all));
        const QString text = t.label("tableSums")->text();
        QVERIFY2(text.contains(QStringLiteral("600 selected")) && text.contains(QStringLiteral("Damaged")) && text.contains(QStringLiteral("Yudong")),
                 qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("length")) && text.contains(QStringLiteral("m²")), qPrintable(text));
    }

    void selectingByAQuerySelectsAllOfItsRows() {
        Table t;
        t.panel.select(QStringLiteral("class = 路灯"));
        QCOMPARE(t.last().size(), std::size_t(t.model().rowCount()));
        t.panel.setSelection({});
        t.panel.select(QStringLiteral("class = 路灯")); // the line says so already
        QVERIFY(!t.last().isEmpty());
    }

    void columnsAreKept() {
        Table t;
        QHeaderView* header = t.panel.rows().horizontalHeader();
        header->moveSection(header->visualIndex(int(Field::Note)), 0);
        header->resizeSection(int(Field::Note), 333);
        TablePanel again(t.settings);
        QCOMPARE(again.rows().horizontalHeader()->visualIndex(int(Field::Note)), 0);
        QCOMPARE(again.rows().horizontalHeader()->sectionSize(int(Field::Note)), 333);
        again.setLook(support::must(widgets::Look::read(scene::Theme::Dark, 200)));
        QCOMPARE(again.rows().horizontalHeader()->sectionSize(int(Field::Note)), 666); // as the text grows
        TablePanel later(t.settings);
        later.setLook(support::must(widgets::Look::read(scene::Theme::Dark, 100)));
        QCOMPARE(later.rows().horizontalHeader()->sectionSize(int(Field::Note)), 333);
    }
};

QTEST_MAIN(TablePanelTest)
#include "tst_table_panel.moc"
