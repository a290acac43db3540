// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kernel {

/// How much of each pixel a line or polygon covers, counted in samples: 64 in a pixel, 16 across and 4 down,
/// so that the answer is one number by definition, whoever computes it.
///
/// Places are in units of 1/32 pixel, held within +-2^29. Sample (i, k) of the whole picture, i = 0, 1, ...
/// to the right and k downwards, lies at x = 2 i + 1, y = 8 k + 4. A *fill* covers a sample when the number
/// of edges that span its y (upper end included, lower not) at an x not right of it is odd. A *stroke* of
/// radius r covers a sample when its distance to any segment is r or less: ends and joins are round.
class Coverage {
public:
    static constexpr int unit = 32; ///< a pixel
    static constexpr int across = 16, down = 4;
    static constexpr int whole = across * down;
    static constexpr std::int64_t farthest = std::int64_t(1) << 29;

    struct Place {
        std::int64_t x = 0, y = 0;
    };

    /// Starts a new shape in a window of so many pixels.
    void begin(int width, int height);
    void addEdge(Place a, Place b);                         ///< of a fill
    void addSegment(Place a, Place b, std::int64_t radius); ///< of a stroke; radius 1..1024

    /// Calls `sink(y, x, end, count)` for each stretch of covered pixels in a row, from top to bottom. A
    /// shape is either filled or stroked.
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
    /// An edge of a fill or a segment of a stroke, while the lines go down over it.
    struct Side {
        int firstLine = 0, lastLine = 0;
        // A fill uses `low` alone.
        Stepper low, high;                        // across the segment
        Stepper from, to;                         // along the segment
        bool hasAcross = false, hasAlong = false; // false for a level and for an upright segment
        bool isPoint = false;                     // both ends are one place
        Place a, b;
    };
    struct Interval {
        int from, to;
    };

    void start();
    bool nextRow(int& row); ///< gathers a row; moves `row` over empty ones; false at the end
    void gatherLine(int line);
    void activate(std::uint32_t side);
    void gatherFill();
    void gatherStroke(int line);
    Interval strokeInterval(Side& side, int line);
    Interval discInterval(Place centre, int line) const;
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
    bool m_isStroke = false;
    std::int64_t m_radius = 0;
    std::vector<std::int32_t> m_half; // of a disc's chord, by distance from its centre
    std::vector<Side> m_sides;
    std::vector<std::uint32_t> m_order; // sides by first line
    std::vector<std::uint32_t> m_active;
    std::size_t m_upcoming = 0;
    int m_earliestEnd = 0; // of the active sides
    int m_firstLine = 0;
    std::vector<Interval> m_intervals;
    std::vector<int> m_crossings;
    std::vector<std::int32_t> m_change;   // of the count, by pixel
    std::vector<std::uint64_t> m_touched; // pixels with a change
    int m_leftmost = 0, m_rightmost = -1;
};

} // namespace kernel
