// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/workspace.h"

#include <QCryptographicHash>
#include <QDockWidget>
#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <algorithm>

namespace app {

namespace {

constexpr int stateVersion = 1; ///< raised when panels are renamed, so that an older layout is not misread

/// Of layouts that were kept before they named their panels.
const QStringList firstPanels{QStringLiteral("layersPanel"), QStringLiteral("cardPanel")};

QString group(const QString& set) { return QStringLiteral("workspaces/") + set; }

} // namespace

QList<ScreenPlace> Workspace::screens() {
    QList<ScreenPlace> all;
    for (const QScreen* screen : QGuiApplication::screens())
        all << ScreenPlace{screen->name(), screen->availableGeometry()};
    return all;
}

QString Workspace::nameOf(const QList<ScreenPlace>& screens) {
    QStringList parts;
    for (const ScreenPlace& screen : screens)
        parts << QStringLiteral("%1 %2,%3 %4x%5").arg(screen.name).arg(screen.available.x()).arg(screen.available.y())
                     .arg(screen.available.width()).arg(screen.available.height());
    parts.sort();
    return QString::fromLatin1(
        QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

QRect Workspace::brought(const QRect& wanted, const QList<ScreenPlace>& screens) {
    if (screens.isEmpty())
        return wanted;
    const auto shown = [&wanted](const ScreenPlace& screen) {
        const QRect part = screen.available.intersected(wanted);
        return part.isEmpty() ? 0 : qint64(part.width()) * part.height();
    };
    const auto best = std::max_element(screens.begin(), screens.end(), [&](const auto& a, const auto& b) {
        return shown(a) < shown(b);
    });
    const QRect place = best->available;
    QRect fitted(wanted.topLeft(), wanted.size().boundedTo(place.size()));
    fitted.moveLeft(std::clamp(fitted.left(), place.left(), place.right() - fitted.width() + 1));
    fitted.moveTop(std::clamp(fitted.top(), place.top(), place.bottom() - fitted.height() + 1));
    return fitted;
}

void Workspace::save(const QMainWindow& window, const QList<ScreenPlace>& screens) {
    const QString set = nameOf(screens);
    m_settings.beginGroup(group(set));
    m_settings.setValue(QStringLiteral("place"), window.isMaximized() || window.isFullScreen()
                                                     ? window.normalGeometry()
                                                     : window.geometry());
    m_settings.setValue(QStringLiteral("maximised"), window.isMaximized());
    m_settings.setValue(QStringLiteral("fullScreen"), window.isFullScreen());
    m_settings.setValue(QStringLiteral("panels"), window.saveState(stateVersion));
    QStringList names;
    for (const QDockWidget* panel : window.findChildren<QDockWidget*>())
        names << panel->objectName();
    m_settings.setValue(QStringLiteral("panelNames"), names);
    m_settings.endGroup();
    m_settings.setValue(QStringLiteral("workspaces/newest"), set);
}

bool Workspace::restore(QMainWindow& window, const QList<ScreenPlace>& screens) {
    QString set = nameOf(screens);
    if (!m_settings.contains(group(set) + QStringLiteral("/place")))
        set = m_settings.value(QStringLiteral("workspaces/newest")).toString();
    m_settings.beginGroup(group(set));
    const QRect place = m_settings.value(QStringLiteral("place")).toRect();
    const bool known = place.isValid();
    if (known) {
        window.setGeometry(brought(place, screens));
        window.restoreState(m_settings.value(QStringLiteral("panels")).toByteArray(), stateVersion);
        m_panels = m_settings.value(QStringLiteral("panelNames"), firstPanels).toStringList();
        if (m_settings.value(QStringLiteral("fullScreen")).toBool())
            window.setWindowState(window.windowState() | Qt::WindowFullScreen);
        else if (m_settings.value(QStringLiteral("maximised")).toBool())
            window.setWindowState(window.windowState() | Qt::WindowMaximized);
    }
    m_settings.endGroup();
    bringBack(window, screens);
    return known;
}

void Workspace::bringBack(QMainWindow& window, const QList<ScreenPlace>& screens) {
    if (!window.isMaximized() && !window.isFullScreen())
        window.setGeometry(brought(window.geometry(), screens));
    for (QDockWidget* panel : window.findChildren<QDockWidget*>())
        if (panel->isFloating())
            panel->setGeometry(brought(panel->geometry(), screens));
}

} // namespace app
