// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/edit_desk.h"
#include "store/record_desk.h"
#include "widgets/records_panel.h"

namespace app {

/// Facilities, compounds, road sections and green spaces in the window: connects their panel with the city, the map and the
/// editing desk, whose writer and undo they share.
class RecordsDesk : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    RecordsDesk(MainWindow& window, scene::MapScene& scene, EditDesk& edits);
    ~RecordsDesk() override;

    void setLook(const widgets::Look& look) { m_content->setLook(look); }
    /// Of the open city; an empty path when it is closed.
    void setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly);
    void follow(const QStringList& tables); ///< they changed; `*` is all
    widgets::RecordsPanel& panel() { return *m_content; }

private:
    void connectPanel();
    void connectForm();
    void connectReader();
    void list();
    void add();
    void setDrawing(bool on, bool isPicking = false);
    void show(const store::RecordLine& line);

    MainWindow& m_window;
    scene::MapScene& m_scene;
    EditDesk& m_edits;
    widgets::RecordsPanel* m_content;
    widgets::Panel* m_panel;
    widgets::DrawTool m_tool;
    city::Result<city::RecordTables> m_tables;
    QString m_path;
    city::CataloguePtr m_city;
    bool m_isPicking = false; ///< the next place names a record, and is not one's own
    quint64 m_tickets = 0, m_listTicket = 0, m_recordTicket = 0;
    std::unique_ptr<store::RecordDesk> m_reader;
};

} // namespace app
