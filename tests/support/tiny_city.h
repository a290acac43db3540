// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"

#include <QTemporaryDir>

/// Fixtures that the tests of several modules share.
namespace support {

/// A small city in a temporary folder, the same at every run. Three sub-districts stand side by side from west
/// to east, each 0.03 degrees wide and 0.03 high from `west`, `south`; each has two communities (south, north),
/// eight unit grids, a compound a community, one street along the middle from west to east and one lane across.
struct TinyCity {
    static constexpr double west = 106.50, south = 29.36, side = 0.03;
    static constexpr int subDistricts = 3;
    static constexpr int pointsEach = 100, linesEach = 10, polygonsEach = 10; ///< components a sub-district
    static constexpr int points = subDistricts * pointsEach, lines = subDistricts * linesEach,
                         polygons = subDistricts * polygonsEach;

    /// Ids of component_class.
    enum Class { Manhole = 1, Lamp, Bin, Tree, Guardrail, GreenArea };
    static constexpr int classes = 6;

    /// Fails the test with qFatal when the city cannot be made.
    TinyCity();

    QString path() const { return m_folder.filePath(QStringLiteral("tiny.sqlite")); }
    QString folder() const { return m_folder.path(); }
    static city::Profile profile();
    /// The code of the sub-district with this id (1, 2, 3): 500113003, 500113004, 500113005.
    static QString subDistrictCode(int id);
    /// Where the point component with this row id (1..300) stands.
    static geo::Point place(int row);

private:
    QTemporaryDir m_folder;
};

/// Another program's change: what the sqlite3 shell says, its errors behind the rest. Fails the test with qFatal when
/// it ends otherwise than expected.
QString shell(const TinyCity& tiny, const QString& sql, int expectedCode = 0);

/// The value, or a failed test that says why there is none.
template <typename T>
T must(city::Result<T> result) {
    if (!result) qFatal("%s [%s]", qPrintable(result.error().sentence), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

} // namespace support
