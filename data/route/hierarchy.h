// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "route/network.h"

namespace route {

/// A network with its junctions in an order of importance and shortcuts between them (contraction hierarchy, Geisberger et
/// al. 2008), so that times from one place to all others are one pass over memory (PHAST, Delling et al. 2011), and those
/// to chosen places a pass over what leads there (RPHAST). Times are those of Dijkstra's algorithm to the millisecond.
/// Immutable; every function is thread-safe.
class Hierarchy {
public:
    Hierarchy() = default;
    static Hierarchy build(const Network& network);

    enum class Direction { From, To }; ///< from the spots to the junctions, or from the junctions to the spots

    /// The time between what touches the network so and each junction; `unreachable` where there is no way.
    std::vector<Millis> times(const Touches& touches, Direction direction) const;

    /// The same for many spots and chosen junctions: a row for each of `touches`, in it a time for each of `junctions`.
    std::vector<Millis> times(std::span<const Touches> touches, std::span<const std::uint32_t> junctions) const;

    std::size_t shortcuts() const { return m_shortcuts; }

private:
    friend class Contraction;
    /// Arcs between a junction and more important ones, by position.
    struct Half {
        std::vector<std::uint32_t> first{0};
        struct Arc {
            std::uint32_t higher = 0;
            Millis time = 0;
        };
        std::vector<Arc> arcs;
        std::span<const Arc> at(std::uint32_t position) const {
            return {arcs.data() + first[position], arcs.data() + first[position + 1]};
        }
    };
    struct Climbed {
        std::uint32_t position = 0;
        Millis time = 0;
    };
    struct Selection;

    void climb(const Half& half, const Touches& touches, std::vector<Millis>& scratch, std::vector<Climbed>& found) const;
    Selection select(std::span<const std::uint32_t> junctions) const;

    std::vector<std::uint32_t> m_position; ///< of each junction; 0 is the most important one
    Half m_up, m_down; ///< up: to more important ones; down: from them
    std::size_t m_shortcuts = 0;
};

} // namespace route
