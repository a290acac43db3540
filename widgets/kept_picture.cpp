// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/kept_picture.h"

#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>

namespace widgets {

void paintKept(QPainter& painter, const QRect& rect, const QString& key,
               const std::function<void(QPainter& painter, const QRect& rect)>& draw) {
    if (rect.isEmpty())
        return;
    const QRect own(QPoint(0, 0), rect.size());
    if (painter.transform().type() > QTransform::TxTranslate) {
        painter.save();
        painter.translate(rect.topLeft());
        draw(painter, own);
        return painter.restore();
    }
    const double ratio = painter.device()->devicePixelRatioF();
    const QString full = QStringLiteral("%1 %2x%3 %4").arg(key).arg(rect.width()).arg(rect.height()).arg(ratio);
    QPixmap kept;
    if (!QPixmapCache::find(full, &kept)) {
        kept = QPixmap((QSizeF(rect.size()) * ratio).toSize());
        kept.setDevicePixelRatio(ratio);
        kept.fill(Qt::transparent);
        QPainter drawing(&kept);
        drawing.setRenderHint(QPainter::Antialiasing);
        draw(drawing, own);
        drawing.end();
        QPixmapCache::insert(full, kept);
    }
    painter.drawPixmap(rect.topLeft(), kept);
}

} // namespace widgets
