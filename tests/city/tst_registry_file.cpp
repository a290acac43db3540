// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/registry_file.h"
#include "registry_model.h"
#include "support/reseal.h"

#include <QTemporaryDir>
#include <QTest>

using city::RegistryContent;
using city::RegistryFile;
using namespace registry_model;

namespace {

city::RegistryOrigin origin() {
    city::RegistryOrigin o;
    o.city = city::Uid::make(1'700'000'000'000, 5, 6);
    o.schema = 4;
    o.journalMark = 77;
    o.tables = {{{1, 2000}, {10, 1990}, {0, -1}}};
    return o;
}

tl::expected<RegistryFile::Loaded, std::string> parsed(const std::vector<std::byte>& bytes) {
    const auto file = packed::File::parse(bytes, RegistryFile::format);
    if (!file) return tl::unexpected(file.error());
    return RegistryFile::read(*file);
}

/// Reads all that any reader of a registry may read.
std::size_t walked(const Registry& registry) {
    std::size_t sum = 0;
    for (const auto& chunk : registry.chunks()) {
        for (std::size_t i = 0; i < chunk->size(); ++i) {
            const RegistryRow row = chunk->rowAt(i);
            sum += std::size_t(registry.chunkOf(row.key) + 1) + std::size_t(row.state);
            for (const city::Path& part : row.parts) sum += part.size();
        }
    }
    const Registry edited = registry.with({row(1, 106.6, 29.3), row(2, 106.61, 29.31, 2)}, {{Shape::Point, 3}}, 9);
    return sum + edited.size();
}

} // namespace

class TestRegistryFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRegistryComesBackAsItWas_data() {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 9, 2000, 70'000}) QTest::addRow("%d rows", count) << count;
    }
    void aRegistryComesBackAsItWas() {
        QFETCH(int, count);
        const std::vector<RegistryRow> rows = many(count);
        const Registry registry = Registry::build(rows, 42);
        const auto loaded = parsed(RegistryFile::bytes(registry, origin()));
        QVERIFY2(loaded, loaded ? "" : loaded.error().c_str());
        QCOMPARE(differs(*loaded->registry, modelOf(rows)), QString());
        QCOMPARE(loaded->registry->change(), 42);
        QVERIFY(loaded->registry->content() == registry.content());
        QVERIFY(loaded->registry->stamp() != 0);
        QVERIFY(loaded->origin == origin());
        QCOMPARE(loaded->registry->chunks().size(), registry.chunks().size());
    }

    void aLoadedRegistryIsEditedLikeAnyOther() {
        std::vector<RegistryRow> rows = many(3000);
        QTemporaryDir folder;
        const std::string path = folder.filePath("r.packed").toStdString();
        QVERIFY(RegistryFile::write(path, Registry::build(rows, 1), origin()));
        Registry registry = *RegistryFile::read(path)->registry; // the file is kept by the columns alone
        Model model = modelOf(rows);
        std::mt19937 random(3);
        for (int round = 2; round < 30; ++round) {
            std::vector<RegistryRow> upserts;
            for (int i = 0; i < 40; ++i) {
                upserts.push_back(row(std::int64_t(random() % 4000 + 1), 106.5 + double(random() % 500) / 1000, 29.3));
                model[upserts.back().key.packed()] = upserts.back();
            }
            const ComponentKey gone{Shape::Point, std::int64_t(random() % 4000 + 1)};
            std::erase_if(upserts, [&](const RegistryRow& r) { return r.key == gone; });
            model.erase(gone.packed());
            registry = registry.with(upserts, {gone}, round);
            QCOMPARE(registry.stamp(), 0u); // it is not the file's any more
        }
        QCOMPARE(differs(registry, model), QString());
        // And back into a file, with what came and went since merged.
        const auto again = parsed(RegistryFile::bytes(registry, origin()));
        QVERIFY(again);
        QCOMPARE(differs(*again->registry, model), QString());
    }

    void contentIsTheRowsWhateverTheirOrder() {
        std::vector<RegistryRow> rows = many(500);
        const Registry registry = Registry::build(rows, 1);
        RegistryContent sum;
        for (const RegistryRow& r : rows) sum += RegistryContent::of(r);
        QVERIFY(registry.content() == sum);
        std::reverse(rows.begin(), rows.end());
        QVERIFY(Registry::build(rows, 1).content() == sum);
        // Edits keep it up to date: changed, added, taken out, changed back.
        RegistryRow moved = rows[7];
        moved.anchor.lon += 1e-7;
        const Registry edited = registry.with({moved, row(9000, 106.6, 29.4)}, {rows[9].key}, 2);
        QVERIFY(!(edited.content() == sum));
        const Registry back = edited.with({rows[7], rows[9]}, {{Shape::Point, 9000}}, 3);
        QVERIFY(back.content() == sum);
    }

    void contentKnowsEveryField() {
        const RegistryRow plain{{Shape::Line, 5}, {106, 29}, 1, 2, 3, 4, city::State::Intact, {{{106, 29}, {107, 29}}}};
        std::vector<RegistryRow> others(9, plain);
        others[0].key.row = 6;
        others[1].anchor.lat = 29.0000001;
        others[2].classId = 2;
        others[3].subDistrict = 1;
        others[4].company = 9;
        others[5].serviceLine = 9;
        others[6].state = city::State::Missing;
        others[7].parts[0][1].lon = 107.0000001;
        others[8].parts = {{{106, 29}}, {{107, 29}}};
        for (std::size_t i = 0; i < others.size(); ++i)
            QVERIFY2(!(RegistryContent::of(others[i]) == RegistryContent::of(plain)), qPrintable(QString::number(i)));
    }

    /// Any bytes under a right checksum: refused, or nothing that reads it leaves its columns (sanitizers look on).
    void bytesThatLieDoNoHarm() {
        const std::vector<std::byte> whole = RegistryFile::bytes(Registry::build(many(300), 3), origin());
        std::mt19937 random(11);
        int refused = 0;
        for (int round = 0; round < 3000; ++round) {
            std::vector<std::byte> forged = whole;
            for (int flips = int(random() % 4) + 1; flips > 0; --flips)
                forged[random() % forged.size()] = std::byte(random() % 3 ? random() : 0xFF);
            support::reseal(forged);
            const auto loaded = parsed(forged);
            if (loaded) walked(*loaded->registry);
            else ++refused;
        }
        QVERIFY(refused > 100);
    }

    void columnsThatAreCutAreRefused() {
        const std::vector<std::byte> whole = RegistryFile::bytes(Registry::build(many(300), 3), origin());
        packed::layout::Header header;
        std::memcpy(&header, whole.data(), sizeof header);
        for (std::uint32_t s = 0; s < header.sections; ++s) {
            packed::File::Place place;
            const std::size_t at = sizeof header + s * sizeof place;
            std::memcpy(&place, whole.data() + at, sizeof place);
            QVERIFY(place.count > 0);
            for (const std::uint64_t count : {std::uint64_t(0), place.count - 1}) {
                std::vector<std::byte> forged = whole;
                packed::File::Place cut = place;
                cut.count = count;
                std::memcpy(forged.data() + at, &cut, sizeof cut);
                support::reseal(forged);
                QVERIFY2(!parsed(forged), qPrintable(QStringLiteral("section %1 of %2 values").arg(place.id).arg(count)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRegistryFile)
#include "tst_registry_file.moc"
