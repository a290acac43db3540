// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view_history.h"

#include "../scene/corner.h"

#include <QSignalSpy>
#include <QtTest>
#include <cmath>

using widgets::ViewHistory;

namespace {

struct OpenMap {
    scene::MapScene scene;
    ViewHistory history{scene};

    OpenMap() {
        scene.resize({600, 500}, 1);
        scene.city().setCatalogue(corner::catalogue());
        history.settle();
    }
    void look(double metresPerPixel) {
        scene::View view = scene.view();
        view.setMetresPerPixel(metresPerPixel);
        scene.setView(view);
    }
};

} // namespace

class ViewHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backAndForwardGoThroughTheViews() {
        OpenMap map;
        const geo::MapPoint home = map.scene.view().center();
        const double scale = map.scene.view().metresPerPixel();
        const auto look = [&](double x, double metres) {
            scene::View view = map.scene.view();
            view.setCenter({home.x + x, home.y});
            view.setMetresPerPixel(metres);
            map.scene.setView(view);
        };
        look(0, scale / 4);
        map.history.settle();
        look(20, scale / 16);
        // Not settled: going back takes it in first.
        QVERIFY(map.history.canGoBack() && !map.history.canGoForward());
        map.history.back();
        QCOMPARE(map.scene.view().metresPerPixel(), scale / 4);
        map.history.back();
        QCOMPARE(map.scene.view().metresPerPixel(), scale);
        QVERIFY(!map.history.canGoBack());
        map.history.back(); // nowhere to go
        QCOMPARE(map.scene.view().metresPerPixel(), scale);
        map.history.forward();
        map.history.forward();
        QCOMPARE(map.scene.view().metresPerPixel(), scale / 16);
        QVERIFY(std::abs(map.scene.view().center().x - home.x - 20) < 1e-6);
        QVERIFY(!map.history.canGoForward());
    }

    void goingElsewhereForgetsTheLaterViews() {
        OpenMap map;
        const double scale = map.scene.view().metresPerPixel();
        map.look(scale / 4);
        map.history.settle();
        map.history.back();
        map.look(scale / 2);
        map.history.settle();
        QVERIFY(!map.history.canGoForward());
        map.history.back();
        QCOMPARE(map.scene.view().metresPerPixel(), scale);
    }

    void aSmallMoveIsNoNewView() {
        OpenMap map;
        const scene::View home = map.scene.view();
        scene::View view = home;
        view.pan({3, 2});
        map.scene.setView(view);
        map.history.settle();
        QVERIFY(!map.history.canGoBack());
    }

    void restingIsNoticedByItself() {
        OpenMap map;
        QSignalSpy changed(&map.history, &ViewHistory::changed);
        map.look(map.scene.view().metresPerPixel() / 4);
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(map.history.canGoBack());
    }

    void itDoesNotGrowForEver() {
        OpenMap map;
        const double scale = map.scene.view().metresPerPixel();
        for (std::size_t i = 0; i < 2 * ViewHistory::mostStops; ++i) {
            map.look(i % 2 ? scale : scale / 4);
            map.history.settle();
        }
        std::size_t steps = 0;
        for (; map.history.canGoBack() && steps < 3 * ViewHistory::mostStops; ++steps)
            map.history.back();
        QCOMPARE(steps, ViewHistory::mostStops - 1);
        map.history.clear();
        QVERIFY(!map.history.canGoBack() && !map.history.canGoForward());
    }
};

QTEST_MAIN(ViewHistoryTest)
#include "tst_view_history.moc"
