// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace exchange {

QString plain(double number) {
    if (std::isfinite(number) && std::abs(number) < 1e15 && number == std::floor(number))
        return QString::number(std::int64_t(number));
    return QString::number(number, 'g', 17).size() > QString::number(number, 'g', 15).size() &&
                   QString::number(number, 'g', 15).toDouble() == number
               ? QString::number(number, 'g', 15)
               : QString::number(number, 'g', 17);
}

QDate dateOf(const QString& text, const QTimeZone& zone) {
    static const QRegularExpression pattern(QStringLiteral(
        "^(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?(?:[T "
        "]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?:\\s*(Z|[+-]\\d{2}(?::?\\d{2})?))?)?$"));
    const auto match = pattern.match(text);
    if (match.hasMatch()) {
        const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
        const QString offset = match.captured(7);
        if (offset.isEmpty())
            return date;
        const QTime time(match.captured(4).toInt(), match.captured(5).toInt(), match.captured(6).toInt());
        const int sign = offset.startsWith(QLatin1Char('-')) ? -1 : 1;
        const QString digits = QString(offset).remove(QRegularExpression(QStringLiteral("[^0-9]")));
        const int seconds = sign * (digits.left(2).toInt() * 3600 + digits.mid(2).toInt() * 60);
        return QDateTime(date, time, Qt::OffsetFromUTC, seconds).toTimeZone(zone).date();
    }
    bool isNumber = false;
    const qint64 ms = text.toLongLong(&isNumber);
    if (isNumber && std::abs(double(ms)) >= 1e9 && std::abs(double(ms)) < 1e14)
        return QDateTime::fromMSecsSinceEpoch(ms, zone).date();
    return {};
}

namespace words {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("exchange", text);
}

} // namespace

QString encoding() {
    return say(QT_TRANSLATE_NOOP(
        "exchange",
        "The text in the column %1 is in another encoding than was assumed. Declare the right one."));
}
QString date() {
    return say(QT_TRANSLATE_NOOP("exchange", "\"%1\" is no date (field %2)."));
}
QString number() {
    return say(QT_TRANSLATE_NOOP("exchange", "\"%1\" is no number that fits here (field %2)."));
}
QString choice() {
    return say(QT_TRANSLATE_NOOP("exchange", "\"%1\" is not known (field %2): it is one of %3."));
}
QString missing() {
    return say(QT_TRANSLATE_NOOP("exchange", "The field %1 is empty."));
}
QString noShape() {
    return say(QT_TRANSLATE_NOOP("exchange", "The row has no place: no shape, or no coordinates."));
}
QString tooLarge() {
    return say(QT_TRANSLATE_NOOP("exchange", "The shape has %1 vertices, too many. Simplify it."));
}
QString otherShape() {
    return say(QT_TRANSLATE_NOOP("exchange", "The shape is a collection of several kinds. Divide it."));
}

QString wrongShape(parcel::Form given, city::Shape wanted) {
    const auto name = [](int kind) {
        return kind == 0   ? say(QT_TRANSLATE_NOOP("exchange", "point"))
               : kind == 1 ? say(QT_TRANSLATE_NOOP("exchange", "line"))
                           : say(QT_TRANSLATE_NOOP("exchange", "area"));
    };
    return say(QT_TRANSLATE_NOOP("exchange", "The shape is a %1, and a %2 is wanted."))
        .arg(name(int(given) - int(parcel::Form::Point)), name(int(wanted)));
}

QString severalParts() {
    return say(QT_TRANSLATE_NOOP("exchange",
                                 "The shape has %1 separate parts, and one record is one shape. Divide it."));
}
QString noPlace() {
    return say(QT_TRANSLATE_NOOP(
        "exchange", "A coordinate is no place on Earth. Is the declared coordinate system right?"));
}
QString shortLine() {
    return say(QT_TRANSLATE_NOOP("exchange", "A line needs two vertices or more."));
}
QString shortRing() {
    return say(QT_TRANSLATE_NOOP("exchange", "An area needs three corners or more."));
}
QString outside() {
    return say(QT_TRANSLATE_NOOP("exchange", "The place lies outside all sub-districts of the city."));
}
QString noClass() {
    return say(QT_TRANSLATE_NOOP("exchange", "Neither the class nor the code says what this is."));
}
QString unknownClass() {
    return say(
        QT_TRANSLATE_NOOP("exchange", "The city has no class \"%1\". Say in the mapping which one it is."));
}
QString unknownDepartment() {
    return say(QT_TRANSLATE_NOOP("exchange", "The city has no department \"%1\"."));
}
QString unknownState() {
    return say(QT_TRANSLATE_NOOP(
        "exchange", "\"%1\" is none of the values of this field. Say in the mapping which one it is."));
}
QString foreignCode() {
    return say(
        QT_TRANSLATE_NOOP("exchange", "The code is numbered under %1, and this city's codes under %2."));
}
QString sameCode() {
    return say(QT_TRANSLATE_NOOP("exchange", "The code %1 is taken: by the city, or by a row before."));
}
QString samePlace() {
    return say(QT_TRANSLATE_NOOP(
        "exchange", "Within %1 m stands another one of the class %2: in the city, or in a row before."));
}
QString sameUid() {
    return say(QT_TRANSLATE_NOOP("exchange", "The identity %1 is in the city, or in a row before."));
}
QString badUid() {
    return say(QT_TRANSLATE_NOOP("exchange", "\"%1\" is no identity of a record."));
}
QString noClassCode() {
    return say(QT_TRANSLATE_NOOP(
        "exchange",
        "The class %1 has no number under the city's code profile, so that no code can be assigned."));
}
QString noCommunity() {
    return say(QT_TRANSLATE_NOOP("exchange", "The place lies in no community of the city."));
}

} // namespace words

} // namespace exchange
