// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sheet.h"

#include <qgsmaprendererjob.h>

namespace engine {

Sheet::Sheet(std::unique_ptr<wire::FrameRing> ring, Prepare prepare, QObject* parent)
    : QObject(parent), m_ring(std::move(ring)), m_prepare(std::move(prepare)) {
    m_retry.setSingleShot(true);
    m_retry.setInterval(5);
    connect(&m_retry, &QTimer::timeout, this, &Sheet::start);
}

Sheet::~Sheet() {
    if (!m_job)
        return;
    disconnect(m_job.get(), nullptr, this, nullptr);
    m_job->cancel();
    discard();
}

void Sheet::ask(const wire::Render& render) {
    m_wanted = render;
    if (!m_current) {
        start();
    } else if (!m_cancelled) {
        m_cancelled = true;
        m_job->cancelWithoutBlocking();
    }
}

void Sheet::start() {
    if (!m_wanted || m_current)
        return;
    const auto page = m_ring->startWriting(m_wanted->request, m_wanted->width, m_wanted->height);
    if (!page) {
        m_retry.start();
        return;
    }
    m_current = std::exchange(m_wanted, std::nullopt);
    m_page = *page;
    m_cancelled = false;
    m_drawnChange = m_change;
    m_clock.start();
    m_image = QImage(m_page.pixels, static_cast<int>(m_page.width), static_cast<int>(m_page.height),
                     static_cast<int>(m_page.stride), QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
    const QgsMapSettings settings = m_prepare(*m_current);
    const int dotsPerMetre = qRound(settings.outputDpi() / 0.0254);
    m_image.setDotsPerMeterX(dotsPerMetre);
    m_image.setDotsPerMeterY(dotsPerMetre);
    m_painter = std::make_unique<QPainter>(&m_image);
    m_job = std::make_unique<QgsMapRendererCustomPainterJob>(settings, m_painter.get());
    connect(m_job.get(), &QgsMapRendererJob::finished, this, &Sheet::finish);
    m_job->start();
}

void Sheet::finish() {
    const wire::Render render = *m_current;
    const QgsMapRendererJob::Errors errors = m_job->errors();
    const auto took = static_cast<std::uint32_t>(m_clock.elapsed());
    if (m_cancelled) {
        discard();
    } else {
        m_painter->end();
        m_ring->finishWriting(m_page);
        Q_EMIT drawn(wire::Frame{render.request, render.sheet, m_page.slot, render.width, render.height,
                                 render.centerX, render.centerY, render.metresPerPixel, m_drawnChange, took});
        for (const QgsMapRendererJob::Error& error : errors)
            Q_EMIT failed(render.request, error.layerID, error.message);
        m_current.reset();
    }
    // This runs in a slot of the job.
    disconnect(m_job.get(), nullptr, this, nullptr);
    m_job.release()->deleteLater();
    m_painter.reset();
    m_image = {};
    start();
}

void Sheet::discard() {
    m_painter->end();
    m_ring->abandonWriting(m_page);
    m_current.reset();
}

} // namespace engine
