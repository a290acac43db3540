// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/message.h"

#include <rapidcheck.h>

/// Random sound messages of every kind.
namespace messages {

inline rc::Gen<std::string> text(std::size_t most) {
    return rc::gen::resize(static_cast<int>(std::min<std::size_t>(most, 200)),
                           rc::gen::container<std::string>(rc::gen::map(
                               rc::gen::inRange(1, 256), [](int c) { return static_cast<char>(c); })));
}
inline rc::Gen<std::string> name() {
    return rc::gen::map(rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(
                            std::string("abcXYZ019_-")))),
                        [](std::string s) { return s.substr(0, wire::maxName); });
}
inline rc::Gen<std::vector<std::string>> names() { return rc::gen::container<std::vector<std::string>>(name()); }
inline rc::Gen<double> metres() {
    return rc::gen::map(rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'001),
                        [](std::int64_t millimetres) { return static_cast<double>(millimetres) / 1000; });
}
inline rc::Gen<double> between(double low, double high) {
    return rc::gen::map(rc::gen::inRange(0, 1'000'001), [low, high](int share) {
        return share == 1'000'000 ? high : low + (high - low) * share / 1'000'000;
    });
}
inline rc::Gen<std::uint32_t> side() { return rc::gen::inRange<std::uint32_t>(1, 8193); }
inline rc::Gen<wire::SheetKind> sheet() { return rc::gen::element(wire::SheetKind::Base, wire::SheetKind::Labels); }

inline rc::Gen<wire::Message> any() {
    using rc::gen::arbitrary;
    const auto change = rc::gen::map(arbitrary<std::int64_t>(), [](std::int64_t n) { return n < 0 ? ~n : n; });
    const auto as = [](auto gen) { return rc::gen::map(gen, [](auto m) { return wire::Message(m); }); };
    return rc::gen::oneOf(
        as(rc::gen::construct<wire::Open>(name(), text(200), text(200), rc::gen::inRange<std::uint32_t>(1, 1000000))),
        as(rc::gen::construct<wire::Render>(arbitrary<std::uint64_t>(), sheet(), metres(), metres(),
                                            between(1e-4, 1e5), side(), side(), between(0.25, 16), name(), name(),
                                            names())),
        as(rc::gen::construct<wire::Changed>(change, names())), rc::gen::just(wire::Message(wire::Quit{})),
        as(rc::gen::construct<wire::Hello>(arbitrary<std::uint32_t>(), name())),
        as(rc::gen::construct<wire::Heartbeat>(arbitrary<std::uint64_t>(), arbitrary<std::uint64_t>())),
        as(rc::gen::construct<wire::Frame>(arbitrary<std::uint64_t>(), sheet(),
                                           rc::gen::inRange<std::uint32_t>(0, wire::maxSlots), side(), side(),
                                           metres(), metres(), between(1e-4, 1e5), change,
                                           arbitrary<std::uint32_t>())),
        as(rc::gen::construct<wire::Problem>(arbitrary<std::uint64_t>(), name(), text(200))));
}

inline std::span<const std::uint8_t> bodyOf(const std::vector<std::uint8_t>& frame) {
    return std::span(frame).subspan(4);
}

} // namespace messages
