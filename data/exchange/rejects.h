// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"
#include "parcel/parcel.h"

#include <QSaveFile>

#include <memory>

namespace exchange {

/// The file of the rows that were refused: a CSV (UTF-8) with the file, the row's place in it, its own
/// number, the reason and all its values. It takes its name when `keep` says so. Without a path, nothing is
/// written.
class Rejects {
public:
    static city::Result<Rejects> open(const QString& path);

    city::Result<void> begin(const QString& file, const parcel::Layer& layer);
    void add(std::int64_t place, const parcel::Row& row, const QString& reason);
    /// An Io fault when anything could not be written.
    city::Result<void> keep();

private:
    void line(const QStringList& cells);
    std::unique_ptr<QSaveFile> m_file;
    QString m_source;
    QStringList m_fields;
};

} // namespace exchange
