// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages.h"

#include <QTest>
#include <cmath>
#include <limits>

using messages::bodyOf;

class MessageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMessageComesBackAsItWas();
    void aShortenedMessageIsRefused();
    void aMessageWithTrailingBytesIsRefused();
    void flippedBitsGiveNothingOrASoundMessage();
    void outOfRangeIsRefused_data();
    void outOfRangeIsRefused();
    void unknownTypesAreRefused();
    void aLongProblemIsCutAtACharacter();
    void anySlicingGivesTheSameMessages();
    void aSplitterStopsAtAnImpossibleLength_data();
    void aSplitterStopsAtAnImpossibleLength();
};

void MessageTest::everyMessageComesBackAsItWas() {
    QVERIFY(rc::check("decode(encode(m)) == m", [] {
        const auto message = *messages::any();
        const auto bytes = wire::encode(message);
        const auto back = wire::decode(bodyOf(bytes));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == message);
        RC_ASSERT(bytes.size() <= wire::maxMessage + 4);
    }));
}

void MessageTest::aShortenedMessageIsRefused() {
    QVERIFY(rc::check("every prefix is nothing", [] {
        const auto bytes = wire::encode(*messages::any());
        for (std::size_t size = 0; size < bytes.size() - 4; ++size)
            RC_ASSERT(!wire::decode(bodyOf(bytes).first(size)));
    }));
}

void MessageTest::aMessageWithTrailingBytesIsRefused() {
    QVERIFY(rc::check("one byte more is nothing", [](std::uint8_t more) {
        auto bytes = wire::encode(*messages::any());
        bytes.push_back(more);
        RC_ASSERT(!wire::decode(bodyOf(bytes)));
    }));
}

void MessageTest::flippedBitsGiveNothingOrASoundMessage() {
    QVERIFY(rc::check("what is decoded can be encoded again to the same bytes", [] {
        auto bytes = wire::encode(*messages::any());
        const auto flips = *rc::gen::inRange(1, 4);
        for (int i = 0; i < flips; ++i) {
            const auto bit = *rc::gen::inRange<std::size_t>(32, bytes.size() * 8);
            bytes[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
        }
        if (const auto message = wire::decode(bodyOf(bytes)))
            RC_ASSERT(wire::encode(*message) == bytes);
    }));
}

void MessageTest::outOfRangeIsRefused_data() {
    QTest::addColumn<std::function<void(wire::Render&)>>("spoil");
    const auto row = [](const char* tag, std::function<void(wire::Render&)> spoil) { QTest::newRow(tag) << spoil; };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    row("no width", [](wire::Render& r) { r.width = 0; });
    row("no height", [](wire::Render& r) { r.height = 0; });
    row("too wide", [](wire::Render& r) { r.width = wire::maxSide + 1; });
    row("too many pixels", [](wire::Render& r) { r.width = r.height = wire::maxSide; });
    row("nowhere", [nan](wire::Render& r) { r.centerX = nan; });
    row("endlessly far", [infinite](wire::Render& r) { r.centerY = -infinite; });
    row("too far", [](wire::Render& r) { r.centerX = 2e9; });
    row("no scale", [](wire::Render& r) { r.metresPerPixel = 0; });
    row("negative scale", [](wire::Render& r) { r.metresPerPixel = -1; });
    row("tiny ratio", [](wire::Render& r) { r.pixelRatio = 0.01; });
    row("huge ratio", [](wire::Render& r) { r.pixelRatio = 100; });
    row("no theme", [](wire::Render& r) { r.theme.clear(); });
    row("a theme that leads elsewhere", [](wire::Render& r) { r.theme = "../secret"; });
    row("a long theme", [](wire::Render& r) { r.theme.assign(wire::maxName + 1, 'a'); });
    row("a NUL in a name", [](wire::Render& r) { r.hiddenLayers = {std::string("a\0b", 3)}; });
    row("too many names", [](wire::Render& r) { r.hiddenLayers.assign(wire::maxNames + 1, "a"); });
    row("no such sheet", [](wire::Render& r) { r.sheet = static_cast<wire::SheetKind>(2); });
}

void MessageTest::outOfRangeIsRefused() {
    QFETCH(std::function<void(wire::Render&)>, spoil);
    wire::Render render{7, wire::SheetKind::Base, 358254, 3252274, 1, 800, 600, 1, "dark", "en", {}};
    QVERIFY(wire::decode(bodyOf(wire::encode(render))));
    spoil(render);
    QVERIFY(!wire::decode(bodyOf(wire::encode(render))));
}

void MessageTest::unknownTypesAreRefused() {
    int known = 0;
    for (int type = 0; type < 256; ++type) {
        const std::uint8_t body[] = {static_cast<std::uint8_t>(type)};
        known += wire::decode(body).has_value() ? 1 : 0;
    }
    QCOMPARE(known, 1); // Quit alone carries nothing
}

void MessageTest::aLongProblemIsCutAtACharacter() {
    wire::Problem problem{1, "road", {}};
    while (problem.text.size() < 2 * wire::maxText)
        problem.text += "巴南区";
    const auto back = wire::decode(bodyOf(wire::encode(problem)));
    QVERIFY(back);
    const std::string& text = std::get<wire::Problem>(*back).text;
    QVERIFY(text.size() <= wire::maxText && text.size() > wire::maxText - 3);
    QCOMPARE(text.size() % 3, std::size_t(0));
}

void MessageTest::anySlicingGivesTheSameMessages() {
    QVERIFY(rc::check("cut anywhere", [] {
        const auto sent = *rc::gen::container<std::vector<wire::Message>>(messages::any());
        std::vector<std::uint8_t> stream;
        for (const auto& message : sent) {
            const auto bytes = wire::encode(message);
            stream.insert(stream.end(), bytes.begin(), bytes.end());
        }
        wire::Splitter splitter;
        std::vector<wire::Message> got;
        for (std::size_t at = 0; at < stream.size();) {
            const auto size = std::min(*rc::gen::inRange<std::size_t>(1, 64), stream.size() - at);
            splitter.feed(std::span(stream).subspan(at, size));
            at += size;
            while (const auto body = splitter.next())
                got.push_back(wire::decode(*body).value());
        }
        RC_ASSERT(!splitter.broken());
        RC_ASSERT(got == sent);
    }));
}

void MessageTest::aSplitterStopsAtAnImpossibleLength_data() {
    QTest::addColumn<quint32>("length");
    QTest::newRow("nothing") << quint32(0);
    QTest::newRow("one too long") << quint32(wire::maxMessage + 1);
    QTest::newRow("absurd") << quint32(0xffffffff);
}

void MessageTest::aSplitterStopsAtAnImpossibleLength() {
    QFETCH(quint32, length);
    wire::Splitter splitter;
    splitter.feed(wire::encode(wire::Quit{}));
    const std::uint8_t bytes[] = {static_cast<std::uint8_t>(length), static_cast<std::uint8_t>(length >> 8),
                                  static_cast<std::uint8_t>(length >> 16), static_cast<std::uint8_t>(length >> 24)};
    splitter.feed(bytes);
    QVERIFY(splitter.next()); // what came before counts
    QVERIFY(!splitter.next());
    QVERIFY(splitter.broken());
    splitter.feed(wire::encode(wire::Quit{}));
    QVERIFY(!splitter.next());
}

QTEST_GUILESS_MAIN(MessageTest)
#include "tst_message.moc"
