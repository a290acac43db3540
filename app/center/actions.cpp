// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/actions.h"

#include "translations/languages.h"
#include "widgets/texts.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QMenuBar>

namespace app {

namespace {

/// The key of the nth sub-district (from 0): Ctrl and a digit, then Alt, then both.
QKeySequence placeKey(int n) {
    constexpr int digits = 9;
    constexpr Qt::KeyboardModifiers modifiers[] = {Qt::ControlModifier, Qt::AltModifier,
                                                   Qt::ControlModifier | Qt::AltModifier};
    if (n >= digits * 3)
        return {};
    return QKeySequence(QKeyCombination(modifiers[n / digits], Qt::Key(Qt::Key_1 + n % digits)));
}

QAction* choice(QActionGroup* group, QMenu* menu, const QVariant& value) {
    auto* action = new QAction(group);
    action->setCheckable(true);
    action->setData(value);
    menu->addAction(action);
    return action;
}

} // namespace

Actions::Actions(QWidget* window)
    : QObject(window), m_window(window), m_themeGroup(new QActionGroup(this)),
      m_languageGroup(new QActionGroup(this)), m_textSizeGroup(new QActionGroup(this)) {
    for (QMenu** menu : {&m_file, &m_view, &m_go, &m_component, &m_help, &m_recent, &m_themes, &m_languages,
                         &m_textSizes, &m_panels})
        *menu = new QMenu(window);
    open = add("actionOpen", {QKeySequence::Open}, "open");
    importFile = add("actionImport", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, "import");
    exportFile = add("actionExport", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)}, "export");
    quit = add("actionQuit", {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    newMap = add("actionNewMap", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)});
    density = add("actionDensity", {QKeySequence(Qt::Key_D)}, "density");
    density->setCheckable(true);
    frameMeter = add("actionFrameMeter", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)});
    frameMeter->setCheckable(true);
    fullScreen = add("actionFullScreen", {QKeySequence(Qt::Key_F11)}, "full_screen");
    fullScreen->setCheckable(true);
    wall = add("actionWall", {QKeySequence(Qt::Key_F12)});
    wall->setCheckable(true);
    resetLayout = add("actionResetLayout");
    home = add("actionHome", {QKeySequence(Qt::Key_H), QKeySequence(Qt::CTRL | Qt::Key_0)}, "home");
    goTo = add("actionGoTo", {QKeySequence(Qt::Key_G), QKeySequence(Qt::Key_Slash)}, "search");
    viewBack = add("actionViewBack", {QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::Key_Back)});
    viewForward = add("actionViewForward", {QKeySequence(Qt::ALT | Qt::Key_Right), QKeySequence(Qt::Key_Forward)});
    bookmarks = add("actionBookmarks", {QKeySequence(Qt::Key_B)});
    copyLink = add("actionCopyLink", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)});
    measure = add("actionMeasure", {QKeySequence(Qt::Key_M)});
    measure->setCheckable(true);
    overview = add("actionOverview", {QKeySequence(Qt::Key_O)});
    overview->setCheckable(true);
    filter = add("actionFilter", {QKeySequence::Find}, "layers");
    next = add("actionNext", {QKeySequence(Qt::Key_N)}, "next");
    previous = add("actionPrevious", {QKeySequence(Qt::SHIFT | Qt::Key_N)}, "previous");
    copy = add("actionCopyCard", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}, "copy");
    shortcuts = add("actionShortcuts", {QKeySequence(Qt::Key_F1)});
    about = add("actionAbout");
    otherTheme = add("actionOtherTheme", {}, "theme");
    otherLanguage = add("actionOtherLanguage", {}, "language");
    buildChoices();
    retranslate();
}

QAction* Actions::add(const char* name, const QList<QKeySequence>& keys, const char* icon) {
    auto* action = new QAction(this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(keys);
    // Also where the menu bar is hidden, on a wall display.
    m_window->addAction(action);
    if (icon)
        m_icons.emplace_back(action, QString::fromLatin1(icon));
    return action;
}

void Actions::buildChoices() {
    m_dark = choice(m_themeGroup, m_themes, int(scene::Theme::Dark));
    m_light = choice(m_themeGroup, m_themes, int(scene::Theme::Light));
    for (const QString& language : translations::Languages::available())
        choice(m_languageGroup, m_languages, language)->setText(QLocale(language).nativeLanguageName());
    choice(m_textSizeGroup, m_textSizes, 0);
    for (const int size : widgets::Look::textSizes)
        choice(m_textSizeGroup, m_textSizes, size)->setText(QStringLiteral("%1 %").arg(size));
    connect(m_themeGroup, &QActionGroup::triggered, this,
            [this](QAction* action) { Q_EMIT themeAsked(scene::Theme(action->data().toInt())); });
    connect(m_languageGroup, &QActionGroup::triggered, this,
            [this](QAction* action) { Q_EMIT languageAsked(action->data().toString()); });
    connect(m_textSizeGroup, &QActionGroup::triggered, this,
            [this](QAction* action) { Q_EMIT textSizeAsked(action->data().toInt()); });
    connect(otherTheme, &QAction::triggered, this, [this] {
        Q_EMIT themeAsked(m_theme == scene::Theme::Dark ? scene::Theme::Light : scene::Theme::Dark);
    });
    connect(otherLanguage, &QAction::triggered, this, [this] {
        const QStringList all = translations::Languages::available();
        Q_EMIT languageAsked(all.at((all.indexOf(m_language) + 1) % all.size()));
    });
}

void Actions::fill(QMenuBar& bar) {
    m_bar = &bar;
    m_file->addAction(open);
    m_file->addMenu(m_recent);
    m_file->addSeparator();
    m_file->addActions({importFile, exportFile});
    m_file->addSeparator();
    m_file->addAction(quit);
    m_endOfPanels = m_panels->addSeparator();
    m_panels->addAction(resetLayout);
    for (QMenu* menu : {m_panels, m_themes, m_languages, m_textSizes})
        m_view->addMenu(menu);
    m_view->addSeparator();
    m_view->addAction(newMap);
    m_view->addSeparator();
    m_view->addActions({measure, overview, density, filter, frameMeter});
    m_view->addSeparator();
    m_view->addActions({wall, fullScreen});
    m_component->addActions({next, previous, copy});
    m_help->addActions({shortcuts, about});
    for (QMenu* menu : {m_file, m_view, m_go, m_component, m_help})
        bar.addMenu(menu);
    fillPlaces();
}

void Actions::addMenu(QMenu* menu, const std::vector<std::pair<QAction*, QString>>& icons) {
    m_more << menu;
    m_bar->insertMenu(m_help->menuAction(), menu);
    m_icons.insert(m_icons.end(), icons.begin(), icons.end());
}

void Actions::setLook(const widgets::Look& look) {
    for (const auto& [action, icon] : m_icons)
        action->setIcon(look.icon(icon));
}

void Actions::setCity(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    fillPlaces();
    for (QAction* action : {newMap, density, home, goTo, filter, next, previous, copy, bookmarks, copyLink, measure, overview})
        action->setEnabled(m_city != nullptr);
}

void Actions::fillPlaces() {
    m_go->clear();
    m_go->addActions({home, goTo, bookmarks, viewBack, viewForward, copyLink});
    m_go->addSeparator();
    qDeleteAll(std::exchange(m_places, {}));
    if (!m_city)
        return;
    int number = 0;
    for (const city::SubDistrict& entry : m_city->subDistricts) {
        auto* action = new QAction(widgets::nameOf(entry), this);
        action->setObjectName(QStringLiteral("actionGoTo%1").arg(entry.code));
        action->setShortcut(placeKey(number++));
        connect(action, &QAction::triggered, this, [this, id = entry.id] { Q_EMIT subDistrictAsked(id); });
        m_window->addAction(action);
        m_go->addAction(action);
        m_places << action;
    }
}

void Actions::setRecent(const QStringList& paths) {
    m_recent->clear();
    for (const QString& path : paths) {
        QAction* action = m_recent->addAction(QFileInfo(path).completeBaseName() + QStringLiteral("   ") +
                                              QDir::toNativeSeparators(path));
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT cityAsked(path); });
    }
    m_recent->setEnabled(!paths.isEmpty());
}

void Actions::showChoices(scene::Theme theme, const QString& language, int textSize) {
    m_theme = theme;
    m_language = language;
    (theme == scene::Theme::Dark ? m_dark : m_light)->setChecked(true);
    for (QAction* action : m_languageGroup->actions())
        action->setChecked(action->data().toString() == language);
    for (QAction* action : m_textSizeGroup->actions())
        action->setChecked(action->data().toInt() == textSize);
}

QString Actions::keys() const {
    QString rows;
    const auto row = [&rows](const QString& key, const QString& text) {
        rows += QStringLiteral("<tr><td style='padding:3px 18px 3px 0'><b>%1</b></td><td style='padding:3px'>%2</td></tr>")
                    .arg(key.toHtmlEscaped(), text.toHtmlEscaped());
    };
    for (const QAction* action : {home, goTo, bookmarks, viewBack, viewForward, copyLink, measure, overview, filter, density, next, previous, copy, newMap, wall, fullScreen, frameMeter, open, importFile, exportFile, quit})
        row(action->shortcut().toString(QKeySequence::NativeText), action->text());
    for (const QMenu* menu : m_more)
        for (const QAction* action : menu->actions())
            if (!action->shortcut().isEmpty())
                row(action->shortcut().toString(QKeySequence::NativeText), action->text());
    if (!m_places.isEmpty())
        row(tr("Ctrl+1 to 9, Alt+1 to 9, Ctrl+Alt+1 to 9"), tr("The sub-districts, in the order of the Go menu"));
    row(tr("Arrows"), tr("Move the map; with Shift in wide steps"));
    row(tr("+ and −, wheel"), tr("Zoom"));
    row(tr("Shift and drag"), tr("Zoom to a box"));
    row(tr("Return, click"), tr("Pick what is in the middle, or under the cursor"));
    row(tr("Escape"), tr("Give up the selection"));
    row(tr("Space"), tr("Show or hide the row, in the layer panel"));
    row(tr("S, double click"), tr("Show the row alone, in the layer panel"));
    row(tr("Z, Return"), tr("Zoom to the sub-district, in the layer panel"));
    return QStringLiteral("<table cellspacing='0'>") + rows + QStringLiteral("</table>");
}

void Actions::retranslate() {
    m_file->setTitle(tr("&File"));
    m_view->setTitle(tr("&View"));
    m_go->setTitle(tr("&Go"));
    m_component->setTitle(tr("&Component"));
    m_help->setTitle(tr("&Help"));
    m_recent->setTitle(tr("Recent cities"));
    m_themes->setTitle(tr("Theme"));
    m_languages->setTitle(tr("Language"));
    m_textSizes->setTitle(tr("Text size"));
    m_panels->setTitle(tr("Panels"));
    open->setText(tr("Open a city…"));
    importFile->setText(tr("Import…"));
    exportFile->setText(tr("Export…"));
    quit->setText(tr("Quit"));
    newMap->setText(tr("New map window"));
    density->setText(tr("Density"));
    density->setToolTip(tr("Counts as colour instead of symbols (D)"));
    frameMeter->setText(tr("Frame meter"));
    fullScreen->setText(tr("Full screen"));
    wall->setText(tr("Map alone"));
    resetLayout->setText(tr("Panels as at first"));
    home->setText(tr("Whole city"));
    goTo->setText(tr("Search…"));
    viewBack->setText(tr("Previous view"));
    viewForward->setText(tr("Next view"));
    bookmarks->setText(tr("Bookmarks…"));
    copyLink->setText(tr("Copy map link"));
    measure->setText(tr("Measure"));
    overview->setText(tr("Overview map"));
    filter->setText(tr("Filter layers"));
    next->setText(tr("Next on this spot"));
    previous->setText(tr("Previous on this spot"));
    copy->setText(tr("Copy all fields"));
    shortcuts->setText(tr("Keys"));
    about->setText(tr("About Xiuhua"));
    otherTheme->setText(tr("Dark or light"));
    otherLanguage->setText(QStringLiteral("中文 / English"));
    m_dark->setText(tr("Dark"));
    m_light->setText(tr("Light"));
    m_textSizeGroup->actions().constFirst()->setText(tr("As suits the screen"));
    for (QAction* action : {fullScreen, wall, home, goTo, filter, otherTheme, otherLanguage}) {
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(key.isEmpty() ? action->text() : QStringLiteral("%1 (%2)").arg(action->text(), key));
    }
    fillPlaces();
}

} // namespace app
