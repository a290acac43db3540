// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"
#include "store/reader.h"
#include "store/writer.h"
#include "support/tiny_city.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>

using namespace support;

namespace {

QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void put(const QString& path, const QByteArray& bytes) {
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write");
}

QStringList listing(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace

class TestBackup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCityComesBackAsItWas() {
        const TinyCity tiny;
        const QTemporaryDir away;
        put(store::CityFile::companions(tiny.path()) + QStringLiteral("/evidence/照片 1.jpg"), "a picture");
        put(store::CityFile::companions(tiny.path()) + QStringLiteral("/cache/base.png"), "made again");
        const QString copy = away.filePath(QStringLiteral("copy.sqlite")), back = away.filePath(QStringLiteral("back/again.sqlite"));
        QDir().mkpath(away.filePath(QStringLiteral("back")));
        const auto report = must(store::backUp(tiny.path(), copy, false));
        QCOMPARE(report.companions, 1);
        must(store::restore(copy, back, false));
        QCOMPARE(content(store::CityFile::companions(back) + QStringLiteral("/evidence/照片 1.jpg")), QByteArray("a picture"));
        QVERIFY(!QFile::exists(store::CityFile::companions(back) + QStringLiteral("/cache")));
        QCOMPARE(listing(away.filePath(QStringLiteral("back"))), (QStringList{QStringLiteral("again.files"), QStringLiteral("again.sqlite")}));
        auto reader = must(store::Reader::open(back));
        QCOMPARE(must(reader.registry()).size(), std::size_t(TinyCity::points + TinyCity::lines + TinyCity::polygons));
    }

    void writersGoOnWhileACityIsCopied() {
        const TinyCity tiny;
        const QTemporaryDir away;
        std::atomic<bool> stop = false;
        std::thread busy([&] {
            auto db = must(store::CityFile::openWriting(tiny.path()));
            // Both rows change in one transaction: a copy that caught half of it would show.
            for (int i = 1; !stop; ++i)
                must(db.execute("BEGIN IMMEDIATE; UPDATE component_point SET note = '" + std::to_string(i) + "' WHERE id = 1;"
                                "UPDATE component_polygon SET note = '" + std::to_string(i) + "' WHERE id = 30; COMMIT"));
        });
        const QString copy = away.filePath(QStringLiteral("copy.sqlite"));
        for (int i = 0; i < 3; ++i) must(store::backUp(tiny.path(), copy, true));
        stop = true;
        busy.join();
        auto db = must(store::Database::open(copy, store::Database::Access::Frozen));
        QCOMPARE(must(db.number("SELECT count(DISTINCT note) FROM (SELECT note FROM component_point WHERE id = 1 UNION ALL "
                                "SELECT note FROM component_polygon WHERE id = 30)")), 1);
        QVERIFY(must(db.number("SELECT count(*) FROM journal")) % 2 == 0);
    }

    void anExistingTargetIsKeptUnlessReplacingIsAllowed() {
        const TinyCity tiny;
        const QString copy = tiny.folder() + QStringLiteral("/copy.sqlite");
        put(copy, "precious");
        const auto refused = store::backUp(tiny.path(), copy, false);
        QVERIFY(!refused && refused.error().kind == city::FaultKind::Invalid);
        QCOMPARE(content(copy), QByteArray("precious"));
        must(store::backUp(tiny.path(), copy, true));
        QVERIFY(store::CityFile::inspect(copy));
    }

    void aCityIsNeverCopiedOntoItself() {
        const TinyCity tiny;
        const auto refused = store::backUp(tiny.path(), tiny.folder() + QStringLiteral("/./tiny.sqlite"), true);
        QVERIFY(!refused && refused.error().kind == city::FaultKind::Invalid);
        QVERIFY(store::CityFile::inspect(tiny.path()));
    }

    void aTargetOpenElsewhereIsNotReplaced() {
        const TinyCity tiny, other;
        auto open = must(store::Reader::open(other.path()));
        must(open.catalogue());
        const auto refused = store::backUp(tiny.path(), other.path(), true);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, city::FaultKind::Locked);
    }

    void aCancelledCopyLeavesNothing_data() {
        QTest::addColumn<int>("after");
        for (const int after : {1, 2, 3, 5}) QTest::addRow("after %d steps", after) << after;
    }
    void aCancelledCopyLeavesNothing() {
        QFETCH(int, after);
        const TinyCity tiny;
        const QTemporaryDir away;
        int steps = 0;
        const auto cancelled = store::backUp(tiny.path(), away.filePath(QStringLiteral("c.sqlite")), false,
                                             [&](double, const QString&) { return ++steps < after; });
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().kind, city::FaultKind::Cancelled);
        QCOMPARE(listing(away.path()), QStringList());
    }

    void aDamagedBackupIsNotRestored_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("the city") << "c.sqlite";
        QTest::newRow("a companion") << "c.files/evidence/p.jpg";
        QTest::newRow("the manifest") << "c.sqlite.manifest.json";
    }
    void aDamagedBackupIsNotRestored() {
        QFETCH(QString, file);
        const TinyCity tiny;
        const QTemporaryDir away;
        put(store::CityFile::companions(tiny.path()) + QStringLiteral("/evidence/p.jpg"), "a picture");
        must(store::backUp(tiny.path(), away.filePath(QStringLiteral("c.sqlite")), false));
        QByteArray bytes = content(away.filePath(file));
        const qsizetype hash = bytes.indexOf("sha256\": ");
        const qsizetype at = hash >= 0 ? hash + 12 : bytes.size() / 2;
        bytes[at] = char(bytes[at] ^ 0x5A);
        put(away.filePath(file), bytes);
        const auto refused = store::restore(away.filePath(QStringLiteral("c.sqlite")), away.filePath(QStringLiteral("new.sqlite")), false);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, city::FaultKind::Damaged);
        QVERIFY(!QFile::exists(away.filePath(QStringLiteral("new.sqlite"))));
    }

    void aKilledCopyLeavesNoneUnderItsNameAndTheNextOneWorks() {
        const TinyCity tiny;
        const QTemporaryDir away;
        const QString copy = away.filePath(QStringLiteral("c.sqlite"));
        // Large enough that the copy is still going on when its first message comes.
        put(store::CityFile::companions(tiny.path()) + QStringLiteral("/history/large.bin"), QByteArray(300 << 20, 'x'));
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(XIUHUA_BIN "/xiuhuactl"), {QStringLiteral("backup"), tiny.path(), copy});
        QVERIFY(process.waitForReadyRead(30'000));
        ::kill(pid_t(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QVERIFY(!QFile::exists(copy));
        QFile::remove(store::CityFile::companions(tiny.path()) + QStringLiteral("/history/large.bin"));
        must(store::backUp(tiny.path(), copy, false));
        QCOMPARE(listing(away.path()), (QStringList{QStringLiteral("c.sqlite"), QStringLiteral("c.sqlite.manifest.json")}));
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
