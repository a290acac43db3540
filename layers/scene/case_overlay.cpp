// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/case_overlay.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

// Logical pixels at a text size of 100 %.
constexpr double head = 10, stem = 9, dot = 4.5, margin = 40;
constexpr double crowded = 0.12; // of the map's area that pins may cover before they become dots

QColor colourOf(work::Light light, const ThemeColours& colours) {
    switch (light) {
    case work::Light::Red:
        return colours.missing;
    case work::Light::Yellow:
        return colours.damaged;
    case work::Light::Green:
        return colours.accent;
    case work::Light::None:
        break;
    }
    return colours.abandoned;
}

int rankOf(const CasePin& pin) {
    return int(pin.light) * 4 + pin.urgency;
}

/// A drop that stands on `tip`.
QPainterPath dropAt(QPointF tip, double scale) {
    const double r = head * scale, down = stem * scale;
    const QPointF middle = tip - QPointF(0, down + r * 0.55);
    QPainterPath path(tip);
    path.lineTo(middle + QPointF(-r * 0.86, r * 0.5));
    path.arcTo(QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r), 210, -240);
    path.closeSubpath();
    return path;
}

QPointF middleOf(QPointF tip, double scale) {
    return tip - QPointF(0, (stem + head * 0.55) * scale);
}

} // namespace

void CaseOverlay::set(std::vector<CasePin> pins, const View& view) {
    m_pins.clear();
    m_pins.reserve(pins.size());
    for (CasePin& pin : pins) {
        const geo::MapPoint at = view.toMap(pin.place);
        m_pins.push_back({std::move(pin), at});
    }
    std::ranges::stable_sort(m_pins, {}, [](const Placed& placed) { return rankOf(placed.pin); });
}

void CaseOverlay::setHovered(std::optional<std::int64_t> id, const QStringList& lines) {
    m_hovered = id;
    m_lines = lines;
}

bool CaseOverlay::isDots(const View& view, double textScale) const {
    std::size_t inView = 0;
    const geo::MapBox shown = view.extent();
    for (const Placed& placed : m_pins)
        inView += shown.contains(placed.at);
    const double each = 4 * head * head * textScale * textScale;
    return double(inView) * each > crowded * double(view.size().width()) * view.size().height();
}

std::optional<geo::MapPoint> CaseOverlay::placeOf(std::int64_t id) const {
    const auto at = std::ranges::find(m_pins, id, [](const Placed& placed) { return placed.pin.id; });
    return at == m_pins.end() ? std::nullopt : std::optional(at->at);
}

std::optional<std::int64_t> CaseOverlay::pick(QPointF at, const View& view, double textScale) const {
    if (!m_isShown)
        return std::nullopt;
    const bool dots = isDots(view, textScale);
    const double reach = (dots ? dot + 3 : head + 2) * textScale;
    for (auto placed = m_pins.rbegin(); placed != m_pins.rend(); ++placed) {
        const QPointF tip = view.toScreen(placed->at);
        const QPointF away = (dots ? tip : middleOf(tip, textScale)) - at;
        if (std::hypot(away.x(), away.y()) <= reach)
            return placed->pin.id;
    }
    return std::nullopt;
}

void CaseOverlay::paint(QPainter& painter, const View& view, const ThemeColours& colours,
                        double textScale) const {
    if (!m_isShown || m_pins.empty() || !view.projection())
        return;
    const bool dots = isDots(view, textScale);
    const QRectF shown = QRectF({}, view.size()).adjusted(-margin, -margin, margin, margin);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(std::max(1, int(std::lround(11 * textScale))));
    font.setBold(true);
    painter.setFont(font);
    const Placed* chosen = nullptr;
    for (const Placed& placed : m_pins) {
        const QPointF at = view.toScreen(placed.at);
        if (!shown.contains(at)) // false for NaN
            continue;
        if (m_chosen == placed.pin.id)
            chosen = &placed;
        else
            paintPin(painter, placed, at, colours, textScale, dots);
    }
    if (chosen) {
        const QPointF at = view.toScreen(chosen->at);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.outline, 5 * textScale));
        painter.drawEllipse(at, 7 * textScale, 4 * textScale);
        painter.setPen(QPen(colours.marked, 2.5 * textScale));
        painter.drawEllipse(at, 7 * textScale, 4 * textScale);
        paintPin(painter, *chosen, at, colours, 1.35 * textScale, false);
    }
    paintLines(painter, view, colours, textScale);
    painter.restore();
}

void CaseOverlay::paintPin(QPainter& painter, const Placed& placed, QPointF at, const ThemeColours& colours,
                           double textScale, bool isDot) const {
    const CasePin& pin = placed.pin;
    const QColor fill = colourOf(pin.light, colours);
    painter.setPen(QPen(colours.outline, 1.5 * textScale));
    painter.setBrush(fill);
    if (isDot) {
        const double r = (dot + pin.urgency) * textScale;
        return painter.drawEllipse(at, r, r);
    }
    if (pin.urgency > 0) { // rings outside the drop
        painter.setBrush(Qt::NoBrush);
        for (int ring = pin.urgency; ring > 0; --ring) {
            painter.setPen(QPen(colours.outline, 3.5 * textScale));
            const double r = (head + 1 + 3.5 * ring) * textScale;
            painter.drawEllipse(middleOf(at, textScale), r, r);
            painter.setPen(QPen(fill, 2 * textScale));
            painter.drawEllipse(middleOf(at, textScale), r, r);
        }
        painter.setPen(QPen(colours.outline, 1.5 * textScale));
        painter.setBrush(fill);
    }
    painter.drawPath(dropAt(at, textScale));
    if (textScale > 0 && !pin.sign.isEmpty()) {
        const double r = head * textScale;
        const QPointF middle = middleOf(at, textScale);
        QFont font = painter.font();
        font.setPixelSize(std::max(1, int(std::lround(11.5 * textScale))));
        painter.setFont(font);
        const bool isLight = fill.lightnessF() > 0.5;
        painter.setPen(isLight ? QColor(0x10, 0x14, 0x18) : QColor(Qt::white));
        painter.drawText(QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r), Qt::AlignCenter, pin.sign);
    }
}

void CaseOverlay::paintLines(QPainter& painter, const View& view, const ThemeColours& colours,
                             double textScale) const {
    const auto place = m_hovered ? placeOf(*m_hovered) : std::nullopt;
    if (!place || m_lines.isEmpty())
        return;
    QFont font = painter.font();
    font.setBold(false);
    font.setPixelSize(std::max(1, int(std::lround(13 * textScale))));
    painter.setFont(font);
    const QString text = m_lines.join(QLatin1Char('\n'));
    const double pad = 8 * textScale;
    QRectF box = painter.boundingRect(QRectF(0, 0, 360 * textScale, 400 * textScale), Qt::TextWordWrap, text);
    box.adjust(-pad, -pad, pad, pad);
    const QPointF tip = view.toScreen(*place);
    box.moveTopLeft(tip + QPointF(16 * textScale, -box.height() / 2));
    if (box.right() > view.size().width() - 4)
        box.moveRight(tip.x() - 16 * textScale);
    box.moveTop(std::clamp(box.top(), 4.0, std::max(4.0, view.size().height() - box.height() - 4)));
    painter.setPen(QPen(colours.accent, 1));
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(box, 4 * textScale, 4 * textScale);
    painter.setPen(colours.text);
    painter.drawText(box.adjusted(pad, pad, -pad, -pad), Qt::TextWordWrap, text);
}

} // namespace scene
