// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/palette.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace kernel {

/// The style of a key, or null when items of that key are not visible.
const Style* visibleStyle(const Palette& palette, std::uint32_t key);

/// How far pictures of items reach from their pixel, in pixels to each side.
struct Reach {
    int left = 0, top = 0, right = 0, bottom = 0;
};

/// A palette made ready for one frame.
class Looks {
public:
    /// What drawing needs of a style, in one load.
    struct Look {
        std::int16_t left = 0, top = 0;     ///< from the item's pixel to the sprite's corner
        std::int16_t width = 0, height = 0; ///< 0 = draws nothing
        std::uint32_t tag = 0;              ///< the sprite's number, where a record holds it
        std::uint8_t rank = 0;
        bool isVisible = false;
    };
    /// A sprite's pixels in groups of eight: eight words of colour, eight of weight (256 - alpha, twice).
    struct Packed {
        std::uint32_t offset = 0; ///< words into `words()`
        std::uint16_t groups = 0; ///< in each row
        std::uint16_t height = 0;
    };
    /// How a key's items are gathered as dots.
    struct Dot {
        static constexpr std::int32_t hidden = -1, symbol = -2;
        std::int32_t slot = hidden; ///< the first slot of its layer, or one of these
        std::uint32_t pixels = 0;   ///< words into `words()`
    };
    /// Dots of one rank and side, drawn together.
    struct DotLayer {
        std::uint8_t rank = 0, side = 0;
        friend auto operator<=>(const DotLayer&, const DotLayer&) = default;
    };
    static constexpr unsigned tagShift = 17;
    static constexpr int maxSide = 64;
    static constexpr std::int32_t slotsPerLayer = 17'472; ///< see DotField

    void make(const Palette& palette);

    /// One for each style and a last one, invisible, for all keys past the end.
    const std::vector<Look>& looks() const { return m_looks; }
    const Look& of(std::uint32_t key) const {
        return m_looks[key < m_looks.size() ? key : m_looks.size() - 1];
    }
    const std::vector<Dot>& dots() const { return m_dots; } ///< as `looks`
    const std::vector<Packed>& packed() const { return m_packed; }
    const std::uint32_t* words() const { return m_words.get(); }
    const std::vector<DotLayer>& dotLayers() const { return m_dotLayers; } ///< in the order of drawing
    const Style& style(std::uint32_t key) const { return m_palette->styles[key]; }
    /// Of the symbols of all visible keys.
    const Reach& reach() const { return m_reach; }
    /// Half of a stroke's width in pixels, up to 32; 0 = no stroke.
    double strokeRadius(std::uint32_t key) const;

private:
    void pack(const Palette& palette);
    void findDotLayers(const Palette& palette);

    const Palette* m_palette = nullptr;
    std::vector<Look> m_looks;
    std::vector<Packed> m_packed;
    std::vector<DotLayer> m_dotLayers;
    std::vector<Dot> m_dots;
    Reach m_reach;
    struct End {
        void operator()(std::uint32_t* p) const;
    };
    std::unique_ptr<std::uint32_t, End> m_words;
    std::size_t m_capacity = 0;
};

} // namespace kernel
