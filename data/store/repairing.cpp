// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/repairing.h"

#include "store/bulk_run.h"
#include "store/component_columns.h"
#include "store/patch_writer.h"

#include <QCoreApplication>

#include <unordered_map>

namespace store::repairing {

namespace {

using Made = bulk::Maker::Made;
using FindingsByKey = std::unordered_map<std::uint64_t, quality::Finding>;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

/// What putting right makes of a component as it is now.
city::Result<Made> repair(Database& db, const quality::Ledger& ledger, const FindingsByKey& findings, const city::Catalogue& catalogue,
                          const Gate::Admitted& who, city::ComponentKey key) {
    Made made;
    auto now = readComponent(db, key);
    if (!now) return tl::unexpected(now.error());
    if (!*now) return made;
    auto after = ledger.repaired(findings.at(key.packed()), **now);
    made.what = Made::What::Same;
    if (!after) return made;
    made.patch = city::Patch::update(**now, std::move(*after));
    if (made.patch.fields().empty()) return made;
    made.faults = city::check(made.patch, catalogue, city::today(catalogue.profile));
    for (const city::Component* side : {&made.patch.before, &made.patch.after})
        if (made.faults.empty() && !who.rights.may(city::Action::Bulk, city::whereOf(*side, catalogue)))
            made.faults.push_back({city::Field::SubDistrict, say(QT_TRANSLATE_NOOP("store", "The account %1 may not change components here.")).arg(who.user)});
    made.what = made.faults.empty() ? Made::What::Changed : Made::What::Faulty;
    return made;
}

} // namespace

std::vector<quality::Finding> findingsOf(const quality::Ledger& ledger, quality::Check check) {
    std::vector<quality::Finding> some;
    for (const quality::Finding& one : ledger.findings())
        if (one.check == check && one.subject == quality::Finding::Subject::Component) some.push_back(one);
    return some;
}

city::Result<bulk::Outcome> apply(const QString& path, const quality::Ledger& ledger, const std::vector<quality::Finding>& findings,
                                  const ChangeNote& note, const Progress& progress) {
    auto db = CityFile::openWriting(path);
    if (!db) return tl::unexpected(db.error());
    Gate gate;
    const auto who = gate.admitted(*db, note, city::Action::Bulk);
    if (!who) return tl::unexpected(who.error());
    auto reading = CityFile::openReading(path);
    if (!reading) return tl::unexpected(reading.error());
    const auto catalogue = readCatalogue(*reading);
    if (!catalogue) return tl::unexpected(catalogue.error());
    FindingsByKey byKey;
    std::vector<std::uint64_t> keys;
    for (const quality::Finding& one : findings)
        if (byKey.emplace(one.key, one).second) keys.push_back(one.key);
    const city::Selection selection = city::Selection::of(std::move(keys));
    ChangeNote under = note;
    under.user = who->user;
    under.batch = city::Uid::make().text();
    bulk::Task task{selection, bulk::Faults::Skip, *catalogue,
                    [&](city::ComponentKey key) { return repair(*reading, ledger, byKey, *catalogue, *who, key); }};
    return bulk::writeOrHold(*db, gate, *who, std::move(task), under, progress);
}

} // namespace store::repairing
