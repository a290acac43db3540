// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/file_object.h"

#include "city/resources.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

namespace work {

city::Result<QJsonObject> objectIn(const QString& path, const char* shipped,
                                   tl::unexpected<city::Fault> (*bad)(const QString& what)) {
    QFile file(path.isEmpty() ? city::resourcePath(QLatin1String("work/") + QLatin1String(shipped)) : path);
    if (!file.open(QIODevice::ReadOnly))
        return city::fail(
            city::FaultKind::NotFound,
            QCoreApplication::translate("work", "%1 cannot be read. Install the program again or name another file.")
                .arg(file.fileName()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return bad(error.errorString());
    return document.object();
}

} // namespace work
