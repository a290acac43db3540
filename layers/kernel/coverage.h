// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kernel {

/// How much of each pixel a polygon covers, counted in samples: 64 in a pixel, 16 across and 4 down, so that
/// the answer is one number by definition, whoever computes it.
///
/// Places are in units of 1/32 pixel, held within +-2^30. Sample (i, k), i = 0, 1, ... to the right and k
/// downwards, lies at x = 2 i + 1, y = 8 k + 4. A sample is covered when the number of edges that span its y
/// (upper end included, lower not) at an x not right of it is odd.
class Coverage {
public:
    static constexpr int unitShift = 5, unit = 1 << unitShift; ///< a pixel
    static constexpr int across = 16, down = 4;
    static constexpr int whole = across * down;
    static constexpr std::int64_t farthest = std::int64_t(1) << 29;

    struct Place {
        std::int64_t x = 0, y = 0;
    };

    /// Starts a new shape in a window of so many pixels.
    void begin(int width, int height);
    void addEdge(Place a, Place b);

    /// Calls `sink(y, x, end, count)` for each stretch of covered pixels in a row, from top to bottom.
    template <typename Sink>
    void sweep(Sink&& sink) {
        if (m_sides.empty())
            return;
        start();
        for (int row = m_firstLine / down; nextRow(row); ++row)
            eachRun([&](int x, int end, int count) { sink(row, x, end, count); });
    }

private:
    /// floor(n / d) for n growing by a constant from line to line, without a division a line.
    struct Stepper {
        std::int64_t quotient = 0, remainder = 0, stepQuotient = 0, stepRemainder = 0, divisor = 1;
        void set(std::int64_t numerator, std::int64_t step, std::int64_t d);
        void next() {
            quotient += stepQuotient;
            remainder += stepRemainder;
            if (remainder >= divisor) {
                remainder -= divisor;
                ++quotient;
            }
        }
    };
    /// An edge, while the lines go down over it.
    struct Side {
        int firstLine = 0, lastLine = 0;
        Stepper crossing; ///< the first sample not left of it
    };

    void start();
    bool nextRow(int& row); ///< gathers a row; moves `row` over empty ones; false at the end
    void gatherLine(int line);
    void activate(std::uint32_t side);
    void gatherCrossings();
    void cover(int from, int to);

    template <typename Emit>
    void eachRun(Emit&& emit) {
        int sum = 0, start = 0;
        for (std::size_t w = std::size_t(m_leftmost) / 64; w <= std::size_t(m_rightmost) / 64; ++w) {
            for (std::uint64_t bits = m_touched[w]; bits; bits &= bits - 1) {
                const int x = int(w * 64) + __builtin_ctzll(bits);
                if (m_change[std::size_t(x)] == 0)
                    continue;
                if (sum > 0)
                    emit(start, x, sum);
                sum += m_change[std::size_t(x)];
                m_change[std::size_t(x)] = 0;
                start = x;
            }
            m_touched[w] = 0;
        }
    }

    int m_width = 0, m_height = 0;
    int m_samples = 0, m_lines = 0; // of the window
    std::vector<Side> m_sides;
    std::vector<std::uint32_t> m_order; // sides by first line
    std::vector<std::uint32_t> m_active;
    std::size_t m_upcoming = 0;
    int m_earliestEnd = 0; // of the active sides
    int m_firstLine = 0;
    std::vector<int> m_crossings;
    std::vector<std::int32_t> m_change;   // of the count, by pixel
    std::vector<std::uint64_t> m_touched; // pixels with a change
    int m_leftmost = 0, m_rightmost = -1;
};

} // namespace kernel
