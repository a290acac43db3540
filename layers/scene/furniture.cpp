// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/furniture.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace scene {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(scene::Furniture)
};

/// Sizes of everything on the edges, from the height of a line of text.
struct Measure {
    QFont font;
    double line = 0, pad = 0, edge = 0;

    Measure(const View& view, double textScale) {
        const double pixels = std::max(std::clamp(view.size().height() / 110.0, 12.0, 26.0), 13 * textScale);
        font.setPixelSize(int(std::lround(pixels)));
        line = QFontMetricsF(font).height();
        pad = line * 0.4;
        edge = line * 0.7;
    }
    double width(const QString& words) const { return QFontMetricsF(font).horizontalAdvance(words); }
};

enum class Side { Left, Right };

/// A line of text on a panel; returns the panel.
QRectF paintChip(QPainter& painter, const Measure& m, QPointF corner, Side side, const QString& words,
                 const ThemeColours& colours, QColor ink) {
    const double width = m.width(words) + 2 * m.pad;
    const QRectF chip(side == Side::Left ? corner.x() : corner.x() - width, corner.y() - m.line - m.pad, width,
                      m.line + m.pad);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(chip, m.pad * 0.6, m.pad * 0.6);
    painter.setPen(ink);
    painter.drawText(chip, Qt::AlignCenter, words);
    return chip;
}

void paintScaleBar(QPainter& painter, const Measure& m, const View& view, const ThemeColours& colours) {
    const double metres = scaleBarMetres(view.metresPerPixel(), m.line * 9);
    const double length = metres / view.metresPerPixel();
    const double bottom = view.size().height() - m.edge;
    const double north = m.line * 1.3;
    const QRectF panel(m.edge, bottom - m.line * 2.1, length + north + 3.5 * m.pad, m.line * 2.1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(panel, m.pad * 0.6, m.pad * 0.6);

    // North is up: an arrow with its letter.
    const double x = panel.left() + m.pad + north / 2;
    const double top = panel.top() + m.pad * 0.6;
    painter.setBrush(colours.text);
    painter.drawPolygon(QPolygonF({{x, top}, {x + north * 0.32, top + north * 0.75}, {x, top + north * 0.55},
                                   {x - north * 0.32, top + north * 0.75}}));
    painter.setPen(colours.text);
    painter.drawText(QRectF(x - north, top + north * 0.7, north * 2, m.line), Qt::AlignCenter, Words::tr("N"));

    const double left = panel.left() + north + 2 * m.pad;
    const double base = panel.bottom() - m.pad;
    painter.drawText(QRectF(left, panel.top() + m.pad * 0.3, length, m.line), Qt::AlignCenter,
                     scaleBarText(metres));
    painter.setPen(QPen(colours.text, std::max(1.5, m.line / 10), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    const double tick = m.pad * 0.7;
    painter.drawPolyline(QPolygonF({{left, base - tick}, {left, base}, {left + length, base},
                                    {left + length, base - tick}}));
}

QString noticeOf(const Furniture& f) {
    if (f.demo && f.schematic)
        return Words::tr("Demonstration data, boundaries schematic");
    if (f.demo)
        return Words::tr("Demonstration data");
    return f.schematic ? Words::tr("Boundaries schematic") : QString();
}

/// The colours of the density view, from few to many.
struct Legend {
    const QString title = Words::tr("Components");
    const QString fewer = Words::tr("fewer");
    const QString more = Words::tr("more");
    double ramp, width;

    explicit Legend(const Measure& m)
        : ramp(m.line * 6), width(m.width(title) + m.width(fewer) + ramp + m.width(more) + 5 * m.pad) {}

    /// On a panel whose lower right corner is `corner`.
    void paint(QPainter& painter, const Measure& m, QPointF corner, const ThemeColours& colours) const {
        const QRectF panel(corner.x() - width, corner.y() - m.line - m.pad, width, m.line + m.pad);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.panel);
        painter.drawRoundedRect(panel, m.pad * 0.6, m.pad * 0.6);
        double x = panel.left() + m.pad;
        const auto word = [&](const QString& words) {
            painter.setPen(colours.text);
            painter.drawText(QRectF(x, panel.top(), m.width(words), panel.height()), Qt::AlignCenter, words);
            x += m.width(words) + m.pad;
        };
        word(title);
        word(fewer);
        QLinearGradient gradient(x, 0, x + ramp, 0);
        for (std::size_t i = 0; i < colours.density.size(); ++i)
            gradient.setColorAt(double(i) / double(colours.density.size() - 1), QColor::fromRgba(colours.density[i]));
        painter.setPen(Qt::NoPen);
        painter.setBrush(gradient);
        painter.drawRect(QRectF(x, panel.top() + m.pad, ramp, panel.height() - 2 * m.pad));
        x += ramp + m.pad;
        word(more);
    }
};

} // namespace

double scaleBarMetres(double metresPerPixel, double longest) {
    const double most = metresPerPixel * longest;
    const double power = std::pow(10, std::floor(std::log10(most)));
    for (const double step : {5.0, 2.0})
        if (step * power <= most)
            return step * power;
    return power;
}

QString scaleBarText(double metres) {
    const QLocale locale;
    return metres >= 1000 ? Words::tr("%1 km").arg(locale.toString(metres / 1000, 'g', 6))
                          : Words::tr("%1 m").arg(locale.toString(metres, 'g', 6));
}

QString engineBadge(const EngineStatus& status) {
    constexpr qint64 worthSaying = 1000; // ms
    switch (status.state) {
    case EngineStatus::State::Off: return {};
    case EngineStatus::State::Failed: return Words::tr("The base map is not available");
    case EngineStatus::State::Restarting: return Words::tr("Map engine restarting");
    case EngineStatus::State::Starting:
    case EngineStatus::State::Ready:
    case EngineStatus::State::Drawing: break;
    }
    if (status.ageMs < 0)
        return Words::tr("Base map loading");
    if (status.current || status.ageMs < worthSaying)
        return {};
    const qint64 seconds = status.ageMs / 1000, minutes = seconds / 60, hours = minutes / 60;
    if (seconds < 120)
        return Words::tr("Base map %1 s old").arg(seconds);
    if (minutes < 120)
        return Words::tr("Base map %1 min old").arg(minutes);
    return hours < 48 ? Words::tr("Base map %1 h old").arg(hours) : Words::tr("Base map %1 days old").arg(hours / 24);
}

void paintFurniture(QPainter& painter, const View& view, const Furniture& furniture, const ThemeColours& colours) {
    const Measure m(view, furniture.textScale);
    painter.save();
    painter.setFont(m.font);
    painter.setRenderHint(QPainter::Antialiasing);
    paintScaleBar(painter, m, view, colours);

    QPointF corner(m.edge, view.size().height() - m.edge - m.line * 2.1 - m.pad);
    QRectF left;
    if (const QString notice = noticeOf(furniture); !notice.isEmpty())
        left = paintChip(painter, m, corner, Side::Left, notice, colours, colours.warning);

    corner = QPointF(view.size().width() - m.edge, view.size().height() - m.edge);
    if (!furniture.attribution.isEmpty())
        corner.setY(
            paintChip(painter, m, corner, Side::Right, furniture.attribution, colours, colours.text).top() - m.pad);
    if (furniture.density) {
        const Legend legend(m);
        if (corner.x() - legend.width < left.right() + m.pad) // no room beside the notice: above it
            corner.setY(std::min(corner.y(), left.top() - m.pad));
        legend.paint(painter, m, corner, colours);
    }

    if (const QString badge = engineBadge(furniture.engine); !badge.isEmpty()) {
        const bool bad = furniture.engine.state == EngineStatus::State::Failed;
        corner = QPointF(view.size().width() - m.edge, m.edge + m.line + m.pad);
        paintChip(painter, m, corner, Side::Right, badge, colours, bad ? colours.missing : colours.warning);
    }
    painter.restore();
}

} // namespace scene
