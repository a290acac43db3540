// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fold_mark.h"

#include <QPainter>
#include <QPolygonF>

namespace widgets {

void paintFoldMark(QPainter& painter, const QRectF& rect, bool isOpen, const QColor& ink, double unit) {
    const QPointF c = rect.center();
    const double r = rect.width() / 5;
    painter.setPen(QPen(ink, 1.6 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (isOpen)
        painter.drawPolyline(QPolygonF{c + QPointF(-r, -r / 2), c + QPointF(0, r / 2), c + QPointF(r, -r / 2)});
    else
        painter.drawPolyline(QPolygonF{c + QPointF(-r / 2, -r), c + QPointF(r / 2, 0), c + QPointF(-r / 2, r)});
}

} // namespace widgets
