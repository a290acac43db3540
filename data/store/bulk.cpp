// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bulk.h"

#include "store/bulk_run.h"
#include "store/reader_parts.h"

#include <QCoreApplication>

namespace store::bulk {

namespace {

using city::FaultKind;
using city::Field;
using What = Maker::Made::What;

constexpr std::size_t mostExamples = 20;
constexpr std::size_t between = 4096; ///< components between two looks at the progress

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

/// Another profile for some components only would leave codes that nobody can read.
city::Result<void> checkWhole(Database& db, const Maker& maker, const city::Selection& selection) {
    if (!maker.changesProfile()) return {};
    std::int64_t all = 0;
    for (int s = 0; s < city::shapeCount; ++s) {
        const auto rows = db.number(std::string("SELECT count(*) FROM ") + reader::tableOf(city::Shape(s)));
        if (!rows) return tl::unexpected(rows.error());
        all += *rows;
    }
    if (all == std::int64_t(selection.size())) return {};
    return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "A code profile holds for the whole city: choose all components, or keep the profile.")));
}

/// Makes the wish's profile the city's, in a slice of its own.
city::Result<void> changeProfile(Database& db, Slices& slices, const Maker& maker) {
    bool isSwitched = !maker.changesProfile();
    return slices.run([&](int) -> city::Result<int> {
        if (std::exchange(isSwitched, true)) return 0;
        auto set = db.prepare("UPDATE city SET code_profile = ?1, revision = revision + 1");
        if (!set) return tl::unexpected(set.error());
        if (auto done = set->bind(1, maker.catalogue().profile.codeProfile).run(); !done) return tl::unexpected(done.error());
        return 1;
    }, [] { return true; });
}

} // namespace

city::Result<Preview> preview(const QString& path, const city::Selection& selection, const Wish& wish, const ChangeNote& note,
                              const Progress& progress) {
    auto db = CityFile::openReading(path);
    if (!db) return tl::unexpected(db.error());
    Gate gate;
    const auto who = gate.admitted(*db, note, city::Action::Bulk);
    if (!who) return tl::unexpected(who.error());
    auto maker = Maker::make(*db, wish, *who);
    if (!maker) return tl::unexpected(maker.error());
    if (auto whole = checkWhole(*db, *maker, selection); !whole) return tl::unexpected(whole.error());
    Preview preview;
    const auto keys = selection.keys();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i % between == 0 && progress && !progress(double(i) / double(keys.size()), say(QT_TRANSLATE_NOOP("store", "Looking at what would change"))))
            return tl::unexpected(cancelled().error());
        auto made = maker->at(city::ComponentKey::unpacked(keys[i]));
        if (!made) return tl::unexpected(made.error());
        if (made->what == What::Gone) ++preview.gone;
        else if (made->what == What::Same) ++preview.same;
        else if (made->what == What::Faulty) list(preview, *made);
        if (made->what != What::Changed) continue;
        ++preview.changing;
        preview.waits = preview.waits || approval::isAsked(gate.rules(), who->rights, maker->catalogue(), made->patch, std::int64_t(keys.size()));
        auto fields = made->patch.fields();
        if (made->needsCode && (fields.empty() || fields.front() != Field::Code)) fields.push_back(Field::Code);
        for (const Field field : fields) ++preview.byField[std::size_t(field)];
        if (preview.examples.size() < mostExamples) preview.examples.push_back({made->patch.before, made->patch.after});
    }
    return preview;
}

city::Result<Outcome> apply(const QString& path, const city::Selection& selection, const Wish& wish, const ChangeNote& note, Faults faults,
                            const Progress& progress) {
    auto db = CityFile::openWriting(path);
    if (!db) return tl::unexpected(db.error());
    Gate gate;
    const auto who = gate.admitted(*db, note, city::Action::Bulk);
    if (!who) return tl::unexpected(who.error());
    ChangeNote under = note;
    under.user = who->user;
    under.batch = city::Uid::make().text();
    auto reading = CityFile::openReading(path); // the maker's: it reads while slices are written
    if (!reading) return tl::unexpected(reading.error());
    auto maker = Maker::make(*reading, wish, *who);
    if (!maker) return tl::unexpected(maker.error());
    if (auto whole = checkWhole(*db, *maker, selection); !whole) return tl::unexpected(whole.error());
    Task task{selection, faults, maker->catalogue(), [&](city::ComponentKey key) { return maker->at(key); }};
    if (wish.codeProfile) {
        const auto asked = isAsked(gate.rules(), task, *who);
        if (!asked) return tl::unexpected(asked.error());
        if (*asked)
            return city::fail(FaultKind::Forbidden, say(QT_TRANSLATE_NOOP("store", "Codes are given at once or not at all, and this would have to wait for approval. Ask somebody who may approve edits to do it.")));
    }
    task.finally = [&](Slices& slices) { return changeProfile(*db, slices, *maker); };
    return writeOrHold(*db, gate, *who, std::move(task), under, progress);
}

} // namespace store::bulk
