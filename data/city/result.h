// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <tl/expected.hpp>

namespace city {

/// What kind of thing went wrong; decides what a caller can do about it.
enum class FaultKind {
    NotFound,   ///< the file or the record is not there
    Foreign,    ///< not one of our city files
    Newer,      ///< made by a newer version of this program
    Older,      ///< made by an older one: has to be brought up to date before it can be read
    Damaged,    ///< ours, but broken
    Locked,     ///< another program holds it
    ReadOnly,   ///< it can be read, not written
    Unsuitable, ///< a place or a file system that cannot hold a city (a network drive)
    Invalid,    ///< what was entered breaks a rule
    Forbidden,  ///< the user may not do it, or is not who they say
    Conflict,   ///< somebody changed the record in between
    NoSpace,    ///< the disk is full
    Cancelled,  ///< the user stopped it
    Io,         ///< the system refused to read, write or start something
};

/// A failure that a person can act on.
struct Fault {
    FaultKind kind = FaultKind::Io;
    QString sentence; ///< for the user, translated, complete, says what to do
    QString detail;   ///< for the log and for those who ask: what the library said, English
};

template <typename T>
using Result = tl::expected<T, Fault>;

inline tl::unexpected<Fault> fail(FaultKind kind, QString sentence, QString detail = {}) {
    return tl::unexpected<Fault>(Fault{kind, std::move(sentence), std::move(detail)});
}

} // namespace city

Q_DECLARE_METATYPE(city::Fault)
