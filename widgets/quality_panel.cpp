// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/quality_panel.h"

#include "widgets/label.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace widgets {

QualityPanel::QualityPanel(QWidget* parent)
    : QWidget(parent), m_model(new FindingsModel(this)), m_row(new FindingRow(this)), m_tree(new QTreeView(this)),
      m_state(label("qualityState", "muted", this)), m_sentence(label("qualitySentence", "value", this)),
      m_progress(new QProgressBar(this)), m_run(new QPushButton(this)), m_cancel(new QPushButton(this)),
      m_repair(new QPushButton(this)), m_repairAll(new QPushButton(this)),
      m_report(new QPushButton(this)) {
    setObjectName(QStringLiteral("qualityPanelContent"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_run->setObjectName(QStringLiteral("qualityRun"));
    m_run->setProperty("primary", true);
    m_cancel->setObjectName(QStringLiteral("qualityCancel"));
    m_repair->setObjectName(QStringLiteral("qualityRepair"));
    m_repairAll->setObjectName(QStringLiteral("qualityRepairAll"));
    m_report->setObjectName(QStringLiteral("qualityReport"));
    connect(m_report, &QPushButton::clicked, this, &QualityPanel::reportAsked);
    buildTree();
    auto* top = new QHBoxLayout;
    top->addWidget(m_state, 1);
    top->addWidget(m_report);
    top->addWidget(m_run);
    top->addWidget(m_cancel);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_sentence, 1);
    bottom->addWidget(m_repair);
    bottom->addWidget(m_repairAll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_progress);
    column->addWidget(m_tree, 1);
    column->addLayout(bottom);
    connect(m_run, &QPushButton::clicked, this, [this] {
        setRunning(true);
        Q_EMIT runAsked();
    });
    connect(m_cancel, &QPushButton::clicked, this, &QualityPanel::cancelAsked);
    connect(m_repair, &QPushButton::clicked, this, [this] {
        if (const quality::Finding* finding = m_model->finding(m_tree->currentIndex()))
            Q_EMIT repairAsked(*finding);
    });
    connect(m_repairAll, &QPushButton::clicked, this, [this] {
        if (const quality::Rule* rule = m_model->rule(m_tree->currentIndex()))
            Q_EMIT repairAllAsked(rule->check);
    });
    connect(m_model, &FindingsModel::wordsWanted, this, &QualityPanel::wordsWanted);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &QualityPanel::showCurrent);
    setRunning(false);
    retranslate();
}

void QualityPanel::buildTree() {
    m_tree->setObjectName(QStringLiteral("qualityTree"));
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true); // a rule may have found a million
    m_tree->setItemDelegate(m_row);
    m_tree->setIndentation(0);
    m_tree->setMouseTracking(true);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (m_model->isRule(index))
            m_tree->setExpanded(index, !m_tree->isExpanded(index));
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        showCurrent();
        choose(index);
    });
}

void QualityPanel::choose(const QModelIndex& index) {
    const quality::Rule* rule = m_model->rule(index);
    if (rule && m_marked != rule->check) {
        m_marked = rule->check;
        std::vector<geo::Point> places;
        for (const quality::Finding& finding : m_model->findingsOf(*rule))
            if (geo::isValid(finding.place))
                places.push_back(finding.place);
        Q_EMIT ruleChosen(std::move(places), rule->severity);
    }
    if (const quality::Finding* finding = m_model->finding(index))
        Q_EMIT findingChosen(*finding);
}

void QualityPanel::showCurrent() {
    const QModelIndex current = m_tree->currentIndex();
    const auto words = m_model->words(current);
    const quality::Rule* rule = m_model->rule(current);
    m_sentence->setText(words ? words->text : rule && m_model->isRule(current) ? rule->source : QString());
    m_sentence->setVisible(!m_sentence->text().isEmpty());
    m_repair->setVisible(m_isEditable && words && words->isRepairable);
    const bool isWholeRule = rule && m_model->isRule(current) && m_model->rowCount(current) > 0;
    m_repairAll->setVisible(m_isEditable && !m_isRunning && isWholeRule && quality::mayBeRepaired(rule->check));
}

void QualityPanel::setLook(const Look& look) {
    m_look = look;
    m_model->setLook(look);
    m_row->setLook(look);
    setMinimumWidth(look.px(300));
}

void QualityPanel::setCity(bool isOpen) {
    m_isOpen = isOpen;
    m_examination.reset();
    m_fault.reset();
    m_marked.reset();
    m_model->setExamination(nullptr);
    setRunning(false);
    showCurrent();
    Q_EMIT ruleChosen({}, quality::Severity::Notice);
}

void QualityPanel::setEditable(bool editable) {
    m_isEditable = editable;
    showCurrent();
}

void QualityPanel::setRunning(bool running) {
    m_isRunning = running;
    if (running)
        m_fault.reset();
    m_progress->setVisible(running);
    m_progress->setValue(0);
    m_cancel->setVisible(running);
    m_run->setVisible(!running);
    m_report->setVisible(!running && m_examination);
    m_run->setEnabled(m_isOpen);
    m_doing.clear();
    say();
}

void QualityPanel::showProgress(double share, const QString& what) {
    if (!m_isRunning)
        return;
    m_progress->setValue(int(share * 1000));
    m_doing = what;
    say();
}

void QualityPanel::showExamination(store::ExaminationPtr examination) {
    const QModelIndex current = m_tree->currentIndex();
    const quality::Finding* finding = m_model->finding(current);
    const quality::Rule* rule = m_model->rule(current);
    const Looked looked{rule ? std::optional(rule->check) : std::nullopt, finding ? std::optional(*finding) : std::nullopt,
                        current.row(), unfolded()};
    m_examination = std::move(examination);
    m_fault.reset();
    {
        const QSignalBlocker quiet(m_tree->selectionModel());
        m_model->setExamination(m_examination);
        lookAt(looked);
    }
    m_marked.reset(); // marks follow; the map stays where it is
    if (const quality::Rule* now = m_model->rule(m_tree->currentIndex()))
        choose(m_model->indexOf(now->check));
    else
        Q_EMIT ruleChosen({}, quality::Severity::Notice);
    setRunning(false);
    showCurrent();
}

std::set<quality::Check> QualityPanel::unfolded() const {
    std::set<quality::Check> open;
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (const QModelIndex index = m_model->index(i, 0); m_tree->isExpanded(index))
            open.insert(m_model->rule(index)->check);
    return open;
}

void QualityPanel::lookAt(const Looked& looked) {
    for (const quality::Check each : looked.unfolded)
        m_tree->setExpanded(m_model->indexOf(each), true);
    const QModelIndex above = looked.rule ? m_model->indexOf(*looked.rule) : QModelIndex();
    QModelIndex next = looked.finding ? m_model->indexOf(*looked.finding) : above;
    if (looked.finding && !next.isValid() && above.isValid()) // mended: the one that came in its place
        next = m_model->index(std::min(looked.row, m_model->rowCount(above) - 1), 0, above);
    m_tree->setCurrentIndex(next);
}

void QualityPanel::showRepaired(const store::bulk::Outcome& outcome) {
    setRunning(false);
    const auto changed = countText(std::size_t(outcome.changed)), left = countText(std::size_t(outcome.same + outcome.faulty));
    m_told = outcome.isWaiting ? tr("Nothing is changed yet: %1 edits wait for approval. Shift+Y lists them.").arg(changed)
                               : tr("%1 put right, %2 left: they have no certain repair. Ctrl+Z takes all of it back.").arg(changed, left);
    say();
    m_told.clear();
}

void QualityPanel::tell(const QString& text) {
    m_told = text;
    say();
    m_told.clear();
}

void QualityPanel::showFault(const city::Fault& fault) {
    setRunning(false);
    m_fault = fault;
    say();
}

void QualityPanel::say() {
    const bool hasFault = m_fault && m_fault->kind != city::FaultKind::Cancelled;
    if (hasFault)
        m_state->setText(m_fault->sentence);
    else if (m_isRunning)
        m_state->setText(m_doing.isEmpty() ? tr("Checking…") : m_doing);
    else if (!m_told.isEmpty())
        m_state->setText(m_told);
    else if (!m_examination)
        m_state->setText(m_isOpen ? tr("Not checked yet") : tr("No city is open"));
    else if (m_examination->findings.empty())
        m_state->setText(tr("%1 components checked, nothing found").arg(countText(m_examination->components)));
    else
        m_state->setText(tr("%1 components checked, %2 findings")
                             .arg(countText(m_examination->components), countText(m_examination->findings.size())));
}

void QualityPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QualityPanel::retranslate() {
    setWindowTitle(tr("Data quality"));
    setAccessibleName(windowTitle());
    m_tree->setAccessibleName(tr("Findings by rule"));
    m_run->setText(tr("Check"));
    m_run->setToolTip(tr("Hold every component against the rules"));
    m_cancel->setText(tr("Cancel"));
    m_repair->setText(tr("Repair"));
    m_repair->setToolTip(tr("Put it right in the one certain way; Ctrl+Z takes it back"));
    m_report->setText(tr("Report…"));
    m_report->setToolTip(tr("Write what was found as PDF or spreadsheet"));
    m_repairAll->setText(tr("Repair all"));
    m_repairAll->setToolTip(tr("Put right everything that this rule found and that has one certain repair, as one change; Ctrl+Z takes it back"));
    m_model->retranslate();
    showCurrent();
    say();
}

} // namespace widgets
