// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/evidence.h"

#include "store/copying.h"
#include "store/place.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QtEndian>

namespace store::evidence {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

std::uint32_t big(const QByteArray& bytes, qsizetype at, int length) {
    std::uint32_t value = 0;
    for (int i = 0; i < length; ++i)
        value = value << 8 | std::uint8_t(bytes[at + i]);
    return value;
}

std::optional<Picture> png(const QByteArray& bytes) {
    if (bytes.size() < 33 || !bytes.startsWith(QByteArray("\x89PNG\r\n\x1a\n", 8)) ||
        bytes.mid(12, 4) != "IHDR")
        return std::nullopt;
    const std::uint32_t width = big(bytes, 16, 4), height = big(bytes, 20, 4);
    if (width == 0 || height == 0 || width > INT32_MAX || height > INT32_MAX)
        return std::nullopt;
    return Picture{QStringLiteral("png"), int(width), int(height)};
}

/// Walks the segments of a JPEG to the frame header (SOF), which ITU-T T.81, B.2.2 describes.
std::optional<Picture> jpeg(const QByteArray& bytes) {
    if (!bytes.startsWith("\xff\xd8\xff"))
        return std::nullopt;
    for (qsizetype at = 2; at + 4 <= bytes.size();) {
        if (std::uint8_t(bytes[at]) != 0xff)
            return std::nullopt;
        const auto marker = std::uint8_t(bytes[at + 1]);
        if (marker == 0xff) { // fill
            ++at;
            continue;
        }
        const bool isFrame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame) {
            if (at + 9 > bytes.size())
                return std::nullopt;
            const std::uint32_t height = big(bytes, at + 5, 2), width = big(bytes, at + 7, 2);
            if (width == 0 || height == 0)
                return std::nullopt;
            return Picture{QStringLiteral("jpeg"), int(width), int(height)};
        }
        const std::uint32_t length = big(bytes, at + 2, 2);
        if (marker == 0xda || marker == 0xd9 || length < 2)
            return std::nullopt; // the picture's data, or its end, before a header
        at += 2 + qsizetype(length);
    }
    return std::nullopt;
}

QString placeOf(const QString& city, const QByteArray& hash, const QString& format) {
    const QString hex = QString::fromLatin1(hash.toHex());
    return CityFile::companions(city) + QStringLiteral("/evidence/%1/%2.%3").arg(hex.left(2), hex, format);
}

city::Result<QByteArray> hashOf(const QString& path) {
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return city::fail(FaultKind::Io,
                          say(QT_TRANSLATE_NOOP("store", "The photo %1 cannot be read.")).arg(path));
    return hash.result();
}

city::Result<void> write(const QByteArray& bytes, const QString& path) {
    const QString folder = QFileInfo(path).absolutePath();
    QSaveFile file(path); // written beside it, synchronised, renamed
    const bool written = QDir().mkpath(folder) && file.open(QIODevice::WriteOnly) &&
                         file.write(bytes) == bytes.size() && file.flush() && file.commit() &&
                         copying::syncPath(folder);
    if (written)
        return {};
    const std::int64_t free = place::freeBytes(QFileInfo(folder).absolutePath());
    if (free >= 0 && free < bytes.size() + (1 << 20))
        return city::fail(
            FaultKind::NoSpace,
            say(QT_TRANSLATE_NOOP(
                "store", "There is no room for the photo beside the city. Make room and do it again; "
                         "nothing was changed.")));
    return city::fail(
        FaultKind::Io,
        say(QT_TRANSLATE_NOOP(
                "store", "The photo cannot be kept beside the city. Check the folder %1 and do it again; "
                         "nothing was changed."))
            .arg(folder),
        file.errorString());
}

} // namespace

std::optional<Picture> pictureOf(const QByteArray& bytes) {
    const auto picture = png(bytes);
    return picture ? picture : jpeg(bytes);
}

QString harmlessName(const QString& name) {
    QString last = name.section(QLatin1Char('/'), -1).section(QLatin1Char('\\'), -1);
    QString clean;
    for (const QChar c : std::as_const(last))
        if (c.isPrint() && c.category() != QChar::Other_Format)
            clean += c;
    clean = clean.trimmed();
    while (clean.startsWith(QLatin1Char('.')))
        clean.remove(0, 1);
    if (clean.size() > 120)
        clean = clean.right(120);
    return clean.isEmpty() ? QStringLiteral("photo") : clean;
}

city::Result<Evidence> keep(const QString& city, const QString& path) {
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return city::fail(FaultKind::NotFound,
                          say(QT_TRANSLATE_NOOP("store", "The photo %1 cannot be read.")).arg(path));
    const QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
        return city::fail(
            FaultKind::Invalid,
            say(QT_TRANSLATE_NOOP("store", "The photo %1 is larger than 64 MiB. Make it smaller."))
                .arg(path));
    const auto picture = pictureOf(bytes);
    if (!picture)
        return city::fail(
            FaultKind::Invalid,
            say(QT_TRANSLATE_NOOP("store", "%1 is no JPEG or PNG photo. Choose another file.")).arg(path));
    Evidence one;
    one.uid = city::Uid::make();
    one.hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    one.name = harmlessName(QFileInfo(path).fileName());
    one.format = picture->format;
    one.bytes = bytes.size();
    one.width = picture->width;
    one.height = picture->height;
    if (!isWhole(city, one))
        if (auto written = write(bytes, pathOf(city, one)); !written)
            return tl::unexpected(written.error());
    return one;
}

QString pathOf(const QString& city, const Evidence& one) {
    return placeOf(city, one.hash, one.format);
}

bool isWhole(const QString& city, const Evidence& one) {
    const QString path = pathOf(city, one);
    if (!QFileInfo::exists(path))
        return false;
    const auto hash = hashOf(path);
    return hash && *hash == one.hash;
}

} // namespace store::evidence
