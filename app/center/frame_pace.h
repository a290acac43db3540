// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <vector>

namespace app {

/// How long it takes from the hand to the screen: from the time that the window system stamped on an input event
/// to the return of the flush of the first frame that shows what it did. Of several inputs that one frame shows,
/// the oldest counts. Where the stamps are of another clock, the time at which the event came here stands for it.
///
/// Watches the application's events (install it as an event filter); an input counts when `noteChange` is called
/// while it is handled, or when it is a key typed into a text field.
class FramePace : public QObject {
    Q_OBJECT

public:
    /// Milliseconds; of no frames, zeros.
    struct Figures {
        std::size_t frames = 0;
        double median = 0, p99 = 0, p999 = 0, most = 0;
    };
    static constexpr std::size_t kept = 4096; ///< frames that the figures are of, the newest

    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override;
    /// The screen will show something else.
    void noteChange();
    /// A frame was handed to the window system.
    void noteFlushed();

    Figures figures() const;
    void clear() { m_frames.clear(); }

    /// From a stamp (milliseconds of the X server's 32-bit clock) to now, nanoseconds of CLOCK_MONOTONIC; nothing
    /// for a stamp of another clock: one that is ahead of now, or a minute behind.
    static std::optional<double> millisecondsSince(quint64 stamp, qint64 now);

private:
    std::optional<qint64> m_handled; ///< began, in nanoseconds: the input being handled
    std::optional<qint64> m_shown;   ///< the same of the oldest one that the next frame shows
    std::vector<float> m_frames;     ///< milliseconds, a ring once it is full
    std::size_t m_next = 0;
};

} // namespace app
