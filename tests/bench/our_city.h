// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/palette.h"
#include "scene/city_index.h"
#include "store/reader.h"

#include <QJsonObject>

/// A city as the benchmarks' own programs hold it.
struct OurCity {
    city::Catalogue catalogue;
    city::RegistryPtr registry;
    scene::CityIndexPtr index; ///< null unless asked for

    /// The fault's sentence when the city cannot be opened.
    static tl::expected<OurCity, QString> open(const QString& path, bool withIndex);

    /// The discs of a style file by class, or by state (`rotated` gives each state the next one's colour, so that two
    /// recolourings in a row differ).
    kernel::Palette byClass(const QJsonObject& style) const;
    kernel::Palette byState(const QJsonObject& style, bool rotated) const;
};
