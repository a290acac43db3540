// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_city.h"

#include "demo/loader.h"
#include "demo/rows.h"
#include "store/city_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace demo {

namespace {

constexpr const char* parts[] = {"", "-journal", "-wal", "-shm"};

void removeAll(const QString& path) {
    for (const char* part : parts)
        QFile::remove(path + QLatin1String(part));
}

/// The city while it is being made: a file beside its final place, and a lock that tells the next run whether
/// this one still lives. What is there when the program ends without `keep` is removed.
class Draft {
public:
    explicit Draft(const QString& final) : m_final(final) {
        m_path = final + QStringLiteral(".making-") + QString::number(QCoreApplication::applicationPid());
    }
    ~Draft() {
        if (m_lock < 0)
            return;
        removeAll(m_path);
        QFile::remove(m_path + QStringLiteral(".lock"));
        ::close(m_lock);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const QString& path() const { return m_path; }

    city::Result<void> begin() {
        clearLeftovers();
        const QByteArray name = QFile::encodeName(m_path + QStringLiteral(".lock"));
        m_lock = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (m_lock < 0 || ::flock(m_lock, LOCK_EX | LOCK_NB) != 0)
            return city::fail(city::FaultKind::ReadOnly,
                              QCoreApplication::translate("demo", "The folder %1 cannot be written. Choose another place.")
                                  .arg(QFileInfo(m_final).absolutePath()),
                              QString::fromLocal8Bit(strerror(errno)));
        removeAll(m_path);
        return {};
    }

    city::Result<void> keep() {
        const QByteArray from = QFile::encodeName(m_path), to = QFile::encodeName(m_final);
        const QByteArray folder = QFile::encodeName(QFileInfo(m_final).absolutePath());
        if (!sync(from) || ::rename(from.constData(), to.constData()) != 0 || !sync(folder))
            return city::fail(city::FaultKind::Io,
                              QCoreApplication::translate("demo", "The city could not be put in place as %1. Check the disk and try again.")
                                  .arg(m_final),
                              QString::fromLocal8Bit(strerror(errno)));
        return {};
    }

private:
    static bool sync(const QByteArray& name) {
        const int file = ::open(name.constData(), O_RDONLY | O_CLOEXEC);
        const bool done = file >= 0 && ::fsync(file) == 0;
        if (file >= 0)
            ::close(file);
        return done;
    }

    /// Removes drafts of the same city whose maker is gone: nobody holds their lock any more.
    void clearLeftovers() const {
        const QFileInfo final(m_final);
        QDir folder(final.absolutePath());
        const QString locks = final.fileName() + QStringLiteral(".making-*.lock");
        for (const QString& name : folder.entryList({locks}, QDir::Files | QDir::Hidden)) {
            const QString path = folder.filePath(name);
            const int lock = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
            if (lock < 0)
                continue;
            if (::flock(lock, LOCK_EX | LOCK_NB) == 0) {
                removeAll(path.chopped(5));
                QFile::remove(path);
            }
            ::close(lock);
        }
    }

    QString m_final, m_path;
    int m_lock = -1;
};

/// Makes sure that nobody has the city open that is about to be replaced, and leaves nothing beside it.
city::Result<void> closeOld(const QString& path) {
    if (!store::CityFile::inspect(path))
        return {}; // no city of ours: nothing else belongs to it
    auto old = store::Database::open(path, store::Database::Access::ReadWrite);
    if (!old)
        return tl::unexpected(old.error());
    if (auto closed = old->execute("PRAGMA busy_timeout = 200; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT");
        !closed)
        return city::fail(city::FaultKind::Locked,
                          QCoreApplication::translate("demo", "Another program has %1 open. Close it and try again.").arg(path),
                          closed.error().detail);
    return {};
}

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
    return store::CityFile::finishBulk(*file, portion(progress, districtsShare, 1));
}

city::Result<void> makeCompanions(const QString& path) {
    const QString folder = store::CityFile::companions(path);
    for (const char* name : {"history", "evidence", "cache"}) {
        if (!QDir().mkpath(folder + QLatin1Char('/') + QLatin1String(name)))
            return city::fail(city::FaultKind::ReadOnly,
                              QCoreApplication::translate("demo", "The folder %1 cannot be made. Choose another place.").arg(folder));
    }
    return {};
}

} // namespace

city::Result<void> makeCity(const Wish& wish, const Progress& progress) {
    const QFileInfo final(wish.path);
    if (final.isDir())
        return city::fail(city::FaultKind::Invalid, QCoreApplication::translate("demo", "%1 is a folder. Name a file.").arg(wish.path));
    if (final.exists() && !wish.replace)
        return city::fail(city::FaultKind::Invalid,
                          QCoreApplication::translate("demo", "%1 exists already. Choose another name, or replace it with --force.").arg(wish.path));
    const auto districts = District::divide(wish.count, wish.perDistrict, wish.seed);
    if (!districts)
        return tl::unexpected(districts.error());
    const QFileInfo folder(final.absolutePath());
    if (!folder.isDir() || !folder.isWritable())
        return city::fail(city::FaultKind::ReadOnly,
                          QCoreApplication::translate("demo", "The folder %1 does not exist or cannot be written. Choose another place.")
                              .arg(folder.filePath()));
    if (final.exists()) {
        if (auto closed = closeOld(final.absoluteFilePath()); !closed)
            return closed;
    }
    Draft draft(final.absoluteFilePath());
    if (auto begun = draft.begin(); !begun)
        return begun;
    if (auto done = write(wish, *districts, draft.path(), progress); !done)
        return done;
    if (auto done = makeCompanions(final.absoluteFilePath()); !done)
        return done;
    return draft.keep();
}

} // namespace demo
