// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history_panel.h"

#include "city/field_text.h"
#include "widgets/card_fields.h"
#include "widgets/label.h"
#include "widgets/texts.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTimeZone>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace widgets {

namespace {

using Kind = city::Patch::Kind;
constexpr int changeRole = Qt::UserRole, fieldRole = Qt::UserRole + 1; // of a field's row: which one
constexpr std::size_t mostShown = 2000;                                // changes

QString timeText(std::int64_t ms, const city::Profile& profile) {
    const QTimeZone zone(profile.timeZone.toLatin1());
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, zone.isValid() ? zone : QTimeZone::utc());
    return QLocale().toString(time, QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace

HistoryPanel::HistoryPanel(QWidget* parent)
    : QWidget(parent), m_tree(new QTreeWidget(this)), m_state(label("historyState", "muted", this)),
      m_words(label("historyWords", "value", this)), m_restore(new QPushButton(this)) {
    setObjectName(QStringLiteral("historyPanelContent"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_tree->setObjectName(QStringLiteral("historyTree"));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_restore->setObjectName(QStringLiteral("historyRestore"));
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_words, 1);
    bottom->addWidget(m_restore);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(8);
    column->addWidget(m_state);
    column->addWidget(m_tree, 1);
    column->addLayout(bottom);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &HistoryPanel::showCurrent);
    connect(m_restore, &QPushButton::clicked, this, &HistoryPanel::restore);
    retranslate();
}

void HistoryPanel::setLook(const Look& look) {
    m_look = look;
    m_tree->setIndentation(look.px(16));
    setMinimumWidth(look.px(300));
}

void HistoryPanel::setCity(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    setComponent(std::nullopt);
}

void HistoryPanel::setEditable(bool editable) {
    m_isEditable = editable;
    showCurrent();
}

void HistoryPanel::setComponent(std::optional<city::ComponentKey> key) {
    if (key != m_key) {
        m_key = key;
        m_life.reset();
        fill();
    }
    m_isWaiting = m_key.has_value();
    say();
    if (m_key && isVisible())
        Q_EMIT wanted(*m_key);
}

void HistoryPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_key && !m_life)
        Q_EMIT wanted(*m_key);
}

void HistoryPanel::showLife(store::Session::LifePtr life) {
    m_isWaiting = false;
    m_life = std::move(life);
    fill();
}

QTreeWidgetItem* HistoryPanel::rowOf(std::size_t change) {
    const store::Reader::Change& of = (*m_life)[change];
    const QString deed = of.kind == Kind::Insert ? tr("added") : of.kind == Kind::Delete ? tr("deleted") : tr("changed");
    const QString who = of.user.isEmpty() ? tr("another program") : of.user;
    QString text = tr("%1 · %2 · %3", "when, who, what").arg(timeText(of.receivedMs, m_city->profile), who, deed);
    if (!of.approvedBy.isEmpty())
        text += tr(" · approved by %1").arg(of.approvedBy);
    if (!of.reason.isEmpty())
        text += tr(" · %1", "why").arg(of.reason);
    auto* row = new QTreeWidgetItem(m_tree, {text});
    row->setToolTip(0, text);
    row->setData(0, changeRole, qulonglong(change));
    QFont bold = m_look.font();
    bold.setBold(true);
    row->setFont(0, bold);
    for (const city::Field field : of.fields) {
        const QString before = of.kind == Kind::Insert ? QString() : city::fieldText(of.before, field, *m_city, inChinese());
        const QString after = of.kind == Kind::Delete ? QString() : city::fieldText(of.after, field, *m_city, inChinese());
        if (before == after)
            continue;
        const QString words = of.kind == Kind::Insert
                                  ? tr("%1: %2", "field, value").arg(city::fieldName(field), after)
                                  : tr("%1: %2 → %3", "field, before, after")
                                        .arg(city::fieldName(field), before.isEmpty() ? placeholder() : before,
                                             after.isEmpty() ? placeholder() : after);
        auto* line = new QTreeWidgetItem(row, {words});
        line->setToolTip(0, words);
        line->setData(0, changeRole, qulonglong(change));
        line->setData(0, fieldRole, int(field));
    }
    return row;
}

void HistoryPanel::fill() {
    m_tree->clear();
    if (m_life && m_city)
        for (std::size_t i = 0; i < std::min(m_life->size(), mostShown); ++i)
            rowOf(i)->setExpanded((*m_life)[i].kind == Kind::Update);
    say();
    showCurrent();
}

void HistoryPanel::showCurrent() {
    const QTreeWidgetItem* item = m_tree->currentItem();
    m_words->setText(item ? item->text(0) : QString());
    m_words->setVisible(item != nullptr);
    const store::Reader::Change* change = item && m_life ? &(*m_life)[item->data(0, changeRole).toULongLong()] : nullptr;
    m_restore->setVisible(m_isEditable && change && change->kind == Kind::Update);
    std::vector<geo::Point> places;
    if (change && change->kind == Kind::Update &&
        std::find(change->fields.begin(), change->fields.end(), city::Field::Geometry) != change->fields.end())
        places = {anchorOf(change->before), anchorOf(change->after)};
    Q_EMIT placesChosen(places);
}

void HistoryPanel::restore() {
    const QTreeWidgetItem* item = m_tree->currentItem();
    if (!item || !m_life)
        return;
    const std::size_t change = item->data(0, changeRole).toULongLong();
    const QVariant field = item->data(0, fieldRole);
    Q_EMIT restoreAsked(m_life, change, field.isValid() ? std::vector{city::Field(field.toInt())} : (*m_life)[change].fields);
}

void HistoryPanel::say() {
    if (!m_key)
        m_state->setText(tr("Pick a component to see its life."));
    else if (m_isWaiting)
        m_state->setText(tr("Reading…"));
    else if (!m_life)
        m_state->setText(tr("Its life could not be read."));
    else if (m_life->empty())
        m_state->setText(tr("Nothing was changed since the city was made."));
    else
        m_state->setText(m_life->size() > mostShown ? tr("%1 changes, the newest %2 of them below")
                                                          .arg(countText(m_life->size()), countText(mostShown))
                                                    : tr("%1 changes, the newest first").arg(countText(m_life->size())));
}

void HistoryPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void HistoryPanel::retranslate() {
    setWindowTitle(tr("History"));
    setAccessibleName(windowTitle());
    m_tree->setAccessibleName(tr("Changes of the component"));
    m_restore->setText(tr("Take back"));
    m_restore->setToolTip(tr("Give it the values that it had before this change; of one field, or of all that it changed"));
    fill();
}

} // namespace widgets
