// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record_form.h"

#include "widgets/texts.h"

#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

using Kind = city::Patch::Kind;

RecordForm::RecordForm(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("recordForm"));
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void RecordForm::setTable(const city::RecordTable* table) {
    if (isOpen())
        close();
    if (table == m_table)
        return;
    m_table = table;
    m_choices.reset();
    m_editors.clear();
    delete std::exchange(m_page, nullptr);
    if (table)
        build();
}

void RecordForm::build() {
    m_page = new FormPage(QStringLiteral("record"), QStringLiteral("Delete"), this);
    m_layout->addWidget(m_page);
    const auto add = [this](const city::RecordField* field) {
        auto* editor = new RecordEditor(field, m_page->body());
        m_editors.push_back(editor);
        m_page->add(editor);
        connect(editor, &FieldFrame::placeAsked, this, &RecordForm::placeAsked);
        connect(editor, &FieldFrame::otherTaken, this, [this, editor] {
            editor->column() == city::shapeColumn ? void(m_after.parts = m_before.parts)
                                                  : void(m_after.values[editor->column()] = m_before.value(editor->column()));
            editor->show(m_after); // after a conflict, what they made is what stands
        });
    };
    for (const city::RecordField& field : m_table->fields)
        add(&field);
    add(nullptr);
    connect(m_page, &FormPage::saveAsked, this, &RecordForm::submit);
    connect(m_page, &FormPage::cancelAsked, this, &RecordForm::cancel);
    connect(m_page, &FormPage::thirdAsked, this, &RecordForm::remove);
    retranslate();
}

void RecordForm::setChoices(store::RecordDesk::ChoicesPtr choices) {
    m_choices = std::move(choices);
    if (!m_table || !m_choices)
        return;
    for (std::size_t i = 0; i < m_table->fields.size(); ++i)
        if (const auto of = m_choices->find(m_table->fields[i].table); of != m_choices->end())
            m_editors[i]->setChoices(of->second);
}

void RecordForm::edit(const city::Record& record, const QDate& today) {
    m_before = record;
    open(Kind::Update, today);
}

void RecordForm::add(const QDate& today) {
    m_before = {};
    m_before.table = m_table->table;
    for (const city::RecordField& field : m_table->fields) // the plainest: both ways
        if (field.isRequired && field.kind == city::RecordField::Kind::Choice && field.options.front().value.typeId() != QMetaType::QString)
            m_before.values[field.column] = field.options.front().value;
    open(Kind::Insert, today);
}

void RecordForm::open(Kind kind, const QDate& today) {
    m_kind = kind;
    m_today = today;
    m_after = m_before;
    m_page->open();
    fill();
    retranslate();
    m_editors.front()->focusEditor();
    Q_EMIT changed();
}

void RecordForm::fill() {
    for (RecordEditor* editor : m_editors)
        editor->show(m_after);
}

void RecordForm::setPlace(std::vector<city::Path> parts) {
    if (!isOpen())
        return;
    m_after.parts = std::move(parts);
    m_editors.back()->show(m_after);
    Q_EMIT changed();
}

bool RecordForm::takeFields(city::Record& record) const {
    bool done = true;
    for (RecordEditor* editor : m_editors)
        done = editor->take(record) && done;
    return done;
}

bool RecordForm::isChanged() const {
    if (!isOpen())
        return false;
    city::RecordPatch patch{{}, Kind::Update, m_before, m_after};
    if (!takeFields(patch.after))
        return true;
    for (const city::RecordField& field : m_table->fields) // an empty text and none are the same to whoever looks
        if (patch.before.value(field.column).toString().isEmpty() && patch.after.value(field.column).toString().isEmpty())
            patch.before.values[field.column] = patch.after.value(field.column);
    return !patch.columns(*m_table).empty();
}

void RecordForm::submit() {
    if (!isOpen() || m_page->isBusy())
        return;
    m_page->say({}, false);
    const bool readable = takeFields(m_after);
    const city::RecordPatch patch{city::Uid::make(), *m_kind, m_before, m_after};
    const auto faults = city::check(patch, *m_table, m_today);
    if (!readable || !faults.empty())
        return showFaults(faults);
    if (*m_kind == Kind::Update && !isChanged())
        return m_page->say(tr("Nothing is changed."), false);
    send(patch);
}

void RecordForm::remove() {
    if (isOpen() && !m_page->isBusy() && *m_kind == Kind::Update)
        send({city::Uid::make(), Kind::Delete, m_before, {}});
}

void RecordForm::send(const city::RecordPatch& patch) {
    m_page->setBusy(true);
    Q_EMIT submitted(patch, m_page->reason());
}

void RecordForm::cancel() { close(); }

void RecordForm::close() {
    m_kind.reset();
    m_before = m_after = {};
    m_page->setBusy(false);
    Q_EMIT closed();
    Q_EMIT changed();
}

void RecordForm::answer(const store::RecordAnswer& answer) {
    if (!isOpen())
        return;
    m_page->setBusy(false);
    if (answer)
        return close();
    if (answer.error().fault.kind == city::FaultKind::Conflict)
        return showConflict(answer.error().theirs);
    showFaults(answer.error().fields);
    m_page->say(answer.error().fault.sentence, true);
}

void RecordForm::showFaults(const std::vector<city::RecordFault>& faults) {
    for (const city::RecordFault& fault : faults)
        if (const auto editor = std::ranges::find(m_editors, fault.column, &RecordEditor::column);
            editor != m_editors.end() && !(*editor)->hasFault())
            (*editor)->setFault(fault.sentence);
    m_page->showFaults();
}

void RecordForm::showConflict(const std::optional<city::Record>& theirs) {
    if (!theirs)
        return m_page->say(tr("Somebody deleted this record meanwhile. Cancel, or add it anew."), true);
    const city::RecordMerge merge = city::merge(*m_table, m_before, m_after, *theirs);
    m_before = *theirs;
    m_after = merge.merged;
    fill();
    if (merge.contested.empty())
        return m_page->say(tr("Somebody changed other fields meanwhile; yours and theirs are brought together. Save once more."), true);
    for (RecordEditor* editor : m_editors) {
        if (!merge.contested.contains(editor->column()))
            continue;
        const QString value = editor->inWords(*theirs);
        editor->setFault(tr("Somebody made this “%1” meanwhile. Keep yours, or take theirs.").arg(value));
        editor->setOther(value);
        m_page->goTo(editor);
    }
    m_page->say(tr("Somebody changed the same fields meanwhile. Choose at each of them, then save once more."), true);
}

void RecordForm::keyPressEvent(QKeyEvent* event) {
    if (FormPage::isSave(*event))
        return submit();
    if (event->key() == Qt::Key_Escape && isOpen() && !isChanged())
        return cancel();
    QWidget::keyPressEvent(event);
}

void RecordForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RecordForm::retranslate() {
    if (!m_page)
        return;
    const QString name = nameOf(*m_table);
    m_page->setTitle(m_kind == Kind::Insert ? tr("%1: new").arg(name) : name);
    m_page->setThird(tr("Delete"), tr("Delete it; Ctrl+Z takes that back"), m_kind == Kind::Update);
    m_page->retranslate();
}

} // namespace widgets
