// SPDX-License-Identifier: GPL-3.0-or-later
#include "parcel/parcel.h"

#include <cstdlib>
#include <cstring>

/// What an importer sends, behind a frame's length: taken off the bytes, it must survive being sent on. The
/// first byte says how many fields the table has.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size >= 4) {
        unsigned char head[4];
        std::memcpy(head, data, sizeof head);
        const auto length = parcel::lengthOf(head);
        if (length && *length > parcel::largestFrame)
            std::abort();
    }
    if (size == 0)
        return 0;
    const std::size_t fields = data[0];
    const std::string_view body(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto message = parcel::unpack(body, fields);
    if (!message)
        return 0;
    std::size_t weight = 0;
    if (const auto* rows = std::get_if<parcel::Rows>(&*message))
        for (const parcel::Row& row : rows->rows) {
            if (row.values.size() != fields ||
                (row.shape.form != parcel::Form::TooLarge && row.shape.vertices > parcel::mostVertices))
                std::abort();
            weight += parcel::weight(row);
        }
    const std::string frame = parcel::pack(*message);
    const auto again = parcel::unpack(std::string_view(frame).substr(4), fields);
    if (!again || parcel::pack(*again) != frame) // not `==`: no NaN is like itself
        std::abort();
    return weight == std::size_t(-1);
}
