// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/mark_labels.h"

#include <QSize>
#include <algorithm>

namespace scene {

namespace {

/// The picture in small cells, each taken or free.
class Cells {
public:
    explicit Cells(QSize picture)
        : m_columns(picture.width() / cell + 1), m_rows(picture.height() / cell + 1),
          m_taken(std::size_t(m_columns) * std::size_t(m_rows)) {}

    /// Whatever else may be there.
    void cover(const QRectF& box) {
        const int left = std::max(0, int(box.left()) / cell),
                  right = std::min(m_columns - 1, int(box.right()) / cell);
        const int top = std::max(0, int(box.top()) / cell),
                  bottom = std::min(m_rows - 1, int(box.bottom()) / cell);
        for (int y = top; y <= bottom && right >= left; ++y)
            std::fill_n(m_taken.begin() + y * m_columns + left, right - left + 1, true);
    }

    /// Takes what a box covers, unless some of it is taken or it leaves the picture.
    bool take(const QRectF& box) {
        const int left = int(box.left()) / cell, right = int(box.right()) / cell;
        const int top = int(box.top()) / cell, bottom = int(box.bottom()) / cell;
        if (box.left() < 0 || box.top() < 0 || right >= m_columns || bottom >= m_rows)
            return false;
        for (int y = top; y <= bottom; ++y)
            for (int x = left; x <= right; ++x)
                if (m_taken[std::size_t(y * m_columns + x)])
                    return false;
        for (int y = top; y <= bottom; ++y)
            std::fill_n(m_taken.begin() + y * m_columns + left, right - left + 1, true);
        return true;
    }

private:
    static constexpr int cell = 8; // device pixels
    int m_columns, m_rows;
    std::vector<std::uint8_t> m_taken;
};

} // namespace

std::vector<MarkLabels::Wish> MarkLabels::place(std::vector<Wish> wishes, const std::vector<QRectF>& taken,
                                                QSize picture) {
    const auto order = [this](const Wish& wish) {
        return wish.weight * 2 + (m_shown.contains(wish.id) ? 1 : 0);
    };
    std::vector<std::pair<int, std::size_t>> sorted;
    for (std::size_t i = 0; i < wishes.size(); ++i)
        sorted.emplace_back(-order(wishes[i]), i);
    std::sort(sorted.begin(), sorted.end());
    Cells cells(picture);
    for (const QRectF& box : taken)
        cells.cover(box);
    std::vector<Wish> placed;
    for (const auto& [_, i] : sorted) {
        if (placed.size() == most)
            break;
        Wish& wish = wishes[i];
        const bool hasRoom = cells.take(wish.box);
        wish.isSecond = !hasRoom && !wish.second.isEmpty() && cells.take(wish.second);
        if (hasRoom || wish.isSecond)
            placed.push_back(wish);
    }
    m_shown.clear();
    for (const Wish& wish : placed)
        m_shown.insert(wish.id);
    return placed;
}

} // namespace scene
