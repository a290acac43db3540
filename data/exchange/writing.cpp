// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/writing.h"

#include <QCoreApplication>

namespace exchange {

using city::FaultKind;

tl::unexpected<city::Fault> unwritable(const QString& file, const QString& detail) {
    return city::fail(FaultKind::Io,
                      QCoreApplication::translate(
                          "exchange", "%1 could not be written. Is there room on the disk, and may you write there?")
                          .arg(file),
                      detail);
}

tl::unexpected<city::Fault> taken(const QString& file) {
    return city::fail(FaultKind::Invalid,
                      QCoreApplication::translate(
                          "exchange", "%1 exists already. Choose another name, or replace it with --force.")
                          .arg(file));
}

} // namespace exchange
