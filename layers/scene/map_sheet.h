// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/job_thread.h"
#include "scene/live_city.h"
#include "scene/studio.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

namespace scene {

/// Visible components in a view, by key.
struct ViewCounts {
    std::shared_ptr<const StyleKeys> keys;
    std::vector<std::uint64_t> byKey;
};

/// The map's picture: the newest request is drawn on a thread of its own, and counted. Lives in the GUI thread;
/// no call waits, but for the destructor, which stops work in the middle.
class MapSheet : public QObject {
    Q_OBJECT

public:
    /// `symbols` is the folder of the class symbols. The city must outlive this.
    MapSheet(const LiveCity& city, const QString& symbols, QObject* parent = nullptr);
    ~MapSheet() override;

    /// Asks for a picture; the newest request wins.
    void request(const MapRequest& request);
    /// The city, or its index, is another: asks again for what was asked.
    void askAgain();

    MapPicturePtr picture() const { return m_picture; } ///< the newest; null until the first is drawn
    const ViewCounts& counts() const { return m_counts; } ///< the newest
    /// The picture shows the newest request, of the newest city.
    bool isDrawn() const;
    /// And what it shows has been counted.
    bool isCurrent() const { return isDrawn() && m_counted == m_number; }

Q_SIGNALS:
    void drawn();    ///< picture() shows something else, or more of a view that it did not cover
    void counted();  ///< counts() are new
    void answered(); ///< isDrawn() or isCurrent() may be others

private:
    struct Job {
        quint64 number = 0;
        Studio::Order order;
    };
    struct CountJob {
        quint64 number = 0;
        MapPicturePtr picture; ///< whose palette says what is visible
        geo::MapBox extent;
    };
    void drawInThread(Job& job, const std::atomic<bool>& cancelled);
    void countInThread(CountJob& job);
    void countSoon();
    void count();
    template <typename What>
    void handOver(quint64 number, What what);
    void take();
    bool isNewest(const Job& job) const { return job.number == m_newest; }

    // The GUI thread's.
    const LiveCity& m_city;
    std::optional<MapRequest> m_request;
    std::optional<MapRequest> m_sent; ///< the last one sent to be drawn
    quint64 m_number = 0, m_drawn = 0, m_counted = 0;
    MapPicturePtr m_picture;
    ViewCounts m_counts;
    QTimer m_countingSoon;
    QElapsedTimer m_sinceCounting;

    // Handed over by the thread.
    struct Handover;
    std::unique_ptr<Handover> m_handover;
    std::atomic<quint64> m_newest{0};

    // The drawing thread's, made there so that its crew inherits the priority.
    const QString m_symbols;
    std::unique_ptr<Studio> m_studio;

    // Last, so that they end first.
    std::unique_ptr<JobThread<CountJob>> m_countThread;
    std::unique_ptr<JobThread<Job>> m_drawThread;
};

} // namespace scene
