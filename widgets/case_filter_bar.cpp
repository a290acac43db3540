// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_filter_bar.h"

#include "widgets/qt_parts.h"
#include "widgets/texts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

constexpr int stagesARow = 4;

QComboBox* choice(const char* name, QWidget* parent) {
    auto* made = new QComboBox(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setMinimumContentsLength(4);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return made;
}

} // namespace

CaseFilterBar::CaseFilterBar(QWidget* parent)
    : QWidget(parent), m_overdue(addSwitch("caseOverdue")), m_urgent(addSwitch("caseUrgent")),
      m_mine(addSwitch("caseMine")), m_more(addSwitch("caseMoreFilters")), m_find(new QLineEdit(this)),
      m_choices(new QWidget(this)), m_role(choice("caseRole", this)),
      m_subDistrict(choice("caseSubDistrict", m_choices)), m_company(choice("caseCompany", m_choices)),
      m_line(choice("caseLine", m_choices)), m_class(choice("caseClass", m_choices)) {
    m_find->setObjectName(QStringLiteral("caseFind"));
    makeClearable(*m_find);
    m_find->installEventFilter(this);
    auto* stages = new QGridLayout;
    stages->setSpacing(4);
    for (int i = 0; i < work::stageCount; ++i) {
        auto* made = addSwitch(nullptr);
        made->setObjectName(QStringLiteral("caseStage%1").arg(i));
        made->setProperty("tight", true);
        made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        stages->addWidget(made, i / stagesARow, i % stagesARow);
        m_stages.push_back(made);
        connect(made, &QToolButton::clicked, this, [this, i] {
            m_filter.stage = i > 0 ? std::optional(work::Stage(i)) : std::nullopt;
            follow();
        });
    }
    auto* switches = new QHBoxLayout;
    switches->setSpacing(4);
    for (QToolButton* each : {m_mine, m_overdue, m_urgent, m_more})
        switches->addWidget(each);
    switches->addStretch(1);
    auto* finding = new QHBoxLayout;
    finding->setSpacing(6);
    finding->addWidget(m_find, 3);
    finding->addWidget(m_role, 2);
    auto* grid = new QGridLayout(m_choices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    grid->addWidget(m_subDistrict, 0, 0);
    grid->addWidget(m_company, 0, 1);
    grid->addWidget(m_line, 1, 0);
    grid->addWidget(m_class, 1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(stages);
    column->addLayout(finding);
    column->addLayout(switches);
    column->addWidget(m_choices);
    m_choices->hide();
    for (QToolButton* each : {m_overdue, m_urgent, m_mine})
        connect(each, &QToolButton::toggled, this, &CaseFilterBar::follow);
    connect(m_more, &QToolButton::toggled, m_choices, &QWidget::setVisible);
    connect(m_find, &QLineEdit::textChanged, this, &CaseFilterBar::follow);
    for (QComboBox* each : {m_role, m_subDistrict, m_company, m_line, m_class})
        connect(each, &QComboBox::currentIndexChanged, this, &CaseFilterBar::follow);
    retranslate();
}

QToolButton* CaseFilterBar::addSwitch(const char* name) {
    auto* made = new QToolButton(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setProperty("wide", true);
    made->setCheckable(true);
    return made;
}

void CaseFilterBar::setLook(const Look& look) {
    for (QComboBox* each : {m_role, m_subDistrict, m_company, m_line, m_class})
        each->setMinimumWidth(look.px(80));
}

void CaseFilterBar::setWords(const CaseWords& words) {
    m_words = words;
    fill();
}

void CaseFilterBar::setClasses(const std::vector<std::pair<work::CaseKind, QString>>& classes) {
    if (classes == m_classes)
        return;
    m_classes = classes;
    fill();
}

void CaseFilterBar::setCounts(const CaseCounts& counts) {
    m_counts = counts;
    say();
}

void CaseFilterBar::focusFind() {
    m_find->setFocus();
    m_find->selectAll();
}

void CaseFilterBar::reset() {
    m_isFilling = true;
    m_filter = {};
    m_find->clear();
    for (QToolButton* each : {m_overdue, m_urgent, m_mine})
        each->setChecked(false);
    for (QComboBox* each : {m_role, m_subDistrict, m_company, m_line, m_class})
        each->setCurrentIndex(0);
    m_isFilling = false;
    m_counts = {};
    say();
}

void CaseFilterBar::fill() {
    if (!m_words.isReady())
        return;
    m_isFilling = true;
    const auto refill = [](QComboBox* box, const QString& all, const auto& rows, auto name, auto id) {
        const QVariant before = box->currentData();
        box->clear();
        box->addItem(all, QVariant());
        for (const auto& row : rows)
            box->addItem(name(row), id(row));
        box->setCurrentIndex(before.isValid() ? std::max(0, box->findData(before)) : 0);
    };
    const auto named = [](const auto& row) { return nameOf(row); };
    const auto byId = [](const auto& row) { return QVariant(row.id); };
    std::vector<work::RoleRow> roles = m_words.rules->lifecycle.roles();
    std::erase_if(roles, [](const work::RoleRow& row) { return row.role == work::roles::system; });
    refill(m_role, tr("Anybody's turn"), roles, [](const work::RoleRow& row) { return work::nameOf(row, !inChinese()); },
           [](const work::RoleRow& row) { return QVariant(int(row.role.number)); });
    refill(m_subDistrict, tr("All sub-districts"), m_words.city->subDistricts, named, byId);
    refill(m_company, tr("All companies"), m_words.city->companies, named, byId);
    refill(m_line, tr("All services"), m_words.city->serviceLines, named, byId);
    refill(m_class, tr("All classes"), m_classes,
           [this](const auto& row) { return m_words.className(row.first, row.second); },
           [](const auto& row) { return QVariant(QString::number(int(row.first)) + row.second); });
    m_isFilling = false;
    follow();
    say();
}

void CaseFilterBar::follow() {
    if (m_isFilling)
        return;
    m_filter.role = {std::uint8_t(m_role->currentData().toInt())};
    m_filter.mine = m_mine->isChecked();
    m_filter.overdueOnly = m_overdue->isChecked();
    m_filter.urgentOnly = m_urgent->isChecked();
    m_filter.subDistrict = m_subDistrict->currentData().toInt();
    m_filter.company = m_company->currentData().toInt();
    m_filter.serviceLine = m_line->currentData().toInt();
    const QString chosen = m_class->currentData().toString();
    m_filter.classCode = chosen.mid(1);
    m_filter.kind = chosen.isEmpty() ? std::nullopt : std::optional(work::CaseKind(chosen.left(1).toInt()));
    m_filter.text = m_find->text().trimmed();
    say();
    Q_EMIT filterChanged(m_filter);
}

void CaseFilterBar::say() {
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        const std::size_t count = i == 0 ? m_counts.all : m_counts.stages[i];
        const QString name = i == 0 ? tr("All") : work::stageName(work::Stage(i));
        m_stages[i]->setText(QStringLiteral("%1 %2").arg(name, countText(count)));
        m_stages[i]->setChecked(i == 0 ? !m_filter.stage : m_filter.stage == work::Stage(i));
    }
    m_overdue->setText(tr("Overdue %1").arg(countText(m_counts.overdue)));
    for (int i = 1; i < m_role->count(); ++i) {
        const auto role = std::size_t(m_role->itemData(i).toInt());
        if (role < m_counts.roles.size())
            m_role->setItemText(i, QStringLiteral("%1 %2").arg(m_words.role({std::uint8_t(role)}),
                                                               countText(m_counts.roles[role])));
    }
}

bool CaseFilterBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT downAsked();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CaseFilterBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CaseFilterBar::retranslate() {
    m_find->setPlaceholderText(tr("Number, text, address"));
    m_find->setAccessibleName(tr("Find among the open cases"));
    nameClearButton(*m_find, tr("Find all"));
    m_role->setAccessibleName(tr("Whose turn it is"));
    m_subDistrict->setAccessibleName(tr("Sub-district"));
    m_company->setAccessibleName(tr("Company"));
    m_line->setAccessibleName(tr("Service"));
    m_class->setAccessibleName(tr("Class"));
    m_urgent->setText(tr("Urgent"));
    m_mine->setText(tr("Mine"));
    m_mine->setToolTip(tr("Cases whose next step is for whoever signed in"));
    m_more->setText(tr("More"));
    m_more->setToolTip(tr("Filter by sub-district, company, service and class"));
    fill();
    say();
}

} // namespace widgets
