// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

#include <span>

namespace store {

/// The patch that gives a component the values that it had after the change `seq` of its life (`Reader::history`), or,
/// where `seq` is 0, before the first; of `fields` alone, or of all where that is empty. Submitted like any other. One that
/// is gone comes back whole. NotFound where its life has no such change, Unsuitable where it was not there at that time.
city::Result<city::Patch> restoring(const std::vector<Reader::Change>& life, std::int64_t seq, std::span<const city::Field> fields);

} // namespace store
