// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/component_form.h"

#include "widgets/label.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace widgets {

ComponentForm::ComponentForm(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)),
      m_page(new FormPage(QStringLiteral("form"), QStringLiteral("Retire"), m_stack)) {
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
    m_stack->addWidget(m_page);
    buildForm();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    retranslate();
}

void ComponentForm::buildForm() {
    for (const city::FieldDescription& description : city::fieldDescriptions()) {
        auto* editor = new FieldEditor(description, m_page->body());
        m_editors.push_back(editor);
        m_page->add(editor);
        connect(editor, &FieldEditor::placeAsked, this, &ComponentForm::placeAsked);
        connect(editor, &FieldEditor::otherTaken, this, [this, editor] {
            city::takeField(m_after, m_before, editor->field()); // after a conflict, what they made is what stands
            editor->show(m_after, *m_city);
        });
    }
    connect(m_page, &FormPage::saveAsked, this, &ComponentForm::submit);
    connect(m_page, &FormPage::cancelAsked, this, &ComponentForm::cancel);
    connect(m_page, &FormPage::thirdAsked, this, &ComponentForm::retire);
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
    m_page->open();
    m_stack->setCurrentIndex(1);
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
    if (!isOpen() || m_page->isBusy())
        return;
    m_page->say({}, false);
    const bool readable = takeFields();
    city::Patch patch = *m_patchKind == city::Patch::Kind::Insert ? city::Patch::insert(m_after)
                                                                  : city::Patch::update(m_before, m_after);
    std::vector<city::FieldFault> faults = city::missingFields(m_after);
    for (const city::FieldFault& fault : city::check(patch, *m_city, m_today))
        faults.push_back(fault);
    if (!readable || !faults.empty())
        return showFaults(faults);
    if (*m_patchKind == city::Patch::Kind::Update && patch.fields().empty())
        return m_page->say(tr("Nothing is changed."), false);
    m_lastClass[int(m_after.key.shape)] = m_after.classId;
    m_page->setBusy(true);
    Q_EMIT submitted(patch, m_page->reason());
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
    m_page->setBusy(false);
    Q_EMIT closed(written);
    Q_EMIT changed();
}

void ComponentForm::answer(const store::Answer& answer) {
    if (!isOpen())
        return;
    m_page->setBusy(false);
    if (answer) {
        close(answer->key);
        if (answer->pending)
            m_empty->setText(tr("Nothing is changed yet: your edit waits for approval. Shift+Y lists what waits."));
        return;
    }
    const store::Refusal& refusal = answer.error();
    if (refusal.fault.kind == city::FaultKind::Conflict)
        return showConflict(refusal.theirs);
    showFaults(refusal.fields);
    m_page->say(refusal.fault.sentence, true);
}

void ComponentForm::showFaults(const std::vector<city::FieldFault>& faults) {
    for (const city::FieldFault& fault : faults)
        if (FieldEditor* editor = editorOf(fault.field); !editor->hasFault())
            editor->setFault(fault.sentence);
    m_page->showFaults();
}

void ComponentForm::showConflict(const std::optional<city::Component>& theirs) {
    if (!theirs)
        return m_page->say(tr("Somebody deleted this component meanwhile. Cancel, or add it anew."), true);
    const city::Merge merge = city::merge(m_before, m_after, *theirs);
    m_before = *theirs;
    m_after = merge.merged;
    fill();
    if (merge.contested.empty())
        return m_page->say(tr("Somebody changed other fields meanwhile; yours and theirs are brought together. Save once more."), true);
    for (const city::Field field : merge.contested) {
        FieldEditor* editor = editorOf(field);
        const QString value = valueText(*theirs, field, *m_city);
        editor->setFault(tr("Somebody made this “%1” meanwhile. Keep yours, or take theirs.").arg(value));
        editor->setOther(value);
    }
    m_page->say(tr("Somebody changed the same fields meanwhile. Choose at each of them, then save once more."), true);
    m_page->goTo(editorOf(merge.contested.front()));
}

void ComponentForm::keyPressEvent(QKeyEvent* event) {
    if (FormPage::isSave(*event))
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
    m_page->setTitle(m_patchKind == city::Patch::Kind::Insert ? tr("New component") : tr("Edit the component"));
    m_page->setThird(tr("Retire"), tr("Mark as abandoned from today; nothing is deleted"),
                     m_patchKind == city::Patch::Kind::Update && m_before.state != city::State::Abandoned);
    m_page->retranslate();
}

} // namespace widgets
