// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/fleet_mark.h"

#include <QString>
#include <memory>
#include <utility>
#include <vector>

namespace widgets {

/// A value that a device sends beside its place.
struct FleetLevel {
    QString name;
    double value = 0;
    QString unit;
    double most = 0; ///< of its scale, for a bar; 0 = it has none
};

/// One device of the live city as the panels tell of it.
struct FleetEntry {
    scene::FleetMark mark; ///< its label is the plate or the name
    QString number;        ///< the terminal's
    QString driver, task;  ///< empty: not sent
    QString source;        ///< the feed that it comes by
    std::vector<FleetLevel> levels;
};

/// One source of a feed, and what became of what it sent.
struct FleetSource {
    QString name;
    bool isConnected = false;
    quint64 frames = 0, refused = 0;
    std::vector<std::pair<QString, quint64>> reasons; ///< why, and how often; most often first
    double lagMs = scene::FleetMark::unknown;         ///< from the device's clock to here
};

/// The live city at a moment: every device, every source. Immutable once it is shared.
struct FleetNow {
    std::int64_t atMs = 0; ///< UTC: now, or the moment that is played
    std::vector<FleetEntry> entries;
    std::vector<FleetSource> sources;
};
using FleetNowPtr = std::shared_ptr<const FleetNow>;

/// What the feed is doing, as far as a window can see.
enum class FeedState { NoCity, NoFeed, Live, Lost, Played };

QString kindName(scene::MarkKind kind);
QString stateName(scene::MarkState state);
QString companyName(int company); ///< where the city has no name for it

} // namespace widgets
