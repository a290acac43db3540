// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"
#include "store/city_file.h"

#include <vector>

namespace exchange {

/// A table for people: headings and rows of text and numbers (QString, qint64, double).
struct ReportSheet {
    QString name;
    QStringList headings;
    std::vector<QVariantList> rows;
};

/// Writes the sheets into a spreadsheet (.xlsx); one of more rows than a sheet holds is divided. Texts that a
/// spreadsheet would run as formulas are neutralised. Nothing is left of a report that fails. Not for the GUI
/// thread.
city::Result<void> writeReport(const QString& file, const std::vector<ReportSheet>& sheets, bool replace,
                               const store::Progress& progress = {});

} // namespace exchange
