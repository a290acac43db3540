// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/spot.h"

#include "geo/gcj.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace search {

namespace {

using Answer = tl::expected<Spot, QString>;

constexpr double kilometre = 1000;

QString say(const char* text) {
    return QCoreApplication::translate("search", text);
}

/// One of two coordinates.
struct Number {
    double value = 0;
    QChar side;             ///< N, S, E, W in capitals; null when not said
    bool isDecimal = false; ///< written with a point, a degree sign or a side: certainly a coordinate
};

const QRegularExpression& numberPattern() {
    // A side before or behind; degrees with a point, or degrees, minutes and seconds with their signs.
    static const QRegularExpression pattern(
        QStringLiteral("([NSEW北南东西]?)\\s*(-?\\d+(?:\\.\\d+)?)\\s*(?:[°º度]\\s*(?:(\\d+(?:\\.\\d+)?)\\s*['"
                       "′’分]\\s*(?:(\\d+(?:\\.\\d+)?)\\s*"
                       "(?:[\"″”秒]|'')\\s*)?)?)?\\s*([NSEW北南东西]?)"));
    return pattern;
}

QChar sideOf(const QString& letter) {
    static const QString chinese = QStringLiteral("北南东西"), latin = QStringLiteral("NSEW");
    if (letter.isEmpty())
        return {};
    const qsizetype at = chinese.indexOf(letter);
    return at >= 0 ? latin[at] : letter[0];
}

std::optional<Number> numberOf(const QRegularExpressionMatch& match) {
    Number number;
    number.side = sideOf(match.captured(match.captured(1).isEmpty() ? 5 : 1));
    const QString degrees = match.captured(2);
    const double minutes = match.captured(3).toDouble(), seconds = match.captured(4).toDouble();
    if (minutes >= 60 || seconds >= 60)
        return std::nullopt;
    number.value = std::abs(degrees.toDouble()) + minutes / 60 + seconds / 3600;
    if (degrees.startsWith(QLatin1Char('-')) || number.side == QLatin1Char('S') ||
        number.side == QLatin1Char('W'))
        number.value = -number.value;
    number.isDecimal = degrees.contains(QLatin1Char('.')) || !number.side.isNull() ||
                       match.captured(0).contains(QRegularExpression(QStringLiteral("[°º度]")));
    return number;
}

/// Both of them, when the text is two coordinates and nothing else.
std::optional<std::pair<Number, Number>> numbersIn(const QString& text) {
    static const QRegularExpression whole(QLatin1Char('^') + numberPattern().pattern() +
                                          QStringLiteral("(?:\\s*[,，;；]\\s*|\\s+)") +
                                          numberPattern().pattern() + QLatin1Char('$'));
    const QRegularExpressionMatch both = whole.match(text);
    if (!both.hasMatch())
        return std::nullopt;
    // Five groups each: the last of the first number is empty or its side, the first of the second likewise.
    const auto first = numberOf(numberPattern().match(text.left(both.capturedEnd(5))));
    const auto second = numberOf(numberPattern().match(text.mid(both.capturedStart(6))));
    if (!first || !second)
        return std::nullopt;
    return std::pair(*first, *second);
}

double outside(const SpotContext& context, geo::MapPoint p) {
    const double dx = std::max({context.city.minX - p.x, 0.0, p.x - context.city.maxX});
    const double dy = std::max({context.city.minY - p.y, 0.0, p.y - context.city.maxY});
    return std::hypot(dx, dy);
}

QString farOutside(double metres) {
    if (!std::isfinite(metres))
        return say(QT_TRANSLATE_NOOP("search", "This place lies far outside the city."));
    return say(QT_TRANSLATE_NOOP("search", "This place lies %1 km outside the city."))
        .arg(metres / kilometre, 0, 'f', 1);
}

/// Degrees in one order.
std::optional<geo::Point> placeOf(const Number& lon, const Number& lat) {
    const auto isOf = [](const Number& n, const char* sides) {
        return n.side.isNull() || n.side == QLatin1Char(sides[0]) || n.side == QLatin1Char(sides[1]);
    };
    const geo::Point place{lon.value, lat.value};
    return isOf(lon, "EW") && isOf(lat, "NS") && geo::isValid(place) ? std::optional(place) : std::nullopt;
}

Answer readDegrees(const Number& a, const Number& b, bool isGcj, const SpotContext& context) {
    std::vector<geo::Point> inside;
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& typed : {placeOf(a, b), placeOf(b, a)}) {
        if (!typed)
            continue;
        const geo::Point place = isGcj ? geo::fromGcj({typed->lon, typed->lat}) : *typed;
        const double away = outside(context, context.projection.forward(place));
        if (away == 0)
            inside.push_back(place);
        else
            nearest = std::min(nearest, away); // NaN is not less
    }
    if (inside.size() == 2 && !(inside[0] == inside[1]))
        return tl::unexpected(
            say(QT_TRANSLATE_NOOP("search", "Either number may be the longitude here. Put E or W behind it, "
                                            "and N or S behind the latitude.")));
    if (inside.empty())
        return tl::unexpected(farOutside(nearest));
    return Spot{inside.front(), 0, isGcj ? Spot::Reading::Gcj : Spot::Reading::Degrees};
}

std::optional<Answer> readMetres(const Number& a, const Number& b, const SpotContext& context) {
    std::vector<geo::MapPoint> inside;
    double nearest = std::numeric_limits<double>::infinity();
    for (const geo::MapPoint p : {geo::MapPoint{a.value, b.value}, geo::MapPoint{b.value, a.value}}) {
        const double away = outside(context, p);
        if (away == 0)
            inside.push_back(p);
        nearest = std::min(nearest, away);
    }
    if (inside.empty()) // whole numbers may be anything
        return a.isDecimal || b.isDecimal ? std::optional<Answer>(tl::unexpected(farOutside(nearest)))
                                          : std::nullopt;
    if (inside.size() == 2 && a.value != b.value)
        return Answer(tl::unexpected(say(
            QT_TRANSLATE_NOOP("search", "Either number may be the easting here. Type degrees instead."))));
    return Answer(Spot{context.projection.inverse(inside.front()), 0, Spot::Reading::MapMetres});
}

/// Takes the word for GCJ-02 away; true when it was there.
bool takeGcj(QString& text) {
    static const QRegularExpression word(
        QStringLiteral("^(?:gcj-?(?:02)?|火星|高德|腾讯)[\\s:：]*|[\\s:：]*(?:gcj-?(?:02)?|火星|高德|腾讯)$"),
        QRegularExpression::CaseInsensitiveOption);
    const qsizetype before = text.size();
    text.remove(word);
    return text.size() != before;
}

Answer readLink(const QString& text, const SpotContext& context) {
    static const QRegularExpression pattern(
        QStringLiteral("^xiuhua://([^/]*)/(-?[0-9.]+),(-?[0-9.]+),([0-9.]+)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(text);
    const geo::Point place{match.captured(2).toDouble(), match.captured(3).toDouble()};
    const double metres = match.captured(4).toDouble();
    if (!match.hasMatch() || !geo::isValid(place) || !(metres > 0))
        return tl::unexpected(
            say(QT_TRANSLATE_NOOP("search", "This map link is not whole. Copy it once more.")));
    if (match.captured(1) != context.profile.adminCode)
        return tl::unexpected(say(QT_TRANSLATE_NOOP("search", "This map link is of another city (%1)."))
                                  .arg(match.captured(1)));
    if (const double away = outside(context, context.projection.forward(place)); away != 0)
        return tl::unexpected(farOutside(away));
    return Spot{place, metres, Spot::Reading::Link};
}

} // namespace

std::optional<tl::expected<Spot, QString>> readSpot(const QString& text, const SpotContext& context) {
    QString left = text.simplified();
    if (left.startsWith(QLatin1String("xiuhua:"), Qt::CaseInsensitive))
        return readLink(left, context);
    const bool isGcj = takeGcj(left);
    left = left.toUpper();
    const auto numbers = numbersIn(left);
    if (!numbers) {
        if (isGcj && left.contains(QRegularExpression(QStringLiteral("^[0-9.,°'\" NE-]+$"))))
            return tl::unexpected(say(QT_TRANSLATE_NOOP(
                "search", "GCJ-02 takes a longitude and a latitude, such as 106.53, 29.38.")));
        return std::nullopt;
    }
    const auto& [a, b] = *numbers;
    constexpr double mostDegrees = 180;
    if (std::abs(a.value) <= mostDegrees && std::abs(b.value) <= mostDegrees) {
        if (!a.isDecimal && !b.isDecimal && !isGcj)
            return std::nullopt; // two small whole numbers are words
        return readDegrees(a, b, isGcj, context);
    }
    if (isGcj)
        return tl::unexpected(say(
            QT_TRANSLATE_NOOP("search", "GCJ-02 takes a longitude and a latitude, such as 106.53, 29.38.")));
    return readMetres(a, b, context);
}

QString linkTo(const city::Profile& profile, geo::Point place, double metresPerPixel) {
    return QStringLiteral("xiuhua://%1/%2,%3,%4")
        .arg(profile.adminCode)
        .arg(place.lon, 0, 'f', 6)
        .arg(place.lat, 0, 'f', 6)
        .arg(metresPerPixel, 0, 'g', 4);
}

} // namespace search
