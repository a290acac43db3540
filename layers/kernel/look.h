// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/palette.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace kernel {

/// The style of a key, or null when items of that key are not visible.
const Style* visibleStyle(const Palette& palette, std::uint32_t key);

/// A palette made ready for one frame.
class Looks {
public:
    /// What pass one needs of a style, in one load.
    struct Look {
        std::int16_t left = 0, top = 0;     ///< from the item's pixel to the sprite's corner
        std::int16_t width = 0, height = 0; ///< 0 = draws nothing
        std::uint32_t tag = 0;              ///< the sprite's number, where a record holds it
        std::uint8_t rank = 0;
        bool isVisible = false;
        std::int16_t radius = 0; ///< half the stroke's width in units of Coverage; 0 = no stroke
    };
    /// A sprite's pixels in groups of eight: eight words of colour, eight of weight (256 - alpha, twice).
    struct Packed {
        std::uint32_t offset = 0; ///< words into `words()`
        std::uint16_t groups = 0; ///< in each row
        std::uint16_t height = 0;
    };
    static constexpr unsigned tagShift = 17;
    static constexpr int maxSide = 64;

    void make(const Palette& palette);

    /// One for each style and a last one, invisible, for all keys past the end.
    const std::vector<Look>& looks() const { return m_looks; }
    const std::vector<Packed>& packed() const { return m_packed; }
    const std::uint32_t* words() const { return m_words.get(); }
    std::uint32_t fill(std::uint32_t key) const { return m_palette->styles[key].fill; }
    std::uint32_t stroke(std::uint32_t key) const { return m_palette->styles[key].stroke; }

    /// How far the picture of any item reaches from its place, in pixels, at most.
    static constexpr int reach = 2 * maxSide + 1;

private:
    void pack(const Palette& palette);

    const Palette* m_palette = nullptr;
    std::vector<Look> m_looks;
    std::vector<Packed> m_packed;
    struct End {
        void operator()(std::uint32_t* p) const;
    };
    std::unique_ptr<std::uint32_t, End> m_words;
    std::size_t m_capacity = 0;
};

} // namespace kernel
