// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/case_menu.h"
#include "center/edit_desk.h"
#include "scene/case_overlay.h"
#include "scene/place_marks.h"
#include "widgets/dispatch_panel.h"
#include "widgets/map_marks.h"
#include "widgets/spot_tool.h"

#include <QTimer>

namespace app {

/// Cases in the window: connects the dispatch dock and the pins on the map with the city's cases, and whoever
/// signed in with the desk where steps are written.
class DispatchDesk : public QObject, private widgets::MapMarks {
    Q_OBJECT

public:
    /// All outlive it.
    DispatchDesk(MainWindow& window, scene::MapScene& scene, EditDesk& edits);
    ~DispatchDesk() override;

    void setLook(const widgets::Look& look);
    /// Of the open city; an empty path when it is closed.
    void setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly);
    void follow(const QStringList& tables); ///< they changed; `*` is all
    widgets::DispatchPanel& panel() { return *m_content; }
    const scene::CaseOverlay& overlay() const { return m_overlay; }
    CaseMenu& menu() { return *m_menu; }

Q_SIGNALS:
    void written(); ///< something is in the city that the map does not show yet

private:
    bool choose(QPointF at) override;
    bool hover(std::optional<QPointF> at) override;
    void giveUp() override { choose(std::optional<std::int64_t>()); }

    void connectMenu();
    void connectPanel();
    void connectBoard();
    void choose(std::optional<std::int64_t> row);
    void read(const QString& numberOrUid);
    void zoomTo(std::int64_t row);
    void placePins();
    void tick();
    void report(const store::NewCase& what);
    void step(std::vector<store::NewStep> steps);
    void setPicking(bool on);
    void takeSpot(QPointF at);
    bool isSignedOut() const { return m_edits.signIn().isNeeded() && !m_edits.signIn().login(); }
    QStringList linesOf(std::int64_t row) const;
    work::Role roleFor(work::State from, work::Action action, const work::Order& order, work::Role otherwise) const;

    MainWindow& m_window;
    scene::MapScene& m_scene;
    EditDesk& m_edits;
    CaseMenu* m_menu;
    widgets::DispatchPanel* m_content;
    widgets::Panel* m_panel;
    scene::CaseOverlay m_overlay;
    scene::PlaceMarks m_spot; ///< where the next case is
    widgets::SpotTool m_tool;
    widgets::Look m_look;
    QTimer m_clock;
    QString m_path;
    city::CataloguePtr m_city;
    widgets::CaseWords m_words;
    bool m_readOnly = false;
    quint64 m_tickets = 0, m_tellTicket = 0, m_previewTicket = 0, m_reportTicket = 0;
    bool m_isShowing = false; ///< what is told next is brought to the middle of the map
    work::Order m_preview;
    std::unique_ptr<store::CaseBoard> m_board; ///< last, so that it ends first
};

} // namespace app
