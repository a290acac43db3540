// SPDX-License-Identifier: GPL-3.0-or-later
#include "jt808/bytes.h"

#include <chrono>
#include <string>

namespace jt808 {

namespace {

constexpr std::int64_t eastMs = 8 * 3'600'000;

/// Days from 1970-01-01 to the first of each month of a year 2000..2099; 2000 is a leap year, as every fourth is.
constexpr std::int64_t firstDayOf2000 = 10957;
constexpr int daysBefore[12] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
constexpr int daysIn[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// Two BCD digits; above 99 where one is no digit.
unsigned two(std::uint8_t byte) {
    const unsigned high = byte >> 4, low = byte & 15;
    return high > 9 || low > 9 ? 255 : high * 10 + low;
}

std::uint8_t bcd(int value) { return std::uint8_t((value / 10 % 10) << 4 | value % 10); }

} // namespace

void putText(Buffer& to, std::string_view text, std::size_t length) {
    const std::size_t kept = std::min(text.size(), length);
    to.insert(to.end(), text.begin(), text.begin() + std::ptrdiff_t(kept));
    to.insert(to.end(), length - kept, 0);
}

std::string hex(Bytes bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::int64_t timeOf(const std::uint8_t* at) {
    const unsigned year = two(at[0]), month = two(at[1]), day = two(at[2]);
    const unsigned hour = two(at[3]), minute = two(at[4]), second = two(at[5]);
    if (year > 99 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return noTime;
    const bool leap = year % 4 == 0;
    if (day > unsigned(daysIn[month - 1]) + (leap && month == 2)) return noTime;
    const std::int64_t days = firstDayOf2000 + year * 365 + (year + 3) / 4 + unsigned(daysBefore[month - 1]) +
                              (leap && month > 2) + day - 1;
    return ((days * 24 + hour) * 60 + minute) * 60'000 + second * 1'000 - eastMs;
}

void putTime(Buffer& to, std::int64_t utcMs) {
    using namespace std::chrono;
    const sys_time<milliseconds> local{milliseconds(utcMs + eastMs)};
    const sys_days day = floor<days>(local);
    const year_month_day date(day);
    const int year = int(date.year());
    if (utcMs == noTime || year < 2000 || year > 2099) {
        to.insert(to.end(), 6, 0);
        return;
    }
    const hh_mm_ss clock(floor<seconds>(local - day));
    for (const int part : {year % 100, int(unsigned(date.month())), int(unsigned(date.day())),
                           int(clock.hours().count()), int(clock.minutes().count()), int(clock.seconds().count())})
        to.push_back(bcd(part));
}

} // namespace jt808
