// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/message.h"

#include <algorithm>
#include <cstdlib>

/// A byte stream as it comes from a pipe: split, decoded; what decodes must encode to the bytes it came from.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    wire::Splitter splitter;
    // The first byte says in what portions the stream arrives.
    const std::size_t portion = size > 0 ? data[0] + std::size_t{1} : 1;
    for (std::size_t at = 1; at < size; at += portion) {
        splitter.feed({data + at, std::min(portion, size - at)});
        while (const auto body = splitter.next()) {
            const auto message = wire::decode(*body);
            if (!message)
                continue;
            const auto bytes = wire::encode(*message);
            if (!std::equal(bytes.begin() + 4, bytes.end(), body->begin(), body->end()))
                std::abort();
        }
    }
    return 0;
}
