// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accounts.h"
#include "store/batch.h"
#include "store/gate.h"
#include "store/writer.h"
#include "support/tiny_city.h"

#include <QTest>

using namespace support;
using city::Action;
using city::FaultKind;
using store::Accounts;
using store::LoginPtr;

namespace {

const QString phrase = QStringLiteral("correct horse");

struct Staffed {
    TinyCity tiny;
    Accounts accounts = must(Accounts::open(tiny.path()));
    LoginPtr administrator = must(accounts.createAdministrator(QStringLiteral("administrator"), phrase));

    LoginPtr member(const char* name, const std::vector<store::RoleGrant>& grants) {
        must(accounts.add(administrator, QLatin1String(name), phrase, grants));
        return must(accounts.signIn(QLatin1String(name), phrase));
    }
    store::Answer edit(const LoginPtr& login, int row, const std::function<void(city::Component&)>& change) {
        auto reader = must(store::Reader::open(tiny.path()));
        const city::Component before = *must(reader.component({city::Shape::Point, row}));
        city::Component after = before;
        change(after);
        store::Writer writer(tiny.path());
        return writer.submit(city::Patch::update(before, after), {{}, {}, {}, {}, login}).get();
    }
    store::Answer note(const LoginPtr& login, int row) {
        return edit(login, row, [](city::Component& c) { c.note += QStringLiteral("x"); });
    }
    std::int64_t ask(const char* sql) {
        auto db = must(store::Database::open(tiny.path(), store::Database::Access::ReadOnly));
        return must(db.number(sql));
    }
};

template <typename T>
FaultKind kindOf(const city::Result<T>& result) {
    return result ? FaultKind::Io : result.error().kind;
}

} // namespace

class TestAccounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCityWithoutAccountsAsksForNobody() {
        const TinyCity tiny;
        QVERIFY(!must(must(Accounts::open(tiny.path())).hasAny()));
        auto reader = must(store::Reader::open(tiny.path()));
        const city::Component before = *must(reader.component({city::Shape::Point, 5}));
        city::Component after = before;
        after.note = QStringLiteral("x");
        store::Writer writer(tiny.path());
        QVERIFY(writer.submit(city::Patch::update(before, after), {QStringLiteral("anybody"), {}, {}, {}}).get());
    }

    void fromTheFirstAdministratorOnEverybodySignsIn() {
        Staffed city;
        QCOMPARE(kindOf(city.accounts.createAdministrator(QStringLiteral("second"), phrase)), FaultKind::Forbidden);
        const store::Answer nobody = city.note({}, 5);
        QVERIFY(!nobody && nobody.error().fault.kind == FaultKind::Invalid);
        auto reader = must(store::Reader::open(city.tiny.path()));
        const city::Component before = *must(reader.component({city::Shape::Point, 5}));
        store::Writer writer(city.tiny.path());
        const store::Answer named = writer.submit(city::Patch::remove(before), {QStringLiteral("administrator"), {}, {}, {}}).get();
        QVERIFY(!named && named.error().fault.kind == FaultKind::Forbidden);
        QVERIFY(city.note(city.administrator, 5));
        QCOMPARE(city.ask("SELECT count(*) FROM journal WHERE user = 'administrator'"), 1);
        QCOMPARE(city.ask("SELECT count(*) FROM audit WHERE kind = 'refusal'"), 1);
        QCOMPARE(kindOf(store::Batch::begin(city.tiny.path(), {QStringLiteral("anybody"), {}, {}, {}})), FaultKind::Forbidden);
        QVERIFY(store::Batch::begin(city.tiny.path(), {{}, {}, {}, {}, city.administrator}));
        QCOMPARE(kindOf(store::batches::revert(city.tiny.path(), city::Uid::make().text(), {QStringLiteral("anybody"), {}, {}, {}}, {})), FaultKind::Forbidden);
    }

    void aLoginOfOneCityIsNoneOfAnother() {
        Staffed one;
        city::Profile profile = TinyCity::profile();
        profile.uid = city::Uid::make();
        const QString other = one.tiny.folder() + QStringLiteral("/other.sqlite");
        { const auto made = must(store::CityFile::create(other, profile)); }
        auto accounts = must(Accounts::open(other));
        const LoginPtr stranger = must(accounts.createAdministrator(QStringLiteral("administrator"), phrase));
        const store::Answer refused = one.note(stranger, 6);
        QVERIFY(!refused && refused.error().fault.kind == FaultKind::Forbidden);
    }

    void scopesHoldWhereSomethingIsAndWhereItComesTo() {
        Staffed city;
        const LoginPtr one = city.member("one", {{QStringLiteral("supervisor"), 1, 0, 0}});
        QVERIFY(city.note(one, 5));      // sub-district 1
        QVERIFY(!city.note(one, 105));   // sub-district 2
        QVERIFY(!city.edit(one, 6, [](city::Component& c) { c.subDistrict = 2; c.community = 3; }));
        const LoginPtr lamps = city.member("lamps", {{QStringLiteral("supervisor"), 0, 2, 0}});
        QVERIFY(city.note(lamps, 105));  // a lamp
        QVERIFY(!city.note(lamps, 106)); // a bin
        const LoginPtr wall = city.member("wall", {{QStringLiteral("wall")}});
        const store::Answer refused = city.note(wall, 5);
        QVERIFY(!refused && refused.error().fault.kind == FaultKind::Forbidden);
        QVERIFY(refused.error().fault.sentence.contains(QStringLiteral("wall")));
        QCOMPARE(kindOf(store::Batch::begin(city.tiny.path(), {{}, {}, {}, {}, one})), FaultKind::Forbidden); // an import may touch all
    }

    void aDisabledAccountChangesNothingMore() {
        Staffed city;
        const LoginPtr one = city.member("one", {{QStringLiteral("supervisor")}});
        QVERIFY(city.note(one, 5));
        must(city.accounts.setDisabled(city.administrator, QStringLiteral("one"), true));
        QVERIFY(!city.note(one, 5));
        QCOMPARE(kindOf(city.accounts.signIn(QStringLiteral("one"), phrase)), FaultKind::Forbidden);
        must(city.accounts.setDisabled(city.administrator, QStringLiteral("one"), false));
        QVERIFY(city.note(one, 5));
        must(city.accounts.setRoles(city.administrator, QStringLiteral("one"), {{QStringLiteral("wall")}}));
        QVERIFY(!city.note(one, 5));
    }

    void tooManyWrongPhrasesLockAnAccountForAWhile() {
        Staffed city;
        city.member("one", {{QStringLiteral("operator")}});
        for (int i = 0; i < 5; ++i) QCOMPARE(kindOf(city.accounts.signIn(QStringLiteral("one"), QStringLiteral("wrong"))), FaultKind::Forbidden);
        const auto locked = city.accounts.signIn(QStringLiteral("one"), phrase);
        QCOMPARE(kindOf(locked), FaultKind::Locked);
        QVERIFY(locked.error().sentence.contains(QStringLiteral("15")));
        QVERIFY(city.accounts.signIn(QStringLiteral("administrator"), phrase));
        auto db = must(store::Database::open(city.tiny.path(), store::Database::Access::ReadWrite));
        must(db.execute("UPDATE account SET locked_until_ms = 1 WHERE name = 'one'"));
        QVERIFY(city.accounts.signIn(QStringLiteral("one"), phrase));
        QCOMPARE(city.ask("SELECT count(*) FROM audit WHERE kind = 'refused-sign-in' AND user = 'one'"), 6);
    }

    void aWrongNameIsToldInTheWordsOfAWrongPhrase() {
        Staffed city;
        const auto name = city.accounts.signIn(QStringLiteral("nobody"), phrase), word = city.accounts.signIn(QStringLiteral("administrator"), QStringLiteral("x"));
        QVERIFY(!name && !word);
        QCOMPARE(name.error().sentence, word.error().sentence);
    }

    void onlyAnAdministratorManagesAccounts() {
        Staffed city;
        const LoginPtr one = city.member("one", {{QStringLiteral("supervisor")}});
        QCOMPARE(kindOf(city.accounts.add(one, QStringLiteral("two"), phrase, {{QStringLiteral("administrator")}})), FaultKind::Forbidden);
        QCOMPARE(kindOf(city.accounts.setRoles(one, QStringLiteral("one"), {{QStringLiteral("administrator")}})), FaultKind::Forbidden);
        QCOMPARE(kindOf(city.accounts.setPhrase(one, QStringLiteral("administrator"), phrase + phrase)), FaultKind::Forbidden);
        must(city.accounts.setPhrase(one, QStringLiteral("one"), phrase + phrase));
        QVERIFY(city.accounts.signIn(QStringLiteral("one"), phrase + phrase));
        QCOMPARE(kindOf(city.accounts.setDisabled(city.administrator, QStringLiteral("administrator"), true)), FaultKind::Invalid);
        QCOMPARE(kindOf(city.accounts.setRoles(city.administrator, QStringLiteral("administrator"), {{QStringLiteral("wall")}})), FaultKind::Invalid);
    }

    void badAccountsAreRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("role");
        QTest::newRow("no name") << QString() << phrase << QStringLiteral("wall");
        QTest::newRow("blanks") << QStringLiteral("a b") << phrase << QStringLiteral("wall");
        QTest::newRow("long") << QString(65, u'a') << phrase << QStringLiteral("wall");
        QTest::newRow("control") << QStringLiteral("a\u202eb") << phrase << QStringLiteral("wall");
        QTest::newRow("short phrase") << QStringLiteral("a") << QStringLiteral("short") << QStringLiteral("wall");
        QTest::newRow("a megabyte") << QStringLiteral("a") << QString(1 << 20, u'a') << QStringLiteral("wall");
        QTest::newRow("taken") << QStringLiteral("ADMINISTRATOR") << phrase << QStringLiteral("wall");
        QTest::newRow("no such role") << QStringLiteral("a") << phrase << QStringLiteral("king");
    }
    void badAccountsAreRefused() {
        QFETCH(QString, name);
        QFETCH(QString, word);
        QFETCH(QString, role);
        Staffed city;
        QCOMPARE(kindOf(city.accounts.add(city.administrator, name, word, {{role}})), FaultKind::Invalid);
        QCOMPARE(must(city.accounts.list()).size(), 1u);
    }

    void theAuditIsOnlyAppendedTo() {
        Staffed city;
        shell(city.tiny, QStringLiteral("DELETE FROM audit;"), 19);
        shell(city.tiny, QStringLiteral("UPDATE audit SET user = 'x';"), 19);
        QVERIFY(city.ask("SELECT count(*) FROM audit") > 0);
    }

    void namesAndPhonesAreMasked() {
        QCOMPARE(city::maskedName(QStringLiteral("张三丰")), QStringLiteral("张**"));
        QCOMPARE(city::maskedPhone(QStringLiteral("138-1234-5678")), QStringLiteral("138-****-5678"));
        QCOMPARE(city::maskedPhone(QStringLiteral("12345")), QStringLiteral("*****"));
        QCOMPARE(city::shownPhone(QStringLiteral("13812345678"), city::Rights::all(), {}), QStringLiteral("13812345678"));
        QCOMPARE(city::shownName(QStringLiteral("张三"), {}, {}), QStringLiteral("张*"));
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
