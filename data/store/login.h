// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/rights.h"
#include "city/uid.h"

#include <memory>

namespace store {

/// Somebody who signed in to one city. Only `Accounts::signIn` makes one: holding it is the proof. What its account may do
/// is read again when something is written; `rights` is what it was at the time of signing in.
class Login {
public:
    const QString& name() const { return m_name; }
    const city::Rights& rights() const { return m_rights; }
    std::int64_t account() const { return m_account; }
    const city::Uid& city() const { return m_city; }

private:
    friend class Accounts;
    Login() = default;
    QString m_name;
    city::Rights m_rights;
    std::int64_t m_account = 0;
    city::Uid m_city;
};
using LoginPtr = std::shared_ptr<const Login>;

} // namespace store
