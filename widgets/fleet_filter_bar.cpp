// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fleet_filter_bar.h"

#include "widgets/qt_parts.h"
#include "widgets/texts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace widgets {

FleetFilterBar::FleetFilterBar(QWidget* parent)
    : QWidget(parent), m_find(new QLineEdit(this)), m_kind(new QComboBox(this)),
      m_company(new QComboBox(this)), m_states{addSwitch("fleetOnline"), addSwitch("fleetStale"),
                                               addSwitch("fleetOffline")},
      m_alarmed(addSwitch("fleetAlarmed")) {
    m_find->setObjectName(QStringLiteral("fleetFind"));
    makeClearable(*m_find);
    m_find->installEventFilter(this);
    m_kind->setObjectName(QStringLiteral("fleetKind"));
    m_company->setObjectName(QStringLiteral("fleetCompany"));
    for (QToolButton* each : m_states)
        each->setChecked(true);
    auto* switches = new QHBoxLayout;
    switches->setSpacing(4);
    for (QToolButton* each : {m_states[0], m_states[1], m_states[2], m_alarmed})
        switches->addWidget(each);
    switches->addStretch(1);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(6);
    choices->addWidget(m_kind, 1);
    choices->addWidget(m_company, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(switches);
    column->addWidget(m_find);
    column->addLayout(choices);
    for (QToolButton* each : {m_states[0], m_states[1], m_states[2], m_alarmed})
        connect(each, &QToolButton::toggled, this, &FleetFilterBar::follow);
    connect(m_find, &QLineEdit::textChanged, this, &FleetFilterBar::follow);
    connect(m_find, &QLineEdit::returnPressed, this, &FleetFilterBar::chosen);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FleetFilterBar::follow);
    connect(m_company, &QComboBox::currentIndexChanged, this, &FleetFilterBar::follow);
    retranslate();
}

QToolButton* FleetFilterBar::addSwitch(const char* name) {
    auto* made = new QToolButton(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setProperty("wide", true);
    made->setCheckable(true);
    return made;
}

void FleetFilterBar::setLook(const Look& look) {
    for (QComboBox* each : {m_kind, m_company}) {
        each->setMinimumContentsLength(4);
        each->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        each->setMinimumWidth(look.px(90));
    }
}

void FleetFilterBar::setCity(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    m_isFilling = true;
    m_find->clear();
    for (QToolButton* each : m_states)
        each->setChecked(true);
    m_alarmed->setChecked(false);
    m_isFilling = false;
    fill();
    setCounts({});
    follow();
}

void FleetFilterBar::setCatalogue(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    fill();
    follow();
}

void FleetFilterBar::fill() {
    m_isFilling = true;
    const QVariant kind = m_kind->currentData(), company = m_company->currentData();
    m_kind->clear();
    m_kind->addItem(tr("All kinds"));
    for (int i = 0; i < scene::markKindCount; ++i)
        m_kind->addItem(kindName(scene::MarkKind(i)), i);
    m_company->clear();
    m_company->addItem(tr("All companies"));
    if (m_city)
        for (const city::Company& each : m_city->companies)
            m_company->addItem(nameOf(each), each.id);
    m_kind->setCurrentIndex(std::max(0, kind.isValid() ? m_kind->findData(kind) : 0));
    m_company->setCurrentIndex(std::max(0, company.isValid() ? m_company->findData(company) : 0));
    m_isFilling = false;
}

void FleetFilterBar::follow() {
    if (m_isFilling)
        return;
    FleetFilter filter;
    for (std::size_t i = 0; i < m_states.size(); ++i)
        if (!m_states[i]->isChecked())
            filter.hiddenStates.insert(int(i));
    filter.alarmedOnly = m_alarmed->isChecked();
    filter.text = m_find->text();
    if (const QVariant kind = m_kind->currentData(); kind.isValid())
        filter.kind = scene::MarkKind(kind.toInt());
    if (const QVariant company = m_company->currentData(); company.isValid())
        filter.company = company.toInt();
    if (filter == m_filter)
        return;
    m_filter = filter;
    Q_EMIT filterChanged(m_filter);
}

void FleetFilterBar::setCounts(const FleetModel::Counts& counts) {
    m_counts = counts;
    tell();
}

void FleetFilterBar::tell() {
    for (std::size_t i = 0; i < m_states.size(); ++i)
        m_states[i]->setText(stateName(scene::MarkState(i)) + QLatin1Char(' ') +
                             countText(m_counts.states[i]));
    m_alarmed->setText(tr("Alarm") + QLatin1Char(' ') + countText(m_counts.alarmed));
}

void FleetFilterBar::focusFind() {
    m_find->setFocus();
    m_find->selectAll();
}

bool FleetFilterBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_find && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        Q_EMIT downAsked();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FleetFilterBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FleetFilterBar::retranslate() {
    m_find->setPlaceholderText(tr("Plate, driver, number or task"));
    m_find->setAccessibleName(m_find->placeholderText());
    nameClearButton(*m_find, tr("Find all"));
    m_kind->setAccessibleName(tr("Kind"));
    m_company->setAccessibleName(tr("Company"));
    for (QToolButton* each : m_states)
        each->setToolTip(tr("Show or hide those in this state, in the list and on the map"));
    m_alarmed->setToolTip(tr("Only those with an alarm"));
    fill();
    tell();
}

} // namespace widgets
