// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"
#include "store/quality_list.h"

/// Papers about a city, from the window and without it.
namespace app::report {

/// Writes what data quality was found into a spreadsheet (.xlsx: rules with their counts, then every finding) or a document for
/// printing (.pdf, A4: the same, at most `mostPrinted` findings of each rule, with the number of those left out). In the program's
/// language. Nothing is left of a report that fails; a file that is there stays unless `replace`. Not for the GUI thread; a .pdf
/// needs a QGuiApplication.
city::Result<void> writeQuality(const QString& file, const store::QualityList& list, bool replace, const store::Progress& progress = {});
inline constexpr std::size_t mostPrinted = 200;

} // namespace app::report
