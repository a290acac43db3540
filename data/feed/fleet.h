// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/screening.h"

namespace feed {

/// Owner of the live state of every device: takes positions through the screening, counts what was refused, and gives
/// snapshots. One thread. No clock: whoever calls tells the time.
class Fleet {
public:
    static constexpr std::size_t mostRefusals = 512, mostStrangers = 256;

    explicit Fleet(Screening screening, city::DeviceListPtr devices);

    /// The city's devices changed: the state of those that stay, stays.
    void setDevices(city::DeviceListPtr devices);
    const city::DeviceList& devices() const { return *m_devices; }

    /// What a device told beside its place; NaN where it did not.
    struct Extras {
        float batteryPercent = LiveDevice::absent, taskPercent = LiveDevice::absent, tankPercent = LiveDevice::absent;
    };
    /// Judges a position of an approved device. When it is taken, `candidate.fix` is what history should keep. Alarm and
    /// status bits count even where the place does not: an SOS from a tunnel is one.
    Verdict take(Candidate& candidate, const Extras& extras, SourceState& source);
    /// The newest value of a quantity; older ones than the newest change nothing.
    void take(const city::Reading& reading);

    void setConnected(city::DeviceKey device, bool connected);
    void heard(city::DeviceKey device, city::ReceiveTime now);
    void refuse(SourceState& source, const Refusal& refusal);
    /// A terminal that no device stands for.
    void meet(std::string_view number, std::string_view address, std::string_view plate, std::string_view model,
              city::ReceiveTime now);

    /// Everything but the sources, which their owners add. `changes` tells whether there is anything new.
    FleetSnapshot snapshot() const;
    std::uint64_t changes() const { return m_changes; }

private:
    struct Entry {
        LiveDevice live;
        Past past;
        double fastestKmh = 160;
    };
    Entry* entry(city::DeviceKey device);

    Screening m_screening;
    city::DeviceListPtr m_devices;
    std::vector<Entry> m_entries; ///< one a device of the list, by key
    QHash<std::int64_t, std::size_t> m_places;
    QHash<std::uint64_t, LiveReading> m_readings; ///< by device and quantity
    std::vector<Refusal> m_refusals; ///< a ring
    std::size_t m_nextRefusal = 0;
    std::vector<Stranger> m_strangers;
    std::uint64_t m_changes = 0;
};

} // namespace feed
