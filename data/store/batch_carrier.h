// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/references.h"
#include "store/writer.h"

#include <algorithm>
#include <optional>
#include <vector>

/// What is staged, and how it goes into the city. Internal to `store`.
namespace store {

/// The rows for one table.
struct Step {
    std::string table, columns;
    std::int64_t rows = 0;
};

/// What stands in a staged file.
struct Plan {
    ChangeNote note;
    std::int64_t firstSeq = 0;
    std::vector<Step> steps;
    std::int64_t rows() const {
        std::int64_t sum = 0;
        for (const Step& step : steps)
            sum += step.rows;
        return sum;
    }
    bool brings(std::string_view table) const {
        return std::ranges::find(steps, table, &Step::table) != steps.end();
    }
    std::vector<std::string> tables() const {
        std::vector<std::string> names;
        for (const Step& step : steps)
            names.push_back(step.table);
        return names;
    }
};

/// Carries staged rows over, in the order of the plan. A statement that did both, INSERT ... SELECT, would
/// write them into a table in between first, since there are triggers.
class Carrier {
public:
    /// The staged file is attached to `city` as `staged`; `done` of its rows are in the city.
    Carrier(Database& city, const Plan& plan, std::int64_t done) : m_city(city), m_plan(plan), m_next(done) {}

    /// Outside a transaction. References are looked up here where that is possible, else by SQLite.
    city::Result<void> begin();
    /// Up to so many rows; 0 at the end.
    city::Result<int> carry(int most);

private:
    city::Result<void> prepare(const Step& step);
    city::Result<void> write();
    city::Result<void> join();

    Database& m_city;
    const Plan& m_plan;
    std::size_t m_step = 0;
    bool m_joins = false; ///< the step's rows are sections of roads
    std::int64_t m_next;  ///< of the step's rows
    std::optional<Statement> m_read, m_write;
    std::vector<References> m_references; ///< of each step, or none
    std::optional<KeysAtRest> m_rest;
};

} // namespace store
