// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fleet_card.h"

#include "widgets/label.h"
#include "widgets/push_button.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>
#include <cmath>

namespace widgets {

FleetCard::FleetCard(QWidget* parent)
    : QFrame(parent), m_title(label("fleetCardTitle", "title", this)),
      m_what(label("fleetCardWhat", "muted", this)), m_age(label("fleetCardAge", "value", this)),
      m_rows(new QGridLayout), m_zoom(pushButton("fleetZoom", this)),
      m_follow(pushButton("fleetFollow", this)) {
    setObjectName(QStringLiteral("fleetCard"));
    m_follow->setCheckable(true);
    m_rows->setHorizontalSpacing(10);
    m_rows->setVerticalSpacing(2);
    m_rows->setColumnStretch(1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_zoom);
    buttons->addWidget(m_follow);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addWidget(m_age);
    column->addLayout(m_rows);
    column->addLayout(buttons);
    connect(m_zoom, &QPushButton::clicked, this, [this] { Q_EMIT zoomAsked(m_id); });
    connect(m_follow, &QPushButton::clicked, this, [this](bool on) { Q_EMIT followAsked(m_id, on); });
    retranslate();
    hide();
}

void FleetCard::setLook(const Look& look) {
    m_look = look;
}
void FleetCard::setFollowed(bool isFollowed) {
    m_follow->setChecked(isFollowed);
}

void FleetCard::show(const FleetEntry* entry, const QString& what, std::int64_t nowMs) {
    setVisible(entry != nullptr);
    m_id = entry ? entry->mark.id : 0;
    if (!entry)
        return;
    const scene::FleetMark& mark = entry->mark;
    m_title->setText(mark.label.isEmpty() ? entry->number : mark.label);
    m_what->setText(what);
    m_age->setText(tr("%1, %2").arg(stateName(mark.state), ageText(nowMs - mark.fixMs)));
    m_age->setStyleSheet(QStringLiteral("color: %1").arg(stateColour(m_look, mark).name()));
    m_used = 0;
    m_line = 0;
    if (std::isfinite(mark.speed))
        row(tr("Speed"), tr("%1 km/h").arg(QLocale().toString(mark.speed, 'f', 0)));
    row(tr("Task"), entry->task);
    row(tr("Driver"), entry->driver);
    row(tr("Number"), entry->number);
    row(tr("Source"), entry->source);
    for (const FleetLevel& level : entry->levels)
        bar(level);
    for (std::size_t i = m_used; i < m_made.size(); ++i)
        m_made[i]->hide();
    m_zoom->setEnabled(geo::isValid(mark.place));
    m_follow->setEnabled(geo::isValid(mark.place));
}

void FleetCard::row(const QString& name, const QString& value) {
    if (value.isEmpty())
        return;
    while (m_made.size() < m_used + 3) { // a name, a value, and a bar where it has a scale
        auto* first = new QLabel(this);
        first->setProperty("role", "muted");
        auto* second = label("fleetCardValue", "value", this);
        auto* third = new QProgressBar(this);
        third->setTextVisible(false);
        third->setRange(0, 1000);
        const int line = int(m_made.size() / 3);
        m_rows->addWidget(first, line, 0);
        m_rows->addWidget(second, line, 1);
        m_rows->addWidget(third, line, 2);
        m_made.insert(m_made.end(), {first, second, third});
    }
    auto* const nameLabel = static_cast<QLabel*>(m_made[m_used]);
    auto* const valueLabel = static_cast<QLabel*>(m_made[m_used + 1]);
    nameLabel->setText(name);
    valueLabel->setText(value);
    nameLabel->show();
    valueLabel->show();
    m_made[m_used + 2]->hide();
    m_used += 3;
}

void FleetCard::bar(const FleetLevel& level) {
    const QString value = QLocale().toString(level.value, 'g', 4) +
                          (level.unit.isEmpty() ? QString() : QStringLiteral(" ") + level.unit);
    row(level.name, value);
    if (level.most <= 0)
        return;
    auto* const progress = static_cast<QProgressBar*>(m_made[m_used - 1]);
    progress->setValue(int(std::clamp(level.value / level.most, 0.0, 1.0) * 1000));
    progress->setAccessibleName(level.name);
    progress->show();
}

void FleetCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void FleetCard::retranslate() {
    m_zoom->setText(tr("Zoom to"));
    m_zoom->setToolTip(tr("Show on the map (Return, double click)"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Keep it in the middle of the map until the map is moved by hand"));
}

} // namespace widgets
