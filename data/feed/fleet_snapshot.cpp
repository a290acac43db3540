// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fleet_snapshot.h"

#include <QCoreApplication>
#include <algorithm>

namespace feed {

namespace {

struct ReasonWord {
    const char* key;
    const char* name;
};
constexpr ReasonWord words[reasonCount] = {
    {"none", ""},
    {"unknown-terminal", QT_TRANSLATE_NOOP("feed", "unknown terminal")},
    {"not-authenticated", QT_TRANSLATE_NOOP("feed", "not authenticated")},
    {"wrong-code", QT_TRANSLATE_NOOP("feed", "wrong authentication code")},
    {"other-number", QT_TRANSLATE_NOOP("feed", "number of another terminal")},
    {"bad-frame", QT_TRANSLATE_NOOP("feed", "damaged frame")},
    {"retired", QT_TRANSLATE_NOOP("feed", "out of use")},
    {"flood", QT_TRANSLATE_NOOP("feed", "too many frames")},
    {"too-many-connections", QT_TRANSLATE_NOOP("feed", "too many connections")},
    {"too-slow", QT_TRANSLATE_NOOP("feed", "silent for too long")},
    {"no-fix", QT_TRANSLATE_NOOP("feed", "without a position")},
    {"no-time", QT_TRANSLATE_NOOP("feed", "without a time")},
    {"clock-ahead", QT_TRANSLATE_NOOP("feed", "clock ahead")},
    {"clock-behind", QT_TRANSLATE_NOOP("feed", "clock far behind")},
    {"duplicate", QT_TRANSLATE_NOOP("feed", "sent twice")},
    {"no-place", QT_TRANSLATE_NOOP("feed", "no place on Earth")},
    {"outside-city", QT_TRANSLATE_NOOP("feed", "outside the city")},
    {"jump", QT_TRANSLATE_NOOP("feed", "jump")},
};

} // namespace

QString reasonName(Reason reason) {
    return reason < Reason::Count ? QCoreApplication::translate("feed", words[std::size_t(reason)].name) : QString();
}

const char* reasonKey(Reason reason) {
    return reason < Reason::Count ? words[std::size_t(reason)].key : "";
}

const LiveDevice* FleetSnapshot::device(city::DeviceKey key) const {
    const auto at = std::lower_bound(devices.begin(), devices.end(), key,
                                     [](const LiveDevice& one, city::DeviceKey wanted) { return one.device < wanted; });
    return at != devices.end() && at->device == key ? &*at : nullptr;
}

} // namespace feed
