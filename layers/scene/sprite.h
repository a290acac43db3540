// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>
#include <QRect>
#include <QTransform>
#include <cstdint>
#include <vector>

class QPainter;

namespace scene {

/// A small picture that is painted ten thousand times a frame: what is opaque in a row is copied, what is
/// transparent skipped. Made of premultiplied pixels of the device.
class Sprite {
public:
    Sprite() = default;
    /// `anchor`: the device pixel of the picture that comes to lie on the place where it is painted.
    Sprite(QImage picture, QPoint anchor);

    bool isEmpty() const { return m_rows.empty(); }
    QSize size() const { return m_size; }
    QPoint anchor() const { return m_anchor; }
    const QImage& picture() const { return m_picture; }

private:
    friend class SpritePainter;
    struct Row {
        std::uint16_t from, solidFrom, solidTo, to; ///< pixels
    };
    QImage m_picture; ///< ARGB32_Premultiplied, of one pixel a device pixel
    QSize m_size;
    std::vector<std::uint32_t> m_pixels; ///< its rows, one after the other
    QPoint m_anchor;
    std::vector<Row> m_rows;
};

/// Paints sprites where a painter paints, and as it would, but into the pixels themselves where these are at
/// hand (a window's or an image's, 32 bits): QPainter::drawImage costs a microsecond a call before the first
/// pixel. While it lives, the painter itself paints nothing.
class SpritePainter {
public:
    /// `within`: device pixels of the view that may change, in the painter's coordinates; empty = all.
    explicit SpritePainter(QPainter& painter, const QRect& within = {});

    /// Device pixels of a place in the painter's coordinates.
    QPointF device(QPointF place) const { return m_transform.map(place); }
    void paint(const Sprite& sprite, QPointF device);
    const QRect& bounds() const { return m_bounds; } ///< device pixels that may change

private:
    void blend(const Sprite& sprite, QPoint corner, const QRect& within);

    QPainter& m_painter;
    QTransform m_transform;
    uchar* m_bits = nullptr; ///< null: not at hand
    qsizetype m_stride = 0;
    std::vector<QRect> m_clip;
    QRect m_bounds;
};

} // namespace scene
