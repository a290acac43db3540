// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QHash>

namespace route {

/// How fast one drives on roads of each class, as data.
class Speeds {
public:
    /// Of a file; the program's own without one. Every class needs a speed above 0 and at most 200 km/h, and its source.
    static city::Result<Speeds> read(const QString& file = {});

    /// Kilometres an hour; for a class without one, the slowest of all.
    double kmh(const QString& roadClass) const { return m_kmh.value(roadClass, m_slowest); }
    /// Milliseconds for a road, rounded; less than `unreachable` for any road on Earth.
    std::int32_t millis(const QString& roadClass, double metres) const;

private:
    QHash<QString, double> m_kmh;
    double m_slowest = 20;
};

} // namespace route
