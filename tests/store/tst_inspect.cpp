// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/place.h"
#include "support/tiny_city.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTest>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace support;
using city::FaultKind;
using store::CityFile;
using store::Database;

namespace {

/// Names and bytes of a folder: what must be the same after a look.
QByteArray fingerprint(const QString& folder) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QFileInfo& entry : QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name)) {
        hash.addData(entry.fileName().toUtf8() + '\0' + QByteArray::number(entry.size()));
        QFile file(entry.filePath());
        if (entry.isFile() && file.open(QIODevice::ReadOnly)) hash.addData(file.readAll());
    }
    return hash.result();
}

void put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write %s", qPrintable(path));
}

void patch(const QString& path, qint64 at, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || file.write(bytes) != bytes.size()) qFatal("cannot patch");
}

void truncate(const QString& path, double share) {
    QFile file(path);
    if (!file.resize(qint64(double(file.size()) * share))) qFatal("cannot truncate");
}

/// Acts as an ordinary user while it lives, for root may write everywhere.
struct OrdinaryUser {
    OrdinaryUser() { if (geteuid() == 0 && seteuid(65534) != 0) qFatal("seteuid"); }
    ~OrdinaryUser() { if (getuid() == 0 && seteuid(0) != 0) qFatal("seteuid"); }
};

/// Another program that has a city open: the sqlite3 shell, until it goes out of scope.
struct OtherProgram {
    OtherProgram(const QString& path, const QByteArray& statements) {
        process.start(QStringLiteral("sqlite3"), {QStringLiteral("-batch"), path});
        process.write(statements + "\n.print ready\n");
        while (process.waitForReadyRead(support::patience))
            if ((said += process.readAll()).contains("ready")) return;
        qFatal("sqlite3: %s", process.readAllStandardError().constData());
    }
    ~OtherProgram() {
        process.closeWriteChannel();
        process.waitForFinished(support::patience);
    }
    QProcess process;
    QByteArray said;
};

using Spoil = void (*)(const QString& path);

void sql(const QString& path, const char* statements) {
    sqlite3* db = nullptr;
    sqlite3_open(path.toUtf8().constData(), &db);
    if (sqlite3_exec(db, statements, nullptr, nullptr, nullptr) != SQLITE_OK) qFatal("%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

} // namespace

Q_DECLARE_METATYPE(Spoil)
Q_DECLARE_METATYPE(city::FaultKind)

class TestInspect : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCityIsFine() {
        const TinyCity tiny;
        QCOMPARE(must(CityFile::inspect(tiny.path())), CityFile::currentVersion());
        must(CityFile::openReading(tiny.path()));
        must(CityFile::openWriting(tiny.path()));
    }

    void whatIsWrongIsSaidAndNothingChanges_data() {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<FaultKind>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, FaultKind kind, const char* says, Spoil spoil) {
            QTest::newRow(name) << spoil << kind << QString::fromLatin1(says);
        };
        row("missing", FaultKind::NotFound, "no file", [](const QString& p) { QFile::remove(p); });
        row("folder", FaultKind::Foreign, "folder", [](const QString& p) { QFile::remove(p); QDir().mkpath(p); });
        row("device", FaultKind::Foreign, "device", [](const QString& p) { QFile::remove(p); if (mkfifo(p.toUtf8(), 0600)) qFatal("mkfifo"); });
        row("empty", FaultKind::Foreign, "is empty", [](const QString& p) { put(p, {}); });
        row("a text", FaultKind::Foreign, "another kind of file", [](const QString& p) { put(p, "hello, world\n"); });
        row("a long text", FaultKind::Foreign, "another kind of file", [](const QString& p) { put(p, QByteArray(9000, 'x')); });
        row("another program's database", FaultKind::Foreign, "another program", [](const QString& p) {
            QFile::remove(p);
            sql(p, "CREATE TABLE t (a)");
        });
        row("somebody's SpatiaLite", FaultKind::Foreign, "another program", [](const QString& p) { sql(p, "PRAGMA application_id = 0"); });
        row("GeoPackage", FaultKind::Foreign, "GeoPackage", [](const QString& p) { sql(p, "PRAGMA application_id = 1196444487"); });
        row("newer", FaultKind::Newer, "newer version", [](const QString& p) { sql(p, "PRAGMA user_version = 9999"); });
        row("cut short", FaultKind::Damaged, "cut short", [](const QString& p) { truncate(p, 0.6); });
        row("cut to its header", FaultKind::Damaged, "cut short", [](const QString& p) { truncate(p, 0.00001); patch(p, 99, QByteArray(1, '\0')); });
        row("mark broken", FaultKind::Damaged, "damaged", [](const QString& p) { patch(p, 0, "SQLITE"); });
        row("page size broken", FaultKind::Damaged, "damaged", [](const QString& p) { patch(p, 16, QByteArray("\x11\x11", 2)); });
        row("schema page broken", FaultKind::Damaged, "damaged", [](const QString& p) { patch(p, 100, QByteArray(3000, '\xEE')); });
        row("a table missing", FaultKind::Damaged, "damaged", [](const QString& p) {
            sql(p, "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'journal'");
        });
        row("the city row missing", FaultKind::Damaged, "damaged", [](const QString& p) { sql(p, "DELETE FROM city"); });
        row("never finished", FaultKind::Damaged, "never finished", [](const QString& p) { sql(p, "CREATE TABLE bulk_pending (sql)"); });
        row("never versioned", FaultKind::Damaged, "never finished", [](const QString& p) { sql(p, "PRAGMA user_version = 0"); });
    }
    void whatIsWrongIsSaidAndNothingChanges() {
        QFETCH(Spoil, spoil);
        QFETCH(FaultKind, kind);
        QFETCH(QString, says);
        const TinyCity tiny;
        spoil(tiny.path());
        for (const char* suffix : {"-wal", "-shm"}) QFile::remove(tiny.path() + QLatin1String(suffix));
        const QByteArray before = fingerprint(tiny.folder());
        const auto inspected = CityFile::inspect(tiny.path());
        QVERIFY(!inspected);
        QVERIFY2(inspected.error().kind == kind, qPrintable(inspected.error().sentence + inspected.error().detail));
        QVERIFY2(inspected.error().sentence.contains(says), qPrintable(inspected.error().sentence));
        QVERIFY(inspected.error().sentence.endsWith(QLatin1Char('.')));
        const auto reading = CityFile::openReading(tiny.path()), writing = CityFile::openWriting(tiny.path());
        QVERIFY(!reading && reading.error().kind == kind);
        QVERIFY(!writing && writing.error().kind == kind);
        QCOMPARE(fingerprint(tiny.folder()), before);
    }

    void aHostileDatabaseIsRefusedAndStaysAsItIs_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("disguised");
        QDirIterator files(QStringLiteral(XIUHUA_TESTS "/corpus/hostile-sqlite"), {QStringLiteral("*.db")});
        while (files.hasNext()) {
            const QString file = files.next();
            QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file << false;
            QTest::newRow(qPrintable(QFileInfo(file).fileName() + QStringLiteral(" as ours"))) << file << true;
        }
    }
    void aHostileDatabaseIsRefusedAndStaysAsItIs() {
        QFETCH(QString, file);
        QFETCH(bool, disguised);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("h.sqlite"));
        QVERIFY(QFile::copy(file, path));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        if (disguised) { // our mark and version, so that the look goes on inside
            patch(path, 60, QByteArray("\0\0\0\1", 4));
            patch(path, 68, QByteArray("XHCA", 4));
        }
        const QByteArray before = fingerprint(folder.path());
        for (const auto& result : {CityFile::inspect(path).map([](int) {}), CityFile::openReading(path).map([](auto&&) {}),
                                   CityFile::openWriting(path).map([](auto&&) {})}) {
            QVERIFY(!result);
            QVERIFY2(disguised ? result.error().kind == FaultKind::Damaged : result.error().kind == FaultKind::Foreign,
                     qPrintable(result.error().sentence));
        }
        QCOMPARE(fingerprint(folder.path()), before);
    }

    void aLockedCityIsSaidToBeLocked() {
        const TinyCity tiny;
        const OtherProgram holder(tiny.path(), "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE city SET name = name;");
        const QByteArray before = fingerprint(tiny.folder());
        const auto inspected = CityFile::inspect(tiny.path());
        QVERIFY(!inspected);
        QCOMPARE(inspected.error().kind, FaultKind::Locked);
        QCOMPARE(fingerprint(tiny.folder()), before);
    }

    void aLookBesideAWriterChangesNothing() {
        const TinyCity tiny;
        const OtherProgram writer(tiny.path(), "UPDATE city SET name = 'x';");
        const QByteArray before = fingerprint(tiny.folder());
        QVERIFY(QFileInfo(tiny.path() + QStringLiteral("-wal")).size() > 0);
        QCOMPARE(must(CityFile::inspect(tiny.path())), CityFile::currentVersion());
        QCOMPARE(fingerprint(tiny.folder()), before);
    }

    void aCityInAReadOnlyFolderIsReadButNotWritten() {
        const TinyCity tiny;
        QFile::setPermissions(tiny.path(), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
        chmod(tiny.folder().toUtf8(), 0555);
        {
            const OrdinaryUser user;
            const QByteArray before = fingerprint(tiny.folder());
            auto db = must(CityFile::openReading(tiny.path()));
            QCOMPARE(must(db.number("SELECT count(*) FROM component_point")), TinyCity::points);
            const auto writing = CityFile::openWriting(tiny.path());
            QVERIFY(!writing && writing.error().kind == FaultKind::ReadOnly);
            QVERIFY2(writing.error().sentence.contains(QLatin1String("not change it")), qPrintable(writing.error().sentence));
            QCOMPARE(fingerprint(tiny.folder()), before);
        }
        QFile::setPermissions(tiny.path(), QFile::Permissions(0x6666));
        {
            const OrdinaryUser user;
            const auto writing = CityFile::openWriting(tiny.path());
            QVERIFY(!writing && writing.error().kind == FaultKind::ReadOnly);
            QVERIFY2(writing.error().sentence.contains(QLatin1String("folder")), qPrintable(writing.error().sentence));
        }
        chmod(tiny.folder().toUtf8(), 0755);
    }

    void aLeftLogInAReadOnlyFolderIsExplained() {
        const TinyCity tiny;
        const QTemporaryDir media;
        const QString copy = media.filePath(QStringLiteral("c.sqlite"));
        {
            auto writer = must(CityFile::openWriting(tiny.path()));
            must(writer.execute("UPDATE city SET name = 'x'"));
            QVERIFY(QFile::copy(tiny.path(), copy));
            QVERIFY(QFile::copy(tiny.path() + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
        }
        for (const char* suffix : {"", "-wal"}) QFile::setPermissions(copy + QLatin1String(suffix), QFile::Permissions(0x4444));
        chmod(media.path().toUtf8(), 0555);
        {
            const OrdinaryUser user;
            const auto reading = CityFile::openReading(copy);
            QVERIFY(!reading);
            QCOMPARE(reading.error().kind, FaultKind::ReadOnly);
            QVERIFY2(reading.error().sentence.contains(QLatin1String("c.sqlite-wal")), qPrintable(reading.error().sentence));
        }
        chmod(media.path().toUtf8(), 0755);
    }

    void networkDrivesAreKnown_data() {
        QTest::addColumn<quint64>("magic");
        QTest::addColumn<bool>("network");
        QTest::newRow("nfs") << quint64(0x6969) << true;
        QTest::newRow("cifs, sign extended") << quint64(0xFFFFFFFFFF534D42) << true;
        QTest::newRow("smb2") << quint64(0xFE534D42) << true;
        QTest::newRow("9p") << quint64(0x01021997) << true;
        QTest::newRow("ext4") << quint64(0xEF53) << false;
        QTest::newRow("tmpfs") << quint64(0x01021994) << false;
        QTest::newRow("btrfs") << quint64(0x9123683E) << false;
    }
    void networkDrivesAreKnown() {
        QFETCH(quint64, magic);
        QTEST(store::place::isNetworkFileSystem(std::uint64_t(magic)), "network");
        QVERIFY(store::place::isNetworkFileSystem(QStringLiteral("fuse.sshfs")));
        QVERIFY(!store::place::isNetworkFileSystem(QStringLiteral("fuseblk")));
    }
};

QTEST_GUILESS_MAIN(TestInspect)
#include "tst_inspect.moc"
