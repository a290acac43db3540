// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"

#include <QMetaType>
#include <QSet>
#include <QString>

namespace scene {

/// What of a city is shown. Everything not named here is visible. A value; comparing tells whether to redraw.
struct Visibility {
    QSet<int> hiddenSubDistricts; ///< sub_district.id; 0 = components outside all
    QSet<int> hiddenClasses;      ///< component_class.id
    QSet<int> hiddenStates;       ///< int(city::State)
    QSet<int> hiddenCompanies;    ///< company.id; 0 = components of none
    QSet<int> hiddenLines;        ///< service_line.id; 0 = classes of none
    QSet<QString> hiddenLayers;   ///< ids of resources/layers.json
    bool density = false;         ///< counts as colour instead of symbols
    friend bool operator==(const Visibility&, const Visibility&) = default;
};

} // namespace scene

Q_DECLARE_METATYPE(scene::Visibility)
