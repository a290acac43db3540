// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/approval_panel.h"

#include "city/field_text.h"
#include "widgets/card_fields.h"
#include "widgets/label.h"
#include "widgets/texts.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTimeZone>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

namespace approval = store::approval;
using What = approval::Decision::What;
using Kind = city::Patch::Kind;
constexpr int batchRole = Qt::UserRole, editRole = Qt::UserRole + 1, fieldRole = Qt::UserRole + 2;

QTreeWidget* tree(const char* name, QWidget* parent) {
    auto* made = new QTreeWidget(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setTextElideMode(Qt::ElideRight);
    made->setUniformRowHeights(true);
    return made;
}

} // namespace

ApprovalPanel::ApprovalPanel(QWidget* parent)
    : QWidget(parent), m_tree(tree("approvalTree", this)), m_fields(tree("approvalFields", this)),
      m_state(label("approvalState", "muted", this)), m_message(label("approvalMessage", "value", this)),
      m_reason(new QLineEdit(this)), m_approve(button("approvalApprove", What::Approve)),
      m_refuse(button("approvalRefuse", What::Refuse)), m_withdraw(button("approvalWithdraw", What::Withdraw)) {
    setObjectName(QStringLiteral("approvalPanelContent"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_approve->setProperty("primary", true);
    m_reason->setObjectName(QStringLiteral("approvalReason"));
    m_reason->setMaxLength(500);
    m_tree->setHeaderHidden(true);
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_fields->setColumnCount(3);
    m_fields->setRootIsDecorated(false);
    m_fields->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_fields->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_withdraw);
    buttons->addStretch(1);
    buttons->addWidget(m_refuse);
    buttons->addWidget(m_approve);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(8);
    column->addWidget(m_state);
    column->addWidget(m_tree, 3);
    column->addWidget(m_fields, 2);
    column->addWidget(m_message);
    column->addWidget(m_reason);
    column->addLayout(buttons);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ApprovalPanel::chooseCurrent);
    connect(m_tree, &QTreeWidget::itemChanged, this, &ApprovalPanel::showState);
    connect(m_fields, &QTreeWidget::itemChanged, this, &ApprovalPanel::showState);
    connect(m_reason, &QLineEdit::textChanged, this, &ApprovalPanel::showState);
    retranslate();
}

QPushButton* ApprovalPanel::button(const char* name, What what) {
    auto* made = new QPushButton(this);
    made->setObjectName(QString::fromLatin1(name));
    connect(made, &QPushButton::clicked, this, [this, what] { decide(what); });
    return made;
}

void ApprovalPanel::setLook(const Look& look) {
    m_look = look;
    m_tree->setIndentation(look.px(16));
    setMinimumWidth(look.px(320));
    fill();
}

void ApprovalPanel::setCity(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    if (!m_city) {
        m_waiting.reset();
        m_edits.reset();
        m_batch.clear();
        m_isBusy = false;
        say({}, false);
    }
    fill();
}

void ApprovalPanel::setEditable(bool editable) {
    m_isEditable = editable;
    showState();
}

void ApprovalPanel::showWaiting(approval::WaitingPtr waiting) {
    m_waiting = std::move(waiting);
    const auto isThere = [&](const approval::Heap& heap) { return heap.batch == m_batch; };
    if (m_waiting && std::ranges::any_of(m_waiting->heaps, isThere))
        Q_EMIT wanted(m_batch);
    else
        m_edits.reset(), m_batch.clear();
    fill();
}

void ApprovalPanel::showEdits(const QString& batch, const store::Session::EditsPtr& edits) {
    if (batch != m_batch)
        return;
    m_edits = edits;
    fill();
}

void ApprovalPanel::choose(std::int64_t edit) {
    if (!m_waiting)
        return;
    m_wanted = edit;
    for (const approval::Mark& mark : m_waiting->marks)
        if (mark.id == edit) {
            m_batch = mark.batch;
            Q_EMIT wanted(m_batch);
        }
}

QString ApprovalPanel::heapText(const approval::Heap& heap) const {
    const QTimeZone zone(m_city->profile.timeZone.toLatin1());
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(heap.madeMs, zone.isValid() ? zone : QTimeZone::utc());
    QString text = tr("%1 · %2 · %3 wait", "when, who, how many edits")
                       .arg(QLocale().toString(time, QStringLiteral("MM-dd HH:mm")), heap.user, countText(std::size_t(heap.waiting)));
    return heap.reason.isEmpty() ? text : text + tr(" · %1", "why").arg(heap.reason);
}

QString ApprovalPanel::editText(const approval::Edit& edit) const {
    const city::Component& known = edit.patch.kind == Kind::Insert ? edit.patch.after : edit.patch.before;
    const city::ComponentClass* kind = m_city->componentClass(known.classId);
    const QString name = kind ? (inChinese() || kind->nameEn.isEmpty() ? kind->name : kind->nameEn) : QString();
    const QString what = known.code.isEmpty() ? name : tr("%1 %2", "class, code").arg(name, known.code);
    const QString deed = edit.patch.kind == Kind::Insert   ? tr("%1: added").arg(what)
                         : edit.patch.kind == Kind::Delete ? tr("%1: deleted").arg(what)
                                                           : what;
    return edit.isMoved ? tr("%1 (changed since)").arg(deed) : deed;
}

void ApprovalPanel::fill() {
    const std::int64_t chosen = m_wanted ? m_wanted : current() ? current()->id : 0;
    QTreeWidgetItem* next = nullptr;
    {
        const QSignalBlocker quiet(m_tree);
        m_tree->clear();
        if (m_waiting && m_city)
            for (const approval::Heap& heap : m_waiting->heaps) {
                auto* row = new QTreeWidgetItem(m_tree, {heapText(heap)});
                row->setToolTip(0, row->text(0));
                row->setData(0, batchRole, heap.batch);
                if (heap.batch != m_batch)
                    continue;
                next = next ? next : row;
                for (std::size_t i = 0; m_edits && i < m_edits->size(); ++i) {
                    if ((*m_edits)[i].state != approval::State::Waiting)
                        continue;
                    auto* line = new QTreeWidgetItem(row, {editText((*m_edits)[i])});
                    line->setData(0, batchRole, heap.batch);
                    line->setData(0, editRole, qulonglong(i) + 1);
                    line->setCheckState(0, Qt::Checked);
                    if ((*m_edits)[i].id == chosen) {
                        next = line;
                        m_wanted = 0;
                    }
                }
                row->setExpanded(true);
            }
        m_tree->setCurrentItem(next);
    }
    chooseCurrent();
}

const approval::Edit* ApprovalPanel::current() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    const qulonglong index = item ? item->data(0, editRole).toULongLong() : 0;
    return index && m_edits && index <= m_edits->size() ? &(*m_edits)[index - 1] : nullptr;
}

const approval::Heap* ApprovalPanel::heap() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    if (!item || !m_waiting)
        return nullptr;
    const auto at = std::ranges::find(m_waiting->heaps, item->data(0, batchRole).toString(), &approval::Heap::batch);
    return at == m_waiting->heaps.end() ? nullptr : &*at;
}

void ApprovalPanel::chooseCurrent() {
    if (const approval::Heap* now = heap(); now && now->batch != m_batch) {
        m_batch = now->batch;
        m_edits.reset();
        Q_EMIT wanted(m_batch);
    }
    fillFields();
    Q_EMIT editChosen(current());
    showState();
}

void ApprovalPanel::fillFields() {
    const QSignalBlocker quiet(m_fields);
    m_fields->clear();
    const approval::Edit* edit = current();
    m_fields->setVisible(edit != nullptr);
    if (!edit || !m_city)
        return;
    const Kind kind = edit->patch.kind;
    std::vector<city::Field> fields = edit->fields;
    for (int f = 0; kind == Kind::Delete && f < city::fieldCount; ++f)
        fields.push_back(city::Field(f));
    for (const city::Field field : fields) {
        const QString before = kind == Kind::Insert ? QString() : city::fieldText(edit->patch.before, field, *m_city, inChinese());
        const QString after = kind == Kind::Delete ? QString() : city::fieldText(edit->patch.after, field, *m_city, inChinese());
        if (before.isEmpty() && after.isEmpty())
            continue;
        auto* row = new QTreeWidgetItem(m_fields, {city::fieldName(field), before.isEmpty() ? placeholder() : before,
                                                   after.isEmpty() ? placeholder() : after});
        for (int column = 0; column < 3; ++column)
            row->setToolTip(column, row->text(column));
        row->setData(0, fieldRole, int(field));
        if (kind == Kind::Update)
            row->setCheckState(0, Qt::Checked);
    }
}

void ApprovalPanel::decide(What what) {
    const approval::Heap* of = heap();
    if (!of || m_isBusy)
        return;
    approval::Decision decision;
    decision.what = what;
    decision.batch = of->batch;
    decision.reason = m_reason->text().trimmed();
    const QTreeWidgetItem* row = m_tree->currentItem();
    const QTreeWidgetItem* top = row->parent() ? row->parent() : row;
    bool isPart = false;
    for (int i = 0; i < top->childCount(); ++i) {
        const bool isTicked = top->child(i)->checkState(0) == Qt::Checked;
        isPart = isPart || !isTicked;
        if (isTicked)
            decision.edits.push_back((*m_edits)[top->child(i)->data(0, editRole).toULongLong() - 1].id);
    }
    if (!isPart)
        decision.edits.clear(); // all of it, also what is not listed
    for (int i = 0; current() && i < m_fields->topLevelItemCount(); ++i)
        if (m_fields->topLevelItem(i)->checkState(0) == Qt::Checked)
            decision.fields.push_back(city::Field(m_fields->topLevelItem(i)->data(0, fieldRole).toInt()));
    if (what != What::Approve || !current() || current()->patch.kind != Kind::Update || decision.fields.size() == current()->fields.size())
        decision.fields.clear();
    if (!decision.fields.empty())
        decision.edits = {current()->id}; // some fields are of the one that is looked at
    Q_EMIT decided(decision);
}

void ApprovalPanel::showState() {
    const approval::Heap* of = heap();
    const bool can = of && m_isEditable && !m_isBusy;
    const bool isTold = !m_reason->text().trimmed().isEmpty();
    for (QPushButton* each : {m_approve, m_refuse})
        each->setEnabled(can && isTold);
    m_withdraw->setEnabled(can);
    m_reason->setEnabled(can);
    std::int64_t rows = 0;
    for (std::size_t i = 0; m_waiting && i < m_waiting->heaps.size(); ++i)
        rows += m_waiting->heaps[i].waiting;
    if (!m_city)
        m_state->setText(tr("No city is open"));
    else if (!m_waiting)
        m_state->setText(tr("Reading…"));
    else if (rows == 0)
        m_state->setText(tr("No edits wait for approval."));
    else if (of && of->waiting > std::int64_t(mostListed))
        m_state->setText(tr("%1 edits wait; the first %2 of this one are listed").arg(countText(std::size_t(rows)), countText(mostListed)));
    else
        m_state->setText(tr("%1 edits wait for approval").arg(countText(std::size_t(rows))));
}

void ApprovalPanel::begin() {
    m_isBusy = true;
    say(tr("Writing…"), false);
    showState();
}

void ApprovalPanel::showProgress(double share, const QString& what) { say(tr("%1 · %2 %").arg(what).arg(int(share * 100)), false); }

void ApprovalPanel::showOutcome(const approval::Outcome& outcome) {
    m_isBusy = false;
    m_reason->clear();
    const QString fault = outcome.faults.empty() || outcome.faults.front().faults.empty() ? QString() : outcome.faults.front().faults.front().sentence;
    if (outcome.faulty)
        say(tr("%1 decided, %2 wait on: %3").arg(countText(std::size_t(outcome.decided)), countText(std::size_t(outcome.faulty)), fault), true);
    else
        say(tr("%1 decided").arg(countText(std::size_t(outcome.decided))), false);
    showState();
}

void ApprovalPanel::showFault(const city::Fault& fault) {
    m_isBusy = false;
    say(fault.sentence, true);
    showState();
}

void ApprovalPanel::say(const QString& text, bool isFault) {
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    m_message->setProperty("fault", isFault);
}

void ApprovalPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ApprovalPanel::retranslate() {
    setWindowTitle(tr("Approval"));
    setAccessibleName(windowTitle());
    m_tree->setAccessibleName(tr("Edits that wait"));
    m_fields->setAccessibleName(tr("What the edit changes"));
    m_fields->setHeaderLabels({tr("Field"), tr("Before"), tr("After")});
    m_reason->setPlaceholderText(tr("Why: whoever asked is told"));
    m_reason->setAccessibleName(tr("Reason of the decision"));
    m_approve->setText(tr("Approve"));
    m_approve->setToolTip(tr("Write what is ticked, in the name of who asked for it"));
    m_refuse->setText(tr("Refuse"));
    m_refuse->setToolTip(tr("Nothing of what is ticked is written"));
    m_withdraw->setText(tr("Withdraw"));
    m_withdraw->setToolTip(tr("Of edits of your own"));
    fill();
}

} // namespace widgets
