// SPDX-License-Identifier: GPL-3.0-or-later
#include "parcel/parcel.h"

#include <QTest>

using namespace parcel;

namespace {

Rows someRows() {
    Row point{7, {Form::Point, {{{{106.5, 29.4}}}}, 1}, {std::int64_t(-3), 2.5, std::string("井盖"), std::monostate()}};
    Row area{8, {Form::MultiPolygon, {{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}, {{{2, 2}, {3, 2}, {3, 3}, {2, 2}}, {{2.1, 2}, {2.2, 2}, {2.2, 2.1}, {2.1, 2}}}}, 12},
             {std::monostate(), std::monostate(), std::string(), std::int64_t(1)}};
    Row huge{9, {Form::TooLarge, {}, 10'000'000}, {std::monostate(), 0.0, std::string("x"), std::monostate()}};
    return {0.25, {point, area, huge}};
}

std::string body(const Message& message) { return pack(message).substr(4); }

} // namespace

class TestParcel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesComeBackAsTheyWere() {
        const Layer layer{"部件", "GPKG", "EPSG:4490", "GBK", true, true, 12, {{"名称", Type::Text}, {"n", Type::Integer}}};
        for (const Message& message : {Message(layer), Message(someRows()), Message(End{5, true, 1, 2, 3, 4}), Message(Fault{Trouble::Broken, "why"})}) {
            const auto back = unpack(body(message), 4);
            QVERIFY(back);
            QVERIFY(*back == message);
        }
    }

    void noBeginningOfAMessageIsTaken() {
        const std::string whole = body(someRows());
        for (std::size_t length = 0; length < whole.size(); ++length) QVERIFY(!unpack(std::string_view(whole).substr(0, length), 4));
        QVERIFY(!unpack(whole + 'x', 4));
    }

    void anyChangedByteIsRefusedOrReadWithinBounds() {
        const std::string whole = body(someRows());
        int refused = 0;
        for (std::size_t at = 0; at < whole.size(); ++at)
            for (const char value : {'\0', '\x7f', '\xff'}) {
                std::string damaged = whole;
                damaged[at] = value;
                const auto read = unpack(damaged, 4);
                if (!read) ++refused;
                else if (const auto* rows = std::get_if<Rows>(&*read))
                    for (const Row& row : rows->rows) QCOMPARE(row.values.size(), std::size_t(4));
            }
        QVERIFY(refused > 50);
    }

    /// Its row would be taken for too long to be sent, and lose the reason why it is refused.
    void aShapeThatIsTooLargeWeighsNothing() {
        const Row huge = someRows().rows.back();
        QCOMPARE(huge.shape.form, Form::TooLarge);
        QVERIFY(weight(huge) >= body(Rows{0, {huge}}).size() - 16);
        QVERIFY(weight(huge) < 200);
    }

    void aCountIsNotBelieved() {
        std::string body(1, '\1');
        body.append(8, '\0');
        body.append(4, '\xff'); // four thousand million rows
        QVERIFY(!unpack(body, 1));
        const unsigned char head[4] = {0xff, 0xff, 0xff, 0x7f};
        QVERIFY(!lengthOf(head));
    }
};

QTEST_APPLESS_MAIN(TestParcel)
#include "tst_parcel.moc"
