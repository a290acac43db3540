// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/row_keeper.h"

#include "store/detail_rows.h"

namespace store {

city::Result<void> RowKeeper::take(const search::Finder& finder, city::CataloguePtr catalogue, const Progress& progress) {
    const bool withDetails = m_details != nullptr;
    if (finder.base() != m_finder.base())
        m_details.reset();
    m_finder = finder;
    m_catalogue = std::move(catalogue);
    return make(withDetails, progress);
}

city::Result<void> RowKeeper::loadDetails(const Progress& progress) {
    return m_rows && !m_rows->hasDetails() ? make(true, progress) : city::Result<void>();
}

city::Result<void> RowKeeper::make(bool withDetails, const Progress& progress) {
    query::DetailsPtr newer;
    if (withDetails && m_finder.hasComponents()) {
        if (!m_reader) {
            auto reader = Reader::open(m_path);
            if (!reader)
                return tl::unexpected(reader.error());
            m_reader.emplace(std::move(*reader));
        }
        if (!m_details) {
            auto read = reader::details(m_reader->database(), m_finder.base(), progress);
            if (!read)
                return tl::unexpected(read.error());
            m_details = std::move(*read);
        }
        if (m_finder.newer()) {
            auto read = reader::detailsOfFew(m_reader->database(), m_finder.newer());
            if (!read)
                return tl::unexpected(read.error());
            newer = std::move(*read);
        }
    }
    m_rows = query::Rows::make(m_finder, m_catalogue, m_details, newer);
    return {};
}

} // namespace store
