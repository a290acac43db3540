// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/registry_file.h"
#include "support/reseal.h"

/// Any bytes under a right checksum as a packed registry: what is accepted can be read, looked up and edited.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<std::byte> bytes(size);
    std::transform(data, data + size, bytes.begin(), [](std::uint8_t b) { return std::byte(b); });
    (void)packed::File::parse(bytes, city::RegistryFile::format);
    support::reseal(bytes);
    const auto file = packed::File::parse(bytes, city::RegistryFile::format);
    if (!file)
        return 0;
    const auto loaded = city::RegistryFile::read(*file);
    if (!loaded)
        return 0;
    std::vector<city::RegistryRow> rows;
    for (const auto& chunk : loaded->registry->chunks())
        for (std::size_t i = 0; i < chunk->size(); ++i) {
            rows.push_back(chunk->rowAt(i));
            (void)loaded->registry->chunkOf(rows.back().key);
        }
    if (rows.size() > 1)
        (void)loaded->registry->with({rows.front()}, {rows.back().key}, 1);
    return 0;
}
