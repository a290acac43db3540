// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/message.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace wire {
namespace {

enum class Type : std::uint8_t { Open = 1, Render, Changed, Quit, Hello = 64, Heartbeat, Frame, Problem };

constexpr double farthest = 1e9;        // map metres from the origin of any projection
constexpr double finest = 1e-4;         // metres a device pixel
constexpr double coarsest = 1e5;

/// Appends little-endian values.
class Sink {
public:
    explicit Sink(std::vector<std::uint8_t>& bytes) : m_bytes(bytes) {}

    template <typename Int>
        requires std::is_integral_v<Int>
    void operator()(const Int& value) {
        auto bits = static_cast<std::make_unsigned_t<Int>>(value);
        for (std::size_t i = 0; i < sizeof(Int); ++i) {
            m_bytes.push_back(static_cast<std::uint8_t>(bits & 0xffu));
            bits = static_cast<decltype(bits)>(static_cast<std::uint64_t>(bits) >> 8);
        }
    }
    void operator()(const double& value) { (*this)(std::bit_cast<std::uint64_t>(value)); }
    void operator()(const SheetKind& kind) { (*this)(static_cast<std::uint8_t>(kind)); }
    void operator()(const std::string& text) {
        (*this)(static_cast<std::uint32_t>(text.size()));
        m_bytes.insert(m_bytes.end(), text.begin(), text.end());
    }
    void operator()(const std::vector<std::string>& names) {
        (*this)(static_cast<std::uint32_t>(names.size()));
        for (const std::string& name : names)
            (*this)(name);
    }

private:
    std::vector<std::uint8_t>& m_bytes;
};

/// Takes little-endian values; after the first failure every further one fails too.
class Source {
public:
    explicit Source(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}

    bool isSpent() const { return m_good && m_bytes.empty(); }

    template <typename Int>
        requires std::is_integral_v<Int>
    void operator()(Int& value) {
        if (!has(sizeof(Int)))
            return;
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < sizeof(Int); ++i)
            bits |= static_cast<std::uint64_t>(m_bytes[i]) << (8 * i);
        value = static_cast<Int>(bits);
        m_bytes = m_bytes.subspan(sizeof(Int));
    }
    void operator()(double& value) {
        std::uint64_t bits = 0;
        (*this)(bits);
        value = std::bit_cast<double>(bits);
        m_good = m_good && std::isfinite(value);
    }
    void operator()(SheetKind& kind) {
        std::uint8_t number = 0;
        (*this)(number);
        m_good = m_good && number < sheetCount;
        kind = m_good ? static_cast<SheetKind>(number) : SheetKind::Base;
    }
    void operator()(std::string& text) {
        std::uint32_t size = 0;
        (*this)(size);
        if (!m_good || size > maxText || !has(size)) {
            m_good = false;
            return;
        }
        text.assign(reinterpret_cast<const char*>(m_bytes.data()), size);
        m_good = text.find('\0') == std::string::npos;
        m_bytes = m_bytes.subspan(size);
    }
    void operator()(std::vector<std::string>& names) {
        std::uint32_t count = 0;
        (*this)(count);
        m_good = m_good && count <= maxNames;
        for (std::uint32_t i = 0; m_good && i < count; ++i)
            (*this)(names.emplace_back());
    }

private:
    bool has(std::size_t size) {
        m_good = m_good && m_bytes.size() >= size;
        return m_good;
    }
    std::span<const std::uint8_t> m_bytes;
    bool m_good = true;
};

// The fields of each message, in the order in which they travel; the same list serves both directions.
template <typename M, typename Visit>
void eachField(M& m, Visit&& visit) {
    using T = std::remove_const_t<M>;
    const auto all = [&visit](auto&... fields) { (visit(fields), ...); };
    if constexpr (std::is_same_v<T, Open>)
        all(m.city, m.resources, m.project, m.mapSrid);
    else if constexpr (std::is_same_v<T, Render>)
        all(m.request, m.sheet, m.centerX, m.centerY, m.metresPerPixel, m.width, m.height, m.pixelRatio, m.theme,
            m.language, m.hiddenLayers);
    else if constexpr (std::is_same_v<T, Changed>)
        all(m.change, m.tables);
    else if constexpr (std::is_same_v<T, Hello>)
        all(m.version, m.engine);
    else if constexpr (std::is_same_v<T, Heartbeat>)
        all(m.count, m.residentBytes);
    else if constexpr (std::is_same_v<T, Frame>)
        all(m.request, m.sheet, m.slot, m.width, m.height, m.centerX, m.centerY, m.metresPerPixel, m.change,
            m.milliseconds);
    else if constexpr (std::is_same_v<T, Problem>)
        all(m.request, m.layer, m.text);
    else
        static_assert(std::is_same_v<T, Quit>);
}

Type typeOf(const Message& message) {
    static constexpr Type types[] = {Type::Open,  Type::Render,    Type::Changed, Type::Quit,
                                     Type::Hello, Type::Heartbeat, Type::Frame,   Type::Problem};
    static_assert(std::size(types) == std::variant_size_v<Message>);
    return types[message.index()];
}

// A theme names a folder, so it may hold nothing that leads out of it.
bool isName(const std::string& text) {
    return !text.empty() && text.size() <= maxName && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

bool areNames(const std::vector<std::string>& names) {
    return std::all_of(names.begin(), names.end(), [](const std::string& n) { return n.size() <= maxName; });
}

bool isPlace(double x, double y, double metresPerPixel) {
    return std::abs(x) <= farthest && std::abs(y) <= farthest && metresPerPixel >= finest &&
           metresPerPixel <= coarsest;
}

bool isSound(const Open& m) { return !m.city.empty() && m.mapSrid > 0 && m.mapSrid < 1000000; }
bool isSound(const Render& m) {
    return isPictureSize(m.width, m.height) && isPlace(m.centerX, m.centerY, m.metresPerPixel) &&
           m.pixelRatio >= 0.25 && m.pixelRatio <= 16 && isName(m.theme) && isName(m.language) &&
           areNames(m.hiddenLayers);
}
bool isSound(const Changed& m) { return m.change >= 0 && areNames(m.tables); }
bool isSound(const Quit&) { return true; }
bool isSound(const Hello& m) { return m.engine.size() <= maxName; }
bool isSound(const Heartbeat&) { return true; }
bool isSound(const Frame& m) {
    return m.slot < maxSlots && isPictureSize(m.width, m.height) &&
           isPlace(m.centerX, m.centerY, m.metresPerPixel) && m.change >= 0;
}
bool isSound(const Problem& m) { return m.layer.size() <= maxName; }

template <typename M>
std::optional<Message> decodeAs(std::span<const std::uint8_t> payload) {
    M message;
    Source source(payload);
    eachField(message, source);
    if (!source.isSpent() || !isSound(message))
        return std::nullopt;
    return message;
}

std::string cutAtCharacter(const std::string& text) {
    std::size_t size = std::min(text.size(), maxText);
    while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0u) == 0x80u)
        --size;
    return text.substr(0, size);
}

} // namespace

bool isPictureSize(std::uint32_t width, std::uint32_t height) {
    return width >= 1 && height >= 1 && width <= maxSide && height <= maxSide &&
           std::uint64_t{width} * height <= maxPixels;
}

std::vector<std::uint8_t> encode(const Message& message) {
    if (const auto* problem = std::get_if<Problem>(&message); problem && problem->text.size() > maxText) {
        Problem shorter = *problem;
        shorter.text = cutAtCharacter(problem->text);
        return encode(shorter);
    }
    std::vector<std::uint8_t> bytes(4);
    bytes.push_back(static_cast<std::uint8_t>(typeOf(message)));
    std::visit([&bytes](const auto& m) { eachField(m, Sink(bytes)); }, message);
    const std::size_t size = bytes.size() - 4;
    for (std::size_t i = 0; i < 4; ++i)
        bytes[i] = static_cast<std::uint8_t>((size >> (8 * i)) & 0xffu);
    return bytes;
}

std::optional<Message> decode(std::span<const std::uint8_t> body) {
    if (body.empty() || body.size() > maxMessage)
        return std::nullopt;
    const auto payload = body.subspan(1);
    switch (static_cast<Type>(body[0])) {
    case Type::Open: return decodeAs<Open>(payload);
    case Type::Render: return decodeAs<Render>(payload);
    case Type::Changed: return decodeAs<Changed>(payload);
    case Type::Quit: return decodeAs<Quit>(payload);
    case Type::Hello: return decodeAs<Hello>(payload);
    case Type::Heartbeat: return decodeAs<Heartbeat>(payload);
    case Type::Frame: return decodeAs<Frame>(payload);
    case Type::Problem: return decodeAs<Problem>(payload);
    }
    return std::nullopt;
}

void Splitter::feed(std::span<const std::uint8_t> bytes) {
    if (m_broken)
        return;
    if (m_read > 0) {
        m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_read));
        m_read = 0;
    }
    m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
}

std::optional<std::vector<std::uint8_t>> Splitter::next() {
    const std::size_t left = m_buffer.size() - m_read;
    if (m_broken || left < 4)
        return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i)
        size |= static_cast<std::size_t>(m_buffer[m_read + i]) << (8 * i);
    if (size == 0 || size > maxMessage) {
        m_broken = true;
        m_buffer = {};
        m_read = 0;
        return std::nullopt;
    }
    if (left - 4 < size)
        return std::nullopt;
    const auto begin = m_buffer.begin() + static_cast<std::ptrdiff_t>(m_read + 4);
    std::vector<std::uint8_t> body(begin, begin + static_cast<std::ptrdiff_t>(size));
    m_read += 4 + size;
    return body;
}

} // namespace wire
