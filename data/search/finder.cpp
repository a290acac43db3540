// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/finder.h"

#include "search/term_scores.h"

#include <cmath>
#include <numbers>
#include <thread>

namespace search {

namespace {

constexpr std::size_t block = 4096; // rows that are ranked at a time: their ranks stay near the core
constexpr std::size_t parallelFrom = 100'000; // fewer rows are not worth a second thread

/// Squared distances on a plane that touches the ground at `near`, in 1e-7 degrees of latitude.
class Nearness {
public:
    explicit Nearness(geo::Point near) : m_near(SmallPoint::of(near)) {
        if (m_near.isValid())
            m_east = std::cos(near.lat * std::numbers::pi / 180);
    }
    double to(SmallPoint p) const {
        if (!m_near.isValid() || !p.isValid())
            return farthest;
        const double x = (double(p.lon) - m_near.lon) * m_east, y = double(p.lat) - m_near.lat;
        return x * x + y * y;
    }

private:
    static constexpr double farthest = 1e30;
    SmallPoint m_near;
    double m_east = 1;
};

struct Candidate {
    std::uint16_t rank = 0;
    double away = 0;
    std::uint64_t tie = 0; ///< the order of equals, so that one question has one answer
    const ComponentTexts* components = nullptr;
    std::size_t row = 0; ///< of `components`, or of the places
    bool isBefore(const Candidate& other) const {
        if (rank != other.rank)
            return rank > other.rank;
        return away != other.away ? away < other.away : tie < other.tie;
    }
};

/// The best of many candidates.
class Best {
public:
    explicit Best(int limit) : m_limit(std::size_t(std::max(0, limit))) {}
    bool isTooLow(std::uint16_t rank) const {
        return m_heap.size() == m_limit && (m_limit == 0 || rank < m_heap.front().rank);
    }
    void add(const Candidate& candidate) {
        if (m_limit == 0)
            return;
        if (m_heap.size() == m_limit) {
            if (!candidate.isBefore(m_heap.front()))
                return;
            std::pop_heap(m_heap.begin(), m_heap.end(), order);
            m_heap.pop_back();
        }
        m_heap.push_back(candidate);
        std::push_heap(m_heap.begin(), m_heap.end(), order);
    }
    void add(const Best& other) {
        for (const Candidate& candidate : other.m_heap)
            add(candidate);
    }
    std::vector<Candidate> sorted() && {
        std::sort(m_heap.begin(), m_heap.end(), order);
        return std::move(m_heap);
    }

private:
    static bool order(const Candidate& a, const Candidate& b) { return a.isBefore(b); }
    std::size_t m_limit;
    std::vector<Candidate> m_heap; ///< the worst in front
};

} // namespace

std::uint64_t Page::count() const {
    std::uint64_t sum = 0;
    for (const Group& group : groups)
        sum += group.count;
    return sum;
}

/// One question on its way.
class Finder::Search {
public:
    Search(const Finder& finder, const Question& question, const Stop& stop)
        : m_finder(finder), m_gazetteer(*finder.m_gazetteer), m_limit(question.limit), m_near(question.near),
          m_stop(stop), m_terms(termsOf(question.text)) {
        for (const std::string& term : m_terms)
            m_names.emplace_back(term, m_gazetteer, *finder.m_pinyin);
        m_page.text = question.text;
        m_page.isWhole = finder.hasComponents();
    }

    Page run() {
        if (m_terms.empty())
            return std::move(m_page);
        findPlaces();
        findComponents(nullptr);
        std::stable_sort(m_page.groups.begin(), m_page.groups.end(), [](const Group& a, const Group& b) {
            return a.hits.empty() || b.hits.empty() ? a.hits.size() > b.hits.size()
                                                    : a.hits.front().rank > b.hits.front().rank;
        });
        return std::move(m_page);
    }

    /// Every row that matches, instead of the best.
    using Take = std::function<void(const ComponentTexts&, std::size_t row)>;
    void findAll(const Take& take) {
        if (!m_terms.empty())
            findComponents(&take);
    }

private:
    struct Found {
        explicit Found(int limit, std::size_t traits) : best(limit), byTrait(traits) {}
        Best best;
        std::uint64_t count = 0;
        std::vector<std::uint32_t> byTrait;
    };

    std::uint16_t rankOf(const Place& place) const {
        unsigned sum = 0;
        for (const NameMatches& names : m_names) {
            const Match around = std::max(
                place.kind == Kind::SubDistrict ? Match::None
                                                : names.of(m_gazetteer.subDistricts, place.subDistrict),
                place.kind == Kind::Community ? Match::None
                                              : names.of(m_gazetteer.communities, place.community));
            const Rank rank = std::max(
                {ranks::of(ranks::placeName, std::max(names.of(place.name), names.of(place.otherName))),
                 ranks::of(ranks::code, names.of(place.code)),
                 ranks::of(ranks::address, names.of(place.address)),
                 ranks::of(ranks::kind, names.of(m_gazetteer.kinds[std::size_t(place.kind)])),
                 ranks::of(ranks::around, around)});
            if (rank == 0)
                return 0;
            sum += rank;
        }
        return std::uint16_t(sum);
    }

    void findPlaces() {
        std::vector<Best> best(kindCount, Best(m_limit));
        std::array<std::uint64_t, kindCount> counts{};
        for (std::size_t i = 0; i < m_gazetteer.places.size(); ++i) {
            const Place& place = m_gazetteer.places[i];
            const std::uint16_t rank = rankOf(place);
            if (rank == 0)
                continue;
            ++counts[std::size_t(place.kind)];
            best[std::size_t(place.kind)].add({rank, m_near.to(SmallPoint::of(place.anchor)), i, nullptr, i});
        }
        for (std::size_t k = 0; k < kindCount; ++k) {
            if (counts[k] == 0)
                continue;
            Group group{Kind(k), counts[k], {}};
            for (const Candidate& c : std::move(best[k]).sorted())
                group.hits.push_back(hitOf(m_gazetteer.places[c.row], c.rank));
            m_page.groups.push_back(std::move(group));
        }
    }

    void findComponents(const Take* all) {
        Group group;
        Best best(m_limit);
        std::unordered_map<int, std::uint64_t> byClass;
        for (const ComponentTextsPtr& components : {m_finder.m_base, m_finder.m_newer}) {
            if (!components || isStopped())
                continue;
            const Found found =
                findIn(*components, components == m_finder.m_base ? m_finder.m_gone.get() : nullptr, all);
            group.count += found.count;
            best.add(found.best);
            for (std::size_t i = 0; i < found.byTrait.size(); ++i)
                if (found.byTrait[i] > 0)
                    byClass[components->trait[i].classId] += found.byTrait[i];
        }
        if (group.count == 0)
            return;
        for (const Candidate& c : std::move(best).sorted())
            group.hits.push_back(hitOf(*c.components, c.row, c.rank));
        for (const auto& [id, count] : byClass)
            m_page.classes.push_back({id, count});
        std::sort(m_page.classes.begin(), m_page.classes.end(), [](const auto& a, const auto& b) {
            return a.count != b.count ? a.count > b.count : a.classId < b.classId;
        });
        m_page.groups.push_back(std::move(group));
    }

    Found findIn(const ComponentTexts& components, const std::vector<bool>* gone, const Take* all) const {
        std::vector<ComponentRanks> terms;
        terms.reserve(m_terms.size());
        for (std::size_t t = 0; t < m_terms.size(); ++t)
            terms.emplace_back(m_terms[t], m_names[t], m_gazetteer, components, *m_finder.m_pinyin, m_stop);
        Found found(m_limit, components.trait.size());
        const std::size_t size = components.size(), half = size / 2 / block * block;
        if (all || size < parallelFrom) {
            findRows(components, terms, gone, 0, size, all, found);
            return found;
        }
        Found other(m_limit, components.trait.size());
        std::thread thread([&] { findRows(components, terms, gone, half, size, nullptr, other); });
        findRows(components, terms, gone, 0, half, nullptr, found);
        thread.join();
        found.best.add(other.best);
        found.count += other.count;
        for (std::size_t i = 0; i < found.byTrait.size(); ++i)
            found.byTrait[i] += other.byTrait[i];
        return found;
    }

    void findRows(const ComponentTexts& components, const std::vector<ComponentRanks>& terms,
                  const std::vector<bool>* gone, std::size_t from, std::size_t to, const Take* all,
                  Found& found) const {
        std::array<Rank, block> ranks;
        std::array<std::uint16_t, block> sums;
        for (std::size_t at = from; at < to && !isStopped(); at += block) {
            const std::size_t count = std::min(block, to - at);
            for (std::size_t t = 0; t < terms.size(); ++t) {
                terms[t].rows(at, std::span(ranks.data(), count));
                for (std::size_t i = 0; i < count; ++i)
                    sums[i] = t == 0                          ? ranks[i]
                              : ranks[i] == 0 || sums[i] == 0 ? std::uint16_t(0)
                                                              : std::uint16_t(sums[i] + ranks[i]);
            }
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t row = at + i;
                if (sums[i] == 0 || (gone && (*gone)[row]))
                    continue;
                ++found.count;
                ++found.byTrait[components.traits[row]];
                if (all)
                    (*all)(components, row);
                else if (!found.best.isTooLow(sums[i]))
                    found.best.add(
                        {sums[i], m_near.to(components.place[row]), components.key[row], &components, row});
            }
        }
    }

    Hit hitOf(const Place& place, int rank) const {
        const Texts& texts = m_gazetteer.texts;
        Hit hit;
        hit.kind = place.kind;
        hit.id = place.id;
        hit.name = texts.shown(place.name);
        hit.otherName = texts.shown(place.otherName);
        hit.code = texts.shown(place.code);
        hit.address = texts.shown(place.address);
        hit.subDistrict = place.subDistrict;
        hit.community = place.community;
        hit.anchor = place.anchor;
        hit.box = place.box;
        hit.rank = rank;
        return hit;
    }

    static Hit hitOf(const ComponentTexts& components, std::size_t row, int rank) {
        const Traits& traits = components.trait[components.traits[row]];
        Hit hit;
        hit.component = city::ComponentKey::unpacked(components.key[row]);
        hit.name = components.names.shown(traits.name);
        hit.code = components.codeAt(row);
        hit.address = components.addresses.shown(components.address[row]);
        hit.classId = traits.classId;
        hit.subDistrict = traits.subDistrict;
        hit.community = int(traits.community);
        hit.state = city::State(traits.state);
        hit.anchor = components.place[row].point();
        if (geo::isValid(hit.anchor))
            hit.box.add(hit.anchor);
        hit.rank = rank;
        return hit;
    }

    bool isStopped() const { return m_stop && m_stop(); }

    const Finder& m_finder;
    const Gazetteer& m_gazetteer;
    int m_limit;
    Nearness m_near;
    const Stop& m_stop;
    std::vector<std::string> m_terms;
    std::vector<NameMatches> m_names;
    Page m_page;
};

Finder::Finder(Pinyin pinyin, GazetteerPtr gazetteer)
    : m_pinyin(std::make_shared<const Pinyin>(std::move(pinyin))), m_gazetteer(std::move(gazetteer)) {}

void Finder::setComponents(ComponentTextsPtr base, ComponentTextsPtr newer,
                           const std::vector<city::ComponentKey>& touched) {
    m_base = std::move(base);
    m_newer = std::move(newer);
    m_gone = nullptr;
    if (touched.empty() || !m_base)
        return;
    auto gone = std::make_shared<std::vector<bool>>(m_base->size());
    for (const city::ComponentKey& key : touched)
        if (const std::ptrdiff_t row = m_base->find(key); row >= 0)
            (*gone)[std::size_t(row)] = true;
    m_gone = std::move(gone);
}

Page Finder::find(const Question& question, const Stop& stop) const {
    return Search(*this, question, stop).run();
}

std::vector<city::ComponentKey> Finder::components(const QString& text) const {
    std::vector<city::ComponentKey> keys;
    const Stop never;
    Search(*this, {text, {}, 0}, never).findAll([&keys](const ComponentTexts& components, std::size_t row) {
        keys.push_back(city::ComponentKey::unpacked(components.key[row]));
    });
    return keys;
}

} // namespace search
