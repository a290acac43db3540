// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/sprite.h"

#include <QPaintEngine>
#include <QPainter>
#include <algorithm>

namespace scene {

namespace {

/// `over` laid on `under`, premultiplied; two channels at a time, rounded as QPainter does.
inline std::uint32_t laid(std::uint32_t over, std::uint32_t under) {
    const std::uint32_t rest = 255 - (over >> 24);
    std::uint32_t even = (under & 0x00ff00ff) * rest, odd = (under >> 8 & 0x00ff00ff) * rest;
    even = (even + (even >> 8 & 0x00ff00ff) + 0x00800080) >> 8 & 0x00ff00ff;
    odd = (odd + (odd >> 8 & 0x00ff00ff) + 0x00800080) & 0xff00ff00;
    return over + (even | odd);
}

} // namespace

Sprite::Sprite(QImage picture, QPoint anchor)
    : m_picture(std::move(picture).convertToFormat(QImage::Format_ARGB32_Premultiplied)), m_anchor(anchor) {
    m_picture.setDevicePixelRatio(1);
    m_size = m_picture.size();
    const int width = m_picture.width();
    for (int y = 0; y < m_picture.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(m_picture.constScanLine(y));
        m_pixels.insert(m_pixels.end(), line, line + width);
        int from = 0, to = width;
        while (from < width && qAlpha(line[from]) == 0)
            ++from;
        while (to > from && qAlpha(line[to - 1]) == 0)
            --to;
        int best = from, bestEnd = from; // the longest opaque run
        for (int x = from; x < to;) {
            int end = x;
            while (end < to && qAlpha(line[end]) == 255)
                ++end;
            if (end - x > bestEnd - best)
                best = x, bestEnd = end;
            x = std::max(end, x + 1);
        }
        m_rows.push_back(
            {std::uint16_t(from), std::uint16_t(best), std::uint16_t(bestEnd), std::uint16_t(to)});
    }
}

SpritePainter::SpritePainter(QPainter& painter, const QRect& within)
    : m_painter(painter), m_transform(painter.deviceTransform()) {
    QPaintEngine* engine = painter.paintEngine();
    QPaintDevice* device = engine->paintDevice() ? engine->paintDevice() : painter.device();
    m_bounds = QRect(0, 0, int(device->width() * device->devicePixelRatio()),
                     int(device->height() * device->devicePixelRatio()));
    if (!within.isEmpty())
        m_bounds &= m_transform.mapRect(within);
    if (engine->type() != QPaintEngine::Raster || device->devType() != QInternal::Image ||
        painter.hasClipping())
        return;
    auto* image = static_cast<QImage*>(device);
    if (image->format() != QImage::Format_RGB32 && image->format() != QImage::Format_ARGB32_Premultiplied)
        return;
    m_bounds &= image->rect();
    // The engine paints into these very bytes: they must not be copied away from under it.
    m_bits = const_cast<uchar*>(image->constBits());
    m_stride = image->bytesPerLine();
    const QRegion clip = engine->systemClip();
    if (clip.isEmpty()) {
        m_clip.push_back(m_bounds);
        return;
    }
    m_bounds &= clip.boundingRect();
    for (const QRect& rect : clip)
        m_clip.push_back(rect & m_bounds);
}

void SpritePainter::paint(const Sprite& sprite, QPointF device) {
    const QPoint corner = device.toPoint() - sprite.anchor();
    const QRect covered(corner, sprite.size());
    if (!covered.intersects(m_bounds))
        return;
    if (m_bits) {
        for (const QRect& rect : m_clip)
            if (rect.intersects(covered))
                blend(sprite, corner, rect & covered);
        return;
    }
    const QTransform before = m_painter.transform();
    const QPointF place = m_transform.inverted().map(QPointF(corner));
    const double scale = 1 / std::max(0.01, m_transform.m11());
    m_painter.drawImage(QRectF(place, QSizeF(sprite.size()) * scale), sprite.picture());
    m_painter.setTransform(before);
}

void SpritePainter::blend(const Sprite& sprite, QPoint corner, const QRect& within) {
    const int least = within.left() - corner.x(), most = within.right() + 1 - corner.x(),
              width = sprite.m_size.width();
    const std::uint32_t* over = sprite.m_pixels.data() + (within.top() - corner.y()) * width;
    const Sprite::Row* row = sprite.m_rows.data() + (within.top() - corner.y());
    uchar* bytes = m_bits + within.top() * m_stride;
    for (int y = within.top(); y <= within.bottom(); ++y, over += width, ++row, bytes += m_stride) {
        auto* line = reinterpret_cast<std::uint32_t*>(bytes) + corner.x();
        const int from = std::max<int>(row->from, least), to = std::min<int>(row->to, most);
        const int solidFrom = std::max<int>(row->solidFrom, from), solidTo = std::min<int>(row->solidTo, to);
        if (solidFrom >= solidTo) {
            for (int x = from; x < to; ++x)
                line[x] = laid(over[x], line[x]);
            continue;
        }
        for (int x = from; x < solidFrom; ++x)
            line[x] = laid(over[x], line[x]);
        for (int x = solidFrom; x < solidTo; ++x)
            line[x] = over[x];
        for (int x = solidTo; x < to; ++x)
            line[x] = laid(over[x], line[x]);
    }
}

} // namespace scene
