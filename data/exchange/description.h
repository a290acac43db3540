// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/class_list.h"
#include "exchange/importing.h"

namespace exchange {

/// What a new city is to be: a JSON file with
///
/// - `name`, `name_en`, `admin_code` (six digits), `time_zone` (IANA), `geographic_srid`, `map_srid` (EPSG
/// numbers),
///   `code_profile` (one of the class list's), `schematic` (true: boundaries are);
/// - the class list: `profiles`, `majors`, `classes`, `service_lines` as in resources/city, or `class_list`
/// (and
///   `service_line_list`) naming a file beside the description, or "standard" for the program's own;
/// - `departments` and `companies`: arrays of {code, name, name_en}; a department's `company` is a company's
/// code;
/// - `imports`: an array of {file, mapping}, brought in in this order: sub-districts first. A mapping is an
/// object or the name
///   of a file. Paths are relative to the description.
struct Description {
    struct Organisation {
        QString code, name, nameEn, company;
    };
    city::Profile profile;
    city::ClassList classes;
    std::vector<Organisation> companies, departments;
    std::vector<Delivery> imports;

    /// The fault (Invalid) names what is missing or wrong.
    static city::Result<Description> read(const QString& path);
};

} // namespace exchange
