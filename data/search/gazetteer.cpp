// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/gazetteer.h"

#include <QCoreApplication>

namespace search {

namespace {

/// How a kind is called in files, in Chinese and in English, whatever the language: people type either.
struct KindWords {
    const char* key;
    const char* chinese;
    const char* english;
    const char* plural; ///< for the user
};

constexpr std::array<KindWords, kindCount> words{{
    {"sub_district", "街道 乡镇", "sub-district", QT_TRANSLATE_NOOP("search", "Sub-districts")},
    {"community", "社区 村", "community", QT_TRANSLATE_NOOP("search", "Communities")},
    {"road", "道路", "road", QT_TRANSLATE_NOOP("search", "Roads")},
    {"compound", "小区", "compound", QT_TRANSLATE_NOOP("search", "Compounds")},
    {"public_toilet", "公共厕所 公厕 卫生间", "public toilet", QT_TRANSLATE_NOOP("search", "Public toilets")},
    {"transfer_station", "垃圾转运站 垃圾站", "waste transfer station",
     QT_TRANSLATE_NOOP("search", "Transfer stations")},
    {"micro_parking", "小微停车场 停车", "small car park parking",
     QT_TRANSLATE_NOOP("search", "Small car parks")},
    {"shared_parking", "共享停车场 停车", "shared car park parking",
     QT_TRANSLATE_NOOP("search", "Shared car parks")},
    {"pocket_park", "口袋公园", "pocket park", QT_TRANSLATE_NOOP("search", "Pocket parks")},
    {"vendor_area", "摊区 便民摊点 疏导点", "vendor area", QT_TRANSLATE_NOOP("search", "Vendor areas")},
    {"practice_point", "新时代文明实践点", "practice point", QT_TRANSLATE_NOOP("search", "Practice points")},
    {"green", "公园 绿地", "park green", QT_TRANSLATE_NOOP("search", "Parks and greens")},
    {"water", "河流 湖泊 水体", "water river lake", QT_TRANSLATE_NOOP("search", "Waters")},
    {"building", "建筑", "building", QT_TRANSLATE_NOOP("search", "Buildings")},
    {"unit_grid", "单元网格", "unit grid", QT_TRANSLATE_NOOP("search", "Unit grids")},
    {"component", "部件", "component", QT_TRANSLATE_NOOP("search", "Components")},
}};

constexpr std::array<const char*, city::stateCount> englishStates{"intact", "damaged broken", "missing lost",
                                                                  "abandoned"};

} // namespace

QString kindName(Kind kind) {
    return QCoreApplication::translate("search", words[std::size_t(kind)].plural);
}

const char* kindKey(Kind kind) {
    return words[std::size_t(kind)].key;
}

std::optional<Kind> kindOfFacility(std::string_view kind) {
    for (std::size_t k = std::size_t(Kind::PublicToilet); k <= std::size_t(Kind::PracticePoint); ++k)
        if (kind == words[k].key)
            return Kind(k);
    return std::nullopt;
}

GazetteerBuilder::GazetteerBuilder(const city::Catalogue& catalogue) {
    for (std::size_t k = 0; k < kindCount; ++k)
        m_made->kinds[k] = {m_texts.add(std::string_view(words[k].chinese)),
                            m_texts.add(std::string_view(words[k].english))};
    for (int s = 0; s < city::stateCount; ++s)
        m_made->states[std::size_t(s)] = {m_texts.add(city::stateStandardName(city::State(s))),
                                          m_texts.add(std::string_view(englishStates[std::size_t(s)]))};
    for (const city::ComponentClass& entry : catalogue.classes)
        m_made->classes[entry.id] = {m_texts.add(entry.name), m_texts.add(entry.nameEn)};
    for (const city::Community& entry : catalogue.communities)
        m_made->communities[entry.id] = {m_texts.add(entry.name), 0};
    for (const city::SubDistrict& entry : catalogue.subDistricts) {
        m_made->subDistricts[entry.id] = {m_texts.add(entry.name), m_texts.add(entry.nameEn)};
        add({Kind::SubDistrict,
             entry.id,
             entry.name,
             entry.nameEn,
             entry.code,
             {},
             entry.id,
             0,
             entry.seat,
             entry.box});
    }
}

void GazetteerBuilder::add(const Row& row) {
    Place place{row.kind,
                row.id,
                row.anchor,
                row.box,
                m_texts.add(row.name),
                m_texts.add(row.otherName),
                m_texts.add(row.code),
                m_texts.add(row.address),
                row.subDistrict,
                row.community};
    if (row.kind == Kind::Road) {
        const auto [at, isNew] = m_roads.try_emplace(
            std::uint64_t(place.name) << 32 | std::uint32_t(row.subDistrict), m_made->places.size());
        if (!isNew) {
            geo::Box& box = m_made->places[at->second].box;
            if (!row.box.isEmpty()) {
                box.add(geo::Point{row.box.west, row.box.south});
                box.add(geo::Point{row.box.east, row.box.north});
            }
            return;
        }
    }
    m_made->places.push_back(place);
}

GazetteerPtr GazetteerBuilder::finish() {
    m_made->texts = m_texts.finish();
    return std::move(m_made);
}

} // namespace search
