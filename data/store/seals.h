// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"

#include <optional>
#include <vector>

/// Seals over the journal: what makes tampering visible. Whoever may write the file can change it; a seal tells that
/// somebody did, as long as its newest anchor is kept somewhere else (Haber and Stornetta 1991: each seal holds the hash of
/// the one before).
namespace store::seals {

/// The key with which this machine signs (Ed25519), in a file outside every city that only its user can read.
class Station {
public:
    /// Reads the key, or makes one where there is no such file. Damaged where the file is no key.
    static city::Result<Station> open(const QString& file);
    static QString usualFile(); ///< in the user's data folder

    const QByteArray& publicKey() const { return m_public; } ///< 32 bytes
    QByteArray sign(const QByteArray& message) const;        ///< 64 bytes

private:
    QByteArray m_public, m_secret;
};

/// Seals every row of the journal that is not sealed yet, some thousands a seal. The number of rows. The rows are read
/// without the write lock.
city::Result<std::int64_t> seal(Database& db, const Station& station);

struct Report {
    std::int64_t rows = 0;     ///< of the journal
    std::int64_t unsealed = 0; ///< of them after the newest seal
    int seals = 0;
    /// The first thing that is not as it was sealed.
    struct Broken {
        std::int64_t seq = 0; ///< of the journal's row; of a seal the first one that it is over
        QString sentence;     ///< translated
    };
    std::optional<Broken> broken;
    std::vector<QByteArray> stations; ///< public keys, in the order of their first seals
    std::int64_t anchoredTo = 0;      ///< the rows up to this one are those of the anchor; 0: not anchored
    bool isForeignAnchor = false;     ///< an anchor was given, and the city has no such seal
    QString newestAnchor;             ///< to be kept elsewhere; empty without a seal
};
/// Holds the journal against its seals. `anchor` is a `newestAnchor` of an earlier day, kept elsewhere; without one a
/// report without `broken` means "consistent in itself", never more. The fault is Invalid where it is no anchor.
city::Result<Report> verify(Database& db, const QString& anchor = {}, const Progress& progress = {});

} // namespace store::seals
