// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shape_blob.h"

#include <cstdlib>
#include <cstring>

/// A geometry blob as a damaged city may hold it: what decodes must encode to a blob that decodes to the same, and
/// both roads to a point must agree.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto point = store::decodePoint(data, size);
    const auto shape = store::decodeShape(data, size);
    if (point && (!shape || shape->shape != city::Shape::Point || !(shape->parts.front().front() == *point)))
        std::abort();
    if (!shape)
        return 0;
    const QByteArray blob = store::encodeShape(shape->shape, shape->parts, shape->srid);
    const auto again = store::decodeShape(reinterpret_cast<const unsigned char*>(blob.constData()), std::size_t(blob.size()));
    if (!again || again->shape != shape->shape || again->parts != shape->parts || again->srid != shape->srid)
        std::abort();
    return 0;
}
