// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/merge.h"

#include <QTest>

using city::Component;
using city::Field;

namespace {

Component lamp() {
    Component c;
    c.key = {city::Shape::Point, 3};
    c.revision = 4;
    c.classId = 1;
    c.name = QStringLiteral("路灯");
    c.note = QStringLiteral("old");
    c.parts = {{{106.5, 29.4}}};
    return c;
}

} // namespace

class TestMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatEachChangedAloneIsKept() {
        Component mine = lamp(), theirs = lamp();
        mine.note = QStringLiteral("mine");
        theirs.name = QStringLiteral("theirs");
        theirs.revision = 5;
        const city::Merge merge = city::merge(lamp(), mine, theirs);
        QVERIFY(merge.contested.empty());
        QCOMPARE(merge.merged.note, QStringLiteral("mine"));
        QCOMPARE(merge.merged.name, QStringLiteral("theirs"));
        QCOMPARE(merge.merged.revision, std::int64_t(5));
    }

    void whatBothChangedIsContestedAndMineStands() {
        Component mine = lamp(), theirs = lamp();
        mine.note = QStringLiteral("mine");
        theirs.note = QStringLiteral("theirs");
        mine.parts[0][0].lon = 106.6;
        theirs.parts[0][0].lon = 106.7;
        const city::Merge merge = city::merge(lamp(), mine, theirs);
        QCOMPARE(merge.contested, (std::vector{Field::Note, Field::Geometry}));
        QCOMPARE(merge.merged.note, QStringLiteral("mine"));
    }

    void theSameChangeByBothIsNoContest() {
        Component mine = lamp(), theirs = lamp();
        mine.note = theirs.note = QStringLiteral("both");
        QVERIFY(city::merge(lamp(), mine, theirs).contested.empty());
    }

    /// A code and what is wrong with it come together.
    void everyFieldIsTakenOver() {
        Component other = lamp();
        other.classId = 2;
        other.code = QStringLiteral("5001130137000003");
        other.codeFault = QStringLiteral("fault");
        other.name = other.address = other.note = other.unitGrid = QStringLiteral("other");
        other.authority = other.owner = other.maintainer = other.subDistrict = other.community = 7;
        other.state = city::State::Damaged;
        other.surveyed = other.changed = QDate(2026, 1, 2);
        other.source = city::DataSource::Reported;
        other.accuracy = city::Accuracy::C;
        other.parts = {{{106.6, 29.5}}};
        Component taken = lamp();
        for (int i = 0; i < city::fieldCount; ++i) {
            QVERIFY2(!city::isSame(taken, other, Field(i)), qPrintable(city::fieldName(Field(i))));
            city::takeField(taken, other, Field(i));
            QVERIFY2(city::isSame(taken, other, Field(i)), qPrintable(city::fieldName(Field(i))));
        }
        QCOMPARE(taken.codeFault, other.codeFault);
    }
};

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
