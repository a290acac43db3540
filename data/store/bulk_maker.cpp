// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bulk_maker.h"

#include "store/codes.h"
#include "store/component_columns.h"
#include "store/ground.h"
#include "store/patch_writer.h"

#include <QCoreApplication>

#include <cmath>

namespace store::bulk {

namespace {

using city::FaultKind;
using city::Field;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

} // namespace

city::Result<Maker> Maker::make(Database& db, const Wish& wish, const Gate::Admitted& who) {
    Maker maker(db, wish, who);
    auto catalogue = readCatalogue(db);
    if (!catalogue) return tl::unexpected(catalogue.error());
    maker.m_catalogue = std::move(*catalogue);
    if (auto read = maker.readProfile(); !read) return tl::unexpected(read.error());
    if (auto prepared = maker.prepare(); !prepared) return tl::unexpected(prepared.error());
    return maker;
}

/// The catalogue as it is under another profile: its layout, its digits for each class.
city::Result<void> Maker::readProfile() {
    city::Profile& profile = m_catalogue.profile;
    m_oldLayout = profile.codeLayout;
    if (!m_wish.codeProfile || *m_wish.codeProfile == profile.codeProfile) return {};
    if (!m_who.rights.mayEverywhere(city::Action::Bulk))
        return city::fail(FaultKind::Forbidden, say(QT_TRANSLATE_NOOP("store", "Another code profile concerns the whole city, and the account %1 may not change all of it.")).arg(m_who.user));
    const auto layout = ground::layoutOf(m_db, *m_wish.codeProfile);
    if (!layout) return tl::unexpected(layout.error());
    const auto digits = ground::classCodes(m_db, *m_wish.codeProfile);
    if (!digits) return tl::unexpected(digits.error());
    for (city::ComponentClass& kind : m_catalogue.classes) {
        kind.code.clear();
        for (const ground::ClassCode& code : *digits)
            if (code.classId == kind.id) kind.code = QString::fromStdString(code.digits);
    }
    profile.codeProfile = *m_wish.codeProfile;
    profile.codeLayout = *layout;
    m_changesProfile = true;
    return {};
}

city::Result<void> Maker::prepare() {
    m_today = city::today(m_catalogue.profile);
    m_moves = m_wish.east != 0 || m_wish.north != 0;
    constexpr double farthest = 100'000; // a typing mistake, not a correction
    if (!std::isfinite(m_wish.east) || !std::isfinite(m_wish.north) || std::hypot(m_wish.east, m_wish.north) > farthest)
        return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "Components can be shifted by 100 km at most.")));
    if (m_moves) {
        auto projection = geo::Projection::make(m_catalogue.profile.geographicSrid, m_catalogue.profile.mapSrid);
        if (!projection) return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "The city's map projection is not known to PROJ.")), QString::fromStdString(projection.error()));
        m_projection.emplace(std::move(*projection));
        auto areas = following::Areas::read(m_db);
        if (!areas) return tl::unexpected(areas.error());
        m_areas = std::move(*areas);
    }
    for (int s = 0; s < city::shapeCount; ++s) {
        auto row = m_db.prepare(ComponentColumns::select(city::Shape(s)) + " WHERE id = ?1");
        if (!row) return tl::unexpected(row.error());
        m_rows.push_back(std::move(*row));
    }
    return {};
}

void Maker::shift(city::Component& component) const {
    for (city::Path& path : component.parts)
        for (geo::Point& p : path) {
            geo::MapPoint there = m_projection->forward(p);
            there.x += m_wish.east;
            there.y += m_wish.north;
            p = m_projection->inverse(there);
        }
}

/// A valid code keeps its sequence number under another profile; what has none gets the next free one under the city's own.
void Maker::renumber(Made& made) const {
    city::Component& c = made.patch.after;
    const city::ComponentClass* kind = m_catalogue.componentClass(c.classId);
    if (!m_changesProfile) {
        if (!c.code.isEmpty() && c.codeFault.isEmpty()) return;
        c.code = c.codeFault = QString();
        made.needsCode = kind && !kind->code.isEmpty();
        return;
    }
    const auto old = c.codeFault.isEmpty() && !c.code.isEmpty() ? city::ComponentCode::parse(c.code, m_oldLayout)
                                                                 : city::Result<city::ComponentCode>(city::fail(FaultKind::NotFound, {}));
    if (!old) return; // without a valid code there is none to carry over
    if (!kind || kind->code.isEmpty()) {
        made.faults.push_back({Field::Code, say(QT_TRANSLATE_NOOP("store", "The class %1 has no code under the profile %2. Add one to the city's list of classes."))
                                                .arg(kind ? kind->name : QString::number(c.classId), m_catalogue.profile.codeProfile)});
        return;
    }
    const auto code = city::ComponentCode::compose(m_catalogue.profile.codeLayout, m_catalogue.profile.adminCode, kind->code.left(2), kind->code.mid(2), old->sequence());
    if (!code) made.faults.push_back({Field::Code, code.error().sentence});
    else c.code = code->text();
}

bool Maker::isAllowed(const city::Component& component) const {
    return m_who.rights.may(city::Action::Bulk, city::whereOf(component, m_catalogue));
}

void Maker::change(Made& made) const {
    city::Patch& patch = made.patch;
    for (const query::Assignment& assignment : m_wish.fields) assignment.apply(patch.after);
    if (m_moves) {
        shift(patch.after);
        following::follow(m_areas, patch);
    }
    if (m_wish.codeProfile) renumber(made);
    codes::dropOfOldClass(m_catalogue, patch);
    made.needsCode = made.needsCode || (patch.after.code.isEmpty() && codes::changesClass(patch));
}

city::Result<Maker::Made> Maker::at(city::ComponentKey key) {
    if (std::size_t(key.shape) >= m_rows.size()) return Made();
    Statement& query = m_rows[std::size_t(key.shape)];
    const auto row = query.bind(1, key.row).step();
    if (!row) return tl::unexpected(row.error());
    Made made;
    if (*row) {
        const city::Component before = ComponentColumns::read(query, key);
        made.patch = city::Patch::update(before, before);
    }
    query.reset();
    if (!*row) return made;
    change(made);
    if (made.faults.empty() && !made.needsCode && made.patch.fields().empty()) {
        made.what = Made::What::Same;
        return made;
    }
    for (city::FieldFault& fault : city::check(made.patch, m_catalogue, m_today)) made.faults.push_back(std::move(fault));
    if (!isAllowed(made.patch.before) || !isAllowed(made.patch.after))
        made.faults.push_back({Field::SubDistrict, say(QT_TRANSLATE_NOOP("store", "The account %1 may not change components here.")).arg(m_who.user)});
    made.what = made.faults.empty() ? Made::What::Changed : Made::What::Faulty;
    return made;
}

} // namespace store::bulk
