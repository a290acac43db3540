// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/accounts.h"
#include "store/record_rows.h"
#include "store/writer.h"
#include "support/tiny_city.h"

#include <QTest>

using namespace support;
using city::Path;
using Kind = city::Patch::Kind;

namespace {

const city::RecordTables& tables() {
    static const city::RecordTables all = must(city::readRecordTables());
    return all;
}

const city::RecordTable& table(const char* name) { return *city::recordTable(tables(), QString::fromLatin1(name)); }

std::optional<city::Record> find(const TinyCity& tiny, const char* name, std::int64_t row) {
    auto reader = must(store::Reader::open(tiny.path()));
    return must(store::readRecord(reader.database(), table(name), row));
}

city::Record read(const TinyCity& tiny, const char* name, std::int64_t row) {
    auto record = find(tiny, name, row);
    if (!record)
        qFatal("no %s %lld", name, static_cast<long long>(row));
    return *record;
}

city::RecordPatch update(const city::Record& before, const QString& column, const QVariant& value) {
    city::RecordPatch patch{city::Uid::make(), Kind::Update, before, before};
    patch.after.values[column] = value;
    return patch;
}

city::RecordPatch insert(const char* name, const std::vector<Path>& parts, const std::map<QString, QVariant>& values) {
    city::RecordPatch patch{city::Uid::make(), Kind::Insert, {}, {}};
    patch.after.table = QString::fromLatin1(name);
    patch.after.values = values;
    patch.after.parts = parts;
    return patch;
}

city::RecordPatch vendorArea(geo::Point place = {106.535, 29.365}) {
    return insert("facility", {{place}},
                  {{QStringLiteral("name"), QStringLiteral("滨江摊贩区")}, {QStringLiteral("kind"), QStringLiteral("vendor_area")},
                   {QStringLiteral("capacity"), 40LL}, {QStringLiteral("opened"), 20260301LL}});
}

store::ChangeNote by(const char* user) { return {QString::fromLatin1(user), QStringLiteral("tests"), {}, {}}; }

store::RecordReceipt written(store::Writer& writer, const city::RecordPatch& patch, const char* user = "li") {
    const store::RecordAnswer answer = writer.submit(patch, by(user)).get();
    if (!answer)
        qFatal("%s [%s]", qPrintable(answer.error().fault.sentence), qPrintable(answer.error().fault.detail));
    return *answer;
}

store::Receipt back(store::Writer& writer, bool isUndo) {
    const store::Answer answer = (isUndo ? writer.undo(by("li")) : writer.redo(by("li"))).get();
    if (!answer)
        qFatal("%s", qPrintable(answer.error().fault.sentence));
    return *answer;
}

} // namespace

class TestRecordWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUpdateIsJournalledWithItsUser() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const city::Record before = read(tiny, "facility", 1);
        QCOMPARE(before.value(QStringLiteral("kind")).toString(), QStringLiteral("public_toilet"));
        const auto receipt = written(writer, update(before, QStringLiteral("rebuilt"), 20260501LL));
        QCOMPARE(receipt.revision, 2);
        QCOMPARE(read(tiny, "facility", 1).value(QStringLiteral("rebuilt")), QVariant(20260501LL));
        QCOMPARE(shell(tiny, QStringLiteral("SELECT user || '|' || operation || '|' || after FROM journal")).trimmed(),
                 QStringLiteral("li|U|{\"rebuilt\":20260501}"));
        QCOMPARE(shell(tiny, QStringLiteral("SELECT count(*) FROM change_context WHERE user IS NOT NULL")).trimmed(), QStringLiteral("0"));
    }

    void whatIsAddedLiesInItsCommunity() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const auto receipt = written(writer, vendorArea());
        const city::Record now = read(tiny, "facility", receipt.record.row);
        QCOMPARE(now.value(QStringLiteral("sub_district_id")), QVariant(2LL));
        QCOMPARE(now.value(QStringLiteral("community_id")), QVariant(3LL));
        QCOMPARE(now.parts, (std::vector<Path>{{{106.535, 29.365}}}));
        auto reader = must(store::Reader::open(tiny.path()));
        QCOMPARE(must(store::recordNear(reader.database(), table("facility"), {106.5351, 29.3651}, 0.001)), receipt.record.row);
        QCOMPARE(must(store::recordNear(reader.database(), table("facility"), {106.55, 29.38}, 0.001)), 0);
    }

    void aMoveTakesThePlacesAlong() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        city::RecordPatch patch{city::Uid::make(), Kind::Update, read(tiny, "facility", 1), read(tiny, "facility", 1)};
        patch.after.parts = {{{106.565, 29.38}}};
        written(writer, patch);
        QCOMPARE(read(tiny, "facility", 1).value(QStringLiteral("sub_district_id")), QVariant(3LL));
        QCOMPARE(read(tiny, "facility", 1).value(QStringLiteral("community_id")), QVariant(6LL));
    }

    void aRoadSectionJoinsTheNetworkWhereItEnds() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const geo::Point end{TinyCity::west, TinyCity::south + TinyCity::side / 2}, other{106.505, 29.371};
        const geo::Point almost{end.lon + 2e-6, end.lat - 2e-6}; // some 30 cm away
        const auto receipt = written(writer, insert("road", {{other, almost}}, {{QStringLiteral("class"), QStringLiteral("lane")},
                                                                             {QStringLiteral("one_way"), 0LL}, {QStringLiteral("width_m"), 4.5}}));
        QCOMPARE(receipt.record.parts, (std::vector<Path>{{other, end}}));
        const QString row = QString::number(receipt.record.row);
        QCOMPARE(shell(tiny, QStringLiteral("SELECT to_node FROM road WHERE id = ") + row).trimmed(), QStringLiteral("1"));
        QCOMPARE(shell(tiny, QStringLiteral("SELECT count(*) FROM road_node n JOIN road r ON r.from_node = n.id WHERE r.id = ") + row).trimmed(),
                 QStringLiteral("1"));
        city::RecordPatch moved{city::Uid::make(), Kind::Update, receipt.record, receipt.record};
        moved.after.parts = {{other, {106.53, TinyCity::south + TinyCity::side / 2}}};
        written(writer, moved);
        QCOMPARE(shell(tiny, QStringLiteral("SELECT to_node FROM road WHERE id = ") + row).trimmed(), QStringLiteral("2"));
    }

    void everyFaultIsToldAtOnce() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        auto patch = vendorArea();
        patch.after.values = {{QStringLiteral("name"), QStringLiteral(" ")}, {QStringLiteral("kind"), QStringLiteral("castle")},
                              {QStringLiteral("capacity"), -1LL}, {QStringLiteral("hours"), QString(61, QLatin1Char('x'))},
                              {QStringLiteral("address"), QStringLiteral("a\u202Eb")}, {QStringLiteral("opened"), 29990101LL},
                              {QStringLiteral("rebuilt"), 20250101LL}};
        patch.after.parts.clear();
        const auto answer = writer.submit(patch, by("li")).get();
        QVERIFY(!answer && answer.error().fault.kind == city::FaultKind::Invalid);
        QStringList columns;
        for (const city::RecordFault& fault : answer.error().fields)
            columns += fault.column;
        columns.sort();
        QCOMPARE(columns, (QStringList{QStringLiteral("address"), QStringLiteral("capacity"), QStringLiteral("geom"), QStringLiteral("hours"),
                                       QStringLiteral("kind"), QStringLiteral("name"), QStringLiteral("opened"), QStringLiteral("rebuilt")}));
        QCOMPARE(shell(tiny, QStringLiteral("SELECT count(*) FROM facility")).trimmed(), QStringLiteral("1"));
    }

    void whatNamesNothingIsRefused() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const auto answer = writer.submit(update(read(tiny, "facility", 1), QStringLiteral("compound_id"), 4711LL), by("li")).get();
        QVERIFY(!answer && answer.error().fault.kind == city::FaultKind::Invalid);
        QVERIFY2(answer.error().fault.sentence.contains(QLatin1String("not there any more")), qPrintable(answer.error().fault.sentence));
    }

    void whatOthersNameIsNotDeleted() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        written(writer, update(read(tiny, "facility", 1), QStringLiteral("compound_id"), 1LL));
        const auto answer = writer.submit(city::RecordPatch{city::Uid::make(), Kind::Delete, read(tiny, "compound", 1), {}}, by("li")).get();
        QVERIFY(!answer && answer.error().fault.sentence.contains(QLatin1String("Other records name this one")));
        QVERIFY(find(tiny, "compound", 1));
        written(writer, city::RecordPatch{city::Uid::make(), Kind::Delete, read(tiny, "compound", 2), {}});
        QVERIFY(!find(tiny, "compound", 2));
    }

    void whoeverIsSecondIsShownTheFirst() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const city::Record base = read(tiny, "facility", 1);
        written(writer, update(base, QStringLiteral("hours"), QStringLiteral("06:00-22:00")));
        city::RecordPatch mine = update(base, QStringLiteral("capacity"), 12LL);
        const auto answer = writer.submit(mine, by("wang")).get();
        QVERIFY(!answer && answer.error().fault.kind == city::FaultKind::Conflict && answer.error().theirs);
        const auto merged = city::merge(table("facility"), base, mine.after, *answer.error().theirs);
        QVERIFY(merged.contested.isEmpty());
        written(writer, city::RecordPatch{city::Uid::make(), Kind::Update, *answer.error().theirs, merged.merged}, "wang");
        const city::Record now = read(tiny, "facility", 1);
        QCOMPARE(now.value(QStringLiteral("hours")).toString(), QStringLiteral("06:00-22:00"));
        QCOMPARE(now.value(QStringLiteral("capacity")), QVariant(12LL));
        const auto both = city::merge(table("facility"), base, mine.after, update(base, QStringLiteral("capacity"), 9LL).after);
        QCOMPARE(both.contested, QStringList{QStringLiteral("capacity")});
    }

    void everyChangeIsTakenBackAndDoneAgain() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        const city::Record before = read(tiny, "facility", 1);
        written(writer, update(before, QStringLiteral("name"), QStringLiteral("新名")));
        const std::int64_t row = written(writer, vendorArea()).record.row;
        written(writer, city::RecordPatch{city::Uid::make(), Kind::Delete, read(tiny, "compound", 2), {}});
        const store::Receipt undone = back(writer, true);
        QVERIFY(undone.record && undone.record->table == QLatin1String("compound"));
        QCOMPARE(read(tiny, "compound", 2).value(QStringLiteral("households")), QVariant(400LL));
        back(writer, true);
        QVERIFY(!find(tiny, "facility", row));
        back(writer, true);
        QCOMPARE(read(tiny, "facility", 1).values, before.values);
        back(writer, false);
        back(writer, false);
        QCOMPARE(read(tiny, "facility", 1).value(QStringLiteral("name")).toString(), QStringLiteral("新名"));
        QCOMPARE(read(tiny, "facility", row).value(QStringLiteral("capacity")), QVariant(40LL));
    }

    void whatSomebodyChangedSinceIsNotTakenBack() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        written(writer, update(read(tiny, "facility", 1), QStringLiteral("name"), QStringLiteral("甲")));
        written(writer, update(read(tiny, "facility", 1), QStringLiteral("name"), QStringLiteral("乙")), "wang");
        const store::Answer answer = writer.undo(by("li")).get();
        QVERIFY(!answer && answer.error().fault.kind == city::FaultKind::Conflict);
        QCOMPARE(read(tiny, "facility", 1).value(QStringLiteral("name")).toString(), QStringLiteral("乙"));
    }

    void rightsHoldWhereItWasAndWhereItComes() {
        const TinyCity tiny;
        auto accounts = must(store::Accounts::open(tiny.path()));
        const QString phrase = QStringLiteral("correct horse");
        const auto administrator = must(accounts.createAdministrator(QStringLiteral("administrator"), phrase));
        must(accounts.add(administrator, QStringLiteral("li"), phrase, {store::RoleGrant{QStringLiteral("supervisor"), 2, 0, 0}}));
        const store::ChangeNote li{{}, {}, {}, {}, must(accounts.signIn(QStringLiteral("li"), phrase))};
        store::Writer writer(tiny.path());
        QVERIFY(writer.submit(vendorArea(), li).get());
        const auto elsewhere = writer.submit(vendorArea({106.505, 29.365}), li).get();
        QVERIFY(!elsewhere && elsewhere.error().fault.kind == city::FaultKind::Forbidden);
        city::RecordPatch away{city::Uid::make(), Kind::Update, read(tiny, "facility", 2), read(tiny, "facility", 2)};
        away.after.parts = {{{106.505, 29.365}}};
        QVERIFY(!writer.submit(away, li).get());
        QVERIFY(!writer.submit(vendorArea(), by("anybody")).get());
    }

    void theListCountsWhatIsNewThisYear() {
        const TinyCity tiny;
        store::Writer writer(tiny.path());
        written(writer, vendorArea());
        written(writer, update(read(tiny, "facility", 1), QStringLiteral("rebuilt"), 20260102LL));
        auto reader = must(store::Reader::open(tiny.path()));
        const auto listing = must(store::listRecords(reader.database(), table("facility"), 2026, false));
        QCOMPARE(listing.lines.size(), 2U);
        QCOMPARE(listing.opened, 1);
        QCOMPARE(listing.rebuilt, 1);
        const auto& area = listing.lines[0].cells[0] == QStringLiteral("滨江摊贩区") ? listing.lines[0] : listing.lines[1];
        QCOMPARE(area.cells.mid(1, 2), (QStringList{QStringLiteral("Vendor area"), QStringLiteral("40")}));
        QVERIFY(area.cells.contains(QStringLiteral("鱼洞街道")));
        QCOMPARE(must(store::listRecords(reader.database(), table("facility"), 2025, false)).opened, 0);
        for (const city::RecordTable& each : tables())
            QVERIFY(store::listRecords(reader.database(), each, 2026, true));
        QCOMPARE(must(store::recordChoices(reader.database(), QStringLiteral("sub_district"))).size(), 3U);
    }
};

QTEST_GUILESS_MAIN(TestRecordWriter)
#include "tst_record_writer.moc"
