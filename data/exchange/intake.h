// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"
#include "exchange/mapping.h"
#include "exchange/place_set.h"
#include "geo/region_index.h"
#include "store/row_sink.h"

#include <QDate>
#include <QTimeZone>

#include <unordered_map>
#include <unordered_set>

namespace exchange {

/// A row that is ready to be written.
struct Record {
    const char* table = nullptr;
    const char* columns = nullptr;
    std::vector<store::Cell> cells;
};

/// Why a row was refused.
struct Refused {
    QString reason; ///< for the user, translated
};

/// Turns rows of foreign files into records of one city: looks up, converts, places, checks each as a form
/// would, and knows what the city and the rows before hold, so that duplicates are found. Rows that were
/// taken count as being there, whether they are written or not.
class Intake {
public:
    /// Reads what the city holds. For one thread.
    static city::Result<Intake> open(store::Database& city);

    /// For the rows of one file; the mapping is complete (see Mapping::completed).
    city::Result<void> begin(store::Database& city, const Mapping& mapping, const parcel::Layer& layer);
    /// The records that a row becomes: one, or one a part where the target splits shapes.
    tl::expected<std::vector<Record>, Refused> take(const parcel::Row& row);

    const city::Catalogue& catalogue() const { return m_catalogue; }
    const geo::Box& extent() {
        return m_subDistricts.current().box();
    } ///< of all sub-districts, those of rows before too
    /// Codes that were kept as text with their fault, since `begin`.
    std::int64_t faultyCodes() const { return m_faultyCodes; }

private:
    /// Areas that rows are placed in; grows while areas are brought in.
    struct Areas {
        std::vector<int> ids, parents;
        std::vector<std::vector<geo::Ring>> rings;
        geo::RegionIndex index;
        bool isStale = false;
        void add(int id, int parent, std::vector<geo::Ring> area);
        const geo::RegionIndex& current();
        int at(geo::Point place) { return current().at(place); } ///< position in the lists; -1
    };
    struct Column {
        int at = -1; ///< in the row; -1: `source.value`
        Mapping::Source source;
        const QMap<QString, QString>* values = nullptr;
    };
    struct Location {
        int subDistrict = 0, community = 0;
    };
    using Text = tl::expected<QString, Refused>;

    city::Result<void> readGrids(store::Database& db);
    city::Result<void> readUids(store::Database& db);
    tl::expected<city::Uid, Refused> uidOf(const QString& text) const;

    Text text(const parcel::Row& row, const TargetField& field) const;
    tl::expected<QDate, Refused> date(const QString& text, const TargetField& field) const;
    tl::expected<std::vector<city::Path>, Refused> parts(const parcel::Shape& shape, city::Shape wanted,
                                                         std::size_t part) const;
    Location locationOf(geo::Point place);
    tl::expected<Location, Refused> locate(geo::Point place);
    QString unitGridAt(geo::Point place); ///< its code; empty where there is none

    tl::expected<std::vector<Record>, Refused> takeComponent(const parcel::Row& row);
    tl::expected<Record, Refused> takePart(const parcel::Row& row, std::size_t part);
    void remember(city::Component& component, geo::Point anchor);
    tl::expected<void, Refused> fill(city::Component& component, const parcel::Row& row);
    tl::expected<void, Refused> classify(city::Component& component, const QString& type);
    tl::expected<void, Refused> fillField(city::Component& component, const TargetField& field,
                                          const QString& text);
    tl::expected<void, Refused> judge(city::Component& component);
    tl::expected<void, Refused> assignCode(city::Component& component);
    tl::expected<void, Refused> refuseDuplicate(const city::Component& component, geo::Point anchor);
    tl::expected<std::vector<Record>, Refused> takeOther(const parcel::Row& row);
    tl::expected<void, Refused> addFields(Record& record, const parcel::Row& row, std::size_t part);
    tl::expected<void, Refused> addLinks(Record& record, const std::vector<city::Path>& shape);

    city::Catalogue m_catalogue;
    Areas m_subDistricts, m_communities, m_grids;
    QStringList m_gridCodes; ///< of m_grids
    QHash<QString, int> m_classes;     ///< by name, English name
    QHash<QString, int> m_classCodes;  ///< by digits, under the file's code profile
    QHash<QString, int> m_departments; ///< by code, by name
    std::unordered_set<std::string> m_codes, m_areaCodes[3];
    std::unordered_set<std::string> m_uids; ///< read when the first file of a target brings its own
    QStringList m_uidsOf;                   ///< the targets whose uids were read
    std::unordered_map<int, std::int64_t> m_sequences; ///< the greatest of each class
    PlaceSet m_places;
    std::int64_t m_nextKey[3] = {1, 1, 1};
    QTimeZone m_zone;
    QDate m_today;

    const Target* m_target = nullptr;
    Mapping m_mapping;
    std::vector<Column> m_columns; ///< in the order of the target's fields
    city::CodeLayout m_layout = city::CodeLayout::A;
    bool m_isForeignProfile = false, m_isSpreadsheet = false;
    std::int64_t m_faultyCodes = 0;
    city::Patch m_patch;
};

} // namespace exchange
