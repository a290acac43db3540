// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demo_city.h"
#include "store/accounts.h"
#include "store/writer.h"

namespace bench {

/// Who changes a city in a benchmark: a demo city's administrator, where it has accounts.
inline store::ChangeNote noteFor(const QString& path) {
    store::ChangeNote note;
    note.user = QStringLiteral("bench");
    auto accounts = store::Accounts::open(path);
    if (!accounts)
        qFatal("%s", qPrintable(accounts.error().sentence));
    if (!accounts->hasAny().value_or(false))
        return note;
    const auto login = accounts->signIn(QStringLiteral("administrator"), QString::fromLatin1(demo::accountPhrase));
    if (!login)
        qFatal("%s", qPrintable(login.error().sentence));
    note.login = *login;
    note.user = note.login->name();
    return note;
}

} // namespace bench
