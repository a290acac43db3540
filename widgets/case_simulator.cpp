// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_simulator.h"

#include "widgets/label.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QLabel>
#include <QTimeZone>
#include <QToolButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

enum Kind { OfTheCity, EveryDay, AroundTheClock }; // calendars to compare

/// The city's calendar with every day a working one, or without any pause.
work::CalendarPlan planOf(const work::CalendarPlan& plan, int kind) {
    work::CalendarPlan made = plan;
    if (kind == OfTheCity)
        return made;
    made.days.clear();
    made.weekdays.assign(7, true);
    if (kind == AroundTheClock)
        made.slotsOfDay = {{0, 1440}};
    return made;
}

} // namespace

CaseSimulator::CaseSimulator(QWidget* parent)
    : QWidget(parent), m_fold(new QToolButton(this)), m_body(new QWidget(this)), m_condition(new QComboBox(m_body)),
      m_calendar(new QComboBox(m_body)), m_start(new QDateTimeEdit(m_body)),
      m_conditionName(label("caseSimulatorField", "muted", m_body)),
      m_startName(label("caseSimulatorField", "muted", m_body)),
      m_calendarName(label("caseSimulatorField", "muted", m_body)),
      m_answer(label("caseSimulatorAnswer", "value", m_body)) {
    m_fold->setObjectName(QStringLiteral("caseSimulatorFold"));
    m_fold->setCheckable(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_condition->setObjectName(QStringLiteral("caseSimulatorCondition"));
    m_condition->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_calendar->setObjectName(QStringLiteral("caseSimulatorCalendar"));
    m_start->setObjectName(QStringLiteral("caseSimulatorStart"));
    m_start->setCalendarPopup(true);
    m_start->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    auto* inner = new QVBoxLayout(m_body);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(4);
    for (QWidget* each : std::initializer_list<QWidget*>{m_conditionName, m_condition, m_startName, m_start,
                                                         m_calendarName, m_calendar, m_answer})
        inner->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_fold);
    column->addWidget(m_body);
    connect(m_fold, &QToolButton::toggled, this, &CaseSimulator::unfold);
    connect(m_condition, &QComboBox::currentIndexChanged, this, &CaseSimulator::answer);
    connect(m_calendar, &QComboBox::currentIndexChanged, this, &CaseSimulator::answer);
    connect(m_start, &QDateTimeEdit::dateTimeChanged, this, &CaseSimulator::answer);
    retranslate();
    unfold(false);
}

void CaseSimulator::setOrder(const work::Order& order) {
    const bool isAnother = order.row != m_order.row;
    m_order = order;
    if (isAnother)
        unfold(m_fold->isChecked());
}

void CaseSimulator::unfold(bool on) {
    m_body->setVisible(on);
    m_fold->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
    if (!on || !m_words.isReady())
        return;
    m_condition->clear();
    for (const work::FilingCondition* each : m_words.rules->book.conditionsOf(m_order.kind, m_order.classCode))
        m_condition->addItem(m_words.condition(*each), each->id);
    m_condition->setCurrentIndex(std::max(0, m_condition->findData(m_order.filing)));
    const QTimeZone zone(m_words.city->profile.timeZone.toUtf8());
    const std::int64_t start = m_order.handle.runningSince.value_or(m_order.changed.ms);
    // Shown as the city's clock shows it, whatever zone this machine is in.
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(start, zone);
    m_start->setDateTime(QDateTime(local.date(), local.time(), Qt::UTC));
    answer();
}

void CaseSimulator::answer() {
    if (!m_words.isReady() || !m_fold->isChecked())
        return;
    const auto* condition = m_words.rules->book.condition(m_condition->currentData().toString());
    if (!condition)
        return m_answer->setText(tr("There is no filing condition of this class."));
    const auto calendar =
        work::Calendar::make(planOf(m_words.rules->calendar.plan(), m_calendar->currentIndex()));
    if (!calendar)
        return m_answer->setText(calendar.error().sentence);
    const QTimeZone zone(m_words.city->profile.timeZone.toUtf8());
    const QDateTime start(m_start->date(), m_start->time(), zone);
    const std::int64_t due = calendar->due(start.toMSecsSinceEpoch(), condition->limit);
    QString text = tr("Handled by %1").arg(m_words.stamp(due));
    if (calendar->isEstimate(calendar->dayOf(due)))
        text += QLatin1Char('\n') + tr("The working days of that year are not published yet: this is an estimate.");
    m_answer->setText(text);
}

void CaseSimulator::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CaseSimulator::retranslate() {
    m_fold->setText(tr("What if: when would it be due?"));
    m_conditionName->setText(tr("Under the condition"));
    m_startName->setText(tr("Dispatched at"));
    m_calendarName->setText(tr("By the calendar"));
    m_condition->setAccessibleName(m_conditionName->text());
    m_start->setAccessibleName(m_startName->text());
    m_calendar->setAccessibleName(m_calendarName->text());
    const int chosen = std::max(0, m_calendar->currentIndex());
    m_calendar->clear();
    m_calendar->addItems({tr("The city's"), tr("Without weekends and holidays"), tr("Day and night")});
    m_calendar->setCurrentIndex(chosen);
    answer();
}

} // namespace widgets
