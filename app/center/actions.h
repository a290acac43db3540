// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "scene/map_scene.h"
#include "widgets/look.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QObject>
#include <vector>

class QMenuBar;

namespace app {

/// Everything that can be done from the menus, with its keys. Each action works wherever the focus is.
class Actions : public QObject {
    Q_OBJECT

public:
    explicit Actions(QWidget* window);

    void fill(QMenuBar& bar);
    /// The action of a panel, at the end of View > Panels.
    void addPanel(QAction* action) { m_panels->insertAction(m_endOfPanels, action); }
    /// A menu of somebody else's, before Help; its actions stand among the keys, and what has an icon is in `icons`.
    void addMenu(QMenu* menu, const std::vector<std::pair<QAction*, QString>>& icons);
    void setLook(const widgets::Look& look);
    void setCity(city::CataloguePtr catalogue);
    void setRecent(const QStringList& paths);
    /// Ticks what is in force.
    void showChoices(scene::Theme theme, const QString& language, int textSize);
    /// The keys as rich text, for the help sheet.
    QString keys() const;
    void retranslate();

    QAction *open, *importFile, *exportFile, *quit, *newMap, *density, *frameMeter, *fullScreen, *wall, *resetLayout, *home, *goTo, *filter;
    QAction *next, *previous, *copy, *viewBack, *viewForward, *bookmarks, *copyLink, *measure, *overview;
    QAction *shortcuts, *about, *otherTheme, *otherLanguage;

Q_SIGNALS:
    void cityAsked(const QString& path);
    void themeAsked(scene::Theme theme);
    void languageAsked(const QString& language);
    void textSizeAsked(int percent); ///< 0 = as suits the screen
    void subDistrictAsked(int id);

private:
    QAction* add(const char* name, const QList<QKeySequence>& keys = {}, const char* icon = nullptr);
    void buildChoices();
    void fillPlaces();

    QWidget* m_window;
    QMenuBar* m_bar = nullptr;
    city::CataloguePtr m_city;
    std::vector<std::pair<QAction*, QString>> m_icons;
    QMenu *m_file, *m_view, *m_go, *m_component, *m_help, *m_recent, *m_themes, *m_languages, *m_textSizes, *m_panels;
    QActionGroup *m_themeGroup, *m_languageGroup, *m_textSizeGroup;
    QAction *m_dark, *m_light, *m_endOfPanels;
    QList<QAction*> m_places;
    QList<QMenu*> m_more;
    scene::Theme m_theme = scene::Theme::Dark;
    QString m_language;
};

} // namespace app
