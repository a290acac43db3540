// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud.h"
#include "kernel/index_pack.h"
#include "kernel/query.h"
#include "support/reseal.h"

#include <QTest>

using namespace kernel;

namespace {

constexpr packed::Format format{packed::Format::letters("TIDX"), 1};
constexpr std::uint32_t keys = 24;

std::vector<std::byte> bytesOf(const Index& index) {
    const IndexPack pack(index);
    packed::Writer writer(format);
    pack.addTo(writer);
    return writer.bytes();
}

tl::expected<Index, std::string> parsed(const std::vector<std::byte>& bytes, std::uint32_t below = keys) {
    const auto file = packed::File::parse(bytes, format);
    if (!file)
        return tl::unexpected(file.error());
    return IndexPack::read(*file, below);
}

struct Drawn {
    std::vector<std::uint32_t> pixels;
    DrawStats stats;
    Drawn(const Index& index, double metresPerPixel) : pixels(400 * 300) {
        Sheet sheet(2);
        Window window;
        window.topLeft = {cloud::origin.x, cloud::origin.y + 1000};
        window.metresPerPixel = metresPerPixel;
        window.width = 400;
        window.height = 300;
        sheet.draw(index, cloud::palette(), window, {pixels.data(), 400}, &stats);
    }
};

Index someIndex(std::size_t count) {
    const cloud::Plan plan{count, cloud::Spread::Clustered, 1000, 0.1, 40, keys};
    return cloud::indexOf(cloud::items(plan, 5));
}

} // namespace

class TestIndexPack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIndexComesBackAsItWas() {
        const Index index = someIndex(5000);
        const auto back = parsed(bytesOf(index));
        QVERIFY2(back, back ? "" : back.error().c_str());
        QCOMPARE(back->size(), index.size());
        QVERIFY(back->origin() == index.origin());
        QCOMPARE(back->chunks().size(), index.chunks().size());
        for (std::size_t c = 0; c < index.chunks().size(); ++c) {
            const Chunk& a = *index.chunks()[c];
            const Chunk& b = *back->chunks()[c];
            QVERIFY(std::ranges::equal(a.x, b.x) && std::ranges::equal(a.y, b.y) &&
                    std::ranges::equal(a.key, b.key) && std::ranges::equal(a.handle, b.handle));
            QCOMPARE(a.shapes.size(), b.shapes.size());
        }
    }

    void itDrawsAndPicksTheSame() {
        const Index index = someIndex(5000);
        const auto back = parsed(bytesOf(index));
        QVERIFY(back);
        for (const double metres : {5.0, 1.0, 0.1}) {
            const Drawn a(index, metres), b(*back, metres);
            QVERIFY(a.pixels == b.pixels);
            QCOMPARE(a.stats.drawn, b.stats.drawn);
        }
        const geo::MapPoint at{cloud::origin.x + 500, cloud::origin.y + 500};
        const auto a = pick(index, cloud::palette(), at, 100), b = pick(*back, cloud::palette(), at, 100);
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i)
            QCOMPARE(a[i].handle, b[i].handle);
    }

    void emptyAndRefusedOnesComeBack() {
        std::vector<Item> items(3);
        items[1].anchor = {std::numeric_limits<double>::quiet_NaN(), 0};
        const Index index({}, {Chunk::build(items, {}), nullptr, Chunk::build(std::span(items).subspan(1, 1), {})});
        const auto back = parsed(bytesOf(index));
        QVERIFY(back);
        QCOMPARE(back->size(), 2u);
        QCOMPARE(back->refused(), 2u);
        QVERIFY(parsed(bytesOf(Index())));
    }

    void aKeyThatNobodyKnowsIsRefused() {
        const std::vector<std::byte> bytes = bytesOf(someIndex(500));
        QVERIFY(parsed(bytes, keys));
        QVERIFY(!parsed(bytes, keys - 1));
        QVERIFY(!parsed(bytes, 0));
    }

    /// Any bytes under a right checksum: refused, or nothing that draws or picks leaves its columns (sanitizers
    /// look on). What moves an item out of its box is refused always: the rasteriser believes the boxes.
    void bytesThatLieDoNoHarm() {
        const std::vector<std::byte> whole = bytesOf(someIndex(700));
        std::mt19937 random(12);
        int refused = 0;
        for (int round = 0; round < 1500; ++round) {
            std::vector<std::byte> forged = whole;
            for (int flips = int(random() % 4) + 1; flips > 0; --flips)
                forged[random() % forged.size()] = std::byte(random() % 3 ? random() : 0xFF);
            support::reseal(forged);
            const auto index = parsed(forged);
            if (!index) {
                ++refused;
                continue;
            }
            const Drawn far(*index, 5), near(*index, 0.2);
            pick(*index, cloud::palette(), {cloud::origin.x + 500, cloud::origin.y + 500}, 1000);
        }
        QVERIFY(refused > 100);
    }

    void everyBoxIsRefusedWhenItIsWrong() {
        const std::vector<std::byte> whole = bytesOf(someIndex(700));
        const auto file = packed::File::parse(whole, format);
        QVERIFY(file);
        constexpr std::uint32_t blocks = 7;
        const auto boxes = (*file)->section<Chunk::Bounds>(blocks);
        QVERIFY(boxes && !boxes->empty());
        packed::layout::Header header;
        std::memcpy(&header, whole.data(), sizeof header);
        std::size_t at = 0;
        for (std::uint32_t s = 0; s < header.sections; ++s) {
            packed::File::Place place;
            std::memcpy(&place, whole.data() + sizeof header + s * sizeof place, sizeof place);
            if (place.id == blocks)
                at = std::size_t(place.offset);
        }
        QVERIFY(at > 0);
        for (std::size_t i = 0; i < boxes->size_bytes(); i += sizeof(std::int32_t)) {
            std::vector<std::byte> forged = whole;
            std::int32_t edge = 0;
            std::memcpy(&edge, forged.data() + at + i, sizeof edge);
            ++edge;
            std::memcpy(forged.data() + at + i, &edge, sizeof edge);
            support::reseal(forged);
            QVERIFY(!parsed(forged));
        }
    }
};

QTEST_GUILESS_MAIN(TestIndexPack)
#include "tst_index_pack.moc"
