// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_report_form.h"

#include "widgets/choice_box.h"
#include "widgets/label.h"
#include "widgets/push_button.h"
#include "widgets/texts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace widgets {

CaseReportForm::CaseReportForm(QWidget* parent)
    : QWidget(parent), m_title(label("caseReportTitle", "title", this)),
      m_where(label("caseReportWhere", "value", this)), m_follows(label("caseReportFollows", "muted", this)),
      m_similar(label("caseReportSimilar", "mistake", this)), m_fault(label("caseReportFault", "mistake", this)),
      m_className(label("caseReportField", "muted", this)), m_textName(label("caseReportField", "muted", this)),
      m_urgencyName(label("caseReportField", "muted", this)),
      m_sourceName(label("caseReportField", "muted", this)), m_class(new ChoiceBox(this)),
      m_text(new QLineEdit(this)), m_urgency(new QComboBox(this)), m_source(new QComboBox(this)),
      m_others(new QVBoxLayout), m_go(pushButton("caseReportGo", this, true)),
      m_cancel(pushButton("caseReportCancel", this)) {
    setObjectName(QStringLiteral("caseReportForm"));
    m_class->setObjectName(QStringLiteral("caseReportClass"));
    m_class->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_text->setObjectName(QStringLiteral("caseReportText"));
    m_text->setMaxLength(2000);
    m_urgency->setObjectName(QStringLiteral("caseReportUrgency"));
    m_source->setObjectName(QStringLiteral("caseReportSource"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (QWidget* each : std::initializer_list<QWidget*>{m_title, m_where, m_className, m_class, m_textName, m_text,
                                                         m_urgencyName, m_urgency, m_sourceName, m_source, m_follows,
                                                         m_similar})
        column->addWidget(each);
    column->addLayout(m_others);
    column->addWidget(m_fault);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_go);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addStretch(1);
    connect(m_class, &QComboBox::currentIndexChanged, this, &CaseReportForm::ask);
    connect(m_text, &QLineEdit::returnPressed, this, &CaseReportForm::submit);
    connect(m_go, &QPushButton::clicked, this, &CaseReportForm::submit);
    connect(m_cancel, &QPushButton::clicked, this, &CaseReportForm::cancelled);
    retranslate();
}

void CaseReportForm::setWords(const CaseWords& words) {
    m_words = words;
    fillClasses(0);
}

void CaseReportForm::open() {
    m_place.reset();
    m_key.reset();
    m_text->clear();
    m_urgency->setCurrentIndex(0);
    m_follows->clear();
    fillClasses(0);
    showPreview({});
    showFault({});
    setBusy(false);
    m_go->setEnabled(false);
    m_where->setText(tr("Click the map where it is: on a component, or beside."));
}

void CaseReportForm::fillClasses(int classId) {
    if (!m_words.isReady())
        return;
    m_isFilling = true;
    const QString before = m_class->currentData().toString();
    m_class->clear();
    m_class->addItem(QString());
    const city::ComponentClass* kind = m_words.city->componentClass(classId);
    m_componentCode = kind ? kind->code : QString();
    if (kind)
        m_class->addItem(tr("Component: %1").arg(nameOf(*kind)), QStringLiteral("c") + kind->code);
    for (const work::CaseClass& each : m_words.rules->book.classes)
        m_class->addItem(QStringLiteral("%1  %2").arg(each.code, nameOf(each)), QStringLiteral("e") + each.code);
    m_class->choose(kind ? QVariant(QStringLiteral("c") + kind->code)
                         : QVariant(before.startsWith(QLatin1Char('e')) ? before : QString()));
    m_isFilling = false;
}

void CaseReportForm::setPlace(geo::Point place, std::optional<city::ComponentKey> key, int classId) {
    m_place = place;
    m_key = key;
    fillClasses(key ? classId : 0);
    m_where->setText(degreesText(place));
    m_go->setEnabled(true);
    showFault({});
    ask();
    if (m_class->currentIndex() > 0)
        m_text->setFocus();
    else
        m_class->setFocus();
}

store::NewCase CaseReportForm::what() const {
    store::NewCase made;
    const QString chosen = m_class->chosen().value_or(QVariant()).toString();
    const bool isComponent = chosen.startsWith(QLatin1Char('c'));
    made.kind = isComponent ? work::CaseKind::Component : work::CaseKind::Event;
    made.classCode = chosen.mid(1);
    made.source = work::Source(m_source->currentData().toInt());
    made.urgency = work::Urgency(std::max(0, m_urgency->currentIndex()));
    made.description = m_text->text();
    if (isComponent)
        made.key = m_key;
    else
        made.place = m_place;
    return made;
}

void CaseReportForm::ask() {
    if (!m_isFilling && m_place && !what().classCode.isEmpty())
        Q_EMIT previewAsked(what());
}

void CaseReportForm::submit() {
    if (!m_place || !m_go->isEnabled())
        return;
    if (what().classCode.isEmpty())
        return showFault(tr("Choose what kind of case it is."));
    setBusy(true);
    Q_EMIT reportAsked(what());
}

void CaseReportForm::showPreview(const store::CaseBoard::Preview& preview) {
    const work::Order& order = preview.order;
    QStringList lines{m_words.subDistrict(order), order.unitGrid, order.address, m_words.department(order.department)};
    lines.removeAll(QString());
    m_follows->setText(lines.join(QStringLiteral(" · ")));
    m_follows->setVisible(!lines.isEmpty());
    const std::size_t count = std::min<std::size_t>(3, preview.similar.size());
    m_similar->setVisible(count > 0);
    m_similar->setText(tr("%n open case(s) of this class within 50 m and 24 h", nullptr, int(preview.similar.size())));
    m_numbers.clear();
    while (m_read.size() < count) {
        const std::size_t i = m_read.size();
        m_read.push_back(pushButton("caseReportRead", this));
        m_others->addWidget(m_read.back());
        connect(m_read.back(), &QPushButton::clicked, this, [this, i] { Q_EMIT caseAsked(m_numbers[i]); });
    }
    for (std::size_t i = 0; i < m_read.size(); ++i) {
        m_read[i]->setVisible(i < count);
        if (i >= count)
            continue;
        m_numbers.push_back(preview.similar[i].number);
        m_read[i]->setText(tr("Read %1").arg(m_numbers.back()));
    }
}

void CaseReportForm::showFault(const QString& sentence) {
    m_fault->setText(sentence);
    m_fault->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        setBusy(false);
}

void CaseReportForm::setBusy(bool busy) { m_go->setEnabled(!busy && m_place); }

void CaseReportForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT cancelled();
    QWidget::keyPressEvent(event);
}

void CaseReportForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CaseReportForm::retranslate() {
    m_title->setText(tr("Report a case"));
    m_className->setText(tr("What it is"));
    m_textName->setText(tr("What was seen"));
    m_urgencyName->setText(tr("How urgent"));
    m_sourceName->setText(tr("Where it comes from"));
    m_class->setAccessibleName(m_className->text());
    m_text->setAccessibleName(m_textName->text());
    m_urgency->setAccessibleName(m_urgencyName->text());
    m_source->setAccessibleName(m_sourceName->text());
    const int urgency = std::max(0, m_urgency->currentIndex()), source = std::max(0, m_source->currentIndex());
    m_urgency->clear();
    for (const auto each : {work::Urgency::Normal, work::Urgency::Urgent, work::Urgency::Critical})
        m_urgency->addItem(work::urgencyName(each));
    m_urgency->setCurrentIndex(urgency);
    m_source->clear();
    for (int i = 0; i < work::sourceCount; ++i)
        if (work::Source(i) != work::Source::Open311)
            m_source->addItem(work::sourceName(work::Source(i)), i);
    m_source->setCurrentIndex(source);
    m_go->setText(tr("Report"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace widgets
