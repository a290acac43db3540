// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/rejects.h"

#include "exchange/neutral.h"
#include "exchange/words.h"
#include "exchange/writing.h"

#include <QCoreApplication>

namespace exchange {

namespace {

QString quoted(const QString& cell) {
    return QLatin1Char('"') + QString(neutralised(cell)).replace(QLatin1Char('"'), QStringLiteral("\"\"")) +
           QLatin1Char('"');
}

QString textOf(const parcel::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return QString::number(*number);
    if (const auto* real = std::get_if<double>(&value))
        return plain(*real);
    if (const auto* text = std::get_if<std::string>(&value))
        return QString::fromStdString(*text);
    return {};
}

} // namespace

city::Result<Rejects> Rejects::open(const QString& path) {
    Rejects rejects;
    if (path.isEmpty())
        return rejects;
    rejects.m_file = std::make_unique<QSaveFile>(path);
    if (!rejects.m_file->open(QIODevice::WriteOnly))
        return unwritable(path, rejects.m_file->errorString());
    rejects.m_file->write("\xEF\xBB\xBF"); // spreadsheets take the file for UTF-8 by this
    return rejects;
}

city::Result<void> Rejects::begin(const QString& file, const parcel::Layer& layer) {
    m_source = file;
    if (!m_file)
        return {};
    QStringList head{QStringLiteral("file"),   QStringLiteral("row"), QStringLiteral("number"),
                     QStringLiteral("reason"), QStringLiteral("x"),   QStringLiteral("y")};
    for (const parcel::Field& field : layer.fields)
        head += QString::fromStdString(field.name);
    line(head);
    return {};
}

void Rejects::line(const QStringList& cells) {
    QStringList all;
    for (const QString& cell : cells)
        all += quoted(cell);
    m_file->write(all.join(QLatin1Char(',')).toUtf8() + '\n');
}

void Rejects::add(std::int64_t place, const parcel::Row& row, const QString& reason) {
    if (!m_file)
        return;
    QStringList cells{m_source, QString::number(place), QString::number(row.number), reason};
    const bool hasPlace = !row.shape.parts.empty();
    const parcel::Place first = hasPlace ? row.shape.parts.front().front().front() : parcel::Place();
    cells << (hasPlace ? plain(first.x) : QString()) << (hasPlace ? plain(first.y) : QString());
    for (const parcel::Value& value : row.values)
        cells += textOf(value);
    line(cells);
}

city::Result<void> Rejects::keep() {
    if (!m_file)
        return {};
    if (!m_file->commit())
        return unwritable(m_file->fileName(), m_file->errorString());
    return {};
}

} // namespace exchange
