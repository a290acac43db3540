// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"
#include "exchange/mapping.h"
#include "geo/point.h"
#include "store/batch.h"

namespace exchange {

/// One file to bring in.
struct Delivery {
    QString file;
    Mapping mapping;
};

/// What became of one file. `read` = `in` + `refused`.
struct FileReport {
    QString file, layer, crs, encoding;
    std::int64_t read = 0, in = 0, refused = 0, records = 0, faultyCodes = 0;
    bool hasExtent = false;
    double west = 0, south = 0, east = 0, north = 0; ///< in the file's own CRS
    QStringList warnings;
    struct Line {
        std::int64_t row = 0;
        QString reason;
    };
    std::vector<Line> rejects; ///< the first `mostRejects`; all are in the reject file
    static constexpr std::size_t mostRejects = 1000;
};

struct ImportReport {
    std::vector<FileReport> files;
    QString batch; ///< of a city in use; empty when nothing was written
    store::Batch::Pace pace;
};

struct ImportWish {
    std::vector<Delivery> deliveries;
    QString rejects;        ///< where the reject file goes; empty: nowhere
    bool isDryRun = false;  ///< read and check, write nothing but the reject file
    store::ChangeNote note; ///< who; the reason is made from the files where it is empty
    Limits limits;
};

/// Brings files into a city in use: all are read and checked beside it, then written under one batch id. A
/// fault, a stop and a kill leave the city as it was. Unfinished batches of a program that was killed are
/// finished first. Runs on the caller's thread, which must not be the GUI's.
city::Result<ImportReport> importInto(const QString& city, const ImportWish& wish,
                                      const store::Progress& progress);

/// Makes a city from a description file (see Description) and brings its files in: built beside, and renamed
/// when whole.
city::Result<ImportReport> makeCity(const QString& description, const QString& city, bool replace,
                                    const QString& rejects, const Limits& limits,
                                    const store::Progress& progress);

/// The first rows of a file, for looking at them: coordinates in the city's geographic CRS where the file or
/// the mapping declares one.
struct Preview {
    parcel::Layer layer;
    std::vector<parcel::Row> rows;
};
/// What looks wrong with the first rows, before anything is read in: swapped axes, a shift by GCJ-02 against
/// the city's roads, the wrong place. `extent` is that of the city in degrees. Sentences for the user.
city::Result<QStringList> suspicions(const QString& city, const geo::Box& extent, const Preview& rows,
                                     const Mapping& mapping);
city::Result<Preview> preview(const QString& file, const Mapping& mapping, int geographicSrid, int rows,
                              const GoOn& goOn);
/// The tables of a file.
city::Result<std::vector<parcel::Layer>> tables(const QString& file, const GoOn& goOn);

} // namespace exchange
