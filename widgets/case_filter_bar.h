// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/case_queue.h"
#include "widgets/case_words.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace widgets {

/// Queues by stage with their counts, whose turn it is, and filters of the open cases.
class CaseFilterBar : public QWidget {
    Q_OBJECT

public:
    explicit CaseFilterBar(QWidget* parent);

    void setLook(const Look& look);
    void setWords(const CaseWords& words);
    void setCounts(const CaseCounts& counts);
    void setClasses(const std::vector<std::pair<work::CaseKind, QString>>& classes); ///< those that occur
    const CaseFilter& filter() const { return m_filter; }
    void focusFind();
    void reset();

Q_SIGNALS:
    void filterChanged(const CaseFilter& filter);
    void downAsked();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* addSwitch(const char* name);
    void fill();
    void follow();
    void say();
    void retranslate();

    CaseWords m_words;
    CaseFilter m_filter;
    CaseCounts m_counts;
    std::vector<std::pair<work::CaseKind, QString>> m_classes;
    bool m_isFilling = false;
    std::vector<QToolButton*> m_stages; ///< by stage from Accept on; the first one is all
    QToolButton *m_overdue, *m_urgent, *m_mine, *m_more;
    QLineEdit* m_find;
    QWidget* m_choices;
    QComboBox *m_role, *m_subDistrict, *m_company, *m_line, *m_class;
};

} // namespace widgets
