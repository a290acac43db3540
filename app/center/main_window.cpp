// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/main_window.h"

#include "center/startup.h"
#include "widgets/search_model.h"
#include "widgets/texts.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QFileInfo>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>
#include <set>

namespace app {

namespace {
constexpr double layersWidth = 372, cardWidth = 356; // logical pixels at a text size of 100 %
constexpr int countingMs = 100;
}

MainWindow::MainWindow(scene::MapScene& scene, QSettings& settings)
    : m_scene(scene), m_history(scene), m_measure(scene), m_workspace(settings), m_panels(*this), m_actions(new Actions(this)),
      m_layers(new widgets::LayerPanel(settings)), m_card(new widgets::ComponentCard) {
    setObjectName(QStringLiteral("mainWindow"));
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setContextMenuPolicy(Qt::NoContextMenu);
    buildStage(settings);
    m_actions->fill(*menuBar());
    buildPanels();
    m_panels.arrange();
    menuBar()->setObjectName(QStringLiteral("menuBar"));
    statusBar()->setObjectName(QStringLiteral("statusBar"));
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_status, 1);
    connectMap();
    connectSearch();
    connectWays();
    connectActions();
    retranslate();
    closeCity();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildStage(QSettings& settings) {
    auto* middle = new QWidget(this);
    middle->setObjectName(QStringLiteral("stage"));
    m_notice = new widgets::Notice(middle);
    m_stage = new QStackedWidget(middle);
    m_stage->setObjectName(QStringLiteral("stagePages"));
    m_welcome = new widgets::WelcomePage(m_stage);
    m_welcome->setMinimumSize(1, 1); // it never stands beside panels, and claims no room while the map does
    m_map = new widgets::MapView(m_scene, m_stage);
    m_stage->addWidget(m_welcome);
    m_stage->addWidget(m_map);
    m_meter = new FrameMeter(m_map);
    m_map->addOverlay(m_foundMark);
    m_map->addOverlay(m_measure.measure());
    m_overview = new widgets::OverviewMap(m_scene, m_map);
    m_search = new widgets::SearchBox(settings, m_map);
    m_bookmarks = new widgets::BookmarkBox(settings, m_map);
    m_help = new widgets::HelpSheet(m_stage);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_stage, 1);
    setCentralWidget(middle);
    m_status = new widgets::StatusStrip(this);
    m_header = new widgets::HeaderBar({m_actions->goTo, m_actions->home, m_actions->density},
                                      {m_actions->otherTheme, m_actions->otherLanguage, m_actions->fullScreen}, this);
    addToolBar(Qt::TopToolBarArea, m_header);
}

void MainWindow::buildPanels() {
    m_layersPanel = addPanel(QStringLiteral("layersPanel"), QStringLiteral("layers"), m_layers,
                             {Qt::LeftDockWidgetArea, layersWidth, true});
    m_cardPanel = addPanel(QStringLiteral("cardPanel"), QStringLiteral("card"), m_card,
                           {Qt::RightDockWidgetArea, cardWidth, true});
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea); // a table is wide; the card keeps its height beside it
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

widgets::Panel* MainWindow::addPanel(const QString& name, const QString& icon, QWidget* content, Panels::Place place) {
    widgets::Panel* panel = m_panels.add(name, icon, content, place);
    m_actions->addPanel(panel->toggleViewAction());
    return panel;
}

void MainWindow::connectMap() {
    using scene::MapScene;
    connect(m_layers, &widgets::LayerPanel::visibilityChanged, this, [this](const scene::Visibility& visibility) {
        m_scene.setVisibility(visibility);
        m_actions->density->setChecked(visibility.density);
    });
    connect(m_layers, &widgets::LayerPanel::subDistrictAsked, this, &MainWindow::goToSubDistrict);
    m_counting.setSingleShot(true);
    m_counting.setInterval(countingMs);
    connect(&m_counting, &QTimer::timeout, this, [this] {
        m_layers->setCounts(m_scene.counts());
        m_status->setCounts(m_scene.counts());
        m_status->setUnplaced(m_scene.city().refused());
    });
    connect(&m_scene, &MapScene::countsChanged, this, [this] {
        if (!m_counting.isActive())
            m_counting.start();
    });
    connect(&m_scene, &MapScene::changed, this, [this] { m_meter->pace().noteChange(); });
    connect(&m_scene, &MapScene::engineStatusChanged, this, [this] { m_status->setEngine(m_scene.engineStatus()); });
    connect(&m_scene, &MapScene::viewChanged, this,
            [this] { m_status->setMetresPerPixel(m_scene.view().metresPerPixel()); });
    connect(m_map, &widgets::MapView::cursorMoved, this, [this](geo::Point place, geo::MapPoint map) {
        m_status->setCursor(geo::isValid(place) ? std::optional(place) : std::nullopt, map);
    });
    connect(m_map, &widgets::MapView::cursorLeft, this, [this] { m_status->setCursor(std::nullopt, {}); });
    connect(m_map, &widgets::MapView::picked, this, &MainWindow::showFound);
    connect(m_card, &widgets::ComponentCard::currentChanged, &m_scene, &MapScene::setSelected);
    connect(m_card, &widgets::ComponentCard::placeAsked, this, [this](const geo::Point& place) {
        m_scene.showPlace(place, {});
    });
}

void MainWindow::connectSearch() {
    m_search->setMiddle([this] { return m_scene.view().toGeographic(m_scene.view().center()); });
    connect(m_search, &widgets::SearchBox::homeAsked, &m_scene, &scene::MapScene::showAll);
    connect(m_search, &widgets::SearchBox::marked, this, &MainWindow::mark);
    connect(m_search, &widgets::SearchBox::chosen, this, &MainWindow::flyTo);
    m_search->setReader([this](const QString& text) -> widgets::SearchBox::Read {
        const scene::View& view = m_scene.view();
        if (!m_city || !view.projection())
            return std::nullopt;
        return search::readSpot(text, {m_city->profile, *view.projection(), m_scene.cityBox()});
    });
    connect(m_search, &widgets::SearchBox::spotChosen, this, &MainWindow::flyToSpot);
}

void MainWindow::mark(const std::optional<search::Hit>& hit) {
    if (!hit && !m_foundMark.isSet())
        return;
    m_foundMark.clear();
    if (hit && m_city) {
        m_foundMark.set(hit->anchor, widgets::titleOf(*hit, *m_city));
        Q_EMIT outlineAsked(*hit);
    }
    m_map->update();
}

void MainWindow::showOutline(std::vector<city::Path> parts) {
    m_foundMark.setOutline(std::move(parts));
    m_map->update();
}

void MainWindow::flyTo(const search::Hit& hit) {
    if (hit.kind == search::Kind::SubDistrict) {
        goToSubDistrict(int(hit.id));
        return mark(std::nullopt);
    }
    m_scene.showPlace(hit.anchor, hit.box);
    if (hit.kind != search::Kind::Component)
        return mark(hit);
    mark(std::nullopt);
    m_scene.setSelected(hit.component);
    showCard();
    m_card->showSpot({{hit.component, hit.classId, hit.subDistrict, hit.state, 0}});
}

void MainWindow::flyToSpot(const search::Spot& spot) {
    scene::View view = m_scene.view();
    view.setCenter(view.toMap(spot.place));
    constexpr double closeEnough = 0.5; // metres a pixel
    view.setMetresPerPixel(spot.metresPerPixel > 0 ? spot.metresPerPixel : std::min(view.metresPerPixel(), closeEnough));
    m_scene.setView(view);
    mark(std::nullopt);
    if (spot.reading == search::Spot::Reading::Link)
        return;
    m_foundMark.set(spot.place, widgets::degreesText(spot.place));
    m_map->update();
}

void MainWindow::connectWays() {
    const auto showHistory = [this] {
        m_actions->viewBack->setEnabled(m_city && m_history.canGoBack());
        m_actions->viewForward->setEnabled(m_city && m_history.canGoForward());
    };
    connect(&m_history, &widgets::ViewHistory::changed, this, showHistory);
    connect(&m_scene, &scene::MapScene::viewChanged, this, showHistory);
    connect(m_actions->viewBack, &QAction::triggered, &m_history, &widgets::ViewHistory::back);
    connect(m_actions->viewForward, &QAction::triggered, &m_history, &widgets::ViewHistory::forward);
    connect(m_map, &widgets::MapView::backAsked, &m_history, &widgets::ViewHistory::back);
    connect(m_map, &widgets::MapView::forwardAsked, &m_history, &widgets::ViewHistory::forward);
    m_bookmarks->setView([this] {
        const scene::View& view = m_scene.view();
        return widgets::Bookmark{{}, view.toGeographic(view.center()), view.metresPerPixel()};
    });
    connect(m_actions->bookmarks, &QAction::triggered, m_bookmarks, &widgets::BookmarkBox::open);
    connect(m_bookmarks, &widgets::BookmarkBox::asked, this, [this](const widgets::Bookmark& bookmark) {
        flyToSpot({bookmark.center, bookmark.metresPerPixel, search::Spot::Reading::Link});
    });
    connect(m_actions->overview, &QAction::toggled, m_overview, &QWidget::setVisible);
    connect(m_actions->copyLink, &QAction::triggered, this, &MainWindow::copyLink);
    connect(m_actions->measure, &QAction::toggled, this, [this](bool on) {
        m_measure.setOn(on);
        if (on)
            m_map->setTool(&m_measure);
        else
            m_map->dropTool(m_measure);
        m_map->setFocus();
    });
    connect(&m_measure, &widgets::MeasureTool::changed, m_map, qOverload<>(&QWidget::update));
    connect(&m_measure, &widgets::MeasureTool::finished, m_actions->measure, [this] { m_actions->measure->setChecked(false); });
}

void MainWindow::copyLink() {
    const scene::View& view = m_scene.view();
    const geo::Point middle = view.toGeographic(view.center());
    if (!m_city || !geo::isValid(middle))
        return;
    const QString link = search::linkTo(m_city->profile, middle, view.metresPerPixel());
    QApplication::clipboard()->setText(link);
    QToolTip::showText(m_map->mapToGlobal(m_map->rect().center()), tr("Copied: %1").arg(link), m_map);
}

void MainWindow::connectActions() {
    connect(m_actions->home, &QAction::triggered, &m_scene, &scene::MapScene::showAll);
    connect(m_actions->goTo, &QAction::triggered, m_search, &widgets::SearchBox::open);
    connect(m_actions->density, &QAction::toggled, m_layers, &widgets::LayerPanel::setDensity);
    connect(m_actions->filter, &QAction::triggered, this, [this] {
        m_layersPanel->show();
        m_layers->focusFilter();
    });
    connect(m_actions->next, &QAction::triggered, this, [this] { m_card->step(1); });
    connect(m_actions->previous, &QAction::triggered, this, [this] { m_card->step(-1); });
    connect(m_actions->copy, &QAction::triggered, m_card, &widgets::ComponentCard::copy);
    connect(m_actions, &Actions::subDistrictAsked, this, &MainWindow::goToSubDistrict);
    connect(m_actions->fullScreen, &QAction::triggered, this, [this](bool on) {
        setWindowState(windowState().setFlag(Qt::WindowFullScreen, on));
    });
    connect(m_actions->frameMeter, &QAction::toggled, m_meter, &FrameMeter::setMeasuring);
    connect(m_actions->wall, &QAction::toggled, this, &MainWindow::setWall);
    connect(m_actions->resetLayout, &QAction::triggered, this, [this] { m_panels.arrange(); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] { showHelp(true); });
    connect(m_actions->about, &QAction::triggered, this, [this] { showHelp(false); });
    connect(qApp, &QGuiApplication::screenRemoved, this, &MainWindow::followScreens, Qt::QueuedConnection);
}

void MainWindow::showFound(const std::vector<scene::Found>& found) {
    if (!found.empty())
        showCard();
    mark(std::nullopt);
    m_card->showSpot(found);
}

void MainWindow::showCard() { Panels::bringUp(m_cardPanel); }

void MainWindow::followScreens() { Workspace::bringBack(*this, Workspace::screens()); }

void MainWindow::showHelp(bool keys) {
    if (keys)
        m_help->open(tr("Keys"), m_actions->keys());
    else
        m_help->open(tr("About Xiuhua"),
                     tr("<p><b>Xiuhua %1</b></p><p>City management command center: a whole district on one "
                        "screen.</p><p>Free software under the GNU General Public License, version 3 or later. The "
                        "base map is drawn with QGIS; geometry and projections by SpatiaLite, GEOS and PROJ; the "
                        "window with Qt.</p>").arg(QStringLiteral(XIUHUA_VERSION)));
}

void MainWindow::setWall(bool alone) {
    menuBar()->setVisible(!alone);
    m_header->setVisible(!alone);
    statusBar()->setVisible(!alone);
    m_panels.setWall(alone);
}

void MainWindow::setLook(const widgets::Look& look) {
    m_look = look;
    const bool first = !m_restored;
    m_scene.setTheme(look.theme());
    m_scene.setTextScale(look.textSize() / 100.0);
    m_actions->setLook(look);
    m_header->setLook(look);
    m_welcome->setLook(look);
    m_notice->setLook(look);
    m_search->setLook(look);
    m_bookmarks->setLook(look);
    m_overview->setLook(look);
    m_help->setLook(look);
    m_layers->setLook(look);
    m_card->setLook(look);
    m_panels.setLook(look);
    m_status->setLook(look);
    look.scaleLayouts(*this);
    if (first) {
        m_panels.show(true);
        m_panels.arrange();
        m_panels.show(m_city != nullptr);
    }
    m_panels.fit();
}

void MainWindow::setCity(city::CataloguePtr catalogue, const std::vector<widgets::BaseLayer>& layers, bool readOnly) {
    m_city = catalogue;
    m_actions->setCity(catalogue);
    m_header->setCity(catalogue);
    m_search->setCity(catalogue);
    m_bookmarks->setCity(catalogue);
    m_status->setCity(catalogue, readOnly);
    m_card->setCity(catalogue, [this](geo::Point place) { return m_scene.view().toMap(place); });
    m_layers->setCity(catalogue, layers);
    m_stage->setCurrentWidget(m_map);
    m_panels.show(true);
    retranslate();
}

void MainWindow::closeCity() {
    m_city = nullptr;
    m_card->showSpot({});
    mark(std::nullopt);
    m_actions->setCity(nullptr);
    m_header->setCity(nullptr);
    m_search->setCity(nullptr);
    m_bookmarks->setCity(nullptr);
    m_actions->measure->setChecked(false);
    m_history.clear();
    m_status->setCity(nullptr, false);
    m_status->setLoading(-1, {});
    m_card->setCity(nullptr, {});
    m_layers->setCity(nullptr, {});
    m_notice->hide();
    m_welcome->showWelcome();
    m_stage->setCurrentWidget(m_welcome);
    m_panels.show(false);
    retranslate();
}

void MainWindow::showWhole() {
    constexpr int longestMs = 500;
    setUpdatesEnabled(false);
    show();
    auto* const limit = new QTimer(this);
    limit->setSingleShot(true);
    const auto paint = [this, limit] {
        limit->stop();
        limit->deleteLater();
        setUpdatesEnabled(true);
    };
    connect(limit, &QTimer::timeout, this, paint);
    connect(&m_scene, &scene::MapScene::changed, limit, [this, paint] {
        if (m_scene.isFilled())
            paint();
    });
    limit->start(longestMs);
    m_touching = touchPicture(*this);
}

void MainWindow::showLoading(const QString& path, double share, const QString& what) {
    m_status->setLoading(share, what);
    if (m_city)
        m_map->setMessage(tr("Loading components"), what, share);
    else {
        m_welcome->showLoading(path, share, what);
        m_stage->setCurrentWidget(m_welcome);
    }
}

void MainWindow::showLoaded() {
    m_status->setLoading(-1, {});
    m_map->clearMessage();
    m_welcome->showWelcome(); // behind the map, for when the city is closed
    if (!m_map->window()->focusWidget() || m_welcome->isAncestorOf(m_map->window()->focusWidget()))
        m_map->setFocus();
}

void MainWindow::showFault(const city::Fault& fault, const QString& path) {
    if (m_city)
        return m_notice->showFault(fault);
    m_status->setLoading(-1, {});
    m_welcome->showFault(fault, path);
    m_stage->setCurrentWidget(m_welcome);
    setUpdatesEnabled(true); // there will be no map to wait for
}

void MainWindow::setRecent(const QStringList& paths) {
    m_welcome->setRecent(paths);
    m_actions->setRecent(paths);
}

void MainWindow::goToSubDistrict(int id) { m_scene.showSubDistrict(id); }

void MainWindow::restoreWorkspace(const QList<ScreenPlace>& screens) {
    m_panels.show(true);
    if (!m_workspace.restore(*this, screens)) {
        if (!screens.isEmpty())
            setGeometry(screens.first().available);
        setWindowState(windowState() | Qt::WindowMaximized);
    } else {
        m_panels.standNew(m_workspace.panels());
    }
    m_restored = true;
    m_panels.show(m_city != nullptr);
    m_actions->fullScreen->setChecked(isFullScreen());
}

void MainWindow::saveWorkspace(const QList<ScreenPlace>& screens) {
    if (m_actions->wall->isChecked())
        m_actions->wall->setChecked(false); // a layout without its bars would open without a way back
    m_panels.show(true);
    m_panels.part(); // what is kept is what the user chose
    m_workspace.save(*this, screens);
    m_panels.show(m_city != nullptr);
}

bool MainWindow::event(QEvent* event) {
    const bool isFrame = event->type() == QEvent::UpdateRequest;
    const bool done = QMainWindow::event(event);
    if (isFrame) // painted and flushed
        m_meter->pace().noteFlushed();
    return done;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_restored)
        saveWorkspace(Workspace::screens());
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    if (m_touching.valid())
        m_touching.get(); // its picture goes with the old size
    QMainWindow::resizeEvent(event);
    m_panels.fit();
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::WindowStateChange)
        m_actions->fullScreen->setChecked(isFullScreen());
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate() {
    setWindowTitle(m_city ? tr("%1 – Xiuhua", "window title").arg(widgets::nameOf(m_city->profile)) : tr("Xiuhua"));
    menuBar()->setAccessibleName(tr("Menu"));
    statusBar()->setAccessibleName(tr("Status"));
    m_map->setAccessibleName(tr("Map"));
    m_actions->retranslate();
}

} // namespace app
