// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>
#include <QString>
#include <QStringList>

class QMainWindow;
class QSettings;

namespace app {

/// A screen as layouts know it.
struct ScreenPlace {
    QString name;
    QRect available; ///< without task bars, in the desktop's coordinates
};

/// Where windows and panels stand, kept for each user and each set of screens. On a set never seen, the newest
/// layout of any set is taken, and what would be out of sight is brought back.
class Workspace {
public:
    explicit Workspace(QSettings& settings) : m_settings(settings) {}

    static QList<ScreenPlace> screens(); ///< those that are there now
    /// Names a set of screens by their names, places and sizes.
    static QString nameOf(const QList<ScreenPlace>& screens);
    /// `wanted`, moved and shrunk so that all of it is on the screen that shows most of it, or on the first.
    static QRect brought(const QRect& wanted, const QList<ScreenPlace>& screens);

    void save(const QMainWindow& window, const QList<ScreenPlace>& screens);
    /// True when there was something to restore. The window stands on a screen afterwards, either way.
    bool restore(QMainWindow& window, const QList<ScreenPlace>& screens);
    /// Names of the panels that the restored layout has a place for; those that came with a newer version are not there.
    const QStringList& panels() const { return m_panels; }
    /// Moves the window and its floating panels back in sight: a screen went away.
    static void bringBack(QMainWindow& window, const QList<ScreenPlace>& screens);

private:
    QSettings& m_settings;
    QStringList m_panels;
};

} // namespace app
