// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/registry_cache.h"
#include "store/session.h"
#include "support/tiny_city.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <random>

using namespace support;
using city::ComponentKey;
using city::Registry;
using city::Shape;
using store::Reader;
using store::RegistryCache;

namespace {

QString cacheFile(const TinyCity& tiny) {
    return RegistryCache::folder(tiny.path()) + QStringLiteral("/registry.packed");
}

Registry fromRows(const TinyCity& tiny) {
    auto reader = must(Reader::open(tiny.path()));
    return must(reader.registry());
}

/// Packs the city as it is now.
void pack(const TinyCity& tiny) {
    auto reader = must(Reader::open(tiny.path()));
    if (!RegistryCache(tiny.path()).write(must(reader.registry()), reader)) qFatal("the registry was not packed");
}

std::optional<RegistryCache::Verdict> judged(const TinyCity& tiny) {
    const RegistryCache cache(tiny.path());
    const auto loaded = cache.load();
    auto reader = must(Reader::open(tiny.path()));
    return loaded ? cache.judge(*loaded, reader) : std::nullopt;
}

/// A start of the program: what it published first, what last, and whether that was kept.
struct Start {
    explicit Start(const TinyCity& tiny) : session(tiny.path()) {
        QObject::connect(&session, &store::Session::registryRead,
                         [this](city::RegistryPtr read, const std::vector<std::size_t>&) {
            if (!first) first = read;
            newest = read;
        });
        QObject::connect(&session, &store::Session::registryKept, [this](city::RegistryPtr registry, quint64 stamp) {
            kept = registry;
            keptStamp = stamp;
        });
        session.setActive(true);
        session.start();
    }
    bool isPacked() const { return first->stamp() != 0; }
    city::RegistryPtr first, newest, kept;
    quint64 keptStamp = 0;
    store::Session session;
};

/// The start shows what the rows hold.
#define SHOWS_THE_ROWS(start, tiny)                                                                                    \
    QTRY_VERIFY((start).newest);                                                                                       \
    QTRY_VERIFY((start).newest->content() == fromRows(tiny).content());                                                \
    QCOMPARE((start).newest->size(), fromRows(tiny).size())

QByteArray content(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

void put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write %s", qPrintable(path));
}

} // namespace

class TestRegistryCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("xiuhua.store.cache=false")); } // it says why, often

    void theSecondStartReadsThePackedOne() {
        const TinyCity tiny;
        quint64 stamp = 0;
        {
            Start start(tiny);
            SHOWS_THE_ROWS(start, tiny);
            QVERIFY(!start.isPacked());
            QTRY_VERIFY(start.kept);
            stamp = start.keptStamp;
            QVERIFY(stamp != 0);
        }
        Start start(tiny);
        SHOWS_THE_ROWS(start, tiny);
        QVERIFY(start.isPacked());
        QCOMPARE(start.first->stamp(), stamp);
        QTRY_VERIFY(start.kept); // it was held against the rows
        QCOMPARE(start.kept, start.first);
    }

    void changesSinceAreAppliedBeforeAnythingElse() {
        const TinyCity tiny;
        shell(tiny, "UPDATE component_point SET state = 1 WHERE id = 7");
        pack(tiny);
        shell(tiny, "UPDATE component_point SET state = 2 WHERE id IN (7, 42); DELETE FROM component_line WHERE id = 3");
        Start start(tiny);
        SHOWS_THE_ROWS(start, tiny);
        QVERIFY(start.isPacked());
        QCOMPARE(start.newest->change(), fromRows(tiny).change());
        QCOMPARE(start.newest->chunkOf({Shape::Line, 3}), -1);
        // And what comes later arrives as ever.
        shell(tiny, "UPDATE component_point SET state = 3 WHERE id = 42");
        SHOWS_THE_ROWS(start, tiny);
        // The newer version is packed in its turn.
        QTRY_VERIFY(start.kept && start.kept->change() == start.newest->change());
        Start next(tiny);
        SHOWS_THE_ROWS(next, tiny);
        QVERIFY(next.first->stamp() == start.keptStamp);
    }

    void whatDoesNotFitTheCityIsNotUsed_data() {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a department changed hands")
            << "UPDATE department SET company_id = 3 - company_id WHERE company_id IS NOT NULL";
        QTest::newRow("rows went unseen") << "DELETE FROM component_point WHERE id = 300";
        QTest::newRow("another city") << "UPDATE city SET uid = x'00112233445566778899aabbccddeeff'";
    }
    void whatDoesNotFitTheCityIsNotUsed() {
        QFETCH(QString, sql);
        const TinyCity tiny;
        pack(tiny);
        QVERIFY(judged(tiny));
        shell(tiny, withoutTriggers(tiny, sql));
        QVERIFY(!judged(tiny));
        Start start(tiny);
        SHOWS_THE_ROWS(start, tiny);
        QVERIFY(!start.isPacked());
    }

    void ofACityPutBackAndGoneOnNothingIsBelieved() {
        const TinyCity tiny;
        const QString before = tiny.folder() + QStringLiteral("/before.sqlite");
        shell(tiny, "UPDATE component_point SET state = 1 WHERE id = 7");
        shell(tiny, QStringLiteral("VACUUM INTO '%1'").arg(before));
        shell(tiny, "UPDATE component_point SET state = 2 WHERE id = 8; UPDATE component_point SET state = 2 WHERE id = 9");
        pack(tiny);
        for (const char* rest : {"", "-wal", "-shm"}) QFile::remove(tiny.path() + QLatin1String(rest));
        QVERIFY(QFile::rename(before, tiny.path()));
        QVERIFY(!judged(tiny)); // the journal ends before
        shell(tiny, "UPDATE component_point SET state = 3 WHERE id IN (11, 12, 13, 14)");
        QVERIFY(!judged(tiny)); // it counts as far, over other rows
        Start start(tiny);
        SHOWS_THE_ROWS(start, tiny);
        QVERIFY(!start.isPacked());
    }

    void anEditBehindEverybodysBackIsFound() {
        const TinyCity tiny;
        pack(tiny);
        shell(tiny, withoutTriggers(tiny, "UPDATE component_point SET state = 3 - state WHERE id = 42"));
        QVERIFY(judged(tiny)); // nothing shows it
        Start start(tiny);
        QTRY_VERIFY(start.first);
        QVERIFY(start.isPacked());
        QVERIFY(!(start.first->content() == fromRows(tiny).content()));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("are not those that were packed"));
        QTRY_VERIFY(start.newest->content() == fromRows(tiny).content());
        QTRY_VERIFY(start.kept == start.newest); // and the file is put right
        Start next(tiny);
        SHOWS_THE_ROWS(next, tiny);
        QVERIFY(next.isPacked());
    }

    void damageIsReadAroundAndRepaired() {
        const TinyCity tiny;
        pack(tiny);
        const QByteArray whole = content(cacheFile(tiny));
        std::mt19937 random(9);
        for (int round = 0; round < 300; ++round) {
            QByteArray damaged = whole;
            if (round % 3 == 0) damaged.truncate(int(random() % unsigned(whole.size())));
            else if (round < 130) damaged[round] = char(damaged[round] ^ (1 << random() % 8)); // the header and its table
            else damaged[int(random() % unsigned(whole.size()))] ^= char(1 << random() % 8);
            put(cacheFile(tiny), damaged);
            QVERIFY2(!RegistryCache(tiny.path()).load(), qPrintable(QString::number(round)));
        }
        {
            Start start(tiny);
            SHOWS_THE_ROWS(start, tiny);
            QVERIFY(!start.isPacked());
            QTRY_VERIFY(start.kept);
        }
        Start next(tiny);
        SHOWS_THE_ROWS(next, tiny);
        QVERIFY(next.isPacked());
    }

    void anotherCitysFileIsNotUsed() {
        const TinyCity tiny, other;
        pack(other);
        put(cacheFile(tiny), content(cacheFile(other)));
        // The fixture is the same city each time: make it another.
        shell(tiny, withoutTriggers(tiny, "UPDATE city SET uid = x'00112233445566778899aabbccddeeff'"));
        QVERIFY(!judged(tiny));
    }

    void withoutAFolderToWriteItWorksAsEver() {
        const TinyCity tiny;
        const QString folder = store::CityFile::companions(tiny.path());
        QDir(folder).removeRecursively();
        put(folder, "a file where the companions should be");
        Start start(tiny);
        SHOWS_THE_ROWS(start, tiny);
        QTRY_VERIFY(start.kept);
        QCOMPARE(start.keptStamp, 0u);
    }

    void twoWindowsKeepOneFileWhole() {
        const TinyCity tiny;
        {
            Start a(tiny), b(tiny);
            SHOWS_THE_ROWS(a, tiny);
            SHOWS_THE_ROWS(b, tiny);
            QTRY_VERIFY(a.kept && b.kept);
        }
        QVERIFY(judged(tiny));
        Start next(tiny);
        SHOWS_THE_ROWS(next, tiny);
        QVERIFY(next.isPacked());
    }

    void whatAKilledWriterLeftIsNoObstacle() {
        const TinyCity tiny;
        pack(tiny);
        put(cacheFile(tiny) + QStringLiteral(".new"), content(cacheFile(tiny)).left(1000));
        Start start(tiny);
        SHOWS_THE_ROWS(start, tiny);
        QVERIFY(start.isPacked());
        pack(tiny);
        QVERIFY(judged(tiny));
        QVERIFY(!QFile::exists(cacheFile(tiny) + QStringLiteral(".new")));
    }

private:
    /// The change with every trigger out of the way, as somebody would who knows how.
    static QString withoutTriggers(const TinyCity& tiny, const QString& sql) {
        if (sql.contains(QLatin1String("department"))) return sql; // this one is journalled
        auto reader = must(Reader::open(tiny.path()));
        auto query = must(reader.database().prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN "
                                                    "('component_point', 'city')"));
        QString all;
        while (must(query.step())) all += QStringLiteral("DROP TRIGGER \"%1\"; ").arg(query.text(0));
        return all + sql;
    }
};

QTEST_GUILESS_MAIN(TestRegistryCache)
#include "tst_registry_cache.moc"
