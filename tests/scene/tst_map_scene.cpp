// SPDX-License-Identifier: GPL-3.0-or-later
#include "corner.h"
#include "scene/map_scene.h"
#include "scene/theme_colours.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>
#include <cmath>

using scene::MapScene;

namespace {

const QColor lampBlue(0x4f, 0x8f, 0xd9);
const QColor treeGreen(0x4c, 0xaf, 0x6a);

bool isNear(QColor a, QColor b) {
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 40;
}

QImage paint(MapScene& scene) {
    QImage image(scene.view().deviceSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scene.view().pixelRatio());
    image.fill(Qt::black);
    QPainter painter(&image);
    scene.paint(painter);
    return image;
}

QPointF screenOf(const MapScene& scene, const city::RegistryRow& row) {
    return scene.view().toScreen(scene.view().toMap(row.anchor));
}

QColor colourAt(const QImage& image, QPointF screen) {
    return image.pixelColor((screen * image.devicePixelRatio()).toPoint());
}

/// The colour occurs within 6 logical pixels.
bool isAround(const QImage& image, QPointF screen, QColor colour) {
    for (double x = -6; x <= 6; x += 0.5)
        for (double y = -6; y <= 6; y += 0.5)
            if (isNear(colourAt(image, screen + QPointF(x, y)), colour))
                return true;
    return false;
}

/// A scene of the corner at 2 metres per pixel, where components are discs.
void open(MapScene& scene, const city::RegistryPtr& registry = corner::registry(), double ratio = 1) {
    scene.resize({600, 500}, ratio);
    scene.city().setCatalogue(corner::catalogue());
    scene.city().setRegistry(registry, corner::allChunks(*registry));
    scene::View view = scene.view();
    view.setMetresPerPixel(2);
    scene.setView(view);
}

} // namespace

class MapSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void theFirstCatalogueShowsTheWholeCity();
    void componentsLieOnTheirPixels_data();
    void componentsLieOnTheirPixels();
    void polygonsAreDrawnAsThemselves();
    void hidingChangesPictureAndCountsInTheNextFrame_data();
    void hidingChangesPictureAndCountsInTheNextFrame();
    void picksWhatIsUnderThePixel();
    void hiddenThingsAreNotPicked();
    void symbolsGrowWithTheText();
    void discsStayAsTheyAre();
    void anEditReachesThePicture();
    void aRegistryOfMoreChunksReachesThePicture();
    void whileTheNextFrameIsDrawnTheLastOneMovesAlong();
    void whileTheNextFrameIsDrawnTheLastOneIsScaled();
    void theNewestViewWins();
    void countsAreOfTheViewNotOfItsMargin();
    void totalsAreOfTheWholeCity();
    void densityIsAnotherPicture();
    void theSelectedComponentIsMarked();
    void aSelectionIsHighlightedThroughEdits_data();
    void aSelectionIsHighlightedThroughEdits();
    void aSelectionOfHiddenThingsStaysHidden();
    void whatStandsInAnAreaIsFound();
    void themesDiffer();
    void anEmptyCityIsComplete();
    void aSceneWithoutPixelsDrawsNothingAndIsNotComplete();
    void componentsWithoutAPlaceAreCounted_data();
    void componentsWithoutAPlaceAreCounted();
    void aComponentFarAwayDoesNotMakeTheCityADot();
    void someOfTheCityStaysInTheView();
    void aSubDistrictFillsTheView();
    void anAbsentSubDistrictChangesNothing();
    void destructionInTheMiddleOfDrawingIsSafe();
};

void MapSceneTest::theFirstCatalogueShowsTheWholeCity() {
    MapScene scene;
    scene.city().setCatalogue(corner::catalogue());
    scene.resize({800, 600}, 1);
    const geo::MapBox city = scene.cityBox();
    QVERIFY(!city.isEmpty());
    QVERIFY(scene.view().extent().contains({city.minX, city.minY}));
    QVERIFY(scene.view().extent().contains({city.maxX, city.maxY}));
}

void MapSceneTest::componentsLieOnTheirPixels_data() {
    QTest::addColumn<double>("ratio");
    QTest::addColumn<double>("metres");
    for (const double ratio : {1.0, 1.5, 2.0})
        for (const double metres : {2.0, 6.0})
            QTest::addRow("ratio %.1f, %.0f m", ratio, metres) << ratio << metres;
}

void MapSceneTest::componentsLieOnTheirPixels() {
    QFETCH(double, ratio);
    QFETCH(double, metres);
    MapScene scene;
    open(scene, corner::registry(), ratio);
    scene::View view = scene.view();
    view.setMetresPerPixel(metres);
    scene.setView(view);
    QTRY_VERIFY(scene.isComplete());
    const QImage image = paint(scene);
    const auto rows = corner::rows();
    QVERIFY(isNear(colourAt(image, screenOf(scene, rows[0])), lampBlue));
    QVERIFY(isNear(colourAt(image, screenOf(scene, rows[1])), lampBlue));
    QVERIFY(isNear(colourAt(image, screenOf(scene, rows[2])), treeGreen));
    QVERIFY(isAround(image, screenOf(scene, rows[3]), QColor(0xff, 0xb0, 0x20))); // damaged: a ring, or all of it
    QVERIFY(!isAround(image, screenOf(scene, rows[0]), QColor(0xff, 0xb0, 0x20)));
    QVERIFY(!isNear(colourAt(image, screenOf(scene, rows[0]) + QPointF(12, 12)), lampBlue));
}

/// At 0.3 metres per pixel, where components are symbols of 20 pixels, around the first lamp.
void openNear(MapScene& scene, double metres, double textScale) {
    open(scene);
    scene.setTextScale(textScale);
    scene::View view = scene.view();
    view.setMetresPerPixel(metres);
    view.setCenter(view.toMap(corner::rows()[0].anchor));
    scene.setView(view);
}

void MapSceneTest::symbolsGrowWithTheText() {
    MapScene plain, large;
    openNear(plain, 0.3, 1);
    openNear(large, 0.3, 2);
    QTRY_VERIFY(plain.isComplete() && large.isComplete());
    const QPointF edge(0, 17);
    const QPointF middle = screenOf(plain, corner::rows()[0]);
    QCOMPARE(plain.pick(middle + edge, 1).size(), std::size_t(0));
    QCOMPARE(large.pick(middle + edge, 1).size(), std::size_t(1));
    const auto painted = [&](MapScene& scene) {
        const QRect around(middle.toPoint() - QPoint(40, 40), QSize(80, 80));
        const QImage image = paint(scene).copy(around);
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixel(x, y) != image.pixel(0, 0);
        return count;
    };
    QVERIFY(painted(plain) > 200);
    QVERIFY(painted(large) > 3 * painted(plain));
}

void MapSceneTest::discsStayAsTheyAre() {
    MapScene plain, large;
    openNear(plain, 2, 1);
    openNear(large, 2, 2);
    QTRY_VERIFY(plain.isComplete() && large.isComplete());
    const QRect around(screenOf(plain, corner::rows()[0]).toPoint() - QPoint(20, 20), QSize(40, 40));
    QCOMPARE(paint(plain).copy(around), paint(large).copy(around));
}

void MapSceneTest::polygonsAreDrawnAsThemselves() {
    MapScene scene;
    open(scene);
    QTRY_VERIFY(scene.isComplete());
    const QImage image = paint(scene);
    const QPointF middle = screenOf(scene, corner::rows()[4]);
    const QColor inside = colourAt(image, middle + QPointF(12, 14));
    const QColor outside = colourAt(image, middle + QPointF(60, 60));
    QVERIFY(inside.green() > outside.green() + 15);
}

void MapSceneTest::hidingChangesPictureAndCountsInTheNextFrame_data() {
    QTest::addColumn<scene::Visibility>("visibility");
    QTest::addColumn<bool>("lampShown");
    QTest::addColumn<quint64>("total");
    scene::Visibility v;
    v.hiddenSubDistricts = {1};
    QTest::newRow("sub-district") << v << false << quint64(3);
    v = {};
    v.hiddenClasses = {1};
    QTest::newRow("class") << v << false << quint64(2);
    v = {};
    v.hiddenStates = {int(city::State::Damaged)};
    QTest::newRow("another state") << v << true << quint64(4);
    v = {};
    v.hiddenStates = {int(city::State::Intact)};
    QTest::newRow("state") << v << false << quint64(1);
    v = {};
    v.hiddenCompanies = {2};
    QTest::newRow("company") << v << false << quint64(2);
    v = {};
    v.hiddenLines = {7};
    QTest::newRow("service line") << v << false << quint64(2);
    v = {};
    v.hiddenLines = {0};
    QTest::newRow("classes of no line") << v << true << quint64(3);
}

void MapSceneTest::hidingChangesPictureAndCountsInTheNextFrame() {
    QFETCH(scene::Visibility, visibility);
    QFETCH(bool, lampShown);
    QFETCH(quint64, total);
    MapScene scene;
    open(scene);
    QTRY_VERIFY(scene.isComplete());
    QCOMPARE(scene.counts().total, quint64(5));
    QSignalSpy counted(&scene, &MapScene::countsChanged);
    scene.setVisibility(visibility);
    QVERIFY(!scene.isComplete());
    QTRY_VERIFY(scene.isComplete());
    QVERIFY(!counted.isEmpty());
    QCOMPARE(scene.counts().total, total);
    const QImage image = paint(scene);
    QCOMPARE(isNear(colourAt(image, screenOf(scene, corner::rows()[0])), lampBlue), lampShown);
}

void MapSceneTest::picksWhatIsUnderThePixel() {
    MapScene scene;
    open(scene);
    QTRY_VERIFY(scene.isComplete());
    const auto rows = corner::rows();
    for (const city::RegistryRow& row : rows) {
        const auto found = scene.pick(screenOf(scene, row) + QPointF(2, 1));
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].key, row.key);
        QCOMPARE(found[0].classId, int(row.classId));
        QCOMPARE(found[0].subDistrict, int(row.subDistrict));
        QVERIFY(found[0].state == row.state);
    }
    QVERIFY(scene.pick(screenOf(scene, rows[0]) + QPointF(30, 0)).empty());
    QVERIFY(scene.pick({qQNaN(), 3}).empty());
}

void MapSceneTest::hiddenThingsAreNotPicked() {
    MapScene scene;
    open(scene);
    scene::Visibility v;
    v.hiddenClasses = {1};
    scene.setVisibility(v);
    QTRY_VERIFY(scene.isComplete());
    QVERIFY(scene.pick(screenOf(scene, corner::rows()[0])).empty());
}

void MapSceneTest::anEditReachesThePicture() {
    MapScene scene;
    const city::RegistryPtr before = corner::registry();
    open(scene, before);
    QTRY_VERIFY(scene.isComplete());
    city::RegistryRow moved = corner::row(1, -1, 3);
    city::Registry::Difference difference;
    const auto after = std::make_shared<const city::Registry>(
        before->with({moved}, {corner::rows()[2].key}, 1, &difference));
    scene.city().setRegistry(after, difference.chunks);
    QVERIFY(!scene.isComplete());
    QTRY_VERIFY(scene.isComplete());
    const QImage image = paint(scene);
    QVERIFY(isNear(colourAt(image, screenOf(scene, moved)), lampBlue));
    QVERIFY(!isNear(colourAt(image, screenOf(scene, corner::rows()[0])), lampBlue));
    QVERIFY(!isNear(colourAt(image, screenOf(scene, corner::rows()[2])), treeGreen)); // removed
    QCOMPARE(scene.counts().total, quint64(4));
    QCOMPARE(scene.city().totalsByClass().value(2), quint64(0));
}

void MapSceneTest::aRegistryOfMoreChunksReachesThePicture() {
    MapScene scene;
    open(scene, corner::registry({}));
    QTRY_VERIFY(scene.isComplete());
    const city::RegistryPtr full = corner::registry();
    scene.city().setRegistry(full, {}); // nobody named the new chunks
    QTRY_VERIFY(scene.isComplete());
    QCOMPARE(scene.counts().total, quint64(5));
}

void MapSceneTest::whileTheNextFrameIsDrawnTheLastOneMovesAlong() {
    MapScene scene;
    open(scene);
    QTRY_VERIFY(scene.isComplete());
    scene::View view = scene.view();
    view.pan({53, -31});
    scene.setView(view);
    QVERIFY(!scene.isComplete()); // no event has been handled: this is the old frame
    const QImage image = paint(scene);
    QVERIFY(isNear(colourAt(image, screenOf(scene, corner::rows()[0])), lampBlue));
    QVERIFY(isNear(colourAt(image, screenOf(scene, corner::rows()[2])), treeGreen));
}

void MapSceneTest::whileTheNextFrameIsDrawnTheLastOneIsScaled() {
    MapScene scene;
    open(scene);
    QTRY_VERIFY(scene.isComplete());
    scene::View view = scene.view();
    view.zoom(1.7, screenOf(scene, corner::rows()[0]) + QPointF(40, 20));
    scene.setView(view);
    QVERIFY(!scene.isComplete());
    QVERIFY(isNear(colourAt(paint(scene), screenOf(scene, corner::rows()[0])), lampBlue));
}

void MapSceneTest::theNewestViewWins() {
    MapScene scene;
    open(scene);
    scene::View view = scene.view();
    for (int i = 0; i < 60; ++i) {
        view.zoom(i % 2 ? 2 : 0.5, {300, 250});
        view.pan({1, -1});
        scene.setView(view);
    }
    QTRY_VERIFY(scene.isComplete());
    QCOMPARE(scene.view(), view);
    const QImage image = paint(scene);
    QVERIFY(isNear(colourAt(image, screenOf(scene, corner::rows()[0])), lampBlue));
}

void MapSceneTest::countsAreOfTheViewNotOfItsMargin() {
    MapScene scene;
    open(scene);
    scene::View view = scene.view();
    view.setCenter(view.toMap(corner::rows()[1].anchor));
    view.setSize({60, 60}, 1); // 60 m to each side: the neighbours are in the margin only
    scene.setView(view);
    QTRY_VERIFY(scene.isComplete());
    QCOMPARE(scene.counts().total, quint64(1));
    QCOMPARE(scene.counts().byClass.value(1), quint64(1));
    QCOMPARE(scene.counts().bySubDistrict, (QHash<int, quint64>{{2, 1}}));
    QCOMPARE(scene.counts().byState, (QHash<int, quint64>{{0, 1}}));
    QCOMPARE(scene.counts().byCompany, (QHash<int, quint64>{{corner::rows()[1].company, 1}}));
}

void MapSceneTest::totalsAreOfTheWholeCity() {
    MapScene scene;
    open(scene);
    scene::Visibility v;
    v.hiddenSubDistricts = {1, 2};
    scene.setVisibility(v);
    QTRY_VERIFY(scene.isComplete());
    QCOMPARE(scene.counts().total, quint64(0));
    QCOMPARE(scene.city().totalsBySubDistrict(), (QHash<int, quint64>{{1, 2}, {2, 3}}));
    QCOMPARE(scene.city().totalsByClass(), (QHash<int, quint64>{{1, 3}, {2, 1}, {3, 1}}));
}

void MapSceneTest::densityIsAnotherPicture() {
    MapScene scene;
    open(scene);
    QTRY_VERIFY(scene.isComplete());
    const QImage symbols = paint(scene);
    scene::Visibility v;
    v.density = true;
    scene.setVisibility(v);
    QTRY_VERIFY(scene.isComplete());
    const QImage density = paint(scene);
    QVERIFY(!isNear(colourAt(density, screenOf(scene, corner::rows()[0])), lampBlue));
    QVERIFY(density != symbols);
    QCOMPARE(scene.counts().total, quint64(5));
}

void MapSceneTest::theSelectedComponentIsMarked() {
    MapScene scene;
    open(scene);
    QTRY_VERIFY(scene.isComplete());
    const QImage plain = paint(scene);
    const auto rows = corner::rows();
    const auto around = [&](const QImage& image, const city::RegistryRow& row) {
        return image.copy(QRect(screenOf(scene, row).toPoint() - QPoint(20, 20), QSize(40, 40)));
    };
    scene.setSelected(rows[0].key);
    const QImage marked = paint(scene);
    QVERIFY(around(marked, rows[0]) != around(plain, rows[0]));
    QCOMPARE(around(marked, rows[1]), around(plain, rows[1]));
    scene.setHovered(rows[1].key);
    QVERIFY(around(paint(scene), rows[1]) != around(plain, rows[1]));
    scene.setSelected(city::ComponentKey{city::Shape::Line, 99}); // there is no such thing
    scene.setHovered(std::nullopt);
    QCOMPARE(paint(scene), plain);
}

void MapSceneTest::aSelectionIsHighlightedThroughEdits_data() {
    QTest::addColumn<double>("metres");
    for (const double metres : {0.3, 2.0, 12.0}) // symbols, discs, dots
        QTest::addRow("%.1f m", metres) << metres;
}

void MapSceneTest::aSelectionIsHighlightedThroughEdits() {
    QFETCH(double, metres);
    const QColor marked = scene::ThemeColours::of(scene::Theme::Dark).marked;
    MapScene scene;
    open(scene);
    const auto rows = corner::rows();
    scene::View view = scene.view();
    view.setCenter(view.toMap(rows[1].anchor));
    view.setMetresPerPixel(metres);
    scene.setView(view);
    QTRY_VERIFY(scene.isComplete());
    const QImage plain = paint(scene);
    const auto isHighlighted = [&] { // at the edge of a symbol, or all of a dot
        const QImage image = paint(scene);
        const QPointF at = screenOf(scene, rows[1]);
        return isAround(image, at, marked) || isAround(image, at + QPointF(12, 0), marked);
    };
    QVERIFY(!isHighlighted());

    scene.city().setMarks(city::Selection::of(rows[1].key));
    QTRY_VERIFY(isHighlighted());
    auto edited = rows;
    edited[0].state = city::State::Missing;
    scene.city().setRegistry(corner::registry(edited, 1), {0, 1});
    QTRY_VERIFY(scene.isComplete() && scene.city().index()->registry->change() == 1);
    QVERIFY(isHighlighted());
    scene.city().setRegistry(corner::registry(rows, 2), {0, 1});
    scene.city().setMarks({});
    QTRY_VERIFY(!isHighlighted());
    QTRY_VERIFY(scene.isComplete() && paint(scene) == plain);
}

void MapSceneTest::aSelectionOfHiddenThingsStaysHidden() {
    MapScene scene;
    open(scene);
    scene::Visibility visibility;
    visibility.hiddenClasses.insert(1);
    scene.setVisibility(visibility);
    QTRY_VERIFY(scene.isComplete());
    const QImage plain = paint(scene);
    scene.city().setMarks(city::Selection::of(corner::rows()[1].key));
    QTRY_VERIFY(scene.city().index()->marks.size() == 1);
    QTRY_VERIFY(scene.isComplete());
    QCOMPARE(paint(scene), plain);
    QCOMPARE(scene.counts().total, quint64(2)); // what is counted is as before
}

void MapSceneTest::whatStandsInAnAreaIsFound() {
    MapScene scene;
    open(scene);
    QVERIFY(scene.within(QRectF(0, 0, 600, 500)).isEmpty()); // nothing is drawn yet
    QTRY_VERIFY(scene.isComplete());
    QCOMPARE(scene.within(QRectF(0, 0, 600, 500)).size(), corner::rows().size());
    const QPointF lamp = screenOf(scene, corner::rows()[0]);
    const city::Selection one = scene.within(QPolygonF({lamp + QPointF(0, -9), lamp + QPointF(9, 9), lamp + QPointF(-9, 9)}));
    QCOMPARE(one, city::Selection::of(corner::rows()[0].key));
    QVERIFY(scene.within(QPolygonF({lamp, lamp + QPointF(9, 9)})).isEmpty()); // no area
}

void MapSceneTest::themesDiffer() {
    MapScene scene;
    open(scene);
    QTRY_VERIFY(scene.isComplete());
    const QColor dark = paint(scene).pixelColor(5, 5);
    scene.setTheme(scene::Theme::Light);
    QTRY_VERIFY(scene.isComplete());
    const QColor light = paint(scene).pixelColor(5, 5);
    QVERIFY(dark.lightness() < 60 && light.lightness() > 200);
}

void MapSceneTest::anEmptyCityIsComplete() {
    MapScene scene;
    QSignalSpy completed(&scene, &MapScene::completed);
    open(scene, corner::registry({}));
    QTRY_VERIFY(scene.isComplete());
    QCOMPARE(completed.size(), 1);
    QCOMPARE(scene.counts().total, quint64(0));
}

void MapSceneTest::aSceneWithoutPixelsDrawsNothingAndIsNotComplete() {
    MapScene scene;
    open(scene);
    QTRY_VERIFY(scene.isComplete());
    QImage image(20, 20, QImage::Format_RGB32);
    QPainter painter(&image);
    scene.resize({0, 0}, 1);
    scene.paint(painter);
    QVERIFY(!scene.isComplete());
    QVERIFY(scene.pick({0, 0}).size() <= 5);
    scene.resize({600, 500}, 1);
    QTRY_VERIFY(scene.isComplete());
}

void MapSceneTest::componentsWithoutAPlaceAreCounted_data() {
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    QTest::newRow("not a number") << qQNaN() << 29.0;
    QTest::newRow("infinite") << 106.5 << -qInf();
    QTest::newRow("huge") << 1e300 << 1e300;
    QTest::newRow("no latitude") << 106.5 << 91.0;
    QTest::newRow("the other side of the Earth") << -73.5 << -29.0;
}

void MapSceneTest::componentsWithoutAPlaceAreCounted() {
    QFETCH(double, lon);
    QFETCH(double, lat);
    auto rows = corner::rows();
    rows.push_back(corner::row(9, 1, 1));
    rows.back().anchor = {lon, lat};
    rows.back().subDistrict = 0; // read before all others
    MapScene scene;
    open(scene, corner::registry(rows));
    QTRY_VERIFY(scene.isComplete());
    QCOMPARE(scene.city().refused(), quint64(1));
    QCOMPARE(scene.counts().total, quint64(5));
}

void MapSceneTest::aComponentFarAwayDoesNotMakeTheCityADot() {
    auto rows = corner::rows();
    rows.push_back(corner::row(9, 1, 1));
    rows.back().anchor = {corner::middle.lon + 3, corner::middle.lat};
    MapScene scene;
    open(scene, corner::registry(rows));
    QTRY_VERIFY(scene.isComplete());
    QCOMPARE(scene.city().totalsByClass().value(1), quint64(4)); // it is there, and one may go to it
    scene.showAll();
    QVERIFY2(scene.view().metresPerPixel() < 5, qPrintable(QString::number(scene.view().metresPerPixel())));
    QTRY_COMPARE(scene.counts().total, quint64(5));
}

void MapSceneTest::someOfTheCityStaysInTheView() {
    MapScene scene;
    open(scene);
    scene::View view = scene.view();
    view.pan({1e6, 0});
    scene.setView(view);
    const geo::MapBox city = scene.cityBox();
    QVERIFY(scene.view().extent().intersects(city));
}

void MapSceneTest::aSubDistrictFillsTheView() {
    MapScene scene;
    open(scene);
    scene.showSubDistrict(2);
    const geo::MapBox shown = scene.view().extent();
    const auto corner = [&](double east, double north) {
        return scene.view().toMap(geo::Point{corner::middle.lon + east * corner::step,
                                             corner::middle.lat + north * corner::step});
    };
    QVERIFY(shown.contains(corner(0, -5)) && shown.contains(corner(5, 5)));
    QVERIFY(shown.height() < 1.2 * (corner(0, 5).y - corner(0, -5).y));
}

void MapSceneTest::anAbsentSubDistrictChangesNothing() {
    MapScene scene;
    open(scene);
    const scene::View before = scene.view();
    scene.showSubDistrict(77);
    QCOMPARE(scene.view(), before);
}

void MapSceneTest::destructionInTheMiddleOfDrawingIsSafe() {
    std::vector<city::RegistryRow> rows;
    for (int i = 0; i < 60'000; ++i)
        rows.push_back(corner::row(i + 1, (i % 300) / 30.0 - 5, (i / 300) / 20.0 - 5));
    const city::RegistryPtr many = corner::registry(std::move(rows));
    for (int round = 0; round < 12; ++round) {
        MapScene scene;
        open(scene, many);
        if (round % 3 == 1)
            QTRY_VERIFY(scene.city().totalsByClass().value(1) > 0); // the index is there, the frame is being drawn
        if (round % 3 == 2)
            QTRY_VERIFY(scene.isComplete());
        scene::View view = scene.view();
        view.pan({5, 5});
        scene.setView(view);
    }
}

QTEST_MAIN(MapSceneTest)
#include "tst_map_scene.moc"
