// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/anchor.h"
#include "city/patch.h"

#include <QTest>

#include <cmath>

using city::Component;
using city::Field;
using city::Patch;
using city::Shape;

namespace {

const QDate today(2026, 3, 1);

city::Catalogue catalogue() {
    city::Catalogue c;
    c.profile.adminCode = QStringLiteral("500113");
    c.profile.timeZone = QStringLiteral("Asia/Shanghai");
    c.subDistricts = {{1, {}, {}, {}, {}, {}, {}}, {2, {}, {}, {}, {}, {}, {}}};
    c.communities = {{10, {}, {}, 1}, {20, {}, {}, 2}};
    city::ComponentClass lamp, green;
    lamp.id = 1;
    lamp.code = QStringLiteral("0137");
    green.id = 2;
    green.shape = Shape::Polygon;
    c.classes = {lamp, green};
    c.departments = {{5, {}, {}, {}, 0}};
    c.index();
    return c;
}

Component sound() {
    Component c;
    c.key = {Shape::Point, 3};
    c.revision = 4;
    c.classId = 1;
    c.code = QStringLiteral("5001130137000003");
    c.maintainer = 5;
    c.subDistrict = 1;
    c.community = 10;
    c.unitGrid = QStringLiteral("500113003001001");
    c.surveyed = QDate(2024, 5, 17);
    c.parts = {{{106.5, 29.4}}};
    return c;
}

using Change = void (*)(Component&);

} // namespace

Q_DECLARE_METATYPE(Change)

class TestPatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSoundComponentHasNoFaults() {
        QVERIFY(city::check(Patch::insert(sound()), catalogue(), today).empty());
        QVERIFY(city::check(Patch::remove(sound()), catalogue(), today).empty());
    }

    void everyFaultStandsBesideItsField_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("field");
        const auto row = [](const char* name, Field field, Change change) { QTest::newRow(name) << change << int(field); };
        row("code too short", Field::Code, [](Component& c) { c.code.chop(1); });
        row("another district's code", Field::Code, [](Component& c) { c.code.replace(0, 6, QStringLiteral("110000")); });
        row("another class's code", Field::Code, [](Component& c) { c.code.replace(8, 2, QStringLiteral("38")); });
        row("unknown class", Field::Class, [](Component& c) { c.classId = 9; });
        row("class of another shape", Field::Class, [](Component& c) { c.classId = 2; });
        row("name too long", Field::Name, [](Component& c) { c.name = QString(51, QLatin1Char('x')); });
        row("control character", Field::Note, [](Component& c) { c.note = QStringLiteral("a\x07"); });
        row("turned writing direction", Field::Name, [](Component& c) { c.name = QStringLiteral("a\u202Eb"); });
        row("unknown department", Field::Owner, [](Component& c) { c.owner = 6; });
        row("unknown sub-district", Field::SubDistrict, [](Component& c) { c.subDistrict = 3; c.community = 0; });
        row("community of another sub-district", Field::Community, [](Component& c) { c.community = 20; });
        row("sub-district away from its community", Field::Community, [](Component& c) { c.subDistrict = 2; });
        row("grid of 14 digits", Field::UnitGrid, [](Component& c) { c.unitGrid.chop(1); });
        row("surveyed tomorrow", Field::Surveyed, [](Component& c) { c.surveyed = today.addDays(1); });
        row("changed before surveyed", Field::Changed, [](Component& c) { c.changed = QDate(2024, 5, 16); });
        row("no place", Field::Geometry, [](Component& c) { c.parts.clear(); });
        row("two places", Field::Geometry, [](Component& c) { c.parts[0].push_back({106, 29}); });
        row("no place on Earth", Field::Geometry, [](Component& c) { c.parts[0][0].lat = std::nan(""); });
    }
    void everyFaultStandsBesideItsField() {
        QFETCH(Change, change);
        QFETCH(int, field);
        Component after = sound();
        change(after);
        const auto faults = city::check(Patch::update(sound(), after), catalogue(), today);
        QCOMPARE(faults.size(), 1u);
        QCOMPARE(int(faults[0].field), field);
        QVERIFY(faults[0].sentence.endsWith(QLatin1Char('.')));
    }

    void oldFaultsDoNotBlockOtherFields() {
        Component before = sound();
        before.unitGrid = QStringLiteral("bad");
        before.owner = 99;
        Component after = before;
        after.state = city::State::Damaged;
        QVERIFY(city::check(Patch::update(before, after), catalogue(), today).empty());
    }

    void aRawCodeWithItsFaultIsKept() {
        Component c = sound();
        c.code = QStringLiteral("BJ2101-7");
        c.codeFault = QStringLiteral("not 16 digits");
        QVERIFY(city::check(Patch::insert(c), catalogue(), today).empty());
    }

    void anOpenRingIsRefused() {
        Component c = sound();
        c.key.shape = Shape::Polygon;
        c.classId = 2;
        c.code.clear();
        c.parts = {{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
        QCOMPARE(city::check(Patch::insert(c), catalogue(), today).size(), 1u);
        c.parts[0].push_back({0, 0});
        QVERIFY(city::check(Patch::insert(c), catalogue(), today).empty());
    }

    void onlyWhatDiffersIsAField() {
        Component after = sound();
        after.state = city::State::Missing;
        after.note = QStringLiteral("gone");
        QCOMPARE(Patch::update(sound(), after).fields(), (std::vector<Field>{Field::State, Field::Note}));
    }

    void anchorsLieOnTheirShape() {
        QVERIFY((city::anchorOf(Shape::Line, {{{0, 0}, {2, 0}, {2, 2}}}).lon == 2));
        const std::vector<city::Path> square = {{{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}}};
        const geo::Point middle = city::anchorOf(Shape::Polygon, square);
        QVERIFY(std::abs(middle.lon - 1) < 1e-12 && std::abs(middle.lat - 1) < 1e-12);
        // The centroid of a horseshoe lies outside it.
        const std::vector<city::Path> horseshoe = {{{0, 0}, {9, 0}, {9, 9}, {8, 9}, {8, 1}, {1, 1}, {1, 9}, {0, 9}, {0, 0}}};
        QVERIFY(city::isInside(city::anchorOf(Shape::Polygon, horseshoe), horseshoe));
        const std::vector<city::Path> ringed = {{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}}, {{1, 1}, {8, 1}, {8, 8}, {1, 8}, {1, 1}}};
        QVERIFY(city::isInside(city::anchorOf(Shape::Polygon, ringed), ringed));
        QVERIFY(std::isnan(city::anchorOf(Shape::Point, {}).lon));
    }
};

QTEST_GUILESS_MAIN(TestPatch)
#include "tst_patch.moc"
