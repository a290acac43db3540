// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/frame_pace.h"

#include <QInputEvent>
#include <QLoggingCategory>
#include <QWidget>
#include <algorithm>
#include <chrono>
#include <cmath>

namespace app {

namespace {

Q_LOGGING_CATEGORY(logPace, "xiuhua.frames", QtInfoMsg)

/// What QElapsedTimer and X servers count from on Linux: since the machine's start.
qint64 now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

bool isInput(QEvent::Type type) {
    switch (type) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd: return true;
    default: return false;
    }
}

/// These come from the event loop alone, never while an input is handled.
bool isOfTheLoop(QEvent::Type type) {
    return type == QEvent::MetaCall || type == QEvent::Timer || type == QEvent::UpdateRequest ||
           type == QEvent::SockAct;
}

bool isTyping(QObject* watched, QEvent::Type type) {
    const auto* widget = qobject_cast<QWidget*>(watched);
    return type == QEvent::KeyPress && widget && widget->testAttribute(Qt::WA_InputMethodEnabled);
}

double part(const std::vector<float>& sorted, double share) {
    return double(sorted[std::size_t(std::ceil(share * double(sorted.size()))) - 1]);
}

} // namespace

std::optional<double> FramePace::millisecondsSince(quint64 stamp, qint64 now) {
    constexpr qint64 nanoseconds = 1'000'000, longest = 60'000;
    const quint32 behind = quint32(quint64(now / nanoseconds) - stamp);
    if (behind > longest)
        return std::nullopt;
    return double(behind) + double(now % nanoseconds) / double(nanoseconds);
}

bool FramePace::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (isOfTheLoop(type)) {
        m_handled.reset();
    } else if (isInput(type) && event->spontaneous()) {
        const qint64 came = now();
        const auto behind = millisecondsSince(static_cast<QInputEvent*>(event)->timestamp(), came);
        m_handled = came - qint64(behind.value_or(0) * 1e6);
        if (isTyping(watched, type))
            noteChange();
    }
    return QObject::eventFilter(watched, event);
}

void FramePace::noteChange() {
    if (m_handled && (!m_shown || *m_handled < *m_shown))
        m_shown = m_handled;
}

void FramePace::noteFlushed() {
    if (!m_shown)
        return;
    const double milliseconds = double(now() - *std::exchange(m_shown, std::nullopt)) / 1e6;
    if (m_frames.size() < kept)
        m_frames.push_back(float(milliseconds));
    else
        m_frames[m_next++ % kept] = float(milliseconds);
    qCDebug(logPace, "input to frame %.2f ms", milliseconds);
}

FramePace::Figures FramePace::figures() const {
    if (m_frames.empty())
        return {};
    std::vector<float> sorted = m_frames;
    std::sort(sorted.begin(), sorted.end());
    return {sorted.size(), part(sorted, 0.5), part(sorted, 0.99), part(sorted, 0.999), double(sorted.back())};
}

} // namespace app
