// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shape_blob.h"
#include "support/tiny_city.h"

#include <QTest>

#include <random>

using namespace support;
using city::Path;
using city::Shape;

namespace {

using Parts = std::vector<Path>;

struct Sample {
    const char* wkt;
    Shape shape;
    Parts parts;
};

const std::vector<Sample>& samples() {
    static const std::vector<Sample> all = {
        {"POINT(106.54 29.38)", Shape::Point, {{{106.54, 29.38}}}},
        {"LINESTRING(106.5 29.3, 106.6 29.4, 106.7 29.35)", Shape::Line, {{{106.5, 29.3}, {106.6, 29.4}, {106.7, 29.35}}}},
        {"POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1))", Shape::Polygon,
         {{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}}, {{1, 1}, {2, 1}, {2, 2}, {1, 1}}}},
    };
    return all;
}

std::optional<store::DecodedShape> decoded(const QByteArray& blob) {
    return store::decodeShape(reinterpret_cast<const unsigned char*>(blob.constData()), std::size_t(blob.size()));
}

QByteArray fromSpatialite(store::Database& db, const char* expression) {
    auto query = must(db.prepare(std::string("SELECT ") + expression));
    if (!must(query.step())) qFatal("no row");
    const auto [bytes, length] = query.blob(0);
    return QByteArray(reinterpret_cast<const char*>(bytes), length);
}

} // namespace

class TestShapeBlob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ourBytesAreSpatialites_data() {
        QTest::addColumn<int>("sample");
        for (int i = 0; i < int(samples().size()); ++i) QTest::newRow(samples()[std::size_t(i)].wkt) << i;
    }
    void ourBytesAreSpatialites() {
        QFETCH(int, sample);
        const Sample& s = samples()[std::size_t(sample)];
        auto db = must(store::Database::open(QStringLiteral(":memory:"), store::Database::Access::Create));
        const QByteArray theirs = fromSpatialite(db, (std::string("GeomFromText('") + s.wkt + "', 4490)").c_str());
        QCOMPARE(store::encodeShape(s.shape, s.parts, 4490).toHex(), theirs.toHex());
        const auto shape = decoded(theirs);
        QVERIFY(shape);
        QCOMPARE(shape->shape, s.shape);
        QCOMPARE(shape->srid, 4490);
        QVERIFY(shape->parts == s.parts);
    }

    void bigEndianIsReadToo() {
        QByteArray little = store::encodePoint({106.54, 29.38}, 4490), big = little;
        big[1] = '\0';
        const auto turn = [&](int at, int length) { std::reverse(big.begin() + at, big.begin() + at + length); };
        turn(2, 4);
        for (const int at : {6, 14, 22, 30}) turn(at, 8);
        turn(39, 4);
        turn(43, 8);
        turn(51, 8);
        const auto point = store::decodePoint(reinterpret_cast<const unsigned char*>(big.constData()), std::size_t(big.size()));
        QVERIFY(point && *point == (geo::Point{106.54, 29.38}));
        QCOMPARE(decoded(big)->srid, 4490);
    }

    void otherGeometriesAreRefused_data() {
        QTest::addColumn<QString>("wkt");
        for (const char* wkt : {"MULTIPOINT(1 1, 2 2)", "GEOMETRYCOLLECTION(POINT(1 1))", "POINT Z(1 1 1)", "POINT(200 29)"})
            QTest::newRow(wkt) << wkt;
    }
    void otherGeometriesAreRefused() {
        QFETCH(QString, wkt);
        auto db = must(store::Database::open(QStringLiteral(":memory:"), store::Database::Access::Create));
        QVERIFY(!decoded(fromSpatialite(db, QStringLiteral("GeomFromText('%1', 4490)").arg(wkt).toUtf8())));
    }

    void damagedBytesNeverDecodeToMoreThanTheyHold() {
        std::mt19937 random(11);
        for (const Sample& s : samples()) {
            const QByteArray whole = store::encodeShape(s.shape, s.parts, 4490);
            for (qsizetype length = 0; length < whole.size(); ++length) QVERIFY(!decoded(whole.left(length)));
            for (int i = 0; i < 20'000; ++i) {
                QByteArray bytes = whole;
                for (int flips = int(random() % 4) + 1; flips > 0; --flips)
                    bytes[qsizetype(random() % std::size_t(bytes.size()))] = char(random());
                std::size_t vertices = 0;
                if (const auto shape = decoded(bytes))
                    for (const Path& path : shape->parts) vertices += path.size();
                QVERIFY(vertices * 16 <= std::size_t(bytes.size()));
            }
        }
    }

    void hugeCountsAllocateNothing() {
        QByteArray bytes = store::encodeShape(Shape::Line, {{{1, 1}, {2, 2}}}, 4490);
        for (int i = 43; i < 47; ++i) bytes[i] = '\x7F';
        QVERIFY(!decoded(bytes));
    }
};

QTEST_GUILESS_MAIN(TestShapeBlob)
#include "tst_shape_blob.moc"
