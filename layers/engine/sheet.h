// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/frame_ring.h"
#include "wire/message.h"

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QPainter>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <qgsmaprenderercustompainterjob.h>
#include <qgsmapsettings.h>

namespace engine {

/// Draws one sheet's pictures straight into its ring, one at a time. A newer request stops the one that is being
/// drawn, which then gives no answer. Construction of the job is in the main thread, drawing in a pool thread.
///
/// No QgsMapRendererCache: a picture's extent changes with every request, so the cache would hit only after an
/// edit, and it would hold one full picture a layer (52 MB each at 4K with margin).
class Sheet : public QObject {
    Q_OBJECT

public:
    /// Turns a request into what QGIS needs; called in the main thread when drawing starts.
    using Prepare = std::function<QgsMapSettings(const wire::Render&)>;

    Sheet(std::unique_ptr<wire::FrameRing> ring, Prepare prepare, QObject* parent = nullptr);
    ~Sheet() override; ///< stops and waits for the drawing thread

    void ask(const wire::Render& render);
    /// The city's change number that pictures show from now on at least.
    void setChange(std::int64_t change) { m_change = change; }

Q_SIGNALS:
    void drawn(const wire::Frame& frame);
    void failed(quint64 request, const QString& layer, const QString& text);

private:
    void start();
    void finish();
    void discard();

    std::unique_ptr<wire::FrameRing> m_ring;
    Prepare m_prepare;
    std::optional<wire::Render> m_wanted;  ///< not started yet
    std::optional<wire::Render> m_current; ///< being drawn
    wire::FrameRing::Page m_page;
    QImage m_image;
    std::unique_ptr<QPainter> m_painter;
    std::unique_ptr<QgsMapRendererCustomPainterJob> m_job;
    QElapsedTimer m_clock;
    QTimer m_retry; ///< while the application holds every page
    std::int64_t m_change = 0;
    std::int64_t m_drawnChange = 0;
    bool m_cancelled = false;
};

} // namespace engine
