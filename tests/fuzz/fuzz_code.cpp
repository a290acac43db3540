// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/code.h"

#include <cstdlib>

/// A code as somebody typed or imported it: what parses is composed again from its parts, digit by digit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size));
    for (const city::CodeLayout layout : {city::CodeLayout::A, city::CodeLayout::B}) {
        const auto code = city::ComponentCode::parse(text, layout);
        if (!code)
            continue;
        const auto again = city::ComponentCode::compose(layout, code->adminCode(), code->major(), code->minor(), code->sequence());
        if (!again || !(*again == *code) || code->text().size() != city::ComponentCode::length)
            std::abort();
    }
    if (const auto grid = city::GridCode::parse(text))
        if (!grid->communityCode().startsWith(grid->subDistrictCode()) || grid->sequence() < 0 ||
            grid->text().size() != city::GridCode::length)
            std::abort();
    return 0;
}
