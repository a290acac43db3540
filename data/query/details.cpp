// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/details.h"

#include "packed/file.h"

#include <span>

namespace query {

std::size_t DetailsBuilder::Hash::operator()(const DetailTraits& traits) const {
    static_assert(std::has_unique_object_representations_v<DetailTraits>);
    return std::size_t(packed::hashOf(std::as_bytes(std::span(&traits, 1))));
}

DetailsBuilder::DetailsBuilder(search::ComponentTextsPtr texts) : m_texts(std::move(texts)) {
    const std::size_t rows = m_texts->size();
    m_details->traits.assign(rows, traitsOf({}));
    m_details->surveyed.assign(rows, 0);
    m_details->changed.assign(rows, 0);
    m_details->unitGrid.assign(rows, 0);
    m_details->measure.assign(rows, 0);
}

std::uint32_t DetailsBuilder::traitsOf(const DetailRow& row) {
    const DetailTraits traits{row.authority, row.owner, row.maintainer, std::uint16_t(row.source), std::uint16_t(row.accuracy)};
    const auto [at, isNew] = m_numbers.try_emplace(traits, std::uint32_t(m_details->trait.size()));
    if (isNew)
        m_details->trait.push_back(traits);
    return at->second;
}

void DetailsBuilder::add(const DetailRow& row) {
    std::size_t at = m_next;
    if (at >= m_texts->size() || m_texts->key[at] != row.key.packed()) {
        const std::ptrdiff_t found = m_texts->find(row.key);
        if (found < 0)
            return;
        at = std::size_t(found);
    }
    m_next = at + 1;
    m_details->traits[at] = traitsOf(row);
    m_details->surveyed[at] = row.surveyed;
    m_details->changed[at] = row.changed;
    m_details->unitGrid[at] = m_grids.add(row.unitGrid);
    m_details->measure[at] = float(row.measure);
}

DetailsPtr DetailsBuilder::finish() {
    m_details->grids = m_grids.finish();
    return std::move(m_details);
}

} // namespace query
