// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map_view.h"

#include "scene/theme_colours.h"

#include <QGestureEvent>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPinchGesture>
#include <QStyleHints>
#include <cmath>

namespace widgets {

namespace {

constexpr int hoverMs = 40;
constexpr double zoomPerDegree = 1.0122; // a wheel notch of 15 degrees zooms by 1.2
constexpr double zoomPerKey = 1.5;
constexpr double panPerKey = 0.15; // of the view's size

} // namespace

MapView::MapView(scene::MapScene& scene, QWidget* parent) : QWidget(parent), m_scene(scene) {
    setObjectName(QStringLiteral("mapView"));
    setAccessibleName(tr("Map"));
    setAccessibleDescription(tr("Arrows move the map, plus and minus zoom, Home shows the whole city."));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_NoSystemBackground);
    setAttribute(Qt::WA_AcceptTouchEvents);
    grabGesture(Qt::PinchGesture);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    m_hover.setSingleShot(true);
    m_hover.setInterval(hoverMs);
    connect(&m_hover, &QTimer::timeout, this, &MapView::hoverNow);
    connect(&scene, &scene::MapScene::changed, this, [this] {
        m_isOutdated = true;
        update();
    });
    connect(&scene, &scene::MapScene::completed, this, [this] {
        if (!m_isOutdated) // what completes it stands on the screen already
            noteShown();
    });
    // The map moved under a hand that did not: something else is under it now.
    connect(&scene, &scene::MapScene::viewChanged, this, [this] {
        if (!m_hover.isActive())
            m_hover.start();
    });
}

QSize MapView::sizeHint() const {
    return {960, 720};
}

void MapView::setMessage(const QString& title, const QString& text, double share) {
    m_message = {title, text, share};
    // Those who hear the screen instead of seeing it are told as well.
    setAccessibleDescription(title.isEmpty() ? tr("Arrows move the map, plus and minus zoom, Home shows the whole city.")
                                             : title + QLatin1Char(' ') + text);
    update();
}

void MapView::followScreen() {
    m_scene.resize(size(), devicePixelRatioF());
}

bool MapView::event(QEvent* event) {
    switch (event->type()) {
    case QEvent::Gesture: return pinch(static_cast<QGestureEvent*>(event)) || QWidget::event(event);
    case QEvent::ScreenChangeInternal: followScreen(); break;
    default: break;
    }
    return QWidget::event(event);
}

bool MapView::pinch(QGestureEvent* event) {
    auto* gesture = static_cast<QPinchGesture*>(event->gesture(Qt::PinchGesture));
    if (!gesture)
        return false;
    m_pinching = gesture->state() == Qt::GestureStarted || gesture->state() == Qt::GestureUpdated;
    m_grip = Grip::None; // the first finger's press was no drag
    event->accept(gesture);
    if (!m_pinching)
        return true; // the end tells the last step once more
    const QPointF at = mapFromGlobal(gesture->centerPoint());
    if (gesture->changeFlags() & QPinchGesture::CenterPointChanged)
        panBy(gesture->centerPoint() - gesture->lastCenterPoint());
    if (gesture->changeFlags() & QPinchGesture::ScaleFactorChanged)
        zoom(gesture->scaleFactor(), at);
    return true;
}

void MapView::resizeEvent(QResizeEvent*) {
    followScreen();
}

void MapView::zoom(double factor, QPointF fixed) {
    scene::View view = m_scene.view();
    view.zoom(factor, fixed);
    m_scene.setView(view);
}

void MapView::panBy(QPointF pixels) {
    scene::View view = m_scene.view();
    view.pan(pixels);
    m_scene.setView(view);
}

void MapView::wheelEvent(QWheelEvent* event) {
    // Eighths of a degree; high-resolution wheels and touch pads send a few at a time.
    const double degrees = event->angleDelta().y() / 8.0;
    if (degrees != 0)
        zoom(std::pow(zoomPerDegree, degrees), event->position());
    event->accept();
}

void MapView::setTool(MapTool* tool) {
    MapTool* before = std::exchange(m_tool, tool);
    if (before && before != tool)
        before->putDown();
    m_scene.setHovered(std::nullopt);
    unsetCursor();
}

void MapView::dropTool(const MapTool& tool) {
    if (m_tool == &tool)
        setTool(nullptr);
}

void MapView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::BackButton)
        return void(Q_EMIT backAsked());
    if (event->button() == Qt::ForwardButton)
        return void(Q_EMIT forwardAsked());
    if (event->button() != Qt::LeftButton || m_pinching)
        return;
    m_pressed = m_last = event->position();
    if (m_tool && m_tool->press(m_pressed, event->modifiers())) {
        m_grip = Grip::Tool;
        return;
    }
    m_grip = event->modifiers().testFlag(Qt::ShiftModifier) ? Grip::Boxing : Grip::Pressed;
    if (m_grip == Grip::Boxing)
        setCursor(Qt::CrossCursor);
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    const geo::MapPoint map = m_scene.view().toMap(at);
    Q_EMIT cursorMoved(m_scene.view().toGeographic(map), map);
    if (m_grip == Grip::Pressed &&
        (at - m_pressed).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance()) {
        m_grip = Grip::Panning;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_grip == Grip::Panning)
        panBy(at - m_last);
    m_last = at;
    if (m_grip == Grip::Tool && m_tool)
        return m_tool->drag(at);
    if (m_tool && m_grip == Grip::None) {
        setCursor(Qt::CrossCursor);
        return m_tool->move(at);
    }
    if (m_grip == Grip::Boxing)
        update();
    else if (m_grip == Grip::None && !m_hover.isActive())
        m_hover.start();
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_last = event->position();
    const Grip grip = std::exchange(m_grip, Grip::None);
    unsetCursor();
    if (grip == Grip::Tool && m_tool)
        m_tool->release(m_last);
    else if (grip == Grip::Boxing && m_tool && m_pressed == m_last)
        m_tool->click(event->position()); // Shift means something to the tool as well
    else if (grip == Grip::Boxing)
        zoomToBox();
    else if (grip == Grip::Pressed && m_tool)
        m_tool->click(event->position());
    else if (grip == Grip::Pressed)
        pickAt(event->position());
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    if (m_tool)
        m_tool->doubleClick(event->position());
    else
        zoom(2, event->position());
}

void MapView::leaveEvent(QEvent*) {
    m_hover.stop();
    hoverMark(std::nullopt);
    m_scene.setHovered(std::nullopt);
    if (std::exchange(m_hasHovered, false))
        Q_EMIT hovered({});
    Q_EMIT cursorLeft();
}

void MapView::zoomToBox() {
    update();
    const QRectF box = QRectF(m_pressed, m_last).normalized();
    const int smallest = QGuiApplication::styleHints()->startDragDistance();
    if (box.width() < smallest || box.height() < smallest)
        return;
    scene::View view = m_scene.view();
    geo::MapBox target;
    target.add(view.toMap(box.topLeft()));
    target.add(view.toMap(box.bottomRight()));
    view.fit(target, 0);
    m_scene.setView(view);
}

bool MapView::chooseMark(QPointF at) {
    bool isChosen = false;
    for (auto each = m_marks.rbegin(); each != m_marks.rend(); ++each) {
        if (isChosen)
            (*each)->giveUp();
        else
            isChosen = (*each)->choose(at);
    }
    return isChosen;
}

bool MapView::hoverMark(std::optional<QPointF> at) {
    bool isMark = false;
    for (auto each = m_marks.rbegin(); each != m_marks.rend(); ++each)
        isMark |= (*each)->hover(isMark ? std::nullopt : at);
    return isMark;
}

void MapView::pickAt(QPointF at) {
    if (chooseMark(at)) {
        m_scene.setSelected(std::nullopt);
        return void(Q_EMIT picked({}));
    }
    const std::vector<scene::Found> found = m_scene.pick(at);
    m_scene.setSelected(found.empty() ? std::nullopt : std::optional(found.front().key));
    Q_EMIT picked(found);
}

void MapView::hoverNow() {
    if (m_grip != Grip::None || !underMouse())
        return;
    const bool isMark = hoverMark(m_last);
    const std::vector<scene::Found> found = isMark ? std::vector<scene::Found>() : m_scene.pick(m_last);
    m_scene.setHovered(found.empty() ? std::nullopt : std::optional(found.front().key));
    if (found.empty() && !m_hasHovered)
        return;
    m_hasHovered = !found.empty();
    Q_EMIT hovered(found);
}

void MapView::keyPressEvent(QKeyEvent* event) {
    if (m_tool && m_tool->key(event->key(), event->modifiers()))
        return;
    const double share = event->modifiers().testFlag(Qt::ShiftModifier) ? 3 * panPerKey : panPerKey;
    const QPointF middle(width() / 2.0, height() / 2.0);
    switch (event->key()) {
    case Qt::Key_Left: return panBy({width() * share, 0});
    case Qt::Key_Right: return panBy({-width() * share, 0});
    case Qt::Key_Up: return panBy({0, height() * share});
    case Qt::Key_Down: return panBy({0, -height() * share});
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(zoomPerKey, middle); // + needs no Shift
    case Qt::Key_Minus: return zoom(1 / zoomPerKey, middle);
    case Qt::Key_Home: return m_scene.showAll();
    case Qt::Key_Return:
    case Qt::Key_Enter: return pickAt(middle);
    case Qt::Key_Escape:
        if (std::exchange(m_grip, Grip::None) == Grip::Boxing) {
            unsetCursor();
            return update();
        }
        for (MapMarks* each : m_marks)
            each->giveUp();
        m_scene.setSelected(std::nullopt);
        Q_EMIT picked({});
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void MapView::contextMenuEvent(QContextMenuEvent* event) {
    const QPointF at = event->reason() == QContextMenuEvent::Keyboard ? QPointF(width() / 2.0, height() / 2.0)
                                                                      : QPointF(event->pos());
    Q_EMIT contextRequested(mapToGlobal(at.toPoint()), m_scene.view().toMap(at), m_scene.pick(at));
    event->accept();
}

void MapView::paintEvent(QPaintEvent*) {
    // A window that was moved to a screen of another ratio learns of it here at the latest.
    if (m_scene.view().pixelRatio() != devicePixelRatioF() || m_scene.view().size() != size())
        QMetaObject::invokeMethod(this, &MapView::followScreen, Qt::QueuedConnection);
    QPainter painter(this);
    m_scene.paint(painter);
    for (const scene::Overlay* overlay : m_overlays)
        overlay->paint(painter, m_scene.view(), scene::ThemeColours::of(m_scene.theme()), m_scene.textScale());
    if (m_grip == Grip::Boxing)
        paintBox(painter);
    if (!m_message.title.isEmpty())
        paintMessage(painter);
    m_isOutdated = false;
    noteShown();
}

void MapView::noteShown() {
    const bool filled = m_scene.isFilled(), complete = m_scene.isComplete();
    if (filled == m_isFilled && complete == m_isComplete)
        return;
    m_isFilled = filled;
    m_isComplete = complete;
    // Painting and flushing are one event: the next one comes after the flush.
    QMetaObject::invokeMethod(this, [this, filled, complete] { Q_EMIT shown(filled, complete); }, Qt::QueuedConnection);
}

void MapView::paintBox(QPainter& painter) const {
    QColor accent = scene::ThemeColours::of(m_scene.theme()).accent;
    const QRectF box = QRectF(m_pressed, m_last).normalized();
    painter.setPen(QPen(accent, 2));
    accent.setAlpha(48);
    painter.setBrush(accent);
    painter.drawRect(box);
}

void MapView::paintMessage(QPainter& painter) const {
    const scene::ThemeColours& colours = scene::ThemeColours::of(m_scene.theme());
    painter.setRenderHint(QPainter::Antialiasing);
    QFont title = font();
    title.setPixelSize(std::clamp(height() / 32, 18, 44));
    QFont text = font();
    text.setPixelSize(std::clamp(height() / 55, 13, 26));
    const double wide = std::min(width() * 0.8, title.pixelSize() * 26.0);
    const double pad = title.pixelSize();
    const auto heightOf = [&](const QFont& f, const QString& words) {
        return words.isEmpty() ? 0.0
                               : QFontMetricsF(f).boundingRect(QRectF(0, 0, wide, 1e4), Qt::TextWordWrap, words).height();
    };
    const double titleHeight = heightOf(title, m_message.title);
    const double textHeight = heightOf(text, m_message.text);
    const double bar = m_message.share >= 0 ? pad : 0;
    QRectF panel(0, 0, wide + 2 * pad, titleHeight + textHeight + bar + 2.4 * pad);
    panel.moveCenter(QRectF(rect()).center());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(panel, pad / 3, pad / 3);
    painter.setPen(colours.text);
    painter.setFont(title);
    QRectF line(panel.left() + pad, panel.top() + pad, wide, titleHeight);
    painter.drawText(line, Qt::TextWordWrap | Qt::AlignHCenter, m_message.title);
    line = QRectF(line.left(), line.bottom() + pad * 0.4, wide, textHeight);
    painter.setFont(text);
    painter.drawText(line, Qt::TextWordWrap | Qt::AlignHCenter, m_message.text);
    if (m_message.share < 0)
        return;
    QRectF track(line.left(), panel.bottom() - pad - pad / 4, wide, pad / 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.abandoned);
    painter.drawRoundedRect(track, pad / 8, pad / 8);
    track.setWidth(wide * std::min(m_message.share, 1.0));
    painter.setBrush(colours.accent);
    painter.drawRoundedRect(track, pad / 8, pad / 8);
}

} // namespace widgets
