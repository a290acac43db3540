// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace city {

/// A set of components of one open city, by their keys. Immutable, copying shares; it knows nothing of registries, so
/// it outlives every edit: what was deleted is simply found no more.
class Selection {
public:
    Selection() = default;
    /// Of ComponentKey::packed in any order, doubled or not.
    static Selection of(std::vector<std::uint64_t> keys);
    static Selection of(ComponentKey key) { return of(std::vector{key.packed()}); }

    /// Ascending, none twice.
    std::span<const std::uint64_t> keys() const {
        return m_keys ? std::span<const std::uint64_t>(*m_keys) : std::span<const std::uint64_t>();
    }
    std::size_t size() const { return m_keys ? m_keys->size() : 0; }
    bool isEmpty() const { return size() == 0; }
    bool contains(ComponentKey key) const { return contains(key.packed()); }
    bool contains(std::uint64_t packed) const;

    Selection united(const Selection& other) const;
    Selection without(const Selection& other) const;
    Selection common(const Selection& other) const;

    friend bool operator==(const Selection& a, const Selection& b) {
        return a.m_keys == b.m_keys || (a.size() == b.size() && std::equal(a.keys().begin(), a.keys().end(), b.keys().begin()));
    }

private:
    static Selection ofSorted(std::vector<std::uint64_t> keys);
    std::shared_ptr<const std::vector<std::uint64_t>> m_keys; ///< null = empty
};

/// Asks for many keys at once: a look-up of a bit where rows are numbered without great gaps. Outlives the set.
class SelectionLookup {
public:
    explicit SelectionLookup(Selection selection);
    bool contains(std::uint64_t packed) const;

private:
    Selection m_selection;
    struct Marks {
        std::uint64_t least = 0;
        std::vector<std::uint64_t> words; ///< a bit a row from `least`; empty = asked by comparing
    };
    std::array<Marks, 4> m_marks; ///< by the key's top bits
};

} // namespace city

Q_DECLARE_METATYPE(city::Selection)
