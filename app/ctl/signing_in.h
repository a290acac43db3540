// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command_line.h"
#include "store/accounts.h"
#include "store/writer.h"

namespace app {

/// Who changes a city: what `--user NAME`, `--passphrase-file FILE` and `--reason TEXT` said. Taken with the other options;
/// nobody is asked for anything before the rest of the call is known to be right.
class SigningIn {
public:
    static SigningIn take(Arguments& words);

    /// In a city with accounts the pass phrase is read from the file's first line, or asked for on a terminal without
    /// showing it; in one without, the user is the one named or the system's.
    city::Result<store::ChangeNote> note(const QString& city) const;

private:
    std::optional<QString> m_user, m_file;
    QString m_reason;
};

/// A pass phrase from a file, or typed on a terminal after `prompt` where none is named. Invalid where there is neither.
city::Result<QString> phraseOf(const std::optional<QString>& file, const QString& prompt);

} // namespace app
