// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud.h"

#include <cmath>

namespace cloud {

using namespace kernel;

namespace {

class Maker {
public:
    Maker(const Plan& plan, std::uint64_t seed) : m_plan(plan), m_random(seed) {
        for (int i = 0; i < 6; ++i)
            m_seats.push_back({m_share(m_random) * plan.size, m_share(m_random) * plan.size});
    }

    Item item(std::size_t number) {
        Item item;
        item.anchor = place();
        item.key = std::uint32_t(m_random() % m_plan.keys);
        item.handle = number;
        if (m_share(m_random) < m_plan.shapes)
            addShape(item);
        return item;
    }

private:
    geo::MapPoint place() {
        switch (m_plan.spread) {
        case Spread::Even:
            return {origin.x + m_share(m_random) * m_plan.size, origin.y + m_share(m_random) * m_plan.size};
        case Spread::Clustered: {
            const geo::MapPoint seat = m_seats[m_random() % m_seats.size()];
            return {origin.x + seat.x + m_normal(m_random) * m_plan.size / 40,
                    origin.y + seat.y + m_normal(m_random) * m_plan.size / 40};
        }
        case Spread::OnePoint:
            break;
        }
        return {origin.x + m_plan.size / 2, origin.y + m_plan.size / 2};
    }

    void addShape(Item& item) {
        item.closed = m_random() % 2 == 0;
        const std::size_t parts = 1 + m_random() % 2;
        for (std::size_t k = 0; k < parts; ++k) {
            std::vector<geo::MapPoint> part;
            const std::size_t vertices = 1 + m_random() % 6;
            for (std::size_t i = 0; i < vertices; ++i)
                part.push_back({item.anchor.x + m_normal(m_random) * m_plan.shapeSize,
                                item.anchor.y + m_normal(m_random) * m_plan.shapeSize});
            if (m_random() % 4 == 0) // level and upright edges
                part.push_back({part.back().x, part.front().y});
            if (m_random() % 5 == 0)
                part.push_back(part.back());
            if (item.closed && m_random() % 2 == 0)
                part.push_back(part.front());
            item.parts.push_back(std::move(part));
        }
    }

    Plan m_plan;
    std::mt19937_64 m_random;
    std::uniform_real_distribution<double> m_share{0, 1};
    std::normal_distribution<double> m_normal;
    std::vector<geo::MapPoint> m_seats;
};

} // namespace

std::vector<Item> items(const Plan& plan, std::uint64_t seed) {
    Maker maker(plan, seed);
    std::vector<Item> made;
    for (std::size_t i = 0; i < plan.count; ++i)
        made.push_back(maker.item(i));
    return made;
}

Index indexOf(const std::vector<Item>& items, std::size_t chunkSize) {
    std::vector<ChunkPtr> chunks;
    for (std::size_t i = 0; i < items.size(); i += chunkSize)
        chunks.push_back(
            Chunk::build(std::span(items).subspan(i, std::min(chunkSize, items.size() - i)), origin));
    return Index(origin, std::move(chunks));
}

std::vector<Item> ordered(const std::vector<Item>& items, const Index& index) {
    std::vector<Item> sorted;
    for (const ChunkPtr& chunk : index.chunks())
        for (const std::uint64_t handle : chunk->handle)
            sorted.push_back(items[handle]);
    return sorted;
}

Palette palette(double diameter) {
    Palette p;
    for (int i = 0; i < 12; ++i) {
        const auto colour = std::uint32_t(0x2f1b3d + i * 0x151119);
        const std::uint32_t alpha = i % 3 == 0 ? 0x90000000 : 0xff000000;
        p.sprites.push_back(disc(diameter + i % 4, alpha | colour, 0xc0ffffff, 1));
    }
    p.sprites.push_back({}); // draws nothing
    Sprite wide{40, 9, -3, 20, std::vector<std::uint32_t>(360, 0x80402010)};
    p.sprites.push_back(wide);
    for (int key = 0; key < 22; ++key) {
        Style style;
        style.sprite = key == 7 ? -1 : key % int(p.sprites.size());
        style.rank = std::uint8_t(key * 5 % 8);
        style.fill = key % 5 == 0 ? 0 : 0x70000000 | std::uint32_t(key * 0x0b0501);
        style.stroke = key % 6 == 0 ? 0xff3060c0 : 0xb0c06030;
        style.strokeWidth = key % 7 == 0 ? 0 : 0.4f + 0.45f * float(key);
        p.styles.push_back(style);
    }
    return p; // keys 22 and 23 are past the end
}

} // namespace cloud
