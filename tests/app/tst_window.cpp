// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_window.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QtTest>

using support::TinyCity;
using widgets::ComponentCard;

namespace {

bool hasHan(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// Text that an English window shows but that is no word of it: data, keys, names of the standard.
bool isLatinWord(const QString& text) {
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{4,}"));
    return word.match(text).hasMatch();
}

} // namespace

/// Journeys through the real window, on the offscreen platform, with a small city.
class WindowTest : public QObject, OpenWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { openTiny(QStringLiteral("en")); }
    void cleanup() { close(); }

    void aCityIsOpenedAndAComponentRead() {
        QVERIFY(window().isVisible());
        QTRY_COMPARE(scene().counts().total, quint64(TinyCity::points + TinyCity::lines + TinyCity::polygons));
        clickOn(TinyCity::place(7));
        QTRY_COMPARE(card().page(), ComponentCard::Page::Shown);
        QCOMPARE(card().current(), std::optional(city::ComponentKey{city::Shape::Point, 7}));
        for (const char* standard : {"ObjID", "ObjName", "DeptCode1", "DeptCode2", "DeptCode3", "BGID", "ObjState",
                                     "ORDate", "CHDate", "DataSource", "Note"})
            QVERIFY2(std::any_of(card().fields().begin(), card().fields().end(),
                                 [&](const auto& field) { return field.standard == QLatin1String(standard); }),
                     standard);
        const auto* value = card().findChild<QLabel*>(QStringLiteral("cardValue0"));
        QVERIFY(value && value->text() == card().fields().front().value);
        QTest::mouseClick(button("cardCopy"), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("ObjID")));
        QTest::keyClick(&map(), Qt::Key_Escape);
        QCOMPARE(card().page(), ComponentCard::Page::Empty);
    }

    void aChangeByAnotherProgramArrives() {
        clickOn(TinyCity::place(7));
        QTRY_COMPARE(card().page(), ComponentCard::Page::Shown);
        change("UPDATE component_point SET note = 'seen from outside', state = 1 WHERE id = 7");
        QTRY_VERIFY(valueOf("Note") == QStringLiteral("seen from outside"));
        QCOMPARE(valueOf("ObjState"), QStringLiteral("Damaged"));
        QTRY_VERIFY(scene().counts().byState.value(int(city::State::Damaged)) > 0);
        change("DELETE FROM component_point WHERE id = 7");
        QTRY_COMPARE(card().page(), ComponentCard::Page::Gone);
        scene().showAll();
        QTRY_COMPARE(scene().counts().total,
                     quint64(TinyCity::points + TinyCity::lines + TinyCity::polygons - 1));
    }

    void componentsThatCannotBeDrawnAreCounted() {
        const auto* text = window().findChild<QLabel*>(QStringLiteral("statusUnplaced"));
        QVERIFY(text);
        change("UPDATE component_point SET geom = NULL WHERE id IN (7, 8)");
        QTRY_COMPARE(text->text(), QStringLiteral("2 not on the map"));
        QTRY_COMPARE(scene().counts().total, quint64(TinyCity::points + TinyCity::lines + TinyCity::polygons - 2));
        QVERIFY(text->isVisible());
    }

    void keysPanZoomAndGoToSubDistricts() {
        const scene::View home = scene().view();
        QTest::keyClick(&map(), Qt::Key_Right);
        QVERIFY(scene().view().center().x > home.center().x);
        QTest::keyClick(&window(), Qt::Key_1, Qt::ControlModifier);
        const scene::View first = scene().view();
        QVERIFY(first.metresPerPixel() < home.metresPerPixel());
        QTest::keyClick(&window(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(scene().view().center().x > first.center().x);
        QTest::keyClick(&window(), Qt::Key_H);
        QCOMPARE(scene().view().center(), home.center());
        QTest::keyClick(&window(), Qt::Key_D);
        QVERIFY(scene().visibility().density);
        QTest::keyClick(&window(), Qt::Key_D);
        QVERIFY(!scene().visibility().density);
    }

    void searchFindsAPlaceAndAComponent() {
        auto* text = window().findChild<QLineEdit*>(QStringLiteral("searchText"));
        auto* list = window().findChild<QListView*>(QStringLiteral("searchList"));
        QVERIFY(text && list);
        const scene::View before = scene().view();
        search(TinyCity::subDistrictCode(2));
        QTest::keyClick(text, Qt::Key_Return); // chosen when the answer comes
        QTRY_VERIFY(!text->isVisible());
        QVERIFY(!(scene().view() == before));

        search(QStringLiteral("部件9"));
        QTRY_VERIFY(list->model()->rowCount() > 1);
        QTRY_VERIFY(list->currentIndex().data().toString().contains(QStringLiteral("部件9")));
        QTest::keyClick(text, Qt::Key_Return);
        QVERIFY(!text->isVisible());
        QTRY_COMPARE(card().page(), ComponentCard::Page::Shown);
        QCOMPARE(valueOf("ObjName"), QStringLiteral("部件9"));
        QVERIFY(scene().view().extent().contains(scene().view().toMap(TinyCity::place(9))));
        QVERIFY(map().hasFocus());
    }

    void searchMarksWhatIsCurrentAndFollowsTheCity() {
        auto* text = window().findChild<QLineEdit*>(QStringLiteral("searchText"));
        auto* list = window().findChild<QListView*>(QStringLiteral("searchList"));
        auto* state = window().findChild<QLabel*>(QStringLiteral("searchState"));
        QTRY_VERIFY(scene().isFilled() || scene().counts().total > 0);
        search(QStringLiteral("公厕"));
        QTRY_VERIFY(list->currentIndex().isValid() && state->text().contains(QStringLiteral("1 found")));
        search(QStringLiteral("不在这里"));
        QTRY_VERIFY(state->text().startsWith(QStringLiteral("Nothing matches")));
        QTest::keyClick(text, Qt::Key_Return); // nothing to choose: it stays open
        QVERIFY(text->isVisible());
        change("UPDATE component_point SET address = '不在这里5号' WHERE id = 7");
        QTRY_VERIFY(state->text().contains(QStringLiteral("1 found")));
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(!text->isVisible() && map().hasFocus());
    }

    void hidingALayerTakesItOffTheMap() {
        const auto total = quint64(TinyCity::points + TinyCity::lines + TinyCity::polygons);
        QTRY_COMPARE(scene().counts().total, total);
        widgets::LayerModel& model = *window().layers().model();
        const QModelIndex first = model.index(0, 0, model.sectionIndex(widgets::LayerModel::SubDistricts));
        QVERIFY(model.setData(first, Qt::Unchecked, Qt::CheckStateRole));
        QTRY_COMPARE(scene().counts().total, total * 2 / 3);
        QTRY_COMPARE(first.siblingAtColumn(0).data(widgets::LayerModel::InViewRole).toULongLong(), 0ULL);
    }

    void theLanguageChangesEverywhere() {
        clickOn(TinyCity::place(7));
        QTRY_COMPARE(card().page(), ComponentCard::Page::Shown);
        Q_EMIT window().actions().languageAsked(QStringLiteral("zh_CN"));
        QTRY_COMPARE(titleOf("layersPanel"), QStringLiteral("图层"));
        const QStringList english = remains([](const QString& text) { return isLatinWord(text) && !hasHan(text); });
        QVERIFY2(english.isEmpty(), qPrintable(english.join(u'\n')));
        Q_EMIT window().actions().languageAsked(QStringLiteral("en"));
        QTRY_COMPARE(titleOf("layersPanel"), QStringLiteral("Layers"));
        const QStringList chinese = remains([](const QString& text) { return hasHan(text); });
        QVERIFY2(chinese.isEmpty(), qPrintable(chinese.join(u'\n')));
    }

    void everythingCanBeNamedAndReached() {
        clickOn(TinyCity::place(7));
        QTRY_COMPARE(card().page(), ComponentCard::Page::Shown);
        for (auto* each : window().findChildren<QAbstractButton*>()) {
            if (each->objectName().startsWith(QStringLiteral("qt_")))
                continue;
            const bool said = !each->accessibleName().isEmpty() || !each->text().isEmpty();
            QVERIFY2(said, qPrintable(each->objectName() + u' ' + QLatin1String(each->metaObject()->className())));
        }
        for (auto* each : window().findChildren<QWidget*>(QRegularExpression(QStringLiteral(
                 "^(mapView|layerTree|layerFilter|layersAll|layersNone|layersInvert|layersSolo|cardCopy|cardScroll)$"))))
            QVERIFY2(each->focusPolicy() & Qt::TabFocus && !each->accessibleName().isEmpty(),
                     qPrintable(each->objectName()));
    }

    void themesAndTextSizesChangeInPlace() {
        const int small = window().card().font().pixelSize();
        Q_EMIT window().actions().textSizeAsked(200);
        QTRY_VERIFY(window().card().fontInfo().pixelSize() > small);
        const QImage dark = window().grab().toImage();
        Q_EMIT window().actions().themeAsked(scene::Theme::Light);
        QCOMPARE(scene().theme(), scene::Theme::Light);
        const QImage light = window().grab().toImage();
        const auto corner = [](const QImage& image) { return qGray(image.pixel(3, image.height() - 3)); };
        QVERIFY(corner(dark) < 80 && corner(light) > 180);
    }

    /// 1440 x 900, a laptop: at every text size the map keeps its room and nothing reaches past the window.
    void everyTextSizeLeavesRoomForTheMap_data() {
        QTest::addColumn<int>("percent");
        for (const int percent : widgets::Look::textSizes)
            QTest::addRow("%d", percent) << percent;
    }
    void everyTextSizeLeavesRoomForTheMap() {
        QFETCH(int, percent);
        window().setFixedSize(1440, 900);
        Q_EMIT window().actions().textSizeAsked(percent);
        QTRY_COMPARE(window().layout()->minimumSize().boundedTo(window().size()), window().layout()->minimumSize());
        QCOMPARE(scene().textScale(), percent / 100.0);
        QTRY_VERIFY(map().width() >= 480);
        const auto inside = [this](const QWidget* w) {
            return window().rect().contains(QRect(w->mapTo(&window(), QPoint(0, 0)), w->size()));
        };
        for (auto* panel : window().findChildren<QDockWidget*>())
            if (!panel->visibleRegion().isEmpty())
                QTRY_VERIFY2(inside(panel), qPrintable(panel->objectName()));
        auto* language = button("actionOtherLanguageButton");
        QVERIFY(language && language->isVisible() && inside(language));
        clickOn(TinyCity::place(7));
        QTRY_COMPARE(card().page(), ComponentCard::Page::Shown);
        QVERIFY(!card().visibleRegion().isEmpty());
    }

    void panelsPartAgainWhereThereIsRoom() {
        const auto together = [this] {
            auto* layers = window().findChild<QDockWidget*>(QStringLiteral("layersPanel"));
            return window().tabifiedDockWidgets(layers).contains(find<QDockWidget>("cardPanel"));
        };
        window().setFixedSize(1440, 900);
        QTRY_VERIFY(!together());
        Q_EMIT window().actions().textSizeAsked(200);
        QTRY_VERIFY(together());
        Q_EMIT window().actions().textSizeAsked(100);
        QTRY_VERIFY(!together());
    }

    void aFaultIsASentenceInTheWindow() {
        m_center->openCity(m_city->folder() + QStringLiteral("/nothing.sqlite"));
        auto* sentence = window().findChild<QLabel*>(QStringLiteral("faultSentence"));
        QTRY_VERIFY(sentence->isVisible());
        QVERIFY(sentence->text().contains(QStringLiteral("nothing.sqlite")));
        QCOMPARE(window().welcome().page(), widgets::WelcomePage::Page::Fault);
        QVERIFY(!QApplication::activeModalWidget());
        m_center->openCity(m_city->path());
        QTRY_VERIFY(m_center->isLoaded());
    }

private:
    QString titleOf(const char* panel) {
        return find<QDockWidget>(panel)->findChild<QLabel*>(QStringLiteral("panelTitleText"))->text();
    }
    /// Opens the search box and types.
    void search(const QString& words) {
        map().setFocus();
        QTest::keyClick(&window(), Qt::Key_G);
        auto* text = window().findChild<QLineEdit*>(QStringLiteral("searchText"));
        QVERIFY(text->isVisible());
        text->setText(words);
        Q_EMIT text->textEdited(words);
    }
    template <typename Wrong> QStringList remains(Wrong wrong) {
        QStringList found;
        const auto look = [&](const QObject* of, const QString& text) {
            if (wrong(text))
                found << of->objectName() + QStringLiteral(": ") + text;
        };
        for (auto* label : window().findChildren<QLabel*>()) {
            const QString name = label->objectName();
            const bool data = name.startsWith(QStringLiteral("cardValue")) || name == QStringLiteral("cardPlace") ||
                              name == QStringLiteral("cardSubtitle") || name.startsWith(QStringLiteral("fault")) ||
                              name == QStringLiteral("statusEngine");
            if (!data && label->pixmap().isNull() && !label->text().startsWith(u'<'))
                look(label, label->text());
            if (label->objectName() != QStringLiteral("statusEngine")) // what the engine itself said, English
                look(label, label->toolTip());
        }
        for (auto* each : window().findChildren<QAbstractButton*>())
            if (!each->objectName().contains(QStringLiteral("OtherLanguage")))
                look(each, each->text());
        for (auto* menu : window().findChildren<QMenu*>())
            look(menu, menu->title());
        for (auto* action : window().actions().findChildren<QAction*>())
            if (action->objectName() != QStringLiteral("actionOtherLanguage") && !action->objectName().isEmpty())
                look(action, action->text());
        for (auto* edit : window().findChildren<QLineEdit*>())
            look(edit, edit->placeholderText());
        return found;
    }
};

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
