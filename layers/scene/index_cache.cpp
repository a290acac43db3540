// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/index_cache.h"

#include "kernel/index_pack.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>

namespace scene {

namespace {

Q_LOGGING_CATEGORY(logIndex, "xiuhua.scene.index")

enum Section : std::uint32_t { About = 33, Keys }; // behind the kernel's

struct AboutRow {
    std::uint64_t stamp = 0;
    std::int32_t geographicSrid = 0, mapSrid = 0;
};

struct KeyRow {
    std::uint16_t classId = 0, subDistrict = 0, company = 0, serviceLine = 0, state = 0;
};

/// What a writer points at.
struct Pack {
    std::vector<AboutRow> about;
    std::vector<KeyRow> keys;
    kernel::IndexPack index;
    packed::Writer writer{IndexCache::format};

    Pack(const CityIndex& city, const CityCrs& crs, quint64 stamp)
        : about{{stamp, crs.geographicSrid, crs.mapSrid}}, index(city.index) {
        for (std::size_t k = 0; k < city.keys->size(); ++k) {
            const StyleKey& key = (*city.keys)[k];
            keys.push_back({key.classId, key.subDistrict, key.company, key.serviceLine, std::uint16_t(key.state)});
        }
        writer.add(About, about).add(Keys, keys);
        index.addTo(writer);
    }
};

/// Null unless each key is a state's and stands once.
std::shared_ptr<const StyleKeys> keysOf(std::span<const KeyRow> rows) {
    auto keys = std::make_shared<StyleKeys>();
    for (const KeyRow& row : rows) {
        if (row.state >= city::stateCount)
            return nullptr;
        keys->number({row.classId, row.subDistrict, row.company, row.serviceLine, city::State(row.state)});
    }
    return keys->size() == rows.size() ? keys : nullptr;
}

/// The index's chunks are the registry's: as many rows in each, named as components are.
bool mirrors(const kernel::Index& index, const city::Registry& registry) {
    if (index.chunks().size() != registry.chunks().size())
        return false;
    constexpr std::uint64_t pastEnd = std::uint64_t(city::shapeCount) << 62;
    for (std::size_t c = 0; c < index.chunks().size(); ++c) {
        const kernel::Chunk& chunk = *index.chunks()[c];
        if (chunk.refused > registry.chunks()[c]->size() ||
            chunk.size() + chunk.refused != registry.chunks()[c]->size())
            return false;
        for (const std::uint64_t handle : chunk.handle)
            if (handle >= pastEnd)
                return false;
    }
    return true;
}

std::nullptr_t refuse(const char* why) {
    qCInfo(logIndex) << "the packed index is not used:" << why;
    return nullptr;
}

} // namespace

struct IndexCache::Parsed {
    AboutRow about;
    std::shared_ptr<const StyleKeys> keys;
    kernel::Index index;
    std::vector<quint64> totals;
};

IndexCache::IndexCache(const QString& folder)
    : m_path(QFile::encodeName(folder + QStringLiteral("/index.packed")).toStdString()),
      m_ahead(std::async(std::launch::async, [this] { return parse(m_path); })) {
    m_writing = std::make_unique<JobThread<Job>>([this](Job& job, const std::atomic<bool>&) {
        const auto stamp = Pack(*job.city, job.crs, job.stamp).writer.write(m_path);
        if (!stamp)
            qCInfo(logIndex) << "the packed index" << stamp.error().c_str();
        else
            m_written = job.stamp;
    }, JobThread<Job>::Pace::Behind);
}

IndexCache::~IndexCache() = default;

std::shared_ptr<const IndexCache::Parsed> IndexCache::parse(const std::string& path) {
    QElapsedTimer timer;
    timer.start();
    const auto file = packed::File::open(path, format, packed::File::Memory::Copied); // drawn from all day
    const auto parsed = file ? parse(*file) : nullptr;
    qCDebug(logIndex) << "packed index" << (file ? "" : file.error().c_str()) << "in" << timer.elapsed() << "ms";
    return parsed;
}

std::shared_ptr<const IndexCache::Parsed> IndexCache::parse(const packed::FilePtr& file) {
    const auto about = file->value<AboutRow>(About);
    const auto rows = file->section<KeyRow>(Keys);
    if (!about || !rows)
        return refuse("a section is missing");
    const auto keys = keysOf(*rows);
    if (!keys)
        return refuse("its style keys do not hold together");
    auto index = kernel::IndexPack::read(file, std::uint32_t(keys->size()));
    if (!index)
        return refuse(index.error().c_str());
    auto parsed = std::make_shared<Parsed>(Parsed{*about, keys, std::move(*index), {}});
    parsed->totals = totalsOf(parsed->index, keys->size());
    return parsed;
}

CityIndexPtr IndexCache::fit(const Parsed& parsed, const CityCrs& crs, const city::RegistryPtr& registry) {
    if (parsed.about.stamp != registry->stamp())
        return refuse("it is of another version of the registry");
    if (parsed.about.geographicSrid != crs.geographicSrid || parsed.about.mapSrid != crs.mapSrid)
        return refuse("it is in other coordinate systems");
    if (!mirrors(parsed.index, *registry))
        return refuse("its chunks are not the registry's");
    auto made = std::make_shared<CityIndex>();
    made->registry = registry;
    made->index = parsed.index;
    made->keys = parsed.keys;
    made->totals = parsed.totals;
    return made;
}

CityIndexPtr IndexCache::read(const CityCrs& crs, const city::RegistryPtr& registry) const {
    std::shared_ptr<const Parsed> parsed;
    {
        const std::lock_guard lock(m_reading);
        if (m_ahead.valid())
            parsed = m_ahead.get();
        else if (registry->stamp() != 0)
            parsed = parse(m_path);
    }
    if (!parsed || registry->stamp() == 0) // made of rows: no file is of it
        return nullptr;
    CityIndexPtr made = fit(*parsed, crs, registry);
    if (made)
        m_written = registry->stamp();
    return made;
}

CityIndexPtr IndexCache::unpack(const packed::FilePtr& file, const CityCrs& crs, const city::RegistryPtr& registry) {
    const auto parsed = parse(file);
    return parsed ? fit(*parsed, crs, registry) : nullptr;
}

void IndexCache::write(CityIndexPtr city, const CityCrs& crs, quint64 stamp) {
    if (city && stamp != 0 && m_written != stamp)
        m_writing->submit({std::move(city), crs, stamp});
}

std::vector<std::byte> IndexCache::bytes(const CityIndex& city, const CityCrs& crs, quint64 stamp) {
    return Pack(city, crs, stamp).writer.bytes();
}

} // namespace scene
