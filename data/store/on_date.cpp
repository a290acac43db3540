// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/on_date.h"

#include "store/batch_net.h"
#include "store/change_context.h"
#include "store/patch_writer.h"
#include "store/querying.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimeZone>

namespace store {

namespace {

using city::FaultKind;
constexpr std::size_t between = 1000; ///< rows between two looks at the progress

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

std::int64_t endOf(const QDate& date, const city::Profile& profile) {
    const QTimeZone zone(profile.timeZone.toLatin1());
    return date.addDays(1).startOfDay(zone.isValid() ? zone : QTimeZone::utc()).toMSecsSinceEpoch();
}

city::Result<void> judge(Database& db, const QDate& date, const city::Profile& profile, std::int64_t end) {
    if (!date.isValid() || date > city::today(profile))
        return city::fail(FaultKind::Unsuitable, say(QT_TRANSLATE_NOOP("store", "Name a day up to today, as 2026-01-31.")));
    const auto made = db.number("SELECT created_ms FROM city");
    if (!made) return tl::unexpected(made.error());
    if (end > *made) return {};
    const QTimeZone zone(profile.timeZone.toLatin1());
    const QDate begun = QDateTime::fromMSecsSinceEpoch(*made, zone.isValid() ? zone : QTimeZone::utc()).date();
    return city::fail(FaultKind::Unsuitable, say(QT_TRANSLATE_NOOP("store", "This city's history begins on %1. Name a day from then on.")).arg(begun.toString(Qt::ISODate)));
}

/// Inside the transaction: everything since is taken back, the newest first.
city::Result<void> takeBack(Database& copy, const QDate& date, std::int64_t end, const Progress& progress) {
    const auto net = batches::netSince(copy, end);
    if (!net) return tl::unexpected(net.error());
    const ChangeNote note{QStringLiteral("xiuhua"), QStringLiteral("as on ") + date.toString(Qt::ISODate), {}, {}};
    if (auto set = change_context::set(copy, city::Uid::make(), note); !set) return set;
    batches::TakingBack taking(copy, *net);
    for (std::size_t i = 0; i < net->rows.size(); ++i) {
        if (i % between == 0 && progress && !progress(0.4 + 0.6 * double(i) / double(net->rows.size()), say(QT_TRANSLATE_NOOP("store", "Going back in the journal"))))
            return city::fail(FaultKind::Cancelled, say(QT_TRANSLATE_NOOP("store", "The work was cancelled.")));
        if (auto taken = taking.takeBack(net->rows[i]); !taken) return taken;
    }
    auto named = copy.prepare("UPDATE city SET name = name || ?1, name_en = CASE name_en WHEN '' THEN '' ELSE name_en || ?2 END");
    if (!named) return tl::unexpected(named.error());
    const QString day = date.toString(Qt::ISODate);
    named->bind(1, QStringLiteral("（%1的状态）").arg(day)).bind(2, QStringLiteral(" (as on %1)").arg(day));
    if (auto ran = named->run(); !ran) return ran;
    return change_context::clear(copy);
}

} // namespace

city::Result<void> copyOnDate(const QString& path, const QDate& date, const QString& to, const Progress& progress) {
    auto db = CityFile::openReading(path);
    if (!db) return tl::unexpected(db.error());
    const auto catalogue = readCatalogue(*db);
    if (!catalogue) return tl::unexpected(catalogue.error());
    const std::int64_t end = endOf(date, catalogue->profile);
    if (auto fits = judge(*db, date, catalogue->profile, end); !fits) return fits;
    if (QFile::exists(to))
        return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "%1 is there already. Choose another name.")).arg(to));
    if (progress && !progress(0, say(QT_TRANSLATE_NOOP("store", "Copying the city"))))
        return city::fail(FaultKind::Cancelled, say(QT_TRANSLATE_NOOP("store", "The work was cancelled.")));
    auto vacuum = db->prepare("VACUUM INTO ?1");
    if (!vacuum) return tl::unexpected(vacuum.error());
    const QString unfinished = to + QStringLiteral(".part");
    QFile::remove(unfinished);
    auto done = vacuum->bind(1, unfinished).run();
    if (done) {
        auto copy = Database::open(unfinished, Database::Access::ReadWrite);
        done = copy ? inTransaction(*copy, [&] { return takeBack(*copy, date, end, progress); }) : tl::unexpected(copy.error());
    }
    if (done && !QFile::rename(unfinished, to))
        done = city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and its permissions.")).arg(to));
    if (!done) QFile::remove(unfinished);
    return done;
}

} // namespace store
