// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"
#include "store/login.h"

#include <vector>

namespace store {

/// Roles that somebody is given: a role's id and where it holds; 0 restricts nothing.
struct RoleGrant {
    QString role;
    int subDistrict = 0, serviceLine = 0, company = 0;
};

/// The accounts of one city. Pass phrases are kept as argon2id hashes (libsodium). Everything done here is recorded in the
/// audit. Not for the GUI thread: checking a pass phrase takes a tenth of a second by intent.
class Accounts {
public:
    static city::Result<Accounts> open(const QString& path);

    /// False for a city that nobody has made an administrator of: it asks nobody for a name (see Gate).
    city::Result<bool> hasAny();
    /// The first account, with the role administrator everywhere. Refused (Forbidden) once there is any.
    city::Result<LoginPtr> createAdministrator(const QString& name, const QString& phrase);
    /// Forbidden for a wrong name or phrase, in the same words; Locked after too many failures, with the minutes left.
    city::Result<LoginPtr> signIn(const QString& name, const QString& phrase);

    // For those with the right `accounts`; the last administrator stays one.
    city::Result<void> add(const LoginPtr& by, const QString& name, const QString& phrase, const std::vector<RoleGrant>& grants);
    city::Result<void> setDisabled(const LoginPtr& by, const QString& name, bool isDisabled);
    city::Result<void> setRoles(const LoginPtr& by, const QString& name, const std::vector<RoleGrant>& grants);
    /// Everybody may change their own. Ends a lock-out.
    city::Result<void> setPhrase(const LoginPtr& by, const QString& name, const QString& phrase);

    struct Entry {
        QString name;
        std::vector<RoleGrant> grants;
        bool isDisabled = false, isDemo = false;
        std::int64_t lockedUntilMs = 0; ///< 0: not locked
    };
    city::Result<std::vector<Entry>> list();
    struct Role {
        QString id, name, nameEn;
    };
    city::Result<std::vector<Role>> roles();

private:
    explicit Accounts(Database db) : m_db(std::move(db)) {}
    /// Runs `work` in a transaction if `by` may manage accounts (or is `self`), and records `what`.
    template <typename Work>
    city::Result<void> change(const LoginPtr& by, const QString& self, const QString& what, Work work);
    city::Result<std::int64_t> idOf(const QString& name);
    city::Result<void> keepAnAdministrator();
    city::Result<LoginPtr> login(std::int64_t account, const QString& name);
    Database m_db;
};

namespace accounts {

/// Roles and rights from resources/users/roles.json, where the city has none yet. Internal to `store`.
city::Result<void> fillRoles(Database& db);
/// What each account that is not disabled may do.
city::Result<std::vector<std::pair<std::int64_t, city::Rights>>> rights(Database& db);
city::Result<city::Uid> cityUid(Database& db);
/// One account more, in the caller's transaction. For cities that are being made.
city::Result<void> insert(Database& db, const QString& name, const QString& phrase, const std::vector<RoleGrant>& grants, bool isDemo);

} // namespace accounts

} // namespace store
