// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bookmark_box.h"

#include "../scene/corner.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using widgets::Bookmark;
using widgets::BookmarkBox;

namespace {

/// A box over a map's place.
struct OpenBox {
    QWidget map;
    BookmarkBox box;
    QLineEdit* name = box.findChild<QLineEdit*>(QStringLiteral("bookmarkName"));
    QListWidget* list = box.findChild<QListWidget*>(QStringLiteral("bookmarkList"));
    QSignalSpy asked{&box, &BookmarkBox::asked};

    explicit OpenBox(QSettings& settings) : box(settings, &map) {
        map.resize(800, 700);
        map.show();
        box.setCity(corner::catalogue());
        box.setView([] { return Bookmark{{}, {106.5, 29.4}, 2.5}; });
        box.open();
    }
    void keep(const QString& words) {
        box.open();
        name->setText(words);
        QTest::keyClick(name, Qt::Key_Return);
    }
    QStringList names() const {
        QStringList all;
        for (const Bookmark& bookmark : box.bookmarks())
            all << bookmark.name;
        return all;
    }
};

} // namespace

class BookmarkBoxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_settings.clear(); }

    void aNamedViewIsKeptAndGoneBackTo() {
        OpenBox open(m_settings);
        open.keep(QStringLiteral("  河边  "));
        QVERIFY(!open.box.isVisible());
        OpenBox later(m_settings); // at the next start
        QCOMPARE(later.names(), QStringList{QStringLiteral("河边")});
        QTest::keyClick(later.name, Qt::Key_Return); // no name: goes to the current one
        QCOMPARE(later.asked.size(), 1);
        const auto there = later.asked.front().at(0).value<Bookmark>();
        QCOMPARE(there, (Bookmark{QStringLiteral("河边"), {106.5, 29.4}, 2.5}));
        QVERIFY(!later.box.isVisible());
    }

    void theyAreRenamedRemovedAndBroughtBack() {
        OpenBox open(m_settings);
        for (const char* name : {"A", "B", "C"})
            open.keep(QString::fromLatin1(name));
        open.box.open();
        QTest::keyClick(open.name, Qt::Key_Down);
        open.list->setCurrentRow(1);
        QTest::keyClick(open.list, Qt::Key_Delete);
        QCOMPARE(open.names(), (QStringList{QStringLiteral("A"), QStringLiteral("C")}));
        QTest::keyClick(open.list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(open.names(), (QStringList{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")}));
        open.list->item(1)->setText(QStringLiteral(" 新名 "));
        QCOMPARE(open.names()[1], QStringLiteral("新名"));
        open.list->item(0)->setText(QStringLiteral("   ")); // nothing: stays
        QCOMPARE(open.list->item(0)->text(), QStringLiteral("A"));
        QCOMPARE(OpenBox(m_settings).names(), open.names());
    }

    void eachCityHasItsOwn() {
        OpenBox open(m_settings);
        open.keep(QStringLiteral("A"));
        city::Catalogue other = *corner::catalogue();
        other.profile.uid = *city::Uid::fromBytes("sixteen bytes ab", 16);
        open.box.setCity(std::make_shared<const city::Catalogue>(other));
        QVERIFY(open.names().isEmpty());
        open.keep(QStringLiteral("B"));
        open.box.setCity(corner::catalogue());
        QCOMPARE(open.names(), QStringList{QStringLiteral("A")});
    }

    void settingsThatAreNoBookmarksAreLeftOut() {
        const city::Uid uid = corner::catalogue()->profile.uid;
        widgets::writeBookmarks(m_settings, uid,
                                {{QStringLiteral("good"), {106, 29}, 1},
                                 {QString(), {106, 29}, 1},
                                 {QStringLiteral("nowhere"), {400, 29}, 1},
                                 {QStringLiteral("flat"), {106, 29}, 0}});
        QCOMPARE(widgets::readBookmarks(m_settings, uid).size(), 1u);
    }

    void escapeClosesIt() {
        OpenBox open(m_settings);
        QTest::keyClick(open.name, Qt::Key_Escape);
        QVERIFY(!open.box.isVisible() && open.asked.isEmpty());
    }

private:
    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
};

QTEST_MAIN(BookmarkBoxTest)
#include "tst_bookmark_box.moc"
