// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fleet.h"

#include <algorithm>
#include <cmath>

namespace feed {

namespace {

void keepNewer(float& to, float value) {
    if (!std::isnan(value)) to = value;
}

/// A mean that follows within some hundred fixes; clocks that are ahead count as no lag.
void follow(std::uint32_t& lagMs, const city::Fix& fix) {
    const auto lag = std::clamp<std::int64_t>(fix.received.ms - fix.event.ms, 0, 3'600'000);
    lagMs = std::uint32_t((std::int64_t(lagMs) * 63 + lag + 32) / 64);
}

void show(LiveDevice& live, const city::Fix& fix) {
    live.previous = live.hasFix() ? live.place : fix.place;
    live.previousEvent = live.event;
    live.event = fix.event;
    live.received = fix.received;
    live.place = fix.place;
    live.speedKmh = fix.speedKmh;
    live.headingDeg = fix.headingDeg;
    live.altitudeM = fix.altitudeM;
    keepNewer(live.mileageKm, fix.mileageKm);
    live.marks = fix.marks;
    ++live.fixes;
}

} // namespace

Fleet::Fleet(Screening screening, city::DeviceListPtr devices) : m_screening(std::move(screening)) {
    setDevices(std::move(devices));
}

void Fleet::setDevices(city::DeviceListPtr devices) {
    std::vector<Entry> entries;
    QHash<std::int64_t, std::size_t> places;
    entries.reserve(devices->devices.size());
    for (const city::Device& device : devices->devices) {
        Entry entry;
        if (const Entry* before = this->entry(device.key)) entry = *before;
        entry.live.device = device.key;
        if (const city::DeviceKind* kind = devices->kind(device.kind)) entry.fastestKmh = kind->fastestKmh;
        entries.push_back(entry);
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.live.device < b.live.device; });
    for (std::size_t i = 0; i < entries.size(); ++i) places.insert(entries[i].live.device.row, i);
    m_entries = std::move(entries);
    m_places = std::move(places);
    m_devices = std::move(devices);
    std::erase_if(m_strangers, [this](const Stranger& s) {
        return m_devices->byNumber(QString::fromUtf8(s.number.view().data(), qsizetype(s.number.view().size())));
    });
    ++m_changes;
}

Fleet::Entry* Fleet::entry(city::DeviceKey device) {
    const auto at = m_places.constFind(device.row);
    return at == m_places.cend() ? nullptr : &m_entries[*at];
}

Verdict Fleet::take(Candidate& candidate, const Extras& extras, SourceState& source) {
    Entry* entry = this->entry(candidate.fix.device);
    if (!entry) return {Verdict::Reject, Reason::UnknownTerminal};
    candidate.fastestKmh = entry->fastestKmh;
    const bool isNewer = candidate.hasTime && candidate.fix.event >= entry->live.event;
    const Verdict verdict = m_screening.judge(candidate, entry->past);
    const city::Fix& fix = candidate.fix;
    entry->live.heard = fix.received;
    const bool speaksOfNow = verdict.kind == Verdict::Accept ||
                             (isNewer && (verdict.reason == Reason::NoFix || verdict.reason == Reason::OutsideCity ||
                                          verdict.reason == Reason::Jump || verdict.reason == Reason::NoPlace));
    if (speaksOfNow) {
        entry->live.alarms = fix.alarms;
        entry->live.status = fix.status;
        keepNewer(entry->live.batteryPercent, extras.batteryPercent);
        keepNewer(entry->live.taskPercent, extras.taskPercent);
        keepNewer(entry->live.tankPercent, extras.tankPercent);
    }
    ++m_changes;
    if (verdict.kind == Verdict::Reject) {
        Refusal refusal;
        refusal.received = fix.received;
        refusal.event = candidate.hasTime ? fix.event : city::EventTime{};
        refusal.device = fix.device;
        refusal.place = fix.place;
        refusal.reason = verdict.reason;
        refuse(source, refusal);
        return verdict;
    }
    ++source.accepted;
    if (verdict.kind == Verdict::HistoryOnly) {
        ++source.late;
        return verdict;
    }
    show(entry->live, fix);
    follow(source.lagMs, fix);
    return verdict;
}

void Fleet::take(const city::Reading& reading) {
    const std::uint64_t key = std::uint64_t(reading.device.row) << 16 | reading.quantity.number;
    LiveReading& live = m_readings[key];
    if (live.device.row && reading.event < live.event) return;
    live = {reading.device, reading.event, reading.received, reading.value, reading.quantity};
    if (Entry* entry = this->entry(reading.device)) entry->live.heard = reading.received;
    ++m_changes;
}

void Fleet::setConnected(city::DeviceKey device, bool connected) {
    if (Entry* entry = this->entry(device)) entry->live.connected = connected;
    ++m_changes;
}

void Fleet::heard(city::DeviceKey device, city::ReceiveTime now) {
    if (Entry* entry = this->entry(device)) entry->live.heard = now;
    ++m_changes;
}

void Fleet::refuse(SourceState& source, const Refusal& refusal) {
    ++source.refused[std::size_t(refusal.reason)];
    ++m_changes;
    if (m_refusals.size() < mostRefusals) {
        m_refusals.push_back(refusal);
        return;
    }
    m_refusals[m_nextRefusal] = refusal;
    m_nextRefusal = (m_nextRefusal + 1) % mostRefusals;
}

void Fleet::meet(std::string_view number, std::string_view address, std::string_view plate, std::string_view model,
                 city::ReceiveTime now) {
    auto at = std::find_if(m_strangers.begin(), m_strangers.end(), [&](const Stranger& s) { return s.number.view() == number; });
    if (at == m_strangers.end()) {
        // Full: the one that was silent for longest makes room.
        if (m_strangers.size() == mostStrangers)
            m_strangers.erase(std::min_element(m_strangers.begin(), m_strangers.end(), [](const Stranger& a, const Stranger& b) {
                return a.lastHeard < b.lastHeard;
            }));
        at = m_strangers.insert(m_strangers.end(), Stranger());
        at->number.set(number);
        at->firstHeard = now;
    }
    at->lastHeard = now;
    ++at->frames;
    at->address.set(address);
    if (!plate.empty()) at->plate.set(plate);
    if (!model.empty()) at->model.set(model);
    ++m_changes;
}

FleetSnapshot Fleet::snapshot() const {
    FleetSnapshot out;
    out.devices.reserve(m_entries.size());
    for (const Entry& entry : m_entries)
        if (entry.live.heard.ms) out.devices.push_back(entry.live);
    out.readings.reserve(std::size_t(m_readings.size()));
    for (const LiveReading& reading : m_readings) out.readings.push_back(reading);
    std::sort(out.readings.begin(), out.readings.end(), [](const LiveReading& a, const LiveReading& b) {
        return std::pair(a.device, a.quantity) < std::pair(b.device, b.quantity);
    });
    out.refusals.assign(m_refusals.begin() + std::ptrdiff_t(m_nextRefusal), m_refusals.end());
    out.refusals.insert(out.refusals.end(), m_refusals.begin(), m_refusals.begin() + std::ptrdiff_t(m_nextRefusal));
    out.strangers = m_strangers;
    return out;
}

} // namespace feed
