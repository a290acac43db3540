// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry_totals.h"

namespace widgets {

namespace {

template <typename Values>
QHash<int, quint64> histogram(const Values& values) {
    // Counting into a plain array first: a hash look-up for each of a million rows would be felt.
    std::vector<quint64> counts;
    for (const auto value : values) {
        const auto at = std::size_t(value);
        if (at >= counts.size())
            counts.resize(at + 1);
        ++counts[at];
    }
    QHash<int, quint64> found;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i])
            found.insert(int(i), counts[i]);
    return found;
}

} // namespace

RegistryTotals::Tally RegistryTotals::count(const city::RegistryChunk& chunk) {
    return {histogram(chunk.subDistrict), histogram(chunk.classId), histogram(chunk.state),
            histogram(chunk.company), histogram(chunk.serviceLine)};
}

void RegistryTotals::add(const Tally& tally) {
    for (std::size_t c = 0; c < columns; ++c)
        for (auto it = tally[c].begin(); it != tally[c].end(); ++it) {
            m_totals[c][it.key()] += it.value();
            if (c == SubDistrict)
                m_all += it.value();
        }
}

void RegistryTotals::subtract(const Tally& tally) {
    for (std::size_t c = 0; c < columns; ++c)
        for (auto it = tally[c].begin(); it != tally[c].end(); ++it) {
            m_totals[c][it.key()] -= it.value();
            if (c == SubDistrict)
                m_all -= it.value();
        }
}

void RegistryTotals::follow(const city::Registry& registry, const std::vector<std::size_t>& chunks) {
    const auto& all = registry.chunks();
    for (std::size_t gone = all.size(); gone < m_chunks.size(); ++gone)
        subtract(m_chunks[gone]);
    m_chunks.resize(all.size());
    for (const std::size_t number : chunks) {
        if (number >= all.size())
            continue;
        subtract(m_chunks[number]);
        m_chunks[number] = all[number] ? count(*all[number]) : Tally{};
        add(m_chunks[number]);
    }
}

} // namespace widgets
