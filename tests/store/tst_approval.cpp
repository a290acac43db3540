// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accounts.h"
#include "store/approval.h"
#include "store/pending_rows.h"
#include "store/writer.h"
#include "support/tiny_city.h"

#include <QTest>

using namespace support;
using city::FaultKind;
using city::Field;
using store::LoginPtr;
namespace approval = store::approval;
namespace bulk = store::bulk;
using What = approval::Decision::What;

namespace {

const QString phrase = QStringLiteral("correct horse");

/// A city where a supervisor asks and a reviewer approves.
struct Staffed {
    TinyCity tiny;
    store::Accounts accounts = must(store::Accounts::open(tiny.path()));
    LoginPtr administrator = must(accounts.createAdministrator(QStringLiteral("administrator"), phrase));
    LoginPtr supervisor = member("supervisor", {{QStringLiteral("supervisor")}});
    LoginPtr reviewer = member("reviewer", {{QStringLiteral("reviewer")}});

    LoginPtr member(const char* name, const std::vector<store::RoleGrant>& grants) {
        must(accounts.add(administrator, QLatin1String(name), phrase, grants));
        return must(accounts.signIn(QLatin1String(name), phrase));
    }
    store::ChangeNote note(const LoginPtr& login, const char* reason = "") { return {{}, QString::fromUtf8(reason), {}, {}, login}; }
    void rule(const approval::Rule& rule) { must(approval::addRule(tiny.path(), rule, note(administrator))); }

    city::Component component(int row) {
        auto reader = must(store::Reader::open(tiny.path()));
        return *must(reader.component({city::Shape::Point, row}));
    }
    store::Answer edit(const LoginPtr& login, int row, const std::function<void(city::Component&)>& change) {
        const city::Component before = component(row);
        city::Component after = before;
        change(after);
        store::Writer writer(tiny.path());
        return writer.submit(city::Patch::update(before, after), note(login, "seen on site")).get();
    }
    store::Answer damage(const LoginPtr& login, int row) {
        return edit(login, row, [](city::Component& c) { c.state = city::State::Damaged; });
    }
    std::vector<approval::Heap> heaps() {
        auto db = must(store::CityFile::openReading(tiny.path()));
        return must(approval::heaps(db));
    }
    std::vector<approval::Edit> edits(const QString& batch) {
        auto db = must(store::CityFile::openReading(tiny.path()));
        return must(approval::edits(db, batch, 1000));
    }
    city::Result<approval::Outcome> decide(const LoginPtr& login, What what, const QString& batch, std::vector<std::int64_t> edits = {},
                                           std::vector<Field> fields = {}) {
        return approval::decide(tiny.path(), {what, batch, std::move(edits), std::move(fields), QStringLiteral("as it should be")}, note(login));
    }
    city::Result<bulk::Outcome> noteAll(const LoginPtr& login, int rows, const bulk::Wish& wish) {
        std::vector<std::uint64_t> keys;
        for (int row = 1; row <= rows; ++row) keys.push_back(city::ComponentKey{city::Shape::Point, row}.packed());
        return bulk::apply(tiny.path(), city::Selection::of(std::move(keys)), wish, note(login, "many"), bulk::Faults::Refuse);
    }
    std::int64_t ask(const char* sql) {
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadOnly));
        return must(db.number(sql));
    }
};

approval::Rule ruleOf(std::optional<Field> field, std::int64_t rows = 1, int classId = 0, const QString& spares = {}) {
    return {0, classId, field, rows, spares};
}

bulk::Wish wishOf(const char* text) {
    query::Assignment note;
    note.field = Field::Note;
    note.text = QString::fromUtf8(text);
    bulk::Wish wish;
    wish.fields.push_back(note);
    return wish;
}

template <typename T>
FaultKind kindOf(const city::Result<T>& result) {
    return result ? FaultKind::Io : result.error().kind;
}

} // namespace

class TestApproval : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutARuleEditsAreWrittenAtOnce() {
        Staffed city;
        const auto answer = city.damage(city.supervisor, 5);
        QVERIFY(answer && answer->pending == 0);
        QVERIFY(city.heaps().empty());
    }

    void whatARuleConcerns_data() {
        QTest::addColumn<int>("classId");
        QTest::addColumn<int>("field"); // -1: any
        QTest::addColumn<int>("rows");
        QTest::addColumn<QString>("spares");
        QTest::addColumn<bool>("waits");
        QTest::newRow("everything") << 0 << -1 << 1 << QString() << true;
        QTest::newRow("its field") << 0 << int(Field::State) << 1 << QString() << true;
        QTest::newRow("another field") << 0 << int(Field::Note) << 1 << QString() << false;
        QTest::newRow("its class") << 2 << -1 << 1 << QString() << true;
        QTest::newRow("another class") << 1 << -1 << 1 << QString() << false;
        QTest::newRow("so many") << 0 << -1 << 3 << QString() << true;
        QTest::newRow("more only") << 0 << -1 << 4 << QString() << false;
        QTest::newRow("the role is spared") << 0 << -1 << 1 << QStringLiteral("supervisor") << false;
        QTest::newRow("another role is") << 0 << -1 << 1 << QStringLiteral("administrator") << true;
        QTest::newRow("nobody is spared") << 0 << -1 << 1 << approval::sparesNobody << true;
    }
    void whatARuleConcerns() {
        QFETCH(int, classId);
        QFETCH(int, field);
        QFETCH(int, rows);
        QFETCH(QString, spares);
        city::Component before;
        before.key = {city::Shape::Point, 5};
        before.classId = 2;
        city::Component after = before;
        after.state = city::State::Damaged;
        const city::Rights rights({{QStringLiteral("supervisor"), 1u << int(city::Action::Edit)}});
        const auto rule = ruleOf(field < 0 ? std::nullopt : std::optional(Field(field)), rows, classId, spares);
        QTEST(approval::isAsked({rule}, rights, {}, city::Patch::update(before, after), 3), "waits");
    }

    void whatWaitsIsNotWritten() {
        Staffed city;
        city.rule(ruleOf(Field::State));
        const auto before = city.ask("SELECT coalesce(max(seq), 0) FROM journal");
        const auto answer = city.damage(city.supervisor, 5);
        QVERIFY(answer && answer->pending != 0);
        QCOMPARE(city.ask("SELECT coalesce(max(seq), 0) FROM journal"), before);
        QCOMPARE(city.component(5).state, city::State::Intact);
        QCOMPARE(city.heaps().size(), std::size_t(1));
    }

    void whoMayApproveThereIsSpared() {
        Staffed city;
        city.rule(ruleOf(std::nullopt));
        QCOMPARE(city.damage(city.administrator, 5)->pending, 0);
        city.rule(ruleOf(std::nullopt, 1, 0, approval::sparesNobody));
        QVERIFY(city.damage(city.administrator, 6)->pending != 0);
    }

    void anApprovedEditIsWrittenInTheNameOfWhoAsked() {
        Staffed city;
        city.rule(ruleOf(Field::State));
        QVERIFY(city.damage(city.supervisor, 5));
        const auto heap = city.heaps().front();
        QCOMPARE(heap.user, QStringLiteral("supervisor"));
        QCOMPARE(heap.reason, QStringLiteral("seen on site"));
        const auto edit = city.edits(heap.batch).front();
        QCOMPARE(edit.patch.before.state, city::State::Intact);
        QCOMPARE(edit.patch.after.state, city::State::Damaged);
        const auto outcome = must(city.decide(city.reviewer, What::Approve, heap.batch));
        QCOMPARE(outcome.decided, 1);
        QCOMPARE(city.component(5).state, city::State::Damaged);
        QCOMPARE(city.ask("SELECT count(*) FROM journal WHERE user = 'supervisor' AND approved_by = 'reviewer' AND reason = 'seen on site'"), 1);
        QVERIFY(city.heaps().empty());
        auto reader = must(store::Reader::open(city.tiny.path()));
        QCOMPARE(must(reader.history({city::Shape::Point, 5})).front().approvedBy, QStringLiteral("reviewer"));
    }

    void nobodyElseDecides_data() {
        QTest::addColumn<int>("who"); // 0 the one who asked, 1 another supervisor
        QTest::addColumn<int>("what");
        QTest::newRow("own approval") << 0 << int(What::Approve);
        QTest::newRow("without the right") << 1 << int(What::Approve);
        QTest::newRow("refusing without the right") << 1 << int(What::Refuse);
        QTest::newRow("withdrawing another's") << 1 << int(What::Withdraw);
    }
    void nobodyElseDecides() {
        QFETCH(int, who);
        QFETCH(int, what);
        Staffed city;
        const LoginPtr asker = city.member("head", {{QStringLiteral("supervisor")}, {QStringLiteral("reviewer")}});
        city.rule(ruleOf(std::nullopt, 1, 0, approval::sparesNobody));
        QVERIFY(city.damage(asker, 5));
        const auto refused = city.decide(who == 0 ? asker : city.supervisor, What(what), city.heaps().front().batch);
        QCOMPARE(kindOf(refused), FaultKind::Forbidden);
        QCOMPARE(city.component(5).state, city::State::Intact);
        QCOMPARE(city.heaps().front().waiting, 1);
    }

    void aRefusedOrWithdrawnEditChangesNothing_data() {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("state");
        QTest::newRow("refused") << int(What::Refuse) << QStringLiteral("refused");
        QTest::newRow("withdrawn") << int(What::Withdraw) << QStringLiteral("withdrawn");
    }
    void aRefusedOrWithdrawnEditChangesNothing() {
        QFETCH(int, what);
        QFETCH(QString, state);
        Staffed city;
        city.rule(ruleOf(std::nullopt));
        QVERIFY(city.damage(city.supervisor, 5));
        const QString batch = city.heaps().front().batch;
        must(city.decide(What(what) == What::Withdraw ? city.supervisor : city.reviewer, What(what), batch));
        QCOMPARE(city.component(5).state, city::State::Intact);
        QCOMPARE(QString::fromLatin1(approval::stateId(city.edits(batch).front().state)), state);
        QCOMPARE(city.edits(batch).front().decision, QStringLiteral("as it should be"));
        QCOMPARE(kindOf(city.decide(city.reviewer, What::Approve, batch)), FaultKind::NotFound);
    }

    void aDecisionWantsAReason() {
        Staffed city;
        city.rule(ruleOf(std::nullopt));
        QVERIFY(city.damage(city.supervisor, 5));
        const auto refused = approval::decide(city.tiny.path(), {What::Approve, city.heaps().front().batch, {}, {}, {}}, city.note(city.reviewer));
        QCOMPARE(kindOf(refused), FaultKind::Invalid);
    }

    void oneFieldCanBeApprovedWithoutTheOthers() {
        Staffed city;
        city.rule(ruleOf(Field::State));
        QVERIFY(city.edit(city.supervisor, 5, [](city::Component& c) {
            c.state = city::State::Damaged;
            c.note = QStringLiteral("leaning");
        }));
        const QString note = city.component(5).note;
        must(city.decide(city.reviewer, What::Approve, city.heaps().front().batch, {}, {Field::State}));
        QCOMPARE(city.component(5).state, city::State::Damaged);
        QCOMPARE(city.component(5).note, note);
    }

    void whatSomebodyChangedSinceIsBroughtTogetherOrWaitsOn_data() {
        QTest::addColumn<bool>("sameField");
        QTest::newRow("another field") << false;
        QTest::newRow("the same field") << true;
    }
    void whatSomebodyChangedSinceIsBroughtTogetherOrWaitsOn() {
        QFETCH(bool, sameField);
        Staffed city;
        city.rule(ruleOf(std::nullopt));
        QVERIFY(city.damage(city.supervisor, 5));
        QVERIFY(city.edit(city.administrator, 5, [&](city::Component& c) {
            if (sameField) c.state = city::State::Missing;
            else c.note = QStringLiteral("since");
        }));
        const QString batch = city.heaps().front().batch;
        QVERIFY(city.edits(batch).front().isMoved);
        const auto outcome = must(city.decide(city.reviewer, What::Approve, batch));
        QCOMPARE(outcome.faulty, sameField ? 1 : 0);
        QCOMPARE(city.component(5).state, sameField ? city::State::Missing : city::State::Damaged);
        if (!sameField) QCOMPARE(city.component(5).note, QStringLiteral("since"));
        QCOMPARE(city.heaps().size(), std::size_t(sameField ? 1 : 0));
    }

    void whatIsAddedAndDeletedWaitsToo() {
        Staffed city;
        city.rule(ruleOf(std::nullopt));
        store::Writer writer(city.tiny.path());
        city::Component fresh = city.component(5);
        fresh.key.row = 0;
        fresh.uid = {};
        fresh.code.clear();
        fresh.parts.front().front().lon += 0.0002;
        QVERIFY(writer.submit(city::Patch::insert(fresh), city.note(city.supervisor)).get()->pending != 0);
        QVERIFY(writer.submit(city::Patch::remove(city.component(6)), city.note(city.supervisor)).get()->pending != 0);
        const auto points = city.ask("SELECT count(*) FROM component_point");
        for (const auto& heap : city.heaps()) must(city.decide(city.reviewer, What::Approve, heap.batch));
        QCOMPARE(city.ask("SELECT count(*) FROM component_point"), points); // one more, one less
        QCOMPARE(city.ask("SELECT count(*) FROM component_point WHERE id = 6"), 0);
        QCOMPARE(city.ask("SELECT length(code) FROM component_point ORDER BY id DESC LIMIT 1"), 16);
    }

    void theApproverTakesItBackAndTheAskerCannot() {
        Staffed city;
        city.rule(ruleOf(std::nullopt));
        QVERIFY(city.damage(city.supervisor, 5));
        must(city.decide(city.administrator, What::Approve, city.heaps().front().batch));
        store::Writer writer(city.tiny.path());
        QVERIFY(!writer.undo(city.note(city.supervisor)).get());
        QVERIFY(writer.undo(city.note(city.administrator)).get());
        QCOMPARE(city.component(5).state, city::State::Intact);
    }

    void aBulkEditWaitsAsOneAndIsWrittenAsOne() {
        Staffed city;
        city.rule(ruleOf(std::nullopt, 50));
        const auto few = must(city.noteAll(city.supervisor, 49, wishOf("few")));
        QVERIFY(!few.isWaiting);
        const auto before = city.ask("SELECT max(seq) FROM journal");
        const auto many = must(city.noteAll(city.supervisor, 60, wishOf("many")));
        QVERIFY(many.isWaiting);
        QCOMPARE(many.changed, 60);
        QCOMPARE(city.ask("SELECT max(seq) FROM journal"), before);
        const auto heap = city.heaps().front();
        QCOMPARE(heap.waiting, 60);
        const auto outcome = must(city.decide(city.administrator, What::Approve, heap.batch));
        QCOMPARE(outcome.decided, 60);
        QCOMPARE(city.ask("SELECT count(*) FROM component_point WHERE note = 'many'"), 60);
        QCOMPARE(city.ask("SELECT count(*) FROM journal WHERE user = 'supervisor' AND approved_by = 'administrator'"), 60);
        store::Writer writer(city.tiny.path());
        QVERIFY(writer.undo(city.note(city.administrator)).get());
        QCOMPARE(city.ask("SELECT count(*) FROM component_point WHERE note = 'many'"), 0);
    }

    void aPartOfABulkEditIsApproved() {
        Staffed city;
        city.rule(ruleOf(std::nullopt, 2));
        const auto many = must(city.noteAll(city.supervisor, 10, wishOf("many")));
        const auto edits = city.edits(many.batch);
        must(city.decide(city.reviewer, What::Approve, many.batch, {edits[0].id, edits[1].id, edits[2].id}));
        QCOMPARE(city.heaps().front().waiting, 7);
        must(city.decide(city.reviewer, What::Refuse, many.batch));
        QCOMPARE(city.ask("SELECT count(*) FROM component_point WHERE note = 'many'"), 3);
        QVERIFY(city.heaps().empty());
    }

    void aStoppedBulkEditLeavesNothingWaiting() {
        Staffed city;
        city.rule(ruleOf(std::nullopt, 2));
        std::vector<std::uint64_t> keys;
        for (int row = 1; row <= 10; ++row) keys.push_back(city::ComponentKey{city::Shape::Point, row}.packed());
        const auto stopped = bulk::apply(city.tiny.path(), city::Selection::of(std::move(keys)), wishOf("many"), city.note(city.supervisor),
                                         bulk::Faults::Refuse, [](double, const QString&) { return false; });
        QCOMPARE(kindOf(stopped), FaultKind::Cancelled);
        QCOMPARE(city.ask("SELECT count(*) FROM pending_edit"), 0);
    }

    void anAbandonedBatchWaitsAgain() {
        Staffed city;
        city.rule(ruleOf(std::nullopt, 2));
        const auto many = must(city.noteAll(city.supervisor, 10, wishOf("many")));
        const auto outcome = must(city.decide(city.reviewer, What::Approve, many.batch));
        auto db = must(store::CityFile::openWriting(city.tiny.path()));
        must(store::pending::abandon(db, outcome.batch));
        QCOMPARE(city.heaps().front().waiting, 10);
    }

    void onlySettingsChangeTheRules() {
        Staffed city;
        QCOMPARE(kindOf(approval::addRule(city.tiny.path(), ruleOf(std::nullopt), city.note(city.supervisor))), FaultKind::Forbidden);
        QCOMPARE(kindOf(approval::addRule(city.tiny.path(), ruleOf(std::nullopt, 1, 99), city.note(city.administrator))), FaultKind::Invalid);
        QCOMPARE(kindOf(approval::addRule(city.tiny.path(), ruleOf({}, 1, 0, QStringLiteral("king")), city.note(city.administrator))), FaultKind::Invalid);
        const auto id = must(approval::addRule(city.tiny.path(), ruleOf(Field::Class, 3, 2), city.note(city.administrator)));
        const auto rules = must(approval::rules(city.tiny.path()));
        QCOMPARE(rules.size(), std::size_t(1));
        QCOMPARE(*rules.front().field, Field::Class);
        must(approval::dropRule(city.tiny.path(), id, city.note(city.administrator)));
        QVERIFY(must(approval::rules(city.tiny.path())).empty());
        QCOMPARE(kindOf(approval::dropRule(city.tiny.path(), id, city.note(city.administrator))), FaultKind::NotFound);
    }

    void theMapIsToldWhatWaits() {
        Staffed city;
        city.rule(ruleOf(std::nullopt));
        auto db = must(store::CityFile::openReading(city.tiny.path()));
        const auto before = must(approval::stamp(db));
        QVERIFY(city.damage(city.supervisor, 5));
        const auto after = must(approval::stamp(db));
        QVERIFY(after != before);
        const auto waiting = must(approval::waiting(db));
        QCOMPARE(waiting.marks.size(), std::size_t(1));
        QCOMPARE(waiting.marks.front().key, (city::ComponentKey{city::Shape::Point, 5}));
        QCOMPARE(waiting.marks.front().fields, std::vector<Field>{Field::State});
        QVERIFY(qAbs(waiting.marks.front().place.lon - TinyCity::place(5).lon) < 1e-9);
        must(city.decide(city.reviewer, What::Refuse, waiting.heaps.front().batch));
        QVERIFY(must(approval::stamp(db)) != after);
    }
};

QTEST_GUILESS_MAIN(TestApproval)
#include "tst_approval.moc"
