// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/registry_file.h"
#include "store/changes.h"
#include "store/reader.h"

#include <atomic>
#include <optional>

namespace store {

/// The registry of a city, packed in a file among its companions: read in milliseconds where the rows take seconds.
/// It is a shortcut and never the truth: what does not fit the city is not used, and `contentOf` tells whether it
/// holds the rows that the city holds.
class RegistryCache {
public:
    /// Remembers the place only.
    explicit RegistryCache(const QString& city);
    /// The folder of a city's caches, made where it can be made.
    static QString folder(const QString& city);

    using Loaded = city::RegistryFile::Loaded;
    /// What the file holds, sound in itself; nothing where there is none that can be used. Reads no city.
    std::optional<Loaded> load() const;

    /// What happened to the city since; empty when nothing did.
    using Tail = std::vector<city::ComponentKey>;
    struct Verdict {
        std::int64_t change = 0; ///< journal.seq up to which `touched` reaches
        Tail touched;            ///< components that changed, each once
    };
    /// Holds it against the city: same city, same schema, a journal that goes on where this ends, and not too much
    /// of it. Nothing when the rows must be read instead; the log says why.
    std::optional<Verdict> judge(const Loaded& loaded, Reader& reader) const;

    /// Writes it for the next start; returns the stamp under which the registry is read back, 0 when it could not
    /// be written.
    std::uint64_t write(const city::Registry& registry, Reader& reader) const;

    /// What the city's rows come to, read one by one in one commit, and the change number of that commit. Slow on
    /// purpose: it keeps nothing in memory.
    struct Content {
        city::RegistryContent content;
        std::int64_t change = 0;
    };
    static city::Result<Content> contentOf(Reader& reader, const std::atomic<bool>& stop);

private:
    QString m_path;
};

} // namespace store
