// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/overview_map.h"

#include "../scene/corner.h"

#include <QWheelEvent>
#include <QtTest>
#include <cmath>

using widgets::OverviewMap;

namespace {

struct OpenMap {
    QWidget map;
    scene::MapScene scene;
    OverviewMap overview{scene, &map};

    OpenMap() {
        map.resize(900, 700);
        map.show();
        scene.resize({900, 700}, 1);
        scene.city().setCatalogue(corner::catalogue());
        const city::RegistryPtr registry = corner::registry();
        scene.city().setRegistry(registry, corner::allChunks(*registry));
        overview.setLook(*widgets::Look::read(scene::Theme::Dark, 100));
        overview.show();
    }
    void zoomIn() {
        scene::View view = scene.view();
        view.setMetresPerPixel(view.metresPerPixel() / 6);
        scene.setView(view);
    }
    void hand(QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, overview.mapToGlobal(at), button, buttons, Qt::NoModifier);
        QCoreApplication::sendEvent(&overview, &event);
    }
};

} // namespace

class OverviewMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRectangleIsWhatTheMapShows() {
        OpenMap open;
        QTRY_VERIFY(!open.scene.cityBox().isEmpty());
        open.scene.showAll();
        const QRectF all = open.overview.shown();
        QVERIFY(all.width() > open.overview.width() * 0.8 || all.height() > open.overview.height() * 0.8);
        open.zoomIn();
        const QRectF part = open.overview.shown();
        QVERIFY(std::abs(part.width() - all.width() / 6) < 1);
        QVERIFY(std::abs(part.center().x() - all.center().x()) < 1);
    }

    void aClickBringsTheMapThere() {
        OpenMap open;
        QTRY_VERIFY(!open.scene.cityBox().isEmpty());
        open.scene.showAll();
        open.zoomIn();
        const QPointF at = open.overview.shown().center() + QPointF(40, -20);
        open.hand(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
        QVERIFY((open.overview.shown().center() - at).manhattanLength() < 1.5);
    }

    void draggingTheRectangleMovesTheMapWithTheHand() {
        OpenMap open;
        QTRY_VERIFY(!open.scene.cityBox().isEmpty());
        open.scene.showAll();
        open.zoomIn();
        const QPointF before = open.overview.shown().center(), grip = before + QPointF(2, 2);
        open.hand(QEvent::MouseButtonPress, grip, Qt::LeftButton, Qt::LeftButton);
        QVERIFY((open.overview.shown().center() - before).manhattanLength() < 0.5); // taken, not thrown
        open.hand(QEvent::MouseMove, grip + QPointF(25, 10), Qt::NoButton, Qt::LeftButton);
        open.hand(QEvent::MouseButtonRelease, grip + QPointF(25, 10), Qt::LeftButton, Qt::NoButton);
        QVERIFY((open.overview.shown().center() - before - QPointF(25, 10)).manhattanLength() < 1.5);
    }

    void itIsPaintedWithTheCitysOutlines() {
        OpenMap open;
        QTRY_VERIFY(!open.scene.cityBox().isEmpty());
        open.scene.showAll();
        open.zoomIn();
        const QImage bare = open.overview.grab().toImage();
        const geo::Box box = corner::catalogue()->subDistricts.front().box;
        open.overview.setBoundaries(
            {{{box.west, box.south}, {box.east, box.south}, {box.east, box.north}, {box.west, box.south}}});
        QVERIFY(open.overview.grab().toImage() != bare);
    }
};

QTEST_MAIN(OverviewMapTest)
#include "tst_overview_map.moc"
