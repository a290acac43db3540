// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/city_file.h"
#include "store/devices.h"
#include "support/tiny_city.h"

#include <QTest>

using namespace support;
using city::Device;

namespace {

Device sweeper(const QString& number) {
    Device device;
    device.kind = 1;
    device.number = number;
    device.plate = QStringLiteral("渝A00001");
    device.vendor = QStringLiteral("xiuhua");
    device.datum = Device::Datum::Gcj02;
    return device;
}

} // namespace

class TestDevices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsAddedIsReadAndJournalled() {
        const TinyCity tiny;
        auto db = must(store::CityFile::openWriting(tiny.path()));
        QVERIFY(store::devices::add(db, {sweeper(QStringLiteral("1")), sweeper(QStringLiteral("2"))}, QStringLiteral("tester")));
        const city::DeviceList list = must(store::devices::read(db));
        QCOMPARE(list.devices.size(), std::size_t(2));
        const Device* device = list.byNumber(QStringLiteral("2"));
        QVERIFY(device && !device->uid.isNull());
        QCOMPARE(device->plate, QStringLiteral("渝A00001"));
        QCOMPARE(device->datum, Device::Datum::Gcj02);
        QCOMPARE(list.kind(device->kind)->code, QStringLiteral("sweeper"));
        QCOMPARE(list.device(device->key), device);
        QCOMPARE(must(db.number("SELECT count(*) FROM journal WHERE table_name = 'device' AND user = 'tester'")), 2);
    }

    void aNumberThatIsTakenAddsNothing() {
        const TinyCity tiny;
        auto db = must(store::CityFile::openWriting(tiny.path()));
        QVERIFY(store::devices::add(db, {sweeper(QStringLiteral("1"))}, QStringLiteral("tester")));
        const auto again = store::devices::add(db, {sweeper(QStringLiteral("9")), sweeper(QStringLiteral("1"))}, QStringLiteral("tester"));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, city::FaultKind::Invalid);
        QCOMPARE(must(store::devices::read(db)).devices.size(), std::size_t(1));
    }

    void aStandingIsChangedByNumber() {
        const TinyCity tiny;
        auto db = must(store::CityFile::openWriting(tiny.path()));
        QVERIFY(store::devices::add(db, {sweeper(QStringLiteral("1"))}, QStringLiteral("tester")));
        QVERIFY(store::devices::setStanding(db, QStringLiteral("1"), Device::Standing::Retired, QStringLiteral("tester")));
        QCOMPARE(must(store::devices::read(db)).devices[0].standing, Device::Standing::Retired);
        QCOMPARE(must(store::devices::read(db)).devices[0].revision, 2);
        QVERIFY(!store::devices::setStanding(db, QStringLiteral("7"), Device::Standing::Retired, QStringLiteral("tester")));
    }
};

QTEST_GUILESS_MAIN(TestDevices)
#include "tst_devices.moc"
