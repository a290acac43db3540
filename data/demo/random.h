// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace demo {

/// Mixes a number so that neighbours become unrelated (the finaliser of splitmix64).
inline std::uint64_t mixed(std::uint64_t value) {
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    return mixed(mixed(a) ^ (b * 0xd6e8feb86659fd93ULL));
}

/// A splitmix64 stream: the same numbers on every machine, which the standard's distributions do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(mixed(seed)) {}
    Random(std::uint64_t seed, std::uint64_t salt) : m_state(mixed(seed, salt)) {}

    std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15ULL;
        return mixed(m_state);
    }
    /// 0 (included) to 1 (excluded).
    double share() { return double(next() >> 11) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * share(); }
    /// 0 to count - 1; count above 0.
    int below(int count) { return int((next() >> 32) * std::uint64_t(count) >> 32); }
    bool chance(double probability) { return share() < probability; }

private:
    std::uint64_t m_state;
};

/// Smooth noise over the plane, -1 to 1, with features about as wide as `size` metres.
inline double noise(double x, double y, double size, std::uint64_t seed) {
    const double u = x / size, v = y / size;
    const double iu = std::floor(u), iv = std::floor(v);
    const auto corner = [&](double i, double j) {
        const auto key = mixed(std::uint64_t(std::int64_t(i)), std::uint64_t(std::int64_t(j)));
        return double(mixed(key, seed) >> 11) * 0x1p-52 - 1;
    };
    const auto ease = [](double t) { return t * t * t * (t * (t * 6 - 15) + 10); };
    const double s = ease(u - iu), t = ease(v - iv);
    const double low = corner(iu, iv) * (1 - s) + corner(iu + 1, iv) * s;
    const double high = corner(iu, iv + 1) * (1 - s) + corner(iu + 1, iv + 1) * s;
    return low * (1 - t) + high * t;
}

} // namespace demo
