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

std::vector<MarkLabels::Wish> MarkLabels::place(std::vector<Wish> wishes, QSize picture) {
    const auto order = [this](const Wish& wish) { return wish.weight * 2 + (m_shown.contains(wish.id) ? 1 : 0); };
    std::vector<std::pair<int, std::size_t>> sorted;
    for (std::size_t i = 0; i < wishes.size(); ++i)
        sorted.emplace_back(-order(wishes[i]), i);
    std::sort(sorted.begin(), sorted.end());
    Cells cells(picture);
    std::vector<Wish> placed;
    for (const auto& [_, i] : sorted) {
        if (placed.size() == most)
            break;
        if (cells.take(wishes[i].box))
            placed.push_back(wishes[i]);
    }
    m_shown.clear();
    for (const Wish& wish : placed)
        m_shown.insert(wish.id);
    return placed;
}

} // namespace scene
