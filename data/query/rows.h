// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/selection.h"
#include "query/details.h"
#include "query/field.h"
#include "search/finder.h"

#include <atomic>
#include <functional>
#include <memory>

namespace query {

/// The number of a component in one Rows.
using Row = std::uint32_t;
/// Asked now and then; true ends the work, whose result is then of no use.
using Stop = std::function<bool()>;
/// One bit a row.
using RowBits = std::vector<std::uint64_t>;

/// Every component of a city at one change number, in the columns that are searched already. Immutable; asked from any
/// thread. Rows are numbered from 0 by their keys; those that changed since the columns were read come behind.
class Rows {
public:
    /// One run of columns; `details` is null while they are not read.
    struct Run {
        search::ComponentTextsPtr texts;
        DetailsPtr details;
        Row first = 0;
        Row end() const { return first + Row(texts->size()); }
    };

    /// Null while the finder has no components. `base` and `newer` are the details of its two runs, or null.
    static std::shared_ptr<const Rows> make(const search::Finder& finder, city::CataloguePtr catalogue,
                                            DetailsPtr base = {}, DetailsPtr newer = {});

    const city::Catalogue& catalogue() const { return *m_catalogue; }
    const city::CataloguePtr& sharedCatalogue() const { return m_catalogue; }
    const std::vector<Run>& runs() const { return m_runs; } ///< one or two
    const Run& runOf(Row row) const { return m_runs[m_runs.size() > 1 && row >= m_runs[1].first ? 1 : 0]; }
    bool hasDetails() const;

    std::size_t numbers() const { return m_runs.back().end(); } ///< rows and gaps among them
    std::size_t count() const { return m_count; }
    bool isThere(Row row) const { return m_there[row / 64] >> (row % 64) & 1; }
    const RowBits& there() const { return m_there; }

    city::ComponentKey keyAt(Row row) const;
    geo::Point anchorAt(Row row) const; ///< to a centimetre; NaN where it has no place
    const search::Traits& traitsAt(Row row) const;
    std::optional<Row> rowOf(city::ComponentKey key) const;
    /// A cell, for people; empty where there is no value, and of details that were not read.
    QString text(Field field, Row row, bool inChinese) const;

    std::vector<Row> all() const;
    std::vector<Row> rowsOf(const RowBits& bits) const;
    RowBits bitsOf(const city::Selection& selection) const; ///< of those that are still there
    city::Selection selectionOf(std::span<const Row> rows) const;

    /// The number of a Named field's value: of a field that stands in the texts, or of a detail.
    int idOf(Field field, const search::Traits& traits) const;
    int idOf(Field field, const DetailTraits& traits) const;

private:
    Rows() = default;
    city::CataloguePtr m_catalogue;
    std::vector<Run> m_runs;
    RowBits m_there;
    std::size_t m_count = 0;
    std::array<QHash<int, Choice>, fieldCount> m_choices; ///< of Named fields, by id
};

using RowsPtr = std::shared_ptr<const Rows>;

} // namespace query
