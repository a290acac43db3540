// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/arguments.h"
#include "center/workspace.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using app::ScreenPlace;
using app::Workspace;

Q_DECLARE_METATYPE(QList<app::ScreenPlace>)

namespace {

const ScreenPlace desk{QStringLiteral("desk"), QRect(0, 0, 1440, 900)};
const ScreenPlace wall{QStringLiteral("wall"), QRect(1440, 0, 3840, 2160)};

struct Window {
    QMainWindow main;
    QDockWidget* panel = new QDockWidget(QStringLiteral("panel"), &main);

    Window() {
        panel->setObjectName(QStringLiteral("panel"));
        panel->setWidget(new QWidget);
        main.setCentralWidget(new QWidget);
        main.addDockWidget(Qt::LeftDockWidgetArea, panel);
    }
};

} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)), QSettings::IniFormat);
    }

    void aPlaceIsBroughtOntoAScreen_data() {
        QTest::addColumn<QRect>("wanted");
        QTest::addColumn<QList<ScreenPlace>>("screens");
        QTest::addColumn<QRect>("brought");
        const QList<ScreenPlace> both{desk, wall}, one{desk};
        QTest::newRow("inside") << QRect(10, 20, 800, 600) << both << QRect(10, 20, 800, 600);
        QTest::newRow("on the second screen") << QRect(2000, 100, 800, 600) << both << QRect(2000, 100, 800, 600);
        QTest::newRow("the second screen is gone") << QRect(2000, 100, 800, 600) << one << QRect(640, 100, 800, 600);
        QTest::newRow("larger than the screen") << QRect(1440, 0, 3840, 2160) << one << QRect(0, 0, 1440, 900);
        QTest::newRow("above and to the left") << QRect(-700, -500, 800, 600) << one << QRect(0, 0, 800, 600);
        QTest::newRow("half out at the right") << QRect(1200, 700, 400, 300) << one << QRect(1040, 600, 400, 300);
    }
    void aPlaceIsBroughtOntoAScreen() {
        QFETCH(QRect, wanted);
        QFETCH(QList<ScreenPlace>, screens);
        QTEST(Workspace::brought(wanted, screens), "brought");
    }

    void everySetOfScreensKeepsItsLayout() {
        Workspace workspace(*m_settings);
        Window first;
        first.main.setGeometry(100, 100, 700, 500);
        workspace.save(first.main, {desk});
        first.main.setGeometry(2000, 200, 1500, 1000);
        workspace.save(first.main, {desk, wall});
        Window again;
        QVERIFY(workspace.restore(again.main, {desk}));
        QCOMPARE(again.main.geometry(), QRect(100, 100, 700, 500));
        QVERIFY(workspace.restore(again.main, {wall, desk})); // in whatever order they are found
        QCOMPARE(again.main.geometry(), QRect(2000, 200, 1500, 1000));
    }

    void aFloatingPanelComesBackWhenItsScreenIsMissing() {
        Workspace workspace(*m_settings);
        Window first;
        first.main.setGeometry(50, 50, 900, 600);
        first.main.show();
        first.panel->setFloating(true);
        first.panel->setGeometry(3000, 300, 400, 500);
        QCOMPARE(first.panel->geometry().topLeft(), QPoint(3000, 300));
        workspace.save(first.main, {desk, wall});

        Window again;
        QVERIFY(workspace.restore(again.main, {desk}));
        again.main.show();
        QVERIFY(again.panel->isFloating());
        QVERIFY2(desk.available.contains(again.panel->geometry()), qPrintable(QDebug::toString(again.panel->geometry())));
        QVERIFY(desk.available.contains(again.main.geometry()));
    }

    void withoutAnythingKeptThereIsNothingToRestore() {
        Window window;
        QVERIFY(!Workspace(*m_settings).restore(window.main, {desk}));
        QVERIFY(desk.available.contains(window.main.geometry()));
    }

    void aDamagedLayoutIsNoHarm() {
        Workspace workspace(*m_settings);
        Window window;
        workspace.save(window.main, {desk});
        const QString group = QStringLiteral("workspaces/") + Workspace::nameOf({desk});
        m_settings->setValue(group + QStringLiteral("/panels"), QByteArray("garbage"));
        m_settings->setValue(group + QStringLiteral("/place"), QRect(-90'000, 90'000, 500, 400));
        QVERIFY(workspace.restore(window.main, {desk}));
        QVERIFY(desk.available.contains(window.main.geometry()));
    }

    void theCommandLineIsRead_data() {
        QTest::addColumn<QStringList>("line");
        QTest::addColumn<int>("code"); // -1 = arguments
        QTest::newRow("nothing") << QStringList{} << -1;
        QTest::newRow("a city") << QStringList{"a.sqlite"} << -1;
        QTest::newRow("all") << QStringList{"a.sqlite", "--project", "p.qgz", "--screenshot", "s.png", "--size", "1920x1080",
                                            "--theme", "light", "--language", "en", "--text-size", "125"} << -1;
        QTest::newRow("help") << QStringList{"--help"} << 0;
        QTest::newRow("version") << QStringList{"--version"} << 0;
        QTest::newRow("two cities") << QStringList{"a", "b"} << 2;
        QTest::newRow("unknown") << QStringList{"--nope"} << 2;
        QTest::newRow("size") << QStringList{"--size", "9x9"} << 2;
        QTest::newRow("huge size") << QStringList{"--size", "99999x99999"} << 2;
        QTest::newRow("theme") << QStringList{"--theme", "pink"} << 2;
        QTest::newRow("language") << QStringList{"--language", "fr"} << 2;
        QTest::newRow("text size") << QStringList{"--text-size", "300"} << 2;
    }
    void theCommandLineIsRead() {
        QFETCH(QStringList, line);
        QFETCH(int, code);
        const app::Parsed parsed = app::parse(QStringList{QStringLiteral("xiuhua")} + line);
        QCOMPARE(parsed.arguments.has_value(), code < 0);
        if (code >= 0) {
            QCOMPARE(parsed.code, code);
            QVERIFY(!parsed.print.isEmpty());
        } else if (line.size() > 1) {
            QCOMPARE(parsed.arguments->size, QSize(1920, 1080));
            QCOMPARE(parsed.arguments->theme, std::optional(scene::Theme::Light));
            QCOMPARE(parsed.arguments->language, QStringLiteral("en"));
            QCOMPARE(parsed.arguments->textSize, 125);
            QCOMPARE(parsed.arguments->screenshot, QStringLiteral("s.png"));
        }
    }

private:
    QTemporaryDir m_folder;
    int m_number = 0;
    std::unique_ptr<QSettings> m_settings;
};

QTEST_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
