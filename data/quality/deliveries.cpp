// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/deliveries.h"

#include "geo/gcj.h"

#include <algorithm>

namespace quality {

namespace {

std::uint32_t lotOf(const Facts& row) {
    std::uint64_t h = row.key + 0x9E3779B97F4A7C15u; // splitmix64
    h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9u;
    h = (h ^ (h >> 27)) * 0x94D049BB133111EBu;
    return std::uint32_t(h >> 32);
}

/// Others are told by rules of their own.
bool counts(const Facts& row, const Ground& ground) {
    return geo::isValid(row.place) && ground.box().contains(row.place);
}

double median(std::vector<double>& values) {
    std::ranges::nth_element(values, values.begin() + std::ptrdiff_t(values.size() / 2));
    return values[values.size() / 2];
}

} // namespace

Deliveries::Key Deliveries::keyOf(const Facts& row) {
    const auto classId = std::uint64_t(std::uint32_t(row.classId)) & 0xFFFFFF;
    return row.delivery ? (std::uint64_t(1) << 63) | (std::uint64_t(row.delivery) << 24) | classId
                        : (std::uint64_t(std::uint32_t(row.subDistrict)) << 24) | classId;
}

void Deliveries::build(const std::vector<Facts>& rows, const Ground& ground) {
    m_members.clear();
    if (ground.roads().isEmpty()) return;
    Key last = 0;
    Members* into = nullptr;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!counts(rows[i], ground)) continue;
        const Key key = keyOf(rows[i]);
        if (!into || key != last) into = &m_members[last = key];
        into->emplace_back(lotOf(rows[i]), std::uint32_t(i));
    }
    for (auto& [key, members] : m_members) std::ranges::sort(members);
}

void Deliveries::add(const Facts& row, std::uint32_t place, const Ground& ground) {
    if (!counts(row, ground) || ground.roads().isEmpty()) return;
    Members& members = m_members[keyOf(row)];
    const std::pair entry(lotOf(row), place);
    members.insert(std::ranges::lower_bound(members, entry), entry);
}

void Deliveries::remove(const Facts& row, std::uint32_t place, const Ground& ground) {
    if (!counts(row, ground)) return;
    const auto at = m_members.find(keyOf(row));
    if (at == m_members.end()) return;
    const std::pair entry(lotOf(row), place);
    const auto found = std::ranges::lower_bound(at->second, entry);
    if (found != at->second.end() && *found == entry) at->second.erase(found);
    if (at->second.empty()) m_members.erase(at);
}

std::vector<Deliveries::Key> Deliveries::keys() const {
    std::vector<Key> all;
    for (const auto& [key, members] : m_members) all.push_back(key);
    std::ranges::sort(all);
    return all;
}

std::optional<Deliveries::Shift> Deliveries::judge(Key key, const std::vector<Facts>& rows, const Ground& ground, const Limits& limits) const {
    const auto at = m_members.find(key);
    if (at == m_members.end() || at->second.size() < std::max<std::size_t>(limits.fewest, 1)) return std::nullopt;
    std::vector<double> here, ifGcj, ifTwice;
    for (std::size_t i = 0; i < std::min(limits.sample, at->second.size()); ++i) {
        const geo::Point place = rows[at->second[i].second].place;
        const geo::GcjPoint shifted = geo::toGcj(place);
        here.push_back(ground.roads().metres(place));
        ifGcj.push_back(ground.roads().metres(geo::fromGcj({place.lon, place.lat})));
        ifTwice.push_back(ground.roads().metres({shifted.lon, shifted.lat}));
    }
    const Facts& first = rows[at->second.front().second];
    Shift shift{false, median(here), median(ifGcj), std::uint32_t(at->second.size()), first.place, first.key};
    const auto isShifted = [&] { return shift.otherwise * limits.factor < shift.metres && shift.otherwise <= limits.near; };
    if (isShifted()) return shift;
    shift.isTwice = true;
    shift.otherwise = median(ifTwice);
    if (isShifted()) return shift;
    return std::nullopt;
}

} // namespace quality
