// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/frame_pace.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QtTest>
#include <QtTest/qtestspontaneevent.h>
#include <chrono>

using app::FramePace;

namespace {

/// The X server's clock now, `behind` milliseconds ago.
quint64 stamp(int behind) {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return quint64(std::chrono::duration_cast<std::chrono::milliseconds>(now).count() - behind);
}

/// As the window system sends them.
struct Spontaneous : QMouseEvent {
    explicit Spontaneous(quint64 time)
        : QMouseEvent(QEvent::MouseMove, {1, 1}, {1, 1}, Qt::NoButton, Qt::LeftButton, Qt::NoModifier) {
        setTimestamp(time);
        QSpontaneKeyEvent::setSpontaneous(this);
    }
};

} // namespace

class FramePaceTest : public QObject {
    Q_OBJECT

    QWidget m_widget;

    void move(FramePace& pace, quint64 time) {
        Spontaneous event(time);
        pace.eventFilter(&m_widget, &event);
    }

private Q_SLOTS:
    void aFrameIsMeasuredFromTheOldestInputThatItShows() {
        FramePace pace;
        move(pace, stamp(400));
        pace.noteChange();
        move(pace, stamp(100));
        pace.noteChange();
        pace.noteFlushed();
        QCOMPARE(pace.figures().frames, std::size_t(1));
        QVERIFY(pace.figures().most >= 400);
        QCOMPARE(pace.figures().median, pace.figures().most);
        pace.noteFlushed(); // of nothing that a hand did
        QCOMPARE(pace.figures().frames, std::size_t(1));
    }

    void anInputThatChangesNothingIsNotMeasured() {
        FramePace pace;
        move(pace, stamp(400));
        pace.noteFlushed();
        QCOMPARE(pace.figures().frames, std::size_t(0));
        QCOMPARE(pace.figures().p99, 0.0);
    }

    void whatComesFromElsewhereIsNoInput() {
        FramePace pace;
        move(pace, stamp(400));
        QTimerEvent timer(1); // the hand's event is done with
        pace.eventFilter(&m_widget, &timer);
        pace.noteChange();
        pace.noteFlushed();
        QCOMPARE(pace.figures().frames, std::size_t(0));
    }

    void whatATestOrAProgramSendsIsNoHand() {
        FramePace pace;
        QMouseEvent event(QEvent::MouseMove, {1, 1}, {1, 1}, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        pace.eventFilter(&m_widget, &event);
        pace.noteChange();
        pace.noteFlushed();
        QCOMPARE(pace.figures().frames, std::size_t(0));
    }

    void stampsOfAnotherClockAreNotBelieved() {
        constexpr qint64 second = 1'000'000'000;
        QCOMPARE(FramePace::millisecondsSince(99'950, 100 * second), std::optional(50.0));
        QCOMPARE(FramePace::millisecondsSince(100'001, 100 * second), std::nullopt); // ahead of now
        QCOMPARE(FramePace::millisecondsSince(7, 100 * second), std::nullopt); // long ago
        // The server's 32 bits have run over, ours not.
        QCOMPARE(FramePace::millisecondsSince(0xFFFFFFF0u, ((qint64(1) << 32) + 4) * 1'000'000), std::optional(20.0));
        FramePace pace;
        move(pace, 3);
        pace.noteChange();
        pace.noteFlushed();
        QVERIFY(pace.figures().most < 60'000); // from when it came
    }

    void theNewestFramesCount() {
        FramePace pace;
        for (std::size_t i = 0; i < FramePace::kept + 10; ++i) {
            move(pace, stamp(i < 10 ? 30'000 : 1000));
            pace.noteChange();
            pace.noteFlushed();
        }
        QCOMPARE(pace.figures().frames, FramePace::kept);
        QVERIFY(pace.figures().most < 30'000 && pace.figures().median >= 1000);
        pace.clear();
        QCOMPARE(pace.figures().frames, std::size_t(0));
    }

    void aKeyInATextFieldCounts() {
        FramePace pace;
        struct Key : QKeyEvent {
            explicit Key(quint64 time) : QKeyEvent(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("a")) {
                setTimestamp(time);
                QSpontaneKeyEvent::setSpontaneous(this);
            }
        };
        Key onMap(stamp(200)), inField(stamp(200));
        QLineEdit field;
        pace.eventFilter(&m_widget, &onMap);
        pace.noteFlushed();
        QCOMPARE(pace.figures().frames, std::size_t(0));
        pace.eventFilter(&field, &inField);
        pace.noteFlushed();
        QCOMPARE(pace.figures().frames, std::size_t(1));
    }
};

QTEST_MAIN(FramePaceTest)
#include "tst_frame_pace.moc"
