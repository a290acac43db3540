// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/index_cache.h"
#include "city/registry_file.h"
#include "store/reader.h"
#include "support/reseal.h"
#include "support/tiny_city.h"

#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QtTest>
#include <random>

using namespace scene;
using support::must;
using support::TinyCity;

namespace {

const std::atomic<bool> never{false};
const CityCrs crs{4490, 4545};

/// The tiny city's registry as it is read from its packed file.
struct Packed {
    QTemporaryDir folder;
    city::RegistryPtr registry;

    Packed() {
        const TinyCity tiny;
        auto reader = must(store::Reader::open(tiny.path()));
        const std::string path = folder.filePath(QStringLiteral("r")).toStdString();
        if (!city::RegistryFile::write(path, must(reader.registry()), {}))
            qFatal("no packed registry");
        registry = city::RegistryFile::read(path)->registry;
    }
    CityIndexPtr made() const { return makeIndex(crs, registry, nullptr, {}, 1, never); }
    QString file() const { return folder.filePath(QStringLiteral("index.packed")); }
};

bool isSame(const CityIndex& a, const CityIndex& b) {
    if (a.registry != b.registry || a.index.size() != b.index.size() || a.keys->size() != b.keys->size() ||
        a.totals != b.totals || !(a.index.origin() == b.index.origin()))
        return false;
    for (std::size_t k = 0; k < a.keys->size(); ++k)
        if (!((*a.keys)[k] == (*b.keys)[k]))
            return false;
    for (std::size_t c = 0; c < a.index.chunks().size(); ++c) {
        const kernel::Chunk &x = *a.index.chunks()[c], &y = *b.index.chunks()[c];
        if (!std::ranges::equal(x.x, y.x) || !std::ranges::equal(x.y, y.y) || !std::ranges::equal(x.key, y.key) ||
            !std::ranges::equal(x.handle, y.handle) || !std::ranges::equal(x.vertexX, y.vertexX))
            return false;
    }
    return true;
}

} // namespace

class TestIndexCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("xiuhua.scene.index=false")); } // it says why, often

    void theIndexOfTheSameRegistryComesBack() {
        const Packed packed;
        const CityIndexPtr made = packed.made();
        IndexCache cache(packed.folder.path());
        QVERIFY(!cache.read(crs, packed.registry)); // nothing yet
        cache.write(made, crs, packed.registry->stamp());
        CityIndexPtr back;
        QTRY_VERIFY((back = cache.read(crs, packed.registry)));
        QVERIFY(isSame(*made, *back));
    }

    void whatWasMadeOfOtherRowsOrPlacesIsNotUsed() {
        const Packed packed;
        const auto bytes = IndexCache::bytes(*packed.made(), crs, packed.registry->stamp());
        const auto file = packed::File::parse(bytes, IndexCache::format);
        QVERIFY(file);
        QVERIFY(IndexCache::unpack(*file, crs, packed.registry));
        QVERIFY(!IndexCache::unpack(*file, {4490, 4546}, packed.registry));
        QVERIFY(!IndexCache::unpack(*file, {4326, 4545}, packed.registry));
        const auto edited = std::make_shared<const city::Registry>(packed.registry->with({}, {{city::Shape::Point, 1}}, 1));
        QVERIFY(!IndexCache::unpack(*file, crs, edited));
    }

    void anIndexThatDoesNotMirrorTheRegistryIsNotUsed() {
        const Packed packed;
        // Under the right stamp, but of a registry with a row less.
        const auto less = std::make_shared<const city::Registry>(packed.registry->with({}, {{city::Shape::Point, 1}}, 1));
        const CityIndexPtr other = makeIndex(crs, less, nullptr, {}, 1, never);
        const auto file = packed::File::parse(IndexCache::bytes(*other, crs, packed.registry->stamp()), IndexCache::format);
        QVERIFY(file);
        QVERIFY(!IndexCache::unpack(*file, crs, packed.registry));
    }

    void anythingButTheWholeFileIsNotUsed() {
        const Packed packed;
        const auto bytes = IndexCache::bytes(*packed.made(), crs, packed.registry->stamp());
        const IndexCache cache(packed.folder.path()); // reads ahead: nothing yet
        QVERIFY(!cache.read(crs, packed.registry));
        const auto put = [&](std::span<const std::byte> content) {
            QFile file(packed.file());
            if (!file.open(QIODevice::WriteOnly) ||
                file.write(reinterpret_cast<const char*>(content.data()), qint64(content.size())) != qint64(content.size()))
                qFatal("cannot write");
        };
        put(bytes);
        QVERIFY(cache.read(crs, packed.registry));
        for (std::size_t length = 0; length < bytes.size(); length += 97) {
            put(std::span(bytes).first(length));
            QVERIFY(!cache.read(crs, packed.registry));
        }
        std::mt19937 random(4);
        for (int round = 0; round < 200; ++round) {
            std::vector<std::byte> damaged = bytes;
            damaged[random() % damaged.size()] ^= std::byte(1 << random() % 8);
            put(damaged);
            QVERIFY(!cache.read(crs, packed.registry));
        }
    }

    /// Any bytes under a right checksum: refused, or an index whose keys and handles can be looked up.
    void bytesThatLieDoNoHarm() {
        const Packed packed;
        const auto whole = IndexCache::bytes(*packed.made(), crs, packed.registry->stamp());
        std::mt19937 random(5);
        int refused = 0;
        for (int round = 0; round < 2000; ++round) {
            std::vector<std::byte> forged = whole;
            // The style keys lie in front, where a blind flip among all bytes would seldom hit.
            const std::size_t reach = round % 2 ? forged.size() : std::min<std::size_t>(forged.size(), 2000);
            forged[random() % reach] = std::byte(random());
            support::reseal(forged);
            const auto file = packed::File::parse(forged, IndexCache::format);
            const CityIndexPtr city = file ? IndexCache::unpack(*file, crs, packed.registry) : nullptr;
            refused += !city;
            if (!city)
                continue;
            for (const kernel::ChunkPtr& chunk : city->index.chunks())
                for (std::size_t i = 0; i < chunk->size(); ++i) {
                    QVERIFY(int((*city->keys)[chunk->key[i]].state) < city::stateCount);
                    QVERIFY(int(city::ComponentKey::unpacked(chunk->handle[i]).shape) < city::shapeCount);
                }
        }
        QVERIFY(refused > 100);
    }
};

QTEST_GUILESS_MAIN(TestIndexCache)
#include "tst_index_cache.moc"
