// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"

namespace store {

/// The city as it was at the end of a day in its zone: a copy under `to`, a whole city whose name carries the date, so that
/// nobody takes it for today's. What the journal says of later is taken back there; what other programs wrote without the
/// journal's triggers is not. Unsuitable before the day on which the city was made, since what was there then is not known, and
/// after today. Nothing is left of a copy that fails; a file that is there is refused (Invalid).
city::Result<void> copyOnDate(const QString& city, const QDate& date, const QString& to, const Progress& progress = {});

} // namespace store
