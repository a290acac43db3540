// SPDX-License-Identifier: GPL-3.0-or-later
#include "caller.h"
#include "feed/server.h"
#include "feed/terminal.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>
#include <mutex>

using namespace feed;
using namespace jt808;

namespace {

city::DeviceListPtr devices(int count = 3) {
    auto list = std::make_shared<city::DeviceList>();
    list->kinds.push_back({1, QStringLiteral("sweeper"), {}, {}, city::DeviceKind::Family::Vehicle, 60, 300, 160});
    for (int i = 0; i < count; ++i) {
        city::Device device;
        device.key = {i + 1};
        device.kind = 1;
        device.number = QString::number(13800138000LL + i);
        device.vendor = QStringLiteral("xiuhua");
        list->devices.push_back(device);
    }
    list->index();
    return list;
}

Position positionNow(double lon = 106.54, std::int64_t afterMs = 0) {
    Position position;
    position.status = Status::located | Status::acc;
    position.lat = 29'380'000;
    position.lon = std::int32_t(std::lround(lon * 1e6));
    position.speed = 360;
    position.direction = 90;
    position.utcMs = (QDateTime::currentMSecsSinceEpoch() / 1000 - 100) * 1000 + afterMs;
    return position;
}

/// Keeps everything; commits when it is told to.
class Keeper : public city::HistorySink {
public:
    bool take(city::FeedBatch& batch, Done done) override {
        const std::lock_guard lock(m_mutex);
        if (m_full) return false;
        m_kept.insert(m_kept.end(), batch.fixes.begin(), batch.fixes.end());
        batch = {};
        m_dones.push_back(std::move(done));
        return true;
    }
    void commit(Outcome outcome = Outcome::Durable) {
        const std::lock_guard lock(m_mutex);
        for (const Done& done : m_dones) done(outcome);
        m_dones.clear();
    }
    void setFull(bool full) {
        const std::lock_guard lock(m_mutex);
        m_full = full;
    }
    std::vector<city::Fix> kept() {
        const std::lock_guard lock(m_mutex);
        return m_kept;
    }

private:
    std::mutex m_mutex;
    std::vector<city::Fix> m_kept;
    std::vector<Done> m_dones;
    bool m_full = false;
};

} // namespace

class TestServer : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_map;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<FleetReader> m_reader;

    void start(ServerSettings settings = {}) {
        m_server.reset();
        m_map = m_folder.filePath(QStringLiteral("%1.map").arg(QTest::currentTestFunction()));
        settings.fleetFile = m_map;
        settings.secret = "test";
        auto server = Server::start(settings, devices());
        QVERIFY2(server, server ? "" : qPrintable(server.error().sentence));
        m_server = std::move(*server);
        m_reader = std::make_unique<FleetReader>(m_map);
    }
    FleetSnapshotPtr snapshot() {
        m_reader->next();
        return m_reader->last();
    }
    std::uint64_t refused(Reason reason) {
        const auto seen = snapshot();
        return seen && !seen->sources.empty() ? seen->sources[0].refused[std::size_t(reason)] : 0;
    }

private Q_SLOTS:
    void cleanup() { m_server.reset(); }

    void aPositionReachesTheSnapshotInEveryEdition_data() {
        QTest::addColumn<int>("version");
        for (const int version : {2011, 2013, 2019}) QTest::addRow("%d", version) << version;
    }
    void aPositionReachesTheSnapshotInEveryEdition() {
        QFETCH(int, version);
        start();
        Caller caller(m_server->port(), "13800138000", Version(version));
        QVERIFY(caller.enter());
        Position position = positionNow();
        const Buffer items{0xf1, 1, 40, 0xf2, 1, 75};
        position.items = items;
        const std::uint16_t serial = caller.send(position);
        const auto reply = caller.receiveA<GeneralReply>();
        QVERIFY(reply);
        QCOMPARE(reply->serial, serial);
        QCOMPARE(reply->id, Id::position);
        QCOMPARE(reply->outcome, std::uint8_t(GeneralReply::Ok));
        QTRY_VERIFY(snapshot() && snapshot()->device({1}) && snapshot()->device({1})->hasFix());
        const LiveDevice live = *snapshot()->device({1});
        QCOMPARE(live.place.lon, 106.54);
        QCOMPARE(live.speedKmh, 36.0f);
        QCOMPARE(live.taskPercent, 40.0f);
        QCOMPARE(live.tankPercent, 75.0f);
        QVERIFY(live.connected);
        QCOMPARE(snapshot()->sources[0].authenticated, 1u);
    }

    void anUnknownTerminalIsRefusedAndWaitsForApproval() {
        start();
        Caller caller(m_server->port(), "15900000000");
        QVERIFY(!caller.enter());
        QTRY_COMPARE(refused(Reason::UnknownTerminal), std::uint64_t(1));
        QCOMPARE(snapshot()->strangers.size(), std::size_t(1));
        QCOMPARE(snapshot()->strangers[0].number.view(), std::string_view("15900000000"));
        QCOMPARE(snapshot()->strangers[0].plate.view(), std::string_view("渝A12345"));
        auto approved = std::make_shared<city::DeviceList>(*devices());
        approved->devices.push_back(approved->devices[0]);
        approved->devices.back().key = {99};
        approved->devices.back().number = QStringLiteral("15900000000");
        approved->index();
        m_server->setDevices(approved);
        QTRY_VERIFY(snapshot()->strangers.empty());
        QVERIFY(caller.enter());
    }

    void nothingIsTakenBeforeAuthentication() {
        start();
        Caller caller(m_server->port());
        for (int i = 0; i < Terminal::mostRefusedBefore; ++i) caller.send(positionNow());
        QVERIFY(caller.isEnded());
        QTRY_COMPARE(refused(Reason::NotAuthenticated), std::uint64_t(Terminal::mostRefusedBefore));
        QVERIFY(!snapshot()->device({1}));
    }

    void aCodeIsBoundToItsNumber() {
        start();
        Caller one(m_server->port(), "13800138000"), other(m_server->port(), "13800138001");
        one.send(Registration{});
        const auto code = one.receiveA<RegistrationReply>()->code;
        QVERIFY(!code.empty());
        other.send(Authentication{code, {}, {}});
        QCOMPARE(other.receiveA<GeneralReply>()->outcome, std::uint8_t(GeneralReply::Failed));
        QTRY_COMPARE(refused(Reason::WrongCode), std::uint64_t(1));
    }

    void framesUnderAnotherNumberAreRefused() {
        start();
        Caller caller(m_server->port());
        QVERIFY(caller.enter());
        Header other;
        other.terminal = TerminalNumber::parse("13800138001");
        caller.sendBytes(encode(other, positionNow()));
        QTRY_COMPARE(refused(Reason::OtherNumber), std::uint64_t(1));
        QVERIFY(!snapshot()->device({2}));
    }

    void aPositionIsAnsweredAfterItsCommit() {
        Keeper keeper;
        ServerSettings settings;
        settings.history = &keeper;
        start(settings);
        Caller caller(m_server->port());
        QVERIFY(caller.enter());
        caller.send(positionNow());
        QTRY_COMPARE(keeper.kept().size(), std::size_t(1));
        QVERIFY(!caller.receive(150)); // not durable yet
        keeper.commit();
        QCOMPARE(caller.receiveA<GeneralReply>()->outcome, std::uint8_t(GeneralReply::Ok));
        caller.send(positionNow(106.541, 5'000));
        QTRY_COMPARE(keeper.kept().size(), std::size_t(2));
        keeper.commit(city::HistorySink::Outcome::Lost); // it must come again
        QCOMPARE(caller.receiveA<GeneralReply>()->outcome, std::uint8_t(GeneralReply::Failed));
        m_server.reset();
    }

    void aHistoryThatIsFullSlowsDownAndLosesNothing() {
        Keeper keeper;
        keeper.setFull(true);
        ServerSettings settings;
        settings.history = &keeper;
        start(settings);
        Caller caller(m_server->port());
        QVERIFY(caller.enter());
        for (int i = 0; i < 100; ++i) caller.send(positionNow(106.54, i * 1'000));
        QTRY_VERIFY(snapshot() && snapshot()->sources[0].frames > 2);
        keeper.setFull(false);
        QTRY_COMPARE(keeper.kept().size(), std::size_t(100));
        for (std::size_t i = 1; i < 100; ++i) QVERIFY(keeper.kept()[i].event > keeper.kept()[i - 1].event);
        m_server.reset();
    }

    void aRefillFillsHistoryAndLeavesNowAlone() {
        Keeper keeper;
        ServerSettings settings;
        settings.history = &keeper;
        start(settings);
        Caller caller(m_server->port());
        QVERIFY(caller.enter());
        caller.send(positionNow(106.55, 60'000));
        Batch refill;
        refill.isRefill = true;
        for (int i = 0; i < 40; ++i) refill.positions.push_back(positionNow(106.54 + i * 1e-4, i * 1'000)); // divided on the wire
        caller.send(refill);
        QTRY_COMPARE(keeper.kept().size(), std::size_t(41));
        QTRY_VERIFY(snapshot()->device({1}) && snapshot()->sources[0].late == 40);
        QCOMPARE(snapshot()->device({1})->place.lon, 106.55);
        QVERIFY(keeper.kept()[1].marks & city::FixMark::refill && keeper.kept()[1].marks & city::FixMark::late);
        keeper.commit();
        QCOMPARE(caller.receiveA<GeneralReply>()->id, Id::position);
        QCOMPARE(caller.receiveA<GeneralReply>()->id, Id::batch);
        m_server.reset();
    }

    void commandsReachTheirTerminalOnly() {
        start();
        Caller caller(m_server->port());
        QVERIFY(caller.enter());
        std::atomic<int> sent = -1, missed = -1;
        m_server->send({1}, Text{8, 1, "请到龙洲湾支援"}, [&](bool done) { sent = done; });
        m_server->send({2}, PositionQuery{}, [&](bool done) { missed = done; });
        QCOMPARE(caller.receiveA<Text>()->text, std::string("请到龙洲湾支援"));
        QTRY_COMPARE(sent.load(), 1);
        QTRY_COMPARE(missed.load(), 0);
    }

    void aTerminalThatComesBackTakesOverFromItsOldConnection() {
        start();
        Caller before(m_server->port());
        QVERIFY(before.enter());
        Caller after(m_server->port());
        QVERIFY(after.enter());
        QVERIFY(before.isEnded());
        QTRY_VERIFY(snapshot()->device({1}) && snapshot()->device({1})->connected);
    }

    void damagedFramesAreCountedAndNotAnswered() {
        start();
        Caller caller(m_server->port());
        QVERIFY(caller.enter());
        Buffer wire = encode(Header{}, positionNow());
        wire[wire.size() - 2] ^= 1;
        caller.sendBytes(wire);
        QTRY_COMPARE(refused(Reason::BadFrame), std::uint64_t(1));
        caller.send(Heartbeat{});
        QCOMPARE(caller.receiveA<GeneralReply>()->id, Id::heartbeat);
    }

    void silentStrangersMakeRoomForTerminals() {
        ServerSettings settings;
        settings.limits.mostConnections = 20;
        settings.limits.mostStrangers = 10;
        start(settings);
        std::vector<std::unique_ptr<Caller>> silent;
        for (int i = 0; i < 50; ++i) silent.push_back(std::make_unique<Caller>(m_server->port()));
        QTRY_VERIFY(refused(Reason::TooManyConnections) >= 40);
        Caller caller(m_server->port());
        QVERIFY(caller.enter());
        QVERIFY(snapshot()->sources[0].connected <= 20);
    }

    void slowTerminalsAreLetGo() {
        ServerSettings settings;
        settings.limits.authenticateMs = 200;
        settings.limits.halfFrameMs = 200;
        start(settings);
        Caller silent(m_server->port()), slow(m_server->port());
        QVERIFY(slow.enter());
        const Buffer wire = encode(Header{}, positionNow());
        slow.sendBytes(Bytes(wire).first(20));
        QVERIFY(silent.isEnded());
        QVERIFY(slow.isEnded());
        QTRY_COMPARE(refused(Reason::TooSlow), std::uint64_t(2));
    }

    void aFloodIsSlowedDownAndLosesNothing() {
        Keeper keeper;
        ServerSettings settings;
        settings.history = &keeper;
        settings.limits.framesPerSecond = 400;
        start(settings);
        Caller caller(m_server->port()), other(m_server->port(), "13800138001");
        QVERIFY(caller.enter());
        QVERIFY(other.enter());
        for (int i = 0; i < 1'500; ++i) caller.send(positionNow(106.54, (i - 2'000) * 1'000));
        other.send(positionNow());
        QTRY_COMPARE(keeper.kept().size(), std::size_t(1'501));
        QVERIFY(refused(Reason::Flood) >= 1);
        m_server.reset();
    }

    void aPortThatIsTakenIsTold() {
        start();
        ServerSettings settings;
        settings.port = m_server->port();
        const auto second = Server::start(settings, devices());
        QVERIFY(!second);
        QVERIFY(second.error().sentence.contains(QString::number(m_server->port())));
        settings.address = QStringLiteral("not an address");
        QVERIFY(!Server::start(settings, devices()));
    }

    void aStillServerShowsThatItIsAlive() {
        start();
        QTRY_VERIFY(snapshot());
        const std::uint64_t first = snapshot()->sequence;
        QTRY_VERIFY(snapshot()->sequence > first + 1);
        QVERIFY(snapshot()->isFresh(QDateTime::currentMSecsSinceEpoch()));
    }
};

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
