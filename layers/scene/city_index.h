// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/registry.h"
#include "city/selection.h"
#include "kernel/index.h"
#include "scene/style_keys.h"

#include <atomic>
#include <memory>
#include <vector>

namespace scene {

/// A registry made ready for drawing: the kernel's index, what its keys mean, and totals. Immutable once
/// published; one may be drawn, picked and counted by several threads.
struct CityIndex {
    city::RegistryPtr registry;
    kernel::Index index;
    std::shared_ptr<const StyleKeys> keys;
    std::vector<quint64> totals; ///< components by key, whatever is visible
    city::Selection marks;       ///< drawn highlighted
    /// `index`, but the marked ones have a key of their own: keys->size() above theirs. Shares all the rest.
    kernel::Index marked;

    const kernel::Index& drawn() const { return marks.isEmpty() ? index : marked; }
};

using CityIndexPtr = std::shared_ptr<const CityIndex>;

/// The coordinate systems of a city, as EPSG numbers.
struct CityCrs {
    int geographicSrid = 4490;
    int mapSrid = 4545;
    friend bool operator==(const CityCrs&, const CityCrs&) = default;
};

/// Makes the index of a registry. With `before`, only the chunks named in `chunks` are projected anew; without,
/// all of them, on `threads` threads, around a component that stands with the others. Nothing when cancelled or when the
/// projection cannot be made.
CityIndexPtr makeIndex(const CityCrs& crs, city::RegistryPtr registry, const CityIndexPtr& before,
                       const std::vector<std::size_t>& chunks, int threads, const std::atomic<bool>& cancelled);

/// The same with other marks; 10 ms for a million of them.
CityIndexPtr withMarks(const CityIndexPtr& city, const city::Selection& marks);

/// How many components have each of the keys 0 to `keys` - 1, which are all that occur.
std::vector<quint64> totalsOf(const kernel::Index& index, std::size_t keys);

} // namespace scene
