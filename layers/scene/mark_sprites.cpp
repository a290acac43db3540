// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/mark_sprites.h"

#include "city/resources.h"
#include "scene/symbol_file.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QSvgRenderer>
#include <cmath>

namespace scene {

namespace {

constexpr std::array<const char*, markKindCount> glyphs{
    "sweeper", "watering", "garbage", "autonomous", "follow-me", "cart",  "vehicle",
    "watch",   "tilt",     "bin",     "parking",    "lamp",      "water", "sensor"};
constexpr std::array<double, 2> radii{3.4, 9}; // logical pixels at a text size of 100 %
constexpr double noseLength = 1.45;            // of the radius, from the middle
constexpr std::size_t mostMarks = 4096, mostLabels = 4096;

bool hasHeading(MarkKind kind) {
    return kind <= MarkKind::Vehicle;
}
bool isFixed(MarkKind kind) {
    return kind >= MarkKind::Tilt;
}

QColor between(QColor a, QColor b, double share) {
    const auto mix = [share](int x, int y) { return int(std::lround(x + (y - x) * share)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

/// The body, around the origin, its nose to the north.
QPainterPath body(MarkKind kind, bool hasNose, double radius) {
    QPainterPath path;
    if (isFixed(kind)) {
        const double half = radius * 0.92;
        path.addRoundedRect(QRectF(-half, -half, 2 * half, 2 * half), half * 0.35, half * 0.35);
        return path;
    }
    if (!hasNose) {
        path.addEllipse(QPointF(), radius, radius);
        return path;
    }
    // A drop: from the tangents of its circle to the nose.
    const double nose = radius * noseLength, angle = std::acos(1 / noseLength) * 180 / M_PI;
    path.moveTo(0, -nose);
    path.arcTo(QRectF(-radius, -radius, 2 * radius, 2 * radius), 90 - angle, -360 + 2 * angle);
    path.closeSubpath();
    return path;
}

/// What an arrow is: a kite that points to the north, a dot without a heading.
QPainterPath arrow(MarkKind kind, bool hasNose, double radius) {
    if (!hasNose || isFixed(kind))
        return body(kind, false, radius * 0.8);
    QPainterPath path(QPointF(0, -radius * 1.5));
    path.lineTo(radius, radius);
    path.lineTo(0, radius * 0.55);
    path.lineTo(-radius, radius);
    path.closeSubpath();
    return path;
}

} // namespace

QColor MarkSprites::companyColour(int company) {
    // White symbols stand out from each (4.5:1), and they from each other, also for those who see red and
    // green alike.
    static const std::array<QColor, 6> colours{QColor(0x5b, 0x64, 0x70), QColor(0x1f, 0x6f, 0xd0),
                                               QColor(0xb3, 0x4a, 0x00), QColor(0x00, 0x7d, 0x6b),
                                               QColor(0x8a, 0x3f, 0xb8), QColor(0x7a, 0x6a, 0x00)};
    return company <= 0 ? colours[0] : colours[1 + std::size_t(company - 1) % (colours.size() - 1)];
}

void MarkSprites::use(Theme theme, double textScale, double pixelRatio) {
    if (theme == m_theme && textScale == m_textScale && pixelRatio == m_pixelRatio &&
        m_marks.size() < mostMarks && m_labels.size() < mostLabels)
        return;
    m_theme = theme;
    m_textScale = textScale;
    m_pixelRatio = pixelRatio;
    m_marks.clear();
    m_labels.clear();
}

double MarkSprites::reach(MarkSize size) const {
    return radii[std::size_t(size)] * m_textScale;
}

const Sprite& MarkSprites::mark(const FleetMark& mark, double heading, MarkSize size) {
    const bool points = hasHeading(mark.kind) && std::isfinite(heading);
    const int step = points ? int(std::lround(heading / 360 * headings)) & (headings - 1) : headings;
    const auto key = std::uint32_t(step) | std::uint32_t(mark.kind) << 8 | std::uint32_t(mark.state) << 16 |
                     std::uint32_t(mark.isAlarmed) << 18 | std::uint32_t(size) << 19 |
                     std::uint32_t(mark.company & 0x7ff) << 20;
    const auto known = m_marks.find(key);
    if (known != m_marks.end())
        return known->second;
    const auto angle = points ? std::optional(step * 360.0 / headings) : std::nullopt;
    return m_marks.emplace(key, drawn(mark, angle, size)).first->second;
}

Sprite MarkSprites::drawn(const FleetMark& mark, std::optional<double> heading, MarkSize size) const {
    const double scale = m_textScale * m_pixelRatio, radius = radii[std::size_t(size)] * scale;
    const double edge = (size == MarkSize::Arrow ? 1.2 : 1.8) * scale;
    const double alarm = mark.isAlarmed ? 3.2 * scale : 0;
    const int half = int(std::ceil(radius * 1.5 + edge + alarm + 1)), side = 2 * half + 1;
    QImage picture(side, side, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    const ThemeColours& colours = ThemeColours::of(m_theme);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(half + 0.5, half + 0.5);
    const QPainterPath path =
        QTransform()
            .rotate(heading.value_or(0))
            .map(size == MarkSize::Arrow ? arrow(mark.kind, heading.has_value(), radius)
                                         : body(mark.kind, heading.has_value(), radius));
    QColor colour = companyColour(mark.company), ink = Qt::white;
    QColor fill = colour;
    if (mark.state == MarkState::Stale)
        fill = between(colour, QColor(0x9a, 0x9f, 0xa6), 0.72), ink = QColor(0x20, 0x24, 0x2a);
    else if (mark.state == MarkState::Offline)
        fill = colours.ground, ink = between(colour, colours.text, 0.45);
    const auto stroke = [&](QColor with, double width) {
        painter.strokePath(path, QPen(with, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    };
    if (mark.isAlarmed)
        stroke(colours.missing, 2 * (edge + alarm));
    stroke(colours.outline, 2 * edge);
    painter.fillPath(path, fill);
    if (mark.state == MarkState::Offline)
        stroke(ink, edge);
    if (mark.state == MarkState::Stale)
        stroke(colours.warning, edge * 0.8);
    if (size == MarkSize::Symbol) {
        const int pixels = int(std::lround(radius * 1.3));
        painter.drawImage(QPointF(-pixels / 2.0, -pixels / 2.0), glyph(mark.kind, pixels, ink));
    }
    painter.end();
    return {picture, {half, half}};
}

QImage MarkSprites::glyph(MarkKind kind, int pixels, QColor colour) const {
    QImage picture(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    const QString name = QString::fromLatin1(glyphs[std::size_t(kind)]);
    const auto bytes = readSymbolFile(city::resourcePath(QStringLiteral("symbols/live/%1.svg").arg(name)));
    QSvgRenderer renderer;
    if (!bytes || !renderer.load(*bytes))
        return picture; // the mark says what matters without it
    QPainter painter(&picture);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(picture.rect(), colour);
    return picture;
}

const Sprite& MarkSprites::label(const QString& words, MarkState state, bool isBold) {
    const std::size_t key = qHash(words, std::size_t(state) << 1 | std::size_t(isBold));
    const auto known = m_labels.find(key);
    if (known != m_labels.end())
        return known->second;
    return m_labels.emplace(key, written(words, state, isBold)).first->second;
}

Sprite MarkSprites::written(const QString& words, MarkState state, bool isBold) const {
    const double scale = m_textScale * m_pixelRatio, halo = 2.2 * scale;
    const ThemeColours& colours = ThemeColours::of(m_theme);
    QFont font = QGuiApplication::font();
    font.setPixelSize(int(std::lround(12 * scale)));
    font.setBold(isBold);
    const QFontMetricsF metrics(font);
    const QSize size(int(std::ceil(metrics.horizontalAdvance(words) + 2 * halo + 2)),
                     int(std::ceil(metrics.height() + halo)));
    QImage picture(size, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addText(QPointF(halo + 1, halo / 2 + metrics.ascent()), font, words);
    painter.strokePath(path,
                       QPen(colours.outline, 2 * halo * 0.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, state == MarkState::Online  ? colours.text
                           : state == MarkState::Stale ? colours.warning
                                                       : between(colours.text, colours.ground, 0.3));
    painter.end();
    return {picture, {0, size.height() / 2}};
}

} // namespace scene
