// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packed/layout.h"

#include <cstring>

namespace support {

/// Puts size and checksum right, so that what else is wrong must be found by other means.
inline void reseal(std::vector<std::byte>& file) {
    packed::layout::Header header;
    if (file.size() < sizeof header)
        return;
    std::memcpy(&header, file.data(), sizeof header);
    header.size = file.size();
    std::memcpy(file.data(), &header, sizeof header);
    header.checksum = packed::layout::checksumOf(file);
    std::memcpy(file.data(), &header, sizeof header);
}

} // namespace support
