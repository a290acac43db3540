// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/sheet_plan.h"

#include <QtTest>
#include <functional>

using scene::SheetWish;

namespace {

SheetWish wish() {
    SheetWish made;
    made.view.setSize({800, 600}, 1.5);
    made.view.setCenter({358000, 3252000});
    made.view.setMetresPerPixel(3);
    made.language = QStringLiteral("en");
    made.hiddenLayers = {QStringLiteral("grid"), QStringLiteral("roads")};
    return made;
}

using Change = std::function<void(SheetWish&)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class SheetPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestCoversItsOwnView();
    void theRequestHasAMargin();
    void linesAndLabelsGrowWithTheTextSize();
    void aNewSheetIsAskedForOnlyWhenNeeded_data();
    void aNewSheetIsAskedForOnlyWhenNeeded();
    void aViewWithoutPixelsAsksForNothing();
};

void SheetPlanTest::aRequestCoversItsOwnView() {
    const wire::Render render = makeRender(wish(), wire::SheetKind::Labels);
    QVERIFY(covers(render, wish()));
    QVERIFY(render.sheet == wire::SheetKind::Labels);
    QCOMPARE(render.theme, std::string("dark"));
    QCOMPARE(render.hiddenLayers, (std::vector<std::string>{"grid", "roads"}));
}

void SheetPlanTest::theRequestHasAMargin() {
    const wire::Render render = makeRender(wish(), wire::SheetKind::Base);
    QCOMPARE(render.width, 1500u);  // 800 * 1.5 * 1.25
    QCOMPARE(render.height, 1126u); // 600 * 1.5 * 1.25, made even
    QCOMPARE(render.metresPerPixel, 2.0);
}

void SheetPlanTest::linesAndLabelsGrowWithTheTextSize() {
    SheetWish large = wish();
    large.textScale = 2;
    const wire::Render plain = makeRender(wish(), wire::SheetKind::Labels);
    const wire::Render grown = makeRender(large, wire::SheetKind::Labels);
    QCOMPARE(grown.pixelRatio, 2 * plain.pixelRatio);
    QCOMPARE(grown.width, plain.width);
    QCOMPARE(grown.metresPerPixel, plain.metresPerPixel);
    QVERIFY(covers(grown, large));
}

void SheetPlanTest::aNewSheetIsAskedForOnlyWhenNeeded_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("covered");
    QTest::newRow("nothing") << Change([](SheetWish&) {}) << true;
    QTest::newRow("a pan within the margin") << Change([](SheetWish& w) { w.view.pan({90, -60}); }) << true;
    QTest::newRow("a pan beyond it") << Change([](SheetWish& w) { w.view.pan({110, 0}); }) << false;
    QTest::newRow("a pan beyond it, down") << Change([](SheetWish& w) { w.view.pan({0, 80}); }) << false;
    QTest::newRow("zoomed in") << Change([](SheetWish& w) { w.view.zoom(1.2, {400, 300}); }) << false;
    QTest::newRow("a smaller window") << Change([](SheetWish& w) { w.view.setSize({700, 500}, 1.5); }) << true;
    QTest::newRow("a larger window") << Change([](SheetWish& w) { w.view.setSize({1100, 600}, 1.5); }) << false;
    QTest::newRow("another ratio") << Change([](SheetWish& w) { w.view.setSize({800, 600}, 1); }) << false;
    QTest::newRow("theme") << Change([](SheetWish& w) { w.theme = scene::Theme::Light; }) << false;
    QTest::newRow("language") << Change([](SheetWish& w) { w.language = QStringLiteral("zh_CN"); }) << false;
    QTest::newRow("text size") << Change([](SheetWish& w) { w.textScale = 1.25; }) << false;
    QTest::newRow("a layer shown") << Change([](SheetWish& w) { w.hiddenLayers.removeLast(); }) << false;
    QTest::newRow("a layer hidden") << Change([](SheetWish& w) { w.hiddenLayers << QStringLiteral("water"); }) << false;
}

void SheetPlanTest::aNewSheetIsAskedForOnlyWhenNeeded() {
    QFETCH(Change, change);
    QFETCH(bool, covered);
    const wire::Render asked = makeRender(wish(), wire::SheetKind::Base);
    SheetWish next = wish();
    change(next);
    QCOMPARE(covers(asked, next), covered);
}

void SheetPlanTest::aViewWithoutPixelsAsksForNothing() {
    SheetWish empty = wish();
    empty.view.setSize({0, 600}, 1);
    QCOMPARE(makeRender(empty, wire::SheetKind::Base).width, 0u);
}

QTEST_GUILESS_MAIN(SheetPlanTest)
#include "tst_sheet_plan.moc"
