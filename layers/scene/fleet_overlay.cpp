// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/fleet_overlay.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

namespace scene {

namespace {

constexpr double margin = 40;   // logical pixels: what stands just outside still reaches into the view
constexpr double crowded = 0.2; // symbols that would cover more of the view than this share become arrows
constexpr std::size_t mostTrails = 160; // antialiased lines cost a frame more than marks do
constexpr int layers = 4, bands = 1024; // what is painted over what, and where down the screen
constexpr int bandHeight = 8;           // logical pixels
constexpr double least = 12;            // logical pixels: a hand needs no better aim

struct Words {
    Q_DECLARE_TR_FUNCTIONS(scene::FleetOverlay)
};

/// A guess that is close enough to tell who has room; making every name to measure it would take seconds.
double widthOf(const QString& words) {
    double width = 6;
    for (const QChar c : words)
        width += c.unicode() >= 0x2e80 ? 12.2 : 7.2;
    return width;
}

int weightOf(const FleetMark& mark, bool isChosen) {
    return isChosen ? 1000 : mark.isAlarmed ? 3 : mark.state == MarkState::Offline ? 1 : 2;
}

/// Offline below stale below online below alarmed.
int layerOf(const FleetMark& mark) {
    return mark.isAlarmed ? 3 : 2 - int(mark.state);
}

} // namespace

QString shortAge(std::int64_t ms) {
    const std::int64_t seconds = std::max<std::int64_t>(0, ms) / 1000, minutes = seconds / 60,
                       hours = minutes / 60;
    if (seconds < 90)
        return Words::tr("%1 s").arg(seconds);
    if (minutes < 120)
        return Words::tr("%1 min").arg(minutes);
    return hours < 48 ? Words::tr("%1 h").arg(hours) : Words::tr("%1 days").arg(hours / 24);
}

void FleetOverlay::set(FleetMarksPtr marks, const View& view, std::int64_t frameMs) {
    m_motion.set(std::move(marks), view, frameMs);
}

void FleetOverlay::clear() {
    m_motion.clear();
    m_labels.clear();
    m_hovered.reset();
    m_chosen.reset();
    m_lines.clear();
}

void FleetOverlay::advance(std::int64_t frameMs, std::int64_t nowMs) {
    m_motion.advance(frameMs);
    m_nowMs = nowMs;
}

void FleetOverlay::setHovered(std::optional<std::uint64_t> id, const QStringList& lines) {
    m_hovered = id;
    m_lines = lines;
}

std::optional<geo::MapPoint> FleetOverlay::placeOf(std::uint64_t id) const {
    const auto index = m_motion.find(id);
    if (!index)
        return std::nullopt;
    const geo::MapPoint place = m_motion.place(*index);
    return std::isfinite(place.x) ? std::optional(place) : std::nullopt;
}

bool FleetOverlay::gather(const View& view, Theme theme, double textScale) const {
    m_sprites.use(theme, textScale, view.pixelRatio());
    m_ratio = view.pixelRatio();
    find(view);
    const double side = 2 * m_sprites.reach(MarkSize::Symbol);
    const double area = double(view.size().width()) * view.size().height();
    m_size = double(m_unsorted.size()) * side * side > crowded * area ? MarkSize::Arrow : MarkSize::Symbol;
    dress();
    sort();
    name(view);
    return m_shown.size() > mostTrails;
}

void FleetOverlay::find(const View& view) const {
    m_unsorted.clear();
    const double left = -margin, top = -margin, right = view.size().width() + margin,
                 bottom = view.size().height() + margin;
    for (std::size_t i = 0; view.projection() && i < m_motion.size(); ++i) {
        const QPointF at = view.toScreen(m_motion.place(i));
        if (at.x() >= left && at.x() <= right && at.y() >= top && at.y() <= bottom) // false for NaN
            m_unsorted.push_back({nullptr, std::uint32_t(i), float(at.x()), float(at.y()), 0});
    }
}

void FleetOverlay::dress() const {
    for (Shown& shown : m_unsorted) {
        const FleetMark& mark = m_motion.mark(shown.index);
        shown.sprite = &m_sprites.mark(mark, m_motion.heading(shown.index), m_size);
        shown.order = orderOf(layerOf(mark), double(shown.y));
    }
}

int FleetOverlay::orderOf(int layer, double y) {
    return layer * bands + std::clamp(int(y + margin) / bandHeight, 0, bands - 1);
}

void FleetOverlay::sort() const {
    std::vector<std::uint32_t> from(layers * bands + 1);
    for (const Shown& shown : m_unsorted)
        ++from[std::size_t(shown.order) + 1];
    for (std::size_t i = 1; i < from.size(); ++i)
        from[i] += from[i - 1];
    m_shown.resize(m_unsorted.size());
    for (const Shown& shown : m_unsorted)
        m_shown[from[std::size_t(shown.order)]++] = shown;
}

std::optional<std::uint64_t> FleetOverlay::pick(QPointF at, const View& view, double textScale) const {
    std::optional<std::uint64_t> best;
    double nearest = least * textScale;
    for (std::size_t i = 0; i < m_motion.size(); ++i) {
        const QPointF away = view.toScreen(m_motion.place(i)) - at;
        if (const double distance = std::hypot(away.x(), away.y()); distance <= nearest) {
            nearest = distance;
            best = m_motion.mark(i).id;
        }
    }
    return best;
}

void FleetOverlay::paint(QPainter& painter, const View& view, const ThemeColours& colours,
                         double textScale) const {
    const bool isPainted = std::exchange(m_isPainted, false);
    if (m_motion.size() == 0 || !view.projection())
        return;
    if (!isPainted)
        gather(view, &colours == &ThemeColours::of(Theme::Dark) ? Theme::Dark : Theme::Light, textScale);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintTrails(painter, view);
    if (m_chosen)
        paintRing(painter, view, *m_chosen, colours.marked, colours, textScale);
    if (m_hovered)
        paintRing(painter, view, *m_hovered, colours.hover, colours, textScale);
    painter.restore();
    if (!isPainted) {
        painter.save();
        painter.scale(1 / m_ratio, 1 / m_ratio); // now in device pixels
        paintBand(painter, QRect(QPoint(0, 0), view.deviceSize()));
        painter.restore();
        m_isPainted = false;
    }
    if (m_hovered && !m_lines.isEmpty())
        paintCard(painter, view, colours, textScale);
}

void FleetOverlay::paintBand(QPainter& painter, const QRect& band) const {
    m_isPainted = true;
    SpritePainter sprites(painter, band);
    const double reach = m_sprites.reach(m_size) * 2; // with alarm and outline
    const double top = band.top() / m_ratio - reach, bottom = band.bottom() / m_ratio + reach;
    const auto isBefore = [](const Shown& shown, int order) { return shown.order < order; };
    for (int layer = 0; layer < layers; ++layer) {
        auto it = std::lower_bound(m_shown.begin(), m_shown.end(), orderOf(layer, top), isBefore);
        const int last = orderOf(layer, bottom);
        for (; it != m_shown.end() && it->order <= last; ++it)
            sprites.paint(*it->sprite, sprites.device(QPointF(double(it->x), double(it->y)) * m_ratio));
    }
    for (const Name& name : m_names)
        sprites.paint(*name.sprite, sprites.device(name.at));
}

QString FleetOverlay::wordsOf(const FleetMark& mark) const {
    const bool hasName = isSpecial(mark) || (m_hasLabels && (m_size == MarkSize::Symbol || mark.isAlarmed));
    if (mark.state == MarkState::Online)
        return hasName ? mark.label : QString();
    if (!hasName && mark.state == MarkState::Stale) // its colour tells
        return {};
    const QString age = shortAge(m_nowMs - mark.fixMs);
    return hasName && !mark.label.isEmpty() ? mark.label + QStringLiteral(" · ") + age : age;
}

MarkLabels::Wish FleetOverlay::wish(const Shown& shown, const QString& words) const {
    const FleetMark& mark = m_motion.mark(shown.index);
    const double scale = m_sprites.scale(), reach = m_sprites.reach(m_size) * m_ratio;
    const QPointF at = QPointF(double(shown.x), double(shown.y)) * m_ratio;
    MarkLabels::Wish wish{mark.id, weightOf(mark, isSpecial(mark)), {}, {}, false, shown.index};
    wish.box = QRectF(at.x() + reach * 1.6, at.y() - 7 * scale, widthOf(words) * scale, 14 * scale);
    if (mark.state == MarkState::Offline) { // its age must be seen, its name need not
        const double width = widthOf(shortAge(m_nowMs - mark.fixMs)) * scale;
        wish.second = QRectF(at.x() - width / 2, at.y() + reach * 1.5, width, 14 * scale);
    }
    return wish;
}

void FleetOverlay::name(const View& view) const {
    m_names.clear();
    std::vector<MarkLabels::Wish> wishes;
    std::vector<QRectF> taken;
    const QRectF picture(QPointF(0, 0), view.deviceSize());
    const double half = m_sprites.reach(m_size) * m_ratio * 1.1;
    for (const Shown& shown : m_shown) {
        const QPointF at = QPointF(double(shown.x), double(shown.y)) * m_ratio;
        if (m_size == MarkSize::Symbol)
            taken.push_back(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half));
        if (const QString words = wordsOf(m_motion.mark(shown.index));
            !words.isEmpty() && picture.contains(at))
            wishes.push_back(wish(shown, words));
    }
    for (const MarkLabels::Wish& placed : m_labels.place(std::move(wishes), taken, view.deviceSize())) {
        const FleetMark& mark = m_motion.mark(placed.index);
        const QString words = placed.isSecond ? shortAge(m_nowMs - mark.fixMs) : wordsOf(mark);
        const QRectF& box = placed.isSecond ? placed.second : placed.box;
        m_names.push_back(
            {&m_sprites.label(words, mark.state, isSpecial(mark)), QPointF(box.left(), box.center().y())});
    }
}

void FleetOverlay::paintTrails(QPainter& painter, const View& view) const {
    const double width = m_sprites.scale() / view.pixelRatio();
    if (m_hasTrails && m_shown.size() <= mostTrails)
        for (const Shown& shown : m_shown)
            paintTrail(painter, view, shown.index, 1.6 * width);
    for (const auto& id : {m_hovered, m_chosen})
        if (const auto index = id ? m_motion.find(*id) : std::nullopt)
            paintTrail(painter, view, *index, 3 * width);
}

void FleetOverlay::paintTrail(QPainter& painter, const View& view, std::size_t index, double width) const {
    const auto& trail = m_motion.trail(index);
    if (trail.size() < 2)
        return;
    QPolygonF line;
    for (std::size_t i = 0; i + 1 < trail.size(); ++i)
        line << view.toScreen(trail[i].place);
    line << view.toScreen(m_motion.place(index)); // it ends at the mark, which has not passed the newest fix
    QColor colour = MarkSprites::companyColour(m_motion.mark(index).company).lighter(130);
    // Older parts fainter: three pieces are told apart and cost no more than one.
    const qsizetype pieces = std::min<qsizetype>(3, line.size() - 1);
    for (qsizetype piece = 0; piece < pieces; ++piece) {
        const qsizetype from = piece * (line.size() - 1) / pieces,
                        to = (piece + 1) * (line.size() - 1) / pieces;
        colour.setAlpha(90 + int(piece) * 75);
        painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter.drawPolyline(line.mid(from, to - from + 1));
    }
}

void FleetOverlay::paintRing(QPainter& painter, const View& view, std::uint64_t id, QColor colour,
                             const ThemeColours& colours, double textScale) const {
    const auto place = placeOf(id);
    if (!place)
        return;
    const double radius = m_sprites.reach(MarkSize::Symbol) * 1.75;
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(colours.outline, 5 * textScale), QPen(colour, 2.5 * textScale)}) {
        painter.setPen(pen);
        painter.drawEllipse(view.toScreen(*place), radius, radius);
    }
}

void FleetOverlay::paintCard(QPainter& painter, const View& view, const ThemeColours& colours,
                             double textScale) const {
    const auto place = placeOf(*m_hovered);
    if (!place)
        return;
    const QPointF at = view.toScreen(*place);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = QGuiApplication::font(), bold = font;
    font.setPixelSize(int(std::lround(13 * textScale)));
    bold = font;
    bold.setBold(true);
    const double line = QFontMetricsF(bold).height(), pad = line * 0.45;
    double width = 0;
    for (const QString& words : m_lines)
        width = std::max(width, QFontMetricsF(bold).horizontalAdvance(words));
    const double reach = m_sprites.reach(MarkSize::Symbol) * 2;
    QRectF plate(at.x() + reach, at.y() + reach, width + 2 * pad, line * double(m_lines.size()) + 2 * pad);
    if (plate.right() > view.size().width())
        plate.moveRight(at.x() - reach);
    if (plate.bottom() > view.size().height())
        plate.moveBottom(at.y() - reach);
    painter.setPen(QPen(colours.accent, textScale));
    QColor panel = colours.panel;
    panel.setAlpha(0xf0);
    painter.setBrush(panel);
    painter.drawRoundedRect(plate, pad / 2, pad / 2);
    painter.setPen(colours.text);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        painter.setFont(i == 0 ? bold : font);
        painter.drawText(QRectF(plate.left() + pad, plate.top() + pad + line * double(i), width, line),
                         Qt::AlignLeft | Qt::AlignVCenter, m_lines[i]);
    }
    painter.restore();
}

} // namespace scene
