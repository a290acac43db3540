// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jt808/position.h"

#include <optional>

namespace jt808 {

/// How an additional item is read: a row of data. A vendor's field is a row more, and a hex line in the corpus.
struct ItemKind {
    enum class Form : std::uint8_t {
        Number,   ///< unsigned, times `scale`
        Signed,   ///< two's complement, times `scale`
        Bits,     ///< single bits: shown as a number
        Parts,    ///< several fields: see standardParts
        Opaque,   ///< known by name, shown as hex
    };
    std::uint8_t id = 0;
    std::uint8_t length = 0;      ///< of the item; 0: any
    std::uint8_t offset = 0;      ///< of the number in it
    std::uint8_t width = 0;       ///< of the number, 1 to 4 bytes
    Form form = Form::Number;
    double scale = 1;
    const char* name = "";        ///< English, translatable in the context `jt808`
    const char* unit = "";
    const char* quantity = "";    ///< key of the quantity that a reading of it becomes; empty: none
    const char* vendor = "";      ///< set of rows that a device names; empty: the standard, or common to many
};

/// All rows: the standard's, then the vendors'.
std::span<const ItemKind> itemKinds();

/// The row for an item: the vendor's own first, then one common to all. Without a vendor the first that fits in id and
/// length, since ids are used by several. Null when there is none.
const ItemKind* kindOf(const Item& item, std::string_view vendor = {});

/// The number in an item, with its unit's scale; nothing for `Parts`, `Opaque`, or where the item is too short.
std::optional<double> numberOf(const Item& item, const ItemKind& kind);

/// The named parts of 11, 12 and 13.
struct ItemPart {
    const char* name;
    std::uint8_t offset, width;
};
std::span<const ItemPart> partsOf(std::uint8_t id);
/// A big-endian number of 1 to 4 bytes; 0 where it does not lie inside.
std::uint32_t numberAt(Bytes value, std::size_t offset, std::size_t width);

} // namespace jt808
