// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/resources.h"

#include <QCoreApplication>
#include <QDir>

namespace city {

QString resourcePath(const QString& name) {
    const QDir share(QCoreApplication::applicationDirPath() + QStringLiteral("/../share/xiuhua"));
    return QDir::cleanPath(share.absoluteFilePath(name));
}

} // namespace city
