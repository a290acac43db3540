// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/history_desk.h"

#include "store/restoring.h"

namespace app {

namespace {
constexpr double panelWidth = 380; // logical pixels at a text size of 100 %
}

HistoryDesk::HistoryDesk(MainWindow& window, scene::MapScene& scene, EditDesk& edits)
    : m_window(window), m_scene(scene), m_edits(edits), m_content(new widgets::HistoryPanel) {
    widgets::Panel* panel = window.addPanel(QStringLiteral("historyPanel"), QStringLiteral("history"), m_content,
                                            {Qt::RightDockWidgetArea, panelWidth, false});
    window.map().addOverlay(m_marks);
    connect(edits.menu().history, &QAction::triggered, panel, [panel] { Panels::bringUp(panel); });
    connect(&window.card(), &widgets::ComponentCard::currentChanged, m_content, &widgets::HistoryPanel::setComponent);
    connect(m_content, &widgets::HistoryPanel::wanted, this, [this](const city::ComponentKey& key) {
        if (m_session)
            m_session->readLife(++m_ticket, key);
    });
    connect(m_content, &widgets::HistoryPanel::restoreAsked, this, &HistoryDesk::restore);
    connect(m_content, &widgets::HistoryPanel::placesChosen, this, [this](const std::vector<geo::Point>& places) {
        m_marks.set(places, m_scene.view(), m_look.colour(widgets::Tone::Accent));
        m_window.map().update();
    });
}

void HistoryDesk::setLook(const widgets::Look& look) {
    m_look = look;
    m_content->setLook(look);
}

void HistoryDesk::setCity(city::CataloguePtr catalogue, bool readOnly, store::Session* session) {
    const bool isOther = !catalogue || session != m_session;
    m_city = catalogue;
    if (isOther)
        m_content->setCity(std::move(catalogue));
    m_content->setEditable(!readOnly);
    if (!session || session == m_session)
        return;
    m_session = session;
    connect(session, &store::Session::lifeRead, m_content, [this](quint64 ticket, const store::Session::LifePtr& life) {
        if (ticket == m_ticket)
            m_content->showLife(life);
    });
}

void HistoryDesk::follow() { m_content->setComponent(m_content->component()); }

void HistoryDesk::restore(const store::Session::LifePtr& life, std::size_t change, const std::vector<city::Field>& fields) {
    // The life lists the newest change first: what was before one is what the next one made.
    const std::int64_t before = change + 1 < life->size() ? (*life)[change + 1].seq : 0;
    const auto patch = store::restoring(*life, before, fields);
    if (!patch)
        return m_window.tell(patch.error());
    m_edits.signIn().whenAllowed(city::Action::Edit, [this, patch = *patch, seq = (*life)[change].seq] {
        m_edits.change(patch, tr("Taken back: change %1").arg(seq));
    });
}

} // namespace app
