// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accounts.h"
#include "store/bulk.h"
#include "store/writer.h"
#include "support/tiny_city.h"

#include <QTest>

#include <csignal>
#include <numeric>
#include <sys/wait.h>
#include <unistd.h>

using namespace support;
using city::Component;
using city::ComponentKey;
using city::FaultKind;
using city::Field;
using city::Selection;
using city::Shape;
namespace bulk = store::bulk;

namespace {

Component read(const TinyCity& tiny, ComponentKey key) {
    auto reader = must(store::Reader::open(tiny.path()));
    const auto component = must(reader.component(key));
    if (!component) qFatal("no component");
    return *component;
}

/// The first point components.
Selection points(int count) {
    std::vector<std::uint64_t> keys;
    for (int row = 1; row <= count; ++row) keys.push_back(ComponentKey{Shape::Point, row}.packed());
    return Selection::of(std::move(keys));
}

Selection everything() {
    const Selection all = points(TinyCity::points);
    std::vector<std::uint64_t> keys(all.keys().begin(), all.keys().end());
    for (int row = 1; row <= TinyCity::lines; ++row) keys.push_back(ComponentKey{Shape::Line, row}.packed());
    for (int row = 1; row <= TinyCity::polygons; ++row) keys.push_back(ComponentKey{Shape::Polygon, row}.packed());
    return Selection::of(std::move(keys));
}

bulk::Wish wish(const TinyCity& tiny, const QStringList& assignments) {
    bulk::Wish wish;
    const auto catalogue = must(must(store::Reader::open(tiny.path())).catalogue());
    for (const QString& text : assignments) {
        const auto assignment = query::Assignment::parse(text, catalogue);
        if (!assignment) qFatal("%s", qPrintable(assignment.error()));
        wish.fields.push_back(*assignment);
    }
    return wish;
}

store::ChangeNote by(const char* user) {
    return {QString::fromLatin1(user), QStringLiteral("census"), {}, {}};
}

bulk::Outcome applied(const TinyCity& tiny, const Selection& selection, const bulk::Wish& wish, bulk::Faults faults = bulk::Faults::Refuse) {
    return must(bulk::apply(tiny.path(), selection, wish, by("a"), faults));
}

/// Every value of every component, without revisions.
QString content(const TinyCity& tiny) {
    return shell(tiny, "SELECT id, hex(uid), code, code_fault, class_id, name, sub_district_id, community_id, unit_grid, state, note, hex(geom) FROM component_point;"
                       "SELECT id, hex(uid), code, name, state, note, hex(geom) FROM component_line; SELECT id, hex(uid), code, name, state, note, hex(geom) FROM component_polygon;"
                       "SELECT code_profile FROM city");
}

} // namespace

class TestBulk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyChangeUnderOneBatch() {
        const TinyCity tiny;
        const auto outcome = applied(tiny, everything(), wish(tiny, {QStringLiteral("state=破损"), QStringLiteral("note=after the storm")}));
        QCOMPARE(outcome.changed, TinyCity::points + TinyCity::lines + TinyCity::polygons);
        QCOMPARE(shell(tiny, "SELECT count(*), count(DISTINCT batch), min(batch), min(user), min(reason) FROM journal"),
                 QStringLiteral("360|1|%1|a|census").arg(outcome.batch));
        const Component lamp = read(tiny, {Shape::Point, 5});
        QCOMPARE(lamp.state, city::State::Damaged);
        QCOMPARE(lamp.revision, 2);
        QCOMPARE(shell(tiny, "SELECT user IS NULL AND batch IS NULL FROM change_context"), QStringLiteral("1"));
    }

    void thePreviewTellsWhatWouldChangeAndChangesNothing() {
        const TinyCity tiny;
        shell(tiny, "UPDATE component_point SET note = 'n' WHERE id <= 10; DELETE FROM component_point WHERE id = 30");
        const QString before = content(tiny);
        const auto preview = must(bulk::preview(tiny.path(), points(50), wish(tiny, {QStringLiteral("note=n")}), by("a")));
        QCOMPARE(preview.changing, 39);
        QCOMPARE(preview.same, 10);
        QCOMPARE(preview.gone, 1);
        QCOMPARE(preview.faulty, 0);
        QCOMPARE(preview.byField[std::size_t(Field::Note)], 39);
        QCOMPARE(preview.examples.front().before.key.row, 11);
        QCOMPARE(content(tiny), before);
    }

    void aFaultyRowRefusesAllOrStaysAsItIs() {
        const TinyCity tiny;
        shell(tiny, "UPDATE component_point SET surveyed = 20240101 WHERE id = 7; UPDATE component_point SET surveyed = 20200101 WHERE id <> 7");
        const QString before = content(tiny);
        const auto change = wish(tiny, {QStringLiteral("changed=2022-02-02")});
        const auto preview = must(bulk::preview(tiny.path(), points(20), change, by("a")));
        QCOMPARE(preview.faulty, 1);
        QCOMPARE(preview.faults.front().key.row, 7);
        QCOMPARE(preview.faults.front().faults.front().field, Field::Changed);
        const auto refused = bulk::apply(tiny.path(), points(20), change, by("a"), bulk::Faults::Refuse);
        QVERIFY(!refused && refused.error().kind == FaultKind::Invalid);
        QCOMPARE(content(tiny), before);
        const auto outcome = applied(tiny, points(20), change, bulk::Faults::Skip);
        QCOMPARE(outcome.changed, 19);
        QCOMPARE(outcome.faulty, 1);
        QVERIFY(!read(tiny, {Shape::Point, 7}).changed.isValid() || read(tiny, {Shape::Point, 7}).changed.year() != 2022);
    }

    void whatIsShiftedLandsByMetresAndItsAreasFollow() {
        const TinyCity tiny;
        const Component before = read(tiny, {Shape::Point, 5});
        bulk::Wish shift;
        shift.east = 2900; // one sub-district on
        applied(tiny, points(10), shift);
        const Component after = read(tiny, {Shape::Point, 5});
        QVERIFY(std::abs((after.parts[0][0].lon - before.parts[0][0].lon) * 97'000 - 2900) < 60);
        QVERIFY(std::abs(after.parts[0][0].lat - before.parts[0][0].lat) < 1e-3);
        QCOMPARE(after.subDistrict, before.subDistrict + 1);
        QVERIFY(after.community != before.community);
        QCOMPARE(shell(tiny, "SELECT count(*) FROM component_point c JOIN idx_component_point_geom i ON i.pkid = c.id WHERE i.xmin > 106.52 AND c.id <= 10"),
                 QStringLiteral("10"));
        bulk::Wish far;
        far.north = 1e9;
        QCOMPARE(bulk::preview(tiny.path(), points(1), far, by("a")).error().kind, FaultKind::Invalid);
    }

    void anotherClassGivesEachANewCode() {
        const TinyCity tiny;
        auto reader = must(store::Reader::open(tiny.path()));
        const auto outcome = applied(tiny, points(40), wish(tiny, {QStringLiteral("class=") + must(reader.catalogue()).componentClass(TinyCity::Tree)->name}));
        QVERIFY(outcome.changed > 20);
        const auto space = must(reader.codeSpace(TinyCity::Tree));
        QCOMPARE(shell(tiny, QStringLiteral("SELECT count(DISTINCT code) = count(*), count(*) FROM component_point WHERE id <= 40 AND code GLOB '%1*'").arg(space.prefix)),
                 QStringLiteral("1|40"));
    }

    void aBatchIsRevertedUndoneAndDoneAgainAsOne_data() {
        QTest::addColumn<QString>("change");
        QTest::newRow("fields") << QStringLiteral("state=丢失");
        QTest::newRow("empty") << QStringLiteral("name=");
    }
    void aBatchIsRevertedUndoneAndDoneAgainAsOne() {
        QFETCH(QString, change);
        const TinyCity tiny;
        shell(tiny, "UPDATE component_point SET name = 'x'");
        const QString before = content(tiny);
        bulk::Wish all = wish(tiny, {change});
        all.north = 1.5;
        const auto outcome = applied(tiny, points(TinyCity::points), all);
        const QString after = content(tiny);
        QVERIFY(after != before);
        store::Writer writer(tiny.path());
        const auto undone = writer.undo(by("a")).get();
        QVERIFY(undone && undone->rows == TinyCity::points);
        QCOMPARE(content(tiny), before);
        QVERIFY(writer.redo(by("a")).get());
        QCOMPARE(content(tiny), after);
        QVERIFY(writer.undo(by("a")).get());
        QCOMPARE(content(tiny), before);
        QVERIFY(writer.redo(by("a")).get());
        const auto reverted = must(store::batches::revert(tiny.path(), outcome.batch, by("b"), {}));
        QCOMPARE(reverted.rows, TinyCity::points);
        QCOMPARE(content(tiny), before);
        QVERIFY(!store::batches::areUnfinished(tiny.path()));
    }

    void aRowThatSomebodyChangedSinceHoldsTheRevertUp() {
        const TinyCity tiny;
        const auto outcome = applied(tiny, points(20), wish(tiny, {QStringLiteral("note=n")}));
        shell(tiny, "UPDATE component_point SET note = 'theirs' WHERE id = 3");
        const QString before = content(tiny);
        QCOMPARE(store::batches::revert(tiny.path(), outcome.batch, by("a"), {}).error().kind, FaultKind::Conflict);
        QCOMPARE(content(tiny), before);
        shell(tiny, "UPDATE component_point SET note = 'n' WHERE id = 3"); // changed back
        QCOMPARE(must(store::batches::revert(tiny.path(), outcome.batch, by("a"), {})).rows, 20);
    }

    void stoppingTakesBackWhatWasWritten() {
        const TinyCity tiny;
        const QString before = content(tiny);
        int calls = 0; // the second comes when the first slice stands, however fast the machine
        const auto outcome = bulk::apply(tiny.path(), everything(), wish(tiny, {QStringLiteral("note=n")}), by("a"), bulk::Faults::Skip,
                                         [&](double, const QString&) { return ++calls < 2; });
        QVERIFY(!outcome && outcome.error().kind == FaultKind::Cancelled);
        QCOMPARE(content(tiny), before);
        QVERIFY(!store::batches::areUnfinished(tiny.path()));
    }

    void whatIsSavedMeanwhileIsKept() {
        const TinyCity tiny;
        bool saved = false;
        const auto outcome = bulk::apply(tiny.path(), points(TinyCity::points), wish(tiny, {QStringLiteral("note=n")}), by("a"), bulk::Faults::Refuse,
                                         [&](double, const QString&) {
            if (!std::exchange(saved, true)) shell(tiny, "UPDATE component_point SET name = 'theirs' WHERE id = 200"); // made ahead by now
            return true;
        });
        QCOMPARE(must(outcome).changed, TinyCity::points);
        const Component both = read(tiny, {Shape::Point, 200});
        QCOMPARE(both.name, QStringLiteral("theirs"));
        QCOMPARE(both.note, QStringLiteral("n"));
        QCOMPARE(both.revision, 3);
    }

    void anotherProfileIsTheWholeCitys() {
        const TinyCity tiny;
        const QString before = content(tiny);
        auto reader = must(store::Reader::open(tiny.path()));
        const city::Profile old = must(reader.catalogue()).profile;
        bulk::Wish wish;
        for (const auto& [id, layout] : must(reader.codeProfiles()))
            if (layout != old.codeLayout) wish.codeProfile = id;
        QVERIFY(wish.codeProfile);
        QCOMPARE(bulk::preview(tiny.path(), points(10), wish, by("a")).error().kind, FaultKind::Invalid);
        const Component lamp = read(tiny, {Shape::Point, 5});
        const auto outcome = applied(tiny, everything(), wish);
        QCOMPARE(outcome.changed + outcome.same, TinyCity::points + TinyCity::lines + TinyCity::polygons);
        QCOMPARE(outcome.same, 1); // a raw text that never was a code
        const auto catalogue = must(reader.catalogue());
        QCOMPARE(catalogue.profile.codeProfile, *wish.codeProfile);
        const Component now = read(tiny, {Shape::Point, 5});
        const auto code = city::ComponentCode::parse(now.code, catalogue.profile.codeLayout);
        QVERIFY(code && code->major() + code->minor() == catalogue.componentClass(now.classId)->code);
        QCOMPARE(code->sequence(), city::ComponentCode::parse(lamp.code, old.codeLayout)->sequence());
        QCOMPARE(must(store::batches::revert(tiny.path(), outcome.batch, by("a"), {})).rows, outcome.changed + 1);
        QCOMPARE(content(tiny), before);
    }

    void whatHasNoValidCodeGetsTheNextFreeOne() {
        const TinyCity tiny;
        shell(tiny, "UPDATE component_point SET code_fault = 'too short', code = '12' WHERE id = 5; UPDATE component_point SET code = NULL WHERE id = 6");
        auto reader = must(store::Reader::open(tiny.path()));
        bulk::Wish wish;
        wish.codeProfile = must(reader.catalogue()).profile.codeProfile;
        const auto preview = must(bulk::preview(tiny.path(), points(10), wish, by("a")));
        QCOMPARE(preview.changing, 2);
        QCOMPARE(preview.byField[std::size_t(Field::Code)], 2);
        QCOMPARE(applied(tiny, points(10), wish).changed, 2);
        const Component five = read(tiny, {Shape::Point, 5}), six = read(tiny, {Shape::Point, 6});
        QCOMPARE(five.code.size(), 16);
        QCOMPARE(five.codeFault, QString());
        QVERIFY(six.code.size() == 16 && six.code != five.code);
    }

    void aKilledProgramsBatchIsTakenBackByTheNextStart() {
        const TinyCity tiny;
        const QString before = content(tiny);
        const auto change = wish(tiny, {QStringLiteral("note=n")});
        const pid_t child = ::fork();
        if (child == 0) {
            int calls = 0;
            (void)bulk::apply(tiny.path(), everything(), change, by("a"), bulk::Faults::Skip, [&](double, const QString&) {
                if (++calls == 2) ::raise(SIGKILL);
                return true;
            });
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QVERIFY(store::batches::areUnfinished(tiny.path()));
        QVERIFY(content(tiny) != before);
        QCOMPARE(must(store::batches::recover(tiny.path())), 1);
        QCOMPARE(content(tiny), before);
        QVERIFY(!store::batches::areUnfinished(tiny.path()));
    }

    void aPlaceWithoutTheRightIsAFaultOfTheRow() {
        const TinyCity tiny;
        auto accounts = must(store::Accounts::open(tiny.path()));
        const QString phrase = QStringLiteral("correct horse");
        const auto administrator = must(accounts.createAdministrator(QStringLiteral("administrator"), phrase));
        must(accounts.add(administrator, QStringLiteral("li"), phrase, {store::RoleGrant{QStringLiteral("supervisor"), 1, 0, 0}}));
        must(accounts.add(administrator, QStringLiteral("wall"), phrase, {store::RoleGrant{QStringLiteral("wall"), 0, 0, 0}}));
        const auto change = wish(tiny, {QStringLiteral("note=n")});
        const store::ChangeNote li{{}, {}, {}, {}, must(accounts.signIn(QStringLiteral("li"), phrase))};
        const auto outcome = must(bulk::apply(tiny.path(), points(150), change, li, bulk::Faults::Skip));
        QCOMPARE(outcome.changed, 100);
        QCOMPARE(outcome.faulty, 50);
        const store::ChangeNote wall{{}, {}, {}, {}, must(accounts.signIn(QStringLiteral("wall"), phrase))};
        QCOMPARE(bulk::preview(tiny.path(), points(1), change, wall).error().kind, FaultKind::Forbidden);
        QCOMPARE(bulk::apply(tiny.path(), points(1), change, by("anybody"), bulk::Faults::Skip).error().kind, FaultKind::Forbidden);
    }
};

QTEST_GUILESS_MAIN(TestBulk)
#include "tst_bulk.moc"
