// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/shape_check.h"

#include <QtTest>

#include <cmath>

using city::Path;
using city::Shape;

class TestShapeCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapes_data() {
        QTest::addColumn<int>("shape");
        QTest::addColumn<std::vector<Path>>("parts");
        QTest::addColumn<QString>("says"); ///< a piece of the sentence; empty: it is whole
        const Path square{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
        const Path inside{{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}};
        const auto row = [](const char* name, Shape shape, std::vector<Path> parts, const char* says) {
            QTest::newRow(name) << int(shape) << std::move(parts) << QString::fromLatin1(says);
        };
        row("a point", Shape::Point, {{{1, 1}}}, "");
        row("no point", Shape::Point, {}, "One place");
        row("two points", Shape::Point, {{{1, 1}, {2, 2}}}, "One place");
        row("off the earth", Shape::Point, {{{181, 1}}}, "no place on Earth");
        row("not a number", Shape::Point, {{{std::nan(""), 1}}}, "no place on Earth");
        row("a line", Shape::Line, {{{1, 1}, {2, 2}}}, "");
        row("a line that crosses itself", Shape::Line, {{{0, 0}, {2, 2}, {2, 0}, {0, 2}}}, "");
        row("half a line", Shape::Line, {{{1, 1}}}, "two vertices");
        row("an area", Shape::Polygon, {square}, "");
        row("the other way round", Shape::Polygon, {Path(square.rbegin(), square.rend())}, "");
        row("with a vertex twice", Shape::Polygon, {{{0, 0}, {4, 0}, {4, 0}, {4, 4}, {0, 0}}}, "");
        row("with a hole", Shape::Polygon, {square, inside}, "");
        row("no area", Shape::Polygon, {}, "three corners");
        row("an open edge", Shape::Polygon, {{{0, 0}, {4, 0}, {4, 4}, {0, 4}}}, "closed edge");
        row("a bow tie", Shape::Polygon, {{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}}}, "crosses or touches itself");
        row("a spike", Shape::Polygon, {{{0, 0}, {4, 0}, {4, 4}, {8, 4}, {4, 4}, {0, 4}, {0, 0}}}, "itself");
        row("a hole outside", Shape::Polygon, {square, {{5, 5}, {6, 5}, {6, 6}, {5, 6}, {5, 5}}}, "A hole lies");
        row("a hole across the edge", Shape::Polygon, {square, {{3, 3}, {6, 3}, {6, 3.5}, {3, 3.5}, {3, 3}}}, "itself");
        row("a hole in a hole", Shape::Polygon,
            {square, inside, {{1.2, 1.2}, {1.8, 1.2}, {1.8, 1.8}, {1.2, 1.8}, {1.2, 1.2}}}, "A hole lies");
        row("too many vertices", Shape::Line, {Path(100'001, {1, 1})}, "too many");
        QTest::newRow("on one line") << int(Shape::Polygon) << std::vector<Path>{{{0, 0}, {1, 1}, {2, 2}, {0, 0}}}
                                     << QStringLiteral("*");
    }
    void shapes() {
        QFETCH(int, shape);
        QFETCH(std::vector<Path>, parts);
        QFETCH(QString, says);
        const auto fault = city::shapeFault(Shape(shape), parts);
        if (says.isEmpty())
            QVERIFY2(!fault, qPrintable(fault.value_or(QString())));
        else
            QVERIFY2(fault && (says == QLatin1String("*") || fault->contains(says)), qPrintable(fault.value_or(QString())));
    }

    void aCircleOfManyVerticesIsWhole() {
        Path ring;
        for (int i = 0; i < 20'000; ++i) {
            const double angle = 2 * M_PI * i / 20'000;
            ring.push_back({106.5 + 0.01 * std::cos(angle), 29.4 + 0.01 * std::sin(angle)});
        }
        ring.push_back(ring.front());
        QVERIFY(!city::shapeFault(Shape::Polygon, {ring}));
        std::swap(ring[100], ring[9'000]);
        QVERIFY(city::shapeFault(Shape::Polygon, {ring}));
    }
};

QTEST_GUILESS_MAIN(TestShapeCheck)
#include "tst_shape_check.moc"
