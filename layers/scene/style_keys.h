// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/registry.h"

#include <functional>
#include <unordered_map>
#include <vector>

namespace scene {

/// Everything that decides how a component looks and whether it is shown.
struct StyleKey {
    std::uint16_t classId = 0;
    std::uint16_t subDistrict = 0;
    std::uint16_t company = 0;
    std::uint16_t serviceLine = 0;
    city::State state = city::State::Intact;
    friend bool operator==(const StyleKey&, const StyleKey&) = default;
};

/// Dense numbers of the combinations that occur in a city: the kernel's keys. Numbers once given stay.
class StyleKeys {
public:
    std::uint32_t number(const StyleKey& key); ///< gives a new number to a key that has none
    /// The keys of a chunk's rows, in their order.
    std::vector<std::uint32_t> numbers(const city::RegistryChunk& chunk);
    std::size_t size() const { return m_keys.size(); }
    const StyleKey& operator[](std::size_t number) const { return m_keys[number]; }

private:
    struct Hash {
        std::size_t operator()(const StyleKey& k) const {
            const std::uint64_t packed = (std::uint64_t(k.classId) << 48) | (std::uint64_t(k.subDistrict) << 32) |
                                         (std::uint64_t(k.company) << 16) | k.serviceLine;
            return std::hash<std::uint64_t>()((packed ^ (std::uint64_t(k.state) << 29)) * 0x9E3779B97F4A7C15ULL);
        }
    };
    std::vector<StyleKey> m_keys;
    std::unordered_map<StyleKey, std::uint32_t, Hash> m_numbers;
};

} // namespace scene
