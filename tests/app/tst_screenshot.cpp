// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tiny_city.h"

#include <QImage>
#include <QProcess>
#include <QTest>

using support::TinyCity;

/// The built program, asked for a picture of its window.
class TestScreenshot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowIsDrawnWithoutADisplay() {
        const TinyCity tiny;
        const Run r = run({tiny.path(), QStringLiteral("--language"), QStringLiteral("en")});
        QVERIFY2(r.code == 0, qPrintable(r.said));
        QVERIFY(r.said.contains(m_picture));
        QCOMPARE(QImage(m_picture).size(), QSize(1280, 800));
    }

    void withoutACityItShowsTheWelcomePage() {
        const Run r = run({});
        QVERIFY2(r.code == 0, qPrintable(r.said));
        QCOMPARE(QImage(m_picture).size(), QSize(1280, 800));
    }

    void aCityThatCannotBeOpenedIsToldAndShown() {
        const Run r = run({m_folder.filePath(QStringLiteral("nothing.sqlite"))});
        QCOMPARE(r.code, 3);
        QVERIFY(r.said.contains(QStringLiteral("nothing.sqlite")));
        QVERIFY(!QImage(m_picture).isNull());
    }

    void aPictureThatCannotBeWrittenIsTold() {
        m_picture = QStringLiteral("/dev/null/picture.png");
        const Run r = run({});
        QCOMPARE(r.code, 1);
        QVERIFY(r.said.contains(m_picture));
    }

    void init() { m_picture = m_folder.filePath(QStringLiteral("picture.png")); }
    void cleanup() { QFile::remove(m_picture); }

private:
    struct Run {
        int code;
        QString said;
    };
    Run run(QStringList arguments) {
        arguments << QStringLiteral("--screenshot") << m_picture << QStringLiteral("--size") << QStringLiteral("1280x800");
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.path());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(XIUHUA_BIN "/xiuhua"), arguments);
        if (!process.waitForFinished(100'000) || process.exitStatus() != QProcess::NormalExit)
            return {-1, QStringLiteral("the program did not end: ") + QString::fromUtf8(process.readAll())};
        return {process.exitCode(), QString::fromUtf8(process.readAll())};
    }

    QTemporaryDir m_folder;
    QString m_picture;
};

QTEST_GUILESS_MAIN(TestScreenshot)
#include "tst_screenshot.moc"
