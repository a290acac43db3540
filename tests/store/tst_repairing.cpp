// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/approval.h"
#include "store/quality_rows.h"
#include "store/repairing.h"
#include "store/writer.h"
#include "support/tiny_city.h"

#include <QTest>

using namespace support;
using quality::Check;

namespace {

struct Judged {
    TinyCity tiny;
    std::unique_ptr<quality::Ledger> ledger;

    void judge() {
        auto view = must(store::readQuality(tiny.path()));
        const QDate today = city::today(view.ground->catalogue().profile);
        ledger = std::make_unique<quality::Ledger>(must(quality::Rules::read()), view.ground, std::move(view.rows), today);
    }
    city::Result<store::bulk::Outcome> repair(Check check) {
        return store::repairing::apply(tiny.path(), *ledger, store::repairing::findingsOf(*ledger, check), {QStringLiteral("somebody"), QStringLiteral("quality"), {}, {}});
    }
    std::int64_t count(Check check) { return ledger->counts()[std::size_t(check)]; }
    QString ask(const char* sql) { return shell(tiny, QString::fromLatin1(sql)).trimmed(); }
};

} // namespace

class TestRepairing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingWithACertainRepairIsPutRightAsOneAndTakenBackAsOne() {
        Judged city;
        const QString before = city.ask("SELECT group_concat(sub_district_id) FROM component_point");
        shell(city.tiny, QStringLiteral("UPDATE component_point SET sub_district_id = 3 WHERE id BETWEEN 1 AND 40"));
        city.judge();
        QCOMPARE(city.count(Check::SubDistrictMismatch), 40);
        const auto outcome = must(city.repair(Check::SubDistrictMismatch));
        QCOMPARE(outcome.changed, 40);
        QCOMPARE(city.ask("SELECT group_concat(sub_district_id) FROM component_point"), before);
        QCOMPARE(city.ask("SELECT count(*) FROM journal WHERE reason = 'quality' AND user = 'somebody'"), QStringLiteral("40"));
        city.judge();
        QCOMPARE(city.count(Check::SubDistrictMismatch), 0);
        store::Writer writer(city.tiny.path());
        QCOMPARE(writer.undo({QStringLiteral("somebody"), {}, {}, {}}).get()->rows, 40);
        QCOMPARE(city.ask("SELECT count(*) FROM component_point WHERE sub_district_id = 3 AND id <= 40"), QStringLiteral("40"));
    }

    void whatWasMovedSinceIsLeft() {
        Judged city;
        shell(city.tiny, QStringLiteral("UPDATE component_point SET sub_district_id = 3 WHERE id IN (1, 2)"));
        city.judge();
        shell(city.tiny, QStringLiteral("SELECT load_extension('mod_spatialite'); UPDATE component_point SET geom = (SELECT geom FROM component_point WHERE id = 250) WHERE id = 1"));
        const auto outcome = must(city.repair(Check::SubDistrictMismatch));
        QCOMPARE(outcome.changed, 1);
        QCOMPARE(city.ask("SELECT sub_district_id FROM component_point WHERE id = 1"), QStringLiteral("3"));
    }

    void aRuleOfApprovalHoldsThem() {
        Judged city;
        shell(city.tiny, QStringLiteral("UPDATE component_point SET sub_district_id = 3 WHERE id <= 5; INSERT INTO approval_rule (least_rows, spares) VALUES (2, 'nobody')"));
        city.judge();
        const auto outcome = must(city.repair(Check::SubDistrictMismatch));
        QVERIFY(outcome.isWaiting);
        QCOMPARE(city.ask("SELECT count(*) FROM pending_edit WHERE state = 'waiting'"), QStringLiteral("5"));
        QCOMPARE(city.ask("SELECT count(*) FROM component_point WHERE sub_district_id = 3 AND id <= 5"), QStringLiteral("5"));
    }

    void onlyRulesWithCertainRepairsSaySo() {
        QVERIFY(quality::mayBeRepaired(Check::SubDistrictMismatch));
        QVERIFY(!quality::mayBeRepaired(Check::PositionDuplicate));
    }
};

QTEST_GUILESS_MAIN(TestRepairing)
#include "tst_repairing.moc"
