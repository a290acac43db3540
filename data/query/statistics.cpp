// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/statistics.h"

#include <algorithm>

namespace query {

namespace {

using TraitCounts = std::array<std::vector<std::uint64_t>, 2>; ///< of each run, by trait

TraitCounts traitCounts(const Rows& rows, std::span<const Row> of) {
    TraitCounts counts;
    for (std::size_t r = 0; r < rows.runs().size(); ++r)
        counts[r].assign(rows.runs()[r].texts->trait.size(), 0);
    for (const Row row : of) {
        const Rows::Run& run = rows.runOf(row);
        ++counts[run.first == 0 ? 0 : 1][run.texts->traits[row - run.first]];
    }
    return counts;
}

std::vector<Statistics::Count> gathered(const Rows& rows, const TraitCounts& counts, Field field) {
    QHash<int, std::uint64_t> sums;
    for (std::size_t r = 0; r < rows.runs().size(); ++r)
        for (std::size_t t = 0; t < counts[r].size(); ++t)
            if (counts[r][t] > 0)
                sums[rows.idOf(field, rows.runs()[r].texts->trait[t])] += counts[r][t];
    std::vector<Statistics::Count> list;
    for (auto at = sums.cbegin(); at != sums.cend(); ++at)
        list.push_back({at.key(), at.value()});
    std::sort(list.begin(), list.end(),
              [](const auto& a, const auto& b) { return a.count != b.count ? a.count > b.count : a.id < b.id; });
    return list;
}

} // namespace

Statistics Statistics::of(const Rows& rows, std::span<const Row> of) {
    Statistics all;
    all.count = of.size();
    const TraitCounts counts = traitCounts(rows, of);
    all.byClass = gathered(rows, counts, Field::Class);
    all.byState = gathered(rows, counts, Field::State);
    all.bySubDistrict = gathered(rows, counts, Field::SubDistrict);
    double length = 0, area = 0;
    for (const Row row : of) {
        const Rows::Run& run = rows.runOf(row);
        const std::size_t at = row - run.first;
        const auto shape = std::size_t(run.texts->key[at] >> 62);
        ++all.byShape[std::min(shape, all.byShape.size() - 1)];
        if (const search::SmallPoint place = run.texts->place[at]; place.isValid())
            all.box.add(place.point());
        if (run.details && shape != 0)
            (shape == std::size_t(city::Shape::Line) ? length : area) += double(run.details->measure[at]);
    }
    if (rows.hasDetails()) {
        all.length = length;
        all.area = area;
    }
    return all;
}

std::vector<Statistics::Count> Statistics::counted(const Rows& rows, std::span<const Row> of, Field field) {
    return gathered(rows, traitCounts(rows, of), field);
}

} // namespace query
