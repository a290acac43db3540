// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/registry.h"
#include "packed/file.h"

#include <array>
#include <string>

namespace city {

/// Which city a packed registry is of, and what was plain to see of its tables.
struct RegistryOrigin {
    Uid city;
    int schema = 0;
    std::uint64_t journalMark = 0; ///< of the journal's row at the registry's change number
    struct Table {
        std::int64_t first = 0, last = -1; ///< row ids; first > last: no rows
        friend bool operator==(const Table&, const Table&) = default;
    };
    std::array<Table, shapeCount> tables; ///< by shape
    friend bool operator==(const RegistryOrigin&, const RegistryOrigin&) = default;
};

/// A registry as a file that is read without a copy: the chunks' columns are views of it, and a change makes new
/// chunks of its own as ever.
class RegistryFile {
public:
    struct Loaded {
        RegistryPtr registry; ///< its stamp is the file's checksum
        RegistryOrigin origin;
        packed::FilePtr file;
    };
    static tl::expected<Loaded, std::string> read(const std::string& path);
    /// Trusts nothing: counts, order and cross references are checked, so that no reader of the registry leaves
    /// its columns. Whether the rows are the city's is for the caller to find out.
    static tl::expected<Loaded, std::string> read(packed::FilePtr file);

    /// Returns the stamp that the registry has when it is read back.
    static tl::expected<std::uint64_t, std::string> write(const std::string& path, const Registry& registry,
                                                          const RegistryOrigin& origin);
    static std::vector<std::byte> bytes(const Registry& registry, const RegistryOrigin& origin);

    static constexpr packed::Format format{packed::Format::letters("REGI"), 1};

private:
    class Reading;
    class Writing;
};

} // namespace city
