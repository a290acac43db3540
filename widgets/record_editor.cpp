// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record_editor.h"

#include "widgets/label.h"
#include "widgets/push_button.h"
#include "widgets/texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace widgets {

namespace {

using Kind = city::RecordField::Kind;

QString placeOf(const city::Record& record) {
    std::size_t vertices = 0;
    for (const city::Path& path : record.parts)
        vertices += path.size();
    if (vertices == 0)
        return placeholder();
    const QString first = degreesText(record.parts.front().front());
    return vertices == 1 ? first : RecordEditor::tr("%1 and %n vertices more", nullptr, int(vertices) - 1).arg(first);
}

} // namespace

RecordEditor::RecordEditor(const city::RecordField* field, QWidget* parent) : FieldFrame(parent), m_field(field) {
    setObjectName(QStringLiteral("record_") + column());
    setEditor(build(), QStringLiteral("recordEditor_") + column());
    retranslate();
}

QString RecordEditor::column() const { return m_field ? m_field->column : city::shapeColumn; }

QWidget* RecordEditor::build() {
    if (!m_field) {
        auto* row = new QWidget(this);
        auto* along = new QHBoxLayout(row);
        along->setContentsMargins(0, 0, 0, 0);
        m_given = label("recordPlace", "value", row);
        m_place = pushButton("recordSetPlace", row);
        along->addWidget(m_given, 1);
        along->addWidget(m_place);
        connect(m_place, &QPushButton::clicked, this, &FieldFrame::placeAsked);
        return row;
    }
    if (m_field->kind == Kind::Choice || m_field->kind == Kind::Reference) {
        m_choice = new ChoiceBox(this);
        m_choice->addItem(QString(), QVariant()); // until the choices are read
        connect(m_choice, &QComboBox::currentIndexChanged, this, &FieldFrame::edited);
        return m_choice;
    }
    m_line = new QLineEdit(this);
    if (m_field->longest > 0)
        m_line->setMaxLength(m_field->longest);
    connect(m_line, &QLineEdit::textEdited, this, &FieldFrame::edited);
    return m_line;
}

void RecordEditor::setChoices(const std::vector<store::RecordChoice>& choices) {
    refill([&] {
        for (const store::RecordChoice& choice : choices)
            m_choice->addItem(choice.name, qlonglong(choice.row));
    });
}

void RecordEditor::fillOptions() {
    refill([this] {
        for (const city::RecordField::Option& option : m_field->options)
            m_choice->addItem(inChinese() ? option.name : option.nameEn, option.value);
    });
}

bool RecordEditor::isUnknown() const { return m_choice->currentIndex() == 0 && m_choice->findData(m_shown) < 0; }

void RecordEditor::refill(const std::function<void()>& addItems) {
    const QSignalBlocker quiet(m_choice);
    const std::optional<QVariant> standing = m_choice->chosen();
    const QVariant kept = isUnknown() ? m_shown : standing.value_or(QVariant());
    const QString typed = m_choice->currentText();
    m_choice->clear();
    m_choice->addItem(QString(), QVariant());
    addItems();
    m_choice->choose(kept);
    if (!standing)
        m_choice->setEditText(typed);
}

void RecordEditor::show(const city::Record& record) {
    const QSignalBlocker quiet(this);
    setFault({});
    setOther({});
    if (m_given)
        return m_given->setText(placeOf(record));
    m_shown = record.value(column());
    if (m_choice)
        return m_choice->choose(m_shown);
    m_line->setText(city::textOf(m_shown, *m_field));
    m_line->setCursorPosition(0);
}

QString RecordEditor::inWords(const city::Record& record) const {
    if (!m_field)
        return placeOf(record);
    const QVariant value = record.value(column());
    const int at = m_choice ? m_choice->findData(value) : -1;
    const QString text = at >= 0 ? m_choice->itemText(at) : city::shownText(value, *m_field, inChinese());
    return text.isEmpty() ? placeholder() : text;
}

bool RecordEditor::take(city::Record& record) {
    setFault({});
    if (m_given)
        return true; // the form sets it
    if (m_choice) {
        const auto chosen = m_choice->chosen();
        if (!chosen) {
            setFault(tr("Choose one from the list."));
            return false;
        }
        record.values[column()] = isUnknown() ? m_shown : *chosen;
        return true;
    }
    const auto value = city::valueOf(m_line->text(), *m_field);
    if (!value) {
        setFault(m_field->kind == Kind::Date ? tr("This is no date. Write year-month-day, for example 2026-03-09.")
                                             : tr("This is no number. Write digits only."));
        return false;
    }
    record.values[column()] = *value;
    return true;
}

void RecordEditor::focusEditor() { (m_place ? m_place : editor())->setFocus(Qt::OtherFocusReason); }

void RecordEditor::retranslate() {
    FieldFrame::retranslate();
    if (!m_field) {
        setName(tr("Place"), true, {});
        m_place->setText(tr("Set on the map"));
        return;
    }
    const QString name = inChinese() ? m_field->name : m_field->nameEn;
    const QString help = inChinese() ? m_field->help : m_field->helpEn;
    setName(m_field->unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, m_field->unit), m_field->isRequired, help);
    if (m_line)
        m_line->setPlaceholderText(m_field->kind == Kind::Date ? tr("yyyy-mm-dd") : help);
    if (m_choice && m_field->kind == Kind::Choice) {
        fillOptions();
    }
}

} // namespace widgets
