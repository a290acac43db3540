// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/restoring.h"
#include "store/writer.h"
#include "support/tiny_city.h"

#include <QTest>

#include <functional>

using namespace support;
using city::Component;
using city::ComponentKey;
using city::FaultKind;
using city::Patch;
using city::Shape;

namespace {

constexpr ComponentKey lamp{Shape::Point, 5};

std::optional<Component> look(const TinyCity& tiny, ComponentKey key) {
    auto reader = must(store::Reader::open(tiny.path()));
    return must(reader.component(key));
}

Component read(const TinyCity& tiny, ComponentKey key) {
    const auto component = look(tiny, key);
    if (!component) qFatal("no component");
    return *component;
}

store::ChangeNote by(const char* user) {
    return {QString::fromLatin1(user), {}, {}, {}};
}

store::Receipt written(const store::Answer& answer) {
    if (!answer) qFatal("%s [%s]", qPrintable(answer.error().fault.sentence), qPrintable(answer.error().fault.detail));
    return *answer;
}

store::Receipt change(store::Writer& writer, const TinyCity& tiny, const char* user, const std::function<void(Component&)>& how,
                      ComponentKey key = lamp) {
    const Component before = read(tiny, key);
    Component after = before;
    how(after);
    return written(writer.submit(Patch::update(before, after), by(user)).get());
}

store::Receipt note(store::Writer& writer, const TinyCity& tiny, const char* user, const char* text) {
    return change(writer, tiny, user, [&](Component& c) { c.note = QString::fromLatin1(text); });
}

Component fresh(const TinyCity& tiny, ComponentKey model = lamp) {
    Component component = read(tiny, model);
    component.uid = {};
    component.code.clear();
    return component;
}

store::codes::Space space(const TinyCity& tiny, int classId) {
    auto reader = must(store::Reader::open(tiny.path()));
    return must(reader.codeSpace(classId));
}

std::vector<store::Reader::Change> life(const TinyCity& tiny, ComponentKey key = lamp, const city::Uid& uid = {}) {
    auto reader = must(store::Reader::open(tiny.path()));
    return must(reader.history(key, uid));
}

} // namespace

class TestEditing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAddedComponentGetsTheNextCodeOfItsClass() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const Component component = fresh(tiny);
        const auto before = space(tiny, component.classId);
        const auto first = written(writer.submit(Patch::insert(component), by("a")).get());
        const auto second = written(writer.submit(Patch::insert(component), by("a")).get());
        QCOMPARE(first.component->code, before.prefix + QString::number(before.last + 1).rightJustified(6, u'0'));
        QCOMPARE(second.component->code, before.prefix + QString::number(before.last + 2).rightJustified(6, u'0'));
        QCOMPARE(read(tiny, second.key).code, second.component->code);
    }

    void gapsAreReportedAndUsedOnceTheLastNumberIs() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const Component component = fresh(tiny);
        const auto before = space(tiny, component.classId);
        Component last = component;
        last.code = before.prefix + QStringLiteral("999999");
        written(writer.submit(Patch::insert(last), by("a")).get());
        const auto now = space(tiny, component.classId);
        QCOMPARE(now.last, 999'999);
        QCOMPARE(now.gaps.back(), std::pair(before.last + 1, std::int64_t(999'998)));
        QCOMPARE(now.freeBelow(), 999'999 - before.used - 1);
        const auto filled = written(writer.submit(Patch::insert(component), by("a")).get());
        QCOMPARE(filled.component->code, before.prefix + QString::number(now.gaps.front().first).rightJustified(6, u'0'));
    }

    void aFullClassIsRefusedWithTheWayOut() {
        const TinyCity tiny;
        const Component component = fresh(tiny);
        const auto before = space(tiny, component.classId);
        const QString free = shell(tiny, "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'component_line'");
        shell(tiny, free + QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 999999) "
                                          "INSERT INTO component_line (code, class_id) SELECT '%1' || printf('%06d', i), 5 FROM n")
                               .arg(before.prefix));
        store::Writer writer(tiny.path());
        const auto answer = writer.submit(Patch::insert(component), by("a")).get();
        QVERIFY(!answer && answer.error().fault.kind == FaultKind::Invalid);
        QVERIFY(answer.error().fault.sentence.contains(QStringLiteral("99")));
    }

    void aCodeTakenBetweenCheckAndSaveIsRefusedWithTheNextFreeOne() {
        const TinyCity tiny;
        store::Writer mine(tiny.path()), theirs(tiny.path());
        Component component = fresh(tiny);
        const auto before = space(tiny, component.classId);
        component.code = before.prefix + QString::number(before.last + 1).rightJustified(6, u'0');
        QVERIFY(city::check(Patch::insert(component), must(must(store::Reader::open(tiny.path())).catalogue()), QDate::currentDate()).empty());
        written(theirs.submit(Patch::insert(component), by("b")).get());
        const auto answer = mine.submit(Patch::insert(component), by("a")).get();
        QVERIFY(!answer && answer.error().fields.size() == 1);
        QCOMPARE(answer.error().fields[0].field, city::Field::Code);
        const QString free = before.prefix + QString::number(before.last + 2).rightJustified(6, u'0');
        QVERIFY(answer.error().fault.sentence.contains(free));
    }

    void aCodeOfAnotherTableIsTakenToo() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const Component line = read(tiny, {Shape::Line, 1});
        shell(tiny, QStringLiteral("UPDATE component_line SET code = '%1' WHERE id = 1").arg(space(tiny, TinyCity::Lamp).prefix + QStringLiteral("900000")));
        Component component = fresh(tiny);
        component.classId = TinyCity::Lamp;
        component.code = space(tiny, TinyCity::Lamp).prefix + QStringLiteral("900000");
        const auto answer = writer.submit(Patch::insert(component), by("a")).get();
        QVERIFY(!answer && answer.error().fields.size() == 1);
    }

    void anotherClassMeansAnotherCode() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const Component before = read(tiny, lamp);
        const int other = before.classId == TinyCity::Tree ? TinyCity::Bin : TinyCity::Tree;
        const auto receipt = change(writer, tiny, "a", [&](Component& c) { c.classId = other; });
        QCOMPARE(receipt.component->classId, other);
        QVERIFY(receipt.component->code.startsWith(space(tiny, other).prefix));
        written(writer.undo(by("a")).get());
        QCOMPARE(read(tiny, lamp).code, before.code);
    }

    void areasFollowThePosition() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const Component model = read(tiny, {Shape::Point, TinyCity::pointsEach + 5});
        const auto moved = change(writer, tiny, "a", [&](Component& c) { c.parts = model.parts; });
        QCOMPARE(moved.component->subDistrict, model.subDistrict);
        QCOMPARE(moved.component->community, model.community);
        QVERIFY(!moved.component->unitGrid.isEmpty());
        const Component there = read(tiny, lamp);
        QCOMPARE(there.subDistrict, model.subDistrict);
        QCOMPARE(there.unitGrid, moved.component->unitGrid);
        written(writer.undo(by("a")).get());
        QVERIFY(read(tiny, lamp).subDistrict != model.subDistrict);
    }

    void outsideEveryAreaNothingFollows() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const Component before = read(tiny, lamp);
        const auto moved = change(writer, tiny, "a", [](Component& c) { c.parts = {{{106.2, 29.1}}}; });
        QCOMPARE(moved.component->subDistrict, before.subDistrict);
        QCOMPARE(moved.component->community, before.community);
    }

    void eachUserTakesBackTheirOwnInOrder() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const QString first = read(tiny, lamp).note;
        note(writer, tiny, "a", "one");
        note(writer, tiny, "a", "two");
        change(writer, tiny, "b", [](Component& c) { c.name = QStringLiteral("b"); }, {Shape::Point, 6});
        written(writer.undo(by("a")).get());
        QCOMPARE(read(tiny, lamp).note, QStringLiteral("one"));
        written(writer.undo(by("a")).get());
        QCOMPARE(read(tiny, lamp).note, first);
        QCOMPARE(writer.undo(by("a")).get().error().fault.kind, FaultKind::NotFound);
        written(writer.redo(by("a")).get());
        written(writer.redo(by("a")).get());
        QCOMPARE(read(tiny, lamp).note, QStringLiteral("two"));
        QCOMPARE(writer.redo(by("a")).get().error().fault.kind, FaultKind::NotFound);
        written(writer.undo(by("a")).get());
        QCOMPARE(read(tiny, lamp).note, QStringLiteral("one"));
        QCOMPARE(read(tiny, {Shape::Point, 6}).name, QStringLiteral("b"));
    }

    void undoWorksAfterARestart() {
        const TinyCity tiny;
        const QString first = read(tiny, lamp).note;
        {
            store::Writer writer(tiny.path());
            note(writer, tiny, "a", "one");
        }
        {
            store::Writer writer(tiny.path());
            written(writer.undo(by("a")).get());
        }
        QCOMPARE(read(tiny, lamp).note, first);
        store::Writer writer(tiny.path());
        written(writer.redo(by("a")).get());
        QCOMPARE(read(tiny, lamp).note, QStringLiteral("one"));
    }

    void somethingNewEndsWhatCouldBeDoneAgain() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        note(writer, tiny, "a", "one");
        written(writer.undo(by("a")).get());
        note(writer, tiny, "a", "two");
        QCOMPARE(writer.redo(by("a")).get().error().fault.kind, FaultKind::NotFound);
    }

    void whatSomebodyChangedSinceIsAConflict_data() {
        QTest::addColumn<bool>("outside");
        QTest::newRow("another user") << false;
        QTest::newRow("another program") << true;
    }
    void whatSomebodyChangedSinceIsAConflict() {
        QFETCH(bool, outside);
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        note(writer, tiny, "a", "mine");
        if (outside) shell(tiny, "UPDATE component_point SET note = 'theirs' WHERE id = 5");
        else note(writer, tiny, "b", "theirs");
        const auto answer = writer.undo(by("a")).get();
        QVERIFY(!answer && answer.error().fault.kind == FaultKind::Conflict);
        QCOMPARE(answer.error().theirs->note, QStringLiteral("theirs"));
        QCOMPARE(read(tiny, lamp).note, QStringLiteral("theirs"));
        if (outside) return;
        written(writer.undo(by("b")).get());
        written(writer.undo(by("a")).get()); // theirs came to nothing
    }

    void addingAndDeletingAreTakenBackToo() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const auto added = written(writer.submit(Patch::insert(fresh(tiny)), by("a")).get());
        const Component there = read(tiny, added.key);
        written(writer.submit(Patch::remove(there), by("a")).get());
        QVERIFY(!look(tiny, added.key));
        written(writer.undo(by("a")).get());
        const Component back = read(tiny, added.key);
        QVERIFY(back.uid == there.uid && back.code == there.code);
        written(writer.undo(by("a")).get());
        QVERIFY(!look(tiny, added.key));
        written(writer.redo(by("a")).get());
        QVERIFY(look(tiny, added.key));
    }

    void aLifeIsToldBackwards() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const Component first = read(tiny, lamp);
        note(writer, tiny, "a", "one");
        shell(tiny, "UPDATE component_point SET state = 1, note = 'two' WHERE id = 5");
        const auto all = life(tiny);
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(all[0].user, QString());
        QCOMPARE(all[0].before.note, QStringLiteral("one"));
        QCOMPARE(all[0].after.note, QStringLiteral("two"));
        QCOMPARE(all[0].fields, (std::vector{city::Field::State, city::Field::Note}));
        QCOMPARE(all[1].user, QStringLiteral("a"));
        QCOMPARE(all[1].before.note, first.note);
        QCOMPARE(all[1].before.revision, first.revision);
        QVERIFY(life(tiny, {Shape::Point, 6}).empty());
    }

    void aFieldOrARecordIsRestored() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const Component first = read(tiny, lamp);
        const auto one = change(writer, tiny, "a", [](Component& c) { c.note = QStringLiteral("one"); c.name = QStringLiteral("n1"); });
        change(writer, tiny, "a", [](Component& c) { c.note = QStringLiteral("two"); c.name = QStringLiteral("n2"); });
        const std::vector fields{city::Field::Note};
        written(writer.submit(must(store::restoring(life(tiny), one.seq, fields)), by("a")).get());
        QCOMPARE(read(tiny, lamp).note, QStringLiteral("one"));
        QCOMPARE(read(tiny, lamp).name, QStringLiteral("n2"));
        written(writer.submit(must(store::restoring(life(tiny), 0, {})), by("a")).get());
        const Component now = read(tiny, lamp);
        for (int f = 0; f < city::fieldCount; ++f) QVERIFY(city::isSame(now, first, city::Field(f)));
        QCOMPARE(store::restoring(life(tiny), 12345, {}).error().kind, FaultKind::NotFound);
    }

    void whatIsGoneComesBackWholeThoughItsKeyServesAnother() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const auto added = written(writer.submit(Patch::insert(fresh(tiny)), by("a")).get());
        const Component there = read(tiny, added.key);
        written(writer.submit(Patch::remove(there), by("a")).get());
        auto reader = must(store::Reader::open(tiny.path()));
        const auto named = must(reader.byCodeOrUid(there.uid.text()));
        QVERIFY(named && named->key == added.key);
        const Patch back = must(store::restoring(life(tiny, named->key, named->uid), added.seq, {}));
        written(writer.submit(back, by("a")).get());
        QVERIFY(read(tiny, added.key).uid == there.uid);
        QCOMPARE(store::restoring(life(tiny, named->key, named->uid), added.seq + 1, {}).error().kind, FaultKind::Unsuitable);
        // Gone again, and another in its place: their lives are told apart.
        written(writer.submit(Patch::remove(read(tiny, added.key)), by("a")).get());
        const auto other = written(writer.submit(Patch::insert(fresh(tiny)), by("a")).get());
        QVERIFY(other.key == added.key);
        QCOMPARE(life(tiny, other.key).size(), std::size_t(1));
        QCOMPARE(life(tiny, named->key, named->uid).size(), std::size_t(4));
        QVERIFY(!writer.submit(must(store::restoring(life(tiny, named->key, named->uid), added.seq, {})), by("a")).get());
    }
};

QTEST_GUILESS_MAIN(TestEditing)
#include "tst_editing.moc"
