// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/gcj.h"
#include "quality/ledger.h"
#include "store/quality_rows.h"
#include "store/writer.h"
#include "support/tiny_city.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace support;
using quality::Check;
using quality::Facts;
using quality::Finding;
using quality::Ledger;

namespace {

const QDate today(2026, 1, 15);

quality::Rules rules() {
    QJsonArray rows;
    for (int i = 0; i < quality::checkCount; ++i) {
        QJsonObject parameters;
        if (Check(i) == Check::RequiredMissing)
            parameters = {{"fields", QJsonArray{"code", "name", "authority", "owner", "maintainer", "unit_grid", "surveyed"}}};
        if (Check(i) == Check::ZoneShifted) parameters = {{"degrees", QJsonArray{3, 6}}};
        if (Check(i) == Check::PositionDuplicate) parameters = {{"metres", 0.1}};
        if (Check(i) == Check::Spacing) parameters = {{"metres", QJsonObject{{QStringLiteral("路灯"), 2}, {QStringLiteral("行道树"), 5}}}};
        if (Check(i) == Check::GridGap) parameters = {{"square_metres", 100}, {"step", 10}};
        if (Check(i) == Check::DatumShifted) parameters = {{"fewest", 10}, {"near", 15}};
        rows.append(QJsonObject{{"id", quality::checkId(Check(i))}, {"severity", "error"}, {"title", "t"}, {"title_en", "t"},
                                {"sentence", "%1 %2 %3"}, {"sentence_en", "%1 %2 %3"}, {"parameters", parameters}, {"source", "tests"}});
    }
    return must(quality::Rules::fromJson({{"rules", rows}}));
}

/// The tiny city with what its fixture leaves wrong put right: each component in the grid and community where it stands.
struct Clean {
    TinyCity tiny;
    store::QualityView view = must(store::readQuality(tiny.path()));

    Clean() {
        const auto& source = view.ground->source();
        for (Facts& row : view.rows) {
            const auto spot = view.ground->spot(row.place);
            if (spot.grid < 0) qFatal("a component of the tiny city stands outside");
            row.grid = source.grids[std::size_t(spot.grid)].code;
            row.community = source.communities[std::size_t(spot.community)].id;
            row.subDistrict = source.subDistricts[std::size_t(spot.subDistrict)].id;
            if (row.code) continue;
            row.code = 5001130102999999; // the fixture has one faulty code
            row.isCodeFaulty = false;
        }
    }
    Ledger ledger() const { return ledger(view.rows); }
    Ledger ledger(std::vector<Facts> rows) const { return Ledger(rules(), view.ground, std::move(rows), today); }
    Facts& point(int row) {
        for (Facts& facts : view.rows)
            if (facts.key == city::ComponentKey{city::Shape::Point, row}.packed()) return facts;
        qFatal("no such point");
    }
};

QString told(const Ledger& ledger) {
    QStringList all;
    for (const Finding& one : ledger.findings()) all += quality::checkId(one.check) + QLatin1Char(' ') + ledger.sentence(one, false);
    return all.join(QLatin1Char('\n'));
}

using Spoil = std::function<void(Facts&)>;

} // namespace

Q_DECLARE_METATYPE(Spoil)

class TestLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCleanCityHasNoFindings() {
        const Clean clean;
        QCOMPARE(told(clean.ledger()), QString());
    }

    void eachRuleFindsItsFault_data() {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char* rule, Spoil spoil) { QTest::newRow(rule) << spoil << QString::fromLatin1(rule); };
        row("required-missing", [](Facts& f) { f.hasName = false; });
        row("code-invalid", [](Facts& f) { f.code = 0; });
        row("code-class", [](Facts& f) { f.code += 1'000'000; });
        row("code-admin", [](Facts& f) { f.code += 10'000'000'000u; });
        row("no-place", [](Facts& f) { f.place = {std::nan(""), std::nan("")}; });
        row("axes-swapped", [](Facts& f) { std::swap(f.place.lon, f.place.lat); });
        row("zone-shifted", [](Facts& f) { f.place.lon -= 3; });
        row("outside", [](Facts& f) { f.place.lat += 0.5; });
        row("date-impossible", [](Facts& f) { f.surveyed = 20230230; });
        row("date-future", [](Facts& f) { f.changed = 20260116; });
        row("date-order", [](Facts& f) { f.changed = 20240516; });
        row("department-dead", [](Facts& f) { f.departments[1] = 99; });
        row("class-unknown", [](Facts& f) { f.classId = 77; });
        row("grid-unknown", [](Facts& f) { f.grid = 500113003001999; });
        row("community-sub-district", [](Facts& f) { f.community = f.community == 5 ? 1 : 5; });
        row("grid-prefix", [](Facts& f) { f.grid = f.grid / 1000 == 500113003001 ? 500113003002001 : 500113003001001; });
        row("grid-mismatch", [](Facts& f) { f.grid = f.grid % 1000 == 1 ? f.grid + 1 : f.grid - f.grid % 1000 + 1; });
        row("sub-district-mismatch", [](Facts& f) { f.subDistrict = f.subDistrict % 3 + 1; });
        row("community-mismatch", [](Facts& f) { f.community += f.community % 2 ? 1 : -1; });
    }
    void eachRuleFindsItsFault() {
        QFETCH(Spoil, spoil);
        QFETCH(QString, rule);
        Clean clean;
        Facts& row = clean.point(57);
        spoil(row);
        const Ledger ledger = clean.ledger();
        const auto found = ledger.findingsOf({city::Shape::Point, 57});
        const bool has = std::ranges::any_of(found, [&](const Finding& f) { return quality::checkId(f.check) == rule; });
        QVERIFY2(has, qPrintable(told(ledger)));
        for (const Finding& one : ledger.findings()) QCOMPARE(one.key, row.key); // and nobody else's
    }

    void theYoungerOfTwoIsTold_data() {
        QTest::addColumn<double>("metres");
        QTest::addColumn<QString>("rule");
        QTest::newRow("same place") << 0.05 << QStringLiteral("position-duplicate");
        QTest::newRow("too close") << 1.5 << QStringLiteral("spacing");
        QTest::newRow("far enough") << 2.5 << QString();
    }
    void theYoungerOfTwoIsTold() {
        QFETCH(double, metres);
        QFETCH(QString, rule);
        Clean clean;
        const Facts older = clean.point(1);
        Facts& younger = clean.point(5); // both lamps
        QCOMPARE(older.classId, younger.classId);
        younger.place = {older.place.lon, older.place.lat + metres / 111'320};
        younger.grid = older.grid;
        younger.community = older.community;
        const Ledger ledger = clean.ledger();
        const auto all = ledger.findings();
        QCOMPARE(all.size(), rule.isEmpty() ? 0u : 1u);
        if (rule.isEmpty()) return;
        QCOMPARE(quality::checkId(all.front().check), rule);
        QCOMPARE(all.front().key, younger.key);
        QCOMPARE(all.front().other, older.key);
    }

    void aSecondCodeIsTold() {
        Clean clean;
        clean.point(9).code = clean.point(5).code;
        const Ledger ledger = clean.ledger();
        QCOMPARE(ledger.findings().size(), 1u);
        QCOMPARE(ledger.findings().front().check, Check::CodeDuplicate);
        QCOMPARE(ledger.findings().front().key, clean.point(9).key);
    }

    /// Lamps along the street, read from a web map's coordinates.
    void aDeliveryShiftedByGcjIsToldAsOne() {
        Clean clean;
        std::vector<Facts> rows = clean.view.rows;
        const geo::Point start{TinyCity::west, TinyCity::south + TinyCity::side / 2};
        for (int i = 0; i < 60; ++i) {
            Facts lamp = clean.point(1);
            lamp.key = city::ComponentKey{city::Shape::Point, 1000 + i}.packed();
            lamp.delivery = 7;
            lamp.code += std::uint64_t(5000 + i);
            const geo::GcjPoint shifted = geo::toGcj({start.lon + 0.0004 * i + 0.001, start.lat + 0.00003});
            lamp.place = {shifted.lon, shifted.lat};
            rows.push_back(lamp);
        }
        const Ledger ledger = clean.ledger(rows);
        const auto all = ledger.findings();
        QCOMPARE(std::ranges::count(all, Check::DatumShifted, &Finding::check), 1);
    }

    void gridsThatOverlapOrLeaveGapsAreTold() {
        const TinyCity tiny;
        shell(tiny, QStringLiteral("DELETE FROM unit_grid WHERE id = 3;"));
        auto db = must(store::CityFile::openWriting(tiny.path()));
        must(db.execute("UPDATE unit_grid SET geom = (SELECT ST_Translate(geom, 0.001, 0, 0) FROM unit_grid WHERE id = 9) WHERE id = 9"));
        const auto view = must(store::readQuality(tiny.path()));
        const Ledger ledger(rules(), view.ground, {}, today);
        const auto all = ledger.findings();
        QCOMPARE(std::ranges::count(all, Check::GridOverlap, &Finding::check), 1);
        QCOMPARE(std::ranges::count(all, Check::GridGap, &Finding::check), 2); // the hole, and the strip it moved away from
    }

    void afterAnyEditsTheLedgerIsThatOfANewOne() {
        const Clean clean;
        std::mt19937 random(20260115);
        const auto upTo = [&](int n) { return int(random() % unsigned(n)); };
        std::vector<Facts> rows = clean.view.rows;
        Ledger live = clean.ledger(rows);
        for (int round = 0; round < 60; ++round) {
            std::vector<Facts> changed;
            std::vector<std::uint64_t> removed;
            for (int i = upTo(6); i >= 0; --i) {
                Facts row = rows[std::size_t(upTo(int(rows.size())))];
                const Facts other = rows[std::size_t(upTo(int(rows.size())))];
                if (std::ranges::find(changed, row.key, &Facts::key) != changed.end()) continue;
                switch (upTo(11)) {
                case 0: row.code = other.code; break;
                case 1: row.place = other.place; row.classId = other.classId; break;
                case 2: row.place = {other.place.lon, other.place.lat + (upTo(40) - 20) / 10.0 / 111'320}; break;
                case 3: row.state = city::State(upTo(4)); break;
                case 4: row.surveyed = 20200101 + upTo(70000); break;
                case 5: row.subDistrict = upTo(4); break;
                case 6: row.key = city::ComponentKey{city::Shape(upTo(3)), 2000 + upTo(50)}.packed(); break;
                case 7: row.place = geo::Point{geo::toGcj(row.place).lon, geo::toGcj(row.place).lat}; break;
                case 8: row.departments[upTo(3)] = upTo(7); break;
                case 9: row.delivery = std::uint32_t(upTo(3)); break;
                default: row = clean.view.rows[std::size_t(upTo(int(clean.view.rows.size())))];
                }
                if (std::ranges::find(changed, row.key, &Facts::key) == changed.end()) changed.push_back(row);
            }
            if (rows.size() > 100 && upTo(3) == 0) {
                const auto key = rows[std::size_t(upTo(int(rows.size())))].key;
                if (std::ranges::find(changed, key, &Facts::key) == changed.end()) removed.push_back(key);
            }
            for (const Facts& row : changed) {
                const auto at = std::ranges::find(rows, row.key, &Facts::key);
                if (at == rows.end()) rows.push_back(row);
                else *at = row;
            }
            for (const auto key : removed) std::erase_if(rows, [&](const Facts& f) { return f.key == key; });
            live.apply(changed, removed);
            const Ledger fresh = clean.ledger(rows);
            QCOMPARE(live.size(), fresh.size());
            const auto a = live.findings(), b = fresh.findings();
            if (!(a == b)) QFAIL(qPrintable(QStringLiteral("round %1:\n%2\n---\n%3").arg(round).arg(told(live), told(fresh))));
        }
        QVERIFY(!live.findings().empty());
    }

    void rowsReadAfterAnEditAreThoseOfANewReading() {
        const TinyCity tiny;
        {
            store::Writer writer(tiny.path());
            auto reader = must(store::Reader::open(tiny.path()));
            city::Component before = *must(reader.component({city::Shape::Line, 4})), after = before;
            after.name.clear();
            QVERIFY(writer.submit(city::Patch::update(before, after), {QStringLiteral("tests"), {}, {}, {}}).get());
        }
        const auto view = must(store::readQuality(tiny.path()));
        std::vector<city::ComponentKey> keys{{city::Shape::Point, 99'999}};
        for (const Facts& row : view.rows) keys.push_back(city::ComponentKey::unpacked(row.key));
        auto db = must(store::CityFile::openReading(tiny.path()));
        std::vector<std::uint64_t> gone;
        QVERIFY(must(store::readFacts(db, keys, gone)) == view.rows);
        QCOMPARE(gone.size(), 1u);
    }

    void aCertainRepairLeavesNoFinding() {
        Clean clean;
        auto reader = must(store::Reader::open(clean.tiny.path()));
        city::Component component = *must(reader.component({city::Shape::Point, 57}));
        const city::Component right = component;
        Facts& row = clean.point(57);
        const auto grid = QString::number(row.grid);
        row.grid = row.grid % 1000 == 1 ? row.grid + 1 : row.grid - 1;
        component.unitGrid = QString::number(row.grid);
        const Ledger ledger = clean.ledger();
        QCOMPARE(ledger.findings().size(), 1u);
        const auto repaired = ledger.repaired(ledger.findings().front(), component);
        QVERIFY(repaired);
        QCOMPARE(repaired->unitGrid, grid);
        QCOMPARE(repaired->community, row.community);
        QCOMPARE(repaired->name, right.name);
    }

    void rulesThatCannotBeUsedAreRefused_data() {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("unknown") << QByteArray(R"({"id": "no-such-rule"})");
        QTest::newRow("without a sentence") << QByteArray(R"({"id": "outside", "severity": "error", "title": "a", "title_en": "a", "source": "s"})");
        QTest::newRow("without a severity") << QByteArray(R"({"id": "outside", "title": "a", "title_en": "a", "sentence": "a", "sentence_en": "a", "source": "s"})");
    }
    void rulesThatCannotBeUsedAreRefused() {
        QFETCH(QByteArray, row);
        const auto read = quality::Rules::fromJson(QJsonDocument::fromJson("{\"rules\": [" + row + "]}").object());
        QVERIFY(!read && read.error().kind == city::FaultKind::Invalid);
    }

    void theProgramsOwnRulesAreComplete() {
        const auto read = must(quality::Rules::read());
        QCOMPARE(read.all().size(), std::size_t(quality::checkCount));
    }
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
