// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

/// The map engine's language: one struct a message. std only, compiled into both processes. Frames on a pipe:
/// u32 length of what follows, u8 type, payload; little-endian.
namespace wire {

inline constexpr std::uint32_t protocolVersion = 1;
inline constexpr std::size_t maxMessage = 1 << 20; ///< bytes; a longer frame is garbage

// What decode lets through. Longer or larger is garbage.
inline constexpr std::size_t maxText = 16384;  ///< bytes of a path or a sentence
inline constexpr std::size_t maxName = 128;    ///< bytes of a layer, table, theme or language
inline constexpr std::size_t maxNames = 1024;  ///< entries of a list of names
inline constexpr std::uint32_t maxSide = 16384; ///< device pixels of a picture's side
inline constexpr std::uint64_t maxPixels = 1ull << 26; ///< device pixels of a picture
inline constexpr std::uint32_t maxSlots = 8;   ///< pages of a sheet's ring

enum class SheetKind : std::uint8_t { Base = 0, Labels = 1 };
inline constexpr int sheetCount = 2;

// --- to the engine ---

/// First message: what to open. Paths are UTF-8.
struct Open {
    std::string city;      ///< absolute path of the city file, read only
    std::string resources; ///< folder with layers.json and styles/
    std::string project;   ///< a user's QGIS project as the base map; empty = layers.json
    std::uint32_t mapSrid = 4545;
    friend bool operator==(const Open&, const Open&) = default;
};

/// Draw one sheet. The newest request for a sheet wins; an older one is cancelled without an answer.
struct Render {
    std::uint64_t request = 0; ///< rises
    SheetKind sheet = SheetKind::Base;
    double centerX = 0, centerY = 0; ///< map metres
    double metresPerPixel = 1;       ///< of a device pixel
    std::uint32_t width = 0, height = 0; ///< device pixels, margin included
    double pixelRatio = 1;           ///< how much larger than 96 dpi lines and text are drawn
    std::string theme;               ///< "dark" or "light": the styles' folder
    std::string language;            ///< "zh_CN" or "en"
    std::vector<std::string> hiddenLayers; ///< ids of layers.json that are switched off
    friend bool operator==(const Render&, const Render&) = default;
};

/// Rows of these tables changed: drop what was cached of them and re-read at the next request.
struct Changed {
    std::int64_t change = 0; ///< journal.seq
    std::vector<std::string> tables;
    friend bool operator==(const Changed&, const Changed&) = default;
};

struct Quit {
    friend bool operator==(const Quit&, const Quit&) = default;
};

// --- from the engine ---

struct Hello {
    std::uint32_t version = protocolVersion;
    std::string engine; ///< "QGIS 3.22.16"
    friend bool operator==(const Hello&, const Hello&) = default;
};

/// Once a second from the engine's main thread: it lives.
struct Heartbeat {
    std::uint64_t count = 0;
    std::uint64_t residentBytes = 0;
    friend bool operator==(const Heartbeat&, const Heartbeat&) = default;
};

/// A finished picture lies in a slot of the sheet's ring.
struct Frame {
    std::uint64_t request = 0;
    SheetKind sheet = SheetKind::Base;
    std::uint32_t slot = 0;
    std::uint32_t width = 0, height = 0;
    double centerX = 0, centerY = 0;
    double metresPerPixel = 1;
    std::int64_t change = 0;       ///< the city's change number that the picture shows at least
    std::uint32_t milliseconds = 0; ///< it took
    friend bool operator==(const Frame&, const Frame&) = default;
};

/// Something the user should know: a layer that could not be opened, a project that is broken.
struct Problem {
    std::uint64_t request = 0; ///< 0: not about one picture
    std::string layer;
    std::string text; ///< English, for the log and the details
    friend bool operator==(const Problem&, const Problem&) = default;
};

using Message = std::variant<Open, Render, Changed, Quit, Hello, Heartbeat, Frame, Problem>;

/// True for a picture's size that may be asked for: 1 to `maxSide` a side and at most `maxPixels` in all.
bool isPictureSize(std::uint32_t width, std::uint32_t height);

/// The frame of a message, length included. Problem::text is cut to `maxText` at a character's border; any other
/// message must be one that `decode` accepts.
std::vector<std::uint8_t> encode(const Message& message);
/// The message in one frame's body (type and payload, no length); nothing for anything malformed: unknown type,
/// short or trailing bytes, numbers that are not finite or out of range, strings that are too long.
std::optional<Message> decode(std::span<const std::uint8_t> body);

/// Cuts a byte stream into bodies. Bounded: `broken` is true after a length of 0 or over `maxMessage`, for good,
/// and nothing is kept from then on. Holds at most what was fed and not yet taken.
class Splitter {
public:
    void feed(std::span<const std::uint8_t> bytes);
    std::optional<std::vector<std::uint8_t>> next();
    bool broken() const { return m_broken; }

private:
    std::vector<std::uint8_t> m_buffer;
    std::size_t m_read = 0;
    bool m_broken = false;
};

} // namespace wire
