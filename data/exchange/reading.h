// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importing.h"
#include "exchange/intake.h"
#include "exchange/rejects.h"

namespace exchange {

/// The importer's options for a mapping.
QStringList optionsOf(const Mapping& mapping, int geographicSrid);

/// One file through the intake: each row goes to `sink` or into the rejects. The file must stay as it is
/// meanwhile.
using Sink = std::function<city::Result<void>(const Record&)>;
city::Result<FileReport> readDelivery(const Delivery& delivery, store::Database& city, Intake& intake,
                                      Rejects& rejects, const Sink& sink, const Limits& limits,
                                      const store::Progress& progress);

/// A share of the whole work.
store::Progress portion(const store::Progress& progress, double from, double to);

} // namespace exchange
