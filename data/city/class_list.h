// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "city/result.h"

#include <QJsonObject>

namespace city {

/// A list of component classes as a data file holds it: the code profiles, the major classes, the service lines and
/// the classes with their codes under each profile. resources/city/classes.json is one; a city of its own brings its
/// own.
struct ClassList {
    struct Profile {
        QString id, name, layout, source;
    };
    struct Code {
        QString profile, major, minor, source;
    };
    struct Class {
        ComponentClass what;
        QString source; ///< where the class and its name come from
        std::vector<Code> codes;
    };

    std::vector<Profile> profiles;
    std::vector<MajorClass> majors;
    std::vector<ServiceLine> lines;
    std::vector<Class> classes;

    /// From `profiles`, `majors` and `classes`, and `service_lines` (of the same object, or an array of their own file).
    /// The fault (Invalid) names what is missing, doubled or refers to nothing.
    static Result<ClassList> read(const QJsonObject& root, const QJsonArray& serviceLines);
};

} // namespace city
