// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/approval_rule.h"
#include "store/writer.h"

namespace store {

/// Decides whether a change may be made. A city without accounts asks for nobody: whoever may write the file may change it,
/// under the name given. From its first account on, every change through this program needs somebody who signed in to this
/// very city, is not disabled since, and has the right. Refusals are recorded. Rights guard the program's users, not the
/// file. Internal to `store`; for one connection.
class Gate {
public:
    /// Reads accounts anew where somebody else changed the city since. Cheap otherwise.
    city::Result<void> refresh(Database& db);
    /// The user that the journal names. Faults: Invalid without a user, Forbidden otherwise.
    city::Result<QString> admit(Database& db, const ChangeNote& note, city::Action action, const std::vector<city::Where>& all);
    /// Who it is, and what they may do where: for work whose places come one by one. Refused where they may do `action` nowhere.
    struct Admitted {
        QString user;
        city::Rights rights;
    };
    city::Result<Admitted> admitted(Database& db, const ChangeNote& note, city::Action action);
    /// The same for what is not confined to some places.
    city::Result<QString> admitEverywhere(Database& db, const ChangeNote& note, city::Action action) {
        return admit(db, note, action, {city::Where{}});
    }

    /// Which edits wait for approval; as of the newest question.
    const std::vector<approval::Rule>& rules() const { return m_rules; }
    /// The city asks who it is.
    bool hasAccounts() const { return m_hasAccounts; }

private:
    /// Who the note names, known to this city.
    city::Result<Admitted> known(Database& db, const ChangeNote& note, city::Action action);
    city::Result<QString> refuse(Database& db, const QString& user, const QString& sentence, const QString& what);

    std::int64_t m_version = -1;
    bool m_hasAccounts = false;
    std::vector<approval::Rule> m_rules;
    city::Uid m_city;
    std::vector<std::pair<std::int64_t, city::Rights>> m_rights; ///< of accounts that are not disabled
};

/// Whether `note` may do `action` anywhere in the city, asked on a connection of its own. `record`, where it is not empty,
/// is entered into the audit as what was done. The user that is to be named.
city::Result<QString> admit(const QString& city, const ChangeNote& note, city::Action action, const QString& record = {});

namespace audit {

/// One entry, in the caller's transaction or one of its own. Kinds: sign-in, refused-sign-in, refusal, export, account.
city::Result<void> add(Database& db, const QString& user, const char* kind, const QString& what);

struct Entry {
    std::int64_t seq = 0, atMs = 0;
    QString user, kind, what;
};
/// The newest first, at most `limit`.
city::Result<std::vector<Entry>> newest(Database& db, int limit);

} // namespace audit

} // namespace store
