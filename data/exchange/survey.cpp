// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/survey.h"

#include "geo/gcj.h"
#include "store/ground.h"

#include <QCoreApplication>

#include <algorithm>

namespace exchange {

namespace {

constexpr std::size_t mostPlaces = 400, fewestForShift = 20;
constexpr double farMetres = 300; ///< what a place without a road counts as
/// Street furniture lies this near the roads, by the median. Among dense streets any place does within three times that, so that
/// what is beside them and what is not differ by less than one would think: lamps of the demo city by 5 m to 19 m.
constexpr double besideMetres = 12;

QString say(const char* text) {
    return QCoreApplication::translate("exchange", text);
}

/// A little more than the sub-districts.
geo::Box widened(geo::Box box) {
    const double by = 0.1 * std::max(box.east - box.west, box.north - box.south);
    return {box.west - by, box.south - by, box.east + by, box.north + by};
}

city::Result<double> medianDistance(store::Database& city, const std::vector<geo::Point>& places) {
    std::vector<double> all;
    for (const geo::Point& place : places) {
        const auto metres = store::ground::roadDistance(city, place);
        if (!metres)
            return tl::unexpected(metres.error());
        all.push_back(metres->value_or(farMetres));
    }
    std::ranges::nth_element(all, all.begin() + std::ptrdiff_t(all.size() / 2));
    return all[all.size() / 2];
}

} // namespace

void Survey::add(const parcel::Shape& shape) {
    if (shape.parts.empty())
        return;
    const parcel::Place place = shape.parts.front().front().front();
    ++m_seen;
    if (m_places.size() < mostPlaces)
        m_places.push_back(place);
    else if (m_seen % std::int64_t(mostPlaces) == 0)
        m_places[std::size_t(m_seen / std::int64_t(mostPlaces)) % mostPlaces] = place;
}

city::Result<QStringList> Survey::judge(store::Database& city, const geo::Box& extent,
                                        const Mapping& mapping) const {
    QStringList warnings;
    if (m_places.empty() || extent.isEmpty())
        return warnings;
    const geo::Box box = widened(extent);
    std::size_t inside = 0, swappedInside = 0;
    std::vector<geo::Point> as, from,
        to; // as declared; as if GCJ-02; as if it had been shifted once too often
    for (const parcel::Place& p : m_places) {
        const geo::Point place = mapping.isGcj() ? geo::fromGcj({p.x, p.y}) : geo::Point{p.x, p.y};
        inside += box.contains(place);
        swappedInside += box.contains({p.y, p.x});
        if (!box.contains(place) || as.size() >= 200)
            continue;
        const geo::GcjPoint shifted = geo::toGcj(place);
        as.push_back(place);
        from.push_back(geo::fromGcj({place.lon, place.lat}));
        to.push_back({shifted.lon, shifted.lat});
    }
    if (inside * 2 < m_places.size() && swappedInside * 2 > m_places.size())
        warnings +=
            say(QT_TRANSLATE_NOOP("exchange", "The axes look swapped: with longitude and latitude exchanged "
                                              "the places lie in the city. Set \"swapped\" in the mapping."));
    else if (inside * 2 < m_places.size())
        warnings += say(QT_TRANSLATE_NOOP(
            "exchange", "Most places lie far outside the city. Is the declared coordinate system right?"));
    if (as.size() < fewestForShift || as.front() == from.front())
        return warnings;
    const auto here = medianDistance(city, as), ifGcj = medianDistance(city, from),
               ifTwice = medianDistance(city, to);
    for (const auto* one : {&here, &ifGcj, &ifTwice})
        if (!*one)
            return tl::unexpected(one->error());
    const auto isBetter = [&](double other) { return other <= besideMetres && other * 2 < *here; };
    if (isBetter(*ifGcj) && *ifGcj <= *ifTwice)
        warnings +=
            say(QT_TRANSLATE_NOOP("exchange",
                                  "The places look shifted: read as GCJ-02 they lie %1 m from the roads, as "
                                  "declared %2 m. Declare GCJ-02 if the data come from a web map."))
                .arg(*ifGcj, 0, 'f', 0)
                .arg(*here, 0, 'f', 0);
    else if (isBetter(*ifTwice))
        warnings +=
            say(QT_TRANSLATE_NOOP("exchange", "The places look shifted by GCJ-02 though they are not in it: "
                                              "%1 m from the roads without, %2 m as declared."))
                .arg(*ifTwice, 0, 'f', 0)
                .arg(*here, 0, 'f', 0);
    return warnings;
}

} // namespace exchange
