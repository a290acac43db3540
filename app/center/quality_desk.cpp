// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/quality_desk.h"

#include "report/quality_report.h"
#include "widgets/texts.h"

#include <QFileDialog>

namespace app {

namespace {
constexpr double panelWidth = 380; // logical pixels at a text size of 100 %
}

QualityDesk::QualityDesk(MainWindow& window, scene::MapScene& scene, EditDesk& edits)
    : m_window(window), m_scene(scene), m_edits(edits), m_content(new widgets::QualityPanel) {
    widgets::Panel* panel = window.addPanel(QStringLiteral("qualityPanel"), QStringLiteral("quality"), m_content,
                    {Qt::LeftDockWidgetArea, panelWidth, false});
    connect(edits.menu().quality, &QAction::triggered, panel, [panel] { Panels::bringUp(panel); });
    window.map().addOverlay(m_marks);
    using widgets::QualityPanel;
    connect(m_content, &QualityPanel::runAsked, this, &QualityDesk::start);
    connect(m_content, &QualityPanel::cancelAsked, this, [this] {
        if (m_examiner)
            m_examiner->cancel();
        if (m_job)
            m_job->stop();
    });
    connect(m_content, &QualityPanel::wordsWanted, this, [this](quint64 ticket, const std::vector<quality::Finding>& findings) {
        if (m_examiner)
            m_examiner->describe(ticket, findings, widgets::inChinese());
    });
    connect(m_content, &QualityPanel::ruleChosen, this, [this](const std::vector<geo::Point>& places, quality::Severity severity) {
        m_marks.set(places, m_scene.view(), widgets::severityColour(m_look, severity));
        m_window.map().update();
    });
    connect(m_content, &QualityPanel::findingChosen, this, &QualityDesk::show);
    connect(m_content, &QualityPanel::repairAsked, this, [this](const quality::Finding& finding) {
        m_edits.signIn().whenAllowed(city::Action::Edit, [this, finding] {
            if (m_examiner)
                m_examiner->repair(finding);
        });
    });
    connect(m_content, &QualityPanel::reportAsked, this, &QualityDesk::askForReport);
    connect(m_content, &QualityPanel::repairAllAsked, this, [this](quality::Check check) {
        m_edits.signIn().whenAllowed(city::Action::Bulk, [this, check] {
            if (!m_examiner)
                return;
            m_content->beginWork();
            m_examiner->repairAll(check, m_edits.signIn().note(tr("Quality: %1").arg(quality::checkId(check))));
        });
    });
}

QualityDesk::~QualityDesk() = default;

void QualityDesk::setLook(const widgets::Look& look) {
    m_look = look;
    m_content->setLook(look);
}

void QualityDesk::setCity(const QString& path, bool readOnly) {
    if (path != m_path) {
        m_path = path;
        m_examiner.reset();
        m_job.reset();
        m_content->setCity(!path.isEmpty());
    }
    m_content->setEditable(!readOnly);
}

void QualityDesk::follow() {
    if (m_examiner && !m_content->isRunning())
        m_examiner->follow();
}

void QualityDesk::start() {
    if (m_path.isEmpty())
        return;
    if (!m_examiner) {
        m_examiner = std::make_unique<store::Examiner>(m_path);
        connectExaminer();
    }
    m_examiner->start();
}

void QualityDesk::connectExaminer() {
    using store::Examiner;
    const Examiner* examiner = m_examiner.get();
    connect(examiner, &Examiner::progressed, m_content, &widgets::QualityPanel::showProgress);
    connect(examiner, &Examiner::examined, m_content, &widgets::QualityPanel::showExamination);
    connect(examiner, &Examiner::described, m_content, &widgets::QualityPanel::setWords);
    connect(examiner, &Examiner::listed, this, &QualityDesk::writeReport);
    connect(examiner, &Examiner::repairedAll, this, [this](quality::Check, const store::bulk::Outcome& outcome) {
        m_content->showRepaired(outcome);
        Q_EMIT m_edits.written();
    });
    connect(examiner, &Examiner::failed, m_content, &widgets::QualityPanel::showFault);
    connect(examiner, &Examiner::repaired, this,
            [this](const quality::Finding& finding, const std::shared_ptr<const city::Component>& before,
                   const std::shared_ptr<const city::Component>& after) {
                if (!before)
                    return m_examiner->follow(); // somebody was faster
                m_edits.change(city::Patch::update(*before, *after),
                               tr("Quality: %1").arg(quality::checkId(finding.check)));
            });
}

void QualityDesk::askForReport() {
    const QString file = QFileDialog::getSaveFileName(&m_window, tr("Report of data quality"), QStringLiteral("quality.pdf"),
                                                      tr("Documents (*.pdf);;Spreadsheets (*.xlsx)"));
    if (file.isEmpty() || !m_examiner)
        return;
    m_report = file;
    m_examiner->list(widgets::inChinese());
}

void QualityDesk::writeReport(const std::shared_ptr<const store::QualityList>& list) {
    m_content->beginWork();
    m_job = std::make_unique<Background>();
    m_job->start([list, file = m_report](const store::Progress& progress) { return report::writeQuality(file, *list, true, progress); },
                 [this](const city::Result<void>& written) {
                     if (!written)
                         return m_content->showFault(written.error());
                     m_content->endWork();
                     m_content->tell(tr("The report is in %1.").arg(m_report));
                 },
                 [this](double share, const QString& what) { m_content->showProgress(share, what); });
}

void QualityDesk::show(const quality::Finding& finding) {
    if (geo::isValid(finding.place))
        m_scene.showPlace(finding.place, {});
    if (finding.subject == quality::Finding::Subject::Component)
        m_window.showFound({scene::Found{city::ComponentKey::unpacked(finding.key)}});
}

} // namespace app
