// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "city/result.h"

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
    struct Code {
        QString profile, major, minor, source;
    };
    struct Class {
        city::ComponentClass what;
        QString source;
        std::vector<Code> codes;
        double share = 0;    ///< of all components, in any unit
        QString place, side; ///< where they stand, see Placement
        const Code* code(const QString& profile) const;
    };
    struct CodeProfile {
        QString id, name, layout, source;
    };

    std::vector<Town> towns;
    std::vector<Community> communities; ///< grouped by town
    std::vector<CodeProfile> profiles;
    std::vector<city::MajorClass> majors;
    std::vector<Class> classes;
    std::vector<city::ServiceLine> lines;

    /// A Damaged or NotFound fault names the file that is missing or wrong.
    static city::Result<Sources> read();
};

} // namespace demo
