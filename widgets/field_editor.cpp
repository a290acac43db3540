// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_editor.h"

#include "city/field_text.h"
#include "widgets/label.h"
#include "widgets/texts.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace widgets {

namespace {

using Kind = city::FieldDescription::Kind;

/// A list that is searched by any part of a name, and changed by nothing that passes over it.
class ChoiceBox : public QComboBox {
public:
    explicit ChoiceBox(QWidget* parent) : QComboBox(parent) {
        setEditable(true);
        setInsertPolicy(NoInsert);
        setFocusPolicy(Qt::StrongFocus);
        setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
        setMinimumContentsLength(8);
        completer()->setCompletionMode(QCompleter::PopupCompletion);
        completer()->setFilterMode(Qt::MatchContains);
    }

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace

QString valueText(const city::Component& component, city::Field field, const city::Catalogue& catalogue) {
    const QString text = city::fieldText(component, field, catalogue, inChinese());
    return text.isEmpty() ? placeholder() : text;
}

FieldEditor::FieldEditor(const city::FieldDescription& description, QWidget* parent)
    : QWidget(parent), m_description(description), m_name(label("formCaption", "caption", this)),
      m_fault(label("formFault", "fault", this)), m_other(new QPushButton(this)) {
    setObjectName(QStringLiteral("field%1").arg(int(description.field)));
    m_other->setObjectName(QStringLiteral("fieldOther"));
    m_fault->hide();
    m_other->hide();
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    lines->addWidget(m_name);
    lines->addWidget(m_editor = build());
    lines->addWidget(m_fault);
    lines->addWidget(m_other, 0, Qt::AlignLeft);
    m_editor->setObjectName(QStringLiteral("fieldEditor%1").arg(int(description.field)));
    connect(m_other, &QPushButton::clicked, this, &FieldEditor::otherTaken);
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
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(city::choiceOf(component, field()))));
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
        // What was typed may name a choice without having been picked from the list.
        const bool isPicked = m_choice->currentText() == m_choice->itemText(m_choice->currentIndex());
        const int named = isPicked ? m_choice->currentIndex() // two may have the same name
                                   : m_choice->findText(m_choice->currentText().trimmed(), Qt::MatchFixedString);
        const int value = named < 0 ? -1 : m_choice->itemData(named).toInt();
        if (value < 0 && !(named == 0 && !m_description.isRequired)) {
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

void FieldEditor::setFault(const QString& sentence) {
    m_fault->setText(sentence);
    m_fault->setVisible(!sentence.isEmpty());
    m_editor->setAccessibleDescription(sentence);
    if (m_editor->property("faulty").toBool() == !sentence.isEmpty())
        return;
    m_editor->setProperty("faulty", !sentence.isEmpty());
    m_editor->style()->unpolish(m_editor);
    m_editor->style()->polish(m_editor);
}

void FieldEditor::setOther(const QString& value) {
    m_other->setVisible(!value.isEmpty());
    m_other->setText(tr("Use “%1”").arg(value.left(40)));
    m_other->setToolTip(value);
}

bool FieldEditor::hasFault() const { return !m_fault->text().isEmpty(); }

void FieldEditor::setEditable(bool editable) { m_editor->setEnabled(editable); }

void FieldEditor::focusEditor() { (m_place ? m_place : m_editor)->setFocus(Qt::OtherFocusReason); }

void FieldEditor::retranslate() {
    const QString name = city::fieldName(field());
    m_name->setText(m_description.isRequired ? tr("%1 *", "a field that must be filled in").arg(name) : name);
    m_editor->setAccessibleName(name);
    m_editor->setToolTip(city::fieldHelp(field()));
    if (m_line)
        m_line->setPlaceholderText(city::fieldHelp(field()));
    m_other->setAccessibleName(tr("Take what somebody else wrote"));
    if (m_place)
        m_place->setText(tr("Set on the map"));
}

} // namespace widgets
