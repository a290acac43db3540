// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bulk_panel.h"

#include "widgets/label.h"
#include "widgets/push_button.h"
#include "widgets/texts.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace widgets {

namespace {

using Kind = city::FieldDescription::Kind;
namespace bulk = store::bulk;
constexpr double farthest = 100'000; // metres that a shift may be typed as
constexpr int keyRole = Qt::UserRole;

bool canBeSet(const city::FieldDescription& description) {
    const bool isTyped = description.kind == Kind::Text || description.kind == Kind::LongText ||
                         description.kind == Kind::Choice || description.kind == Kind::Date;
    return isTyped && description.field != city::Field::Code; // each has one of its own
}

query::Assignment assignmentOf(const city::Component& component, city::Field field) {
    query::Assignment made;
    made.field = field;
    made.choice = city::choiceOf(component, field);
    if (city::descriptionOf(field).kind == Kind::Date)
        made.date = field == city::Field::Surveyed ? component.surveyed : component.changed;
    else
        made.text = city::textOf(component, field);
    return made;
}

} // namespace

BulkPanel::BulkPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("bulkPanelContent"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_title = label("bulkTitle", "title", this);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("bulkScroll"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(buildFields());
    m_results = new QTreeWidget(this);
    m_results->setObjectName(QStringLiteral("bulkResults"));
    m_results->setHeaderHidden(true);
    m_results->setRootIsDecorated(false);
    m_results->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(14, 14, 14, 4);
    head->addWidget(m_title);
    column->addLayout(head);
    column->addWidget(scroll, 3);
    column->addWidget(m_results, 2);
    column->addWidget(buildFoot());
    connect(m_results, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item && item->data(0, keyRole).isValid())
            Q_EMIT componentChosen(city::ComponentKey::unpacked(item->data(0, keyRole).toULongLong()));
    });
    retranslate();
    setBusy(false);
}

void BulkPanel::addRow(QVBoxLayout& column, QWidget* body, const city::FieldDescription& description) {
    auto* editor = new FieldEditor(description, body);
    auto* isSet = new QCheckBox(body);
    isSet->setObjectName(QStringLiteral("bulkSet%1").arg(int(description.field)));
    auto* line = new QHBoxLayout;
    line->addWidget(isSet, 0, Qt::AlignTop);
    line->addWidget(editor, 1);
    column.addLayout(line);
    connect(editor, &FieldEditor::edited, isSet, [isSet] { isSet->setChecked(true); });
    connect(editor, &FieldEditor::edited, this, &BulkPanel::forgetPreview);
    connect(isSet, &QCheckBox::toggled, this, &BulkPanel::forgetPreview);
    m_rows.push_back({isSet, editor});
}

QWidget* BulkPanel::buildFields() {
    auto* body = new QWidget;
    body->setProperty("panel", true);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(14, 4, 14, 14);
    column->setSpacing(8);
    for (const city::FieldDescription& description : city::fieldDescriptions())
        if (canBeSet(description))
            addRow(*column, body, description);
    m_moveName = label("bulkMoveName", "caption", body);
    m_east = new QDoubleSpinBox(body);
    m_north = new QDoubleSpinBox(body);
    auto* move = new QHBoxLayout;
    for (QDoubleSpinBox* each : {m_east, m_north}) {
        each->setRange(-farthest, farthest);
        each->setDecimals(2);
        each->setFocusPolicy(Qt::StrongFocus);
        move->addWidget(each, 1);
        connect(each, &QDoubleSpinBox::valueChanged, this, &BulkPanel::forgetPreview);
    }
    m_east->setObjectName(QStringLiteral("bulkEast"));
    m_north->setObjectName(QStringLiteral("bulkNorth"));
    m_codes = new QCheckBox(body);
    m_codes->setObjectName(QStringLiteral("bulkCodes"));
    connect(m_codes, &QCheckBox::toggled, this, &BulkPanel::forgetPreview);
    column->addWidget(m_moveName);
    column->addLayout(move);
    column->addWidget(m_codes);
    column->addStretch(1);
    return body;
}

QWidget* BulkPanel::buildFoot() {
    auto* foot = new QWidget(this);
    m_message = label("bulkMessage", "muted", foot);
    m_skip = new QCheckBox(foot);
    m_skip->setObjectName(QStringLiteral("bulkSkip"));
    m_reason = new QLineEdit(foot);
    m_reason->setObjectName(QStringLiteral("bulkReason"));
    m_reason->setMaxLength(200);
    m_progress = new QProgressBar(foot);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_previewButton = pushButton("bulkPreview", foot);
    m_apply = pushButton("bulkApply", foot, true);
    m_cancel = pushButton("bulkCancel", foot);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_previewButton);
    buttons->addWidget(m_apply);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(14, 6, 14, 12);
    for (QWidget* each : {static_cast<QWidget*>(m_message), static_cast<QWidget*>(m_skip), static_cast<QWidget*>(m_reason),
                          static_cast<QWidget*>(m_progress)})
        column->addWidget(each);
    column->addLayout(buttons);
    connect(m_previewButton, &QPushButton::clicked, this, &BulkPanel::preview);
    connect(m_apply, &QPushButton::clicked, this, &BulkPanel::apply);
    connect(m_cancel, &QPushButton::clicked, this, &BulkPanel::cancelAsked);
    connect(m_skip, &QCheckBox::toggled, this, &BulkPanel::follow);
    return foot;
}

void BulkPanel::setLook(const Look& look) {
    m_look = look;
    setMinimumWidth(look.px(300));
    m_results->setIndentation(look.px(14));
    for (const Row& row : m_rows)
        row.editor->setLook(look);
}

void BulkPanel::setCity(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    if (!m_city)
        m_selection = {};
    for (const Row& row : m_rows) {
        if (m_city && !row.isSet->isChecked())
            row.editor->showNothing(shape(), *m_city);
        if (!m_city)
            row.isSet->setChecked(false);
    }
    follow();
}

void BulkPanel::setEditable(bool editable) {
    m_isEditable = editable;
    follow();
}

void BulkPanel::setSelection(const city::Selection& selection) {
    if (selection == m_selection)
        return;
    const city::Shape before = shape();
    m_selection = selection;
    for (const Row& row : m_rows)
        if (row.editor->field() == city::Field::Class && shape() != before && m_city) {
            row.editor->showNothing(shape(), *m_city);
            row.isSet->setChecked(false);
        }
    forgetPreview();
}

city::Shape BulkPanel::shape() const {
    return m_selection.isEmpty() ? city::Shape::Point : city::ComponentKey::unpacked(m_selection.keys()[0]).shape;
}

std::optional<bulk::Wish> BulkPanel::wish() {
    bulk::Wish made;
    bool isReadable = true;
    for (const Row& row : m_rows) {
        row.editor->setFault({});
        city::Component component;
        if (!row.isSet->isChecked())
            continue;
        isReadable = row.editor->take(component) && isReadable;
        made.fields.push_back(assignmentOf(component, row.editor->field()));
    }
    made.east = m_east->value();
    made.north = m_north->value();
    if (m_codes->isChecked())
        made.codeProfile = m_city->profile.codeProfile;
    if (!isReadable) {
        say(tr("Some values cannot be read. They are marked."), true);
        return std::nullopt;
    }
    if (made.fields.empty() && made.east == 0 && made.north == 0 && !made.codeProfile) {
        say(tr("Say what is to change: tick a field, type metres, or give codes."), true);
        return std::nullopt;
    }
    return made;
}

void BulkPanel::preview() {
    if (const auto made = wish())
        Q_EMIT previewAsked(*made);
}

void BulkPanel::apply() {
    const auto made = wish();
    if (!made || !m_preview)
        return;
    Q_EMIT applyAsked(*made, m_reason->text().simplified(), m_skip->isChecked() ? bulk::Faults::Skip : bulk::Faults::Refuse);
}

void BulkPanel::forgetPreview() {
    m_preview.reset();
    m_results->hide();
    m_results->clear();
    say({});
    follow();
}

void BulkPanel::showPreview(const bulk::Preview& preview) {
    setBusy(false);
    m_preview = preview;
    QStringList parts{tr("%1 would change").arg(countText(quint64(preview.changing)))};
    if (preview.same)
        parts << tr("%1 are so already").arg(countText(quint64(preview.same)));
    if (preview.faulty)
        parts << tr("%1 cannot").arg(countText(quint64(preview.faulty)));
    if (preview.gone)
        parts << tr("%1 are gone").arg(countText(quint64(preview.gone)));
    if (preview.waits)
        parts << tr("will wait for approval");
    say(parts.join(tr(" · ")));
    m_results->clear();
    list(preview.faults);
    listExamples(preview.examples);
    m_results->setVisible(m_results->topLevelItemCount() > 0);
    follow();
}

void BulkPanel::list(const std::vector<bulk::Faulty>& faults) {
    for (const bulk::Faulty& faulty : faults) {
        auto* item = new QTreeWidgetItem(m_results, {faulty.code.isEmpty() ? QString::number(faulty.key.row) : faulty.code});
        item->setData(0, keyRole, qulonglong(faulty.key.packed()));
        item->setForeground(0, m_look.colour(Tone::Missing));
        for (const city::FieldFault& fault : faulty.faults) {
            auto* line = new QTreeWidgetItem(item, {tr("%1: %2", "field, value").arg(city::fieldName(fault.field), fault.sentence)});
            line->setToolTip(0, line->text(0));
        }
        item->setExpanded(true);
    }
}

void BulkPanel::listExamples(const std::vector<bulk::Example>& examples) {
    for (const bulk::Example& example : examples) {
        auto* item = new QTreeWidgetItem(
            m_results, {example.before.code.isEmpty() ? example.before.name : example.before.code});
        item->setData(0, keyRole, qulonglong(example.before.key.packed()));
        for (int i = 0; i < city::fieldCount; ++i) {
            const auto field = city::Field(i);
            if (city::isSame(example.before, example.after, field))
                continue;
            auto* line = new QTreeWidgetItem(item, {tr("%1: %2 → %3", "field, before, after")
                                                        .arg(city::fieldName(field), valueText(example.before, field, *m_city),
                                                             valueText(example.after, field, *m_city))});
            line->setToolTip(0, line->text(0));
        }
        item->setExpanded(true);
    }
}

void BulkPanel::showOutcome(const bulk::Outcome& outcome) {
    setBusy(false);
    for (const Row& row : m_rows)
        row.isSet->setChecked(false);
    m_east->setValue(0);
    m_north->setValue(0);
    m_codes->setChecked(false);
    m_skip->setChecked(false);
    m_reason->clear();
    forgetPreview();
    if (outcome.isWaiting)
        return say(tr("Nothing is changed yet: %1 edits wait for approval. Shift+Y lists them.").arg(countText(quint64(outcome.changed))));
    say(outcome.faulty ? tr("%1 changed, %2 left as they were. Ctrl+Z takes all of it back.")
                             .arg(countText(quint64(outcome.changed)), countText(quint64(outcome.faulty)))
                       : tr("%1 changed. Ctrl+Z takes all of it back.").arg(countText(quint64(outcome.changed))));
}

void BulkPanel::showFault(const city::Fault& fault) {
    setBusy(false);
    say(fault.kind == city::FaultKind::Cancelled ? tr("Cancelled; nothing is changed.") : fault.sentence,
        fault.kind != city::FaultKind::Cancelled);
}

void BulkPanel::begin() {
    say({});
    setBusy(true);
}

void BulkPanel::showProgress(double share, const QString& what) {
    if (!m_isBusy)
        return;
    m_progress->setValue(int(share * 1000));
    say(what);
}

void BulkPanel::setBusy(bool busy) {
    m_isBusy = busy;
    m_progress->setValue(0);
    for (const Row& row : m_rows) {
        row.isSet->setEnabled(!busy);
        row.editor->setEditable(!busy);
    }
    follow();
}

void BulkPanel::follow() {
    const bool canAsk = m_city && m_isEditable && !m_isBusy && !m_selection.isEmpty();
    const bool hasFaults = m_preview && m_preview->faulty > 0;
    m_previewButton->setEnabled(canAsk);
    m_skip->setVisible(hasFaults && !m_isBusy);
    m_apply->setVisible(m_preview.has_value() && !m_isBusy);
    m_apply->setEnabled(canAsk && m_preview && m_preview->changing > 0 && (!hasFaults || m_skip->isChecked()));
    m_reason->setVisible(m_preview.has_value() && !m_isBusy);
    m_progress->setVisible(m_isBusy);
    m_cancel->setVisible(m_isBusy);
    m_title->setText(m_selection.isEmpty() ? tr("Nothing is selected")
                                           : tr("Change %1 components").arg(countText(m_selection.size())));
    if (m_selection.isEmpty() && !m_isBusy && m_message->text().isEmpty())
        say(tr("Select on the map (R, A, P) or in the table (T)."));
}

void BulkPanel::say(const QString& sentence, bool isBad) {
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
    m_message->setProperty("role", isBad ? "fault" : "muted");
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
}

void BulkPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BulkPanel::retranslate() {
    setWindowTitle(tr("Bulk edit"));
    setAccessibleName(windowTitle());
    for (const Row& row : m_rows) {
        row.editor->retranslate();
        row.isSet->setAccessibleName(tr("Set %1").arg(city::fieldName(row.editor->field())));
        if (m_city && !row.isSet->isChecked())
            row.editor->showNothing(shape(), *m_city);
    }
    m_moveName->setText(tr("Move by metres, east and north"));
    m_east->setAccessibleName(tr("Metres to the east"));
    m_north->setAccessibleName(tr("Metres to the north"));
    m_codes->setText(tr("Give codes to those without a valid one"));
    m_skip->setText(tr("Leave out those that cannot"));
    m_reason->setPlaceholderText(tr("Reason, for the journal"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_results->setAccessibleName(tr("What would change, and what cannot"));
    m_previewButton->setText(tr("Preview"));
    m_apply->setText(tr("Change them"));
    m_cancel->setText(tr("Cancel"));
    forgetPreview(); // its words are in the other language
}

} // namespace widgets
