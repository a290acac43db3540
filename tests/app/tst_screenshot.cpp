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
        const Run r = run({QStringLiteral("--theme"), QStringLiteral("dark")});
        QVERIFY2(r.code == 0, qPrintable(r.said));
        const QImage picture(m_picture);
        QCOMPARE(picture.size(), QSize(1280, 800));
        // What stands between the window's bars stands in the middle of them.
        int first = picture.height(), last = 0;
        for (int y = 100; y < 760; ++y)
            for (int x = 100; x < 1180; ++x)
                if (picture.pixel(x, y) != picture.pixel(100, 100))
                    first = std::min(first, y), last = y;
        QVERIFY2(std::abs((first + last) / 2 - 430) < 50, qPrintable(QStringLiteral("%1 to %2").arg(first).arg(last)));
    }

    void aCityThatCannotBeOpenedIsToldAndShown() {
        const Run r = run({m_folder.filePath(QStringLiteral("nothing.sqlite"))});
        QCOMPARE(r.code, 3);
        QVERIFY(r.said.contains(QStringLiteral("nothing.sqlite")));
        const QImage picture(m_picture);
        QCOMPARE(picture.size(), QSize(1280, 800));
        QVERIFY2(colours(picture) > 50, "the window is blank");
    }

    void aPictureThatCannotBeWrittenIsTold() {
        m_picture = QStringLiteral("/dev/null/picture.png");
        const Run r = run({});
        QCOMPARE(r.code, 1);
        QVERIFY(r.said.contains(m_picture));
    }

    void init() {
        QFile::remove(m_folder.filePath(QStringLiteral("xiuhua/xiuhua.ini"))); // nothing recent
        m_picture = m_folder.filePath(QStringLiteral("picture.png"));
    }
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
        if (!process.waitForFinished(support::patience) || process.exitStatus() != QProcess::NormalExit)
            return {-1, QStringLiteral("the program did not end: ") + QString::fromUtf8(process.readAll())};
        return {process.exitCode(), QString::fromUtf8(process.readAll())};
    }

    static qsizetype colours(const QImage& picture) {
        QSet<QRgb> all;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                all.insert(picture.pixel(x, y));
        return all.size();
    }

    QTemporaryDir m_folder;
    QString m_picture;
};

QTEST_GUILESS_MAIN(TestScreenshot)
#include "tst_screenshot.moc"
