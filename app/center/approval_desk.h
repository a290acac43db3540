// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/background.h"
#include "center/edit_desk.h"
#include "scene/before_after.h"
#include "scene/place_marks.h"
#include "widgets/approval_panel.h"

#include <QPointer>

namespace app {

/// Edits that wait for approval, in the window: connects their panel with the card, the map and the store.
class ApprovalDesk : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    ApprovalDesk(MainWindow& window, scene::MapScene& scene, EditDesk& edits);

    void setLook(const widgets::Look& look);
    /// Of the open city, an empty path and null when it is closed; the session tells what waits.
    void setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly, store::Session* session);
    widgets::ApprovalPanel& panel() { return *m_content; }

Q_SIGNALS:
    void written();

private:
    void showWaiting(const store::approval::WaitingPtr& waiting);
    void showOnCard();
    void showEdit(const store::approval::Edit* edit);
    void decide(const store::approval::Decision& decision);

    MainWindow& m_window;
    scene::MapScene& m_scene;
    EditDesk& m_edits;
    widgets::ApprovalPanel* m_content;
    widgets::Panel* m_panel;
    scene::PlaceMarks m_marks;
    scene::BeforeAfter m_change;
    widgets::Look m_look;
    QString m_path;
    QPointer<store::Session> m_session;
    store::approval::WaitingPtr m_waiting;
    QString m_batch; ///< whose edits are asked for
    quint64 m_ticket = 0;
    std::unique_ptr<Background> m_job;
};

} // namespace app
