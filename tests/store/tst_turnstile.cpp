// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/turnstile.h"
#include "support/tiny_city.h"

#include <QDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace support;

class TestTurnstile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneGoesThroughAtATime() {
        const TinyCity tiny;
        QVERIFY(QDir().mkpath(store::CityFile::companions(tiny.path())));
        store::Turnstile first(tiny.path()), second(tiny.path());
        std::atomic<int> inside = 0, most = 0, through = 0;
        const auto go = [&](store::Turnstile& turnstile) {
            for (int i = 0; i < 200; ++i) {
                const auto turn = turnstile.wait();
                most = std::max(most.load(), ++inside);
                ++through;
                std::this_thread::yield();
                --inside;
            }
        };
        std::thread other(go, std::ref(second));
        go(first);
        other.join();
        QCOMPARE(through.load(), 400);
        QCOMPARE(most.load(), 1);
    }

    /// A city whose companions cannot be written, or are missing, is guarded by SQLite's lock alone.
    void whereThereIsNoneNobodyWaits() {
        store::Turnstile nowhere(QStringLiteral("/nonexistent/city.sqlite"));
        const auto one = nowhere.wait(), another = nowhere.wait();
        Q_UNUSED(one);
        Q_UNUSED(another);
    }
};

QTEST_GUILESS_MAIN(TestTurnstile)
#include "tst_turnstile.moc"
