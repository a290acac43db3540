// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/finder.h"
#include "store/reader.h"

#include <unordered_map>

namespace store {

/// What can be found in one city, kept at its newest change. For one thread at a time, never the GUI thread;
/// the Finder that it hands out may go anywhere.
///
/// The texts of components stand packed among the city's companions (`cache/search.packed`): a shortcut that
/// is held against the city and never the truth, as the packed registry is.
class SearchIndex {
public:
    /// Opens the city and reads its places (some 50 ms); components are not found yet.
    static city::Result<SearchIndex> open(const QString& path);

    /// Takes the packed texts where they fit, else reads the rows (seconds) and packs them for the next time.
    city::Result<void> loadComponents(const Progress& progress = {});
    /// Takes in what anybody committed since; true when there was something.
    city::Result<bool> follow(const Progress& progress = {});

    const search::Finder& finder() const { return m_finder; }
    const city::Catalogue& catalogue() const { return *m_catalogue; }
    std::int64_t change() const { return m_change; }
    Reader& reader() { return m_reader; }

private:
    SearchIndex(QString path, Reader reader) : m_path(std::move(path)), m_reader(std::move(reader)) {}
    city::Result<void> readPlaces();
    city::Result<void> readComponents(const Progress& progress);
    /// The components that changed since the packed texts, `newly` among them.
    city::Result<void> take(const std::vector<city::ComponentKey>& newly);
    std::string file() const;

    QString m_path;
    Reader m_reader;
    city::CataloguePtr m_catalogue;
    search::Finder m_finder;
    std::unordered_map<std::uint64_t, city::ComponentKey> m_touched; ///< since the base of m_finder was read
    std::int64_t m_change = 0;
};

} // namespace store
