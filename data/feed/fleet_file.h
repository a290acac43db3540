// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"
#include "feed/fleet_snapshot.h"

namespace feed {

/// Where a city's owner publishes: `NAME.files/live/fleet.map`, for a city `NAME.sqlite`.
QString fleetFile(const QString& cityPath);

/// The owner's side: writes snapshots into a mapped file that any number of processes read. Three slots, so that a
/// reader has a whole publishing period to copy one. Grows by putting a larger file in its place. One thread.
class FleetPublisher {
public:
    /// Makes the file anew, and its folder.
    static city::Result<FleetPublisher> create(const QString& path);
    /// Sets sequence, time and process of `snapshot`, and makes it the newest.
    city::Result<void> publish(FleetSnapshot& snapshot);

    FleetPublisher(FleetPublisher&&) noexcept;
    FleetPublisher& operator=(FleetPublisher&&) noexcept;
    ~FleetPublisher();

private:
    struct Mapping;
    explicit FleetPublisher(std::unique_ptr<Mapping> mapping, QString path);
    std::unique_ptr<Mapping> m_mapping;
    QString m_path;
    std::uint64_t m_sequence = 0;
};

/// A reader in any process. What the file says is checked: a damaged or foreign file reads as nothing. One thread.
/// Cheap to ask: without a newer snapshot nothing is copied; 10,000 devices take about a millisecond.
class FleetReader {
public:
    explicit FleetReader(QString path); ///< see fleetFile; it may not be there yet
    ~FleetReader();
    FleetReader(FleetReader&&) noexcept;
    FleetReader& operator=(FleetReader&&) noexcept;

    /// The newest snapshot when there is a newer one than the last call gave; null otherwise. Follows a new owner.
    FleetSnapshotPtr next();
    /// The last one that `next` gave; null before.
    FleetSnapshotPtr last() const { return m_last; }

private:
    struct View;
    bool open();
    QString m_path;
    std::unique_ptr<View> m_view;
    FleetSnapshotPtr m_last;
};

} // namespace feed
