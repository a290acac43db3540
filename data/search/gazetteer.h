// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "search/texts.h"

#include <array>
#include <unordered_map>

namespace search {

/// What can be found.
enum class Kind : std::uint8_t {
    SubDistrict,
    Community,
    Road,
    Compound,
    PublicToilet,
    TransferStation,
    MicroParking,
    SharedParking,
    PocketPark,
    VendorArea,
    PracticePoint,
    Green,
    Water,
    Building,
    UnitGrid,
    Component
};
inline constexpr std::size_t kindCount = 16;
QString kindName(Kind kind);    ///< for the user, translated, plural
const char* kindKey(Kind kind); ///< a word for files and programs, e.g. `public_toilet`
std::optional<Kind> kindOfFacility(std::string_view kind); ///< of facility.kind

/// A place with a name or a code of its own: anything but a component.
struct Place {
    Kind kind = Kind::SubDistrict;
    std::int64_t id = 0; ///< its row; of a road that of one of its pieces
    geo::Point anchor;   ///< NaN without a shape
    geo::Box box;
    TextId name = 0, otherName = 0, code = 0, address = 0;
    int subDistrict = 0, community = 0;
};

/// Every place of a city, and the names that components share. Immutable once built.
struct Gazetteer {
    struct Names {
        TextId own = 0, english = 0;
    };
    using ById = std::unordered_map<int, Names>;

    Texts texts;
    std::vector<Place> places;
    std::array<Names, kindCount> kinds;
    ById classes, communities, subDistricts;
    std::array<Names, city::stateCount> states;
};

using GazetteerPtr = std::shared_ptr<const Gazetteer>;

/// Collects places; roads of one name in one sub-district become one.
class GazetteerBuilder {
public:
    explicit GazetteerBuilder(const city::Catalogue& catalogue);

    struct Row {
        Kind kind = Kind::SubDistrict;
        std::int64_t id = 0;
        QString name, otherName, code, address;
        int subDistrict = 0, community = 0;
        geo::Point anchor;
        geo::Box box;
    };
    void add(const Row& row);
    GazetteerPtr finish();

private:
    TextsBuilder m_texts;
    std::shared_ptr<Gazetteer> m_made = std::make_shared<Gazetteer>();
    std::unordered_map<std::uint64_t, std::size_t> m_roads; ///< by name and sub-district, where in `places`
};

} // namespace search
