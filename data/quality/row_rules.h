// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quality/facts.h"
#include "quality/finding.h"
#include "quality/ground.h"

#include <QDate>

#include <vector>

namespace quality {

/// The rules that look at one component alone, with their parameters taken out of the data once. Thread-safe.
class RowRules {
public:
    RowRules(const Rules& rules, const QDate& today);
    /// Adds what is wrong with `row`.
    void judge(const Facts& row, const Ground& ground, std::vector<Finding>& found) const;

    /// What `detail` of RequiredMissing counts: bits.
    enum Required { Code = 1, Name = 2, Authority = 4, Owner = 8, Maintainer = 16, UnitGrid = 32, Surveyed = 64, Community = 128 };
    /// What `detail` of the rules on dates holds: the date, and whether it is the one of the change.
    static std::int64_t dateDetail(std::int32_t date, bool isChange) { return (std::int64_t(date) << 1) | std::int64_t(isChange); }

private:
    struct Sheet;
    void required(Sheet& sheet) const;
    void code(Sheet& sheet) const;
    void dates(Sheet& sheet) const;
    void departments(Sheet& sheet) const;
    /// False when the place itself is wrong, so that areas tell nothing.
    bool place(Sheet& sheet) const;
    void areas(Sheet& sheet) const;
    void grid(Sheet& sheet, const Ground::Spot& spot) const;

    bool m_on[checkCount] = {};
    int m_required = 0;
    std::int32_t m_today = 0, m_firstYear = 1900;
    std::vector<double> m_degrees;
};

} // namespace quality
