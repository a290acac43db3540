// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/quality_report.h"

namespace app::report {

/// The document for printing. Internal to `report`.
city::Result<void> writePdf(const QString& file, const store::QualityList& list, const store::Progress& progress);

} // namespace app::report
