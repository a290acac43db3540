// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_city.h"

#include "demo/cases.h"
#include "demo/vehicles.h"
#include "demo/loader.h"
#include "demo/rows.h"
#include "store/accounts.h"
#include "store/city_file.h"
#include "store/draft.h"

#include <QCoreApplication>
#include <QDateTime>

namespace demo {

namespace {

city::Profile profileOf(std::uint64_t seed, std::size_t districts) {
    city::Profile profile;
    profile.uid = RowMaker::uid(seed, 999, 0);
    profile.name = QStringLiteral("重庆市巴南区");
    profile.nameEn = QStringLiteral("Banan District, Chongqing");
    if (districts > 1) {
        profile.name += QStringLiteral("（另有%1个虚构区）").arg(districts - 1);
        profile.nameEn += QStringLiteral(" (with %1 fictional districts)").arg(districts - 1);
    }
    profile.adminCode = QStringLiteral("500113");
    profile.codeProfile = QStringLiteral("gbt30428_2-2013");
    profile.geographicSrid = Plan::geographicSrid;
    profile.mapSrid = Plan::mapSrid;
    profile.timeZone = QStringLiteral("Asia/Shanghai");
    profile.demo = true;
    profile.schematic = true;
    return profile;
}

/// One share of the whole work.
Progress portion(const Progress& progress, double from, double to) {
    return [&progress, from, to](double share, const QString& what) {
        return !progress || progress(from + (to - from) * share, what);
    };
}

/// Planned and written one after the other, so that memory holds one district.
city::Result<void> addDistrict(const District& district, store::Database& city, const Progress& progress) {
    const auto plan = Plan::make(district, portion(progress, 0, 0.3));
    if (!plan)
        return tl::unexpected(plan.error());
    return Loader(*plan, city).load(portion(progress, 0.3, 1));
}

/// What has to be approved there: another class, and five hundred components or more as one. Made up, like all of it.
city::Result<void> addRules(store::Database& city) {
    return city.execute("INSERT INTO approval_rule (field, least_rows) VALUES ('class_id', 1), (NULL, 500)");
}

/// One of each role, named as the role is.
city::Result<void> addAccounts(store::Database& city) {
    for (const char* role : {"administrator", "supervisor", "reviewer", "operator", "acceptor", "shift_leader",
                             "dispatcher", "department", "handler", "leader", "auditor", "wall"}) {
        const QString name = QString::fromLatin1(role);
        if (auto added = store::accounts::insert(city, name, QString::fromLatin1(accountPhrase), {{name}}, true); !added)
            return added;
    }
    return {};
}

city::Result<void> write(const Wish& wish, const std::vector<District>& districts, const QString& path,
                         const Progress& progress) {
    auto file = store::CityFile::create(path, profileOf(wish.seed, districts.size()), true);
    if (!file)
        return tl::unexpected(file.error());
    auto made = file->prepare("UPDATE city SET created_ms = ?1");
    if (!made)
        return tl::unexpected(made.error());
    if (auto done = made->bind(1, RowMaker::madeMs(wish.seed)).run(); !done)
        return done;
    constexpr double districtsShare = 0.7; // the rest goes into the indexes
    const double step = districtsShare / double(districts.size());
    for (const District& district : districts) {
        const double from = step * district.number;
        if (auto done = addDistrict(district, *file, portion(progress, from, from + step)); !done)
            return done;
    }
    if (auto done = addRules(*file); !done)
        return done;
    if (auto done = addAccounts(*file); !done)
        return done;
    if (auto done = ensureVehicles(*file, usualVehicles); !done)
        return done;
    const std::int64_t now = wish.nowMs ? wish.nowMs : QDateTime::currentMSecsSinceEpoch();
    if (auto done = addCases(*file, CaseCount::of(wish.count), wish.seed, now); !done)
        return done;
    return store::CityFile::finishBulk(*file, portion(progress, districtsShare, 1));
}

} // namespace

city::Result<void> makeCity(const Wish& wish, const Progress& progress) {
    const auto districts = District::divide(wish.count, wish.perDistrict, wish.seed);
    if (!districts)
        return tl::unexpected(districts.error());
    auto draft = store::Draft::begin(wish.path, wish.replace);
    if (!draft)
        return tl::unexpected(draft.error());
    if (auto done = write(wish, *districts, draft->path(), progress); !done)
        return done;
    return draft->keep();
}

} // namespace demo
