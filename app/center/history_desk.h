// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/edit_desk.h"
#include "scene/place_marks.h"
#include "widgets/history_panel.h"

#include <QPointer>

namespace app {

/// The life of the picked component in the window: connects its panel with the card, the map and the editing desk.
class HistoryDesk : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    HistoryDesk(MainWindow& window, scene::MapScene& scene, EditDesk& edits);

    void setLook(const widgets::Look& look);
    /// Of the open city, null when it is closed; the session answers what the panel wants.
    void setCity(city::CataloguePtr catalogue, bool readOnly, store::Session* session);
    void follow(); ///< the city changed
    widgets::HistoryPanel& panel() { return *m_content; }

private:
    void restore(const store::Session::LifePtr& life, std::size_t change, const std::vector<city::Field>& fields);

    MainWindow& m_window;
    scene::MapScene& m_scene;
    EditDesk& m_edits;
    widgets::HistoryPanel* m_content;
    scene::PlaceMarks m_marks;
    widgets::Look m_look;
    quint64 m_ticket = 0;
    QPointer<store::Session> m_session;
    city::CataloguePtr m_city;
};

} // namespace app
