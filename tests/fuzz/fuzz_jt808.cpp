// SPDX-License-Identifier: GPL-3.0-or-later
#include "jt808/assembly.h"
#include "jt808/frame_splitter.h"
#include "jt808/items.h"
#include "jt808/message.h"

#include <cstdlib>

using namespace jt808;

namespace {

/// Reads everything there is of a frame; a whole one must survive being written again.
void read(const Frame& frame, Assembly& assembly) {
    std::size_t seen = 0;
    const Decoded decoded = decode(frame);
    const auto look = [&seen](const Position& position) {
        eachItem(position.items, [&seen](const Item& item) {
            for (const char* vendor : {"", "xiuhua"})
                if (const ItemKind* kind = kindOf(item, vendor)) seen += numberOf(item, *kind).has_value();
        });
    };
    if (const auto* position = std::get_if<Position>(&decoded.message)) look(*position);
    if (const auto* batch = std::get_if<Batch>(&decoded.message))
        for (const Position& position : batch->positions) look(position);
    encode(frame.header, decoded.message);
    Assembly::Whole whole;
    if (frame.header.isDivided() && assembly.take(frame, std::int64_t(seen), whole))
        decode(whole.id, whole.version, whole.body);
    if (assembly.bytes() > Assembly::mostBytes) std::abort();
    if (frame.flaws || frame.header.isDivided()) return;
    Buffer storage;
    const Buffer wire = writeFrame(frame.header, frame.body);
    const Frame again = readLoose(wire, storage);
    if (again.flaws || again.header.id != frame.header.id || again.body.size() != frame.body.size()) std::abort();
}

} // namespace

/// A stream in slices of the length that its first byte tells.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t step = data[0] + 1u;
    FrameSplitter splitter;
    Assembly assembly;
    for (std::size_t at = 1; at < size; at += step) {
        const Buffer slice(data + at, data + std::min(size, at + step));
        splitter.push(slice, [&](const Frame& frame) { read(frame, assembly); });
        if (splitter.waiting() > longestWire) std::abort();
    }
    Buffer storage;
    readLoose({data, size}, storage);
    return 0;
}
