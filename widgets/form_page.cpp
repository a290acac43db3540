// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form_page.h"

#include "widgets/label.h"
#include "widgets/push_button.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace widgets {

FormPage::FormPage(const QString& name, const QString& third, QWidget* parent)
    : QWidget(parent), m_title(label(qPrintable(name + QStringLiteral("Title")), "title", this)),
      m_message(label(qPrintable(name + QStringLiteral("Message")), "fault", this)), m_scroll(new QScrollArea(this)),
      m_lines(new QVBoxLayout), m_reason(new QLineEdit(this)),
      m_save(pushButton(qPrintable(name + QStringLiteral("Save")), this, true)),
      m_cancel(pushButton(qPrintable(name + QStringLiteral("Cancel")), this)),
      m_third(pushButton(qPrintable(name + third), this)) {
    auto* body = new QWidget(m_scroll);
    body->setProperty("panel", true);
    m_lines->setContentsMargins(14, 4, 14, 14);
    m_lines->setSpacing(10);
    m_lines->addStretch(1);
    body->setLayout(m_lines);
    m_scroll->setObjectName(name + QStringLiteral("Scroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(body);
    m_reason->setObjectName(name + QStringLiteral("Reason"));
    m_reason->setMaxLength(200);

    auto* head = new QVBoxLayout;
    head->setContentsMargins(14, 14, 14, 6);
    head->addWidget(m_title);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_third);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(14, 6, 14, 12);
    foot->addWidget(m_message);
    foot->addWidget(m_reason);
    foot->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    column->addLayout(foot);
    connect(m_save, &QPushButton::clicked, this, &FormPage::saveAsked);
    connect(m_cancel, &QPushButton::clicked, this, &FormPage::cancelAsked);
    connect(m_third, &QPushButton::clicked, this, &FormPage::thirdAsked);
}

QWidget* FormPage::body() const { return m_scroll->widget(); }

void FormPage::add(FieldFrame* field) {
    m_fields.push_back(field);
    m_lines->insertWidget(m_lines->count() - 1, field);
}

void FormPage::open() {
    m_reason->clear();
    say({}, false);
    setBusy(false);
    m_scroll->ensureVisible(0, 0);
}

void FormPage::setTitle(const QString& title) { m_title->setText(title); }

void FormPage::say(const QString& sentence, bool isBad) {
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
    m_message->setProperty("role", isBad ? "fault" : "muted");
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
}

void FormPage::showFaults() {
    int count = 0;
    FieldFrame* first = nullptr;
    for (FieldFrame* field : m_fields)
        if (field->hasFault() && ++count == 1)
            first = field;
    say(tr("%n field(s) need correcting.", nullptr, count), true);
    if (!first)
        return;
    goTo(first);
    first->focusEditor();
}

void FormPage::goTo(FieldFrame* field) { m_scroll->ensureWidgetVisible(field); }

QString FormPage::reason() const { return m_reason->text().simplified(); }

void FormPage::setBusy(bool busy) {
    m_isBusy = busy;
    for (QWidget* each : {static_cast<QWidget*>(m_save), static_cast<QWidget*>(m_third), static_cast<QWidget*>(m_reason)})
        each->setEnabled(!busy);
    for (FieldFrame* field : m_fields)
        field->setEditable(!busy);
}

bool FormPage::isSave(const QKeyEvent& event) {
    const bool isReturn = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    return event.matches(QKeySequence::Save) || (isReturn && event.modifiers().testFlag(Qt::ControlModifier));
}

void FormPage::setThird(const QString& text, const QString& help, bool isVisible) {
    m_third->setText(text);
    m_third->setToolTip(help);
    m_third->setVisible(isVisible);
}

void FormPage::retranslate() {
    m_reason->setPlaceholderText(tr("Reason, for the journal"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Save (Ctrl+S)"));
    m_cancel->setText(tr("Cancel"));
    for (FieldFrame* field : m_fields)
        field->retranslate();
}

} // namespace widgets
