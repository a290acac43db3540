// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/keeper.h"
#include "history/reader.h"
#include "made_up.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <cstdio>
#include <future>

using namespace history;
using Outcome = city::HistorySink::Outcome;

namespace {

constexpr int rowsOfBatch = 50;

Months monthsOf(const QString& folder) {
    return Months(folder + QStringLiteral("/city.sqlite"), QTimeZone("Asia/Shanghai"));
}

/// Fast enough for tests, and sides that are small.
KeeperSettings quick(std::size_t packRows = 1'000'000) {
    KeeperSettings settings;
    settings.groupMs = 5;
    settings.packRows = packRows;
    return settings;
}

Outcome keep(Keeper& keeper, city::FeedBatch batch) {
    std::promise<Outcome> answer;
    if (!keeper.take(batch, [&answer](Outcome outcome) { answer.set_value(outcome); }))
        return Outcome::Lost;
    return answer.get_future().get();
}

city::FeedBatch way(std::int64_t device, int from, int to, std::int64_t start = noon) {
    city::FeedBatch batch;
    for (int i = from; i < to; ++i)
        batch.fixes.push_back(fixOf(device, i, start));
    return batch;
}

std::vector<city::Fix> read(Reader& reader, std::int64_t device, Span span = {{0}, {4'102'444'800'000}}) {
    std::vector<city::Fix> fixes;
    const auto done = reader.fixes({device}, span, [&](const city::Fix& fix) {
        fixes.push_back(fix);
        return true;
    });
    if (!done)
        qWarning("%s %s", qPrintable(done.error().sentence), qPrintable(done.error().detail));
    return fixes;
}

std::int64_t count(const QString& path, const char* what) {
    auto db = store::Database::open(path, store::Database::Access::ReadOnly);
    return db ? db->number(what).value_or(-1) : -1;
}

/// The child of the kill test: keeps batch after batch, and says of each that it is durable.
int keepForEver(const QString& folder) {
    auto keeper = Keeper::start(monthsOf(folder), quick(500));
    if (!keeper)
        return 1;
    for (int batch = 0; batch < 1'000'000; ++batch) {
        city::FeedBatch rows = way(1 + batch % 3, batch * rowsOfBatch, (batch + 1) * rowsOfBatch);
        if (keep(**keeper, std::move(rows)) != Outcome::Durable)
            return 2;
        std::printf("%d\n", batch);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

class TestKeeper : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Keeper> start(KeeperSettings settings = quick()) {
        auto keeper = Keeper::start(monthsOf(m_folder->path()), settings);
        return keeper ? std::move(*keeper) : nullptr;
    }
    Reader reader() { return Reader(monthsOf(m_folder->path())); }
    QString november() { return monthsOf(m_folder->path()).path({2026, 11}); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsAnsweredIsSeenAtOnceAndStaysAsItWas() {
        auto keeper = start();
        QVERIFY(keeper);
        city::FeedBatch batch = way(1, 0, 300);
        for (int i = 0; i < 20; ++i)
            batch.readings.push_back(readingOf(4, 2, i, i * 0.5));
        QVERIFY(keep(*keeper, std::move(batch)) == Outcome::Durable);
        Reader asking = reader();
        for (const bool packed : {false, true}) {
            if (packed) {
                keeper->settle(true);
                QCOMPARE(count(november(), "SELECT count(*) FROM recent_fix_0") +
                             count(november(), "SELECT count(*) FROM recent_fix_1"),
                         0);
            }
            const auto fixes = read(asking, 1);
            QCOMPARE(fixes.size(), std::size_t(300));
            for (int i = 0; i < 300; ++i)
                QVERIFY(isEqual(fixes[std::size_t(i)], fixOf(1, i)));
            std::vector<double> values;
            QVERIFY(asking.readings({4}, {2}, {{noon + 3'000}, {noon + 5'000}},
                                    [&](const city::Reading& reading) {
                                        values.push_back(reading.value);
                                        return true;
                                    }));
            QVERIFY((values == std::vector<double>{1.5, 2, 2.5}));
        }
        QCOMPARE(keeper->counts().rows, std::uint64_t(320));
    }

    void rowsThatArriveLateComeInOrderAndOnce() {
        auto keeper = start();
        QVERIFY(keep(*keeper, way(1, 0, 100)) == Outcome::Durable);
        QVERIFY(keep(*keeper, way(1, 200, 900)) == Outcome::Durable);
        keeper->settle(true);
        QVERIFY(keep(*keeper, way(1, 50, 250)) == Outcome::Durable); // a blind zone, and some sent twice
        Reader asking = reader();
        for (const bool packed : {false, true}) {
            if (packed)
                keeper->settle(true);
            const auto fixes = read(asking, 1);
            QCOMPARE(fixes.size(), std::size_t(900));
            for (int i = 0; i < 900; ++i)
                QVERIFY(isEqual(fixes[std::size_t(i)], fixOf(1, i)));
        }
        QCOMPARE(count(november(),
                       "SELECT count(*) FROM chunk a JOIN chunk b ON a.device = b.device AND a.id < b.id "
                       "AND a.first <= b.last AND b.first <= a.last"),
                 0);
    }

    void aMonthIsThatOfTheCity() {
        auto keeper = start();
        const std::int64_t turn = 1'796'054'400'000; // 2026-12-01 00:00 in Chongqing
        QVERIFY(keep(*keeper, way(1, -10, 10, turn)) == Outcome::Durable);
        QVERIFY((monthsOf(m_folder->path()).kept() == std::vector<Month>{{2026, 11}, {2026, 12}}));
        QCOMPARE(count(november(), "SELECT sum(rows) FROM recent_group"), 10);
        Reader asking = reader();
        QCOMPARE(read(asking, 1).size(), std::size_t(20));
        const auto extent = asking.extent();
        QVERIFY(extent && *extent);
        QCOMPARE((*extent)->from.ms, turn - 10'000);
        QCOMPARE((*extent)->to.ms, turn + 9'000);
        const std::vector<city::DeviceKey> devices{{1}, {2}};
        const auto then = asking.at({turn - 1}, devices);
        QVERIFY(then && then->size() == 1);
        QCOMPARE(then->front().event.ms, turn - 1'000);
    }

    void theStateOfAMomentIsTheNewestFixBeforeIt() {
        auto keeper = start();
        for (std::int64_t device = 1; device <= 3; ++device)
            QVERIFY(keep(*keeper, way(device, 0, 1'000)) == Outcome::Durable);
        const std::vector<city::DeviceKey> devices{{1}, {2}, {3}, {9}};
        Reader asking = reader();
        for (const bool packed : {false, true}) {
            if (packed)
                keeper->settle(true);
            for (const int second : {0, 1, 511, 512, 700, 999}) {
                const auto then = asking.at({noon + second * 1'000 + 500}, devices);
                QVERIFY(then);
                QCOMPARE(then->size(), std::size_t(3));
                for (const city::Fix& fix : *then)
                    QVERIFY(isEqual(fix, fixOf(fix.device.row, second)));
            }
            QVERIFY(asking.at({noon - 1}, devices)->empty());
            QVERIFY(asking.at({noon + 999'000 + 60'001}, devices, 60'000)->empty());
        }
    }

    void whoWasHereIsTold() {
        auto keeper = start();
        QVERIFY(keep(*keeper, way(1, 0, 200)) == Outcome::Durable);
        QVERIFY(keep(*keeper, way(1, 2'000, 2'100)) == Outcome::Durable);
        QVERIFY(keep(*keeper, way(2, 0, 200)) == Outcome::Durable);
        QVERIFY(keep(*keeper, way(40, 0, 200)) == Outcome::Durable); // elsewhere
        Reader asking = reader();
        const Area area = Area::near(fixOf(1, 100).place, 300);
        const Span span{{noon}, {noon + 3'600'000}};
        std::vector<Visit> before;
        for (const bool packed : {false, true}) {
            if (packed)
                keeper->settle(true);
            const auto visits = asking.whoWas(area, span);
            QVERIFY(visits);
            QVERIFY(!visits->empty());
            for (const Visit& visit : *visits) {
                QVERIFY(visit.first.device.row < 40);
                QVERIFY(area.contains(visit.first.place) && area.contains(visit.last.place));
            }
            if (packed)
                QCOMPARE(visits->size(), before.size());
            before = *visits;
        }
        const Area ring = Area::inside({{106.5, 29.37}, {106.51, 29.37}, {106.51, 29.39}, {106.5, 29.39}});
        const auto visits = asking.whoWas(ring, {{noon + 10'000}, {noon + 19'000}});
        QVERIFY(visits);
        QCOMPARE(visits->size(), std::size_t(2));
        QCOMPARE(visits->front().fixes, 10);
    }

    void aDamagedChunkIsCountedAndTheRestIsRead() {
        auto keeper = start();
        QVERIFY(keep(*keeper, way(1, 0, 1'536)) == Outcome::Durable);
        keeper->settle(true);
        keeper.reset();
        {
            auto db = store::Database::open(november(), store::Database::Access::ReadWrite);
            QVERIFY(db);
            QVERIFY(db->execute("UPDATE chunk SET body = zeroblob(length(body)) WHERE first = (SELECT first "
                                "FROM chunk ORDER BY first LIMIT 1 OFFSET 1)"));
        }
        Reader asking = reader();
        QCOMPARE(read(asking, 1).size(), std::size_t(1'024));
        QCOMPARE(asking.damaged(), 1);
        const std::vector<city::DeviceKey> devices{{1}};
        const auto then = asking.at({noon + 600'000}, devices); // inside the damaged one: what was before it
        QVERIFY(then && then->size() == 1);
        QVERIFY(isEqual(then->front(), fixOf(1, 511)));
        keeper = start(); // and what comes late beside it is kept
        QVERIFY(keep(*keeper, way(1, 500, 520)) == Outcome::Durable);
        keeper->settle(true);
        Reader again = reader();
        QCOMPARE(read(again, 1).size(), std::size_t(1'032));
    }

    void packingGoesOnBesideCommitsAndLosesNothing() {
        auto keeper = start(quick(2'000));
        Reader asking = reader();
        for (int i = 0; i < 60; ++i) {
            city::FeedBatch batch;
            for (std::int64_t device = 1; device <= 10; ++device)
                for (int second = 0; second < 20; ++second)
                    batch.fixes.push_back(fixOf(device, i * 20 + second));
            QVERIFY(keep(*keeper, std::move(batch)) == Outcome::Durable);
            if (i % 7 == 0)
                QCOMPARE(read(asking, 5).size(), std::size_t(i + 1) * 20);
        }
        keeper->settle(true);
        for (std::int64_t device = 1; device <= 10; ++device) {
            const auto fixes = read(asking, device);
            QCOMPARE(fixes.size(), std::size_t(1'200));
            for (int i = 0; i < 1'200; ++i)
                QVERIFY(isEqual(fixes[std::size_t(i)], fixOf(device, i)));
        }
        QVERIFY(count(november(), "SELECT count(*) FROM chunk") > 0);
    }

    void aFileThatIsNoneOfOursIsLeftAlone() {
        QVERIFY(QDir().mkpath(monthsOf(m_folder->path()).folder()));
        {
            auto db = store::Database::open(november(), store::Database::Access::Create);
            QVERIFY(db && db->execute("CREATE TABLE theirs(x)"));
        }
        auto keeper = start();
        QVERIFY(keep(*keeper, way(1, 0, 5)) == Outcome::Lost);
        QVERIFY(keeper->counts().fault.contains(QStringLiteral("2026-11.sqlite")));
        QCOMPARE(keeper->counts().lost, std::uint64_t(5));
        QVERIFY(keep(*keeper, way(1, 0, 5, noon + 30 * 86'400'000ll)) ==
                Outcome::Durable); // the next month's is
    }

    void timesOfNoMonthAreTold() {
        auto keeper = start();
        QVERIFY(keep(*keeper, way(1, 0, 5, -5'000'000'000'000)) == Outcome::Lost);
        QVERIFY(monthsOf(m_folder->path()).kept().empty());
    }

    void aFullQueueSaysNoAndKeepsTheBatchWithItsSender() {
        KeeperSettings settings = quick();
        settings.mostWaiting = 100;
        settings.groupMs = 3'600'000; // nothing is committed but the first
        auto keeper = start(settings);
        std::atomic<int> answered = 0;
        const auto done = [&](Outcome outcome) { answered += outcome == Outcome::Durable; };
        QVERIFY(keep(*keeper, way(1, 0, 10)) == Outcome::Durable);
        city::FeedBatch first = way(1, 10, 100), second = way(1, 100, 200);
        QVERIFY(keeper->take(first, done));
        QVERIFY(first.isEmpty());
        QVERIFY(!keeper->take(second, done));
        QCOMPARE(second.fixes.size(), std::size_t(100));
        keeper.reset(); // what was taken is committed and answered
        QCOMPARE(answered.load(), 1);
        Reader asking = reader();
        QCOMPARE(read(asking, 1).size(), std::size_t(100));
    }

    void oldMonthsGoAfterTheirTime() {
        const Months months = monthsOf(m_folder->path());
        const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
        {
            auto keeper = start();
            for (const int days : {0, 40, 400})
                QVERIFY(keep(*keeper, way(1, 0, 5, now - days * 86'400'000ll)) == Outcome::Durable);
        }
        QCOMPARE(months.kept().size(), std::size_t(3));
        KeeperSettings settings = quick();
        settings.keepMonths = 3;
        auto keeper = start(settings);
        QTRY_COMPARE(months.kept().size(), std::size_t(2));
    }

    void nothingThatWasAnsweredIsLostByAKill() {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--keep"), m_folder->path()});
        QVERIFY(child.waitForStarted());
        int answered = -1;
        while (answered < 60) { // beyond several packings
            QVERIFY(child.canReadLine() || child.waitForReadyRead(support::patience));
            while (child.canReadLine())
                answered = child.readLine().trimmed().toInt();
        }
        ::kill(pid_t(child.processId()), SIGKILL);
        QVERIFY(child.waitForFinished(support::patience));
        while (child.canReadLine())
            answered = child.readLine().trimmed().toInt();
        Reader asking = reader();
        const auto check = [&] {
            std::vector<std::vector<city::Fix>> all;
            for (std::int64_t device = 1; device <= 3; ++device)
                all.push_back(read(asking, device));
            for (int batch = 0; batch <= answered; ++batch)
                for (int i = 0; i < rowsOfBatch; ++i) {
                    const city::Fix wanted = fixOf(1 + batch % 3, batch * rowsOfBatch + i);
                    const auto& known = all[std::size_t(batch % 3)];
                    const auto found = std::ranges::lower_bound(known, wanted.event, {}, &city::Fix::event);
                    if (found == known.end() || !isEqual(*found, wanted))
                        return false;
                }
            return true;
        };
        QVERIFY(check());
        auto keeper = start(quick(500)); // goes on where the killed one stopped
        keeper->settle(true);
        QVERIFY(check());
    }
};

int main(int count, char** words) {
    QCoreApplication program(count, words);
    if (count == 3 && QString::fromLocal8Bit(words[1]) == QLatin1String("--keep"))
        return keepForEver(QString::fromLocal8Bit(words[2]));
    TestKeeper test;
    return QTest::qExec(&test, count, words);
}
#include "tst_keeper.moc"
