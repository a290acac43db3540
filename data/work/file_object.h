// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QJsonObject>

namespace work {

/// The object in a JSON file; where `path` is empty, in resources/work/SHIPPED. A NotFound fault says that the file cannot be
/// read; for what is no object, `bad` makes the fault of what is wrong with it.
city::Result<QJsonObject> objectIn(const QString& path, const char* shipped,
                                   tl::unexpected<city::Fault> (*bad)(const QString& what));

} // namespace work
