// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/style_keys.h"

namespace scene {

std::uint32_t StyleKeys::number(const StyleKey& key) {
    const auto [place, isNew] = m_numbers.try_emplace(key, std::uint32_t(m_keys.size()));
    if (isNew)
        m_keys.push_back(key);
    return place->second;
}

std::vector<std::uint32_t> StyleKeys::numbers(const city::RegistryChunk& chunk) {
    std::vector<std::uint32_t> numbers(chunk.size());
    for (std::size_t i = 0; i < chunk.size(); ++i)
        numbers[i] = number({chunk.classId[i], chunk.subDistrict[i], chunk.company[i], chunk.serviceLine[i],
                             chunk.state[i]});
    return numbers;
}

} // namespace scene
