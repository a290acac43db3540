// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/symbol_atlas.h"

#include "scene/symbol_file.h"
#include "scene/theme_colours.h"

#include <QLoggingCategory>
#include <QPainter>
#include <QSvgRenderer>

namespace scene {

namespace {

Q_LOGGING_CATEGORY(logSymbols, "xiuhua.scene.symbols")

constexpr int maxSprite = 64;       // the kernel's limit
constexpr qsizetype maxCached = 4096;

kernel::Sprite toSprite(const QImage& image) {
    const QImage argb = image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    kernel::Sprite sprite{argb.width(), argb.height(), argb.width() / 2, argb.height() / 2, {}};
    sprite.pixels.reserve(std::size_t(argb.width()) * std::size_t(argb.height()));
    for (int y = 0; y < argb.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(argb.constScanLine(y));
        sprite.pixels.insert(sprite.pixels.end(), row, row + argb.width());
    }
    return sprite;
}

/// The symbol's shape in one colour.
QImage silhouette(const QImage& symbol, QColor colour) {
    QImage filled = symbol;
    QPainter painter(&filled);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(filled.rect(), colour);
    return filled;
}

/// `shape` drawn around itself, so that it grows by `width` on every side.
void drawGrown(QPainter& painter, const QImage& shape, double width) {
    constexpr double diagonal = 0.7071;
    for (const QPointF step : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1),
                               QPointF(diagonal, diagonal), QPointF(-diagonal, diagonal),
                               QPointF(diagonal, -diagonal), QPointF(-diagonal, -diagonal)})
        painter.drawImage(step * width, shape);
}

void drawBadge(QPainter& painter, QRectF symbol, QColor colour, QColor outline) {
    const double size = symbol.width() * 0.46;
    const QRectF badge(symbol.right() - size * 0.72, symbol.top() - size * 0.28, size, size);
    painter.setPen(QPen(outline, size * 0.16));
    painter.setBrush(colour);
    painter.drawEllipse(badge);
    painter.setPen(QPen(Qt::black, size * 0.18, Qt::SolidLine, Qt::FlatCap));
    const QPointF c = badge.center();
    painter.drawLine(QPointF(c.x(), c.y() - size * 0.28), QPointF(c.x(), c.y() + size * 0.08));
    painter.drawLine(QPointF(c.x(), c.y() + size * 0.16), QPointF(c.x(), c.y() + size * 0.3));
}

void drawCross(QPainter& painter, QRectF symbol, QColor colour, QColor outline) {
    const QRectF cross = symbol.adjusted(symbol.width() * 0.16, symbol.height() * 0.16, -symbol.width() * 0.16,
                                         -symbol.height() * 0.16);
    for (const auto& [ink, width] : {std::pair(outline, 0.24), std::pair(colour, 0.13)}) {
        painter.setPen(QPen(ink, symbol.width() * width, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
    }
}

QImage greyed(const QImage& symbol) {
    QImage grey = symbol.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < grey.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(grey.scanLine(y));
        for (int x = 0; x < grey.width(); ++x) {
            const int value = (qGray(row[x]) * 2 + 128) / 3;
            row[x] = qRgba(value, value, value, qAlpha(row[x]));
        }
    }
    return grey.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

void drawWithState(QPainter& painter, const QImage& symbol, QRectF place, city::State state, Theme theme) {
    const ThemeColours& colours = ThemeColours::of(theme);
    const double line = std::max(1.0, place.width() / 16);
    switch (state) {
    case city::State::Intact:
        drawGrown(painter, silhouette(symbol, colours.outline), line);
        painter.drawImage(0, 0, symbol);
        break;
    case city::State::Damaged:
        drawGrown(painter, silhouette(symbol, colours.damaged), line * 2);
        painter.drawImage(0, 0, symbol);
        drawBadge(painter, place, colours.damaged, colours.outline);
        break;
    case city::State::Missing: {
        drawGrown(painter, silhouette(symbol, colours.missing), line * 2);
        painter.drawImage(0, 0, silhouette(symbol, colours.ground));
        painter.setOpacity(0.4);
        painter.drawImage(0, 0, symbol);
        painter.setOpacity(1);
        drawCross(painter, place, colours.missing, colours.outline);
        break;
    }
    case city::State::Abandoned:
        painter.setOpacity(0.72);
        drawGrown(painter, silhouette(symbol, colours.outline), line);
        painter.drawImage(0, 0, greyed(symbol));
        break;
    }
}

} // namespace

SymbolAtlas::SymbolAtlas(QString folder) : m_folder(std::move(folder)) {}
SymbolAtlas::~SymbolAtlas() = default;

kernel::Sprite SymbolAtlas::sprite(const Wanted& wanted) {
    const QString key = QStringLiteral("%1/%2/%3/%4/%5/%6")
                            .arg(wanted.name, wanted.fallback)
                            .arg(wanted.colour, 0, 16)
                            .arg(wanted.size)
                            .arg(int(wanted.state))
                            .arg(int(wanted.theme));
    if (const auto known = m_sprites.constFind(key); known != m_sprites.cend())
        return *known;
    if (m_sprites.size() >= maxCached)
        m_sprites.clear();
    const QImage drawn = symbol(wanted);
    return *m_sprites.insert(key, toSprite(drawn));
}

QImage SymbolAtlas::symbol(const Wanted& wanted) {
    // Ring and badge need a margin of about an eighth on each side.
    const int size = std::clamp(wanted.size, 6, 56);
    const int margin = std::min((size + 5) / 6 + 1, (maxSprite - size) / 2);
    const QSize whole(size + 2 * margin, size + 2 * margin);
    const QRectF place(margin, margin, size, size);

    QImage plain(whole, QImage::Format_ARGB32_Premultiplied);
    plain.fill(Qt::transparent);
    {
        QPainter painter(&plain);
        painter.setRenderHint(QPainter::Antialiasing);
        QSvgRenderer* svg = wanted.name.isEmpty() ? nullptr : renderer(wanted.name);
        if (!svg && !wanted.fallback.isEmpty())
            svg = renderer(wanted.fallback);
        if (svg) {
            svg->render(&painter, place);
        } else {
            painter.setPen(QPen(Qt::white, size * 0.12));
            painter.setBrush(QColor::fromRgb(wanted.colour));
            painter.drawEllipse(place.adjusted(size * 0.1, size * 0.1, -size * 0.1, -size * 0.1));
        }
    }
    QImage drawn(whole, QImage::Format_ARGB32_Premultiplied);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    drawWithState(painter, plain, place, wanted.state, wanted.theme);
    return drawn;
}

QSvgRenderer* SymbolAtlas::renderer(const QString& name) {
    if (const auto known = m_renderers.constFind(name); known != m_renderers.cend())
        return known->get();
    // A name from a city file is hostile input: it must not lead out of the folder.
    static const QString letters = QStringLiteral("abcdefghijklmnopqrstuvwxyz0123456789-_");
    const bool plainName = std::all_of(name.begin(), name.end(), [](QChar c) { return letters.contains(c); });
    std::shared_ptr<QSvgRenderer> made;
    city::Result<QByteArray> bytes = city::fail(city::FaultKind::Invalid, {}, QStringLiteral("not a plain name"));
    if (plainName)
        bytes = readSymbolFile(QStringLiteral("%1/%2.svg").arg(m_folder, name));
    if (bytes) {
        made = std::make_shared<QSvgRenderer>(*bytes);
        if (!made->isValid())
            made.reset();
    }
    if (!made) {
        ++m_faults;
        qCWarning(logSymbols) << "symbol" << name.left(80) << "is not usable:"
                              << (bytes ? QStringLiteral("it cannot be drawn") : bytes.error().detail);
    }
    return m_renderers.insert(name, made)->get();
}

kernel::Sprite SymbolAtlas::dot(double diameter, QRgb colour, city::State state, Theme theme) {
    const ThemeColours& colours = ThemeColours::of(theme);
    // An outline would eat up the smallest; translucent, they show where many stand.
    const bool isSmall = diameter < 4.5;
    const double line = isSmall ? 0 : diameter / 9;
    const QRgb fill = (colour & 0xffffff) | (isSmall ? 0xa8000000 : 0xff000000);
    if (state == city::State::Intact)
        return kernel::disc(diameter, fill, colours.outline.rgba(), line);
    const QRgb mark = colours.state(state).rgba();
    if (state == city::State::Abandoned)
        return kernel::disc(diameter, (mark & 0xffffff) | 0xb0000000, colours.outline.rgba(), line);
    // Small dots have no room for a ring; in larger ones the class's colour stays visible inside it.
    constexpr double roomForRing = 6;
    if (diameter < roomForRing)
        return kernel::disc(diameter, mark, colours.outline.rgba(), line);
    return kernel::disc(diameter + 2, colour | 0xff000000, mark, std::max(1.5, diameter / 4));
}

} // namespace scene
