// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/measure.h"

#include "scene/plate.h"

#include "geo/geodesic.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

namespace scene {

namespace {

constexpr double tooFar = 1e5; // pixels; QPainter's fixed point breaks far outside
constexpr std::size_t smallestRing = 3;

QString say(const char* text) {
    return QCoreApplication::translate("scene", text);
}

QString lengthText(double metres) {
    constexpr double kilometre = 1000;
    return metres < kilometre
               ? say(QT_TRANSLATE_NOOP("scene", "%1 m")).arg(QLocale().toString(metres, 'f', 2))
               : say(QT_TRANSLATE_NOOP("scene", "%1 km")).arg(QLocale().toString(metres / kilometre, 'f', 3));
}

QString areaText(double squareMetres) {
    constexpr double squareKilometre = 1e6;
    return squareMetres < squareKilometre
               ? say(QT_TRANSLATE_NOOP("scene", "%1 m²")).arg(QLocale().toString(squareMetres, 'f', 1))
               : say(QT_TRANSLATE_NOOP("scene", "%1 km²"))
                     .arg(QLocale().toString(squareMetres / squareKilometre, 'f', 4));
}

} // namespace

void Measure::start() {
    *this = {};
    m_isOn = true;
}

void Measure::setCursor(std::optional<geo::Point> place, bool isSnapped) {
    if (m_hasEnded)
        place.reset();
    m_cursor = place && geo::isValid(*place) ? place : std::nullopt;
    m_isSnapped = isSnapped && m_cursor;
}

void Measure::add(geo::Point place) {
    if (!geo::isValid(place))
        return;
    if (std::exchange(m_hasEnded, false))
        m_points.clear();
    if (m_points.empty() || !(m_points.back() == place))
        m_points.push_back(place);
}

void Measure::removeLast() {
    m_hasEnded = false;
    if (!m_points.empty())
        m_points.pop_back();
}

std::vector<geo::Point> Measure::way() const {
    std::vector<geo::Point> way = m_points;
    if (m_cursor && !way.empty() && !(*m_cursor == way.back()))
        way.push_back(*m_cursor);
    return way;
}

Measure::Figures Measure::figures() const {
    const std::vector<geo::Point> all = way();
    Figures figures;
    figures.metres = geo::length(all);
    if (all.size() < 2)
        return figures;
    figures.lastLeg = geo::distance(all[all.size() - 2], all.back());
    figures.bearing = geo::bearing(all[all.size() - 2], all.back());
    if (all.size() >= smallestRing)
        figures.squareMetres = geo::area(all);
    return figures;
}

QString Measure::text() const {
    const Figures f = figures();
    QStringList lines;
    if (!f.lastLeg)
        return say(QT_TRANSLATE_NOOP("scene",
                                     "Click the points of a way; Return ends it, Backspace takes one back"));
    lines << say(QT_TRANSLATE_NOOP("scene", "Length %1")).arg(lengthText(f.metres));
    if (m_points.size() + (m_cursor ? 1u : 0u) > 2)
        lines << say(QT_TRANSLATE_NOOP("scene", "Last leg %1")).arg(lengthText(*f.lastLeg));
    lines << say(QT_TRANSLATE_NOOP("scene", "Bearing %1°")).arg(QLocale().toString(*f.bearing, 'f', 1));
    if (f.squareMetres)
        lines << say(QT_TRANSLATE_NOOP("scene", "Area %1")).arg(areaText(*f.squareMetres));
    return lines.join(QLatin1Char('\n'));
}

void Measure::paint(QPainter& painter, const View& view, const ThemeColours& colours,
                    double textScale) const {
    if (!m_isOn || !view.projection())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    for (const geo::Point& place : way()) {
        const QPointF p = view.toScreen(view.toMap(place));
        if (std::isfinite(p.x()) && std::isfinite(p.y()))
            line << QPointF(std::clamp(p.x(), -tooFar, tooFar), std::clamp(p.y(), -tooFar, tooFar));
    }
    if (std::size_t(line.size()) >= smallestRing) {
        QColor fill = colours.accent;
        fill.setAlpha(40);
        painter.setPen(QPen(colours.accent, textScale, Qt::DashLine));
        painter.setBrush(fill);
        painter.drawPolygon(line);
    }
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(colours.outline, 5 * textScale), QPen(colours.accent, 2.5 * textScale)}) {
        painter.setPen(pen);
        painter.drawPolyline(line);
    }
    painter.setPen(QPen(colours.outline, 1.5 * textScale));
    painter.setBrush(colours.accent);
    for (const QPointF& p : line)
        painter.drawEllipse(p, 4 * textScale, 4 * textScale);
    if (m_isSnapped) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 2 * textScale));
        painter.drawEllipse(view.toScreen(view.toMap(*m_cursor)), 9 * textScale, 9 * textScale);
    }
    paintPlate(painter, view, text(), colours, textScale);
    painter.restore();
}

} // namespace scene
