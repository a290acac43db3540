// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/class_list.h"

#include <vector>

namespace demo {

/// The data files in resources/city that the demo city is made of.
struct Sources {
    struct Town {
        QString code, name, nameEn, civilCode;
        geo::Point seat;
        int residents = 0, villages = 0; ///< residents' and village committees
    };
    struct Community {
        QString code, name;
        int town = 0; ///< index into `towns`
        bool village = false;
        QString shortName() const; ///< without 社区居民委员会 or 村民委员会
    };
    using Code = city::ClassList::Code;
    struct Class : city::ClassList::Class {
        double share = 0;    ///< of all components, in any unit
        QString place, side; ///< where they stand, see Placement
        const Code* code(const QString& profile) const;
    };

    std::vector<Town> towns;
    std::vector<Community> communities; ///< grouped by town
    city::ClassList list;
    std::vector<Class> classes; ///< those of `list`, with where they stand

    /// A Damaged or NotFound fault names the file that is missing or wrong.
    static city::Result<Sources> read();
};

} // namespace demo
