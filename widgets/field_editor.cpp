// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_editor.h"

#include "city/field_text.h"
#include "widgets/label.h"
#include "widgets/texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace widgets {

namespace {

using Kind = city::FieldDescription::Kind;

} // namespace

QString valueText(const city::Component& component, city::Field field, const city::Catalogue& catalogue) {
    const QString text = city::fieldText(component, field, catalogue, inChinese());
    return text.isEmpty() ? placeholder() : text;
}

FieldEditor::FieldEditor(const city::FieldDescription& description, QWidget* parent)
    : FieldFrame(parent), m_description(description) {
    setObjectName(QStringLiteral("field%1").arg(int(description.field)));
    setEditor(build(), QStringLiteral("fieldEditor%1").arg(int(description.field)));
    retranslate();
}

QWidget* FieldEditor::build() {
    switch (m_description.kind) {
    case Kind::Text:
    case Kind::Date:
        m_line = new QLineEdit(this);
        if (m_description.longest > 0)
            m_line->setMaxLength(m_description.longest);
        connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
        return m_line;
    case Kind::LongText:
        m_long = new QPlainTextEdit(this);
        m_long->setTabChangesFocus(true);
        connect(m_long, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
        return m_long;
    case Kind::Choice:
        m_choice = new ChoiceBox(this);
        connect(m_choice, &QComboBox::currentIndexChanged, this, &FieldEditor::edited);
        return m_choice;
    case Kind::Place: {
        auto* row = new QWidget(this);
        auto* along = new QHBoxLayout(row);
        along->setContentsMargins(0, 0, 0, 0);
        m_given = label("fieldPlace", "value", row);
        m_place = new QPushButton(row);
        m_place->setObjectName(QStringLiteral("fieldSetPlace"));
        along->addWidget(m_given, 1);
        along->addWidget(m_place);
        connect(m_place, &QPushButton::clicked, this, &FieldEditor::placeAsked);
        return row;
    }
    case Kind::Given: break;
    }
    return m_given = label("fieldGiven", "muted", this);
}

void FieldEditor::setLook(const Look& look) {
    if (m_long)
        m_long->setFixedHeight(look.px(72));
}

void FieldEditor::fillChoices(const city::Component& component, const city::Catalogue& catalogue) {
    m_choice->clear();
    m_choice->addItem(QString(), -1); // nothing chosen yet, or what the city knows no more
    for (const city::Choice& choice : city::choicesOf(field(), component.key.shape, catalogue, inChinese()))
        m_choice->addItem(choice.name, choice.value);
    m_choice->choose(city::choiceOf(component, field()));
}

void FieldEditor::show(const city::Component& component, const city::Catalogue& catalogue) {
    const QSignalBlocker quiet(this);
    setFault({});
    setOther({});
    if (m_line) {
        m_line->setText(city::textOf(component, field()));
        m_line->setCursorPosition(0);
    }
    if (m_long)
        m_long->setPlainText(city::textOf(component, field()));
    if (m_choice)
        fillChoices(component, catalogue);
    if (m_given)
        m_given->setText(valueText(component, field(), catalogue));
}

void FieldEditor::showNothing(city::Shape shape, const city::Catalogue& catalogue) {
    const QSignalBlocker quiet(this);
    city::Component empty;
    empty.key.shape = shape;
    show(empty, catalogue);
    if (m_choice)
        m_choice->setCurrentIndex(0);
}

bool FieldEditor::take(city::Component& component) {
    setFault({});
    if (m_choice) {
        const auto chosen = m_choice->chosen();
        const int value = chosen ? chosen->toInt() : -1;
        if (value < 0 && (!chosen || m_description.isRequired)) {
            setFault(tr("Choose one from the list."));
            return false;
        }
        city::setChoice(component, field(), value);
        return true;
    }
    const QString text = m_line ? m_line->text() : m_long ? m_long->toPlainText() : QString();
    if ((m_line || m_long) && !city::setText(component, field(), text)) {
        setFault(tr("This is no date. Write year-month-day, for example 2026-03-09."));
        return false;
    }
    return true;
}

void FieldEditor::focusEditor() { (m_place ? m_place : editor())->setFocus(Qt::OtherFocusReason); }

void FieldEditor::retranslate() {
    FieldFrame::retranslate();
    setName(city::fieldName(field()), m_description.isRequired, city::fieldHelp(field()));
    if (m_line)
        m_line->setPlaceholderText(city::fieldHelp(field()));
    if (m_place)
        m_place->setText(tr("Set on the map"));
}

} // namespace widgets
