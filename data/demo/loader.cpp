// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/loader.h"

#include "demo/rows.h"
#include "demo/table_writer.h"
#include "store/row_sink.h"
#include "store/shape_blob.h"

#include <QCoreApplication>

namespace demo {

namespace {

QByteArray point(const Mapping& mapping, Spot spot) {
    return store::encodePoint(mapping.degrees(spot), Plan::geographicSrid);
}

QByteArray line(const Mapping& mapping, const Line& spots) {
    return store::encodeShape(city::Shape::Line, {mapping.degrees(spots, false)}, Plan::geographicSrid);
}

QByteArray polygon(const Mapping& mapping, const Ring& spots) {
    return store::encodeShape(city::Shape::Polygon, {mapping.degrees(spots, true)}, Plan::geographicSrid);
}

const char* word(RoadClass kind) {
    switch (kind) {
    case RoadClass::Expressway: return "expressway";
    case RoadClass::Arterial: return "arterial";
    case RoadClass::Secondary: return "secondary";
    case RoadClass::Local: return "local";
    case RoadClass::Lane: return "lane";
    }
    return "lane";
}

enum Tables { City, Class, Company, Department, Responsibility, Town, Community, Compounds, Grid, Roads, Water,
              Green, Building, FacilityRows };

} // namespace

QByteArray Loader::uid(int table, std::size_t row) const {
    return RowMaker::uid(m_plan.district.seed, std::uint64_t(table), row).bytes();
}

city::Result<void> Loader::load(const Progress& progress) {
    if (auto begun = m_city.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto done = loadAll(progress);
    if (done)
        done = m_city.execute("COMMIT");
    if (!done)
        (void)m_city.execute("ROLLBACK");
    return done;
}

city::Result<void> Loader::loadAll(const Progress& progress) {
    const auto mapping = m_plan.mapping();
    if (!mapping)
        return tl::unexpected(mapping.error());
    if (progress && !progress(0, QCoreApplication::translate("city", "Writing the city")))
        return city::fail(city::FaultKind::Cancelled,
                          QCoreApplication::translate("city", "Stopped. No city was made."));
    if (auto done = m_plan.district.isFictional() ? city::Result<void>() : loadLists(); !done)
        return done;
    if (auto done = loadResponsibilities(); !done)
        return done;
    if (auto done = loadDivisions(*mapping); !done)
        return done;
    if (auto done = loadRoads(*mapping); !done)
        return done;
    if (auto done = loadGround(*mapping); !done)
        return done;
    if (auto done = loadFacilities(*mapping); !done)
        return done;
    return loadComponents(progress);
}

city::Result<void> Loader::loadLists() {
    if (auto done = store::writeClassList(m_city, m_plan.sources.list, [this](std::size_t row) { return uid(Class, row); }); !done)
        return done;
    TableWriter companies(m_city, "company", "id, uid, code, name, name_en");
    for (const auto& company : m_plan.organisations->companies)
        companies.add(company.id, uid(Company, std::size_t(company.id)), company.code, company.name, company.nameEn);
    TableWriter departments(m_city, "department", "id, uid, code, name, name_en, company_id");
    for (const auto& department : m_plan.organisations->departments)
        departments.add(department.id, uid(Department, std::size_t(department.id)), department.code, department.name,
                        department.nameEn, unlessAbsent(department.company));
    for (const TableWriter* writer : {&companies, &departments}) {
        if (!writer->isFine())
            return writer->result();
    }
    return {};
}

city::Result<void> Loader::loadResponsibilities() {
    TableWriter responsibilities(m_city, "responsibility", "uid, sub_district_id, service_line_id, company_id");
    std::size_t number = 0;
    for (const auto& duty : m_plan.organisations->responsibilities)
        responsibilities.add(uid(Responsibility, number++), RowMaker::subDistrictId(m_plan, duty.town), duty.line,
                             duty.company);
    return responsibilities.result();
}

city::Result<int> Loader::lastId(const char* table) {
    const auto id = m_city.number(std::string("SELECT coalesce(max(id), 0) FROM ") + table);
    if (!id)
        return tl::unexpected(id.error());
    return int(*id);
}

city::Result<void> Loader::loadDivisions(const Mapping& mapping) {
    const Sources& sources = m_plan.sources;
    const District& district = m_plan.district;
    TableWriter towns(m_city, "sub_district",
                      "id, uid, code, civil_code, name, name_en, seat_lon, seat_lat, sort, geom");
    for (std::size_t i = 0; i < sources.towns.size(); ++i) {
        const auto& town = sources.towns[i];
        const std::optional<QString> civil = district.isFictional() || town.civilCode.isEmpty() ? std::nullopt : std::optional(town.civilCode);
        const int id = RowMaker::subDistrictId(m_plan, int(i));
        const geo::Point seat = district.isFictional() ? mapping.degrees(mapping.projection.forward(town.seat))
                                                       : town.seat; // to the last bit
        towns.add(id, uid(Town, i), district.code(town.code), civil, district.name(town.name),
                  district.nameEn(town.nameEn), seat.lon, seat.lat, id, polygon(mapping, m_plan.divisions->towns()[i]));
    }
    TableWriter communities(m_city, "community", "id, uid, code, name, sub_district_id, geom");
    for (std::size_t i = 0; i < sources.communities.size(); ++i)
        communities.add(RowMaker::communityId(m_plan, int(i)), uid(Community, i),
                        district.code(sources.communities[i].code), district.name(sources.communities[i].name),
                        RowMaker::subDistrictId(m_plan, sources.communities[i].town),
                        polygon(mapping, m_plan.divisions->communities()[i].ring));
    const auto lastGrid = lastId("unit_grid");
    if (!lastGrid)
        return tl::unexpected(lastGrid.error());
    TableWriter grids(m_city, "unit_grid", "id, uid, code, community_id, geom");
    for (std::size_t i = 0; i < m_plan.grids->cells().size() && grids.isFine(); ++i) {
        const UnitGrids::Cell& cell = m_plan.grids->cells()[i];
        grids.add(*lastGrid + int(i) + 1, uid(Grid, i), RowMaker::gridCode(m_plan, int(i)),
                  RowMaker::communityId(m_plan, cell.community),
                  polygon(mapping, cell.ring));
    }
    for (const TableWriter* writer : {&towns, &communities, &grids}) {
        if (!writer->isFine())
            return writer->result();
    }
    return {};
}

city::Result<void> Loader::loadRoads(const Mapping& mapping) {
    const Network& network = *m_plan.network;
    const auto lastNode = lastId("road_node"), lastRoad = lastId("road");
    if (!lastNode || !lastRoad)
        return tl::unexpected(lastNode ? lastRoad.error() : lastNode.error());
    TableWriter nodes(m_city, "road_node", "id, geom");
    for (std::size_t i = 0; i < network.nodes().size(); ++i)
        nodes.add(*lastNode + int(i) + 1, point(mapping, network.nodes()[i]));
    TableWriter roads(m_city, "road", "id, uid, name, class, one_way, width_m, from_node, to_node, sub_district_id, "
                                      "opened, rebuilt, geom");
    for (std::size_t i = 0; i < network.roads().size() && roads.isFine(); ++i) {
        const Road& road = network.roads()[i];
        const int community = m_plan.locator->community(along(road.line, length(road.line) / 2).spot);
        const int town = community < 0 ? 0 : RowMaker::subDistrictId(
                                                 m_plan, m_plan.sources.communities[std::size_t(community)].town);
        Random random(m_plan.district.seed, 50'000 + std::uint64_t(road.name));
        const int opened = (1985 + random.below(38)) * 10000 + (1 + random.below(12)) * 100 + 1;
        const int rebuilt = random.chance(0.12) && opened < 20150000
                                ? (2016 + random.below(9)) * 10000 + (1 + random.below(12)) * 100 + 1
                                : 0;
        roads.add(*lastRoad + int(i) + 1, uid(Roads, i), m_plan.streets->names()[std::size_t(road.name)],
                  word(road.kind), road.oneWay, road.width(), *lastNode + road.from + 1, *lastNode + road.to + 1,
                  unlessAbsent(town), opened, unlessAbsent(rebuilt), line(mapping, road.line));
    }
    return nodes.isFine() ? roads.result() : nodes.result();
}

city::Result<void> Loader::loadGround(const Mapping& mapping) {
    TableWriter waters(m_city, "water", "uid, name, kind, geom");
    std::size_t number = 0;
    for (const auto& water : m_plan.ground->waters())
        waters.add(uid(Water, number++), water.name, water.kind, polygon(mapping, water.ring));
    TableWriter greens(m_city, "green", "uid, name, kind, geom");
    number = 0;
    for (const Ring& ring : m_plan.blocks->woods())
        greens.add(uid(Green, number++), "", "forest", polygon(mapping, ring));
    int park = 0;
    for (const Blocks::Block& block : m_plan.blocks->blocks()) {
        if (block.use != Blocks::Use::Park)
            continue;
        const bool small = area(block.ring) < 4500;
        const QString stem = m_plan.sources.communities[std::size_t(block.community)].shortName();
        const std::string name = small ? std::string() : stem.toStdString() + "公园" + std::to_string(++park) + "号";
        greens.add(uid(Green, number++), name, small ? "grass" : "park", polygon(mapping, block.ring));
    }
    TableWriter buildings(m_city, "building", "uid, floors, kind, geom");
    number = 0;
    for (const Blocks::Building& building : m_plan.blocks->buildings()) {
        buildings.add(uid(Building, number++), building.floors, building.kind, polygon(mapping, building.ring));
        if (!buildings.isFine())
            break;
    }
    for (const TableWriter* writer : {&waters, &greens, &buildings}) {
        if (!writer->isFine())
            return writer->result();
    }
    return {};
}

city::Result<void> Loader::loadFacilities(const Mapping& mapping) {
    const auto& compounds = m_plan.facilities->compounds();
    const auto lastCompound = lastId("compound");
    if (!lastCompound)
        return tl::unexpected(lastCompound.error());
    TableWriter homes(m_city, "compound", "id, uid, name, community_id, households, opened, rebuilt, geom");
    for (std::size_t i = 0; i < compounds.size(); ++i) {
        const Compound& compound = compounds[i];
        homes.add(*lastCompound + int(i) + 1, uid(Compounds, i), compound.name,
                  RowMaker::communityId(m_plan, compound.community), compound.households,
                  compound.opened, unlessAbsent(compound.rebuilt),
                  polygon(mapping, m_plan.blocks->blocks()[std::size_t(compound.block)].ring));
    }
    TableWriter facilities(m_city, "facility", "uid, kind, name, capacity, hours, compound_id, community_id, "
                                               "sub_district_id, address, opened, rebuilt, geom");
    std::size_t number = 0;
    for (const Facility& facility : m_plan.facilities->all()) {
        const int town = m_plan.sources.communities[std::size_t(facility.community)].town;
        facilities.add(uid(FacilityRows, number++), facility.kind, facility.name, unlessAbsent(facility.capacity),
                       facility.hours, unlessAbsent(facility.compound < 0 ? 0 : *lastCompound + facility.compound + 1),
                       RowMaker::communityId(m_plan, facility.community), RowMaker::subDistrictId(m_plan, town),
                       facility.address, facility.opened, unlessAbsent(facility.rebuilt),
                       point(mapping, facility.spot));
    }
    return homes.isFine() ? facilities.result() : homes.result();
}

} // namespace demo
