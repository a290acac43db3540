// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/engine_link.h"
#include "scene/furniture.h"
#include "scene/map_scene.h"
#include "scene/sheet_cache.h"
#include "store/session.h"
#include "store/writer.h"
#include "support/tiny_city.h"

#include "city/resources.h"

#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QtTest>
#include <csignal>
#include <cmath>

using scene::MapScene;
using support::must;
using support::TinyCity;

namespace {


QImage paint(MapScene& scene) {
    QImage image(scene.view().deviceSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    scene.paint(painter);
    return image;
}

/// A city file as a window shows it: session and scene, 480 by 360 pixels.
struct LiveMap {
    store::Session session;
    MapScene scene;

    explicit LiveMap(const QString& path) : session(path) {
        QObject::connect(&session, &store::Session::catalogueRead, &scene.city(), &scene::LiveCity::setCatalogue);
        QObject::connect(&session, &store::Session::registryRead, &scene.city(), &scene::LiveCity::setRegistry);
        QObject::connect(&session, &store::Session::tablesChanged, &scene, &MapScene::tellChanged);
        scene.resize({480, 360}, 1);
        session.setActive(true);
        session.start();
    }
    void lookAt(geo::Point place, double metres) {
        scene::View view = scene.view();
        view.setCenter(view.toMap(place));
        view.setMetresPerPixel(metres);
        scene.setView(view);
    }
};

/// Pixels whose colour is near: of a ring, a dot, a symbol.
int pixelsNear(const QImage& image, QRect where, QColor colour) {
    int n = 0;
    for (int y = where.top(); y <= where.bottom(); ++y)
        for (int x = where.left(); x <= where.right(); ++x) {
            const QColor p = image.pixelColor(x, y);
            n += std::abs(p.red() - colour.red()) + std::abs(p.green() - colour.green()) +
                     std::abs(p.blue() - colour.blue()) < 40;
        }
    return n;
}

} // namespace

class LiveMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEditThroughTheWriterReachesThePicture();
    void anEditByAnotherProgramReachesThePicture();
    void theEnginesSheetsLieUnderTheComponents();
    void aKilledEngineLeavesThePicture();
    void aSecondStartShowsTheSheetsOfTheFirstWithTheirAge();
    void theCanvasLooksAsItDid_data();
    void theCanvasLooksAsItDid();
};

void LiveMapTest::anEditThroughTheWriterReachesThePicture() {
    const TinyCity city;
    LiveMap map(city.path());
    QTRY_VERIFY(map.scene.isComplete());
    map.lookAt(TinyCity::place(1), 1);
    QTRY_VERIFY(map.scene.isComplete());
    const QRect around(240 - 12, 180 - 12, 24, 24);
    const QColor missing(0xff, 0x4d, 0x4f);
    QCOMPARE(pixelsNear(paint(map.scene), around, missing), 0);

    const auto before = must(must(store::Reader::open(city.path())).component({city::Shape::Point, 1}));
    QVERIFY(before.has_value());
    city::Component after = *before;
    after.state = city::State::Missing;
    store::Writer writer(city.path());
    const auto answer = writer.submit(city::Patch::update(*before, after), {QStringLiteral("tester"), {}, {}, {}}).get();
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().fault.sentence));
    QTRY_VERIFY(pixelsNear(paint(map.scene), around, missing) > 10);
    const auto found = map.scene.pick({240, 180});
    QVERIFY(!found.empty() && found[0].state == city::State::Missing);
}

void LiveMapTest::anEditByAnotherProgramReachesThePicture() {
    const TinyCity city;
    LiveMap map(city.path());
    QTRY_VERIFY(map.scene.isComplete());
    map.scene.showAll();
    QTRY_COMPARE(map.scene.counts().total, quint64(TinyCity::points + TinyCity::lines + TinyCity::polygons));
    store::Database db = must(store::CityFile::openWriting(city.path()));
    must(db.execute("DELETE FROM component_point WHERE id <= 40"));
    QTRY_COMPARE(map.scene.counts().total,
                              quint64(TinyCity::points + TinyCity::lines + TinyCity::polygons - 40));
    QCOMPARE(map.scene.city().totalsBySubDistrict().value(1),
             quint64(TinyCity::pointsEach + TinyCity::linesEach + TinyCity::polygonsEach - 40));
}

void LiveMapTest::theEnginesSheetsLieUnderTheComponents() {
    const TinyCity city;
    scene::EngineLink link({QStringLiteral(XIUHUA_BIN "/xiuhua-map-engine"), city.path(), city::resourcePath({}), {}});
    LiveMap map(city.path());
    QTRY_VERIFY(map.scene.isComplete());
    const QImage bare = paint(map.scene);
    map.scene.setEngine(&link);
    QVERIFY(!map.scene.isComplete());
    link.start();
    QTRY_VERIFY(map.scene.isComplete());
    QVERIFY(map.scene.engineStatus().current);
    QVERIFY(paint(map.scene) != bare);
    // A component is where it was: the base lies under it.
    map.lookAt(TinyCity::place(155), 2);
    QTRY_VERIFY(map.scene.isComplete());
    QVERIFY(pixelsNear(paint(map.scene), QRect(236, 176, 8, 8), QColor(0x59, 0xb3, 0x6a)) > 4);
    scene::View view = map.scene.view();
    view.pan({3, 2}); // within the sheets' margin: nothing to wait for but the components
    map.scene.setView(view);
    QVERIFY(map.scene.engineStatus().current);
}

void LiveMapTest::aKilledEngineLeavesThePicture() {
    const TinyCity city;
    scene::EngineLink link({QStringLiteral(XIUHUA_BIN "/xiuhua-map-engine"), city.path(), city::resourcePath({}), {}});
    LiveMap map(city.path());
    map.scene.setEngine(&link);
    link.start();
    QTRY_VERIFY(map.scene.isComplete());
    const QImage before = paint(map.scene);
    QVERIFY(link.processId() > 0);
    ::kill(pid_t(link.processId()), SIGKILL);
    QTRY_VERIFY(map.scene.engineStatus().restarts > 0);
    const QRect middle(100, 60, 280, 200); // the badge is at the edge
    QCOMPARE(paint(map.scene).copy(middle), before.copy(middle));
    scene::View view = map.scene.view();
    view.zoom(2, {240, 180});
    map.scene.setView(view);
    QTRY_VERIFY(map.scene.isComplete()); // it is back by itself
}

void LiveMapTest::aSecondStartShowsTheSheetsOfTheFirstWithTheirAge() {
    const TinyCity city;
    const QString folder = store::CityFile::companions(city.path()) + QStringLiteral("/cache");
    const scene::EngineLink::Options options{QStringLiteral(XIUHUA_BIN "/xiuhua-map-engine"), city.path(),
                                             city::resourcePath({}), {}};
    QImage before;
    {
        scene::EngineLink link(options);
        LiveMap map(city.path());
        map.scene.city().setCacheFolder(folder);
        map.scene.setCacheFolder(folder);
        map.scene.setEngine(&link);
        link.start();
        QTRY_VERIFY(map.scene.isComplete());
        before = paint(map.scene);
        QTRY_VERIFY(scene::SheetCache::stands(folder, scene::Theme::Dark));
        map.scene.setEngine(nullptr);
    }
    scene::EngineLink link(options); // not started
    LiveMap map(city.path());
    map.scene.setCacheFolder(folder);
    map.scene.setEngine(&link);
    QTRY_VERIFY(map.scene.isFilled());
    QVERIFY(!map.scene.isComplete()); // old is not right
    const QRect middle(100, 60, 280, 200); // the badge is at the edge
    QCOMPARE(paint(map.scene).copy(middle), before.copy(middle));
    QTRY_VERIFY(map.scene.engineStatus().ageMs >= 1000);
    QVERIFY(!map.scene.engineStatus().current);
    QVERIFY(scene::engineBadge(map.scene.engineStatus()).contains(QStringLiteral(" old")));
    // Another view than the kept one is not covered by it.
    map.lookAt({TinyCity::place(1).lon + 1, TinyCity::place(1).lat}, 1);
    QTRY_VERIFY(!map.scene.isFilled());
    map.scene.showAll();
    link.start();
    QTRY_VERIFY(map.scene.isComplete());
    QVERIFY(map.scene.engineStatus().current);
}

void LiveMapTest::theCanvasLooksAsItDid_data() {
    QTest::addColumn<int>("theme");
    QTest::addColumn<double>("metres");
    for (const double metres : {12.0, 2.0, 0.3}) {
        QTest::addRow("dark-%.1f", metres) << int(scene::Theme::Dark) << metres;
        QTest::addRow("light-%.1f", metres) << int(scene::Theme::Light) << metres;
    }
}

void LiveMapTest::theCanvasLooksAsItDid() {
    QFETCH(int, theme);
    QFETCH(double, metres);
    static const TinyCity city;
    LiveMap map(city.path());
    map.scene.setTheme(scene::Theme(theme));
    QTRY_VERIFY(map.scene.isComplete());
    map.lookAt(TinyCity::place(120), metres);
    QTRY_VERIFY(map.scene.isComplete());
    // Above the furniture: fonts differ from machine to machine, components do not.
    const QImage canvas = paint(map.scene).copy(0, 0, 480, 280);
    const QString golden = QStringLiteral(XIUHUA_TESTS "/golden/canvas-%1.png").arg(QLatin1String(QTest::currentDataTag()));
    if (qEnvironmentVariableIsSet("XIUHUA_WRITE_GOLDEN"))
        QVERIFY(canvas.save(golden));
    const QImage expected = QImage(golden).convertToFormat(QImage::Format_RGB32);
    QCOMPARE(canvas.size(), expected.size());
    int different = 0;
    for (int y = 0; y < canvas.height(); ++y)
        for (int x = 0; x < canvas.width(); ++x) {
            const QColor a = canvas.pixelColor(x, y), b = expected.pixelColor(x, y);
            different += std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) > 60;
        }
    QVERIFY2(different < canvas.width() * canvas.height() / 1000, qPrintable(QString::number(different)));
}

QTEST_MAIN(LiveMapTest)
#include "tst_live_map.moc"
