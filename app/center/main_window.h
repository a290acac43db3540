// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/actions.h"
#include "center/frame_meter.h"
#include "center/panels.h"
#include "center/workspace.h"
#include "scene/found_mark.h"
#include "scene/map_scene.h"
#include "widgets/bookmark_box.h"
#include "widgets/component_card.h"
#include "widgets/header_bar.h"
#include "widgets/help_sheet.h"
#include "widgets/layer_panel.h"
#include "widgets/map_view.h"
#include "widgets/measure_tool.h"
#include "widgets/notice.h"
#include "widgets/overview_map.h"
#include "widgets/search_box.h"
#include "widgets/status_strip.h"
#include "widgets/view_history.h"
#include "widgets/welcome_page.h"

#include <QMainWindow>
#include <future>

class QStackedWidget;

namespace app {

/// The window: the map in the middle, panels around it. Puts the parts together and connects those that speak to
/// each other only; what concerns the city goes through the command center.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Both outlive the window.
    MainWindow(scene::MapScene& scene, QSettings& settings);
    ~MainWindow() override;

    void setLook(const widgets::Look& look);
    void setCity(city::CataloguePtr catalogue, const std::vector<widgets::BaseLayer>& layers, bool readOnly);
    void closeCity(); ///< back to the welcome page
    void showLoading(const QString& path, double share, const QString& what);
    void showLoaded();
    void showFault(const city::Fault& fault, const QString& path);
    void tell(const city::Fault& fault) { m_notice->showFault(fault); } ///< above the map, until it is put away
    void setRecent(const QStringList& paths);
    void goToSubDistrict(int id);
    /// What a click on any of the maps found.
    void showFound(const std::vector<scene::Found>& found);

    /// Shows the window, and paints it when the map is whole or after a while: one picture instead of three.
    void showWhole();
    /// Stands where it stood, or fills the first screen. Not for pictures, which have a size of their own.
    void restoreWorkspace(const QList<ScreenPlace>& screens);
    void saveWorkspace(const QList<ScreenPlace>& screens);

    Actions& actions() { return *m_actions; }
    widgets::MapView& map() { return *m_map; }
    widgets::LayerPanel& layers() { return *m_layers; }
    widgets::ComponentCard& card() { return *m_card; }
    widgets::StatusStrip& status() { return *m_status; }
    widgets::WelcomePage& welcome() { return *m_welcome; }
    widgets::OverviewMap& overview() { return *m_overview; }
    widgets::SearchBox& search() { return *m_search; }
    /// The outline of what was marked last, as it was read.
    void showOutline(std::vector<city::Path> parts);

    /// One more panel around the map, with its entry in View > Panels; before the window is shown.
    widgets::Panel* addPanel(const QString& name, const QString& icon, QWidget* content, Panels::Place place);

Q_SIGNALS:
    void outlineAsked(const search::Hit& hit); ///< answered by showOutline
    void closing(); ///< the layout is saved; the city may be closed

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildStage(QSettings& settings);
    void buildPanels();
    void connectMap();
    void connectSearch();
    void connectWays();
    void copyLink();
    void connectActions();
    void mark(const std::optional<search::Hit>& hit);
    void flyTo(const search::Hit& hit);
    void flyToSpot(const search::Spot& spot);
    void setWall(bool alone);
    void showHelp(bool keys);
    void showCard();
    void followScreens();
    void retranslate();

    scene::MapScene& m_scene;
    scene::FoundMark m_foundMark;
    widgets::ViewHistory m_history;
    widgets::MeasureTool m_measure;
    Workspace m_workspace;
    Panels m_panels;
    widgets::Look m_look;
    city::CataloguePtr m_city;
    Actions* m_actions;
    QStackedWidget* m_stage;
    widgets::WelcomePage* m_welcome;
    widgets::MapView* m_map;
    FrameMeter* m_meter;
    widgets::Notice* m_notice;
    widgets::SearchBox* m_search;
    widgets::BookmarkBox* m_bookmarks;
    widgets::OverviewMap* m_overview;
    widgets::HelpSheet* m_help;
    widgets::LayerPanel* m_layers;
    widgets::ComponentCard* m_card;
    widgets::Panel *m_layersPanel, *m_cardPanel;
    widgets::HeaderBar* m_header;
    widgets::StatusStrip* m_status;
    QTimer m_counting; ///< bounds how often the panels count what is in view
    std::future<void> m_touching; ///< the window's picture
    bool m_restored = false;
};

} // namespace app
