// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/drawn_texts.h"

#include <QFontMetrics>
#include <QPainter>

namespace widgets {

void DrawnTexts::draw(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const QString& text,
                      const QFont& font) {
    const Key key{text, font.key(), rect.width()};
    QStaticText* drawn = m_texts.object(key);
    if (!drawn) {
        drawn = new QStaticText(QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
        drawn->setTextFormat(Qt::PlainText);
        drawn->setPerformanceHint(QStaticText::AggressiveCaching);
        drawn->prepare({}, font);
        m_texts.insert(key, drawn);
    }
    const QSizeF size = drawn->size();
    const double left = alignment.testFlag(Qt::AlignRight) ? rect.right() + 1 - size.width() : rect.left();
    painter.setFont(font);
    painter.drawStaticText(QPointF(left, rect.top() + int((rect.height() - size.height()) / 2)), *drawn);
}

} // namespace widgets
