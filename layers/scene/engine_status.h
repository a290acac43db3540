// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace scene {

/// Where the base map stands: for the badge on the map and the status bar.
struct EngineStatus {
    enum class State { Off, Starting, Ready, Drawing, Restarting, Failed };
    State state = State::Off;
    qint64 ageMs = -1;      ///< since the shown base sheet was asked for; -1 = none yet
    bool current = false;   ///< the shown base sheet is of this view
    int restarts = 0;
    QString text;           ///< the last problem, English
    friend bool operator==(const EngineStatus&, const EngineStatus&) = default;
};

} // namespace scene
