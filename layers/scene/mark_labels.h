// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace scene {

/// Which names have room on the map: none covers another or a mark. One that was shown in the frame
/// before comes first, so that names do not flicker while everything moves.
class MarkLabels {
public:
    struct Wish {
        std::uint64_t id = 0;
        int weight = 0;          ///< more comes first
        QRectF box;              ///< device pixels
        QRectF second;           ///< where that has no room; empty for none
        bool isSecond = false;   ///< which one it got
        std::uint32_t index = 0; ///< the caller's
    };
    /// At most so many names stand in a frame.
    static constexpr std::size_t most = 600;

    /// Those of the wishes that have room in a picture of that size beside each other and what is `taken`, in
    /// the order in which they were placed.
    std::vector<Wish> place(std::vector<Wish> wishes, const std::vector<QRectF>& taken, QSize picture);
    void clear() { m_shown.clear(); }
    std::size_t size() const { return m_shown.size(); }
    bool isShown(std::uint64_t id) const { return m_shown.contains(id); }

private:
    std::unordered_set<std::uint64_t> m_shown;
};

} // namespace scene
