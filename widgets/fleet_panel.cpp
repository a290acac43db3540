// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fleet_panel.h"

#include "widgets/label.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace widgets {

FleetPanel::FleetPanel(QWidget* parent)
    : QWidget(parent), m_model(new FleetModel(this)), m_filters(new FleetFilterBar(this)),
      m_table(new QTreeView(this)), m_card(new FleetCard(this)), m_sources(new SourceList(this)),
      m_tabs(new QTabWidget(this)), m_pages(new QStackedWidget(this)),
      m_told(label("fleetTold", "mistake", this)), m_empty(label("fleetEmpty", "muted", this)),
      m_command(new QLineEdit(this)) {
    setObjectName(QStringLiteral("fleetPanelContent"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    buildTable();
    buildEmpty();
    auto* list = new QWidget(this);
    auto* inner = new QVBoxLayout(list);
    inner->setContentsMargins(0, 8, 0, 0);
    inner->setSpacing(8);
    inner->addWidget(m_filters);
    inner->addWidget(m_table, 1);
    inner->addWidget(m_card);
    m_tabs->addTab(list, QString());
    m_tabs->addTab(m_sources, QString());
    m_pages->addWidget(m_tabs);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(6);
    column->addWidget(m_told);
    column->addWidget(m_pages, 1);
    connect(m_filters, &FleetFilterBar::filterChanged, this, [this](const FleetFilter& filter) {
        m_model->setFilter(filter);
        Q_EMIT filterChanged();
    });
    connect(m_filters, &FleetFilterBar::downAsked, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_filters, &FleetFilterBar::chosen, this, [this] {
        if (m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(0, 0));
        if (m_chosen)
            Q_EMIT zoomAsked(*m_chosen);
    });
    connect(m_card, &FleetCard::zoomAsked, this, &FleetPanel::zoomAsked);
    connect(m_card, &FleetCard::followAsked, this, &FleetPanel::followAsked);
    retranslate();
    setState(FeedState::NoCity);
}

void FleetPanel::buildTable() {
    m_table->setObjectName(QStringLiteral("fleetTable"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(FleetModel::Name, Qt::AscendingOrder);
    m_table->header()->setStretchLastSection(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &FleetPanel::choose);
    connect(m_table, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const FleetEntry* entry = m_model->entryAt(index.row()))
            Q_EMIT zoomAsked(entry->mark.id);
    });
}

void FleetPanel::buildEmpty() {
    auto* page = new QWidget(this);
    m_command->setObjectName(QStringLiteral("fleetCommand"));
    m_command->setReadOnly(true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_empty);
    column->addWidget(m_command);
    column->addStretch(1);
    m_pages->addWidget(page);
}

void FleetPanel::setLook(const Look& look) {
    m_model->setLook(look);
    m_filters->setLook(look);
    m_card->setLook(look);
    m_sources->setLook(look);
    setMinimumWidth(look.px(300));
    for (const auto& [column, width] :
         {std::pair(0, 110), std::pair(1, 110), std::pair(2, 48), std::pair(3, 90)})
        m_table->header()->resizeSection(column, look.px(width));
    showCard();
}

void FleetPanel::setCity(city::CataloguePtr catalogue) {
    m_chosen.reset();
    m_followed.reset();
    m_filters->setCity(catalogue);
    m_model->setCity(std::move(catalogue));
    m_sources->show({});
    showCard();
}

void FleetPanel::setCatalogue(city::CataloguePtr catalogue) {
    m_filters->setCatalogue(catalogue);
    m_model->setCatalogue(std::move(catalogue));
    showCard();
}

void FleetPanel::setState(FeedState state, const QString& command, std::int64_t ageMs) {
    m_state = state;
    m_ageMs = ageMs;
    m_command->setText(command);
    m_command->setCursorPosition(0);
    say();
}

void FleetPanel::say() {
    const bool hasList =
        m_state == FeedState::Live || m_state == FeedState::Lost || m_state == FeedState::Played;
    m_pages->setCurrentIndex(hasList ? 1 : 0);
    m_told->setVisible(m_state == FeedState::Lost || m_state == FeedState::Played);
    m_told->setText(m_state == FeedState::Lost
                        ? tr("The feed has stopped: what is shown is %1.").arg(ageText(m_ageMs))
                    : m_state == FeedState::Played ? tr("Not live: what is shown was so then.")
                                                   : QString());
    m_empty->setText(m_state == FeedState::NoCity
                         ? tr("No city is open")
                         : tr("No feed reaches this city. Start one, and vehicles, watches and sensors "
                              "come to the map by themselves:"));
    m_command->setVisible(m_state == FeedState::NoFeed && !m_command->text().isEmpty());
}

void FleetPanel::setNow(FleetNowPtr now) {
    m_model->setNow(now);
    m_filters->setCounts(m_model->counts());
    m_sources->show(now ? now->sources : std::vector<FleetSource>());
    showCard();
}

void FleetPanel::setFollowed(std::optional<std::uint64_t> id) {
    m_followed = id;
    m_card->setFollowed(id && id == m_chosen);
}

void FleetPanel::setChosen(std::optional<std::uint64_t> id) {
    m_chosen = id;
    m_isFollowing = true;
    const int row = id ? m_model->rowOf(*id) : -1;
    m_table->setCurrentIndex(row >= 0 ? m_model->index(row, 0) : QModelIndex());
    if (row >= 0)
        m_table->scrollTo(m_model->index(row, 0));
    m_isFollowing = false;
    showCard();
}

void FleetPanel::choose(const QModelIndex& index) {
    if (m_isFollowing)
        return;
    const FleetEntry* entry = m_model->entryAt(index.isValid() ? index.row() : -1);
    m_chosen = entry ? std::optional(entry->mark.id) : std::nullopt;
    showCard();
    Q_EMIT chosen(m_chosen);
}

void FleetPanel::showCard() {
    const FleetEntry* entry = m_chosen ? m_model->entry(*m_chosen) : nullptr;
    m_card->show(entry, entry ? m_model->kindAndCompany(*entry) : QString(),
                 m_model->now() ? m_model->now()->atMs : 0);
    m_card->setFollowed(m_followed && m_followed == m_chosen);
}

void FleetPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FleetPanel::retranslate() {
    setWindowTitle(tr("Live city"));
    setAccessibleName(windowTitle());
    m_table->setAccessibleName(tr("Devices"));
    m_tabs->setTabText(0, tr("Devices"));
    m_tabs->setTabText(1, tr("Sources"));
    m_command->setAccessibleName(tr("The command that starts a feed"));
    m_model->retranslate();
    say();
    showCard();
}

} // namespace widgets
