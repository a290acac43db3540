// SPDX-License-Identifier: GPL-3.0-or-later
#include "parcel/parcel.h"

#include <bit>
#include <cstring>

namespace parcel {

namespace {

static_assert(std::endian::native == std::endian::little,
              "frames are written in the machine's own byte order");

class Pen {
public:
    std::string bytes = std::string(4, '\0');

    template <typename T>
    void put(T value) {
        char raw[sizeof value];
        std::memcpy(raw, &value, sizeof value);
        bytes.append(raw, sizeof value);
    }
    void text(const std::string& value) {
        put(std::uint32_t(value.size()));
        bytes += value;
    }
    std::string frame() {
        const auto length = std::uint32_t(bytes.size() - 4);
        std::memcpy(bytes.data(), &length, sizeof length);
        return std::move(bytes);
    }
};

void write(Pen& pen, const Shape& shape) {
    pen.put(std::uint8_t(shape.form));
    if (shape.form == Form::TooLarge)
        return pen.put(shape.vertices);
    pen.put(std::uint32_t(shape.parts.size()));
    for (const auto& part : shape.parts) {
        pen.put(std::uint32_t(part.size()));
        for (const Ring& ring : part) {
            pen.put(std::uint32_t(ring.size()));
            pen.bytes.append(reinterpret_cast<const char*>(ring.data()), ring.size() * sizeof(Place));
        }
    }
}

void write(Pen& pen, const Value& value) {
    pen.put(std::uint8_t(value.index()));
    if (const auto* number = std::get_if<std::int64_t>(&value))
        pen.put(*number);
    if (const auto* real = std::get_if<double>(&value))
        pen.put(*real);
    if (const auto* text = std::get_if<std::string>(&value))
        pen.text(*text);
}

void write(Pen& pen, const Layer& layer) {
    for (const std::string* text : {&layer.name, &layer.driver, &layer.crs, &layer.encoding})
        pen.text(*text);
    pen.put(std::uint8_t(layer.hasShapes));
    pen.put(std::uint8_t(layer.isGeographic));
    pen.put(layer.rows);
    pen.put(std::uint32_t(layer.fields.size()));
    for (const Field& field : layer.fields) {
        pen.text(field.name);
        pen.put(std::uint8_t(field.type));
    }
}

void write(Pen& pen, const Rows& rows) {
    pen.put(rows.share);
    pen.put(std::uint32_t(rows.rows.size()));
    for (const Row& row : rows.rows) {
        pen.put(row.number);
        write(pen, row.shape);
        for (const Value& value : row.values)
            write(pen, value);
    }
}

void write(Pen& pen, const End& end) {
    pen.put(end.rows);
    pen.put(std::uint8_t(end.hasExtent));
    for (const double side : {end.west, end.south, end.east, end.north})
        pen.put(side);
}

void write(Pen& pen, const Fault& fault) {
    pen.put(std::uint8_t(fault.trouble));
    pen.text(fault.detail);
}

/// Takes values off the bytes; `ok` turns false at the first that is not there, and stays so.
class Eye {
public:
    explicit Eye(std::string_view bytes) : m_left(bytes) {}
    bool ok = true;

    std::size_t left() const { return m_left.size(); }
    template <typename T>
    T take() {
        T value{};
        if (!ok || m_left.size() < sizeof value) {
            ok = false;
            return value;
        }
        std::memcpy(&value, m_left.data(), sizeof value);
        m_left.remove_prefix(sizeof value);
        return value;
    }
    std::string text() {
        const auto length = take<std::uint32_t>();
        if (!ok || length > m_left.size() || length > longestText) {
            ok = false;
            return {};
        }
        std::string value(m_left.substr(0, length));
        m_left.remove_prefix(length);
        return value;
    }
    /// A count of things that take at least `each` bytes.
    std::size_t count(std::size_t each) {
        const auto number = take<std::uint32_t>();
        if (!ok || number > m_left.size() / each) {
            ok = false;
            return 0;
        }
        return number;
    }
    template <typename Enum>
    Enum one(Enum last) {
        const auto value = take<std::uint8_t>();
        if (value > std::uint8_t(last))
            ok = false;
        return Enum(ok ? value : 0);
    }
    Ring ring() {
        Ring places(count(sizeof(Place)));
        if (!places.empty())
            std::memcpy(static_cast<void*>(places.data()), m_left.data(), places.size() * sizeof(Place));
        m_left.remove_prefix(places.size() * sizeof(Place));
        return places;
    }

private:
    std::string_view m_left;
};

/// A point is one place, a line or a ring has places, a simple shape one part.
bool isTrue(const Shape& shape) {
    const bool none = shape.form == Form::None || shape.form == Form::Other;
    if (none)
        return shape.parts.empty();
    const bool single = shape.form == Form::Point || shape.form == Form::Line || shape.form == Form::Polygon;
    if (shape.parts.empty() || (single && shape.parts.size() != 1))
        return false;
    const bool area = shape.form == Form::Polygon || shape.form == Form::MultiPolygon;
    const bool point = shape.form == Form::Point || shape.form == Form::MultiPoint;
    for (const auto& part : shape.parts) {
        if (part.empty() || (!area && part.size() != 1))
            return false;
        for (const Ring& ring : part)
            if (ring.empty() || (point && ring.size() != 1))
                return false;
    }
    return true;
}

Shape readShape(Eye& eye) {
    Shape shape;
    shape.form = eye.one(Form::TooLarge);
    if (shape.form == Form::TooLarge) {
        shape.vertices = eye.take<std::uint64_t>();
        return shape;
    }
    shape.parts.resize(eye.count(4));
    for (auto& part : shape.parts) {
        part.resize(eye.count(4));
        for (Ring& ring : part) {
            ring = eye.ring();
            shape.vertices += ring.size();
        }
    }
    if (!isTrue(shape) || shape.vertices > mostVertices)
        eye.ok = false;
    return shape;
}

Value readValue(Eye& eye) {
    switch (eye.take<std::uint8_t>()) {
    case 0:
        return {};
    case 1:
        return eye.take<std::int64_t>();
    case 2:
        return eye.take<double>();
    case 3:
        return eye.text();
    default:
        eye.ok = false;
        return {};
    }
}

Layer readLayer(Eye& eye) {
    Layer layer;
    for (std::string* text : {&layer.name, &layer.driver, &layer.crs, &layer.encoding})
        *text = eye.text();
    layer.hasShapes = eye.take<std::uint8_t>() != 0;
    layer.isGeographic = eye.take<std::uint8_t>() != 0;
    layer.rows = eye.take<std::int64_t>();
    const std::size_t fields = eye.count(5);
    if (fields > mostFields)
        eye.ok = false;
    for (std::size_t i = 0; i < fields && eye.ok; ++i) {
        std::string name = eye.text();
        layer.fields.push_back({std::move(name), eye.one(Type::Real)});
    }
    return layer;
}

Rows readRows(Eye& eye, std::size_t fields) {
    Rows rows;
    rows.share = eye.take<double>();
    const std::size_t count = eye.count(9 + fields);
    for (std::size_t i = 0; i < count && eye.ok; ++i) {
        Row& row = rows.rows.emplace_back();
        row.number = eye.take<std::int64_t>();
        row.shape = readShape(eye);
        row.values.reserve(fields);
        for (std::size_t f = 0; f < fields && eye.ok; ++f)
            row.values.push_back(readValue(eye));
    }
    return rows;
}

End readEnd(Eye& eye) {
    End end;
    end.rows = eye.take<std::int64_t>();
    end.hasExtent = eye.take<std::uint8_t>() != 0;
    for (double* side : {&end.west, &end.south, &end.east, &end.north})
        *side = eye.take<double>();
    return end;
}

Fault readFault(Eye& eye) {
    Fault fault;
    fault.trouble = eye.one(Trouble::Misuse);
    fault.detail = eye.text();
    return fault;
}

} // namespace

std::string pack(const Message& message) {
    Pen pen;
    pen.put(std::uint8_t(message.index()));
    std::visit([&](const auto& content) { write(pen, content); }, message);
    return pen.frame();
}

std::optional<std::uint32_t> lengthOf(const unsigned char (&head)[4]) {
    std::uint32_t length = 0;
    std::memcpy(&length, head, sizeof length);
    if (length == 0 || length > largestFrame)
        return std::nullopt;
    return length;
}

std::optional<Message> unpack(std::string_view body, std::size_t fields) {
    Eye eye(body);
    Message message;
    switch (eye.take<std::uint8_t>()) {
    case 0:
        message = readLayer(eye);
        break;
    case 1:
        message = readRows(eye, fields);
        break;
    case 2:
        message = readEnd(eye);
        break;
    case 3:
        message = readFault(eye);
        break;
    default:
        return std::nullopt;
    }
    if (!eye.ok || eye.left() != 0)
        return std::nullopt;
    return message;
}

std::size_t weight(const Row& row) {
    const bool isSent = row.shape.form != Form::TooLarge;
    std::size_t bytes =
        24 + (isSent ? std::size_t(row.shape.vertices) : 0) * sizeof(Place) + row.shape.parts.size() * 12;
    for (const Value& value : row.values) {
        const auto* text = std::get_if<std::string>(&value);
        bytes += text ? 5 + text->size() : 9;
    }
    return bytes;
}

} // namespace parcel
