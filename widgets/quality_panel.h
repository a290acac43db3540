// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/finding_row.h"
#include "widgets/findings_model.h"

#include <QWidget>
#include <set>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace widgets {

/// The panel of data quality: what the rules found, by rule, and for the current finding its whole sentence and its certain
/// repair. Choosing a finding shows it on the map.
class QualityPanel : public QWidget {
    Q_OBJECT

public:
    explicit QualityPanel(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setCity(bool isOpen); ///< forgets what was found
    void setEditable(bool editable);
    void showProgress(double share, const QString& what);
    void showExamination(store::ExaminationPtr examination);
    void showFault(const city::Fault& fault);
    void setWords(quint64 ticket, const store::Examiner::WordsPtr& words) { m_model->setWords(ticket, words); }
    FindingsModel& model() { return *m_model; }
    void tell(const QString& text); ///< in place of the counts, until the next run or change
    void beginWork() { setRunning(true); }
    void endWork() { setRunning(false); }
    void showRepaired(const store::bulk::Outcome& outcome);
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void runAsked();
    void cancelAsked();
    void wordsWanted(quint64 ticket, const std::vector<quality::Finding>& findings);
    /// Of a rule, the findings to mark on the map; of none, empty.
    void ruleChosen(std::vector<geo::Point> places, quality::Severity severity);
    void findingChosen(const quality::Finding& finding);
    void repairAsked(const quality::Finding& finding);
    void reportAsked();
    void repairAllAsked(quality::Check check); ///< everything of a rule that has a certain repair

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildTree();
    /// What the user looks at: it stays while what was found changes.
    struct Looked {
        std::optional<quality::Check> rule;
        std::optional<quality::Finding> finding;
        int row = 0;
        std::set<quality::Check> unfolded;
    };
    std::set<quality::Check> unfolded() const;
    void lookAt(const Looked& looked);
    void showCurrent();
    void choose(const QModelIndex& index);
    void setRunning(bool running);
    void say();
    void retranslate();

    Look m_look;
    FindingsModel* m_model;
    FindingRow* m_row;
    QTreeView* m_tree;
    QLabel *m_state, *m_sentence;
    QProgressBar* m_progress;
    QPushButton *m_run, *m_cancel, *m_repair, *m_repairAll, *m_report;
    QString m_told; ///< of the newest repair of many
    store::ExaminationPtr m_examination;
    std::optional<city::Fault> m_fault;
    QString m_doing;
    std::optional<quality::Check> m_marked; ///< the rule whose findings are on the map
    bool m_isOpen = false, m_isRunning = false, m_isEditable = false;
};

} // namespace widgets
