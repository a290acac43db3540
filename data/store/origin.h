// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/registry_file.h"
#include "store/reader.h"

/// Holds what was packed of a city against that city. Internal to `store`.
namespace store::reader {

/// What a city at `change` shows of itself at a glance.
city::Result<city::RegistryOrigin> originOf(Database& db, std::int64_t change);

/// More changes than this since something was packed are read faster from the rows.
inline constexpr std::int64_t longestTail = 20'000;

/// What happened to the components of a city since something was packed of it.
struct Tail {
    std::int64_t change = 0;                 ///< journal.seq up to which `touched` reaches
    std::vector<city::ComponentKey> touched; ///< components that changed, each once
    bool isNamed = false; ///< a table changed whose rows stand in every row of the registry
    bool isOther = false; ///< a table changed that holds no components
};

/// Each component that the journal names after `since`, up to `last`.
city::Result<Tail> tailOf(Database& db, std::int64_t since, std::int64_t last);

/// Same city, same schema, a journal that goes on where this ends at `since`, and not too much of it.
/// Otherwise why not, in English for the log.
tl::expected<Tail, const char*> judge(const city::RegistryOrigin& packed, std::int64_t since, Reader& reader);

} // namespace store::reader
