// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/selection.h"
#include "query/assignment.h"
#include "store/batch.h"

#include <array>

/// Changing many components as one.
namespace store::bulk {

/// What is done to each component.
struct Wish {
    std::vector<query::Assignment> fields;
    double east = 0, north = 0; ///< metres on the city's map by which shapes are moved
    /// A code profile: that of the city gives components without a valid code the next free one of their class; another one
    /// makes it the city's, and gives every component its code under that one, with its old sequence number. The latter
    /// needs all components, and the right everywhere.
    std::optional<QString> codeProfile;
};

/// A component that stays as it is, and why.
struct Faulty {
    city::ComponentKey key;
    QString code;
    std::vector<city::FieldFault> faults;
};
inline constexpr std::size_t mostListed = 1000; ///< faulty ones with their faults; all are counted

struct Example {
    city::Component before, after;
};

struct Preview {
    std::int64_t changing = 0, same = 0, faulty = 0, gone = 0; ///< gone: deleted in the meantime
    std::array<std::int64_t, city::fieldCount> byField{};      ///< how many change in it
    bool waits = false; ///< a rule of approval concerns it: nothing is written until somebody approves it
    std::vector<Faulty> faults;
    std::vector<Example> examples; ///< the first ones that change, before and after; codes to be allocated are empty
};
/// What `apply` would do now; nothing is changed. Refused to users without the right; where it does not hold for a
/// component, that one is faulty.
city::Result<Preview> preview(const QString& city, const city::Selection& selection, const Wish& wish, const ChangeNote& note,
                              const Progress& progress = {});

struct Outcome {
    QString batch; ///< under which the journal has it; `batches::revert` and Writer::undo take it back
    std::int64_t changed = 0, same = 0, faulty = 0, gone = 0;
    std::vector<Faulty> faults;
    bool isWaiting = false; ///< nothing was written: `changed` ones wait for approval under that batch
    Batch::Pace pace;
};
/// With Refuse, one faulty component ends the work with an Invalid fault and nothing is changed; with Skip these stay
/// as they are. Written in slices like a Batch; a stop by `progress` or a failure takes back what was written, and so does
/// the next start (`batches::recover`) when the program is killed. What somebody else saves meanwhile is kept: the wish is
/// applied to the newest version of each component.
enum class Faults { Refuse, Skip };
city::Result<Outcome> apply(const QString& city, const city::Selection& selection, const Wish& wish, const ChangeNote& note, Faults faults,
                            const Progress& progress = {});

} // namespace store::bulk
