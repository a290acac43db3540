// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

namespace store {

/// A city while it is being made: a file beside its final place, with a lock that tells the next program whether this
/// one still lives. What is there when the draft ends without `keep` is removed; what a killed program left is
/// cleared away by the next draft of the same city.
class Draft {
public:
    /// Refuses a folder that cannot be written, a name that is taken (unless `replace`), and a city to be replaced
    /// that another program has open.
    static city::Result<Draft> begin(const QString& target, bool replace);
    Draft(Draft&& other) noexcept;
    Draft& operator=(Draft&&) = delete;
    ~Draft();

    const QString& path() const { return m_path; }
    /// Puts the finished city, and the folders of its companions, in place.
    city::Result<void> keep();

private:
    explicit Draft(const QString& target);
    city::Result<void> lock();
    void clearLeftovers() const;

    QString m_target, m_path;
    int m_lock = -1;
};

} // namespace store
