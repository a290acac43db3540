// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus.h"
#include "jt808/assembly.h"
#include "jt808/frame_splitter.h"
#include "jt808/gbk.h"
#include "jt808/items.h"
#include "jt808/message.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace jt808;

namespace {

/// The message of one frame's wire bytes; `storage` keeps what it points into.
Decoded read(const Buffer& wire, Buffer& storage) { return decode(readLoose(wire, storage)); }

template <typename T>
T as(const Buffer& wire, Buffer& storage) {
    const Decoded decoded = read(wire, storage);
    if (!std::holds_alternative<T>(decoded.message)) qFatal("another message");
    return std::get<T>(decoded.message);
}

QString iso(std::int64_t ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate); }

void compare(const Position& position, const QJsonObject& expected) {
    QCOMPARE(qint64(position.alarms), expected[u"alarm_flags"].toInteger());
    QCOMPARE(qint64(position.status), expected[u"status_flags"].toInteger());
    QCOMPARE(position.lat / 1e6, expected[u"lat"].toDouble());
    QCOMPARE(position.lon / 1e6, expected[u"lon"].toDouble());
    QCOMPARE(int(position.altitude), expected[u"altitude_m"].toInt());
    QCOMPARE(position.speed / 10.0, expected[u"speed_kmh"].toDouble());
    QCOMPARE(int(position.direction), expected[u"direction_deg"].toInt());
    QCOMPARE(iso(position.utcMs), expected[u"time_utc"].toString());
    if (!expected[u"tlv_well_formed"].toBool()) return;
    const QJsonArray items = expected[u"tlv"].toArray();
    int at = 0;
    eachItem(position.items, [&](const Item& item) {
        QCOMPARE(QString::fromStdString(hex({&item.id, 1})), items[at][0].toString());
        QCOMPARE(QString::fromStdString(hex(item.value)), items[at][1].toString());
        ++at;
    });
    QCOMPARE(at, int(items.size()));
    if (expected.contains(u"mileage_km")) QCOMPARE(position.standard.mileage / 10.0, expected[u"mileage_km"].toDouble());
    if (expected.contains(u"satellites")) QCOMPARE(int(position.standard.satellites), expected[u"satellites"].toInt());
    if (expected.contains(u"rssi")) QCOMPARE(int(position.standard.signal), expected[u"rssi"].toInt());
}

} // namespace

class TestMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void positionsOfDevicesAreReadAsPublished_data() {
        QTest::addColumn<QJsonObject>("line");
        for (const QJsonObject& line : corpus::lines("frames_b.jsonl"))
            if (!line[u"positions"].toArray().isEmpty() && line[u"header"].toObject()[u"checksum_ok"].toBool() &&
                line[u"header"].toObject()[u"msg_id"].toString().contains(QRegularExpression(QStringLiteral("^(0200|0704)$"))))
                QTest::addRow("%s", qPrintable(line[u"name"].toString())) << line;
    }
    void positionsOfDevicesAreReadAsPublished() {
        QFETCH(QJsonObject, line);
        Buffer storage;
        const Decoded decoded = read(corpus::wire(line), storage);
        const QJsonArray expected = line[u"positions"].toArray();
        std::vector<Position> positions;
        if (const auto* one = std::get_if<Position>(&decoded.message)) positions.push_back(*one);
        if (const auto* batch = std::get_if<Batch>(&decoded.message)) positions = batch->positions;
        QCOMPARE(int(positions.size()), int(expected.size()));
        for (std::size_t i = 0; i < positions.size(); ++i) compare(positions[i], expected[int(i)].toObject());
    }

    void publishedFieldsOfAnotherServerAreTheSame() {
        int compared = 0;
        for (const QJsonObject& line : corpus::lines("frames_a.jsonl")) {
            const QJsonObject expected = line[u"expected"].toObject();
            if (expected.isEmpty()) continue;
            Buffer storage;
            const Decoded decoded = read(corpus::wire(line), storage);
            const auto samePosition = [](const Position& position, const QJsonObject& its) {
                QCOMPARE(qint64(position.alarms), its[u"warnBit"].toInteger());
                QCOMPARE(qint64(position.status), its[u"statusBit"].toInteger());
                QCOMPARE(qint64(position.lat), its[u"latitude"].toInteger());
                QCOMPARE(qint64(position.lon), its[u"longitude"].toInteger());
                QCOMPARE(int(position.altitude), its[u"altitude"].toInt());
                QCOMPARE(int(position.speed), its[u"speed"].toInt());
                QCOMPARE(QDateTime::fromMSecsSinceEpoch(position.utcMs, Qt::OffsetFromUTC, 8 * 3600).toString(QStringLiteral("yyyy-MM-ddThh:mm:ss")),
                         its[u"deviceTime"].toString());
            };
            if (const auto* position = std::get_if<Position>(&decoded.message)) {
                samePosition(*position, expected);
                const QJsonObject items = expected[u"attributes"].toObject();
                if (items.contains(u"48")) QCOMPARE(int(position->standard.signal), items[u"48"].toInt());
                if (items.contains(u"18")) {
                    QCOMPARE(int(position->standard.area), items[u"18"].toObject()[u"areaId"].toInt());
                    QCOMPARE(int(position->standard.segmentSeconds), items[u"19"].toObject()[u"driveTime"].toInt());
                    QCOMPARE(int(position->standard.mileage), items[u"1"].toInt());
                    QCOMPARE(int(position->standard.temperature), items[u"6"].toInt());
                    QVERIFY(position->standard.has(StandardItems::TyrePressure));
                }
                ++compared;
            } else if (const auto* batch = std::get_if<Batch>(&decoded.message)) {
                const QJsonArray all = expected[u"items"].toArray();
                QCOMPARE(int(batch->positions.size()), int(all.size()));
                QVERIFY(batch->isRefill);
                for (std::size_t i = 0; i < batch->positions.size(); ++i) samePosition(batch->positions[i], all[int(i)].toObject());
                ++compared;
            } else if (const auto* text = std::get_if<Text>(&decoded.message)) {
                QCOMPARE(QString::fromStdString(text->text), expected[u"content"].toString());
                QCOMPARE(int(text->flags), expected[u"sign"].toInt());
                ++compared;
            } else if (const auto* reply = std::get_if<GeneralReply>(&decoded.message)) {
                QCOMPARE(int(reply->serial), expected[u"responseSerialNo"].toInt());
                QCOMPARE(int(reply->id), expected[u"responseMessageId"].toInt());
                QCOMPARE(int(reply->outcome), expected[u"resultCode"].toInt());
                ++compared;
            } else if (const auto* registered = std::get_if<RegistrationReply>(&decoded.message)) {
                QCOMPARE(QString::fromStdString(registered->code), expected[u"token"].toString());
                ++compared;
            } else if (const auto* authentication = std::get_if<Authentication>(&decoded.message)) {
                QCOMPARE(QString::fromStdString(authentication->code), expected[u"token"].toString());
                ++compared;
            }
        }
        QCOMPARE(compared, 7);
    }

    void everyMessageComesBackAsItWasWritten_data() {
        QTest::addColumn<int>("version");
        for (const int version : {2011, 2013, 2019}) QTest::addRow("%d", version) << version;
    }
    void everyMessageComesBackAsItWasWritten() {
        QFETCH(int, version);
        Header header;
        header.version = Version(version);
        header.terminal = TerminalNumber::parse("13800138000");
        header.serial = 77;
        Buffer storage;
        const Registration given{50, 113, "XH", "S-1", "0000042", 2, "渝A12345", header.version};
        const auto registration = as<Registration>(encode(header, given), storage);
        QCOMPARE(registration.plate, given.plate);
        QCOMPARE(registration.model, given.model);
        QCOMPARE(registration.id, given.id);
        QCOMPARE(int(registration.version), version);
        QCOMPARE(as<RegistrationReply>(encode(header, RegistrationReply{9, 0, "abc"}), storage).code, std::string("abc"));
        const auto authentication = as<Authentication>(encode(header, Authentication{"secret", "123456789012345", "1.2"}), storage);
        QCOMPARE(authentication.code, std::string("secret"));
        if (version == 2019) QCOMPARE(authentication.imei, std::string("123456789012345"));
        QCOMPARE(as<Text>(encode(header, Text{5, 1, "请到龙洲湾支援"}), storage).text, std::string("请到龙洲湾支援"));
        QCOMPARE(as<Tracking>(encode(header, Tracking{5, 600}), storage).duration, 600u);
        QCOMPARE(as<Resend>(encode(header, Resend{3, {1, 4}}), storage).packets, (std::vector<std::uint16_t>{1, 4}));
        QCOMPARE(as<GeneralReply>(encode(header, GeneralReply{1, 0x0200, 4}), storage).outcome, std::uint8_t(4));
        QVERIFY(std::holds_alternative<Heartbeat>(read(encode(header, Heartbeat{}), storage).message));
        QVERIFY(std::holds_alternative<PositionQuery>(read(encode(header, PositionQuery{}), storage).message));
    }

    void positionsSouthAndWestKeepTheirSides() {
        Position position;
        position.status = Status::located | Status::acc;
        position.lat = -25'269'608;
        position.lon = -57'602'956;
        position.altitude = -12;
        position.utcMs = 1'632'299'878'000;
        position.standard.present = StandardItems::Mileage | StandardItems::Temperature | StandardItems::Area;
        position.standard.mileage = 12345;
        position.standard.temperature = -7;
        position.standard.area = 99;
        const Buffer battery{0xf3, 1, 88};
        position.items = battery;
        Batch batch;
        batch.isRefill = true;
        batch.positions = {position, position};
        Header header;
        Buffer storage;
        const auto back = as<Batch>(encode(header, batch), storage);
        QVERIFY(back.isRefill);
        QCOMPARE(back.flaws, Flaw::Set(0));
        QCOMPARE(int(back.positions.size()), 2);
        const Position& second = back.positions[1];
        QCOMPARE(second.lat, position.lat);
        QCOMPARE(second.lon, position.lon);
        QCOMPARE(second.altitude, position.altitude);
        QCOMPARE(second.utcMs, position.utcMs);
        QCOMPARE(second.standard.temperature, position.standard.temperature);
        QCOMPARE(second.standard.area, 99u);
        std::optional<double> level;
        eachItem(second.items, [&](const Item& item) {
            if (item.id == 0xf3) level = numberOf(item, *kindOf(item, "xiuhua"));
        });
        QCOMPARE(level.value_or(0), 88.0);
    }

    void vendorsReadTheSameIdInTheirOwnWay() {
        const Buffer one{0x2d}, two{0x00, 0x63}, warm{0x01, 0x23};
        QCOMPARE(numberOf({0xe1, one}, *kindOf({0xe1, one})).value(), 45.0);
        QCOMPARE(numberOf({0xe4, two}, *kindOf({0xe4, two})).value(), 99.0);
        QCOMPARE(numberOf({0x51, warm}, *kindOf({0x51, warm})).value(), 29.1);
        QVERIFY(!kindOf({0xe4, two}, "xiuhua"));
        QVERIFY(!kindOf({0xe4, one}));
    }

    void aBodyThatEndsEarlyIsToldAndNothingIsInvented() {
        Header header;
        Buffer body;
        Position position;
        position.utcMs = 1'632'299'878'000;
        putPosition(body, position);
        Buffer storage;
        for (std::size_t length = 0; length < body.size(); ++length) {
            const Decoded decoded = decode(Id::position, Version::V2013, Bytes(body).first(length));
            QVERIFY(decoded.flaws & Flaw::body);
            QVERIFY(std::holds_alternative<Other>(decoded.message));
        }
        body.insert(body.end(), {0x01, 4, 0, 0, 0, 9, 0x30, 9, 1}); // the second item runs past the end
        const Decoded decoded = decode(Id::position, Version::V2013, body);
        QCOMPARE(decoded.flaws, Flaw::items);
        QCOMPARE(std::get<Position>(decoded.message).standard.mileage, 9u);
    }

    void subPacketsComeTogetherInAnyOrder() {
        Buffer body(3000);
        for (std::size_t i = 0; i < body.size(); ++i) body[i] = std::uint8_t(i * 7);
        Header header;
        header.id = Id::batch;
        header.serial = 500;
        std::vector<Buffer> frames;
        FrameSplitter splitter;
        splitter.push(writeFrame(header, body), [&](const Frame& f) { frames.emplace_back(f.bytes.begin(), f.bytes.end()); });
        QCOMPARE(int(frames.size()), 3);
        Assembly assembly;
        Assembly::Whole whole;
        QVERIFY(!assembly.take(readFrame(frames[2]), 0, whole));
        QVERIFY(!assembly.take(readFrame(frames[0]), 0, whole));
        QVERIFY(!assembly.take(readFrame(frames[0]), 0, whole));
        QCOMPARE(assembly.missing(10'000, 5'000).packets, std::vector<std::uint16_t>{2});
        QVERIFY(assembly.take(readFrame(frames[1]), 0, whole));
        QCOMPARE(whole.body, body);
        QCOMPARE(whole.firstSerial, std::uint16_t(500));
        QCOMPARE(assembly.bytes(), std::size_t(0));
    }

    void unfinishedMessagesTakeBoundedMemory() {
        Assembly assembly;
        Assembly::Whole whole;
        for (int i = 0; i < 20'000; ++i) {
            Header header;
            header.id = std::uint16_t(i);
            header.packets = 60'000;
            header.packet = std::uint16_t(1 + i % 30'000);
            header.serial = std::uint16_t(i);
            const Buffer wire = writeFrame(header, Buffer(900));
            Buffer storage;
            QVERIFY(!assembly.take(readLoose(wire, storage), i, whole));
            QVERIFY(assembly.bytes() <= Assembly::mostBytes);
        }
        QVERIFY(assembly.dropped() > 0);
    }

    void textOfAnyBytesIsText() {
        QCOMPARE(fromGbk(corpus::bytes("b2e2cad4313233")), std::string("测试123"));
        QCOMPARE(fromGbk(corpus::bytes("41ff42")), std::string("A\xef\xbf\xbd" "B"));
        QCOMPARE(fromGbk(corpus::bytes("4142b2")), std::string("AB\xef\xbf\xbd"));
        QCOMPARE(fromGbk(corpus::bytes("410042")), std::string("A"));
        QCOMPARE(toGbk("渝A😀1"), corpus::bytes("d3e5413f31"));
    }
};

QTEST_APPLESS_MAIN(TestMessage)
#include "tst_message.moc"
