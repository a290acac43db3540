// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/command_center.h"
#include "exchange/importing.h"
#include "support/tiny_city.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTemporaryDir>
#include <QtTest>

/// A real city that is not Banan, from its description to the window: nothing is wired to the first one.
class SecondCityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const auto made = exchange::makeCity(QStringLiteral(XIUHUA_TESTS "/corpus/cambridge/city.json"), path(), false, {}, {}, {});
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().sentence));
        for (const exchange::FileReport& file : made->files)
            m_in += file.in;
        app::Arguments arguments;
        arguments.city = path();
        arguments.language = QStringLiteral("en");
        arguments.theme = scene::Theme::Dark;
        arguments.textSize = 100;
        arguments.size = {1280, 800};
        arguments.screenshot = QStringLiteral("fixed size, as for a picture");
        m_center = std::make_unique<app::CommandCenter>(arguments, m_folder.filePath(QStringLiteral("settings.ini")));
        QVERIFY(m_center->start());
        QTRY_VERIFY(m_center->isLoaded());
    }

    void allOfItsThingsAreOnTheMap() {
        const auto placed = quint64(m_in - 13 - 2643); // but for neighbourhoods and centrelines
        QTRY_COMPARE(scene().counts().total, placed);
        const scene::View& view = scene().view();
        const geo::Point middle = view.toGeographic(view.center());
        QVERIFY(std::abs(middle.lon + 71.11) < 0.05 && std::abs(middle.lat - 42.375) < 0.05);
        QTRY_VERIFY(scene().within(QRectF(m_center->window().map().rect())).size() == placed);
        int coloured = 0;
        const QImage picture = m_center->window().map().grab().toImage();
        for (int y = 0; y < picture.height(); y += 2)
            for (int x = 0; x < picture.width(); x += 2)
                coloured += picture.pixelColor(x, y).saturation() > 80;
        QVERIFY2(coloured > 3000, qPrintable(QString::number(coloured)));
    }

    void theLayersAreItsNeighbourhoods() {
        const city::Catalogue& city = *scene().city().catalogue();
        QCOMPARE(city.subDistricts.size(), std::size_t(13));
        QCOMPARE(city.profile.timeZone, QStringLiteral("America/New_York"));
        const auto totals = scene().city().totalsBySubDistrict();
        for (const city::SubDistrict& each : city.subDistricts)
            QVERIFY2(totals.value(each.id) > 0, qPrintable(each.name));
    }

    void aStreetOfItIsFoundAndFlownTo() {
        auto* text = m_center->window().findChild<QLineEdit*>(QStringLiteral("searchText"));
        auto* list = m_center->window().findChild<QListView*>(QStringLiteral("searchList"));
        m_center->window().actions().goTo->trigger();
        text->setText(QStringLiteral("massachusetts ave"));
        Q_EMIT text->textEdited(text->text());
        const auto current = [&] { return list->currentIndex().data().toString(); };
        QTRY_VERIFY2(current().contains(QStringLiteral("Massachusetts"), Qt::CaseInsensitive), qPrintable(current()));
        const scene::View before = scene().view();
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_VERIFY(scene().view().metresPerPixel() < before.metresPerPixel()); // a flight takes its time
    }

    void itsHydrantsAreAskedForAndSelected() {
        app::SelectionDesk& desk = m_center->desk();
        m_center->window().actions().goTo->trigger(); // the finder is made
        QTest::keyClick(&m_center->window(), Qt::Key_Escape);
        m_center->window().findChild<QAction*>(QStringLiteral("actionQuery"))->trigger();
        desk.table().select(QStringLiteral("class = Hydrant"));
        QTRY_VERIFY(desk.selection().size() > 100);
        QTRY_COMPARE(scene().city().index()->marks, desk.selection());
    }

private:
    QString path() const { return m_folder.filePath(QStringLiteral("cambridge.sqlite")); }
    scene::MapScene& scene() { return m_center->scene(); }

    QTemporaryDir m_folder;
    std::int64_t m_in = 0;
    std::unique_ptr<app::CommandCenter> m_center;
};

QTEST_MAIN(SecondCityTest)
#include "tst_second_city.moc"
