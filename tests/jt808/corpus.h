// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jt808/frame.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

/// The frames of tests/corpus/jt808.
namespace corpus {

inline QList<QJsonObject> lines(const char* name) {
    QFile file(QStringLiteral(XIUHUA_TESTS "/corpus/jt808/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no corpus");
    QList<QJsonObject> all;
    while (!file.atEnd()) all += QJsonDocument::fromJson(file.readLine()).object();
    return all;
}

inline jt808::Buffer bytes(const QByteArray& hex) {
    const QByteArray raw = QByteArray::fromHex(hex);
    return {raw.begin(), raw.end()};
}

inline jt808::Buffer wire(const QJsonObject& line) { return bytes(line[u"wire"].toString().toLatin1()); }

} // namespace corpus
