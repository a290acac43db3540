// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/overview_map.h"

#include "scene/theme_colours.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>
#include <cmath>

namespace widgets {

namespace {

constexpr double wide = 220, high = 180, edge = 12; // logical pixels at 100 %
constexpr double smallestShown = 10;                // a rectangle that can still be seen
constexpr double zoomPerNotch = 1.2, eighthsPerNotch = 120;

} // namespace

OverviewMap::OverviewMap(scene::MapScene& scene, QWidget* parent) : QWidget(parent), m_scene(scene) {
    setObjectName(QStringLiteral("overviewMap"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::PointingHandCursor);
    parent->installEventFilter(this);
    connect(&scene, &scene::MapScene::viewChanged, this, qOverload<>(&QWidget::update));
    retranslate();
    hide();
}

void OverviewMap::setLook(const Look& look) {
    m_look = look;
    place();
    update();
}

void OverviewMap::setBoundaries(const std::vector<city::Path>& rings) {
    m_rings.clear();
    for (const city::Path& ring : rings) {
        std::vector<geo::MapPoint> projected;
        for (const geo::Point& place : ring)
            if (const geo::MapPoint p = m_scene.view().toMap(place); std::isfinite(p.x) && std::isfinite(p.y))
                projected.push_back(p);
        m_rings.push_back(std::move(projected));
    }
    update();
}

void OverviewMap::place() {
    // Above the furniture of the map's lower edge.
    const int margin = m_look.px(edge), below = m_look.px(44);
    const QSize size(std::min(m_look.px(wide), parentWidget()->width() / 3),
                     std::min(m_look.px(high), parentWidget()->height() / 3));
    setGeometry(margin, parentWidget()->height() - size.height() - margin - below, size.width(),
                size.height());
}

scene::View OverviewMap::small() const {
    scene::View view = m_scene.view();
    view.setSize(size(), devicePixelRatioF());
    view.fit(m_scene.cityBox());
    return view;
}

QRectF OverviewMap::shown() const {
    const scene::View view = small();
    const geo::MapBox seen = m_scene.view().extent();
    QRectF box(view.toScreen({seen.minX, seen.maxY}), view.toScreen({seen.maxX, seen.minY}));
    const QPointF middle = box.center();
    box.setSize(box.size().expandedTo({smallestShown, smallestShown}));
    box.moveCenter(middle);
    return box;
}

void OverviewMap::paintEvent(QPaintEvent*) {
    const scene::ThemeColours& colours = scene::ThemeColours::of(m_scene.theme());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_look.colour(Tone::Surface));
    const scene::View view = small();
    QPainterPath land;
    for (const auto& ring : m_rings) {
        QPolygonF polygon;
        for (const geo::MapPoint& p : ring)
            polygon << view.toScreen(p);
        land.addPolygon(polygon);
    }
    painter.setPen(QPen(m_look.colour(Tone::Edge), 1));
    painter.setBrush(m_look.colour(Tone::Raised));
    painter.drawPath(land);
    QColor fill = colours.accent;
    fill.setAlpha(50);
    painter.setBrush(fill);
    painter.setPen(QPen(colours.accent, 2));
    painter.drawRect(shown());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(m_look.colour(hasFocus() ? Tone::Focus : Tone::Edge));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void OverviewMap::centreOn(QPointF at) {
    scene::View view = m_scene.view();
    view.setCenter(small().toMap(at));
    m_scene.setView(view);
}

void OverviewMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    const QRectF box = shown();
    m_grip = box.contains(event->position()) ? event->position() - box.center() : QPointF();
    if (m_grip.isNull())
        centreOn(event->position());
}

void OverviewMap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton))
        centreOn(event->position() - m_grip);
}

void OverviewMap::mouseReleaseEvent(QMouseEvent* event) {
    event->accept(); // the map below picks nothing
}

void OverviewMap::wheelEvent(QWheelEvent* event) {
    scene::View view = m_scene.view();
    const QPointF middle(view.size().width() / 2.0, view.size().height() / 2.0);
    view.zoom(std::pow(zoomPerNotch, event->angleDelta().y() / eighthsPerNotch), middle);
    m_scene.setView(view);
    event->accept();
}

bool OverviewMap::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void OverviewMap::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void OverviewMap::retranslate() {
    setAccessibleName(tr("Overview map"));
    setToolTip(tr("The whole city; drag the rectangle to move the map"));
}

} // namespace widgets
