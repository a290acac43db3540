// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.h"
#include "support/tiny_city.h"

#include <QTest>

using namespace support;
using city::ComponentKey;
using city::Patch;
using city::Shape;

namespace {

city::Component read(const TinyCity& tiny, ComponentKey key) {
    auto reader = must(store::Reader::open(tiny.path()));
    auto component = must(reader.component(key));
    if (!component) qFatal("no component");
    return *component;
}

store::ChangeNote note() {
    return {QStringLiteral("supervisor"), QStringLiteral("found bent"), {}, 1'700'000'000'000};
}

store::Receipt written(store::Writer& writer, const Patch& patch) {
    const store::Answer answer = writer.submit(patch, note()).get();
    if (!answer) qFatal("%s [%s]", qPrintable(answer.error().fault.sentence), qPrintable(answer.error().fault.detail));
    return *answer;
}

} // namespace

class TestWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUpdateWritesItsFieldsAndItsContext() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const city::Component before = read(tiny, {Shape::Point, 5});
        city::Component after = before;
        after.state = city::State::Damaged;
        after.note = QStringLiteral("灯杆倾斜");
        after.parts = {{{106.505, 29.365}}};
        const Patch patch = Patch::update(before, after);
        const store::Receipt receipt = written(writer, patch);
        QCOMPARE(receipt.revision, before.revision + 1);
        QCOMPARE(receipt.seq, 1);
        const city::Component now = read(tiny, {Shape::Point, 5});
        QCOMPARE(now.state, city::State::Damaged);
        QCOMPARE(now.note, after.note);
        QVERIFY(now.parts == after.parts);
        QCOMPARE(now.address, before.address);
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadOnly));
        auto row = must(db.prepare("SELECT user, reason, event_ms, patch_id, (SELECT user IS NULL FROM change_context) FROM journal"));
        QVERIFY(must(row.step()));
        QCOMPARE(row.text(0), QStringLiteral("supervisor"));
        QCOMPARE(row.text(1), QStringLiteral("found bent"));
        QCOMPARE(row.integer(2), 1'700'000'000'000);
        QVERIFY(city::Uid::fromBytes(row.blob(3).first, row.blob(3).second) == patch.id);
        QCOMPARE(row.integer(4), 1);
    }

    void everyShapeIsInsertedTakenBackAndBroughtBack_data() {
        QTest::addColumn<int>("shape");
        QTest::newRow("point") << 0;
        QTest::newRow("line") << 1;
        QTest::newRow("polygon") << 2;
    }
    void everyShapeIsInsertedTakenBackAndBroughtBack() {
        QFETCH(int, shape);
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        city::Component model = read(tiny, {Shape(shape), 1});
        model.uid = {};
        model.code.clear();
        const Patch insert = Patch::insert(model);
        const store::Receipt first = written(writer, insert);
        const city::Component there = read(tiny, first.key);
        QVERIFY(there.parts == model.parts);
        const Patch removal = insert.inverse(first.key, first.revision);
        const store::Receipt second = written(writer, removal);
        {
            auto reader = must(store::Reader::open(tiny.path()));
            QVERIFY(!must(reader.component(first.key)));
        }
        const store::Receipt third = written(writer, removal.inverse(second.key, second.revision));
        QVERIFY(third.key == first.key);
        QCOMPARE(third.revision, first.revision + 1);
        const city::Component back = read(tiny, third.key);
        QVERIFY(back.uid == there.uid);
        QCOMPARE(back.revision, third.revision);
    }

    void anUpdateIsTakenBackByItsInverse() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const city::Component before = read(tiny, {Shape::Point, 5});
        city::Component after = before;
        after.name = QStringLiteral("新名");
        after.owner = 0;
        const Patch patch = Patch::update(before, after);
        const store::Receipt receipt = written(writer, patch);
        written(writer, patch.inverse(receipt.key, receipt.revision));
        const city::Component now = read(tiny, {Shape::Point, 5});
        for (int field = 0; field < city::fieldCount; ++field) QVERIFY(city::isSame(now, before, city::Field(field)));
        QCOMPARE(now.revision, before.revision + 2);
    }

    void aMovedRevisionIsAConflictWithTheirVersion() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const city::Component before = read(tiny, {Shape::Point, 5});
        city::Component mine = before, theirs = before;
        mine.note = QStringLiteral("mine");
        theirs.note = QStringLiteral("theirs");
        written(writer, Patch::update(before, theirs));
        const store::Answer answer = writer.submit(Patch::update(before, mine), note()).get();
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault.kind, city::FaultKind::Conflict);
        QVERIFY(answer.error().theirs);
        QCOMPARE(answer.error().theirs->note, QStringLiteral("theirs"));
        QCOMPARE(read(tiny, {Shape::Point, 5}).note, QStringLiteral("theirs"));
    }

    void aDeletedRowIsAConflictWithoutAVersion() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const city::Component before = read(tiny, {Shape::Line, 2});
        written(writer, Patch::remove(before));
        const store::Answer answer = writer.submit(Patch::remove(before), note()).get();
        QVERIFY(!answer && answer.error().fault.kind == city::FaultKind::Conflict);
        QVERIFY(!answer.error().theirs);
    }

    void aFaultyPatchNamesEveryFieldAndWritesNothing() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const city::Component before = read(tiny, {Shape::Point, 5});
        city::Component after = before;
        after.classId = 999;
        after.unitGrid = QStringLiteral("12345678901234");
        after.parts = {{{200, 29}}};
        const store::Answer answer = writer.submit(Patch::update(before, after), note()).get();
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault.kind, city::FaultKind::Invalid);
        QCOMPARE(answer.error().fields.size(), 3u);
        QCOMPARE(read(tiny, {Shape::Point, 5}).revision, before.revision);
    }

    void aChangeWithoutAUserIsRefused() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const city::Component before = read(tiny, {Shape::Point, 5});
        const store::Answer answer = writer.submit(Patch::remove(before), {}).get();
        QVERIFY(!answer && answer.error().fault.kind == city::FaultKind::Invalid);
    }

    void twoWritersAtOnceLoseNothing() {
        const TinyCity tiny;
        constexpr int each = 60;
        {
            store::Writer one(tiny.path()), two(tiny.path());
            std::vector<std::future<store::Answer>> answers;
            for (int i = 1; i <= each; ++i)
                for (store::Writer* writer : {&one, &two}) {
                    const city::Component before = read(tiny, {Shape::Point, writer == &one ? i : 100 + i});
                    city::Component after = before;
                    after.note = QStringLiteral("%1").arg(i);
                    answers.push_back(writer->submit(Patch::update(before, after), note()));
                }
            for (auto& answer : answers) QVERIFY(answer.get());
        }
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadOnly));
        QCOMPARE(must(db.number("SELECT count(*) FROM journal WHERE user = 'supervisor'")), 2 * each);
        QCOMPARE(must(db.number("SELECT count(*) FROM component_point WHERE revision = 2")), 2 * each);
    }

    void ofTwoWritersOnOneRowOneConflicts() {
        const TinyCity tiny;
        store::Writer one(tiny.path()), two(tiny.path());
        const city::Component before = read(tiny, {Shape::Point, 9});
        city::Component a = before, b = before;
        a.note = QStringLiteral("a");
        b.note = QStringLiteral("b");
        auto first = one.submit(Patch::update(before, a), note());
        auto second = two.submit(Patch::update(before, b), note());
        const store::Answer answers[] = {first.get(), second.get()};
        QCOMPARE(int(answers[0].has_value()) + int(answers[1].has_value()), 1);
        const store::Answer& lost = answers[0] ? answers[1] : answers[0];
        QCOMPARE(lost.error().fault.kind, city::FaultKind::Conflict);
    }

    void aWriterOnAMissingCityAnswersWithTheFault() {
        store::Writer writer(QStringLiteral("/nonexistent/city.sqlite"));
        const store::Answer answer = writer.submit(Patch::insert({}), note()).get();
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault.kind, city::FaultKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
