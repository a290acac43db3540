// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <array>
#include <cstdint>
#include <optional>

namespace city {

/// The identity of a record across files, journals, photos and cases: a ULID (48 bits of UTC milliseconds,
/// 80 random bits). Compared for equality only: nothing is ever ordered by it.
class Uid {
public:
    static constexpr int size = 16;

    Uid() = default; ///< the null uid
    static Uid make(); ///< a new one, from the system's random source
    static Uid make(std::int64_t utcMs, std::uint64_t randomHigh16, std::uint64_t randomLow64); ///< deterministic
    static std::optional<Uid> fromBytes(const void* bytes, int length); ///< nothing unless 16 bytes long
    static std::optional<Uid> fromText(const QString& text); ///< 26 characters of Crockford's base 32

    bool isNull() const { return *this == Uid(); }
    QByteArray bytes() const;
    const std::uint8_t* data() const { return m_bytes.data(); }
    QString text() const;
    friend bool operator==(const Uid&, const Uid&) = default;

private:
    std::array<std::uint8_t, size> m_bytes{};
};

} // namespace city
