// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/component_texts.h"

#include "search/fold.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace search {

namespace {

constexpr double perDegree = 1e7;

/// What stands before the first digit.
std::string_view stemOf(std::string_view address) {
    return address.substr(0, std::min(address.size(), address.find_first_of("0123456789")));
}

template <typename T>
std::vector<T> inOrder(const std::vector<T>& values, const std::vector<std::uint32_t>& order) {
    std::vector<T> sorted(values.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        sorted[i] = values[order[i]];
    return sorted;
}

} // namespace

SmallPoint SmallPoint::of(geo::Point point) {
    if (!geo::isValid(point))
        return {};
    return {std::int32_t(std::lround(point.lon * perDegree)),
            std::int32_t(std::lround(point.lat * perDegree))};
}

geo::Point SmallPoint::point() const {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return isValid() ? geo::Point{lon / perDegree, lat / perDegree} : geo::Point{none, none};
}

std::ptrdiff_t ComponentTexts::find(city::ComponentKey wanted) const {
    const auto at = std::lower_bound(key.begin(), key.end(), wanted.packed());
    return at != key.end() && *at == wanted.packed() ? at - key.begin() : -1;
}

void ComponentTexts::noteWords() {
    for (std::size_t row = 0; row < code.size(); ++row)
        if (!isDigits(code[row]) && wordOf(code[row]) != 0)
            wordRows.push_back(std::uint32_t(row));
}

QString ComponentTexts::codeAt(std::size_t row) const {
    if (!isDigits(code[row]))
        return names.shown(wordOf(code[row]));
    QString digits(16, u'0');
    for (int i = 0; i < 16; ++i)
        digits[i] = QChar(char16_t(u'0' + (code[row] >> (60 - 4 * i) & 0xF)));
    return digits;
}

std::size_t ComponentTextsBuilder::Hash::operator()(const Traits& traits) const {
    static_assert(std::has_unique_object_representations_v<Traits>);
    return std::size_t(packed::hashOf(std::as_bytes(std::span(&traits, 1))));
}

std::uint32_t ComponentTextsBuilder::traitsOf(const ComponentRow& row) {
    const Traits traits{m_names.add(row.name), m_names.add(row.note), row.community,
                        row.classId,           row.subDistrict,       std::uint32_t(row.state)};
    const auto [at, isNew] = m_numbers.try_emplace(traits, std::uint32_t(m_trait.size()));
    if (isNew)
        m_trait.push_back(traits);
    return at->second;
}

TextId ComponentTextsBuilder::addressOf(std::string_view address) {
    const TextId id = m_addresses.add(address);
    while (m_stem.size() <= id)
        m_stem.push_back(m_names.add(stemOf(m_stem.size() == id ? address : std::string_view())));
    return id;
}

void ComponentTextsBuilder::add(const ComponentRow& row) {
    m_key.push_back(row.key.packed());
    m_place.push_back(SmallPoint::of(row.anchor));
    const PackedCode code = packedCode(row.code);
    m_code.push_back(code != noCode ? code : ComponentTexts::wordCode(m_names.add(row.code)));
    m_traits.push_back(traitsOf(row));
    m_address.push_back(addressOf(row.address));
}

ComponentTextsPtr ComponentTextsBuilder::finish() {
    addressOf({});
    auto texts = std::make_shared<ComponentTexts>();
    std::vector<std::uint32_t> order(m_key.size());
    std::iota(order.begin(), order.end(), 0u);
    if (!std::is_sorted(m_key.begin(), m_key.end())) {
        std::sort(order.begin(), order.end(), [this](auto a, auto b) { return m_key[a] < m_key[b]; });
        m_key = inOrder(m_key, order);
        m_place = inOrder(m_place, order);
        m_code = inOrder(m_code, order);
        m_traits = inOrder(m_traits, order);
        m_address = inOrder(m_address, order);
    }
    texts->key = std::move(m_key);
    texts->place = std::move(m_place);
    texts->code = std::move(m_code);
    texts->traits = std::move(m_traits);
    texts->address = std::move(m_address);
    texts->trait = std::move(m_trait);
    texts->stem = std::move(m_stem);
    texts->names = m_names.finish();
    texts->addresses = m_addresses.finish();
    texts->noteWords();
    return texts;
}

} // namespace search
