// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/records_panel.h"

#include "widgets/label.h"
#include "widgets/push_button.h"
#include "widgets/qt_parts.h"
#include "widgets/texts.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

RecordsPanel::RecordsPanel(QWidget* parent)
    : QWidget(parent), m_model(new RecordsModel(this)), m_sorted(new QSortFilterProxyModel(this)), m_pages(new QStackedWidget(this)),
      m_form(new RecordForm) {
    setObjectName(QStringLiteral("recordsPanelContent"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_sorted->setSourceModel(m_model);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortRole(Qt::UserRole);
    m_sorted->setSortLocaleAware(true);
    m_pages->addWidget(buildList());
    m_pages->addWidget(m_form);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    connect(m_form, &RecordForm::closed, this, [this] {
        m_pages->setCurrentIndex(0);
        m_isQuiet = true; // a list that gets the focus takes its first row
        m_view->setFocus();
        m_isQuiet = false;
    });
    retranslate();
    setCity(nullptr, {});
}

QWidget* RecordsPanel::buildList() {
    auto* page = new QWidget(this);
    m_kinds = new QComboBox(page);
    m_kinds->setObjectName(QStringLiteral("recordsTable"));
    m_filter = new QLineEdit(page);
    m_filter->setObjectName(QStringLiteral("recordsFilter"));
    makeClearable(*m_filter);
    m_new = pushButton("recordsNew", page, true);
    m_pick = pushButton("recordsPick", page);
    m_figures = label("recordsFigures", "figure", page);
    m_state = label("recordsState", "muted", page);
    m_view = new QTableView(page);
    dropCorner(*m_view);
    m_view->setObjectName(QStringLiteral("recordsView"));
    m_view->setModel(m_sorted);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->verticalHeader()->hide();
    m_view->setShowGrid(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->setTabKeyNavigation(false);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_new);
    buttons->addWidget(m_pick);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    for (QWidget* each : {static_cast<QWidget*>(m_kinds), static_cast<QWidget*>(m_figures), static_cast<QWidget*>(m_filter),
                          static_cast<QWidget*>(m_state)})
        column->addWidget(each);
    column->addWidget(m_view, 1);
    column->addLayout(buttons);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, &RecordsPanel::choose);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_sorted->setFilterFixedString(text.trimmed());
        say();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        const store::RecordLine* line = current();
        if (line && !m_isQuiet)
            Q_EMIT chosen(*line);
    });
    connect(m_view, &QTableView::activated, this, &RecordsPanel::openCurrent); // Return, or a double click
    connect(m_new, &QPushButton::clicked, this, &RecordsPanel::addAsked);
    connect(m_pick, &QPushButton::clicked, this, &RecordsPanel::pickAsked);
    return page;
}

void RecordsPanel::setLook(const Look& look) {
    setMinimumWidth(look.px(300));
    m_view->verticalHeader()->setDefaultSectionSize(look.px(26));
    m_view->horizontalHeader()->setMinimumSectionSize(look.px(60));
}

void RecordsPanel::setCity(const city::RecordTables* tables, const QDate& today) {
    const bool isSame = tables == m_tables;
    m_tables = tables;
    m_today = today;
    if (!isSame)
        fillTables();
}

void RecordsPanel::fillTables() {
    const QSignalBlocker quiet(m_kinds);
    const int was = std::max(0, m_kinds->currentIndex());
    m_kinds->clear();
    if (m_tables)
        for (const city::RecordTable& table : *m_tables)
            m_kinds->addItem(nameOf(table));
    m_kinds->setCurrentIndex(m_tables ? std::min(was, m_kinds->count() - 1) : -1);
    choose(m_kinds->currentIndex());
}

void RecordsPanel::choose(int table) {
    m_table = m_tables && table >= 0 ? &(*m_tables)[std::size_t(table)] : nullptr;
    m_form->setTable(m_table);
    m_listing.reset();
    m_fault.clear();
    m_model->set(m_table, nullptr);
    m_filter->clear();
    setEditable(m_isEditable);
    say();
    if (m_table) {
        Q_EMIT listAsked(m_table->table);
        Q_EMIT choicesAsked(m_table->table);
    }
}

void RecordsPanel::setEditable(bool editable) {
    m_isEditable = editable;
    m_new->setEnabled(editable && m_table);
    m_pick->setEnabled(editable && m_table);
    m_filter->setEnabled(m_table);
    m_kinds->setEnabled(m_table);
}

void RecordsPanel::showListing(store::RecordDesk::ListingPtr listing) {
    if (!m_table || listing->table != m_table->table)
        return;
    const store::RecordLine* line = current();
    const std::int64_t was = line ? line->row : 0;
    const bool isFirst = !m_listing;
    m_listing = std::move(listing);
    m_fault.clear();
    m_isQuiet = true;
    m_model->set(m_table, m_listing);
    if (isFirst)
        fitColumns();
    if (const int row = m_model->rowOf(was); was && row >= 0)
        m_view->setCurrentIndex(m_sorted->mapFromSource(m_model->index(row, 0)));
    m_isQuiet = false;
    say();
}

void RecordsPanel::fitColumns() {
    m_view->resizeColumnsToContents();
    const int widest = m_view->viewport()->width() * 6 / 10; // something of the next column stays in sight
    QHeaderView* header = m_view->horizontalHeader();
    for (int column = 0; column < header->count(); ++column)
        header->resizeSection(column, std::clamp(header->sectionSize(column), header->minimumSectionSize(), std::max(widest, 120)));
}

void RecordsPanel::showFault(const QString& sentence) {
    m_fault = sentence;
    say();
}

void RecordsPanel::showRecord(const city::Record& record) {
    if (!m_table || record.table != m_table->table)
        return;
    m_form->edit(record, m_today);
    m_pages->setCurrentIndex(1);
}

void RecordsPanel::add() {
    if (!m_table)
        return;
    m_form->add(m_today);
    m_pages->setCurrentIndex(1);
}

const store::RecordLine* RecordsPanel::current() const {
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? m_model->line(m_sorted->mapToSource(index).row()) : nullptr;
}

void RecordsPanel::openCurrent() {
    if (const store::RecordLine* line = current(); line && m_table && m_isEditable)
        Q_EMIT recordAsked(m_table->table, line->row);
}

void RecordsPanel::say() {
    const int shown = m_sorted->rowCount();
    QString figures, state = m_fault;
    if (!m_table)
        state = tr("Open a city to see its facilities.");
    else if (!m_listing && m_fault.isEmpty())
        state = tr("Reading…");
    else if (m_listing && m_listing->lines.empty())
        state = tr("The city has none yet.");
    else if (m_listing && shown == 0)
        state = tr("Nothing matches the filter.");
    if (m_listing) {
        figures = tr("%1 in all").arg(countText(m_listing->lines.size()));
        if (m_table->field(u"opened"))
            figures += QStringLiteral(" · ") + tr("%1 opened in %2").arg(countText(quint64(m_listing->opened))).arg(m_today.year()) +
                       QStringLiteral(" · ") + tr("%1 rebuilt").arg(countText(quint64(m_listing->rebuilt)));
    }
    m_figures->setText(figures);
    m_figures->setVisible(!figures.isEmpty());
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
}

void RecordsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (!m_form->isOpen())
            fillTables();
    }
    QWidget::changeEvent(event);
}

void RecordsPanel::retranslate() {
    setWindowTitle(tr("Facilities and roads"));
    m_kinds->setAccessibleName(tr("Table"));
    m_filter->setPlaceholderText(tr("Filter by any of its words"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    nameClearButton(*m_filter, tr("Clear the filter"));
    m_new->setText(tr("New"));
    m_pick->setText(tr("Pick on the map"));
    m_view->setAccessibleName(tr("Records"));
    say();
}

} // namespace widgets
