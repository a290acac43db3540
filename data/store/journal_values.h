// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"

#include <QByteArray>
#include <vector>

/// Values as the journal keeps them. Internal to `store`.
namespace store::journal {

/// The component with the values of a journal entry (its `before` or `after`, JSON by column) in place of its own.
city::Component withValues(city::Component component, const QByteArray& json);
/// The values of some fields as such JSON.
QByteArray valuesOf(const city::Component& component, const std::vector<city::Field>& fields, int srid);

} // namespace store::journal
