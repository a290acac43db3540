// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader.h"
#include "store/session.h"
#include "support/tiny_city.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace support;

namespace {

/// What the window does with a city that is opened: 0 when its components could be read.
int openAsTheWindowDoes(const QString& path) {
    int code = -1;
    QEventLoop loop;
    store::Session session(path);
    QObject::connect(&session, &store::Session::registryRead, &loop, [&] { loop.exit(code = 0); });
    QObject::connect(&session, &store::Session::failed, &loop, [&](const city::Fault& fault) {
        fprintf(stderr, "%s\n%s\n", qPrintable(fault.sentence), qPrintable(fault.detail));
        loop.exit(code = 1);
    });
    session.start();
    loop.exec();
    return code;
}

int current() {
    return store::CityFile::currentVersion();
}

/// Another version of this program: a copy of the test beside resources with the schemas up to one, and further files.
class OtherProgram {
public:
    OtherProgram(int upTo, const QByteArray& known) {
        const QDir ours(QCoreApplication::applicationDirPath() + QStringLiteral("/../share/xiuhua"));
        if (!QDir().mkpath(theirs() + QStringLiteral("schema")) || !QDir().mkpath(m_folder.filePath(QStringLiteral("bin"))) ||
            !QFile::copy(QCoreApplication::applicationFilePath(), program()))
            qFatal("the other program cannot be set up");
        for (const QString& name : ours.entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
            if (name != QLatin1String("schema")) QFile::link(ours.absoluteFilePath(name), theirs() + name);
        const QDir schemas(ours.filePath(QStringLiteral("schema")));
        for (const QString& name : schemas.entryList({QStringLiteral("*.sql")}, QDir::Files))
            if (name.section(QLatin1Char('_'), 0, 0).toInt() <= upTo)
                QFile::copy(schemas.absoluteFilePath(name), theirs() + QStringLiteral("schema/") + name);
        QFile journalled(schemas.filePath(QStringLiteral("journalled.json")));
        if (!journalled.open(QIODevice::ReadOnly)) qFatal("no journalled.json");
        QByteArray tables = journalled.readAll().replace("\"city\",", known);
        if (upTo < 3) tables.replace(", \"device\"", ""); // came with schema 3
        if (upTo < 4) tables.replace(" \"work_order\",", ""); // came with schema 4
        if (upTo < 6) // came with schema 6
            tables.replace(" \"inspection\", \"finding\", \"frozen_period\",", "");
        put(theirs() + QStringLiteral("schema/journalled.json"), tables);
    }
    void start(QProcess& process, const QStringList& arguments) const {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program(), arguments);
        if (!process.waitForStarted(30'000)) qFatal("the other program does not start");
    }
    int run(const QStringList& arguments, QString* said = nullptr) const {
        QProcess process;
        start(process, arguments);
        if (!process.waitForFinished(support::patience)) qFatal("the other program does not end");
        const QString output = QString::fromUtf8(process.readAll());
        if (said) *said = output;
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

protected:
    QString theirs() const { return m_folder.filePath(QStringLiteral("share/xiuhua/")); }
    QString program() const { return m_folder.filePath(QStringLiteral("bin/other")); }
    static void put(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write");
    }
    QTemporaryDir m_folder;
};

/// A later version: one schema more.
class LaterProgram : public OtherProgram {
public:
    explicit LaterProgram(const QByteArray& sql) : OtherProgram(current(), "\"city\", \"depot\",") { setSchema(sql); }
    void setSchema(const QByteArray& sql) const {
        put(theirs() + QStringLiteral("schema/%1_later.sql").arg(current() + 1, 3, 10, QLatin1Char('0')), sql);
    }
    void start(QProcess& process, const QString& city) const { OtherProgram::start(process, {QStringLiteral("--open"), city}); }
    int open(const QString& city, QString* said = nullptr) const { return run({QStringLiteral("--open"), city}, said); }
};

constexpr char added[] = R"(
    ALTER TABLE component_point ADD COLUMN warranty TEXT;
    CREATE TABLE depot (id INTEGER PRIMARY KEY, uid BLOB, revision INTEGER NOT NULL DEFAULT 1, name TEXT NOT NULL);
    INSERT INTO depot (uid, name) VALUES (randomblob(16), '仓库');
)";

std::int64_t ask(const QString& path, const char* sql) {
    auto db = must(store::Database::open(path, store::Database::Access::ReadOnly));
    return must(db.number(sql));
}

QStringList copies(const TinyCity& tiny) {
    return QDir(tiny.folder()).entryList({QStringLiteral("tiny.sqlite.v*")}, QDir::Files, QDir::Name);
}

/// Of the copy that is kept.
QString suffix() {
    return QStringLiteral(".v%1").arg(current());
}

QString kept() {
    return QStringLiteral("tiny.sqlite") + suffix();
}

/// As it was before anybody tried to bring it up to date, and sound.
void verifyOldAndWhole(const TinyCity& tiny) {
    QCOMPARE(must(store::CityFile::inspect(tiny.path())), current());
    auto reader = must(store::Reader::open(tiny.path()));
    QCOMPARE(must(reader.registry()).size(), std::size_t(TinyCity::points + TinyCity::lines + TinyCity::polygons));
    QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
    QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM sqlite_master WHERE name = 'depot'"), 0);
    QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM pragma_table_info('component_point') WHERE name = 'warranty'"), 0);
}

} // namespace

class TestMigration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOlderCityIsBroughtUpToDateWhenTheWindowOpensIt() {
        const TinyCity tiny;
        must(must(store::CityFile::openWriting(tiny.path())).execute("UPDATE component_point SET note = 'before' WHERE id = 7"));
        QString said;
        QVERIFY2(LaterProgram(added).open(tiny.path(), &said) == 0, qPrintable(said));
        QCOMPARE(ask(tiny.path(), "PRAGMA user_version"), current() + 1);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM component_point WHERE note = 'before' AND revision = 2"), 1);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM depot"), 1);
        QCOMPARE(ask(tiny.path(), "SELECT count(*) FROM journal"), 1);
    }

    void aCityOfEachOlderVersionIsBroughtUpToDate_data() {
        QTest::addColumn<int>("version");
        for (int version = 1; version < current(); ++version) QTest::addRow("%d", version) << version;
    }
    void aCityOfEachOlderVersionIsBroughtUpToDate() {
        QFETCH(int, version);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("old.sqlite"));
        QString said;
        QVERIFY2(OtherProgram(version, "\"city\",").run({QStringLiteral("--make"), path}, &said) == 0, qPrintable(said));
        QCOMPARE(must(store::CityFile::inspect(path)), version);
        const auto old = store::CityFile::openReading(path);
        QVERIFY(!old && old.error().kind == city::FaultKind::Older);
        auto db = must(store::CityFile::openWriting(path));
        QCOMPARE(must(db.number("PRAGMA user_version")), current());
        QCOMPARE(must(db.number("SELECT count(*) FROM role")), 12);
        must(db.execute("UPDATE department SET closed = 20250101 WHERE id = 2"));
        QCOMPARE(must(db.number("SELECT count(*) FROM journal WHERE table_name = 'department' AND json_extract(after, '$.closed') = 20250101")), 1);
        must(db.execute("INSERT INTO approval_rule (field) VALUES ('state'); UPDATE change_context SET user = 'asker', approved_by = 'approver'; "
                        "UPDATE component_point SET note = 'x' WHERE id = 7; UPDATE change_context SET user = NULL, approved_by = NULL"));
        QCOMPARE(must(db.number("SELECT count(*) FROM journal WHERE user = 'asker' AND approved_by = 'approver'")), 1);
        auto reader = must(store::Reader::open(path));
        QCOMPARE(must(reader.registry()).size(), std::size_t(TinyCity::points + TinyCity::lines + TinyCity::polygons));
    }

    void whatALaterVersionAddedIsJournalled() {
        const TinyCity tiny;
        QCOMPARE(LaterProgram(added).open(tiny.path()), 0);
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadWrite));
        must(db.execute("UPDATE component_point SET warranty = '2030' WHERE id = 7; UPDATE depot SET name = '新仓库'"));
        QCOMPARE(must(db.number("SELECT count(*) FROM journal WHERE table_name = 'component_point' AND "
                                "json_extract(after, '$.warranty') = '2030'")), 1);
        QCOMPARE(must(db.number("SELECT count(*) FROM journal WHERE table_name = 'depot' AND operation = 'U'")), 1);
    }

    void theCopyBesideItIsTheCityAsItWas() {
        const TinyCity tiny;
        QCOMPARE(LaterProgram(added).open(tiny.path()), 0);
        QCOMPARE(copies(tiny), QStringList{kept()});
        auto reader = must(store::Reader::open(tiny.path() + suffix()));
        QCOMPARE(must(reader.registry()).size(), std::size_t(TinyCity::points + TinyCity::lines + TinyCity::polygons));
        const auto refused = store::CityFile::openReading(tiny.path());
        QVERIFY(!refused && refused.error().kind == city::FaultKind::Newer);
    }

    void aCopyOfAnotherStateIsKept() {
        const TinyCity tiny;
        const QString copy = tiny.path() + suffix();
        QVERIFY(QFile::copy(tiny.path(), copy));
        must(must(store::CityFile::openWriting(tiny.path())).execute("UPDATE component_point SET note = 'since' WHERE id = 7"));
        QCOMPARE(LaterProgram(added).open(tiny.path()), 0);
        QCOMPARE(copies(tiny), (QStringList{kept(), kept() + QStringLiteral("-2")}));
        QCOMPARE(ask(copy, "SELECT count(*) FROM component_point WHERE note = 'since'"), 0);
        QCOMPARE(ask(copy + QStringLiteral("-2"), "SELECT count(*) FROM component_point WHERE note = 'since'"), 1);
    }

    void aStepThatFailsLeavesTheOldCityWhole_data() {
        QTest::addColumn<QByteArray>("last");
        QTest::newRow("an error") << QByteArray("UPDATE no_such_table SET a = 1;");
        QTest::newRow("a refusal by SpatiaLite") << QByteArray("SELECT AddGeometryColumn('depot', 'geom', 4490, 'NOTHING', 'XY');");
    }
    void aStepThatFailsLeavesTheOldCityWhole() {
        QFETCH(QByteArray, last);
        const TinyCity tiny;
        QString said;
        QCOMPARE(LaterProgram(added + last).open(tiny.path(), &said), 1);
        QVERIFY(!said.isEmpty());
        verifyOldAndWhole(tiny);
    }

    void aKillInTheMiddleLeavesTheOldCityWholeAndTheNextOpeningWorks() {
        const TinyCity tiny;
        const LaterProgram later(added + QByteArray("CREATE TABLE slow AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT "
                                                    "i + 1 FROM n WHERE i < 100000000000) SELECT count(*) AS rows FROM n;"));
        QProcess process;
        later.start(process, tiny.path());
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadWrite));
        must(db.execute("PRAGMA busy_timeout = 0"));
        const auto isMigrating = [&] { // it holds the write lock
            if (db.execute("BEGIN IMMEDIATE")) return must(db.execute("ROLLBACK")), false;
            return QFile::exists(tiny.path() + suffix());
        };
        QTRY_VERIFY(isMigrating());
        ::kill(pid_t(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished(support::patience));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        verifyOldAndWhole(tiny);

        later.setSchema(added);
        QCOMPARE(later.open(tiny.path()), 0);
        QCOMPARE(ask(tiny.path(), "PRAGMA user_version"), current() + 1);
        QCOMPARE(copies(tiny), QStringList{kept()});
    }
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--open") == 0) return openAsTheWindowDoes(QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && qstrcmp(argv[1], "--make") == 0)
        return QFile::copy(TinyCity().path(), QString::fromLocal8Bit(argv[2])) ? 0 : 1;
    TestMigration test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_migration.moc"
