// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shape_blob.h"

#include <bit>
#include <cstring>

// The format: SpatiaLite's "BLOB-Geometry": 00, byte order, srid, bounding box, 7C, class, coordinates, FE.

namespace store {

namespace {

constexpr unsigned char startMark = 0x00, boxMark = 0x7C, endMark = 0xFE;
constexpr std::size_t headerLength = 43; // up to and with the class
constexpr std::size_t pointLength = 60;

static_assert(std::endian::native == std::endian::little, "encoding writes the machine's own byte order");

template <typename T>
void put(char*& at, T value) {
    std::memcpy(at, &value, sizeof value);
    at += sizeof value;
}

void putHeader(char*& at, int srid, const geo::Box& box, std::int32_t kind) {
    put<unsigned char>(at, startMark);
    put<unsigned char>(at, 1);
    put<std::int32_t>(at, srid);
    put(at, box.west);
    put(at, box.south);
    put(at, box.east);
    put(at, box.north);
    put<unsigned char>(at, boxMark);
    put<std::int32_t>(at, kind);
}

void putPath(char*& at, const city::Path& path) {
    put<std::int32_t>(at, std::int32_t(path.size()));
    for (const geo::Point& p : path) {
        put(at, p.lon);
        put(at, p.lat);
    }
}

bool isFramed(const unsigned char* bytes, std::size_t length) {
    return bytes && length > headerLength && bytes[0] == startMark && bytes[1] <= 1 && bytes[38] == boxMark &&
           bytes[length - 1] == endMark;
}

/// Reads numbers of either byte order; `ok` turns false at the end of the bytes and stays so.
struct Source {
    const unsigned char* at;
    const unsigned char* end;
    bool swapped;
    bool ok = true;

    std::size_t left() const { return std::size_t(end - at); }
    template <typename T>
    T take() {
        T value{};
        if (left() < sizeof value) {
            ok = false;
            return value;
        }
        unsigned char bytes[sizeof value];
        for (std::size_t i = 0; i < sizeof value; ++i) bytes[swapped ? sizeof value - 1 - i : i] = at[i];
        std::memcpy(&value, bytes, sizeof value);
        at += sizeof value;
        return value;
    }
    /// A path with its count, which is checked before anything is allocated.
    std::optional<city::Path> takePath(std::size_t least) {
        const auto count = take<std::uint32_t>();
        if (!ok || count < least || count > left() / 16) return std::nullopt;
        city::Path path(count);
        for (geo::Point& p : path) {
            p.lon = take<double>();
            p.lat = take<double>();
            if (!geo::isValid(p)) return std::nullopt;
        }
        return path;
    }
};

} // namespace

QByteArray encodePoint(geo::Point point, int srid) {
    QByteArray blob(qsizetype(pointLength), Qt::Uninitialized);
    char* at = blob.data();
    putHeader(at, srid, {point.lon, point.lat, point.lon, point.lat}, 1);
    put(at, point.lon);
    put(at, point.lat);
    put(at, endMark);
    return blob;
}

QByteArray encodeShape(city::Shape shape, const std::vector<city::Path>& parts, int srid) {
    if (parts.empty() || parts.front().empty()) return {};
    if (shape == city::Shape::Point) return encodePoint(parts.front().front(), srid);
    geo::Box box;
    std::size_t length = headerLength + 1 + (shape == city::Shape::Polygon ? 4 : 0);
    const std::size_t count = shape == city::Shape::Polygon ? parts.size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
        length += 4 + 16 * parts[i].size();
        for (const geo::Point& p : parts[i]) box.add(p);
    }
    QByteArray blob(qsizetype(length), Qt::Uninitialized);
    char* at = blob.data();
    putHeader(at, srid, box, shape == city::Shape::Line ? 2 : 3);
    if (shape == city::Shape::Polygon) put<std::int32_t>(at, std::int32_t(count));
    for (std::size_t i = 0; i < count; ++i) putPath(at, parts[i]);
    put(at, endMark);
    return blob;
}

std::optional<DecodedShape> decodeShape(const unsigned char* bytes, std::size_t length) {
    if (!isFramed(bytes, length)) return std::nullopt;
    Source source{bytes + 2, bytes + length - 1, bytes[1] == 0};
    DecodedShape decoded{};
    decoded.srid = source.take<std::int32_t>();
    source.at = bytes + 39;
    const auto kind = source.take<std::int32_t>();
    if (kind == 1) {
        const double lon = source.take<double>();
        const double lat = source.take<double>();
        if (!source.ok || !geo::isValid({lon, lat})) return std::nullopt;
        decoded.shape = city::Shape::Point;
        decoded.parts.push_back({{lon, lat}});
    } else if (kind == 2) {
        auto path = source.takePath(2);
        if (!path) return std::nullopt;
        decoded.shape = city::Shape::Line;
        decoded.parts.push_back(std::move(*path));
    } else if (kind == 3) {
        const auto rings = source.take<std::uint32_t>();
        if (!source.ok || rings == 0 || rings > source.left() / 4) return std::nullopt;
        decoded.shape = city::Shape::Polygon;
        for (std::uint32_t i = 0; i < rings; ++i) {
            auto path = source.takePath(4);
            if (!path) return std::nullopt;
            decoded.parts.push_back(std::move(*path));
        }
    } else {
        return std::nullopt;
    }
    if (source.left() != 0) return std::nullopt;
    return decoded;
}

std::optional<geo::Box> boundsOf(const unsigned char* bytes, std::size_t length) {
    if (!isFramed(bytes, length)) return std::nullopt;
    Source source{bytes + 6, bytes + length, bytes[1] == 0};
    geo::Box box;
    box.west = source.take<double>();
    box.south = source.take<double>();
    box.east = source.take<double>();
    box.north = source.take<double>();
    return box;
}

std::optional<geo::Point> decodePoint(const unsigned char* bytes, std::size_t length) {
    if (length != pointLength || !bytes || bytes[0] != startMark || bytes[38] != boxMark ||
        bytes[pointLength - 1] != endMark)
        return std::nullopt;
    if (bytes[1] != 1) {
        auto slow = decodeShape(bytes, length);
        if (!slow || slow->shape != city::Shape::Point) return std::nullopt;
        return slow->parts.front().front();
    }
    std::int32_t kind;
    geo::Point point;
    std::memcpy(&kind, bytes + 39, sizeof kind);
    std::memcpy(&point.lon, bytes + 43, sizeof point.lon);
    std::memcpy(&point.lat, bytes + 51, sizeof point.lat);
    if (kind != 1 || !geo::isValid(point)) return std::nullopt;
    return point;
}

} // namespace store
