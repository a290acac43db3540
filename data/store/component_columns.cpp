// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/component_columns.h"

#include "store/reader_parts.h"
#include "store/shape_blob.h"

#include <algorithm>

namespace store {

namespace {

using city::Field;

std::int64_t numberOf(const QDate& date) {
    return date.isValid() ? date.year() * 10000 + date.month() * 100 + date.day() : 0;
}

const char* columnOf(Field field) {
    constexpr const char* columns[] = {"code", "class_id", "name", "authority_id", "owner_id", "maintainer_id",
                                       "sub_district_id", "community_id", "unit_grid", "state", "surveyed", "changed",
                                       "source", "accuracy", "address", "note", "geom"};
    static_assert(std::size(columns) == city::fieldCount);
    return columns[std::size_t(field)];
}

void bindId(Statement& s, int at, std::int64_t id) {
    id ? s.bind(at, id) : s.bindNull(at);
}

void bindField(Statement& s, int at, Field field, const city::Component& c, city::Shape shape, int srid) {
    switch (field) {
    case Field::Code: c.code.isEmpty() ? s.bindNull(at) : s.bind(at, c.code); return;
    case Field::Class: s.bind(at, c.classId); return;
    case Field::Name: s.bind(at, c.name); return;
    case Field::Authority: return bindId(s, at, c.authority);
    case Field::Owner: return bindId(s, at, c.owner);
    case Field::Maintainer: return bindId(s, at, c.maintainer);
    case Field::SubDistrict: return bindId(s, at, c.subDistrict);
    case Field::Community: return bindId(s, at, c.community);
    case Field::UnitGrid: c.unitGrid.isEmpty() ? s.bindNull(at) : s.bind(at, c.unitGrid); return;
    case Field::State: s.bind(at, int(c.state)); return;
    case Field::Surveyed: return bindId(s, at, numberOf(c.surveyed));
    case Field::Changed: return bindId(s, at, numberOf(c.changed));
    case Field::Source: s.bind(at, int(c.source)); return;
    case Field::Accuracy: s.bind(at, int(c.accuracy)); return;
    case Field::Address: s.bind(at, c.address); return;
    case Field::Note: s.bind(at, c.note); return;
    case Field::Geometry: s.bind(at, encodeShape(shape, c.parts, srid)); return;
    }
}

} // namespace

std::string ComponentColumns::select(city::Shape shape) {
    return std::string("SELECT uid, revision, code, code_fault, class_id, name, authority_id, owner_id, maintainer_id, sub_district_id, "
                       "community_id, unit_grid, state, surveyed, changed, source, accuracy, address, note, geom FROM ") +
           reader::tableOf(shape);
}

city::Component ComponentColumns::read(const Statement& q, city::ComponentKey key) {
    city::Component c;
    c.key = key;
    const auto uid = q.blob(0);
    c.uid = city::Uid::fromBytes(uid.first, uid.second).value_or(city::Uid());
    c.revision = q.integer(1);
    c.code = q.text(2);
    c.codeFault = q.text(3);
    c.classId = int(q.integer(4));
    c.name = q.text(5);
    c.authority = int(q.integer(6));
    c.owner = int(q.integer(7));
    c.maintainer = int(q.integer(8));
    c.subDistrict = int(q.integer(9));
    c.community = int(q.integer(10));
    c.unitGrid = q.text(11);
    c.state = city::State(q.integer(12) & 3);
    c.surveyed = reader::dateOf(q.integer(13));
    c.changed = reader::dateOf(q.integer(14));
    c.source = city::DataSource(q.integer(15) & 3);
    c.accuracy = city::Accuracy(std::clamp<std::int64_t>(q.integer(16), 0, 2));
    c.address = q.text(17);
    c.note = q.text(18);
    const auto geom = q.blob(19);
    if (auto shape = decodeShape(geom.first, std::size_t(geom.second)); shape && shape->shape == key.shape)
        c.parts = std::move(shape->parts);
    return c;
}

QStringList ComponentColumns::names() const {
    QStringList names;
    for (const Field field : fields) {
        names += QLatin1String(columnOf(field));
        if (field == Field::Code) names += QStringLiteral("code_fault");
    }
    return names;
}

int ComponentColumns::bind(Statement& s, const city::Component& c, city::Shape shape, int srid) const {
    int at = 1;
    for (const Field field : fields) {
        bindField(s, at++, field, c, shape, srid);
        if (field != Field::Code) continue;
        c.codeFault.isEmpty() ? s.bindNull(at) : s.bind(at, c.codeFault);
        ++at;
    }
    return at;
}

} // namespace store
