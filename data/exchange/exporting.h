// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/selection.h"
#include "exchange/importer.h"
#include "store/writer.h"

#include <optional>

namespace exchange {

/// What goes out, and how.
struct ExportWish {
    QString target = QStringLiteral("component"); ///< a name of Target
    QString subDistrict;                          ///< its code: only what lies in it; empty: all
    QString className;                            ///< of components: only those of this class; empty: all
    std::optional<city::Selection> only; ///< of components: only these; of those that the others leave
    QString crs;                         ///< `EPSG:n`, `GCJ-02`; empty: the city's degrees
    QString file; ///< .gpkg, .geojson, .csv, .xlsx or .shp; replaced when it exists and `replace` says so
    bool replace = false;
    Limits limits;
    store::ChangeNote
        note; ///< who takes it out: recorded where the city has accounts, which need the right to export
};

struct ExportReport {
    std::int64_t rows = 0;
    QStringList files; ///< what was written: components of several shapes become one table each, in formats
                       ///< of one table one file each
    QString mapping;   ///< the mapping that brings the files in again unchanged, beside them
};

/// Writes records of a city into files that `importInto` reads back unchanged. Components become one table a
/// shape. Nothing is left of an export that fails or is stopped. Not for the GUI thread.
city::Result<ExportReport> exportFrom(const QString& city, const ExportWish& wish,
                                      const store::Progress& progress);

} // namespace exchange
