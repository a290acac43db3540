// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/approval_desk.h"
#include "center/arguments.h"
#include "center/bulk_desk.h"
#include "center/dispatch_desk.h"
#include "center/edit_desk.h"
#include "center/export_desk.h"
#include "center/fleet_desk.h"
#include "center/history_desk.h"
#include "center/import_desk.h"
#include "center/main_window.h"
#include "center/map_windows.h"
#include "center/quality_desk.h"
#include "center/records_desk.h"
#include "center/selection_desk.h"
#include "scene/engine_link.h"
#include "scene/map_scene.h"
#include "store/searcher.h"
#include "store/session.h"
#include "translations/languages.h"
#include "widgets/look.h"

#include <QSettings>
#include <QTimer>
#include <functional>
#include <memory>

namespace app {

/// Owns everything, in declaration order, and connects it. No logic.
class CommandCenter : public QObject {
    Q_OBJECT

public:
    /// `settings` is the user's file.
    CommandCenter(const Arguments& arguments, const QString& settings);
    ~CommandCenter() override;

    /// Shows the window and opens the city of the command line. A theme that cannot be read is a fault.
    city::Result<void> start();
    void openCity(const QString& path);
    void closeCity();

    MainWindow& window() { return *m_window; }
    MapWindows& maps() { return *m_maps; }
    EditDesk& edits() { return *m_edits; }
    QualityDesk& quality() { return *m_quality; }
    HistoryDesk& history() { return *m_history; }
    RecordsDesk& records() { return *m_records; }
    ApprovalDesk& approvals() { return *m_approvals; }
    BulkDesk& bulk() { return *m_bulk; }
    SelectionDesk& desk() { return *m_desk; }
    ImportDesk& imports() { return *m_imports; }
    ExportDesk& exports() { return *m_exports; }
    FleetDesk& fleet() { return *m_fleet; }
    DispatchDesk& dispatch() { return *m_dispatch; }
    scene::MapScene& scene() { return m_scene; }
    scene::EngineLink* engine() { return m_engine.get(); }
    /// The open city's components are on the map, or will be in the next frame.
    bool isLoaded() const { return m_loaded; }

Q_SIGNALS:
    void loaded();
    void faulted(const city::Fault& fault);

private:
    void readCity(const QString& file);
    void connectSession();
    void connectSearch();
    /// Once: when the map is complete and both cores are idle, or as soon as somebody needs it.
    void startSearcher();
    void connectChoices();
    void connectMaps();
    void follow(city::CataloguePtr catalogue);
    void startEngine(int mapSrid);
    void noteShown(bool filled, bool complete);
    /// What nobody sees in the first frame is done behind it, or after a while without one; at once otherwise.
    void afterFirstFrame(std::function<void()> what);
    void doLater();
    void answer(quint64 ticket, std::shared_ptr<const city::Component> component, const store::Reader::Place& place);
    void chooseFile();
    void noteRecent(const QString& path);
    void setTheme(scene::Theme theme);
    void setLanguage(const QString& language);
    void setTextSize(int percent);
    city::Result<void> look();
    void failed(const city::Fault& fault);

    Arguments m_arguments;
    QSettings m_settings;
    translations::Languages m_languages;
    scene::Theme m_theme = scene::Theme::Dark;
    int m_textSize = 0;           ///< 0 = as suits the screen
    bool m_languageChosen = false;
    scene::MapScene m_scene;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<EditDesk> m_edits;
    std::unique_ptr<QualityDesk> m_quality;
    std::unique_ptr<HistoryDesk> m_history;
    std::unique_ptr<RecordsDesk> m_records;
    std::unique_ptr<ApprovalDesk> m_approvals;
    std::unique_ptr<BulkDesk> m_bulk;
    std::unique_ptr<SelectionDesk> m_desk;
    std::unique_ptr<ImportDesk> m_imports;
    std::unique_ptr<ExportDesk> m_exports;
    std::unique_ptr<FleetDesk> m_fleet;
    std::unique_ptr<DispatchDesk> m_dispatch;
    std::unique_ptr<MapWindows> m_maps; ///< beside the main one
    QTimer m_firstFrameWait;                    ///< runs while a city is opened, until its first frame
    std::vector<std::function<void()>> m_later; ///< in the order in which it came
    bool m_wasFilled = false, m_wasComplete = false; ///< of the open city, on the screen
    std::unique_ptr<scene::EngineLink> m_engine; ///< of the open city
    std::unique_ptr<store::Session> m_session;   ///< of the open city
    std::unique_ptr<store::Searcher> m_searcher; ///< of the open city
    bool m_searches = false;                     ///< m_searcher was started
    quint64 m_tickets = 0, m_keyTicket = 0, m_outlineTicket = 0;
    bool m_loaded = false;
};

} // namespace app
