// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/job.h"
#include "center/main_window.h"
#include "center/select_menu.h"
#include "center/sign_in.h"
#include "exchange/exporting.h"
#include "store/inquirer.h"
#include "widgets/table_panel.h"

#include <memory>

namespace app {

/// What is selected in a window, and everything around that: the tools on the map, the table, the marks, statistics and
/// export. One selection, shown on all maps of the city and in the table; it lives through edits.
class SelectionDesk : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    SelectionDesk(MainWindow& window, scene::MapScene& scene, QSettings& settings, SignIn& signIn);
    ~SelectionDesk() override;

    void setLook(const widgets::Look& look) { m_table->setLook(look); }
    /// The catalogue of the city at `path`, again when a name in it has changed.
    void setCity(const QString& path, city::CataloguePtr catalogue);
    void closeCity();
    /// What is searched now (store::Searcher::found).
    void setFinder(const search::Finder& finder);

    /// setFinder is waited for.
    bool needsFinder() const { return m_table->isVisible() || !m_selection.isEmpty(); }

    const city::Selection& selection() const { return m_selection; }
    void select(const city::Selection& selection);
    /// Writes the selection, in a moment, into a file that may be there already; what its name ends with says the format.
    void writeSelection(const QString& file);
    widgets::TablePanel& table() { return *m_table; }

Q_SIGNALS:
    void finderNeeded(); ///< the table is looked at, or something is summed up: setFinder is waited for
    void selectionChanged(const city::Selection& selection);

private:
    void connectTools();
    void connectMenu();
    void connectTable();
    void connectInquirer();
    void use(std::optional<widgets::SelectTool::Way> way);
    void change(const city::Selection& by, widgets::SelectTool::Change how);
    void follow(); ///< enables what can be done
    void zoom();
    void selectClass();
    void showCard(const city::ComponentKey& key);
    void exportSelection();
    void chooseExport();
    void showWritten(const city::Result<exchange::ExportReport>& report);

    MainWindow& m_window;
    scene::MapScene& m_scene;
    SignIn& m_signIn;
    SelectMenu* m_menu;
    widgets::TablePanel* m_table;
    widgets::Panel* m_panel;
    widgets::SelectTool m_tool;
    QString m_path;
    city::CataloguePtr m_city;
    std::optional<search::Finder> m_finder;
    city::Selection m_selection;
    std::optional<query::Statistics> m_sums; ///< of m_selection
    bool m_zoomsNext = false;                ///< when it is summed up
    quint64 m_tickets = 0;
    std::unique_ptr<store::Inquirer> m_inquirer; ///< of the open city
    std::unique_ptr<Job> m_export;
};

} // namespace app
