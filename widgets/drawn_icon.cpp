// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/drawn_icon.h"

#include "widgets/kept_picture.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace widgets {

namespace {

QByteArray tinted(QByteArray svg, const QColor& colour) {
    return svg.replace("currentColor", colour.name().toLatin1());
}

class DrawnIcon : public QIconEngine {
public:
    DrawnIcon(QByteArray svg, QColor normal, QColor disabled)
        : m_svg(std::move(svg)), m_key(QStringLiteral("icon %1").arg(qHash(m_svg))), m_normal(normal),
          m_disabled(disabled) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QColor& colour = mode == QIcon::Disabled ? m_disabled : m_normal;
        paintKept(*painter, rect, m_key + colour.name(), [&](QPainter& picture, const QRect& whole) {
            QSvgRenderer renderer(tinted(m_svg, colour));
            renderer.setAspectRatioMode(Qt::KeepAspectRatio);
            picture.setRenderHint(QPainter::Antialiasing);
            renderer.render(&picture, whole);
        });
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new DrawnIcon(*this); }

private:
    QByteArray m_svg;
    QString m_key;
    QColor m_normal, m_disabled;
};

} // namespace

QIcon drawnIcon(const QByteArray& svg, const QColor& normal, const QColor& disabled) {
    return QIcon(new DrawnIcon(svg, normal, disabled));
}

} // namespace widgets
