// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/chunk.h"

#include "packed/file.h"

#include <QCoreApplication>
#include <cmath>
#include <cstring>

namespace history {

namespace {

constexpr std::uint8_t fixKind = 1, readingKind = 2; ///< and the version of their layout
constexpr std::size_t sumSize = sizeof(std::uint64_t);

/// A column of a row's field, as it is packed.
template <typename Number, typename Row, typename Field>
void write(Buffer& out, std::span<const Row> rows, Field field) {
    std::vector<Number> column(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        column[i] = Number(field(rows[i]));
    writeColumn(out, std::span<const Number>(column));
}

template <typename Number, typename Row, typename Field>
void read(ColumnReader& in, std::vector<Row>& rows, Field field) {
    std::vector<Number> column(rows.size());
    in.read(std::span<Number>(column));
    for (std::size_t i = 0; i < rows.size() && in.isFine(); ++i)
        field(rows[i], column[i]);
}

std::uint64_t sumOf(Bytes bytes) {
    return packed::hashOf(std::as_bytes(bytes));
}

tl::unexpected<city::Fault> damaged(const char* what) {
    return city::fail(city::FaultKind::Damaged,
                      QCoreApplication::translate(
                          "history", "A part of the history is damaged; the rest of it can be read."),
                      QLatin1String(what));
}

/// The rows' number, after kind and checksum were found right.
city::Result<std::size_t> begin(Bytes bytes, std::uint8_t kind, ColumnReader& in) {
    if (bytes.size() < sumSize + 2)
        return damaged("too short");
    const Bytes body = bytes.first(bytes.size() - sumSize);
    std::uint64_t sum = 0;
    std::memcpy(&sum, bytes.data() + body.size(), sumSize);
    if (sum != sumOf(body))
        return damaged("wrong checksum");
    if (body[0] != kind)
        return damaged("another kind of chunk");
    in = ColumnReader(body.subspan(1));
    const std::uint64_t rows = in.number();
    if (!in.isFine() || rows == 0 || rows > mostRows)
        return damaged("a number of rows that cannot be");
    return std::size_t(rows);
}

template <typename Row>
bool isOrdered(const std::vector<Row>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].event < rows[i - 1].event)
            return false;
    return true;
}

/// Receive times by their distance to the event, wrapping around.
template <typename Row>
std::int64_t delayOf(const Row& row) {
    return std::int64_t(std::uint64_t(row.received.ms) - std::uint64_t(row.event.ms));
}

template <typename Row>
void writeTimes(Buffer& out, std::span<const Row> rows) {
    write<std::int64_t>(out, rows, [](const Row& row) { return row.event.ms; });
    write<std::int64_t>(out, rows, [](const Row& row) { return delayOf(row); });
}

template <typename Row>
void readTimes(ColumnReader& in, std::vector<Row>& rows) {
    read<std::int64_t>(in, rows, [](Row& row, std::int64_t ms) { row.event.ms = ms; });
    read<std::int64_t>(in, rows, [](Row& row, std::int64_t delay) {
        row.received.ms = std::int64_t(std::uint64_t(row.event.ms) + std::uint64_t(delay));
    });
}

} // namespace

void seal(Buffer& bytes) {
    const std::uint64_t sum = sumOf(bytes);
    const auto* at = reinterpret_cast<const std::uint8_t*>(&sum);
    bytes.insert(bytes.end(), at, at + sumSize);
}

Buffer pack(std::span<const city::Fix> fixes) {
    using city::Fix;
    Buffer out{fixKind};
    writeNumber(out, fixes.size());
    writeTimes(out, fixes);
    write<double>(out, fixes, [](const Fix& fix) { return fix.place.lon; });
    write<double>(out, fixes, [](const Fix& fix) { return fix.place.lat; });
    for (const auto field : {&Fix::speedKmh, &Fix::headingDeg, &Fix::altitudeM, &Fix::mileageKm})
        write<float>(out, fixes, [field](const Fix& fix) { return fix.*field; });
    for (const auto field : {&Fix::alarms, &Fix::status})
        write<std::int64_t>(out, fixes, [field](const Fix& fix) { return fix.*field; });
    write<std::int64_t>(out, fixes, [](const Fix& fix) { return fix.marks; });
    seal(out);
    return out;
}

Buffer pack(std::span<const city::Reading> readings) {
    Buffer out{readingKind};
    writeNumber(out, readings.size());
    writeTimes(out, readings);
    write<double>(out, readings, [](const city::Reading& reading) { return reading.value; });
    seal(out);
    return out;
}

city::Result<std::vector<city::Fix>> unpackFixes(Bytes bytes, city::DeviceKey device) {
    using city::Fix;
    ColumnReader in({});
    const auto count = begin(bytes, fixKind, in);
    if (!count)
        return tl::unexpected(count.error());
    std::vector<Fix> fixes(*count);
    readTimes(in, fixes);
    read<double>(in, fixes, [](Fix& fix, double lon) { fix.place.lon = lon; });
    read<double>(in, fixes, [](Fix& fix, double lat) { fix.place.lat = lat; });
    for (const auto field : {&Fix::speedKmh, &Fix::headingDeg, &Fix::altitudeM, &Fix::mileageKm})
        read<float>(in, fixes, [field](Fix& fix, float value) { fix.*field = value; });
    for (const auto field : {&Fix::alarms, &Fix::status})
        read<std::int64_t>(in, fixes,
                           [field](Fix& fix, std::int64_t bits) { fix.*field = std::uint32_t(bits); });
    read<std::int64_t>(in, fixes, [](Fix& fix, std::int64_t bits) { fix.marks = std::uint8_t(bits); });
    if (!in.isFine() || !in.isAtEnd())
        return damaged("columns cut or too long");
    if (!isOrdered(fixes))
        return damaged("rows out of order");
    for (Fix& fix : fixes) {
        if (!geo::isValid(fix.place))
            return damaged("a place that is none");
        fix.device = device;
    }
    return fixes;
}

city::Result<std::vector<city::Reading>> unpackReadings(Bytes bytes, city::DeviceKey device,
                                                        city::QuantityId quantity) {
    ColumnReader in({});
    const auto count = begin(bytes, readingKind, in);
    if (!count)
        return tl::unexpected(count.error());
    std::vector<city::Reading> readings(*count);
    readTimes(in, readings);
    read<double>(in, readings, [](city::Reading& reading, double value) { reading.value = value; });
    if (!in.isFine() || !in.isAtEnd())
        return damaged("columns cut or too long");
    if (!isOrdered(readings))
        return damaged("rows out of order");
    for (city::Reading& reading : readings) {
        reading.device = device;
        reading.quantity = quantity;
    }
    return readings;
}

} // namespace history
