// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/registry.h"

#include <QHash>
#include <array>
#include <vector>

namespace widgets {

/// How many components of a whole city are of each sub-district, class, state, company and service line. Follows
/// the registry by the chunks that differ, so an edit costs one chunk and not the city.
class RegistryTotals {
public:
    enum Column { SubDistrict, Class, State, Company, Line };
    static constexpr int columns = 5;

    /// `chunks`: those that are new or differ from the registry of the call before.
    void follow(const city::Registry& registry, const std::vector<std::size_t>& chunks);
    const QHash<int, quint64>& totals(Column column) const { return m_totals[std::size_t(column)]; }
    quint64 all() const { return m_all; }

private:
    using Tally = std::array<QHash<int, quint64>, columns>;
    static Tally count(const city::RegistryChunk& chunk);
    void add(const Tally& tally);
    void subtract(const Tally& tally);

    std::vector<Tally> m_chunks;
    Tally m_totals;
    quint64 m_all = 0;
};

} // namespace widgets
