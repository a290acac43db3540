// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/symbol_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>
#include <QXmlStreamReader>

namespace scene {

namespace {

constexpr qint64 maxBytes = 16 * 1024; // a stroke of so many vertices is still drawn in a fraction of a second
constexpr int maxElements = 200;
constexpr int maxDepth = 16;

/// English, for the log; empty when the document is fine.
QString problemIn(const QByteArray& bytes) {
    static const QSet<QString> allowed{"svg",  "g",    "path",     "circle",  "ellipse",
                                       "rect", "line", "polyline", "polygon", "title"};
    QXmlStreamReader xml(bytes);
    int depth = 0;
    int elements = 0;
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::DTD: return QStringLiteral("it has a document type");
        case QXmlStreamReader::StartElement:
            if (!allowed.contains(xml.name().toString()))
                return QStringLiteral("element <%1> is not a plain shape").arg(xml.name().left(40));
            if (++elements > maxElements || ++depth > maxDepth)
                return QStringLiteral("too many elements");
            // A few bytes of dashes make work for minutes; a style may hold them too.
            for (const char* attribute : {"stroke-dasharray", "style"})
                if (xml.attributes().hasAttribute(QLatin1String(attribute)))
                    return QStringLiteral("it has the attribute %1").arg(QLatin1String(attribute));
            break;
        case QXmlStreamReader::EndElement: --depth; break;
        default: break;
        }
    }
    if (xml.hasError())
        return xml.errorString();
    return elements == 0 ? QStringLiteral("it is empty") : QString();
}

} // namespace

city::Result<QByteArray> readSymbolFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return city::fail(city::FaultKind::NotFound,
                          QCoreApplication::translate("scene", "The symbol %1 is missing.").arg(path),
                          file.errorString());
    const QByteArray bytes = file.read(maxBytes + 1);
    const QString problem = bytes.size() > maxBytes ? QStringLiteral("it is over 16 KiB") : problemIn(bytes);
    if (!problem.isEmpty())
        return city::fail(city::FaultKind::Damaged,
                          QCoreApplication::translate("scene", "The symbol %1 cannot be used.").arg(path), problem);
    return bytes;
}

} // namespace scene
