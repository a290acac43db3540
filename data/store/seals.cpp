// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seals.h"

#include "store/querying.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <fcntl.h>
#include <sodium.h>
#include <sqlite3.h>
#include <unistd.h>

namespace store::seals {

namespace {

using city::FaultKind;

constexpr std::int64_t mostRows = 8192;
constexpr qsizetype digestLength = 16, hashLength = 32;
constexpr char digestColumns[] = "seq, table_name, row_id, uid, revision, operation, received_ms, event_ms, user, patch_id, batch, reason, before, after, approved_by";
constexpr int optionalFrom = 14; ///< columns that came later: what is null is left out, so that older seals hold

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

city::Result<void> ready() {
    if (sodium_init() >= 0) return {};
    return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "The library for signatures does not work on this machine.")));
}

void addNumber(QByteArray& to, std::int64_t number) {
    for (int shift = 0; shift < 64; shift += 8) to += char(std::uint64_t(number) >> shift);
}

/// Every column of a row with its type and length, so that no two rows read alike.
QByteArray digestOf(const Statement& row) {
    QByteArray text;
    for (int column = 0; column < row.columns(); ++column) {
        const int type = sqlite3_column_type(row.handle(), column);
        if (type == SQLITE_NULL && column >= optionalFrom) continue;
        text += char(type);
        if (type == SQLITE_INTEGER) addNumber(text, row.integer(column));
        if (type == SQLITE_NULL || type == SQLITE_INTEGER) continue;
        const auto bytes = row.blob(column);
        addNumber(text, bytes.second);
        text.append(reinterpret_cast<const char*>(bytes.first), bytes.second);
    }
    QByteArray digest(digestLength, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), std::size_t(digestLength), reinterpret_cast<const unsigned char*>(text.constData()),
                       std::size_t(text.size()), nullptr, 0);
    return digest;
}

struct Seal {
    std::int64_t first = 0, last = 0, madeMs = 0;
    QByteArray digests, hash, station, signature;

    QByteArray hashAfter(const QByteArray& cityUid, const QByteArray& before) const {
        QByteArray text("xiuhua journal seal 1");
        text += cityUid + before;
        for (const std::int64_t number : {first, last, madeMs}) addNumber(text, number);
        text += station + digests;
        QByteArray result(hashLength, '\0');
        crypto_generichash(reinterpret_cast<unsigned char*>(result.data()), std::size_t(hashLength), reinterpret_cast<const unsigned char*>(text.constData()),
                           std::size_t(text.size()), nullptr, 0);
        return result;
    }
    bool isSigned() const {
        return station.size() == qsizetype(crypto_sign_PUBLICKEYBYTES) && signature.size() == qsizetype(crypto_sign_BYTES) &&
               crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.constData()), reinterpret_cast<const unsigned char*>(hash.constData()),
                                           std::size_t(hash.size()), reinterpret_cast<const unsigned char*>(station.constData())) == 0;
    }
    QString anchor() const { return QStringLiteral("%1-%2").arg(last).arg(QString::fromLatin1(hash.toHex())); }
};

QByteArray bytesAt(const Statement& row, int column) {
    const auto bytes = row.blob(column);
    return QByteArray(reinterpret_cast<const char*>(bytes.first), bytes.second);
}

city::Result<QByteArray> uidOf(Database& db) {
    auto query = db.prepare("SELECT uid FROM city");
    if (!query) return tl::unexpected(query.error());
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    return *row ? bytesAt(*query, 0) : QByteArray();
}

/// One digest a number from `first` to `last`; zeros for those that have no row.
city::Result<QByteArray> digestsOf(Database& db, std::int64_t first, std::int64_t last) {
    auto query = db.prepare(std::string("SELECT ") + digestColumns + " FROM journal WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, first).bind(2, last);
    QByteArray digests(qsizetype(last - first + 1) * digestLength, '\0');
    const auto read = eachRow(*query, [&](const Statement& row) {
        digests.replace(qsizetype(row.integer(0) - first) * digestLength, digestLength, digestOf(row));
    });
    if (!read) return tl::unexpected(read.error());
    return digests;
}

city::Result<void> insert(Database& db, const Seal& seal) {
    auto row = db.prepare("INSERT INTO journal_seal (last_seq, first_seq, digests, hash, station, signature, made_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (!row) return tl::unexpected(row.error());
    return row->bind(1, seal.last).bind(2, seal.first).bind(3, seal.digests).bind(4, seal.hash).bind(5, seal.station).bind(6, seal.signature).bind(7, seal.madeMs).run();
}

/// The newest seal; first and last 0 without one.
city::Result<Seal> newest(Database& db) {
    auto query = db.prepare("SELECT last_seq, hash FROM journal_seal ORDER BY last_seq DESC LIMIT 1");
    if (!query) return tl::unexpected(query.error());
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    Seal seal;
    if (*row) seal.last = query->integer(0);
    if (*row) seal.hash = bytesAt(*query, 1);
    return seal;
}

Report::Broken brokenRow(Database& db, std::int64_t seq) {
    auto query = db.prepare("SELECT table_name, row_id FROM journal WHERE seq = ?1");
    const bool isThere = query && query->bind(1, seq).step().value_or(false);
    if (!isThere) return {seq, say(QT_TRANSLATE_NOOP("store", "Row %1 of the journal was removed after it was sealed.")).arg(seq)};
    return {seq, say(QT_TRANSLATE_NOOP("store", "Row %1 of the journal (%2, record %3) is not the one that was sealed.")).arg(seq).arg(query->text(0)).arg(query->integer(1))};
}

/// What is wrong with a seal or the rows under it; nothing when all is well.
city::Result<std::optional<Report::Broken>> faultOf(Database& db, const Seal& seal, const Seal& before, const QByteArray& cityUid) {
    if (seal.first != before.last + 1 || seal.last < seal.first || seal.last - seal.first >= mostRows)
        return Report::Broken{before.last + 1, say(QT_TRANSLATE_NOOP("store", "The seal over the journal from row %1 on is missing.")).arg(before.last + 1)};
    if (seal.digests.size() != qsizetype(seal.last - seal.first + 1) * digestLength || seal.hash != seal.hashAfter(cityUid, before.hash) || !seal.isSigned())
        return Report::Broken{seal.first, say(QT_TRANSLATE_NOOP("store", "The seal over the rows %1 to %2 of the journal was changed.")).arg(seal.first).arg(seal.last)};
    const auto digests = digestsOf(db, seal.first, seal.last);
    if (!digests) return tl::unexpected(digests.error());
    const auto different = std::ranges::mismatch(*digests, seal.digests).in1;
    if (different == digests->end()) return std::nullopt;
    return brokenRow(db, seal.first + (different - digests->begin()) / digestLength);
}

} // namespace

QString Station::usualFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/xiuhua/station.key");
}

city::Result<Station> Station::open(const QString& path) {
    if (auto is = ready(); !is) return tl::unexpected(is.error());
    const auto unwritten = [&] {
        return city::fail(FaultKind::Io, say(QT_TRANSLATE_NOOP("store", "%1 could not be written. Check the disk and its permissions.")).arg(path));
    };
    Station station;
    station.m_public.resize(crypto_sign_PUBLICKEYBYTES);
    station.m_secret.resize(crypto_sign_SECRETKEYBYTES);
    auto* const publicKey = reinterpret_cast<unsigned char*>(station.m_public.data());
    auto* const secretKey = reinterpret_cast<unsigned char*>(station.m_secret.data());
    if (!QDir().mkpath(QFileInfo(path).path())) return unwritten();
    const int fresh = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fresh >= 0) {
        crypto_sign_keypair(publicKey, secretKey);
        const QByteArray text = station.m_secret.toHex() + '\n';
        const bool isWritten = ::write(fresh, text.constData(), std::size_t(text.size())) == text.size() && ::fsync(fresh) == 0;
        ::close(fresh);
        if (isWritten) return station;
        QFile::remove(path);
        return unwritten();
    }
    QFile file(path);
    const bool isRead = file.open(QIODevice::ReadOnly);
    const QByteArray secret = QByteArray::fromHex(file.readLine(1024).trimmed());
    if (!isRead || secret.size() != station.m_secret.size())
        return city::fail(FaultKind::Damaged, say(QT_TRANSLATE_NOOP("store", "%1 holds no key. Put it away, and a new one is made.")).arg(path));
    station.m_secret = secret;
    crypto_sign_ed25519_sk_to_pk(publicKey, reinterpret_cast<const unsigned char*>(station.m_secret.constData()));
    return station;
}

QByteArray Station::sign(const QByteArray& message) const {
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, reinterpret_cast<const unsigned char*>(message.constData()),
                         std::size_t(message.size()), reinterpret_cast<const unsigned char*>(m_secret.constData()));
    return signature;
}

city::Result<std::int64_t> seal(Database& db, const Station& station) {
    const auto cityUid = uidOf(db);
    if (!cityUid) return tl::unexpected(cityUid.error());
    const auto last = db.number("SELECT coalesce(max(seq), 0) FROM journal");
    if (!last) return last;
    for (std::int64_t sealed = 0;;) {
        const auto before = newest(db);
        if (!before) return tl::unexpected(before.error());
        if (before->last >= *last) return sealed;
        Seal seal;
        seal.first = before->last + 1;
        seal.last = std::min(*last, before->last + mostRows);
        seal.madeMs = QDateTime::currentMSecsSinceEpoch();
        seal.station = station.publicKey();
        auto digests = digestsOf(db, seal.first, seal.last);
        if (!digests) return tl::unexpected(digests.error());
        seal.digests = std::move(*digests);
        seal.hash = seal.hashAfter(*cityUid, before->hash);
        seal.signature = station.sign(seal.hash);
        bool isWritten = false;
        const auto done = inTransaction(db, [&]() -> city::Result<void> {
            const auto now = newest(db);
            if (!now) return tl::unexpected(now.error());
            isWritten = now->last == before->last; // another station may have been faster
            return isWritten ? insert(db, seal) : city::Result<void>();
        });
        if (!done) return tl::unexpected(done.error());
        if (isWritten) sealed += seal.last - seal.first + 1;
    }
}

city::Result<Report> verify(Database& db, const QString& anchor, const Progress& progress) {
    if (auto is = ready(); !is) return tl::unexpected(is.error());
    const auto hash = QByteArray::fromHex(anchor.section(QLatin1Char('-'), 1).toLatin1());
    if (!anchor.isEmpty() && hash.size() != hashLength)
        return city::fail(FaultKind::Invalid, say(QT_TRANSLATE_NOOP("store", "“%1” is no anchor. It looks like 812-6f3a…, a number and 64 digits.")).arg(anchor.left(80)));
    const auto cityUid = uidOf(db);
    const auto rows = db.number("SELECT count(*) FROM journal"), last = db.number("SELECT coalesce(max(seq), 0) FROM journal");
    if (!cityUid || !rows || !last) return tl::unexpected(!cityUid ? cityUid.error() : !rows ? rows.error() : last.error());
    Report report;
    report.rows = *rows;
    Seal before;
    auto query = db.prepare("SELECT first_seq, last_seq, made_ms, digests, hash, station, signature FROM journal_seal ORDER BY last_seq");
    if (!query) return tl::unexpected(query.error());
    for (;;) {
        const auto more = query->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        const Seal seal{query->integer(0), query->integer(1), query->integer(2), bytesAt(*query, 3), bytesAt(*query, 4), bytesAt(*query, 5), bytesAt(*query, 6)};
        if (progress && !progress(double(seal.last) / double(std::max<std::int64_t>(*last, 1)), say(QT_TRANSLATE_NOOP("store", "Holding the journal against its seals"))))
            return city::fail(FaultKind::Cancelled, say(QT_TRANSLATE_NOOP("store", "The work was cancelled.")));
        auto broken = faultOf(db, seal, before, *cityUid);
        if (!broken) return tl::unexpected(broken.error());
        ++report.seals;
        if (std::ranges::find(report.stations, seal.station) == report.stations.end()) report.stations.push_back(seal.station);
        report.broken = std::move(*broken);
        if (report.broken) break;
        if (!anchor.isEmpty() && seal.hash == hash) report.anchoredTo = seal.last;
        report.newestAnchor = seal.anchor();
        before = seal;
    }
    report.isForeignAnchor = !anchor.isEmpty() && report.anchoredTo == 0 && !report.broken;
    auto unsealed = db.prepare("SELECT count(*) FROM journal WHERE seq > coalesce((SELECT max(last_seq) FROM journal_seal), 0)");
    if (!unsealed) return tl::unexpected(unsealed.error());
    if (const auto row = unsealed->step(); !row) return tl::unexpected(row.error());
    report.unsealed = unsealed->integer(0);
    return report;
}

} // namespace store::seals
