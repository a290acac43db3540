// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "traffic/vehicle.h"

#include <functional>
#include <string>

namespace traffic {

struct SimulatorSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;
    std::vector<std::string> numbers; ///< terminal numbers, one a vehicle
    int strangers = 0;                ///< more terminals, of numbers that nobody knows
    double rateHz = 1;                ///< reports a second of each
    Troubles troubles;
};

struct SimulatorState {
    std::size_t online = 0;
    std::uint64_t reports = 0, answered = 0;
    std::uint64_t broken = 0; ///< connections that ended
    bool hasServer = true;    ///< false: nobody listens
};

/// Drives all vehicles in the calling thread until `goOn` says no; it is asked about once a second with the state so far.
/// Connections that end are made again. Throws nothing.
void simulate(const RoadNet& net, const SimulatorSettings& settings, const std::function<bool(const SimulatorState&)>& goOn);

} // namespace traffic
