// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/match.h"

#include "search/scan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>

namespace query {

namespace {

using Condition = Expression::Condition;
using Compare = Expression::Compare;
using search::TextId;
using Flags = std::vector<std::uint8_t>; ///< one a trait or text: 1 where the condition holds

constexpr std::size_t wordBits = 64;
constexpr std::size_t parallelFrom = 100'000;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// One condition over one run, asked for up to 64 rows at a time.
class Test {
public:
    virtual ~Test() = default;
    virtual std::uint64_t word(std::size_t from, std::size_t count) const = 0;
};

template <typename Holds>
class TestOf : public Test {
public:
    explicit TestOf(Holds holds) : m_holds(std::move(holds)) {}
    std::uint64_t word(std::size_t from, std::size_t count) const override {
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < count; ++i)
            word |= std::uint64_t(m_holds(from + i) ? 1 : 0) << i;
        return word;
    }

private:
    Holds m_holds;
};

template <typename Holds>
std::unique_ptr<Test> testOf(Holds holds) {
    return std::make_unique<TestOf<Holds>>(std::move(holds));
}

bool holds(std::string_view text, Compare compare, const std::string& wanted) {
    switch (compare) {
    case Compare::Equal: return text == wanted;
    case Compare::Contains: return text.find(wanted) != std::string_view::npos;
    case Compare::Like: return isLike(text, wanted);
    default: break;
    }
    if (text.empty()) // an absent value is neither less nor greater
        return false;
    switch (compare) {
    case Compare::Less: return text < wanted;
    case Compare::LessOrEqual: return text <= wanted;
    case Compare::Greater: return text > wanted;
    default: return text >= wanted;
    }
}

bool holds(std::string_view text, const Condition& condition) {
    return std::any_of(condition.texts.begin(), condition.texts.end(),
                       [&](const std::string& wanted) { return holds(text, condition.compare, wanted); });
}

/// The longest piece of a pattern without wildcards.
std::string literalOf(const std::string& pattern) {
    std::string best;
    for (std::size_t from = 0; from <= pattern.size();) {
        const std::size_t end = std::min(pattern.find_first_of("%_", from), pattern.size());
        if (end - from > best.size())
            best = pattern.substr(from, end - from);
        from = end + 1;
    }
    return best;
}

/// Of each text, whether the condition holds. What must stand inside is found by one pass over all of them.
Flags flagsOf(const search::Texts& texts, const Condition& condition) {
    Flags flags(texts.size(), 0);
    for (const std::string& wanted : condition.texts) {
        const bool isOrder = condition.compare >= Compare::Less;
        const std::string inside = isOrder ? std::string() : condition.compare == Compare::Like ? literalOf(wanted) : wanted;
        const auto judge = [&](TextId id) {
            flags[id] = std::uint8_t(flags[id] | (holds(texts.folded(id), condition.compare, wanted) ? 1 : 0));
        };
        if (!inside.empty())
            texts.find(inside, 0, TextId(texts.size()), [&](TextId id, search::Match) { judge(id); });
        else
            for (TextId id = 0; id < texts.size(); ++id)
                judge(id);
    }
    return flags;
}

bool isAmong(const std::vector<int>& ids, int id) {
    return std::binary_search(ids.begin(), ids.end(), id);
}

bool isWithin(const Condition& condition, double value) {
    if (std::isnan(value))
        return condition.isAbsent;
    return std::any_of(condition.ranges.begin(), condition.ranges.end(),
                       [value](Expression::Range range) { return value >= range.from && value <= range.to; });
}

std::string_view digitsOf(search::PackedCode code, std::array<char, 16>& digits) {
    for (std::size_t i = 0; i < digits.size(); ++i)
        digits[i] = char('0' + (code >> (60 - 4 * i) & 0xF));
    return {digits.data(), digits.size()};
}

/// Makes the tests of one run.
class Tests {
public:
    Tests(const Rows& rows, const Rows::Run& run) : m_rows(rows), m_run(run), m_texts(*run.texts) {}

    std::unique_ptr<Test> of(const Condition& condition) const {
        const FieldTraits& traits = traitsOf(condition.field);
        if (traits.isDetail && !m_run.details) // nobody read them: nothing is known to hold
            return testOf([](std::size_t) { return false; });
        switch (traits.sort) {
        case Sort::Named: return named(condition);
        case Sort::Text: return text(condition);
        default: return number(condition);
        }
    }

private:
    std::unique_ptr<Test> named(const Condition& condition) const {
        if (condition.field == Field::Kind)
            return testOf([&keys = m_texts.key, ids = condition.ids](std::size_t row) {
                return isAmong(ids, int(keys[row] >> 62) + 1);
            });
        if (!traitsOf(condition.field).isDetail)
            return byTrait([&](const search::Traits& traits) { return isAmong(condition.ids, m_rows.idOf(condition.field, traits)); });
        const Details& details = *m_run.details;
        Flags flags;
        for (const DetailTraits& traits : details.trait)
            flags.push_back(isAmong(condition.ids, m_rows.idOf(condition.field, traits)));
        return testOf([&numbers = details.traits, flags = std::move(flags)](std::size_t row) { return flags[numbers[row]] != 0; });
    }

    template <typename Holds>
    std::unique_ptr<Test> byTrait(Holds holds) const {
        Flags flags;
        for (const search::Traits& traits : m_texts.trait)
            flags.push_back(holds(traits));
        return testOf([&numbers = m_texts.traits, flags = std::move(flags)](std::size_t row) { return flags[numbers[row]] != 0; });
    }

    std::unique_ptr<Test> text(const Condition& condition) const {
        switch (condition.field) {
        case Field::Address:
            return testOf([&ids = m_texts.address, flags = flagsOf(m_texts.addresses, condition)](std::size_t row) {
                return flags[ids[row]] != 0;
            });
        case Field::UnitGrid:
            return testOf([&ids = m_run.details->unitGrid, flags = flagsOf(m_run.details->grids, condition)](std::size_t row) {
                return flags[ids[row]] != 0;
            });
        case Field::Code: return code(condition);
        default: break;
        }
        const Flags flags = flagsOf(m_texts.names, condition);
        const bool isName = condition.field == Field::Name;
        return byTrait([&](const search::Traits& traits) { return flags[isName ? traits.name : traits.note] != 0; });
    }

    std::unique_ptr<Test> code(const Condition& condition) const {
        auto words = std::make_shared<const Flags>(flagsOf(m_texts.names, condition));
        const auto ofWord = [words](search::PackedCode code) { return (*words)[search::ComponentTexts::wordOf(code)] != 0; };
        if (condition.compare == Compare::Equal) { // whole codes compare as numbers
            std::vector<search::PackedCode> wanted;
            for (const std::string& text : condition.texts)
                wanted.push_back(search::packedCode(text));
            std::erase(wanted, search::noCode);
            std::sort(wanted.begin(), wanted.end());
            return testOf([&codes = m_texts.code, ofWord, wanted](std::size_t row) {
                return search::isDigits(codes[row]) ? std::binary_search(wanted.begin(), wanted.end(), codes[row]) : ofWord(codes[row]);
            });
        }
        const std::size_t stem = std::min(condition.texts.front().find_first_not_of("0123456789"), condition.texts.front().size());
        const bool isStart = condition.compare == Compare::Like && condition.texts.size() == 1 && stem > 0 && stem < 16 &&
                             condition.texts.front().substr(stem) == "%";
        if (isStart) { // the first digits are one number
            const std::string first = condition.texts.front().substr(0, stem);
            const search::PackedCode start = search::packedCode(first + std::string(16 - stem, '0')) >> (64 - 4 * stem);
            return testOf([&codes = m_texts.code, ofWord, start, stem](std::size_t row) {
                return search::isDigits(codes[row]) ? codes[row] >> (64 - 4 * stem) == start : ofWord(codes[row]);
            });
        }
        return testOf([&codes = m_texts.code, ofWord, condition](std::size_t row) {
            std::array<char, 16> digits;
            return search::isDigits(codes[row]) ? holds(digitsOf(codes[row], digits), condition) : ofWord(codes[row]);
        });
    }

    std::unique_ptr<Test> number(const Condition& condition) const {
        const auto date = [&](const std::vector<std::uint32_t>& column) {
            return testOf([&column, condition](std::size_t row) { return isWithin(condition, column[row] ? double(column[row]) : none); });
        };
        switch (condition.field) {
        case Field::Surveyed: return date(m_run.details->surveyed);
        case Field::Changed: return date(m_run.details->changed);
        case Field::Length:
        case Field::Area: {
            const auto shape = std::uint64_t(condition.field == Field::Length ? city::Shape::Line : city::Shape::Polygon);
            return testOf([&keys = m_texts.key, &measure = m_run.details->measure, shape, condition](std::size_t row) {
                return isWithin(condition, keys[row] >> 62 == shape ? double(measure[row]) : none);
            });
        }
        default: break;
        }
        const bool isLon = condition.field == Field::Longitude;
        return testOf([&places = m_texts.place, isLon, condition](std::size_t row) {
            const search::SmallPoint place = places[row];
            return isWithin(condition, place.isValid() ? (isLon ? place.lon : place.lat) / 1e7 : none);
        });
    }

    const Rows& m_rows;
    const Rows::Run& m_run;
    const search::ComponentTexts& m_texts;
};

/// The answers of all conditions, joined as the expression says.
class Program {
public:
    Program(const Rows& rows, const Rows::Run& run, const Expression& expression) : m_expression(expression) {
        const Tests tests(rows, run);
        for (const Condition& condition : expression.conditions())
            m_tests.push_back(tests.of(condition));
    }

    std::uint64_t word(std::size_t from, std::size_t count, std::vector<std::uint64_t>& stack) const {
        using What = Expression::Step::What;
        stack.clear();
        for (const Expression::Step& step : m_expression.steps()) {
            if (step.what == What::Condition) {
                stack.push_back(m_tests[step.condition]->word(from, count));
            } else if (step.what == What::Not) {
                stack.back() = ~stack.back();
            } else {
                const std::uint64_t top = stack.back();
                stack.pop_back();
                stack.back() = step.what == What::And ? stack.back() & top : stack.back() | top;
            }
        }
        return count == wordBits ? stack.back() : stack.back() & ((std::uint64_t(1) << count) - 1);
    }

private:
    const Expression& m_expression;
    std::vector<std::unique_ptr<Test>> m_tests;
};

/// Rows [from, to) of a run, both multiples of 64 but at the end; ORed into `bits`, whose words nobody else writes.
void judge(const Program& program, const Rows::Run& run, std::size_t from, std::size_t to, RowBits& bits, const Stop& stop) {
    std::vector<std::uint64_t> stack;
    constexpr std::size_t stopEach = 1 << 16;
    for (std::size_t at = from; at < to;) {
        if (stop && at % stopEach == 0 && stop())
            return;
        // Words of the bits begin where the row number is a multiple of 64, which a second run's rows do not.
        const std::size_t row = run.first + at;
        const std::size_t count = std::min(wordBits - row % wordBits, to - at);
        bits[row / wordBits] |= program.word(at, count, stack) << (row % wordBits);
        at += count;
    }
}

} // namespace

RowBits matching(const Rows& rows, const Expression& expression, const Stop& stop) {
    if (expression.isAll())
        return rows.there();
    RowBits bits(rows.there().size(), 0);
    for (const Rows::Run& run : rows.runs()) {
        const Program program(rows, run, expression);
        const std::size_t size = run.texts->size();
        if (size < parallelFrom) {
            judge(program, run, 0, size, bits, stop);
            continue;
        }
        const std::size_t half = size / 2 / wordBits * wordBits;
        std::thread other([&] { judge(program, run, half, size, bits, stop); });
        judge(program, run, 0, half, bits, stop);
        other.join();
    }
    for (std::size_t w = 0; w < bits.size(); ++w)
        bits[w] &= rows.there()[w];
    return bits;
}

} // namespace query
