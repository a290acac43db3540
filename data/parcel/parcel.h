// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The language between a program of ours and the importer process: rows of a foreign file as bytes. Each
/// side takes the other for hostile: every length and count is checked before anything is allocated.
namespace parcel {

/// The longest frame that is taken; a sender cuts its rows to fit.
inline constexpr std::size_t largestFrame = 48u << 20;
/// Beyond this a shape is not sent, only its number of vertices.
inline constexpr std::uint64_t mostVertices = 1'000'000;
inline constexpr std::size_t mostFields = 2'000;
/// Longer texts are cut by the sender at this many bytes.
inline constexpr std::size_t longestText = 1u << 20;

/// Plain coordinates, x to the east (longitude) and y to the north (latitude) whatever the registry says.
struct Place {
    double x = 0, y = 0;
    friend bool operator==(const Place&, const Place&) = default;
};
using Ring = std::vector<Place>;

enum class Form : std::uint8_t {
    None,
    Point,
    Line,
    Polygon,
    MultiPoint,
    MultiLine,
    MultiPolygon,
    Other,
    TooLarge
};

/// A shape: parts of rings; points and lines have one ring a part, polygons the outer one first.
struct Shape {
    Form form = Form::None;
    std::vector<std::vector<Ring>> parts;
    std::uint64_t vertices = 0; ///< of TooLarge: how many there are; otherwise those in `parts`
    friend bool operator==(const Shape&, const Shape&) = default;
};

using Value = std::variant<std::monostate, std::int64_t, double, std::string>;
enum class Type : std::uint8_t { Text, Integer, Real };

struct Field {
    std::string name;
    Type type = Type::Text;
    friend bool operator==(const Field&, const Field&) = default;
};

/// What a table of a file is like; before its rows.
struct Layer {
    std::string name, driver;
    std::string crs; ///< `EPSG:n` where it has a number, else its name; empty when the file has none. Of a
                     ///< table to be written: the form of its shapes, `point`, `line` or `polygon`
    std::string encoding; ///< of its texts in the file, where that had to be found out
    bool hasShapes = false;
    bool isGeographic = false; ///< degrees
    std::int64_t rows = -1;    ///< as the file claims, for the progress only; -1 when it does not say
    std::vector<Field> fields;
    friend bool operator==(const Layer&, const Layer&) = default;
};

struct Row {
    std::int64_t number = 0; ///< the file's own (feature id)
    Shape shape;
    std::vector<Value> values;
    friend bool operator==(const Row&, const Row&) = default;
};

struct Rows {
    double share = -1; ///< how much of the file is read, 0..1; -1 when unknown
    std::vector<Row> rows;
    friend bool operator==(const Rows&, const Rows&) = default;
};

/// The file was read, or written, to its end.
struct End {
    std::int64_t rows = 0;
    bool hasExtent = false;
    double west = 0, south = 0, east = 0, north = 0; ///< in the file's own CRS, as it says or as measured
    friend bool operator==(const End&, const End&) = default;
};

enum class Trouble : std::uint8_t {
    Unreadable,
    Format,
    NoLayer,
    NoShapes,
    NoCrs,
    UnknownCrs,
    Broken,
    Unwritable,
    TextTooLong,
    NoSpace,
    Misuse
};

struct Fault {
    Trouble trouble = Trouble::Unreadable;
    std::string detail; ///< GDAL's words
    friend bool operator==(const Fault&, const Fault&) = default;
};

using Message = std::variant<Layer, Rows, End, Fault>;

/// A frame: the length of what follows in four bytes (little-endian), a byte for the kind, the message.
std::string pack(const Message& message);
/// The length that a frame's first four bytes tell; nothing beyond `largestFrame` or for zero.
std::optional<std::uint32_t> lengthOf(const unsigned char (&head)[4]);
/// Reads what stands behind the length. Rows must have `fields` values each. Nothing for anything but a whole
/// and true message.
std::optional<Message> unpack(std::string_view body, std::size_t fields);
/// About how many bytes a row takes in a frame.
std::size_t weight(const Row& row);

} // namespace parcel
