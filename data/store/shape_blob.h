// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"

#include <QByteArray>
#include <optional>

namespace store {

/// SpatiaLite's geometry blob (little-endian, as SpatiaLite 5 writes it) of a point, line string or polygon.
QByteArray encodeShape(city::Shape shape, const std::vector<city::Path>& parts, int srid);
QByteArray encodePoint(geo::Point point, int srid); ///< 60 bytes

/// Decodes what `encodeShape` makes, both byte orders; nothing for any other geometry or damaged bytes. Counts
/// inside are checked against the length before anything is allocated.
struct DecodedShape {
    city::Shape shape;
    std::vector<city::Path> parts;
    int srid = 0;
};
std::optional<DecodedShape> decodeShape(const unsigned char* bytes, std::size_t length);
/// The box that the blob's header tells; nothing for what is no geometry blob.
std::optional<geo::Box> boundsOf(const unsigned char* bytes, std::size_t length);
/// The fast road for points.
std::optional<geo::Point> decodePoint(const unsigned char* bytes, std::size_t length);

} // namespace store
