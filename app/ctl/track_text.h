// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/device.h"
#include "command_line.h"
#include "history/reader.h"

#include <QJsonObject>

namespace app {

/// A city's history for the time that a command asks about, and its answers as people, scripts and courts
/// read them: devices by their numbers, plates and identities, times in the city's zone and in UTC.
struct Past {
    static constexpr std::size_t mostRows = 5'000'000;

    /// Times without an offset are the city's; an empty `from` is a day before `to`, an empty `to` is now.
    static city::Result<Past> open(const QString& cityPath, const QString& from, const QString& to);

    /// By number, plate, name or uid; null where there is none.
    const city::Device* device(const QString& words) const;
    QString text(city::EventTime time) const;

    QByteArray lines(const std::vector<city::Fix>& fixes) const;
    QByteArray json(const city::Device& device, const std::vector<city::Fix>& fixes) const;
    QByteArray geoJson(const city::Device& device, const std::vector<city::Fix>& fixes) const;
    QByteArray csv(const city::Device& device, const std::vector<city::Fix>& fixes) const;
    QByteArray lines(const std::vector<history::Visit>& visits) const;
    QByteArray json(const std::vector<history::Visit>& visits) const;
    QByteArray geoJson(const std::vector<history::Visit>& visits) const;
    QByteArray csv(const std::vector<history::Visit>& visits) const;

    city::DeviceList devices;
    QTimeZone zone;
    history::Span span;
    history::Reader reader;

private:
    QString labelOf(city::DeviceKey key) const;
    QJsonObject objectOf(const history::Visit& visit) const;
};

/// Takes `--area "LON LAT, ..."`, or `--near LON,LAT` with `--within METRES` (100 without it). The sentence
/// says what is wrong.
tl::expected<history::Area, QString> takeArea(Arguments& words);

} // namespace app
