// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/bulk_desk.h"

namespace app {

namespace {
constexpr double panelWidth = 380; // logical pixels at a text size of 100 %
namespace bulk = store::bulk;
} // namespace

BulkDesk::BulkDesk(MainWindow& window, EditDesk& edits)
    : m_window(window), m_edits(edits), m_content(new widgets::BulkPanel) {
    widgets::Panel* panel = window.addPanel(QStringLiteral("bulkPanel"), QStringLiteral("bulk"), m_content,
                                            {Qt::RightDockWidgetArea, panelWidth, false});
    using widgets::BulkPanel;
    connect(edits.menu().bulk, &QAction::triggered, panel, [panel] { Panels::bringUp(panel); });
    connect(m_content, &BulkPanel::previewAsked, this, &BulkDesk::preview);
    connect(m_content, &BulkPanel::applyAsked, this, &BulkDesk::apply);
    connect(m_content, &BulkPanel::cancelAsked, this, [this] {
        if (m_job)
            m_job->stop();
    });
    connect(m_content, &BulkPanel::componentChosen, this,
            [this](const city::ComponentKey& key) { m_window.showFound({scene::Found{key}}); });
}

void BulkDesk::setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly) {
    if (path != m_path) {
        m_job.reset();
        m_path = path;
        m_selection = {};
        m_content->setCity(nullptr);
    }
    m_content->setCity(std::move(catalogue));
    m_content->setEditable(!readOnly);
}

void BulkDesk::setSelection(const city::Selection& selection) {
    m_selection = selection;
    m_content->setSelection(selection);
}

template <typename Work, typename Show>
void BulkDesk::run(Work work, Show show) {
    m_content->begin();
    m_job = std::make_unique<Background>();
    m_job->start(std::move(work),
                 [this, show](const auto& result) {
                     if (result)
                         show(*result);
                     else
                         m_content->showFault(result.error());
                 },
                 [this](double share, const QString& what) { m_content->showProgress(share, what); });
}

void BulkDesk::preview(const bulk::Wish& wish) {
    m_edits.signIn().whenAllowed(city::Action::Bulk, [this, wish] {
        run([path = m_path, selection = m_selection, wish, note = m_edits.signIn().note({})](
                const store::Progress& progress) { return bulk::preview(path, selection, wish, note, progress); },
            [this](const bulk::Preview& preview) { m_content->showPreview(preview); });
    });
}

void BulkDesk::apply(const bulk::Wish& wish, const QString& reason, bulk::Faults faults) {
    m_edits.signIn().whenAllowed(city::Action::Bulk, [this, wish, reason, faults] {
        run([path = m_path, selection = m_selection, wish, note = m_edits.signIn().note(reason), faults](
                const store::Progress& progress) { return bulk::apply(path, selection, wish, note, faults, progress); },
            [this](const bulk::Outcome& outcome) { m_content->showOutcome(outcome); });
    });
}

} // namespace app
