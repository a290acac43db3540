// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command_line.h"
#include "store/accounts.h"
#include "store/writer.h"

namespace app {

/// Who changes a city, from `--user NAME`, `--passphrase-file FILE` and `--reason TEXT`. In a city with accounts the pass
/// phrase is read from the file's first line, or asked for on a terminal without showing it; in one without, the user is
/// the one named or the system's.
city::Result<store::ChangeNote> noteOf(Arguments& words, const QString& city);

/// A pass phrase from the file that `option` names, or typed on a terminal after `prompt`. Invalid where there is neither.
city::Result<QString> phraseOf(Arguments& words, const char* option, const QString& prompt);

} // namespace app
