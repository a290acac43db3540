// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/loader.h"

#include "demo/rows.h"
#include "demo/table_writer.h"
#include "store/shape_blob.h"

#include <QCoreApplication>

namespace demo {

namespace {

QByteArray point(const geo::Projection& projection, Spot spot) {
    return store::encodePoint(projection.inverse(spot), Plan::geographicSrid);
}

QByteArray line(const geo::Projection& projection, const Line& spots) {
    return store::encodeShape(city::Shape::Line, {degrees(projection, spots, false)}, Plan::geographicSrid);
}

QByteArray polygon(const geo::Projection& projection, const Ring& spots) {
    return store::encodeShape(city::Shape::Polygon, {degrees(projection, spots, true)}, Plan::geographicSrid);
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
    return RowMaker::uid(m_plan.seed, std::uint64_t(table), row).bytes();
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
    const auto projection = geo::Projection::make(Plan::geographicSrid, Plan::mapSrid);
    if (!projection)
        return city::fail(city::FaultKind::NotFound,
                          QCoreApplication::translate("city",
                                                      "The projection data are missing. Install the package proj-data."),
                          QString::fromStdString(projection.error()));
    if (progress && !progress(0, QCoreApplication::translate("city", "Writing the city")))
        return city::fail(city::FaultKind::Cancelled,
                          QCoreApplication::translate("city", "Stopped. No city was made."));
    if (auto done = loadLists(); !done)
        return done;
    if (auto done = loadDivisions(*projection); !done)
        return done;
    if (auto done = loadRoads(*projection); !done)
        return done;
    if (auto done = loadGround(*projection); !done)
        return done;
    if (auto done = loadFacilities(*projection); !done)
        return done;
    return loadComponents(progress);
}

city::Result<void> Loader::loadLists() {
    const Sources& sources = m_plan.sources;
    TableWriter profiles(m_city, "code_profile", "id, name, layout, source");
    for (const auto& profile : sources.profiles)
        profiles.add(profile.id, profile.name, profile.layout, profile.source);
    TableWriter majors(m_city, "major_class", "id, code, name, name_en, colour");
    for (const auto& major : sources.majors)
        majors.add(major.id, major.code, major.name, major.nameEn, major.colour);
    TableWriter lines(m_city, "service_line", "id, code, name, name_en, scene");
    for (const auto& service : sources.lines)
        lines.add(service.id, service.code, service.name, service.nameEn, service.scene);
    TableWriter classes(m_city, "component_class",
                        "id, uid, major_id, name, name_en, shape, symbol, importance, service_line_id, source");
    TableWriter codes(m_city, "component_class_code", "class_id, profile_id, major, minor, source");
    for (std::size_t i = 0; i < sources.classes.size(); ++i) {
        const city::ComponentClass& type = sources.classes[i].what;
        classes.add(type.id, uid(Class, i), type.major, type.name, type.nameEn, int(type.shape), type.symbol,
                    type.importance, type.serviceLine, sources.classes[i].source);
        for (const auto& code : sources.classes[i].codes)
            codes.add(type.id, code.profile, code.major, code.minor, code.source);
    }
    TableWriter companies(m_city, "company", "id, uid, code, name, name_en");
    for (const auto& company : m_plan.organisations->companies)
        companies.add(company.id, uid(Company, std::size_t(company.id)), company.code, company.name, company.nameEn);
    TableWriter departments(m_city, "department", "id, uid, code, name, name_en, company_id");
    for (const auto& department : m_plan.organisations->departments)
        departments.add(department.id, uid(Department, std::size_t(department.id)), department.code, department.name,
                        department.nameEn, unlessAbsent(department.company));
    TableWriter responsibilities(m_city, "responsibility", "uid, sub_district_id, service_line_id, company_id");
    std::size_t number = 0;
    for (const auto& duty : m_plan.organisations->responsibilities)
        responsibilities.add(uid(Responsibility, number++), duty.town + 1, duty.line, duty.company);
    for (const TableWriter* writer : {&profiles, &majors, &lines, &classes, &codes, &companies, &departments,
                                      &responsibilities}) {
        if (!writer->isFine())
            return writer->result();
    }
    return {};
}

city::Result<void> Loader::loadDivisions(const geo::Projection& projection) {
    const Sources& sources = m_plan.sources;
    TableWriter towns(m_city, "sub_district",
                      "id, uid, code, civil_code, name, name_en, seat_lon, seat_lat, sort, geom");
    for (std::size_t i = 0; i < sources.towns.size(); ++i) {
        const auto& town = sources.towns[i];
        const std::optional<QString> civil = town.civilCode.isEmpty() ? std::nullopt : std::optional(town.civilCode);
        towns.add(int(i) + 1, uid(Town, i), town.code, civil, town.name, town.nameEn, town.seat.lon, town.seat.lat,
                  int(i) + 1, polygon(projection, m_plan.divisions->towns()[i]));
    }
    TableWriter communities(m_city, "community", "id, uid, code, name, sub_district_id, geom");
    for (std::size_t i = 0; i < sources.communities.size(); ++i)
        communities.add(int(i) + 1, uid(Community, i), sources.communities[i].code, sources.communities[i].name,
                        sources.communities[i].town + 1,
                        polygon(projection, m_plan.divisions->communities()[i].ring));
    TableWriter grids(m_city, "unit_grid", "id, uid, code, community_id, geom");
    for (std::size_t i = 0; i < m_plan.grids->cells().size() && grids.isFine(); ++i) {
        const UnitGrids::Cell& cell = m_plan.grids->cells()[i];
        grids.add(int(i) + 1, uid(Grid, i), RowMaker::gridCode(m_plan, int(i)), cell.community + 1,
                  polygon(projection, cell.ring));
    }
    for (const TableWriter* writer : {&towns, &communities, &grids}) {
        if (!writer->isFine())
            return writer->result();
    }
    return {};
}

city::Result<void> Loader::loadRoads(const geo::Projection& projection) {
    const Network& network = *m_plan.network;
    TableWriter nodes(m_city, "road_node", "id, geom");
    for (std::size_t i = 0; i < network.nodes().size(); ++i)
        nodes.add(int(i) + 1, point(projection, network.nodes()[i]));
    TableWriter roads(m_city, "road", "id, uid, name, class, one_way, width_m, from_node, to_node, sub_district_id, "
                                      "opened, rebuilt, geom");
    for (std::size_t i = 0; i < network.roads().size() && roads.isFine(); ++i) {
        const Road& road = network.roads()[i];
        const int community = m_plan.locator->community(along(road.line, length(road.line) / 2).spot);
        const int town = community < 0 ? 0 : m_plan.sources.communities[std::size_t(community)].town + 1;
        Random random(m_plan.seed, 50'000 + std::uint64_t(road.name));
        const int opened = (1985 + random.below(38)) * 10000 + (1 + random.below(12)) * 100 + 1;
        const int rebuilt = random.chance(0.12) && opened < 20150000
                                ? (2016 + random.below(9)) * 10000 + (1 + random.below(12)) * 100 + 1
                                : 0;
        roads.add(int(i) + 1, uid(Roads, i), m_plan.streets->names()[std::size_t(road.name)], word(road.kind),
                  road.oneWay, road.width(), road.from + 1, road.to + 1, unlessAbsent(town), opened, unlessAbsent(rebuilt),
                  line(projection, road.line));
    }
    return nodes.isFine() ? roads.result() : nodes.result();
}

city::Result<void> Loader::loadGround(const geo::Projection& projection) {
    TableWriter waters(m_city, "water", "uid, name, kind, geom");
    std::size_t number = 0;
    for (const auto& water : m_plan.ground->waters())
        waters.add(uid(Water, number++), water.name, water.kind, polygon(projection, water.ring));
    TableWriter greens(m_city, "green", "uid, name, kind, geom");
    number = 0;
    for (const Ring& ring : m_plan.blocks->woods())
        greens.add(uid(Green, number++), "", "forest", polygon(projection, ring));
    int park = 0;
    for (const Blocks::Block& block : m_plan.blocks->blocks()) {
        if (block.use != Blocks::Use::Park)
            continue;
        const bool small = area(block.ring) < 4500;
        const QString stem = m_plan.sources.communities[std::size_t(block.community)].shortName();
        const std::string name = small ? std::string() : stem.toStdString() + "公园" + std::to_string(++park) + "号";
        greens.add(uid(Green, number++), name, small ? "grass" : "park", polygon(projection, block.ring));
    }
    TableWriter buildings(m_city, "building", "uid, floors, kind, geom");
    number = 0;
    for (const Blocks::Building& building : m_plan.blocks->buildings()) {
        buildings.add(uid(Building, number++), building.floors, building.kind, polygon(projection, building.ring));
        if (!buildings.isFine())
            break;
    }
    for (const TableWriter* writer : {&waters, &greens, &buildings}) {
        if (!writer->isFine())
            return writer->result();
    }
    return {};
}

city::Result<void> Loader::loadFacilities(const geo::Projection& projection) {
    const auto& compounds = m_plan.facilities->compounds();
    TableWriter homes(m_city, "compound", "id, uid, name, community_id, households, opened, rebuilt, geom");
    for (std::size_t i = 0; i < compounds.size(); ++i) {
        const Compound& compound = compounds[i];
        homes.add(int(i) + 1, uid(Compounds, i), compound.name, compound.community + 1, compound.households,
                  compound.opened, unlessAbsent(compound.rebuilt),
                  polygon(projection, m_plan.blocks->blocks()[std::size_t(compound.block)].ring));
    }
    TableWriter facilities(m_city, "facility", "uid, kind, name, capacity, hours, compound_id, community_id, "
                                               "sub_district_id, address, opened, rebuilt, geom");
    std::size_t number = 0;
    for (const Facility& facility : m_plan.facilities->all()) {
        const int town = m_plan.sources.communities[std::size_t(facility.community)].town;
        facilities.add(uid(FacilityRows, number++), facility.kind, facility.name, unlessAbsent(facility.capacity),
                       facility.hours, unlessAbsent(facility.compound + 1), facility.community + 1, town + 1,
                       facility.address, facility.opened, unlessAbsent(facility.rebuilt),
                       point(projection, facility.spot));
    }
    return homes.isFine() ? facilities.result() : homes.result();
}

} // namespace demo
