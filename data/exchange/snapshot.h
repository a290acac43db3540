// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>
#include <utility>

namespace exchange {

/// What a file and those that belong to it (a shapefile's others, a geodatabase's folder) looked like at a
/// moment: sizes and times. Two that differ mean that somebody wrote in between.
class Snapshot {
public:
    static Snapshot of(const QString& path);
    friend bool operator==(const Snapshot&, const Snapshot&) = default;

private:
    std::map<QString, std::pair<qint64, qint64>> m_files; ///< size, last write in nanoseconds
};

} // namespace exchange
