// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/batch.h"

namespace store {

/// Runs many like statements in transactions that are short: each holds the write lock for about half of
/// `Batch::mostLockMs`, by the pace of those before, and others are let in between. Internal to `store`.
class Slices {
public:
    Slices(Database& city, ChangeNote note) : m_city(city), m_note(std::move(note)) {}

    /// Inside a transaction, up to this many rows; how many there were, 0 at the end.
    using Work = std::function<city::Result<int>(int most)>;
    /// Until `work` has no more, or `goOn` says stop (a Cancelled fault). A slice that fails is rolled back.
    city::Result<void> run(const Work& work, const std::function<bool()>& goOn);

    const Batch::Pace& pace() const { return m_pace; }

private:
    city::Result<int> slice(const Work& work);
    city::Result<void> setContext();

    Database& m_city;
    ChangeNote m_note;
    int m_most = 16;
    Batch::Pace m_pace;
};

} // namespace store
