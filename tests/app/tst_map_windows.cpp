// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/command_center.h"
#include "support/tiny_city.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using app::MapWindow;
using support::TinyCity;

/// More windows on one city, on the offscreen platform.
class MapWindowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_city = std::make_unique<TinyCity>();
        m_settings = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() {
        m_center.reset();
        m_city.reset();
    }

    void aSecondMapDrawsFromTheSameIndex() {
        MapWindow* const map = another();
        QVERIFY(map->scene().city().index());
        QCOMPARE(map->scene().city().index().get(), main().city().index().get());
        QTRY_COMPARE(map->scene().counts().total, all);
        map->scene().showSubDistrict(2);
        QVERIFY(main().view().center() != map->scene().view().center()); // free: each looks where it likes
        QTRY_VERIFY(map->scene().counts().total < all);
        QCOMPARE(main().counts().total, all);
    }

    void linkedMapsLookAtOnePlace() {
        MapWindow* const linked = another();
        MapWindow* const other = another();
        MapWindow* const free = another();
        free->scene().showSubDistrict(1);
        const scene::View stays = free->scene().view();
        main().showSubDistrict(2);
        linked->setLinked(true);
        other->setLinked(true);
        QVERIFY(linked->scene().view().center() == main().view().center());
        QCOMPARE(linked->scene().view().metresPerPixel(), main().view().metresPerPixel());
        linked->resize(500, 300);
        QTRY_VERIFY(linked->scene().view().size() != main().view().size());
        QVERIFY(linked->scene().view().center() == main().view().center());
        scene::View view = linked->scene().view();
        view.pan({30, -20});
        view.zoom(1.5, {10, 10});
        linked->scene().setView(view);
        for (const scene::MapScene* map : {&main(), &other->scene()}) {
            QVERIFY(map->view().center() == view.center());
            QCOMPARE(map->view().metresPerPixel(), view.metresPerPixel());
        }
        QVERIFY(free->scene().view() == stays);
        linked->setLinked(false);
        main().showAll();
        QVERIFY(linked->scene().view().center() == view.center());
    }

    void everyMapFollowsLooksAndEdits() {
        MapWindow* const map = another();
        scene::Visibility hidden;
        hidden.hiddenSubDistricts = {1};
        main().setVisibility(hidden);
        main().setTheme(scene::Theme::Light);
        main().setLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(map->scene().visibility(), hidden);
        QCOMPARE(map->scene().theme(), scene::Theme::Light);
        QCOMPARE(map->scene().language(), QStringLiteral("zh_CN"));
        QTRY_VERIFY(map->scene().counts().total > 0 && map->scene().counts().total < all);
        const quint64 before = map->scene().counts().total;
        auto db = support::must(store::CityFile::openWriting(m_city->path()));
        support::must(db.execute("DELETE FROM component_point WHERE id % 2 = 0"));
        QTRY_VERIFY(map->scene().counts().total < before);
    }

    void whatIsPickedOnAnyMapIsInTheCard() {
        MapWindow* const map = another();
        QTRY_VERIFY(map->scene().isFilled() || map->scene().counts().total == all);
        scene::View view = map->scene().view();
        view.setCenter(view.toMap(TinyCity::place(7)));
        view.setMetresPerPixel(0.3);
        map->scene().setView(view);
        const QPoint at = map->scene().view().toScreen(map->scene().view().toMap(TinyCity::place(7))).toPoint();
        QTRY_VERIFY(!map->scene().pick(at).empty());
        QTest::mouseClick(&map->map(), Qt::LeftButton, {}, at);
        QTRY_COMPARE(m_center->window().card().page(), widgets::ComponentCard::Page::Shown);
        QCOMPARE(m_center->window().card().current(), std::optional(city::ComponentKey{city::Shape::Point, 7}));
    }

    void thereIsALimit() {
        for (std::size_t i = 0; i < app::MapWindows::most; ++i)
            QVERIFY(m_center->maps().open());
        QVERIFY(!m_center->maps().open());
        m_center->maps().windows().front()->close();
        QTRY_COMPARE(m_center->maps().windows().size(), app::MapWindows::most - 1);
        QCOMPARE(m_center->maps().open()->number(), 2); // the free number is given again
    }

    void theyStandWhereTheyStoodAtTheNextStart() {
        MapWindow* const map = another();
        map->setGeometry(40, 50, 420, 330);
        map->setLinked(true);
        m_center->window().close();
        QVERIFY(m_center->maps().windows().empty()); // nothing is left that keeps the program running
        open();
        QTRY_COMPARE(m_center->maps().windows().size(), std::size_t(1));
        const MapWindow& again = *m_center->maps().windows().front();
        QCOMPARE(again.geometry(), QRect(40, 50, 420, 330));
        QVERIFY(again.isLinked());
    }

    void withoutACityThereIsNone() {
        m_center->closeCity();
        QVERIFY(!m_center->maps().open());
        QVERIFY(!m_center->window().actions().newMap->isEnabled());
    }

private:
    static constexpr quint64 all = TinyCity::points + TinyCity::lines + TinyCity::polygons;

    void open() {
        app::Arguments arguments;
        arguments.city = m_city->path();
        arguments.language = QStringLiteral("en");
        m_center.reset();
        m_center = std::make_unique<app::CommandCenter>(arguments, m_settings->filePath(QStringLiteral("xiuhua.ini")));
        QVERIFY(m_center->start());
        QTRY_VERIFY(m_center->isLoaded());
        QTRY_COMPARE(main().counts().total, all);
    }
    scene::MapScene& main() { return m_center->scene(); }
    MapWindow* another() { return m_center->maps().open(); }

    std::unique_ptr<TinyCity> m_city;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<app::CommandCenter> m_center;
};

QTEST_MAIN(MapWindowsTest)
#include "tst_map_windows.moc"
