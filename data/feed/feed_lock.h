// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

namespace feed {

/// The right to own a city's live feed: one process a city has it (`NAME.files/live/feed.lock`). Given up when this
/// object or its process ends, however it ends.
class FeedLock {
public:
    /// Locked when another process owns the feed; its sentence names that process.
    static city::Result<FeedLock> take(const QString& cityPath);
    /// True when some process owns it.
    static bool isTaken(const QString& cityPath);

    FeedLock(FeedLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}
    FeedLock& operator=(FeedLock&& other) noexcept {
        std::swap(m_file, other.m_file);
        return *this;
    }
    ~FeedLock();

private:
    explicit FeedLock(int file) : m_file(file) {}
    int m_file = -1;
};

} // namespace feed
