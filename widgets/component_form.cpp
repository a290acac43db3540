// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/component_form.h"

#include "widgets/label.h"
#include "widgets/push_button.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

namespace widgets {

ComponentForm::ComponentForm(QWidget* parent) : QWidget(parent), m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("componentForm"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* nothing = new QWidget(m_stack);
    m_empty = label("formEmpty", "muted", nothing);
    auto* lines = new QVBoxLayout(nothing);
    lines->setContentsMargins(20, 28, 20, 20);
    lines->addWidget(m_empty);
    lines->addStretch(1);
    m_stack->addWidget(nothing);
    m_stack->addWidget(buildForm());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    retranslate();
}

QWidget* ComponentForm::buildForm() {
    auto* page = new QWidget(m_stack);
    m_title = label("formTitle", "title", page);
    m_message = label("formMessage", "fault", page);
    auto* body = new QWidget(page);
    body->setProperty("panel", true);
    auto* fields = new QVBoxLayout(body);
    fields->setContentsMargins(14, 4, 14, 14);
    fields->setSpacing(10);
    for (const city::FieldDescription& description : city::fieldDescriptions()) {
        auto* editor = new FieldEditor(description, body);
        m_editors.push_back(editor);
        fields->addWidget(editor);
        connect(editor, &FieldEditor::placeAsked, this, &ComponentForm::placeAsked);
        connect(editor, &FieldEditor::otherTaken, this, [this, editor] {
            city::takeField(m_after, m_before, editor->field()); // after a conflict, what they made is what stands
            editor->show(m_after, *m_city);
        });
    }
    fields->addStretch(1);
    m_scroll = new QScrollArea(page);
    m_scroll->setObjectName(QStringLiteral("formScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(body);

    m_reason = new QLineEdit(page);
    m_reason->setObjectName(QStringLiteral("formReason"));
    m_reason->setMaxLength(200);
    m_save = pushButton("formSave", page, true);
    m_cancel = pushButton("formCancel", page);
    m_retire = pushButton("formRetire", page);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_retire);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(14, 6, 14, 12);
    foot->addWidget(m_message);
    foot->addWidget(m_reason);
    foot->addLayout(buttons);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(14, 14, 14, 6);
    head->addWidget(m_title);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    column->addLayout(foot);
    connect(m_save, &QPushButton::clicked, this, &ComponentForm::submit);
    connect(m_cancel, &QPushButton::clicked, this, &ComponentForm::cancel);
    connect(m_retire, &QPushButton::clicked, this, &ComponentForm::retire);
    return page;
}

void ComponentForm::setLook(const Look& look) {
    m_look = look;
    setMinimumWidth(look.px(300));
    for (FieldEditor* editor : m_editors)
        editor->setLook(look);
}

void ComponentForm::setCity(city::CataloguePtr catalogue) {
    const bool isOther = !catalogue || !m_city || catalogue->profile.uid != m_city->profile.uid;
    m_city = std::move(catalogue);
    if (isOther && isOpen())
        close(std::nullopt);
}

void ComponentForm::edit(const city::Component& component, const QDate& today) {
    m_before = component;
    open(city::Patch::Kind::Update, today);
}

void ComponentForm::add(city::Shape shape, const QDate& today) {
    m_before = {};
    m_before.key.shape = shape;
    m_before.classId = m_lastClass[int(shape)];
    m_before.surveyed = today;
    m_before.source = city::DataSource::Measured;
    open(city::Patch::Kind::Insert, today);
}

void ComponentForm::open(city::Patch::Kind kind, const QDate& today) {
    m_patchKind = kind;
    m_today = today;
    m_after = m_before;
    m_reason->clear();
    say({}, false);
    setBusy(false);
    m_retire->setVisible(kind == city::Patch::Kind::Update && m_before.state != city::State::Abandoned);
    m_stack->setCurrentIndex(1);
    m_scroll->ensureVisible(0, 0);
    fill();
    retranslate();
    editorOf(city::Field::Class)->focusEditor();
    Q_EMIT changed();
}

void ComponentForm::fill() {
    for (FieldEditor* editor : m_editors)
        editor->show(m_after, *m_city);
}

FieldEditor* ComponentForm::editorOf(city::Field field) const {
    for (FieldEditor* editor : m_editors)
        if (editor->field() == field)
            return editor;
    return m_editors.front();
}

void ComponentForm::setPlace(std::vector<city::Path> parts) {
    if (!isOpen())
        return;
    m_after.parts = std::move(parts);
    editorOf(city::Field::Geometry)->show(m_after, *m_city);
    Q_EMIT changed();
}

bool ComponentForm::takeFields() {
    bool done = true;
    for (FieldEditor* editor : m_editors)
        done = editor->take(m_after) && done;
    return done;
}

bool ComponentForm::isChanged() const {
    if (!isOpen())
        return false;
    city::Component now = m_after;
    for (FieldEditor* editor : m_editors)
        if (!editor->take(now))
            return true;
    return !city::Patch::update(m_before, now).fields().empty();
}

void ComponentForm::submit() {
    if (!isOpen() || m_isBusy)
        return;
    say({}, false);
    const bool readable = takeFields();
    city::Patch patch = *m_patchKind == city::Patch::Kind::Insert ? city::Patch::insert(m_after)
                                                                  : city::Patch::update(m_before, m_after);
    std::vector<city::FieldFault> faults = city::missingFields(m_after);
    for (const city::FieldFault& fault : city::check(patch, *m_city, m_today))
        faults.push_back(fault);
    if (!readable || !faults.empty())
        return showFaults(faults);
    if (*m_patchKind == city::Patch::Kind::Update && patch.fields().empty())
        return say(tr("Nothing is changed."), false);
    m_lastClass[int(m_after.key.shape)] = m_after.classId;
    setBusy(true);
    Q_EMIT submitted(patch, m_reason->text().simplified());
}

void ComponentForm::retire() {
    if (!isOpen() || !takeFields())
        return;
    m_after.state = city::State::Abandoned;
    m_after.changed = m_today;
    fill();
    submit();
}

void ComponentForm::cancel() { close(std::nullopt); }

void ComponentForm::close(std::optional<city::ComponentKey> written) {
    m_patchKind.reset();
    m_after = m_before = {};
    m_stack->setCurrentIndex(0);
    setBusy(false);
    Q_EMIT closed(written);
    Q_EMIT changed();
}

void ComponentForm::answer(const store::Answer& answer) {
    if (!isOpen())
        return;
    setBusy(false);
    if (answer)
        return close(answer->key);
    const store::Refusal& refusal = answer.error();
    if (refusal.fault.kind == city::FaultKind::Conflict)
        return showConflict(refusal.theirs);
    showFaults(refusal.fields);
    say(refusal.fault.sentence, true);
}

void ComponentForm::showFaults(const std::vector<city::FieldFault>& faults) {
    for (const city::FieldFault& fault : faults)
        if (FieldEditor* editor = editorOf(fault.field); !editor->hasFault())
            editor->setFault(fault.sentence);
    int count = 0;
    FieldEditor* first = nullptr;
    for (FieldEditor* editor : m_editors)
        if (editor->hasFault() && ++count == 1)
            first = editor;
    say(tr("%n field(s) need correcting.", nullptr, count), true);
    if (!first)
        return;
    m_scroll->ensureWidgetVisible(first);
    first->focusEditor();
}

void ComponentForm::showConflict(const std::optional<city::Component>& theirs) {
    if (!theirs)
        return say(tr("Somebody deleted this component meanwhile. Cancel, or add it anew."), true);
    const city::Merge merge = city::merge(m_before, m_after, *theirs);
    m_before = *theirs;
    m_after = merge.merged;
    fill();
    if (merge.contested.empty())
        return say(tr("Somebody changed other fields meanwhile; yours and theirs are brought together. Save once more."), true);
    for (const city::Field field : merge.contested) {
        FieldEditor* editor = editorOf(field);
        const QString value = valueText(*theirs, field, *m_city);
        editor->setFault(tr("Somebody made this “%1” meanwhile. Keep yours, or take theirs.").arg(value));
        editor->setOther(value);
    }
    say(tr("Somebody changed the same fields meanwhile. Choose at each of them, then save once more."), true);
    m_scroll->ensureWidgetVisible(editorOf(merge.contested.front()));
}

void ComponentForm::setBusy(bool busy) {
    m_isBusy = busy;
    for (QWidget* each : {static_cast<QWidget*>(m_save), static_cast<QWidget*>(m_retire), static_cast<QWidget*>(m_reason)})
        each->setEnabled(!busy);
    for (FieldEditor* editor : m_editors)
        editor->setEditable(!busy);
}

void ComponentForm::say(const QString& sentence, bool isBad) {
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
    m_message->setProperty("role", isBad ? "fault" : "muted");
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
}

void ComponentForm::keyPressEvent(QKeyEvent* event) {
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Save) || (isReturn && event->modifiers().testFlag(Qt::ControlModifier)))
        return submit();
    if (event->key() == Qt::Key_Escape && isOpen() && !isChanged())
        return cancel();
    QWidget::keyPressEvent(event);
}

void ComponentForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ComponentForm::retranslate() {
    setWindowTitle(tr("Edit"));
    setAccessibleName(tr("Edit a component"));
    m_empty->setText(tr("Pick a component and press E to edit it, or Ctrl+E to add one."));
    m_title->setText(m_patchKind == city::Patch::Kind::Insert ? tr("New component") : tr("Edit the component"));
    m_reason->setPlaceholderText(tr("Reason, for the journal"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Save (Ctrl+S)"));
    m_cancel->setText(tr("Cancel"));
    m_retire->setText(tr("Retire"));
    m_retire->setToolTip(tr("Mark as abandoned from today; nothing is deleted"));
    for (FieldEditor* editor : m_editors)
        editor->retranslate();
}

} // namespace widgets
