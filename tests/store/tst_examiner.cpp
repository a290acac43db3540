// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/examiner.h"
#include "support/tiny_city.h"

#include <QSignalSpy>
#include <QTest>

using namespace support;
using quality::Check;
using store::Examiner;

namespace {


struct Ready {
    TinyCity tiny;
    Examiner examiner{tiny.path()};
    QSignalSpy examined{&examiner, &Examiner::examined}, described{&examiner, &Examiner::described},
        repaired{&examiner, &Examiner::repaired}, failed{&examiner, &Examiner::failed};

    store::ExaminationPtr last() const { return examined.back().at(0).value<store::ExaminationPtr>(); }
    std::int64_t count(Check check) const { return last()->counts[std::size_t(check)]; }
    std::vector<quality::Finding> of(Check check) const {
        std::vector<quality::Finding> found;
        for (const quality::Finding& finding : last()->findings)
            if (finding.check == check)
                found.push_back(finding);
        return found;
    }
};

} // namespace

class TestExaminer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsLookedAtAndFollowed() {
        Ready r;
        r.examiner.start();
        QTRY_COMPARE(r.examined.size(), 1);
        QCOMPARE(r.last()->components, std::size_t(TinyCity::points + TinyCity::lines + TinyCity::polygons));
        const auto before = r.count(Check::DateFuture);
        shell(r.tiny, QStringLiteral("UPDATE component_point SET surveyed = 29990101 WHERE id IN (7, 8)"));
        r.examiner.follow();
        QTRY_COMPARE(r.examined.size(), 2);
        QCOMPARE(r.count(Check::DateFuture), before + 2);
        shell(r.tiny, QStringLiteral("DELETE FROM component_point WHERE id = 8"));
        r.examiner.follow();
        QTRY_COMPARE(r.examined.size(), 3);
        QCOMPARE(r.count(Check::DateFuture), before + 1);
        QCOMPARE(r.last()->components, std::size_t(TinyCity::points + TinyCity::lines + TinyCity::polygons) - 1);
    }

    /// Nothing is said before the first run, nor again when nothing changed.
    void withoutChangesNothingIsSaid() {
        Ready r;
        r.examiner.follow();
        r.examiner.start();
        r.examiner.follow();
        r.examiner.describe(9, {}, true); // answered after those before
        QTRY_COMPARE(r.described.size(), 1);
        QCOMPARE(r.examined.size(), 1);
    }

    void findingsAreTold() {
        Ready r;
        shell(r.tiny, QStringLiteral("UPDATE component_point SET surveyed = 29990101 WHERE id = 7"));
        r.examiner.start();
        QTRY_COMPARE(r.examined.size(), 1);
        const auto found = r.of(Check::DateFuture);
        QCOMPARE(found.size(), 1u);
        QCOMPARE(city::ComponentKey::unpacked(found[0].key), (city::ComponentKey{city::Shape::Point, 7}));
        r.examiner.describe(5, found, true);
        QTRY_COMPARE(r.described.size(), 1);
        QCOMPARE(r.described[0][0].toULongLong(), 5u);
        const auto words = r.described[0][1].value<Examiner::WordsPtr>();
        QVERIFY(words->at(0).text.contains(QStringLiteral("2999")));
        QVERIFY(!words->at(0).isRepairable); // nobody knows the right day
    }

    /// A component whose record says another sub-district than the one it stands in.
    void aCertainRepairIsGivenAsBeforeAndAfter() {
        Ready r;
        shell(r.tiny, QStringLiteral("UPDATE component_point SET sub_district_id = 2, community_id = NULL WHERE id = 7"));
        r.examiner.start();
        QTRY_COMPARE(r.examined.size(), 1);
        const auto found = r.of(Check::SubDistrictMismatch);
        QCOMPARE(found.size(), 1u);
        r.examiner.describe(1, found, false);
        QTRY_COMPARE(r.described.size(), 1);
        QVERIFY(r.described[0][1].value<Examiner::WordsPtr>()->at(0).isRepairable);
        r.examiner.repair(found[0]);
        QTRY_COMPARE(r.repaired.size(), 1);
        const auto before = r.repaired[0][1].value<std::shared_ptr<const city::Component>>();
        const auto after = r.repaired[0][2].value<std::shared_ptr<const city::Component>>();
        QVERIFY(before && after);
        QCOMPARE(before->subDistrict, 2);
        QCOMPARE(after->subDistrict, 1);
        shell(r.tiny, QStringLiteral("DELETE FROM component_point WHERE id = 7"));
        r.examiner.repair(found[0]); // it is gone meanwhile
        QTRY_COMPARE(r.repaired.size(), 2);
        QVERIFY(!r.repaired[1][1].value<std::shared_ptr<const city::Component>>());
    }

    /// Everything hangs on the departments: they are read anew.
    void aClosedDepartmentIsNoticed() {
        Ready r;
        r.examiner.start();
        QTRY_COMPARE(r.examined.size(), 1);
        QCOMPARE(r.count(Check::DepartmentDead), std::int64_t(0));
        shell(r.tiny, QStringLiteral("UPDATE department SET closed = 20200101 WHERE id = (SELECT min(maintainer_id) FROM component_point)"));
        r.examiner.follow();
        QTRY_COMPARE(r.examined.size(), 2);
        QVERIFY(r.count(Check::DepartmentDead) > 0);
    }

    void aFileThatIsNotThereIsAFault() {
        Examiner examiner(QStringLiteral("/nowhere/city.sqlite"));
        QSignalSpy failed(&examiner, &Examiner::failed);
        examiner.start();
        QTRY_COMPARE(failed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestExaminer)
#include "tst_examiner.moc"
