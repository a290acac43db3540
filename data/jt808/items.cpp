// SPDX-License-Identifier: GPL-3.0-or-later
#include "jt808/items.h"

#include "jt808/words.h"

namespace jt808 {

namespace {

using Form = ItemKind::Form;

// Sources: JT/T 808 tables of additional items (ids, lengths); JT/T 1078 for 14 to 18; the others from device frames in
// tests/corpus/jt808 whose values another server publishes. `xiuhua` is what the simulator's sanitation vehicles send.
constexpr ItemKind kinds[] = {
    {0x01, 4, 0, 4, Form::Number, 0.1, QT_TRANSLATE_NOOP("jt808", "mileage"), "km", "mileage"},
    {0x02, 2, 0, 2, Form::Number, 0.1, QT_TRANSLATE_NOOP("jt808", "fuel"), "l", "fuel"},
    {0x03, 2, 0, 2, Form::Number, 0.1, QT_TRANSLATE_NOOP("jt808", "speed by the vehicle"), "km/h"},
    {0x04, 2, 0, 2, Form::Number, 1, QT_TRANSLATE_NOOP("jt808", "alarm to be confirmed")},
    {0x05, 30, 0, 0, Form::Opaque, 1, QT_TRANSLATE_NOOP("jt808", "tyre pressures"), "Pa"},
    {0x06, 2, 0, 2, Form::Signed, 1, QT_TRANSLATE_NOOP("jt808", "temperature in the carriage"), "°C", "temperature"},
    {0x11, 1, 0, 1, Form::Parts, 1, QT_TRANSLATE_NOOP("jt808", "overspeed")},
    {0x11, 5, 0, 5, Form::Parts, 1, QT_TRANSLATE_NOOP("jt808", "overspeed")},
    {0x12, 6, 0, 6, Form::Parts, 1, QT_TRANSLATE_NOOP("jt808", "area or route entered or left")},
    {0x13, 7, 0, 7, Form::Parts, 1, QT_TRANSLATE_NOOP("jt808", "time on a segment")},
    {0x14, 4, 0, 4, Form::Bits, 1, QT_TRANSLATE_NOOP("jt808", "video alarms")},
    {0x15, 4, 0, 4, Form::Bits, 1, QT_TRANSLATE_NOOP("jt808", "video channels lost")},
    {0x16, 4, 0, 4, Form::Bits, 1, QT_TRANSLATE_NOOP("jt808", "video channels covered")},
    {0x17, 2, 0, 2, Form::Bits, 1, QT_TRANSLATE_NOOP("jt808", "storage faults")},
    {0x18, 2, 0, 2, Form::Bits, 1, QT_TRANSLATE_NOOP("jt808", "unusual driving")},
    {0x25, 4, 0, 4, Form::Bits, 1, QT_TRANSLATE_NOOP("jt808", "vehicle signals")},
    {0x2a, 2, 0, 2, Form::Bits, 1, QT_TRANSLATE_NOOP("jt808", "inputs and outputs")},
    {0x2b, 4, 0, 4, Form::Bits, 1, QT_TRANSLATE_NOOP("jt808", "analog inputs")},
    {0x30, 1, 0, 1, Form::Number, 1, QT_TRANSLATE_NOOP("jt808", "network signal"), "", "signal"},
    {0x31, 1, 0, 1, Form::Number, 1, QT_TRANSLATE_NOOP("jt808", "satellites"), "", "satellites"},
    {0x51, 2, 0, 2, Form::Signed, 0.1, QT_TRANSLATE_NOOP("jt808", "temperature"), "°C", "temperature", "huabao"},
    {0x82, 2, 0, 2, Form::Number, 0.1, QT_TRANSLATE_NOOP("jt808", "supply voltage"), "V", "voltage", "huabao"},
    {0xd4, 1, 0, 1, Form::Number, 1, QT_TRANSLATE_NOOP("jt808", "battery"), "%", "battery", "tracker-d"},
    {0xd5, 2, 0, 2, Form::Number, 0.01, QT_TRANSLATE_NOOP("jt808", "battery voltage"), "V", "voltage", "tracker-d"},
    {0xe1, 1, 0, 1, Form::Number, 1, QT_TRANSLATE_NOOP("jt808", "battery"), "%", "battery", "tracker-e"},
    {0xe4, 2, 1, 1, Form::Number, 1, QT_TRANSLATE_NOOP("jt808", "battery"), "%", "battery", "tracker-e"},
    {0xf1, 1, 0, 1, Form::Number, 1, QT_TRANSLATE_NOOP("jt808", "share of the task done"), "%", "task", "xiuhua"},
    {0xf2, 1, 0, 1, Form::Number, 1, QT_TRANSLATE_NOOP("jt808", "tank level"), "%", "tank", "xiuhua"},
    {0xf3, 1, 0, 1, Form::Number, 1, QT_TRANSLATE_NOOP("jt808", "battery"), "%", "battery", "xiuhua"},
};

constexpr ItemPart overspeedParts[] = {{QT_TRANSLATE_NOOP("jt808", "kind of place"), 0, 1},
                                       {QT_TRANSLATE_NOOP("jt808", "number of the place"), 1, 4}};
constexpr ItemPart areaParts[] = {{QT_TRANSLATE_NOOP("jt808", "kind of place"), 0, 1},
                                  {QT_TRANSLATE_NOOP("jt808", "number of the place"), 1, 4},
                                  {QT_TRANSLATE_NOOP("jt808", "in (0) or out (1)"), 5, 1}};
constexpr ItemPart segmentParts[] = {{QT_TRANSLATE_NOOP("jt808", "number of the segment"), 0, 4},
                                     {QT_TRANSLATE_NOOP("jt808", "seconds on it"), 4, 2},
                                     {QT_TRANSLATE_NOOP("jt808", "too short (0) or too long (1)"), 6, 1}};

bool fits(const ItemKind& kind, const Item& item) {
    return kind.id == item.id && (kind.length == 0 || kind.length == item.value.size());
}

} // namespace

std::span<const ItemKind> itemKinds() { return kinds; }

const ItemKind* kindOf(const Item& item, std::string_view vendor) {
    const ItemKind* common = nullptr;
    for (const ItemKind& kind : kinds) {
        if (!fits(kind, item)) continue;
        if (!vendor.empty() && vendor == kind.vendor) return &kind;
        if (!common && (vendor.empty() || !*kind.vendor)) common = &kind;
    }
    return common;
}

std::uint32_t numberAt(Bytes value, std::size_t offset, std::size_t width) {
    if (offset + width > value.size()) return 0;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < width; ++i) number = number << 8 | value[offset + i];
    return number;
}

std::optional<double> numberOf(const Item& item, const ItemKind& kind) {
    if (kind.form == Form::Parts || kind.form == Form::Opaque) return std::nullopt;
    if (kind.offset + kind.width > item.value.size() || kind.width < 1 || kind.width > 4) return std::nullopt;
    const std::uint32_t raw = numberAt(item.value, kind.offset, kind.width);
    const int unused = 32 - 8 * kind.width;
    const double number = kind.form == Form::Signed ? double(std::int32_t(raw << unused) >> unused) : double(raw);
    // Tenths and hundredths divide exactly where they multiply with an error in the last digit.
    return kind.scale < 1 ? number / double(int(1 / kind.scale + 0.5)) : number * kind.scale;
}

std::span<const ItemPart> partsOf(std::uint8_t id) {
    switch (id) {
    case 0x11: return overspeedParts;
    case 0x12: return areaParts;
    case 0x13: return segmentParts;
    default: return {};
    }
}

} // namespace jt808
