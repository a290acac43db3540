// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"

#include <QStringList>

#include <span>

namespace exchange {

/// One thing that a row of a foreign file can tell.
struct TargetField {
    enum class Kind : std::uint8_t { Text, Integer, Real, Date, Choice };
    const char* name; ///< in a mapping, and the table's column
    Kind kind;
    bool isRequired;
    const char* aliases; ///< names of columns that mean it, comma-separated, the exported one first
    const char*
        choices; ///< of a Choice: what the city stores, comma-separated; the first where nothing is given
};

/// A kind of record that can be brought in: its table and what is known of each.
struct Target {
    const char* name;
    const char* table;
    const char* columns; ///< as rows are written, see Intake
    city::Shape shape;   ///< not of components, whose class decides
    bool hasKey;         ///< others refer to it: it gets its key here
    enum class Links : std::uint8_t { None, SubDistrict, Community, Both } links;
    bool splits; ///< a shape of several parts becomes several rows
    std::span<const TargetField> fields;

    bool isComponent() const { return fields.data() == component().fields.data(); }
    const TargetField* field(const QString& name) const;
    static const Target& component();
    static const Target* named(const QString& name);
    static std::span<const Target> all();
};

} // namespace exchange
