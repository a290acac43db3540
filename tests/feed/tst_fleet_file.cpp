// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feed_lock.h"
#include "feed/fleet_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>

using namespace feed;

namespace {

FleetSnapshot fleetOf(std::size_t count, double lon) {
    FleetSnapshot snapshot;
    for (std::size_t i = 0; i < count; ++i) {
        LiveDevice device;
        device.device.row = std::int64_t(i) + 1;
        device.event.ms = 1'700'000'000'000;
        device.place = {lon, 29.4};
        snapshot.devices.push_back(device);
    }
    SourceState source;
    source.name.set("jt808 127.0.0.1:10808");
    source.refused[std::size_t(Reason::Jump)] = 3;
    snapshot.sources.push_back(source);
    return snapshot;
}

} // namespace

class TestFleetFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReaderSeesWhatTheOwnerPublished() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("live/fleet.map"));
        FleetReader reader(path);
        QVERIFY(!reader.next()); // no file yet
        auto publisher = FleetPublisher::create(path);
        QVERIFY(publisher);
        QVERIFY(!reader.next()); // nothing published yet
        FleetSnapshot first = fleetOf(3, 106.5);
        QVERIFY(publisher->publish(first));
        const FleetSnapshotPtr seen = reader.next();
        QVERIFY(seen);
        QCOMPARE(seen->devices.size(), std::size_t(3));
        QCOMPARE(seen->device({2})->place.lon, 106.5);
        QVERIFY(!seen->device({9}));
        QCOMPARE(seen->sources[0].name.view(), std::string_view("jt808 127.0.0.1:10808"));
        QCOMPARE(seen->sources[0].refused[std::size_t(Reason::Jump)], std::uint64_t(3));
        QVERIFY(seen->isFresh(seen->publishedMs) && !seen->isFresh(seen->publishedMs + 2'000));
        QVERIFY(!reader.next());
        QCOMPARE(reader.last(), seen);
    }

    void aLargerFleetAndANewOwnerAreFollowed() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("fleet.map"));
        FleetReader reader(path);
        {
            auto publisher = FleetPublisher::create(path);
            FleetSnapshot small = fleetOf(1, 1), large = fleetOf(100'000, 2);
            QVERIFY(publisher->publish(small));
            QVERIFY(reader.next());
            QVERIFY(publisher->publish(large));
            QCOMPARE(reader.next()->devices.size(), std::size_t(100'000));
        }
        auto next = FleetPublisher::create(path);
        FleetSnapshot again = fleetOf(2, 3);
        QVERIFY(next->publish(again));
        const FleetSnapshotPtr seen = reader.next();
        QVERIFY(seen);
        QCOMPARE(seen->devices[0].place.lon, 3.0);
    }

    void readersNeverSeeTwoSnapshotsMixed() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("fleet.map"));
        auto publisher = FleetPublisher::create(path);
        std::atomic<bool> done = false;
        std::thread owner([&] {
            for (int i = 1; i <= 3'000; ++i) {
                FleetSnapshot snapshot = fleetOf(200, i);
                if (!publisher->publish(snapshot)) break;
            }
            done = true;
        });
        FleetReader reader(path);
        std::uint64_t last = 0;
        while (!done) {
            const FleetSnapshotPtr seen = reader.next();
            if (!seen) continue;
            QVERIFY(seen->sequence > last);
            last = seen->sequence;
            for (const LiveDevice& device : seen->devices) QCOMPARE(device.place.lon, double(seen->sequence));
        }
        owner.join();
    }

    void aDamagedFileReadsAsNothing_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("noise") << QByteArray(20'000, 'x');
        QTest::newRow("zeros") << QByteArray(20'000, '\0');
    }
    void aDamagedFileReadsAsNothing() {
        QFETCH(QByteArray, bytes);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("fleet.map"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        FleetReader reader(path);
        QVERIFY(!reader.next());
    }

    void countsThatCannotBeTrueAreRefused() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("fleet.map"));
        auto publisher = FleetPublisher::create(path);
        FleetSnapshot snapshot = fleetOf(3, 1);
        QVERIFY(publisher->publish(snapshot));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 slot = 4096 + (file.size() - 4096) / 3; // of sequence 1
        QVERIFY(file.seek(slot + 24));
        file.write(QByteArray(8, '\x7f'));
        file.close();
        FleetReader reader(path);
        QVERIFY(!reader.next());
    }

    void oneProcessOwnsTheFeed() {
        QTemporaryDir folder;
        const QString city = folder.filePath(QStringLiteral("banan.sqlite"));
        QVERIFY(!FeedLock::isTaken(city));
        {
            const auto lock = FeedLock::take(city);
            QVERIFY(lock);
            QVERIFY(FeedLock::isTaken(city));
            const auto second = FeedLock::take(city);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, city::FaultKind::Locked);
            QVERIFY(second.error().sentence.contains(QString::number(QCoreApplication::applicationPid())));
        }
        QVERIFY(!FeedLock::isTaken(city));
        QVERIFY(FeedLock::take(city));
    }
};

QTEST_GUILESS_MAIN(TestFleetFile)
#include "tst_fleet_file.moc"
