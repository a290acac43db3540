// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/chunk.h"

#include <cstdlib>

using namespace history;

namespace {

/// What is accepted keeps its promises and survives being packed again.
void check(Bytes bytes) {
    if (const auto fixes = unpackFixes(bytes, {1})) {
        if (fixes->empty() || fixes->size() > mostRows)
            std::abort();
        const auto again = unpackFixes(pack(*fixes), {1});
        if (!again || again->size() != fixes->size() || again->back().event != fixes->back().event)
            std::abort();
    }
    if (const auto readings = unpackReadings(bytes, {1}, {1})) {
        if (readings->empty() || readings->size() > mostRows)
            std::abort();
        const auto again = unpackReadings(pack(*readings), {1}, {1});
        if (!again || again->size() != readings->size())
            std::abort();
    }
}

} // namespace

/// Any bytes as a chunk of the history, as they are and under a right checksum.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    check({data, size});
    Buffer sealed(data, data + size);
    seal(sealed);
    check(sealed);
    return 0;
}
