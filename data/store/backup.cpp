// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"

#include "store/copying.h"
#include "store/place.h"
#include "store/stage.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

namespace store {

namespace {

using city::FaultKind;
using copying::Step;

constexpr char manifestFormat[] = "xiuhua-backup-1";

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

/// A companion by its path inside the companions' folder.
struct Companion {
    QString name;
    std::int64_t bytes = 0;
};

std::vector<Companion> companionsIn(const QString& folder) {
    std::vector<Companion> found;
    QDirIterator walk(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        walk.next();
        const QString name = QDir(folder).relativeFilePath(walk.filePath());
        // A cache is made again, and SQLite's side files are carried by the copy of their database.
        if (name.startsWith(QLatin1String("cache/")) || name.endsWith(QLatin1String("-wal")) ||
            name.endsWith(QLatin1String("-shm")) || name.endsWith(QLatin1String("-journal")))
            continue;
        found.push_back({name, walk.fileInfo().size()});
    }
    std::sort(found.begin(), found.end(), [](const Companion& a, const Companion& b) { return a.name < b.name; });
    return found;
}

/// A city in use becomes a backup; a backup, which nobody writes, becomes a city.
enum class Way { BackUp, Restore };

/// One share of the work after the other, by bytes.
struct Meter {
    const Progress& progress;
    double all = 1, before = 0;
    QString what;

    Step step(double bytes) {
        return [this, bytes](std::int64_t done, std::int64_t of) {
            if (!progress) return true;
            const double share = of > 0 ? double(done) / double(of) : 0;
            return progress(std::min(1.0, (before + share * bytes) / all), what);
        };
    }
};

city::Result<CopyReport> fillStage(const Stage& stage, const QString& from, Way way, Meter& meter, QJsonArray& files) {
    CopyReport report;
    const auto companions = companionsIn(CityFile::companions(from));
    const double cityBytes = double(QFileInfo(from).size());
    double bytes = cityBytes;
    for (const Companion& c : companions) bytes += double(c.bytes);
    meter.all = 3 * std::max(bytes, 1.0); // copied, checked, hashed
    if (const auto free = place::freeBytes(QFileInfo(stage.city()).absolutePath()); free >= 0 && double(free) < bytes)
        return city::fail(FaultKind::NoSpace,
                          say(QT_TRANSLATE_NOOP("store", "The copy needs %1 MB, and the disk has %2 MB free. Free some space and try again."))
                              .arg(std::int64_t(bytes / 1e6) + 1).arg(free / 1'000'000));

    const auto record = [&](const QString& name, const QString& path, double share) -> city::Result<void> {
        const auto hash = copying::hashOf(path, meter.step(share));
        if (!hash) return tl::unexpected(hash.error());
        meter.before += share;
        const qint64 size = QFileInfo(path).size();
        report.bytes += size;
        files.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("sha256"), *hash}, {QStringLiteral("bytes"), size}});
        return {};
    };
    meter.what = say(QT_TRANSLATE_NOOP("store", "Copying the city"));
    if (auto copied = copying::copyDatabase(from, stage.city(), way == Way::Restore, meter.step(cityBytes)); !copied) return tl::unexpected(copied.error());
    meter.before += cityBytes;
    meter.what = say(QT_TRANSLATE_NOOP("store", "Checking the copy"));
    if (auto checked = copying::checkDatabase(stage.city(), meter.step(cityBytes)); !checked) return tl::unexpected(checked.error());
    meter.before += cityBytes;
    if (auto recorded = record(QString(), stage.city(), cityBytes); !recorded) return tl::unexpected(recorded.error());

    meter.what = say(QT_TRANSLATE_NOOP("store", "Copying the city's files"));
    for (const Companion& c : companions) {
        const QString source = CityFile::companions(from) + QLatin1Char('/') + c.name;
        const QString copy = stage.files() + QLatin1Char('/') + c.name;
        const double size = double(c.bytes);
        if (!QDir().mkpath(QFileInfo(copy).absolutePath()))
            return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and its permissions.")).arg(copy));
        const bool isDatabase = copying::isDatabase(source);
        const auto copied = isDatabase ? copying::copyDatabase(source, copy, way == Way::Restore, meter.step(size))
                                       : copying::copyFile(source, copy, meter.step(size));
        if (!copied) return tl::unexpected(copied.error());
        meter.before += size;
        if (auto recorded = record(c.name, copy, size); !recorded) return tl::unexpected(recorded.error());
        if (isDatabase) {
            if (auto checked = copying::checkDatabase(copy, meter.step(size)); !checked) return tl::unexpected(checked.error());
        } else {
            const auto original = copying::hashOf(source, meter.step(size));
            if (!original) return tl::unexpected(original.error());
            if (*original != files.last()[QStringLiteral("sha256")].toString())
                return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "%1 changed while it was copied. Try again.")).arg(source));
        }
        meter.before += size;
        ++report.companions;
    }
    return report;
}

city::Result<void> writeManifest(const Stage& stage, const QJsonArray& files, CopyReport& report) {
    auto db = Database::open(stage.city(), Database::Access::Frozen);
    if (!db) return tl::unexpected(db.error());
    const auto change = db->number("SELECT coalesce(max(seq), 0) FROM journal");
    if (!change) return tl::unexpected(change.error());
    report.change = *change;
    const QJsonObject root{{QStringLiteral("format"), QLatin1String(manifestFormat)},
                           {QStringLiteral("change"), qint64(report.change)},
                           {QStringLiteral("made"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                           {QStringLiteral("files"), files}};
    QFile file(stage.manifest());
    const QByteArray text = QJsonDocument(root).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush() || fsync(file.handle()) != 0)
        return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and its permissions.")).arg(file.fileName()),
                          file.errorString());
    return {};
}

/// Makes sure that nobody has the old target open, and that no log of it is applied to the new file.
city::Result<void> retire(const QString& target) {
    {
        auto old = Database::open(target, Database::Access::ReadWrite);
        // Alone with the file, SQLite applies its log and takes the log away; without one it changes not a byte, which
        // a manifest would notice. A damaged file cannot say; then nobody can work with it either.
        const auto alone = old ? old->execute("PRAGMA busy_timeout = 500; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK")
                               : city::Result<void>();
        if (!alone && alone.error().kind == FaultKind::Locked)
            return city::fail(FaultKind::Locked,
                              say(QT_TRANSLATE_NOOP("store", "%1 is open in another program. Close it there, then try again.")).arg(target));
    }
    for (const char* suffix : {"-wal", "-shm", "-journal"}) QFile::remove(target + QLatin1String(suffix));
    return {};
}

city::Result<CopyReport> copyCity(const QString& from, const QString& target, Way way, bool overwrite, const Progress& progress) {
    auto stage = Stage::open(target); // finishes a replacement that was killed, so look at the target afterwards
    if (!stage) return tl::unexpected(stage.error());
    const QFileInfo source(from), goal(target);
    if (goal.exists() && (goal.isDir() || source.canonicalFilePath() == goal.canonicalFilePath()))
        return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "%1 cannot be the copy. Choose another name.")).arg(target));
    if (goal.exists() && !overwrite)
        return city::fail(FaultKind::Invalid,
                          say(QT_TRANSLATE_NOOP("store", "%1 exists already. Choose another name, or allow replacing it with --force.")).arg(target));
    if (const QString files = CityFile::companions(target); !overwrite && QDir(files).exists() && !QDir(files).isEmpty())
        return city::fail(FaultKind::Invalid,
                          say(QT_TRANSLATE_NOOP("store", "%1 exists already. Choose another name, or allow replacing it with --force.")).arg(files));
    // A backup may lie on a network drive; a city may not.
    if (auto local = place::checkLocal(goal.absoluteFilePath()); !local && way == Way::Restore)
        return tl::unexpected(local.error());
    Meter meter{progress, 1, 0, {}};
    QJsonArray files;
    auto report = fillStage(*stage, source.absoluteFilePath(), way, meter, files);
    if (!report) return report;
    if (auto written = writeManifest(*stage, files, *report); !written) return tl::unexpected(written.error());
    if (progress && !progress(1, meter.what)) return tl::unexpected(copying::cancelled());
    // Beside a city that is worked on, a manifest would soon be wrong.
    if (way == Way::Restore) QFile::remove(stage->manifest());
    if (goal.exists())
        if (auto retired = retire(goal.absoluteFilePath()); !retired) return tl::unexpected(retired.error());
    if (auto published = stage->publish(); !published) return tl::unexpected(published.error());
    return report;
}

/// Every file of a backup against its manifest.
city::Result<void> checkManifest(const QString& backup, const Progress& progress) {
    QFile file(Stage::manifestOf(backup));
    if (!file.open(QIODevice::ReadOnly))
        return city::fail(FaultKind::NotFound,
                          say(QT_TRANSLATE_NOOP("store", "The manifest %1 is missing, without which the backup cannot be checked. Put it beside the backup."))
                              .arg(file.fileName()));
    const QJsonObject root = QJsonDocument::fromJson(file.read(64 << 20)).object();
    const QJsonArray files = root.value(QStringLiteral("files")).toArray();
    if (root.value(QStringLiteral("format")).toString() != QLatin1String(manifestFormat) || files.isEmpty())
        return city::fail(FaultKind::Damaged, say(QT_TRANSLATE_NOOP("store", "The manifest %1 is damaged. Use another backup.")).arg(file.fileName()));
    double done = 0;
    for (const QJsonValue& entry : files) {
        const QString name = entry[QStringLiteral("name")].toString();
        const QString path = name.isEmpty() ? backup : CityFile::companions(backup) + QLatin1Char('/') + name;
        if (name.contains(QLatin1String("..")) || QDir::isAbsolutePath(name))
            return city::fail(FaultKind::Damaged, say(QT_TRANSLATE_NOOP("store", "The manifest %1 is damaged. Use another backup.")).arg(file.fileName()), name);
        const double share = done++ / double(files.size());
        const auto hash = copying::hashOf(path, [&](std::int64_t, std::int64_t) {
            return !progress || progress(share, say(QT_TRANSLATE_NOOP("store", "Checking the backup")));
        });
        if (!hash) return tl::unexpected(hash.error());
        if (*hash != entry[QStringLiteral("sha256")].toString())
            return city::fail(FaultKind::Damaged,
                              say(QT_TRANSLATE_NOOP("store", "%1 is not as it was backed up. Use another backup.")).arg(path),
                              QStringLiteral("sha256 ") + *hash);
    }
    return {};
}

} // namespace

city::Result<CopyReport> backUp(const QString& city, const QString& target, bool overwrite, const Progress& progress) {
    if (const auto version = CityFile::inspect(city); !version) return tl::unexpected(version.error());
    return copyCity(city, target, Way::BackUp, overwrite, progress);
}

city::Result<CopyReport> restore(const QString& backup, const QString& target, bool overwrite, const Progress& progress) {
    if (const auto version = CityFile::inspect(backup); !version) return tl::unexpected(version.error());
    if (auto checked = checkManifest(backup, progress); !checked) return tl::unexpected(checked.error());
    return copyCity(backup, target, Way::Restore, overwrite, progress);
}

} // namespace store
