// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/rows.h"

#include <QLocale>

#include <bit>
#include <numeric>

namespace query {

namespace {

constexpr std::size_t wordBits = 64;

QString dateText(std::uint32_t date) {
    if (date == 0)
        return {};
    return QStringLiteral("%1-%2-%3").arg(date / 10'000, 4, 10, QLatin1Char('0')).arg(date / 100 % 100, 2, 10, QLatin1Char('0'))
        .arg(date % 100, 2, 10, QLatin1Char('0'));
}

QString degreesText(std::int32_t value) {
    return QString::number(value / 1e7, 'f', 7);
}

/// Calls `visit(row)` for each bit, ascending.
template <typename Visit>
void eachBit(const RowBits& bits, Visit&& visit) {
    for (std::size_t w = 0; w < bits.size(); ++w)
        for (std::uint64_t word = bits[w]; word != 0; word &= word - 1)
            visit(Row(w * wordBits + std::size_t(std::countr_zero(word))));
}

} // namespace

RowsPtr Rows::make(const search::Finder& finder, city::CataloguePtr catalogue, DetailsPtr base, DetailsPtr newer) {
    if (!finder.hasComponents())
        return nullptr;
    std::shared_ptr<Rows> rows(new Rows);
    rows->m_catalogue = std::move(catalogue);
    rows->m_runs.push_back({finder.base(), std::move(base), 0});
    if (finder.newer() && finder.newer()->size() > 0)
        rows->m_runs.push_back({finder.newer(), std::move(newer), Row(finder.base()->size())});
    const std::size_t numbers = rows->numbers();
    rows->m_there.assign((numbers + wordBits - 1) / wordBits, ~std::uint64_t(0));
    if (numbers % wordBits != 0)
        rows->m_there.back() >>= wordBits - numbers % wordBits;
    if (finder.areAnyGone())
        for (std::size_t row = 0; row < finder.base()->size(); ++row)
            if (finder.isGone(row))
                rows->m_there[row / wordBits] &= ~(std::uint64_t(1) << (row % wordBits));
    for (const std::uint64_t word : rows->m_there)
        rows->m_count += std::size_t(std::popcount(word));
    for (const FieldTraits& traits : fields())
        for (Choice& choice : choicesOf(traits.field, *rows->m_catalogue))
            rows->m_choices[std::size_t(traits.field)].insert(choice.id, std::move(choice));
    return rows;
}

bool Rows::hasDetails() const {
    return std::all_of(m_runs.begin(), m_runs.end(), [](const Run& run) { return run.details != nullptr; });
}

city::ComponentKey Rows::keyAt(Row row) const {
    const Run& run = runOf(row);
    return city::ComponentKey::unpacked(run.texts->key[row - run.first]);
}

geo::Point Rows::anchorAt(Row row) const {
    const Run& run = runOf(row);
    return run.texts->place[row - run.first].point();
}

const search::Traits& Rows::traitsAt(Row row) const {
    const Run& run = runOf(row);
    return run.texts->trait[run.texts->traits[row - run.first]];
}

std::optional<Row> Rows::rowOf(city::ComponentKey key) const {
    for (const Run& run : m_runs)
        if (const std::ptrdiff_t at = run.texts->find(key); at >= 0 && isThere(run.first + Row(at)))
            return run.first + Row(at);
    return std::nullopt;
}

int Rows::idOf(Field field, const search::Traits& traits) const {
    switch (field) {
    case Field::Class: return traits.classId;
    case Field::State: return int(traits.state) + 1;
    case Field::SubDistrict: return traits.subDistrict;
    case Field::Community: return int(traits.community);
    default: break;
    }
    const city::ComponentClass* type = m_catalogue->componentClass(traits.classId);
    if (!type)
        return 0;
    return field == Field::Major ? type->major : field == Field::Line ? type->serviceLine : 0;
}

int Rows::idOf(Field field, const DetailTraits& traits) const {
    switch (field) {
    case Field::Authority: return traits.authority;
    case Field::Owner: return traits.owner;
    case Field::Maintainer: return traits.maintainer;
    case Field::Source: return traits.source + 1;
    case Field::Accuracy: return traits.accuracy + 1;
    case Field::Company: {
        const city::Department* department = m_catalogue->department(traits.maintainer);
        return department ? department->company : 0;
    }
    default: return 0;
    }
}

QString Rows::text(Field field, Row row, bool inChinese) const {
    const Run& run = runOf(row);
    const std::size_t at = row - run.first;
    const search::ComponentTexts& texts = *run.texts;
    const search::Traits& traits = texts.trait[texts.traits[at]];
    const auto named = [&](int id) {
        const auto found = m_choices[std::size_t(field)].constFind(id);
        return found == m_choices[std::size_t(field)].cend() ? QString() : found->shown(inChinese);
    };
    if (traitsOf(field).isDetail && !run.details)
        return {};
    const bool isShape = city::ComponentKey::unpacked(texts.key[at]).shape != city::Shape::Point;
    const bool isPolygon = city::ComponentKey::unpacked(texts.key[at]).shape == city::Shape::Polygon;
    switch (field) {
    case Field::Code: return texts.codeAt(at);
    case Field::Name: return texts.names.shown(traits.name);
    case Field::Note: return texts.names.shown(traits.note);
    case Field::Address: return texts.addresses.shown(texts.address[at]);
    case Field::Kind: return named(int(texts.key[at] >> 62) + 1);
    case Field::Longitude: return texts.place[at].isValid() ? degreesText(texts.place[at].lon) : QString();
    case Field::Latitude: return texts.place[at].isValid() ? degreesText(texts.place[at].lat) : QString();
    case Field::Surveyed: return dateText(run.details->surveyed[at]);
    case Field::Changed: return dateText(run.details->changed[at]);
    case Field::UnitGrid: return run.details->grids.shown(run.details->unitGrid[at]);
    case Field::Length: return isShape && !isPolygon ? QString::number(double(run.details->measure[at]), 'f', 1) : QString();
    case Field::Area: return isPolygon ? QString::number(double(run.details->measure[at]), 'f', 1) : QString();
    default: break;
    }
    return traitsOf(field).isDetail ? named(idOf(field, run.details->trait[run.details->traits[at]])) : named(idOf(field, traits));
}

std::vector<Row> Rows::all() const {
    return rowsOf(m_there);
}

std::vector<Row> Rows::rowsOf(const RowBits& bits) const {
    std::size_t count = 0;
    for (const std::uint64_t word : bits)
        count += std::size_t(std::popcount(word));
    std::vector<Row> rows(count);
    std::size_t next = 0;
    eachBit(bits, [&](Row row) { rows[next++] = row; });
    return rows;
}

RowBits Rows::bitsOf(const city::Selection& selection) const {
    RowBits bits(m_there.size(), 0);
    const auto keys = selection.keys();
    for (const Run& run : m_runs) {
        const auto& column = run.texts->key;
        const bool isDense = keys.size() > column.size() / 16; // a walk along both, or a search for each
        const auto* at = column.begin();
        for (const std::uint64_t key : keys) {
            if (isDense)
                while (at != column.end() && *at < key)
                    ++at;
            else
                at = std::lower_bound(at, column.end(), key);
            if (at == column.end())
                break;
            if (*at == key) {
                const std::size_t row = run.first + std::size_t(at - column.begin());
                bits[row / wordBits] |= std::uint64_t(1) << (row % wordBits);
            }
        }
    }
    for (std::size_t w = 0; w < bits.size(); ++w)
        bits[w] &= m_there[w];
    return bits;
}

city::Selection Rows::selectionOf(std::span<const Row> rows) const {
    std::vector<std::uint64_t> keys(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        keys[i] = keyAt(rows[i]).packed();
    return city::Selection::of(std::move(keys));
}

} // namespace query
