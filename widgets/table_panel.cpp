// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_panel.h"

#include "widgets/label.h"
#include "widgets/query_line.h"
#include "widgets/table_model.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace widgets {

using query::Field;

namespace {
constexpr double rowHeight = 26; // logical pixels at a text size of 100 %
constexpr char columnsKey[] = "table/columns", columnsSizeKey[] = "table/columnsTextSize";
/// Shown until the user chooses others, with their widths.
constexpr std::pair<Field, int> usualColumns[] = {{Field::Code, 150}, {Field::Class, 110}, {Field::State, 76}, {Field::SubDistrict, 110},
    {Field::Community, 150}, {Field::Address, 240}, {Field::Maintainer, 190}, {Field::Surveyed, 96}, {Field::Note, 160}};
} // namespace

TablePanel::TablePanel(QSettings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_query(new QueryLine(this)), m_rows(new RowsView(this)), m_model(new TableModel(this)),
      m_pages(new QStackedWidget(this)), m_message(label("tableMessage", "muted", this)) {
    setObjectName(QStringLiteral("tablePanelContent"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_rows->setModel(m_model);
    m_message->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(m_rows);
    m_pages->addWidget(m_message);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 6);
    column->setSpacing(6);
    column->addWidget(buildTools());
    column->addWidget(m_query->mistake());
    column->addWidget(m_pages, 1);
    column->addWidget(buildStrip());
    QHeaderView* header = m_rows->horizontalHeader();
    for (int c = 0; c < query::fieldCount; ++c)
        header->hideSection(c);
    for (const auto& [field, width] : usualColumns) {
        header->showSection(int(field));
        header->resizeSection(int(field), width);
    }
    if (header->restoreState(m_settings.value(QLatin1String(columnsKey)).toByteArray()))
        m_columnsSize = std::clamp(m_settings.value(QLatin1String(columnsSizeKey), 100).toInt(), 50, 400);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setSortIndicatorShown(true);
    connectRows();
    retranslate();
    setCity(nullptr);
}

TablePanel::~TablePanel() = default;

QToolButton* TablePanel::button(const char* name, const char* icon) {
    auto* made = new QToolButton(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setFocusPolicy(Qt::StrongFocus);
    m_icons.emplace_back(made, QString::fromLatin1(icon));
    return made;
}

QWidget* TablePanel::buildTools() {
    auto* tools = new QWidget(this);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_query, 1);
    row->addSpacing(6);
    m_select = button("tableSelect", "all");
    m_only = button("tableOnly", "solo");
    for (QToolButton* one : {m_select, m_only})
        one->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_only->setCheckable(true);
    m_zoom = button("tableZoom", "zoom");
    m_invert = button("tableInvert", "invert");
    m_clear = button("tableClear", "none");
    m_copy = button("tableCopy", "copy");
    m_export = button("tableExport", "export");
    for (QToolButton* one : {m_select, m_only, m_zoom, m_invert, m_clear, m_copy, m_export})
        row->addWidget(one, 0, Qt::AlignTop);
    connect(m_query, &QueryLine::asked, this, [this](const QString& text, const query::Expression& expression) {
        m_wish.where = text;
        m_wish.expression = expression;
        ask();
    });
    connect(m_query, &QueryLine::left, m_rows, qOverload<>(&QWidget::setFocus));
    connect(m_select, &QToolButton::clicked, this, &TablePanel::selectAll);
    connect(m_only, &QToolButton::toggled, this, &TablePanel::ask);
    connect(m_zoom, &QToolButton::clicked, this, &TablePanel::zoomAsked);
    connect(m_invert, &QToolButton::clicked, this, &TablePanel::invert);
    connect(m_clear, &QToolButton::clicked, this, [this] { Q_EMIT selectionAsked({}); });
    connect(m_copy, &QToolButton::clicked, this, &TablePanel::copy);
    connect(m_export, &QToolButton::clicked, this, &TablePanel::exportAsked);
    return tools;
}

QWidget* TablePanel::buildStrip() {
    auto* strip = new QWidget(this);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_counts = label("tableCounts", "figure", strip);
    m_counts->setWordWrap(false);
    m_sums = label("tableSums", "caption", strip);
    m_sums->setWordWrap(false); // the rows would jump; all of it is in the tool tip
    m_sums->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sums->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress = new QProgressBar(strip);
    m_progress->setObjectName(QStringLiteral("tableProgress"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(160);
    m_progress->hide();
    row->addWidget(m_counts);
    row->addWidget(m_sums, 1);
    m_stop = button("tableStop", "close");
    m_stop->hide();
    connect(m_stop, &QToolButton::clicked, this, &TablePanel::stopAsked);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    return strip;
}

void TablePanel::connectRows() {
    connect(m_rows->horizontalHeader(), &QHeaderView::sectionClicked, this, &TablePanel::sortBy);
    connect(m_rows->horizontalHeader(), &QWidget::customContextMenuRequested, this, &TablePanel::chooseColumns);
    connect(m_rows, &RowsView::picked, this, &TablePanel::pick);
    connect(m_rows, &RowsView::copyAsked, this, &TablePanel::copy);
    connect(m_rows, &RowsView::allAsked, this, &TablePanel::selectAll);
    connect(m_rows, &RowsView::opened, this, [this](int row) {
        const auto key = m_model->keyAt(row);
        if (!key)
            return;
        Q_EMIT currentAsked(*key);
        Q_EMIT placeAsked(listing()->rows->anchorAt(listing()->order[std::size_t(row)]));
    });
    connect(m_rows->horizontalHeader(), &QHeaderView::sectionResized, this, &TablePanel::keepColumns);
    connect(m_rows->horizontalHeader(), &QHeaderView::sectionMoved, this, &TablePanel::keepColumns);
}

void TablePanel::keepColumns() {
    m_settings.setValue(QLatin1String(columnsKey), m_rows->horizontalHeader()->saveState());
    m_settings.setValue(QLatin1String(columnsSizeKey), m_columnsSize);
}

void TablePanel::setLook(const Look& look) {
    m_look = look;
    if (const int before = std::exchange(m_columnsSize, look.textSize()); before != m_columnsSize) {
        QHeaderView* header = m_rows->horizontalHeader();
        for (int column = 0; column < header->count(); ++column)
            if (!header->isSectionHidden(column))
                header->resizeSection(column, header->sectionSize(column) * m_columnsSize / before);
        keepColumns();
    }
    for (const auto& [one, icon] : m_icons) {
        one->setIcon(look.icon(icon));
        one->setIconSize({look.px(16), look.px(16)});
    }
    m_query->setLook(look);
    m_rows->verticalHeader()->setDefaultSectionSize(look.px(rowHeight));
    m_model->setLook(look);
}

void TablePanel::setCity(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    m_query->setCity(m_city);
    if (m_city)
        return askAgain();
    m_wish = {};
    m_selection = {};
    m_statistics.reset();
    m_isStale = m_isWaiting = m_selectsNext = false;
    m_only->setChecked(false);
    m_rows->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    ++m_ticket; // what is on its way is of another city
    m_model->setListing(nullptr);
    m_model->setSelection({});
    m_progress->hide();
    followListing();
}

const query::ListingPtr& TablePanel::listing() const {
    return m_model->listing();
}

bool TablePanel::needsDetails() const {
    for (int c = 0; c < query::fieldCount; ++c)
        if (!m_rows->isColumnHidden(c) && query::traitsOf(TableModel::fieldAt(c)).isDetail)
            return true;
    return false;
}

void TablePanel::askAgain() {
    ask();
}

/// Without the details at first: the texts are there at once. They are asked for when these stand in the table.
void TablePanel::ask() {
    m_isStale = !isVisible() || !m_city;
    if (m_isStale)
        return;
    m_wish.within = m_only->isChecked() ? std::optional(m_selection) : std::nullopt;
    m_isWaiting = true;
    const bool haveDetails = listing() && listing()->rows->hasDetails();
    Q_EMIT wished(++m_ticket, m_wish, haveDetails && needsDetails());
    followListing();
}

void TablePanel::showListing(quint64 ticket, const query::ListingPtr& listing) {
    if (ticket != m_ticket)
        return;
    const bool isOtherOrder = this->listing() && !(this->listing()->sort == listing->sort);
    m_isWaiting = !listing->isWhole();
    m_model->setListing(listing);
    if (isOtherOrder)
        m_rows->scrollToTop();
    followListing();
    if (!listing->isWhole())
        return;
    if (std::exchange(m_selectsNext, false))
        selectAll();
    if (!listing->rows->hasDetails() && needsDetails()) {
        m_isWaiting = true;
        Q_EMIT wished(++m_ticket, m_wish, true);
    }
}

void TablePanel::followListing() {
    const bool isEmpty = !listing() || listing()->count == 0;
    m_message->setText(!listing() ? m_isWaiting ? tr("Reading the components…") : tr("No city is open.")
                       : m_only->isChecked() && m_selection.isEmpty()
                           ? tr("Nothing is selected. Draw a rectangle (R), a lasso (A) or a polygon (P) on the map.")
                           : tr("No component answers this query."));
    m_pages->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_message) : m_rows);
    m_select->setEnabled(!isEmpty && listing()->isWhole());
    m_invert->setEnabled(listing() != nullptr);
    for (QToolButton* one : {m_zoom, m_clear, m_export})
        one->setEnabled(!m_selection.isEmpty() && (one != m_export || !m_isExporting));
    m_copy->setEnabled(!isEmpty);
    sayCounts();
}

void TablePanel::setSelection(const city::Selection& selection) {
    if (selection == m_selection)
        return;
    m_selection = selection;
    m_statistics.reset();
    m_model->setSelection(selection);
    if (m_only->isChecked())
        ask();
    followListing();
}

void TablePanel::showStatistics(const query::Statistics& statistics) {
    m_statistics = statistics;
    sayCounts();
}

void TablePanel::say(const QString& text) {
    m_sums->setText(text);
}

void TablePanel::showProgress(double share, const QString& what) {
    constexpr int steps = 100;
    m_progress->setVisible(share >= 0 && share < 1);
    m_progress->setRange(0, steps);
    m_progress->setValue(int(share * steps));
    m_progress->setToolTip(what);
    m_progress->setAccessibleName(what);
}

void TablePanel::showExport(std::optional<double> share) {
    m_isExporting = share.has_value();
    showProgress(share ? std::min(*share, 0.99) : 1, tr("Writing the selection"));
    m_stop->setVisible(m_isExporting);
    m_export->setEnabled(!m_isExporting && !m_selection.isEmpty());
}

void TablePanel::sortBy(int column) {
    const Field field = TableModel::fieldAt(column);
    if (m_wish.sort.field != field)
        m_wish.sort = {field, false};
    else if (!m_wish.sort.isDescending)
        m_wish.sort.isDescending = true;
    else
        m_wish.sort = {};
    m_rows->horizontalHeader()->setSortIndicator(m_wish.sort.field ? column : -1,
                                                 m_wish.sort.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    ask();
}

void TablePanel::chooseColumns(const QPoint& at) {
    QHeaderView* header = m_rows->horizontalHeader();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int c = 0; c < query::fieldCount; ++c) {
        QAction* action = menu->addAction(query::titleOf(TableModel::fieldAt(c)));
        action->setCheckable(true);
        action->setChecked(!m_rows->isColumnHidden(c));
        connect(action, &QAction::toggled, this, [this, header, c](bool on) {
            header->setSectionHidden(c, !on);
            keepColumns();
            if (on && listing() && !listing()->rows->hasDetails() && needsDetails())
                Q_EMIT wished(++m_ticket, m_wish, true);
        });
    }
    menu->popup(header->mapToGlobal(at));
}

void TablePanel::pick(int first, int last, RowsView::Pick pick) {
    const auto key = m_model->keyAt(last);
    if (!key)
        return;
    Q_EMIT currentAsked(*key);
    const auto [from, to] = std::minmax(first, last);
    const city::Selection picked = listing()->rows->selectionOf(
        std::span(listing()->order).subspan(std::size_t(from), std::size_t(std::min<std::ptrdiff_t>(to + 1, std::ptrdiff_t(listing()->order.size())) - from)));
    if (pick == RowsView::Pick::Toggle)
        Q_EMIT selectionAsked(m_selection.contains(*key) ? m_selection.without(picked) : m_selection.united(picked));
    else if (!m_only->isChecked()) // among the selected, a click only looks
        Q_EMIT selectionAsked(picked);
}

void TablePanel::selectAll() {
    if (listing() && listing()->isWhole())
        Q_EMIT selectionAsked(listing()->rows->selectionOf(listing()->order));
}

void TablePanel::invert() {
    if (!listing())
        return;
    const query::Rows& rows = *listing()->rows;
    Q_EMIT selectionAsked(rows.selectionOf(rows.all()).without(m_selection));
}

void TablePanel::showCurrent(city::ComponentKey key) {
    if (!isVisible() || !listing() || m_model->keyAt(m_rows->currentIndex().row()) == key)
        return;
    const auto row = listing()->rows->rowOf(key);
    const auto at = row ? std::find(listing()->order.begin(), listing()->order.end(), *row) : listing()->order.end();
    if (at == listing()->order.end())
        return;
    const int column = std::max(0, m_rows->currentIndex().column());
    m_rows->setCurrentIndex(m_model->index(int(at - listing()->order.begin()), column));
}

void TablePanel::select(const QString& where) {
    m_selectsNext = true;
    m_only->setChecked(false);
    m_query->setText(where);
    if (!m_isWaiting) // it is what was asked already
        ask();
}

void TablePanel::focusQuery() {
    m_query->focus();
}

void TablePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
    if (m_isStale)
        ask();
}

void TablePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace widgets
