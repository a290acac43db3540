// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packed/file.h"
#include "scene/city_index.h"
#include "scene/job_thread.h"

#include <QString>
#include <future>
#include <memory>
#include <mutex>

namespace scene {

/// The index of a city, packed in a file: mapped in milliseconds where projecting and sorting take a second. Names
/// the packed registry that it was made of, and is used for that one alone. Thread-safe.
class IndexCache {
public:
    /// `folder` is the city's, for caches. Begins to read what stands there, ahead of the registry.
    explicit IndexCache(const QString& folder);
    ~IndexCache(); ///< finishes what is being written

    /// The index of exactly this registry in these coordinate systems, or null; the log says why.
    CityIndexPtr read(const CityCrs& crs, const city::RegistryPtr& registry) const;
    /// The same for a file in memory.
    static CityIndexPtr unpack(const packed::FilePtr& file, const CityCrs& crs, const city::RegistryPtr& registry);

    /// Writes the index, on a thread of the lowest priority, for the registry that will be read back under
    /// `stamp`; nothing where that stands already.
    void write(CityIndexPtr city, const CityCrs& crs, quint64 stamp);
    static std::vector<std::byte> bytes(const CityIndex& city, const CityCrs& crs, quint64 stamp);

    static constexpr packed::Format format{packed::Format::letters("INDX"), 1};

private:
    struct Job {
        CityIndexPtr city;
        CityCrs crs;
        quint64 stamp = 0;
    };
    /// A file that is sound in itself.
    struct Parsed;
    static std::shared_ptr<const Parsed> parse(const packed::FilePtr& file);
    static std::shared_ptr<const Parsed> parse(const std::string& path);
    static CityIndexPtr fit(const Parsed& parsed, const CityCrs& crs, const city::RegistryPtr& registry);

    const std::string m_path;
    mutable std::mutex m_reading;
    mutable std::future<std::shared_ptr<const Parsed>> m_ahead; ///< for the first read
    mutable std::atomic<quint64> m_written{0}; ///< stamp of the file that stands there, if known
    std::unique_ptr<JobThread<Job>> m_writing;
};

} // namespace scene
