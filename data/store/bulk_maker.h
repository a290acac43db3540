// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/projection.h"
#include "store/bulk.h"
#include "store/following.h"
#include "store/gate.h"

namespace store::bulk {

/// Makes the patch of each component that a wish is about. Internal to `store`; for one connection.
class Maker {
public:
    static city::Result<Maker> make(Database& db, const Wish& wish, const Gate::Admitted& who);

    struct Made {
        enum class What { Changed, Same, Faulty, Gone };
        What what = What::Gone;
        city::Patch patch;
        std::vector<city::FieldFault> faults;
        bool needsCode = false; ///< the next free one of its class, inside the transaction
    };
    /// From the row as it is now.
    city::Result<Made> at(city::ComponentKey key);

    /// Under the profile that the wish names.
    const city::Catalogue& catalogue() const { return m_catalogue; }
    /// The wish makes another profile the city's.
    bool changesProfile() const { return m_changesProfile; }

private:
    Maker(Database& db, const Wish& wish, const Gate::Admitted& who) : m_db(db), m_wish(wish), m_who(who) {}
    city::Result<void> readProfile();
    city::Result<void> prepare();
    void change(Made& made) const;
    void shift(city::Component& component) const;
    void renumber(Made& made) const;
    bool isAllowed(const city::Component& component) const;

    Database& m_db;
    Wish m_wish;
    Gate::Admitted m_who;
    city::Catalogue m_catalogue;
    city::CodeLayout m_oldLayout = city::CodeLayout::A;
    QDate m_today;
    bool m_changesProfile = false, m_moves = false;
    std::optional<geo::Projection> m_projection;
    following::Areas m_areas;
    std::vector<Statement> m_rows; ///< by shape
};

} // namespace store::bulk
