// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/bulk_functions.h"

#include <string>
#include <vector>

namespace store {

/// The triggers of some tables as they cost a row the least, on one connection while this lives, for
/// statements that insert, delete or update (none with OR REPLACE; an update raises the revision by one and
/// leaves the uid). The city's own are still there, and rest on this connection; temporary ones do the same:
/// - The journal's are the very ones that the city holds, with their JSON made by functions of ours; those
///   that only guard against OR REPLACE are left out, since a plain statement stumbles over the unique index
///   itself, and so is what puts revisions and uids right.
/// - SpatiaLite's prepare statements for each row and search its own tables. Shapes are checked without that,
///   and rows come into the R*Tree together, at the end of the transaction.
/// A table with a trigger that is none of these keeps all that it has, as do all others then. Internal to
/// `store`.
class BulkTriggers {
public:
    enum class Work { Insert, Delete, Update };
    /// Outside a transaction.
    static city::Result<BulkTriggers> on(Database& city, const std::vector<std::string>& tables, Work work);
    BulkTriggers(BulkTriggers&& other) noexcept;
    BulkTriggers& operator=(BulkTriggers&&) = delete;
    ~BulkTriggers(); ///< the city's own again

    /// Before each commit of a transaction that changed the tables. Of one that is rolled back, this is left
    /// as it is, and must go.
    city::Result<void> end();
    bool areQuick() const { return m_isOn; }

private:
    explicit BulkTriggers(Database& city) : m_city(&city) {}
    city::Result<bool> take(const std::string& table, Work work);
    city::Result<void> make(const std::string& sql);
    city::Result<void> prepareNotes(const std::vector<std::string>& tables, Work work);

    Database* m_city;
    std::unique_ptr<BulkFunctions> m_functions; ///< goes after the triggers that call them
    std::vector<std::string> m_names;           ///< of the temporary ones
    std::vector<Statement> m_notes;             ///< when a table was changed, for SpatiaLite
    bool m_isOn = false;
};

} // namespace store
