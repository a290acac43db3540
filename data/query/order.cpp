// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>
#include <thread>

namespace query {

namespace {

using search::TextId;

constexpr int newerBits = 24; // room between two ranks of the base for the texts of newer rows

struct Keyed {
    std::uint64_t key;
    Row row;
};

/// By key, equal ones as they stand: 11 bits at a time, but not those that all keys have in common.
void radixSort(std::vector<Keyed>& items) {
    constexpr int digitBits = 11;
    constexpr std::size_t digits = std::size_t(1) << digitBits;
    std::uint64_t common = ~std::uint64_t(0), any = 0;
    for (const Keyed& item : items) {
        common &= item.key;
        any |= item.key;
    }
    const std::uint64_t differing = any & ~common;
    std::vector<Keyed> other(items.size());
    for (int shift = 0; shift < 64; shift += digitBits) {
        if ((differing >> shift & (digits - 1)) == 0)
            continue;
        std::array<std::size_t, digits> starts{};
        for (const Keyed& item : items)
            ++starts[item.key >> shift & (digits - 1)];
        std::size_t sum = 0;
        for (std::size_t& start : starts)
            sum += std::exchange(start, sum);
        for (const Keyed& item : items)
            other[starts[item.key >> shift & (digits - 1)]++] = item;
        items.swap(other);
    }
}

/// Texts in the order of their bytes, with the first eight beside the id.
class TextSorter {
public:
    explicit TextSorter(const search::Texts& texts) : m_texts(texts), m_items(texts.size()) {
        const std::size_t skip = commonLength();
        for (TextId id = 0; id < texts.size(); ++id) {
            const std::string_view text = texts.folded(id);
            const std::string_view rest = text.substr(std::min(skip, text.size()));
            std::array<unsigned char, 8> bytes{};
            std::memcpy(bytes.data(), rest.data(), std::min(rest.size(), bytes.size()));
            std::uint64_t start = 0;
            for (const unsigned char byte : bytes)
                start = start << 8 | byte;
            m_items[id] = {start, id};
        }
    }

    std::vector<TextId> sorted() {
        const auto less = [this](const Item& a, const Item& b) {
            return a.start != b.start ? a.start < b.start : m_texts.folded(a.id) < m_texts.folded(b.id);
        };
        const auto middle = m_items.begin() + std::ptrdiff_t(m_items.size() / 2);
        if (m_items.size() > parallelFrom) {
            std::thread other([&] { std::sort(middle, m_items.end(), less); });
            std::sort(m_items.begin(), middle, less);
            other.join();
            std::inplace_merge(m_items.begin(), middle, m_items.end(), less);
        } else {
            std::sort(m_items.begin(), m_items.end(), less);
        }
        std::vector<TextId> ids(m_items.size());
        std::transform(m_items.begin(), m_items.end(), ids.begin(), [](const Item& item) { return item.id; });
        return ids;
    }

private:
    static constexpr std::size_t parallelFrom = 20'000;
    struct Item {
        std::uint64_t start;
        TextId id;
    };

    /// How many bytes all texts but the empty one begin with alike: addresses of a city begin with its name.
    std::size_t commonLength() const {
        if (m_texts.size() < 2)
            return 0;
        const std::string_view model = m_texts.folded(1);
        std::size_t length = model.size();
        for (TextId id = 2; id < m_texts.size() && length > 0; ++id) {
            const std::string_view text = m_texts.folded(id);
            length = std::min(length, text.size());
            length = std::size_t(std::mismatch(model.begin(), model.begin() + std::ptrdiff_t(length), text.begin()).first - model.begin());
        }
        return length;
    }

    const search::Texts& m_texts;
    std::vector<Item> m_items;
};

/// The order of doubles, without NaN.
std::uint64_t keyOf(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    return bits >> 63 ? ~bits : bits | std::uint64_t(1) << 63;
}

const search::Texts& textsOf(const search::ComponentTexts& run, bool ofAddresses) {
    return ofAddresses ? run.addresses : run.names;
}

std::uint64_t keyInBase(const TextRanks& base, TextId id) {
    return std::uint64_t(base.rank[id]) << newerBits;
}

/// Keys of the texts of newer rows among those of the base, by id.
std::vector<std::uint64_t> keysAmong(const search::Texts& texts, const TextRanks& ranks, const search::Texts& base, const TextRanks& baseRanks) {
    std::vector<std::uint64_t> keys(texts.size());
    for (TextId id = 0; id < texts.size(); ++id) {
        const std::string_view text = texts.folded(id);
        const auto at = std::lower_bound(baseRanks.order.begin(), baseRanks.order.end(), text,
                                         [&](TextId other, std::string_view wanted) { return base.folded(other) < wanted; });
        if (at != baseRanks.order.end() && base.folded(*at) == text) {
            keys[id] = keyInBase(baseRanks, *at);
            continue;
        }
        const std::uint64_t before = at == baseRanks.order.begin() ? 0 : keyInBase(baseRanks, *(at - 1));
        keys[id] = before + 1 + ranks.rank[id];
    }
    return keys;
}

} // namespace

std::shared_ptr<const TextRanks> TextRanks::of(const search::Texts& texts) {
    auto ranks = std::make_shared<TextRanks>();
    ranks->order = TextSorter(texts).sorted();
    ranks->rank.resize(texts.size());
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < ranks->order.size(); ++i) {
        if (i > 0 && texts.folded(ranks->order[i]) != texts.folded(ranks->order[i - 1]))
            ++rank;
        ranks->rank[ranks->order[i]] = rank;
    }
    return ranks;
}

TextOrders::Kept& TextOrders::keptOf(const search::ComponentTextsPtr& texts) {
    std::erase_if(m_kept, [](const Kept& kept) { return kept.texts.expired(); });
    for (Kept& kept : m_kept)
        if (kept.texts.lock() == texts)
            return kept;
    return m_kept.emplace_back(Kept{texts, nullptr, nullptr});
}

TextOrders::RanksPtr TextOrders::ranks(const search::ComponentTextsPtr& texts, bool ofAddresses) {
    {
        const std::lock_guard lock(m_mutex);
        Kept& kept = keptOf(texts);
        if (const RanksPtr& known = ofAddresses ? kept.addresses : kept.names)
            return known;
    }
    RanksPtr made = TextRanks::of(textsOf(*texts, ofAddresses));
    const std::lock_guard lock(m_mutex);
    Kept& kept = keptOf(texts);
    (ofAddresses ? kept.addresses : kept.names) = made;
    return made;
}

bool TextOrders::areKnown(const search::ComponentTextsPtr& texts, bool ofAddresses) const {
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_kept.begin(), m_kept.end(), [&](const Kept& kept) {
        return kept.texts.lock() == texts && (ofAddresses ? kept.addresses : kept.names);
    });
}

bool Order::isQuick() const {
    return m_by.field != Field::Address || m_texts.areKnown(m_rows.runs().front().texts, true);
}

template <typename KeyOf>
void Order::fill(Keys& keys, const std::vector<Row>& rows, KeyOf keyOf) const {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Rows::Run& run = m_rows.runOf(rows[i]);
        const std::uint64_t key = keyOf(run, rows[i] - run.first);
        keys[i] = key == last || !m_by.isDescending ? key : last - 1 - key;
    }
}

void Order::fillNamed(Keys& keys, const std::vector<Row>& rows, Field field) const {
    QHash<int, std::uint64_t> places;
    for (const Choice& choice : choicesOf(field, m_rows.catalogue()))
        places.insert(choice.id, std::uint64_t(places.size()));
    const auto placeOf = [&](int id) { return places.value(id, last); };
    if (field == Field::Kind)
        return fill(keys, rows, [&](const Rows::Run& run, std::size_t at) { return run.texts->key[at] >> 62; });
    std::array<Keys, 2> byTrait;
    const bool isDetail = traitsOf(field).isDetail;
    for (std::size_t r = 0; r < m_rows.runs().size(); ++r) {
        const Rows::Run& run = m_rows.runs()[r];
        if (!isDetail)
            for (const search::Traits& traits : run.texts->trait)
                byTrait[r].push_back(placeOf(m_rows.idOf(field, traits)));
        else if (run.details)
            for (const DetailTraits& traits : run.details->trait)
                byTrait[r].push_back(placeOf(m_rows.idOf(field, traits)));
    }
    fill(keys, rows, [&](const Rows::Run& run, std::size_t at) {
        if (isDetail && !run.details)
            return last;
        return byTrait[run.first == 0 ? 0 : 1][isDetail ? run.details->traits[at] : run.texts->traits[at]];
    });
}

void Order::fillTexts(Keys& keys, const std::vector<Row>& rows, Field field) const {
    const auto& runs = m_rows.runs();
    std::array<Keys, 2> byId; // of each run
    if (field == Field::UnitGrid) {
        for (std::size_t r = 0; r < runs.size(); ++r) {
            if (!runs[r].details)
                return fill(keys, rows, [](const Rows::Run&, std::size_t) { return last; });
            const search::Texts& grids = runs[r].details->grids; // some ten thousand: sorted for each question
            const auto ranks = TextRanks::of(grids), base = r == 0 ? ranks : TextRanks::of(runs[0].details->grids);
            byId[r] = keysAmong(grids, *ranks, runs[0].details->grids, *base);
        }
    } else {
        const bool isAddress = field == Field::Address;
        const auto base = m_texts.ranks(runs[0].texts, isAddress);
        for (TextId id = 0; id < base->rank.size(); ++id)
            byId[0].push_back(keyInBase(*base, id));
        if (runs.size() > 1)
            byId[1] = keysAmong(textsOf(*runs[1].texts, isAddress), *m_texts.ranks(runs[1].texts, isAddress),
                                textsOf(*runs[0].texts, isAddress), *base);
    }
    fill(keys, rows, [&](const Rows::Run& run, std::size_t at) {
        const Keys& ofId = byId[run.first == 0 ? 0 : 1];
        const search::ComponentTexts& texts = *run.texts;
        switch (field) {
        case Field::Address: return ofId[texts.address[at]] == 0 ? last : ofId[texts.address[at]];
        case Field::UnitGrid: return ofId[run.details->unitGrid[at]] == 0 ? last : ofId[run.details->unitGrid[at]];
        case Field::Code: {
            const search::PackedCode code = texts.code[at];
            if (search::isDigits(code))
                return code;
            const std::uint64_t key = ofId[search::ComponentTexts::wordOf(code)];
            return key == 0 ? last : std::uint64_t(0xF) << 60 | key;
        }
        default: break;
        }
        const search::Traits& traits = texts.trait[texts.traits[at]];
        const std::uint64_t key = ofId[field == Field::Name ? traits.name : traits.note];
        return key == 0 ? last : key;
    });
}

void Order::fillNumbers(Keys& keys, const std::vector<Row>& rows, Field field) const {
    fill(keys, rows, [&](const Rows::Run& run, std::size_t at) {
        const search::SmallPoint place = run.texts->place[at];
        if (field == Field::Longitude || field == Field::Latitude)
            return place.isValid() ? keyOf(double(field == Field::Longitude ? place.lon : place.lat)) : last;
        if (!run.details)
            return last;
        const auto shape = city::Shape(run.texts->key[at] >> 62);
        const std::uint32_t date = (field == Field::Surveyed ? run.details->surveyed : run.details->changed)[at];
        switch (field) {
        case Field::Length: return shape == city::Shape::Line ? keyOf(double(run.details->measure[at])) : last;
        case Field::Area: return shape == city::Shape::Polygon ? keyOf(double(run.details->measure[at])) : last;
        default: return date == 0 ? last : std::uint64_t(date);
        }
    });
}

Order::Keys Order::keysOf(const std::vector<Row>& rows) const {
    Keys keys(rows.size());
    switch (traitsOf(*m_by.field).sort) {
    case Sort::Named: fillNamed(keys, rows, *m_by.field); break;
    case Sort::Text: fillTexts(keys, rows, *m_by.field); break;
    default: fillNumbers(keys, rows, *m_by.field); break;
    }
    return keys;
}

std::vector<Row> Order::sorted(std::vector<Row> rows, const Stop& stop) const {
    if (!m_by.field) {
        if (m_by.isDescending)
            std::reverse(rows.begin(), rows.end());
        return rows;
    }
    const Keys keys = keysOf(rows);
    if (stop && stop())
        return {};
    std::vector<Keyed> items(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        items[i] = {keys[i], rows[i]};
    radixSort(items);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = items[i].row;
    return rows;
}

std::vector<Row> Order::first(const std::vector<Row>& rows, std::size_t count) const {
    std::vector<Row> page;
    if (!isQuick()) {
        page = byAddress(rows, count);
    } else {
        page = sorted(rows);
        page.resize(std::min(page.size(), count));
    }
    return page;
}

/// The `count` first of the addresses that occur have that many rows: all others come behind the last of those, and no
/// order of all addresses is needed.
std::vector<Row> Order::byAddress(const std::vector<Row>& rows, std::size_t count) const {
    const auto& runs = m_rows.runs();
    std::array<std::vector<bool>, 2> occurs;
    for (std::size_t r = 0; r < runs.size(); ++r)
        occurs[r].resize(runs[r].texts->addresses.size());
    std::vector<Row> without;
    for (const Row row : rows) {
        const Rows::Run& run = m_rows.runOf(row);
        const TextId id = run.texts->address[row - run.first];
        occurs[run.first == 0 ? 0 : 1][id] = true;
        if (without.size() < count && run.texts->addresses.folded(id).empty())
            without.push_back(row);
    }
    const auto before = [this](std::string_view a, std::string_view b) { return m_by.isDescending ? a > b : a < b; };
    std::vector<std::string_view> heap; // the last of the first in front
    for (std::size_t r = 0; r < runs.size() && count > 0; ++r)
        for (TextId id = 1; id < occurs[r].size(); ++id) {
            const std::string_view text = occurs[r][id] ? runs[r].texts->addresses.folded(id) : std::string_view();
            if (text.empty() || (heap.size() == count && !before(text, heap.front())))
                continue;
            if (heap.size() == count) {
                std::pop_heap(heap.begin(), heap.end(), before);
                heap.pop_back();
            }
            heap.push_back(text);
            std::push_heap(heap.begin(), heap.end(), before);
        }
    for (std::size_t r = 0; r < runs.size(); ++r)
        for (TextId id = 0; id < occurs[r].size(); ++id)
            if (occurs[r][id]) {
                const std::string_view text = runs[r].texts->addresses.folded(id);
                occurs[r][id] = !heap.empty() && !text.empty() && !before(heap.front(), text);
            }
    std::vector<Row> some;
    for (const Row row : rows) {
        const Rows::Run& run = m_rows.runOf(row);
        if (occurs[run.first == 0 ? 0 : 1][run.texts->address[row - run.first]])
            some.push_back(row);
    }
    some = fewSorted(std::move(some), count);
    some.insert(some.end(), without.begin(), without.end());
    some.resize(std::min(some.size(), count));
    return some;
}

std::vector<Row> Order::fewSorted(std::vector<Row> rows, std::size_t count) const {
    const auto textOf = [this](Row row) {
        const Rows::Run& run = m_rows.runOf(row);
        return run.texts->addresses.folded(run.texts->address[row - run.first]);
    };
    const auto before = [&](Row a, Row b) {
        const int way = textOf(a).compare(textOf(b));
        return way != 0 ? (way < 0) != m_by.isDescending : a < b;
    };
    const auto end = rows.begin() + std::ptrdiff_t(std::min(count, rows.size()));
    std::partial_sort(rows.begin(), end, rows.end(), before);
    rows.erase(end, rows.end());
    return rows;
}

} // namespace query
