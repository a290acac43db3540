// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/component_texts.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace query {

/// What is asked of a component and not searched.
struct DetailRow {
    city::ComponentKey key;
    int authority = 0, owner = 0, maintainer = 0;    ///< department.id
    city::DataSource source = city::DataSource::Census;
    city::Accuracy accuracy = city::Accuracy::B;
    std::uint32_t surveyed = 0, changed = 0;         ///< YYYYMMDD; 0 = never
    std::string_view unitGrid;                       ///< UTF-8
    double measure = 0;                              ///< metres of a line, square metres of a polygon, 0 of a point
};

/// What many components have in common of it.
struct DetailTraits {
    std::int32_t authority = 0, owner = 0, maintainer = 0;
    std::uint16_t source = 0, accuracy = 0; ///< enumerators
    friend bool operator==(const DetailTraits&, const DetailTraits&) = default;
};

/// Details of the rows of a ComponentTexts, in its order: 20 bytes a component. Immutable.
struct Details {
    std::vector<DetailTraits> trait;
    std::vector<std::uint32_t> traits; ///< number in `trait`
    std::vector<std::uint32_t> surveyed, changed;
    std::vector<search::TextId> unitGrid; ///< of `grids`
    std::vector<float> measure;
    search::Texts grids;
};

using DetailsPtr = std::shared_ptr<const Details>;

/// Collects them; rows that the texts do not have are left out, and what never comes keeps the values of DetailRow.
class DetailsBuilder {
public:
    explicit DetailsBuilder(search::ComponentTextsPtr texts);
    void add(const DetailRow& row); ///< fastest in ascending order of keys
    DetailsPtr finish();

private:
    std::uint32_t traitsOf(const DetailRow& row);

    struct Hash {
        std::size_t operator()(const DetailTraits& traits) const;
    };
    search::ComponentTextsPtr m_texts;
    std::shared_ptr<Details> m_details = std::make_shared<Details>();
    std::unordered_map<DetailTraits, std::uint32_t, Hash> m_numbers;
    search::TextsBuilder m_grids;
    std::size_t m_next = 0; ///< where the row behind the last one is looked for first
};

} // namespace query
