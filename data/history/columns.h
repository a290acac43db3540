// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// What the live city told, kept: fixes and readings in SQLite files of one month. No sockets, no pixels.
namespace history {

using Bytes = std::span<const std::uint8_t>;
using Buffer = std::vector<std::uint8_t>;

/// Columns of numbers in few bytes, without loss: a column whose values are all equal is one number, others
/// are zigzag varints of their differences, or of the differences of these, whichever is shorter. Floating
/// point becomes whole decimals where that gives exactly the same bits again, otherwise its bits.
void writeColumn(Buffer& out, std::span<const std::int64_t> values);
void writeColumn(Buffer& out, std::span<const double> values);
void writeColumn(Buffer& out, std::span<const float> values);

/// Reads what writeColumn wrote, from bytes that nobody vouches for. After a failure every further read
/// fails.
class ColumnReader {
public:
    explicit ColumnReader(Bytes bytes) : m_left(bytes) {}

    std::uint64_t number(); ///< a varint; 0 after a failure
    void read(std::span<std::int64_t> values);
    void read(std::span<double> values);
    void read(std::span<float> values);
    bool isFine() const { return m_isFine; }
    bool isAtEnd() const { return m_left.empty(); }

private:
    std::uint8_t byte();
    template <typename Real, typename Bits>
    void readReal(std::span<Real> values);
    Bytes m_left;
    bool m_isFine = true;
};

void writeNumber(Buffer& out, std::uint64_t value); ///< a varint, the lowest seven bits first

} // namespace history
