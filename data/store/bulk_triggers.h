// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <string>
#include <vector>

namespace store {

/// The triggers of some tables as they cost a row the least, on one connection while this lives, for
/// statements that insert or delete (none that updates, none with OR REPLACE). SpatiaLite's triggers prepare
/// statements for each row's place in the R*Tree and search its own tables for each row, which takes longer
/// than all else. The journal's are the very ones that the city holds, but for those that only guard against
/// OR REPLACE; the R*Tree and the check of shapes are kept by temporary ones of equal effect. A table with a
/// trigger that is none of these keeps all that it has, as do all others then. Internal to `store`.
class BulkTriggers {
public:
    enum class Work { Insert, Delete };
    /// Outside a transaction.
    static city::Result<BulkTriggers> on(Database& city, const std::vector<std::string>& tables, Work work);
    BulkTriggers(BulkTriggers&& other) noexcept;
    BulkTriggers& operator=(BulkTriggers&&) = delete;
    ~BulkTriggers(); ///< the city's own again

    /// Before each commit of a transaction that changed the tables.
    city::Result<void> end();
    bool areQuick() const { return m_isOn; }

private:
    explicit BulkTriggers(Database& city) : m_city(&city) {}
    city::Result<bool> take(const std::string& table);
    city::Result<void> make(const std::string& sql);
    city::Result<void> prepareNotes(const std::vector<std::string>& tables, Work work);

    Database* m_city;
    std::vector<std::string> m_names; ///< of the temporary ones
    std::vector<Statement> m_notes;   ///< when a table was changed, for SpatiaLite
    bool m_isOn = false;
};

} // namespace store
