// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fleet_now.h"

#include <QCoreApplication>

namespace widgets {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(widgets::FleetNow)
};
} // namespace

QString kindName(scene::MarkKind kind) {
    using scene::MarkKind;
    switch (kind) {
    case MarkKind::Sweeper:
        return Words::tr("Sweeper");
    case MarkKind::Watering:
        return Words::tr("Watering truck");
    case MarkKind::Garbage:
        return Words::tr("Garbage truck");
    case MarkKind::Autonomous:
        return Words::tr("Autonomous vehicle");
    case MarkKind::FollowMe:
        return Words::tr("Follow-me vehicle");
    case MarkKind::Cart:
        return Words::tr("Maintenance cart");
    case MarkKind::Vehicle:
        return Words::tr("Vehicle");
    case MarkKind::Watch:
        return Words::tr("Watch");
    case MarkKind::Tilt:
        return Words::tr("Tree tilt sensor");
    case MarkKind::Bin:
        return Words::tr("Bin level sensor");
    case MarkKind::Parking:
        return Words::tr("Parking sensor");
    case MarkKind::Lamp:
        return Words::tr("Lamp circuit");
    case MarkKind::Water:
        return Words::tr("Water level sensor");
    case MarkKind::Sensor:
        break;
    }
    return Words::tr("Sensor");
}

QString stateName(scene::MarkState state) {
    switch (state) {
    case scene::MarkState::Online:
        return Words::tr("Online");
    case scene::MarkState::Stale:
        return Words::tr("Stale");
    case scene::MarkState::Offline:
        break;
    }
    return Words::tr("Offline");
}

QString companyName(int company) {
    return company > 0 ? Words::tr("Company %1").arg(company) : Words::tr("No company");
}

} // namespace widgets
