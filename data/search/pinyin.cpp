// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/pinyin.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>

#include <algorithm>

namespace search {

namespace {

constexpr char32_t firstCharacter = 0x3400, pastCharacters = 0xA000;
/// More characters than a name has; what stands behind is not read.
constexpr std::size_t longestText = 80;

/// The next character of UTF-8 that this program made itself.
char32_t next(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const char32_t lead = byte(at);
    if (lead < 0x80)
        return at += 1, lead;
    if (lead < 0xe0)
        return at += 2, (lead & 0x1f) << 6 | (byte(at - 1) & 0x3f);
    if (lead < 0xf0)
        return at += 3, (lead & 0x0f) << 12 | (byte(at - 2) & 0x3f) << 6 | (byte(at - 1) & 0x3f);
    return at += 4, 0;
}

} // namespace

city::Result<Pinyin> Pinyin::read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return city::fail(
            city::FaultKind::NotFound,
            QCoreApplication::translate("search", "The table of pinyin cannot be read: %1").arg(path),
            file.errorString());
    Pinyin pinyin;
    pinyin.m_sets.emplace_back();
    pinyin.m_setOf.resize(pastCharacters - firstCharacter);
    QHash<QByteArray, std::uint16_t> numbers;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        const qsizetype tab = line.indexOf('\t');
        if (tab < 0)
            continue;
        std::vector<std::uint16_t> set;
        for (const QByteArray& reading : line.left(tab).split(' ')) {
            const auto known = numbers.constFind(reading);
            const auto number =
                known != numbers.constEnd() ? *known : std::uint16_t(pinyin.m_readings.size());
            if (known == numbers.constEnd()) {
                numbers.insert(reading, number);
                pinyin.m_readings.push_back(reading.toStdString());
            }
            set.push_back(number);
        }
        pinyin.m_sets.push_back(std::move(set));
        const std::string_view characters(line.constData() + tab + 1, std::size_t(line.size() - tab - 1));
        for (std::size_t at = 0; at < characters.size();) {
            const char32_t character = next(characters, at);
            if (character >= firstCharacter && character < pastCharacters)
                pinyin.m_setOf[character - firstCharacter] = std::uint16_t(pinyin.m_sets.size() - 1);
        }
    }
    return pinyin;
}

bool Pinyin::isPlausible(std::string_view term) {
    return term.size() >= fewest && term.size() <= most &&
           std::any_of(term.begin(), term.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// One character further: from each place of the term that was reached, the places that it leads to.
std::uint64_t Pinyin::step(char32_t character, std::string_view term, std::uint64_t reached) const {
    std::uint64_t further = 0;
    const bool isChinese = character >= firstCharacter && character < pastCharacters;
    for (std::size_t at = 0; at < term.size(); ++at) {
        if (!(reached >> at & 1))
            continue;
        if (!isChinese) {
            if (character == static_cast<unsigned char>(term[at]))
                further |= std::uint64_t(1) << (at + 1);
            continue;
        }
        for (const std::uint16_t number : m_sets[m_setOf[character - firstCharacter]]) {
            const std::string& reading = m_readings[number];
            for (std::size_t n = 0; n < reading.size() && at + n < term.size() && reading[n] == term[at + n];
                 ++n)
                further |= std::uint64_t(1) << (at + n + 1);
        }
        // A character that was typed as itself.
        std::size_t end = at;
        if (next(term, end) == character && end <= term.size())
            further |= std::uint64_t(1) << end;
    }
    return further;
}

bool Pinyin::matches(std::string_view text, std::string_view term) const {
    if (m_setOf.empty() || term.size() > most)
        return false;
    const std::uint64_t all = std::uint64_t(1) << term.size();
    // Every character may be the first: place 0 is reached before each.
    std::uint64_t reached = 0;
    std::size_t read = 0;
    for (std::size_t at = 0; at < text.size() && read < longestText; ++read) {
        reached = step(next(text, at), term, reached | 1);
        if (reached & all)
            return true;
    }
    return false;
}

} // namespace search
