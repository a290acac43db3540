// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/approval_desk.h"

#include "city/anchor.h"

namespace app {

namespace {
constexpr double panelWidth = 400; // logical pixels at a text size of 100 %
namespace approval = store::approval;
using Kind = city::Patch::Kind;

scene::BeforeAfter::Side sideOf(const city::Component& component) { return {component.key.shape, component.parts}; }
} // namespace

ApprovalDesk::ApprovalDesk(MainWindow& window, scene::MapScene& scene, EditDesk& edits)
    : m_window(window), m_scene(scene), m_edits(edits), m_content(new widgets::ApprovalPanel) {
    m_panel = window.addPanel(QStringLiteral("approvalPanel"), QStringLiteral("approve"), m_content,
                              {Qt::RightDockWidgetArea, panelWidth, false});
    window.map().addOverlay(m_marks);
    window.map().addOverlay(m_change);
    using widgets::ApprovalPanel;
    connect(edits.menu().approval, &QAction::triggered, m_panel, [this] { Panels::bringUp(m_panel); });
    connect(&window.card(), &widgets::ComponentCard::currentChanged, this, &ApprovalDesk::showOnCard);
    connect(&window.card(), &widgets::ComponentCard::pendingAsked, this, [this](qint64 edit) {
        Panels::bringUp(m_panel);
        m_content->choose(edit);
    });
    connect(m_content, &ApprovalPanel::wanted, this, [this](const QString& batch) {
        m_batch = batch;
        if (m_session)
            m_session->readEdits(++m_ticket, batch);
    });
    connect(m_content, &ApprovalPanel::editChosen, this, &ApprovalDesk::showEdit);
    connect(m_content, &ApprovalPanel::decided, this, &ApprovalDesk::decide);
}

void ApprovalDesk::setLook(const widgets::Look& look) {
    m_look = look;
    m_content->setLook(look);
    showWaiting(m_waiting);
}

void ApprovalDesk::setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly, store::Session* session) {
    if (path != m_path) {
        m_path = path;
        m_job.reset();
        showWaiting(nullptr);
        m_content->setCity(nullptr);
    }
    m_content->setCity(std::move(catalogue));
    m_content->setEditable(!readOnly);
    if (!session || session == m_session)
        return;
    m_session = session;
    connect(session, &store::Session::waitingRead, this, &ApprovalDesk::showWaiting);
    connect(session, &store::Session::editsRead, this, [this](quint64 ticket, const store::Session::EditsPtr& edits) {
        if (ticket == m_ticket)
            m_content->showEdits(m_batch, edits);
    });
    session->readWaiting();
}

void ApprovalDesk::showWaiting(const approval::WaitingPtr& waiting) {
    m_waiting = waiting;
    std::vector<geo::Point> places;
    if (waiting)
        for (const approval::Mark& mark : waiting->marks)
            if (geo::isValid(mark.place))
                places.push_back(mark.place);
    m_marks.set(places, m_scene.view(), m_look.colour(widgets::Tone::Damaged));
    m_content->showWaiting(waiting);
    showOnCard();
    m_window.map().update();
}

void ApprovalDesk::showOnCard() {
    const auto key = m_window.card().current();
    const auto at = key && m_waiting ? std::ranges::find(m_waiting->marks, *key, &approval::Mark::key) : decltype(m_waiting->marks.begin()){};
    if (!key || !m_waiting || at == m_waiting->marks.end())
        return m_window.card().setPending(0, {});
    QStringList fields;
    for (const city::Field field : at->fields)
        fields += city::fieldName(field);
    const QString words = fields.isEmpty() ? tr("Its deletion waits for approval (%1)").arg(at->user)
                                           : tr("An edit waits for approval: %1 (%2)", "fields, who asked")
                                                 .arg(fields.join(tr(", ")), at->user);
    m_window.card().setPending(at->id, words);
}

void ApprovalDesk::showEdit(const approval::Edit* edit) {
    if (!edit) {
        m_change.clear();
        return m_window.map().update();
    }
    const city::Patch& patch = edit->patch;
    m_change.set(patch.kind == Kind::Insert ? scene::BeforeAfter::Side() : sideOf(patch.before),
                 patch.kind == Kind::Delete ? scene::BeforeAfter::Side() : sideOf(patch.after), m_scene.view(),
                 m_look.colour(widgets::Tone::Missing), m_look.colour(widgets::Tone::Accent));
    const city::Component& shown = patch.kind == Kind::Delete ? patch.before : patch.after;
    if (const geo::Point place = city::anchorOf(shown.key.shape, shown.parts); geo::isValid(place))
        m_scene.showPlace(place, {});
    if (patch.kind != Kind::Insert && m_window.card().current() != patch.key)
        m_window.showFound({scene::Found{patch.key}});
    m_window.map().update();
}

void ApprovalDesk::decide(const approval::Decision& decision) {
    const bool isOwn = decision.what == approval::Decision::What::Withdraw;
    m_edits.signIn().whenAllowed(isOwn ? city::Action::Edit : city::Action::Approve, [this, decision] {
        m_content->begin();
        m_job = std::make_unique<Background>();
        m_job->start([path = m_path, decision, note = m_edits.signIn().note(decision.reason)](
                         const store::Progress& progress) { return approval::decide(path, decision, note, progress); },
                     [this](const city::Result<approval::Outcome>& outcome) {
                         if (outcome)
                             m_content->showOutcome(*outcome);
                         else
                             m_content->showFault(outcome.error());
                         Q_EMIT written();
                     },
                     [this](double share, const QString& what) { m_content->showProgress(share, what); });
    });
}

} // namespace app
