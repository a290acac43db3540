// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/fix.h"

#include <array>
#include <memory>
#include <string_view>
#include <vector>

/// The live city: terminals, screening, the state of all devices. No SQL, no pixels.
namespace feed {

/// Why a position or a terminal was not taken, in the order of the checks.
enum class Reason : std::uint8_t {
    None,
    // of a connection or its frames
    UnknownTerminal,   ///< no device of the city has this number: quarantined for approval
    NotAuthenticated,  ///< it sent data before it authenticated
    WrongCode,         ///< it authenticated with another code than its own
    OtherNumber,       ///< frames under another number than the one that authenticated
    BadFrame,          ///< wrong checksum, length or escape; not readable
    Retired,           ///< the device is out of use
    Flood,             ///< more frames than its share of a second
    TooManyConnections,
    TooSlow,           ///< silent before it authenticated, or a frame that never ended
    // of a position, by Screening
    NoFix,             ///< the device says that it has no position
    NoTime,            ///< its time is none
    ClockAhead,        ///< its clock is ahead of ours
    ClockBehind,       ///< older than anything a blind zone explains
    Duplicate,         ///< the same device, time and place
    NoPlace,           ///< coordinates of no place on Earth
    OutsideCity,
    Jump,              ///< it cannot have come there since the last fix
    Count
};
inline constexpr std::size_t reasonCount = std::size_t(Reason::Count);

/// The live state of one device: its newest fix, and what else it told last. Trivially copyable.
struct LiveDevice {
    static constexpr float absent = city::Fix::absent;
    city::DeviceKey device;
    city::EventTime event;        ///< of the newest fix; 0 before the first one
    city::ReceiveTime received;   ///< of that fix: its age is what the screen shows
    city::ReceiveTime heard;      ///< the last sign of life: any frame
    geo::Point place;             ///< of the newest fix; meaningless while `event` is 0
    geo::Point previous;          ///< of the fix before it: a glide goes from there to `place`, never further
    city::EventTime previousEvent;///< 0: there was none
    float speedKmh = absent;
    float headingDeg = absent;
    float altitudeM = absent;
    float mileageKm = absent;
    float batteryPercent = absent;
    float taskPercent = absent;   ///< share of the task done
    float tankPercent = absent;   ///< water, dust or waste
    std::uint32_t alarms = 0;     ///< JT/T 808 bits
    std::uint32_t status = 0;     ///< JT/T 808 bits
    std::uint32_t fixes = 0;      ///< taken since the owner started; changes with each
    std::uint8_t marks = 0;       ///< city::FixMark of the newest fix
    std::uint8_t connected = 0;   ///< 1 while its connection stands
    bool hasFix() const { return event.ms != 0; }
};

/// The newest value of one quantity of one device. Trivially copyable.
struct LiveReading {
    city::DeviceKey device;
    city::EventTime event;
    city::ReceiveTime received;
    double value = 0;
    city::QuantityId quantity;
};

/// Text of fixed size, for what lies in mapped memory: UTF-8, cut to fit, ended by a zero.
template <std::size_t Size>
struct ShortText {
    std::array<char, Size> bytes{};
    void set(std::string_view text) {
        bytes.fill(0);
        text.copy(bytes.data(), Size - 1);
    }
    std::string_view view() const {
        const std::string_view all(bytes.data(), Size);
        return all.substr(0, all.find('\0'));
    }
};

/// What one source (a protocol's port, a broker) did since the owner started. Trivially copyable.
struct SourceState {
    ShortText<48> name;                ///< `jt808 127.0.0.1:10808`
    std::uint32_t connected = 0;       ///< connections that stand
    std::uint32_t authenticated = 0;   ///< of these
    std::uint64_t frames = 0;
    std::uint64_t accepted = 0;        ///< fixes and readings taken, live or late
    std::uint64_t late = 0;            ///< of these: only into history
    std::array<std::uint64_t, reasonCount> refused{};
    std::uint32_t lagMs = 0;           ///< event to arrival of newest fixes, a slow mean; clocks differ
    std::uint32_t waiting = 0;         ///< fixes and readings that history has not committed yet
};

/// One refusal, so that a count can be opened: the newest ones are kept. Trivially copyable.
struct Refusal {
    city::ReceiveTime received;
    city::EventTime event;             ///< 0 where it told none
    city::DeviceKey device;            ///< 0 where unknown
    geo::Point place;                  ///< NaN where it told none
    ShortText<24> number;              ///< the terminal's
    Reason reason = Reason::None;
};

/// A terminal that no device of the city stands for, waiting for approval. Trivially copyable.
struct Stranger {
    city::ReceiveTime firstHeard, lastHeard;
    std::uint64_t frames = 0;
    ShortText<24> number;
    ShortText<48> address;
    ShortText<32> plate, model;        ///< as its registration told
};

/// Everything that is live, at one moment. Immutable once published; read it with FleetReader.
struct FleetSnapshot {
    std::uint64_t sequence = 0;        ///< rises with each snapshot of an owner; 0: there was none yet
    std::int64_t publishedMs = 0;      ///< UTC; the owner publishes at least twice a second
    std::int64_t ownerPid = 0;
    std::vector<LiveDevice> devices;   ///< by device key; of devices that were heard of
    std::vector<LiveReading> readings; ///< by device key and quantity
    std::vector<SourceState> sources;
    std::vector<Refusal> refusals;     ///< the newest last, at most 512
    std::vector<Stranger> strangers;   ///< at most 256

    /// False when the owner is gone or hangs: what is shown is stale.
    bool isFresh(std::int64_t nowMs) const { return sequence > 0 && nowMs - publishedMs < 2'000; }
    /// Null when nothing was heard of it.
    const LiveDevice* device(city::DeviceKey key) const;
};
using FleetSnapshotPtr = std::shared_ptr<const FleetSnapshot>;

/// For people, translated.
QString reasonName(Reason reason);
/// For files and scripts: `jump`, `clock-ahead`.
const char* reasonKey(Reason reason);

} // namespace feed

Q_DECLARE_METATYPE(feed::FleetSnapshotPtr)
