// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/case_words.h"

#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QToolButton;

namespace widgets {

/// When a case would be due under another filing condition or from another start, by the city's calendar. Changes
/// nothing.
class CaseSimulator : public QWidget {
    Q_OBJECT

public:
    explicit CaseSimulator(QWidget* parent);
    void setWords(const CaseWords& words) { m_words = words; }
    void setOrder(const work::Order& order);

protected:
    void changeEvent(QEvent* event) override;

private:
    void unfold(bool on);
    void answer();
    void retranslate();

    CaseWords m_words;
    work::Order m_order;
    QToolButton* m_fold;
    QWidget* m_body;
    QComboBox *m_condition, *m_calendar;
    QDateTimeEdit* m_start;
    QLabel *m_conditionName, *m_startName, *m_calendarName, *m_answer;
};

} // namespace widgets
