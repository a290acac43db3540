// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/sources.h"

namespace demo {

/// The two service companies, who is responsible where, and the departments that components belong to. Fictional,
/// with codes that say so.
struct Organisations {
    struct Responsibility {
        int town = 0; ///< index
        int line = 0; ///< service_line.id
        int company = 0;
    };
    struct Duty {
        int authority = 0, owner = 0; ///< department.id
    };

    std::vector<city::Company> companies;
    std::vector<city::Department> departments;
    std::vector<Responsibility> responsibilities;
    std::vector<Duty> duties; ///< of each class, by its place in Sources::classes

    explicit Organisations(const Sources& sources);
    /// The company that does a line in a town.
    int company(int town, int line) const;
    /// The department of a company that does a line.
    int maintainer(int company, int line) const;

private:
    int m_firstMaintainer = 0;
    int m_lines = 0;
    std::vector<int> m_company; ///< by town and line
};

} // namespace demo
