// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_index.h"

#include "city/resources.h"
#include "store/origin.h"
#include "store/registry_cache.h"
#include "store/search_rows.h"

#include <QFile>
#include <QLoggingCategory>

namespace store {

namespace {

Q_LOGGING_CATEGORY(logSearch, "xiuhua.store.search")

/// So many changed components are looked at beside the packed ones; more, and all are read again.
constexpr std::size_t mostTouched = 20'000;

/// One commit, as long as it lives.
class Snapshot {
public:
    explicit Snapshot(Database& db) : m_db(db) { (void)m_db.execute("BEGIN"); }
    ~Snapshot() { (void)m_db.execute("COMMIT"); }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    Database& m_db;
};

} // namespace

city::Result<SearchIndex> SearchIndex::open(const QString& path) {
    auto reader = Reader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    auto pinyin = search::Pinyin::read(city::resourcePath(QStringLiteral("pinyin/readings.tsv")));
    if (!pinyin)
        return tl::unexpected(pinyin.error());
    SearchIndex index(path, std::move(*reader));
    index.m_finder = search::Finder(std::move(*pinyin), nullptr);
    const Snapshot snapshot(index.m_reader.database());
    const auto change = index.m_reader.lastChange();
    if (!change)
        return tl::unexpected(change.error());
    index.m_change = *change;
    if (auto read = index.readPlaces(); !read)
        return tl::unexpected(read.error());
    return index;
}

std::string SearchIndex::file() const {
    return QFile::encodeName(RegistryCache::folder(m_path) + QStringLiteral("/search.packed")).toStdString();
}

city::Result<void> SearchIndex::readPlaces() {
    auto catalogue = m_reader.catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    m_catalogue = std::make_shared<const city::Catalogue>(std::move(*catalogue));
    auto gazetteer = reader::gazetteer(m_reader.database(), *m_catalogue);
    if (!gazetteer)
        return tl::unexpected(gazetteer.error());
    m_finder.setGazetteer(std::move(*gazetteer));
    return {};
}

city::Result<void> SearchIndex::loadComponents(const Progress& progress) {
    if (auto loaded = search::ComponentTextsFile::read(file())) {
        const Snapshot snapshot(m_reader.database());
        auto tail = reader::judge(loaded->origin, loaded->change, m_reader);
        if (tail && tail->change >= m_change) {
            loaded->file->release(); // what no search looks at is no memory of ours
            m_finder.setComponents(loaded->texts, nullptr, {});
            m_touched.clear();
            const bool isAhead = tail->change > m_change;
            m_change = tail->change;
            if (isAhead)
                if (auto read = readPlaces(); !read)
                    return read;
            return take(tail->touched);
        }
        qCInfo(logSearch) << "the packed texts are not used:" << (tail ? "the city went on" : tail.error());
    } else if (QFile::exists(QString::fromStdString(file()))) {
        qCWarning(logSearch) << "the packed texts are read anew from the rows:" << loaded.error().c_str();
    }
    return readComponents(progress);
}

city::Result<void> SearchIndex::readComponents(const Progress& progress) {
    const Snapshot snapshot(m_reader.database());
    const auto change = m_reader.lastChange();
    if (!change)
        return tl::unexpected(change.error());
    if (*change != m_change)
        if (auto read = readPlaces(); !read)
            return read;
    auto texts = reader::componentTexts(m_reader.database(), progress);
    if (!texts)
        return tl::unexpected(texts.error());
    m_change = *change;
    m_touched.clear();
    m_finder.setComponents(*texts, nullptr, {});
    // Written and read back: a mapped file is memory of ours only where it was looked at.
    const auto origin = reader::originOf(m_reader.database(), m_change);
    if (!origin)
        return {};
    const auto written = search::ComponentTextsFile::write(file(), **texts, *origin, m_change);
    texts->reset();
    if (!written) {
        qCInfo(logSearch) << "the packed texts" << written.error().c_str();
        return {};
    }
    if (auto loaded = search::ComponentTextsFile::read(file());
        loaded && loaded->file->checksum() == *written) {
        loaded->file->release();
        m_finder.setComponents(loaded->texts, nullptr, {});
    }
    return {};
}

city::Result<bool> SearchIndex::follow(const Progress& progress) {
    std::vector<city::ComponentKey> touched;
    {
        const Snapshot snapshot(m_reader.database());
        const auto last = m_reader.lastChange();
        if (!last)
            return tl::unexpected(last.error());
        if (*last == m_change)
            return false;
        const auto tail = *last > m_change && std::size_t(*last - m_change) <= mostTouched
                              ? reader::tailOf(m_reader.database(), m_change, *last)
                              : city::Result<reader::Tail>(reader::Tail{});
        if (!tail)
            return tl::unexpected(tail.error());
        if (tail->change == *last && m_touched.size() + tail->touched.size() <= mostTouched) {
            m_change = *last;
            if (tail->isOther)
                if (auto read = readPlaces(); !read)
                    return tl::unexpected(read.error());
            if (!m_finder.hasComponents())
                return true;
            if (auto taken = take(tail->touched); !taken)
                return tl::unexpected(taken.error());
            return true;
        }
    }
    if (auto read = readComponents(progress); !read)
        return tl::unexpected(read.error());
    return true;
}

city::Result<void> SearchIndex::take(const std::vector<city::ComponentKey>& newly) {
    for (const city::ComponentKey& key : newly)
        m_touched.emplace(key.packed(), key);
    if (newly.empty())
        return {};
    std::vector<city::ComponentKey> all;
    for (const auto& [packed, key] : m_touched)
        all.push_back(key);
    auto newer = reader::componentTexts(m_reader.database(), all);
    if (!newer)
        return tl::unexpected(newer.error());
    m_finder.setComponents(m_finder.base(), std::move(*newer), all);
    return {};
}

} // namespace store
