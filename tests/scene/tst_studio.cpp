// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/resources.h"
#include "corner.h"
#include "scene/engine_link.h"
#include "scene/studio.h"

#include <QtTest>
#include <random>

using scene::MapPicturePtr;
using scene::Studio;

namespace {

const std::atomic<bool> never{false};

scene::CityIndexPtr crowd() {
    std::vector<city::RegistryRow> rows = corner::rows();
    std::mt19937 random(7);
    std::uniform_real_distribution<double> somewhere(-5, 5);
    for (int i = 0; i < 6000; ++i)
        rows.push_back(corner::row(100 + i, somewhere(random), somewhere(random), 1 + i % 2, city::State(i % 4)));
    return scene::makeIndex({}, corner::registry(std::move(rows)), nullptr, {}, 1, never);
}

std::shared_ptr<const scene::SheetFrame> sheetAround(geo::MapPoint center, double metres, QSize size, bool opaque) {
    auto made = std::make_shared<scene::SheetFrame>();
    made->image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    std::mt19937 random(opaque ? 1u : 2u);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x) {
            const bool none = !opaque && (x / 8 + y / 8) % 3 != 0;
            const quint32 alpha = opaque ? 255 : 64;
            made->image.setPixel(x, y, none ? 0 : (alpha << 24) | (quint32(random()) % (alpha / 4) * 0x010101u));
        }
    made->frame.centerX = center.x;
    made->frame.centerY = center.y;
    made->frame.metresPerPixel = metres;
    return made;
}

/// What a picture shows of a view.
QImage seen(const scene::MapPicture& picture, const scene::MapRequest& request) {
    const kernel::Rect r = picture.place(request.window);
    return picture.image->copy(r.left, r.top, r.right - r.left, r.bottom - r.top);
}

} // namespace

class StudioTest : public QObject {
    Q_OBJECT

    const scene::CityIndexPtr m_city = crowd();
    const city::CataloguePtr m_catalogue = corner::catalogue();
    scene::View m_view;
    scene::Visibility m_visibility;
    std::shared_ptr<const scene::SheetFrame> m_base, m_labels;

    Studio::Order order() const {
        Studio::Order made{scene::MapRequest::of(m_view, m_visibility, scene::Theme::Dark), m_city, m_catalogue};
        made.request.base = m_base;
        made.request.labels = m_labels;
        return made;
    }
    /// The same, by a studio that has drawn nothing before.
    QImage afresh() const {
        Studio studio(city::resourcePath(QStringLiteral("symbols")), 1);
        const Studio::Order wanted = order();
        const MapPicturePtr picture = studio.draw(wanted, never);
        return picture ? seen(*picture, wanted.request) : QImage();
    }

private Q_SLOTS:
    void init() {
        m_view = scene::View();
        m_view.setSize({500, 400}, 1);
        m_view.setMetresPerPixel(2);
        const geo::MapBox all = m_city->index.bounds();
        m_view.setCenter(all.center());
        m_base = sheetAround(all.center(), 2, {900, 800}, true);
        m_labels = sheetAround({all.center().x + 31, all.center().y - 17}, 2, {700, 600}, false);
        m_visibility = {};
    }

    void aPannedPictureIsTheOneDrawnAfresh_data() {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("metres");
        QTest::newRow("dots") << 1.0 << 2.0;
        QTest::newRow("symbols") << 1.0 << 0.3;
        QTest::newRow("two pixels for one") << 2.0 << 2.0;
        QTest::newRow("one and a half") << 1.5 << 0.9;
        QTest::newRow("sheets of another scale") << 1.0 << 1.7;
    }
    void aPannedPictureIsTheOneDrawnAfresh() {
        QFETCH(double, ratio);
        QFETCH(double, metres);
        m_view.setSize({500, 400}, ratio);
        m_view.setMetresPerPixel(metres);
        Studio studio(city::resourcePath(QStringLiteral("symbols")));
        QVERIFY(studio.draw(order(), never));
        std::mt19937 random(3);
        const QImage* first = nullptr;
        int images = 0;
        for (int step = 0; step < 24; ++step) {
            const int far = step % 8 == 7 ? 400 : 70;
            m_view.pan({double(int(random() % unsigned(2 * far)) - far), double(int(random() % unsigned(2 * far)) - far)});
            const Studio::Order wanted = order();
            const MapPicturePtr picture = step % 3 == 1 ? (studio.draw(wanted, never), studio.drawMargins(never))
                                                        : studio.draw(wanted, never);
            QVERIFY(picture && picture->covers(wanted.request.window));
            images += picture->image.get() != first;
            first = picture->image.get();
            QCOMPARE(seen(*picture, wanted.request), afresh());
        }
        QVERIFY(images > 1 && images < 24); // both ways were gone
    }

    void whatIsCoveredIsNotDrawnAgain() {
        Studio studio(city::resourcePath(QStringLiteral("symbols")));
        const MapPicturePtr exact = studio.draw(order(), never);
        const MapPicturePtr whole = studio.drawMargins(never);
        QVERIFY(exact && whole);
        QCOMPARE(whole->image.get(), exact->image.get());
        QVERIFY(!exact->covered.contains(0, 0) && whole->covered.contains(0, 0));
        m_view.pan({Studio::margin - 1, 1 - Studio::margin});
        QCOMPARE(studio.draw(order(), never).get(), whole.get());
        QCOMPARE(studio.drawMargins(never).get(), whole.get());
        m_view.pan({5, 0});
        QVERIFY(studio.draw(order(), never)->image.get() != whole->image.get());
    }

    void whatChangesIsDrawnAnew_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"the base", "the labels", "no labels", "the look", "the scale"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void whatChangesIsDrawnAnew() {
        QFETCH(QString, what);
        Studio studio(city::resourcePath(QStringLiteral("symbols")));
        const Studio::Order before = order();
        const MapPicturePtr first = studio.draw(before, never);
        const QImage shown = seen(*first, before.request);
        if (what == QLatin1String("the base"))
            m_base = sheetAround(m_view.center(), 2, {880, 820}, true);
        else if (what == QLatin1String("the labels"))
            m_labels = sheetAround(m_view.center(), 2, {640, 480}, false);
        else if (what == QLatin1String("no labels"))
            m_labels.reset();
        else if (what == QLatin1String("the look"))
            m_visibility.hiddenClasses = {1};
        else
            m_view.setMetresPerPixel(1.9);
        const Studio::Order after = order();
        const MapPicturePtr second = studio.draw(after, never);
        QVERIFY(second && second->hasSheets(m_base, m_labels));
        QVERIFY(seen(*second, after.request) != shown);
        QCOMPARE(seen(*second, after.request), afresh());
        QCOMPARE(seen(*first, before.request), shown); // who still shows it sees it unchanged
    }

    void theDensityViewLiesBetweenTheSheets() {
        m_visibility.density = true;
        m_base.reset();
        m_labels.reset();
        const QImage bare = afresh();
        m_base = sheetAround(m_view.center(), 2, {900, 800}, true);
        const QImage onBase = afresh();
        QVERIFY(!bare.isNull() && bare != onBase);
        Studio studio(city::resourcePath(QStringLiteral("symbols")));
        QVERIFY(studio.draw(order(), never));
        m_view.pan({40, 40});
        const Studio::Order moved = order();
        const MapPicturePtr picture = studio.draw(moved, never);
        QVERIFY(picture->covers(moved.request.window));
    }

    void labelsFarFromTheirScaleAreLeftOut() {
        m_labels = sheetAround(m_view.center(), 5, {700, 600}, false);
        const QImage with = afresh();
        m_labels.reset();
        QCOMPARE(with, afresh());
    }

    void aCancelledDrawingLeavesTheLastPicture() {
        Studio studio(city::resourcePath(QStringLiteral("symbols")));
        const Studio::Order wanted = order();
        const MapPicturePtr picture = studio.draw(wanted, never);
        const QImage shown = seen(*picture, wanted.request);
        const std::atomic<bool> cancelled{true};
        QVERIFY(!studio.drawMargins(cancelled));
        m_view.pan({300, 0});
        QVERIFY(!studio.draw(order(), cancelled));
        m_visibility.hiddenClasses = {1};
        QVERIFY(!studio.draw(order(), cancelled));
        QCOMPARE(seen(*picture, wanted.request), shown);
        const Studio::Order after = order();
        const MapPicturePtr next = studio.draw(after, never);
        QVERIFY(next);
        QCOMPARE(seen(*next, after.request), afresh());
    }

    void aViewWithoutPixelsHasNoPicture() {
        Studio studio(city::resourcePath(QStringLiteral("symbols")));
        m_view.setSize({0, 0}, 1);
        QVERIFY(!studio.draw(order(), never));
        QVERIFY(!studio.drawMargins(never));
    }

    void theLargestViewHasAPicture() {
        m_view.setSize({8000, 40}, 4); // 32,000 pixels: hardly room for margins
        const Studio::Order wanted = order();
        Studio studio(city::resourcePath(QStringLiteral("symbols")));
        const MapPicturePtr picture = studio.draw(wanted, never);
        QVERIFY(picture && picture->covers(wanted.request.window));
        QVERIFY(picture->window.width <= 32767);
    }
};

QTEST_MAIN(StudioTest)
#include "tst_studio.moc"
