// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QString>
#include <vector>

namespace widgets {

/// A layer of the base map, as resources/layers.json lists it.
struct BaseLayer {
    QString id;
    QString name;   ///< Chinese
    QString nameEn;
    QString group;  ///< as written in the file
    bool visible = true; ///< as long as the user said nothing else
};

/// Reads the base layers in the file's order. Entries without an id, and repeated ids, are left out; a file that
/// is missing or no JSON is a fault.
city::Result<std::vector<BaseLayer>> readBaseLayers(const QString& path);

} // namespace widgets
