// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/index_pack.h"
#include "kernel/query.h"
#include "kernel/sheet.h"
#include "support/reseal.h"

#include <algorithm>

namespace {

constexpr packed::Format format{packed::Format::letters("INDX"), 1};
constexpr std::uint32_t keys = 6;

kernel::Palette palette() {
    kernel::Palette palette;
    palette.sprites.push_back(kernel::disc(4, 0xFF336699, 0xFF000000, 1));
    for (std::uint32_t k = 0; k < keys; ++k) {
        kernel::Style style;
        style.sprite = 0;
        style.stroke = 0xFF112233;
        style.fill = 0x80112233;
        style.strokeWidth = 2;
        style.rank = std::uint8_t(k % 3);
        palette.styles.push_back(style);
    }
    return palette;
}

} // namespace

/// Any bytes under a right checksum as a packed index: what is accepted can be drawn and picked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const kernel::Palette styles = palette();
    static kernel::Sheet sheet(1);
    std::vector<std::byte> bytes(size);
    std::transform(data, data + size, bytes.begin(), [](std::uint8_t b) { return std::byte(b); });
    support::reseal(bytes);
    const auto file = packed::File::parse(bytes, format);
    if (!file)
        return 0;
    const auto index = kernel::IndexPack::read(*file, keys);
    if (!index)
        return 0;
    std::vector<std::uint32_t> pixels(64 * 48);
    for (const double metresPerPixel : {20.0, 0.5}) {
        kernel::Window window;
        window.topLeft = {index->origin().x, index->origin().y + 20};
        window.metresPerPixel = metresPerPixel;
        window.width = 64;
        window.height = 48;
        sheet.draw(*index, styles, window, {pixels.data(), 64});
    }
    (void)kernel::pick(*index, styles, index->origin(), 100);
    return 0;
}
