// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/uid.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <cstring>

namespace city {

namespace {

constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int textLength = 26;

/// The value of one base 32 character, -1 for none. Crockford reads O as 0, I and L as 1.
int digit(QChar c) {
    const char16_t u = c.toUpper().unicode();
    if (u == u'O') return 0;
    if (u == u'I' || u == u'L') return 1;
    for (int i = 0; i < 32; ++i)
        if (char16_t(alphabet[i]) == u) return i;
    return -1;
}

} // namespace

Uid Uid::make() {
    QRandomGenerator* random = QRandomGenerator::system();
    return make(QDateTime::currentMSecsSinceEpoch(), random->generate64(), random->generate64());
}

Uid Uid::make(std::int64_t utcMs, std::uint64_t randomHigh16, std::uint64_t randomLow64) {
    Uid uid;
    for (std::size_t i = 0; i < 6; ++i) uid.m_bytes[i] = std::uint8_t(std::uint64_t(utcMs) >> (8 * (5 - i)));
    uid.m_bytes[6] = std::uint8_t(randomHigh16 >> 8);
    uid.m_bytes[7] = std::uint8_t(randomHigh16);
    for (std::size_t i = 0; i < 8; ++i) uid.m_bytes[8 + i] = std::uint8_t(randomLow64 >> (8 * (7 - i)));
    return uid;
}

std::optional<Uid> Uid::fromBytes(const void* bytes, int length) {
    if (!bytes || length != size) return std::nullopt;
    Uid uid;
    std::memcpy(uid.m_bytes.data(), bytes, size);
    return uid;
}

std::optional<Uid> Uid::fromText(const QString& text) {
    // 26 characters carry 130 bits: the first may only be 0..7.
    if (text.size() != textLength || digit(text[0]) > 7) return std::nullopt;
    Uid uid;
    for (int i = 0; i < textLength; ++i) {
        const int value = digit(text[i]);
        if (value < 0) return std::nullopt;
        for (int b = 0; b < 5; ++b) {
            const int bit = i * 5 + b - 2;
            if (bit >= 0 && (value >> (4 - b)) & 1)
                uid.m_bytes[std::size_t(bit / 8)] =
                    std::uint8_t(uid.m_bytes[std::size_t(bit / 8)] | (1 << (7 - bit % 8)));
        }
    }
    return uid;
}

QByteArray Uid::bytes() const {
    return QByteArray(reinterpret_cast<const char*>(m_bytes.data()), size);
}

QString Uid::text() const {
    QString text;
    text.reserve(textLength);
    for (int i = 0; i < textLength; ++i) {
        int value = 0;
        for (int b = 0; b < 5; ++b) {
            const int bit = i * 5 + b - 2;
            value = value << 1 | (bit >= 0 ? (m_bytes[std::size_t(bit / 8)] >> (7 - bit % 8)) & 1 : 0);
        }
        text += QLatin1Char(alphabet[value]);
    }
    return text;
}

} // namespace city
