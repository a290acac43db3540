// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/found_mark.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace scene {

namespace {

constexpr double tooFar = 1e5;         // pixels; QPainter's fixed point breaks far outside
constexpr double smallestOutline = 24; // logical pixels: below, the pin is found sooner
constexpr double pinHeight = 30, pinHead = 9;

QPainterPath outlineOf(const View& view, const std::vector<city::Path>& parts) {
    QPainterPath path;
    for (const city::Path& part : parts)
        for (std::size_t i = 0; i < part.size(); ++i) {
            const QPointF p = view.toScreen(view.toMap(part[i]));
            if (!std::isfinite(p.x()) || !std::isfinite(p.y()))
                continue;
            const QPointF bounded(std::clamp(p.x(), -tooFar, tooFar), std::clamp(p.y(), -tooFar, tooFar));
            i == 0 ? path.moveTo(bounded) : path.lineTo(bounded);
        }
    return path;
}

/// A drop that stands on its tip, at the origin.
QPainterPath pin(double scale) {
    const double head = pinHead * scale, middle = -(pinHeight - pinHead) * scale;
    QPainterPath path(QPointF(0, 0));
    path.cubicTo(-head * 0.4, middle * 0.45, -head, middle + head * 0.9, -head, middle);
    path.arcTo(QRectF(-head, middle - head, 2 * head, 2 * head), 180, -180);
    path.cubicTo(head, middle + head * 0.9, head * 0.4, middle * 0.45, 0, 0);
    return path;
}

} // namespace

void FoundMark::set(geo::Point anchor, const QString& name) {
    m_anchor = anchor;
    m_name = name;
    m_parts.clear();
}

void FoundMark::setOutline(std::vector<city::Path> parts) {
    m_parts = std::move(parts);
}

void FoundMark::paint(QPainter& painter, const View& view, const ThemeColours& colours,
                      double textScale) const {
    if (!isSet() || !view.projection())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath outline = outlineOf(view, m_parts);
    const QRectF box = outline.boundingRect();
    if (std::max(box.width(), box.height()) >= smallestOutline) {
        painter.setBrush(Qt::NoBrush);
        for (const QPen& pen : {QPen(colours.outline, 6 * textScale), QPen(colours.accent, 3 * textScale)}) {
            painter.setPen(pen);
            painter.drawPath(outline);
        }
    }
    const QPointF at = view.toScreen(view.toMap(m_anchor));
    if (std::abs(at.x()) < tooFar && std::abs(at.y()) < tooFar) {
        painter.translate(at);
        painter.setPen(QPen(colours.outline, 2));
        painter.setBrush(colours.accent);
        painter.drawPath(pin(textScale));
        painter.setBrush(colours.outline);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPointF(0, -(pinHeight - pinHead) * textScale), 3 * textScale, 3 * textScale);
        painter.translate(-at);
        paintName(painter, at, view, colours, textScale);
    }
    painter.restore();
}

void FoundMark::paintName(QPainter& painter, QPointF at, const View& view, const ThemeColours& colours,
                          double textScale) const {
    if (m_name.isEmpty())
        return;
    QFont font = painter.font();
    font.setPixelSize(int(std::lround(14 * textScale)));
    font.setBold(true);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double pad = 6 * textScale, most = view.size().width() * 0.5;
    const QString name = metrics.elidedText(m_name, Qt::ElideRight, most);
    QRectF plate(0, 0, metrics.horizontalAdvance(name) + 2 * pad, metrics.height() + pad);
    plate.moveCenter(QPointF(at.x(), at.y() + plate.height() / 2 + pad));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(plate, pad / 2, pad / 2);
    painter.setPen(colours.text);
    painter.drawText(plate, Qt::AlignCenter, name);
}

} // namespace scene
