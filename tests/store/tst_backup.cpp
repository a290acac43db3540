// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"
#include "store/reader.h"
#include "store/writer.h"
#include "support/obstacles.h"
#include "support/tiny_city.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <atomic>
#include <csignal>
#include <sys/file.h>
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

/// The city and its companion say `tag`, and so does a backup made of them.
void tagCity(const TinyCity& tiny, const QByteArray& tag) {
    must(must(store::CityFile::openWriting(tiny.path())).execute("UPDATE component_point SET note = '" + tag.toStdString() + "' WHERE id = 1"));
    put(store::CityFile::companions(tiny.path()) + QStringLiteral("/evidence/p.jpg"), tag);
}

/// What the city under this name says; nothing when there is none; "mixed" when its companion says otherwise.
QByteArray tagOf(const QString& city) {
    if (!QFile::exists(city)) return {};
    auto db = must(store::Database::open(city, store::Database::Access::Frozen));
    auto note = must(db.prepare("SELECT note FROM component_point WHERE id = 1"));
    must(note.step());
    const QByteArray tag = note.text(0).toUtf8();
    return content(store::CityFile::companions(city) + QStringLiteral("/evidence/p.jpg")) == tag ? tag : QByteArray("mixed");
}

/// Exit code, or -1 after the kill.
int runKilledAtRename(int number, const QStringList& arguments) {
    QProcess process;
    process.setProcessEnvironment(killedAtRename(number));
    process.start(QStringLiteral(XIUHUA_BIN "/xiuhuactl"), arguments);
    if (!process.waitForFinished(support::patience)) qFatal("xiuhuactl did not end");
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
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

    /// A kill at every single rename: the city under the name is the old one, the new one or none, each with its own
    /// companions and manifest, and the same command finishes what it began.
    void aKillWhileReplacingMixesNothing_data() {
        QTest::addColumn<QString>("command");
        QTest::newRow("backup") << "backup";
        QTest::newRow("restore") << "restore";
    }
    void aKillWhileReplacingMixesNothing() {
        QFETCH(QString, command);
        const bool restoring = command == QLatin1String("restore");
        const TinyCity tiny;
        const QTemporaryDir away;
        const QString oldCopy = away.filePath(QStringLiteral("old.sqlite")), newCopy = away.filePath(QStringLiteral("new.sqlite"));
        tagCity(tiny, "old");
        must(store::backUp(tiny.path(), oldCopy, false));
        tagCity(tiny, "new");
        must(store::backUp(tiny.path(), newCopy, false));
        int kills = 0;
        for (int number = 1;; ++number) {
            const QTemporaryDir folder;
            const QString target = folder.filePath(QStringLiteral("t.sqlite"));
            if (restoring) must(store::restore(oldCopy, target, false));
            else must(store::backUp(oldCopy, target, false));
            const QStringList again{command, restoring ? newCopy : tiny.path(), target, QStringLiteral("--force")};
            const int code = runKilledAtRename(number, again);
            const QByteArray left = tagOf(target);
            if (code == 0) {
                QCOMPARE(left, QByteArray("new"));
                break;
            }
            QCOMPARE(code, -1);
            ++kills;
            QVERIFY2(left == "old" || left == "new" || left.isEmpty(), left.constData());
            if (left.isEmpty()) {
                const auto missing = store::CityFile::inspect(target);
                QVERIFY(!missing && missing.error().sentence.contains(QStringLiteral("interrupted")));
            }
            // Without --force only a replacement that had begun is finished; nothing whole is replaced.
            const auto gentle = restoring ? store::restore(newCopy, target, false) : store::backUp(tiny.path(), target, false);
            QVERIFY(!gentle && gentle.error().kind == city::FaultKind::Invalid);
            QCOMPARE(tagOf(target), left.isEmpty() ? QByteArray("new") : left);
            if (!restoring) must(store::restore(target, away.filePath(QStringLiteral("check.sqlite")), true));
            QCOMPARE(listing(folder.path()).filter(QStringLiteral("unfinished")), QStringList());
        }
        QVERIFY2(kills >= (restoring ? 4 : 6), qPrintable(QString::number(kills)));
    }

    void aFullDiskIsSaidAndKeepsWhatWasThere_data() {
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("while the city is copied") << qint64(500'000);
        QTest::newRow("while its files are copied") << qint64(0);
    }
    void aFullDiskIsSaidAndKeepsWhatWasThere() {
        QFETCH(qint64, bytes);
        const TinyCity tiny;
        const QTemporaryDir away;
        const QString copy = away.filePath(QStringLiteral("c.sqlite"));
        tagCity(tiny, "old");
        must(store::backUp(tiny.path(), copy, false));
        tagCity(tiny, "new");
        put(store::CityFile::companions(tiny.path()) + QStringLiteral("/history/large.bin"), QByteArray(8 << 20, 'x'));
        if (bytes == 0) bytes = QFileInfo(copy).size() + (2 << 20);
        QProcess process;
        process.setProcessEnvironment(fullDisk(away.path(), bytes));
        process.start(QStringLiteral(XIUHUA_BIN "/xiuhuactl"), {QStringLiteral("backup"), tiny.path(), copy, QStringLiteral("--force")});
        QVERIFY(process.waitForFinished(support::patience));
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 1 && said.contains("disk is full"), said.constData());
        QCOMPARE(tagOf(copy), QByteArray("old"));
        QCOMPARE(listing(away.path()), (QStringList{QStringLiteral("c.files"), QStringLiteral("c.sqlite"),
                                                    QStringLiteral("c.sqlite.manifest.json")}));
    }

    void aCopyThatAnotherProgramIsWritingIsLeftAlone() {
        const TinyCity tiny;
        const QTemporaryDir away;
        const QString growing = away.filePath(QStringLiteral(".c.sqlite.unfinished/city.sqlite"));
        put(growing, "half");
        QFile lock(away.filePath(QStringLiteral(".c.sqlite.unfinished.lock")));
        QVERIFY(lock.open(QIODevice::ReadWrite) && flock(lock.handle(), LOCK_EX) == 0);
        const auto refused = store::backUp(tiny.path(), away.filePath(QStringLiteral("c.sqlite")), false);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, city::FaultKind::Locked);
        QCOMPARE(content(growing), QByteArray("half"));
    }

    void companionsWithoutTheirCityAreKeptUnlessReplacingIsAllowed() {
        const TinyCity tiny;
        const QTemporaryDir away;
        const QString copy = away.filePath(QStringLiteral("c.sqlite")), photo = away.filePath(QStringLiteral("c.files/evidence/p.jpg"));
        put(photo, "precious");
        const auto refused = store::backUp(tiny.path(), copy, false);
        QVERIFY(!refused && refused.error().kind == city::FaultKind::Invalid);
        QCOMPARE(content(photo), QByteArray("precious"));
        must(store::backUp(tiny.path(), copy, true));
        QVERIFY(!QFile::exists(photo));
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
        QVERIFY(process.waitForReadyRead(support::patience));
        ::kill(pid_t(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished(support::patience));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QVERIFY(!QFile::exists(copy));
        QFile::remove(store::CityFile::companions(tiny.path()) + QStringLiteral("/history/large.bin"));
        must(store::backUp(tiny.path(), copy, false));
        QCOMPARE(listing(away.path()), (QStringList{QStringLiteral("c.sqlite"), QStringLiteral("c.sqlite.manifest.json")}));
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
