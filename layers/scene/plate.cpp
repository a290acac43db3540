// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/plate.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace scene {

void paintPlate(QPainter& painter, const View& view, const QString& words, const ThemeColours& colours, double textScale) {
    QFont font = painter.font();
    font.setPixelSize(int(std::lround(15 * textScale)));
    painter.setFont(font);
    const double pad = 10 * textScale;
    QRectF plate = QFontMetricsF(font).boundingRect(QRectF(0, 0, view.size().width() - 4 * pad, 1e4), Qt::TextWordWrap, words);
    plate.adjust(-pad, -pad * 0.7, pad, pad * 0.7);
    plate.moveCenter(QPointF(view.size().width() / 2.0, 0));
    plate.moveTop(pad * 1.2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(plate, pad / 2, pad / 2);
    painter.setPen(colours.text);
    painter.drawText(plate, Qt::AlignCenter | Qt::TextWordWrap, words);
}

} // namespace scene
