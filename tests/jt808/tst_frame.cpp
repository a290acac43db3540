// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus.h"
#include "jt808/frame_splitter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace jt808;

namespace {

const QByteArray positionFrame =
    "7E02000052002002604323 00A4 00020000 000C0002 0158B91B 06CB7061 0046 0000 0059 210922163758 0104000000010302000025040000000130011131 "
    "0110E30100D51B0220026043232795937861600012200000123427959378615800 12 86 7E";

struct Seen {
    std::vector<Buffer> frames;
    std::vector<Flaw::Set> flaws;
    friend bool operator==(const Seen&, const Seen&) = default;
};

/// Everything in slices whose lengths `next` tells.
template <typename Next>
Seen split(const Buffer& stream, Next next) {
    FrameSplitter splitter;
    Seen seen;
    for (std::size_t at = 0; at < stream.size();) {
        const std::size_t length = std::min<std::size_t>(next(), stream.size() - at);
        // A slice of its own allocation, so that a look past its end is found by the sanitizer.
        const Buffer slice(stream.begin() + std::ptrdiff_t(at), stream.begin() + std::ptrdiff_t(at + length));
        splitter.push(slice, [&seen](const Frame& frame) {
            seen.frames.emplace_back(frame.bytes.begin(), frame.bytes.end());
            seen.flaws.push_back(frame.flaws);
        });
        if (splitter.waiting() > longestWire) qFatal("unbounded");
        at += length;
    }
    return seen;
}

Buffer everyFrame() {
    Buffer stream;
    for (const char* name : {"frames_a.jsonl", "frames_b.jsonl"})
        for (const QJsonObject& line : corpus::lines(name)) putBytes(stream, corpus::wire(line));
    return stream;
}

} // namespace

class TestFrame : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void realFramesAreReadAsPublished_data() {
        QTest::addColumn<QJsonObject>("line");
        QTest::addColumn<QJsonObject>("header");
        int number = 0;
        for (const QJsonObject& line : corpus::lines("frames_a.jsonl"))
            QTest::addRow("a%d", number++) << line << line;
        for (const QJsonObject& line : corpus::lines("frames_b.jsonl"))
            if (line[u"header"].toObject().contains(u"msg_id")) QTest::addRow("b%d", number++) << line << line[u"header"].toObject();
    }
    void realFramesAreReadAsPublished() {
        QFETCH(QJsonObject, line);
        QFETCH(QJsonObject, header);
        const Buffer wire = corpus::wire(line);
        FrameSplitter splitter;
        int frames = 0;
        splitter.push(wire, [&](const Frame& frame) {
            ++frames;
            QCOMPARE(QStringLiteral("%1").arg(frame.header.id, 4, 16, QLatin1Char('0')), header[u"msg_id"].toString());
            QCOMPARE(frame.header.version == Version::V2019, header[u"version2019"].toBool());
            QCOMPARE(frame.header.isDivided(), header[u"subpackage"].toBool());
            QCOMPARE(!(frame.flaws & Flaw::checksum), header[u"checksum_ok"].toBool());
            const bool isVendors = frame.header.id == 0x5501 || frame.header.id == 0x0210; // a serial of one byte
            if (header.contains(u"serial") && !isVendors) QCOMPARE(int(frame.header.serial), header[u"serial"].toInt());
            if (header.contains(u"body_len_actual") && !isVendors) {
                QCOMPARE(int(frame.body.size()), header[u"body_len_actual"].toInt());
                QCOMPARE(!(frame.flaws & Flaw::length), header[u"body_len_ok"].toBool());
                QCOMPARE(QString::fromStdString(frame.header.terminal.text(frame.header.version)), header[u"terminal_id_hex"].toString());
            }
            const QJsonObject expected = line[u"expected"].toObject();
            if (expected.contains(u"clientId")) {
                QCOMPARE(QString::fromStdString(frame.header.terminal.text(frame.header.version)), expected[u"clientId"].toString());
                QCOMPARE(int(frame.header.serial), expected[u"serialNo"].toInt());
                QCOMPARE(int(frame.header.attributes), expected[u"properties"].toInt());
                QCOMPARE(int(frame.header.protocol), expected[u"protocolVersion"].toInt());
            }
        });
        QCOMPARE(frames, 1);
    }

    void anySlicingGivesTheSameFrames() {
        const Buffer stream = everyFrame();
        const Seen whole = split(stream, [&] { return stream.size(); });
        QVERIFY(whole.frames.size() > 150);
        for (const std::size_t length : {1, 2, 3, 7, 64, 1000}) QVERIFY(split(stream, [=] { return length; }) == whole);
        QRandomGenerator lot(808);
        for (int run = 0; run < 20; ++run) QVERIFY(split(stream, [&] { return std::size_t(lot.bounded(1, 200)); }) == whole);
    }

    void whatIsWrittenIsReadAgain() {
        QRandomGenerator lot(7);
        for (int run = 0; run < 500; ++run) {
            Header header;
            header.id = std::uint16_t(lot.bounded(65536));
            header.version = lot.bounded(2) ? Version::V2019 : Version::V2013;
            header.terminal = TerminalNumber::parse(std::to_string(lot.bounded(20'000'000)) + "7e7d");
            header.serial = std::uint16_t(lot.bounded(65536));
            Buffer body(std::size_t(lot.bounded(1024)));
            for (std::uint8_t& byte : body) byte = std::uint8_t(lot.bounded(4) ? lot.bounded(256) : 0x7d + lot.bounded(2));
            const Buffer wire = writeFrame(header, body);
            int frames = 0;
            FrameSplitter splitter;
            splitter.push(wire, [&](const Frame& frame) {
                ++frames;
                QCOMPARE(frame.flaws, Flaw::Set(0));
                QCOMPARE(frame.header.id, header.id);
                QVERIFY(frame.header.terminal == header.terminal);
                QCOMPARE(frame.header.serial, header.serial);
                QVERIFY(std::equal(frame.body.begin(), frame.body.end(), body.begin(), body.end()));
            });
            QCOMPARE(frames, 1);
        }
    }

    void aLongBodyIsDivided() {
        const Buffer body(2500, 0x7e);
        Header header;
        header.id = 0x0801;
        header.serial = 0xffff; // goes on at 0
        std::vector<std::uint16_t> serials, packets;
        std::size_t bytes = 0;
        FrameSplitter splitter;
        splitter.push(writeFrame(header, body), [&](const Frame& frame) {
            QCOMPARE(frame.flaws, Flaw::Set(0));
            QCOMPARE(frame.header.packets, std::uint16_t(3));
            serials.push_back(frame.header.serial);
            packets.push_back(frame.header.packet);
            bytes += frame.body.size();
        });
        QCOMPARE(serials, (std::vector<std::uint16_t>{0xffff, 0, 1}));
        QCOMPARE(packets, (std::vector<std::uint16_t>{1, 2, 3}));
        QCOMPARE(bytes, body.size());
    }

    void garbageIsSkippedAndCounted() {
        const Buffer frame = corpus::bytes(positionFrame);
        Buffer stream = corpus::bytes("00112233");
        putBytes(stream, frame);
        putBytes(stream, corpus::bytes("cafe"));                       // between frames
        putBytes(stream, Bytes(frame).first(40));                      // cut off
        putBytes(stream, frame);
        FrameSplitter splitter;
        int good = 0;
        splitter.push(stream, [&](const Frame& f) { good += f.flaws == 0; });
        QCOMPARE(good, 2);
        QCOMPARE(splitter.counters().frames, std::uint64_t(2));
        QCOMPARE(splitter.counters().skipped, std::uint64_t(6));
        QCOMPARE(splitter.counters().flawed, std::uint64_t(1));
    }

    void oneDelimiterBetweenTwoFramesIsEnough() {
        Buffer stream = corpus::bytes(positionFrame);
        const Buffer next = corpus::bytes(positionFrame);
        putBytes(stream, Bytes(next).subspan(1));
        QCOMPARE(split(stream, [] { return std::size_t(5); }).frames.size(), std::size_t(2));
    }

    void aStreamWithoutDelimitersTakesNoMemory() {
        FrameSplitter splitter;
        const Buffer noise(4096, 0x11), start{0x7e};
        splitter.push(start, [](const Frame&) {});
        for (int i = 0; i < 1000; ++i) {
            splitter.push(noise, [](const Frame&) { qFatal("no frame"); });
            QVERIFY(splitter.waiting() <= longestWire);
        }
        int frames = 0;
        splitter.push(corpus::bytes(positionFrame), [&](const Frame&) { ++frames; });
        QCOMPARE(frames, 1);
    }

    void looseFramesAreReadInAnyDress_data() {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("as on the wire") << positionFrame;
        QTest::newRow("without delimiters") << positionFrame.mid(2).chopped(2);
        // A body of 7E 7D, once escaped, once as it is.
        QTest::newRow("escaped") << QByteArray("7e09000002012345678901000a7d027d01") + "8a7e";
        QTest::newRow("unescaped") << QByteArray("7e09000002012345678901000a7e7d") + "8a7e";
        QTest::newRow("unescaped, bare") << QByteArray("09000002012345678901000a7e7d") + "8a";
    }
    void looseFramesAreReadInAnyDress() {
        QFETCH(QByteArray, hex);
        Buffer storage;
        const Frame frame = readLoose(corpus::bytes(hex), storage);
        QCOMPARE(frame.flaws, Flaw::Set(0));
        if (frame.header.id == 0x0900) QCOMPARE(jt808::hex(frame.body), std::string("7e7d"));
    }

    void numbersAreEqualWhateverTheirWidth() {
        QVERIFY(TerminalNumber::parse("002002604323") == TerminalNumber::parse("00000000002002604323"));
        QVERIFY(TerminalNumber::parse("12345678901234567890") != TerminalNumber::parse("12345678901234567891"));
        QCOMPARE(TerminalNumber::parse("2002604323").text(Version::V2013), std::string("002002604323"));
        QCOMPARE(TerminalNumber::parse("2002604323").text(), std::string("2002604323"));
        QCOMPARE(TerminalNumber().text(), std::string("0"));
        QVERIFY(TerminalNumber::parse("12x") == TerminalNumber());
    }

    void timesAreAtEightHoursEast_data() {
        QTest::addColumn<QByteArray>("bcd");
        QTest::addColumn<qint64>("utcMs");
        QTest::newRow("an afternoon") << QByteArray("210922163758") << qint64(1632299878000);
        QTest::newRow("leap day") << QByteArray("240229000000") << qint64(1709136000000);
        QTest::newRow("the first day") << QByteArray("000101000000") << qint64(946656000000);
        QTest::newRow("the last second") << QByteArray("991231235959") << qint64(4102415999000);
        QTest::newRow("no leap year") << QByteArray("230229000000") << qint64(noTime);
        QTest::newRow("month 13") << QByteArray("231301000000") << qint64(noTime);
        QTest::newRow("zeros") << QByteArray("000000000000") << qint64(noTime);
        QTest::newRow("hour 24") << QByteArray("230101240000") << qint64(noTime);
        QTest::newRow("letters") << QByteArray("23010a000000") << qint64(noTime);
    }
    void timesAreAtEightHoursEast() {
        QFETCH(QByteArray, bcd);
        QFETCH(qint64, utcMs);
        const Buffer bytes = corpus::bytes(bcd);
        QCOMPARE(qint64(timeOf(bytes.data())), utcMs);
        if (utcMs == noTime) return;
        Buffer again;
        putTime(again, utcMs);
        QCOMPARE(again, bytes);
    }
};

QTEST_APPLESS_MAIN(TestFrame)
#include "tst_frame.moc"
