// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/selection_desk.h"

#include "widgets/texts.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace app {

namespace {
constexpr double tableHeight = 320; // logical pixels at a text size of 100 %
}

SelectionDesk::SelectionDesk(MainWindow& window, scene::MapScene& scene, QSettings& settings, SignIn& signIn)
    : m_window(window), m_scene(scene), m_signIn(signIn), m_menu(new SelectMenu(&window)), m_table(new widgets::TablePanel(settings)),
      m_panel(window.addPanel(QStringLiteral("tablePanel"), QStringLiteral("table"), m_table, {Qt::BottomDockWidgetArea, tableHeight, false})),
      m_tool(scene) {
    m_panel->setTitle(tr("Table"));
    window.actions().addMenu(m_menu, m_menu->icons());
    window.map().addOverlay(m_tool.area());
    connectTools();
    connectMenu();
    connectTable();
    follow();
}

SelectionDesk::~SelectionDesk() {
    m_window.map().dropTool(m_tool);
}

void SelectionDesk::connectTools() {
    connect(&m_tool, &widgets::SelectTool::changed, &m_window.map(), qOverload<>(&QWidget::update));
    connect(&m_tool, &widgets::SelectTool::selected, this, &SelectionDesk::change);
    connect(&m_tool, &widgets::SelectTool::finished, this, [this] {
        m_menu->putAway();
        m_window.map().dropTool(m_tool);
    });
    connect(m_menu, &SelectMenu::toolChosen, this, &SelectionDesk::use);
}

void SelectionDesk::use(std::optional<widgets::SelectTool::Way> way) {
    if (way) {
        m_tool.start(*way);
        m_window.map().setTool(&m_tool);
    } else {
        m_window.map().dropTool(m_tool);
    }
    m_window.map().setFocus();
}

void SelectionDesk::connectMenu() {
    connect(m_menu->query, &QAction::triggered, this, [this] {
        Panels::bringUp(m_panel);
        m_table->focusQuery();
    });
    connect(m_menu->clear, &QAction::triggered, this, [this] { select({}); });
    connect(m_menu->zoom, &QAction::triggered, this, &SelectionDesk::zoom);
    connect(m_menu->exportIt, &QAction::triggered, this, &SelectionDesk::exportSelection);
    connect(m_menu->ofClass, &QAction::triggered, this, &SelectionDesk::selectClass);
    connect(m_menu->invert, &QAction::triggered, this, [this] {
        std::vector<std::uint64_t> all;
        if (const city::RegistryPtr& registry = m_scene.city().registry())
            for (const auto& chunk : registry->chunks())
                all.insert(all.end(), chunk->key.begin(), chunk->key.end());
        select(city::Selection::of(std::move(all)).without(m_selection));
    });
}

void SelectionDesk::connectTable() {
    using widgets::TablePanel;
    connect(m_table, &TablePanel::wished, this, [this](quint64 ticket, const query::Wish& wish, bool details) {
        if (m_inquirer)
            m_inquirer->list(ticket, wish, details);
    });
    connect(m_table, &TablePanel::shown, this, &SelectionDesk::finderNeeded);
    connect(m_table, &TablePanel::selectionAsked, this, &SelectionDesk::select);
    connect(m_table, &TablePanel::currentAsked, this, &SelectionDesk::showCard);
    connect(m_table, &TablePanel::placeAsked, this, [this](const geo::Point& place) { m_scene.showPlace(place, {}); });
    connect(m_table, &TablePanel::zoomAsked, this, &SelectionDesk::zoom);
    connect(m_table, &TablePanel::exportAsked, this, &SelectionDesk::exportSelection);
    connect(m_table, &TablePanel::stopAsked, this, [this] {
        if (m_export)
            m_export->stop();
    });
    connect(m_table, &TablePanel::retranslated, this, [this] { m_panel->setTitle(tr("Table")); });
    connect(&m_window.card(), &widgets::ComponentCard::currentChanged, this, [this](const std::optional<city::ComponentKey>& key) {
        if (key)
            m_table->showCurrent(*key);
        follow();
    });
}

void SelectionDesk::setCity(const QString& path, city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    if (!m_inquirer) {
        m_path = path;
        m_inquirer = std::make_unique<store::Inquirer>(path);
        connectInquirer();
    }
    if (m_finder)
        m_inquirer->setCity(*m_finder, m_city);
    m_table->setCity(m_city);
    follow();
}

void SelectionDesk::connectInquirer() {
    const store::Inquirer* inquirer = m_inquirer.get();
    connect(inquirer, &store::Inquirer::listed, m_table, &widgets::TablePanel::showListing);
    connect(inquirer, &store::Inquirer::progressed, m_table, &widgets::TablePanel::showProgress);
    connect(inquirer, &store::Inquirer::changed, this, [this] {
        m_table->askAgain();
        m_inquirer->sum(++m_tickets, m_selection);
    });
    connect(inquirer, &store::Inquirer::summed, this, [this](quint64 ticket, const store::Inquirer::StatisticsPtr& sums) {
        if (ticket != m_tickets)
            return;
        m_sums = *sums;
        m_table->showStatistics(*sums);
        if (std::exchange(m_zoomsNext, false))
            zoom();
    });
    connect(inquirer, &store::Inquirer::failed, this, [this](const city::Fault& fault) { m_window.showFault(fault, m_path); });
}

void SelectionDesk::closeCity() {
    m_export.reset();
    m_inquirer.reset();
    m_finder.reset();
    m_city = nullptr;
    m_menu->putAway();
    use(std::nullopt);
    select({});
    m_table->setCity(nullptr);
    follow();
}

void SelectionDesk::setFinder(const search::Finder& finder) {
    m_finder = finder;
    if (m_inquirer && m_city)
        m_inquirer->setCity(finder, m_city);
}

void SelectionDesk::change(const city::Selection& by, widgets::SelectTool::Change how) {
    using Change = widgets::SelectTool::Change;
    select(how == Change::Add ? m_selection.united(by) : how == Change::Remove ? m_selection.without(by) : by);
}

void SelectionDesk::select(const city::Selection& selection) {
    if (selection == m_selection)
        return;
    m_selection = selection;
    m_sums.reset();
    m_scene.city().setMarks(selection);
    m_table->setSelection(selection);
    if (!selection.isEmpty())
        Q_EMIT finderNeeded();
    if (m_inquirer)
        m_inquirer->sum(++m_tickets, selection);
    follow();
    Q_EMIT selectionChanged(selection);
}

void SelectionDesk::follow() {
    m_menu->setEnabledFor(m_city != nullptr, !m_selection.isEmpty());
    m_menu->ofClass->setEnabled(m_city && m_window.card().current());
}

void SelectionDesk::zoom() {
    if (!m_sums) { // the box comes with the sums
        m_zoomsNext = !m_selection.isEmpty();
        return;
    }
    if (!m_sums->box.isEmpty())
        m_scene.showPlace({(m_sums->box.west + m_sums->box.east) / 2, (m_sums->box.south + m_sums->box.north) / 2}, m_sums->box);
}

void SelectionDesk::selectClass() {
    const auto key = m_window.card().current();
    const city::RegistryPtr& registry = m_scene.city().registry();
    const std::ptrdiff_t number = key && registry ? registry->chunkOf(*key) : -1;
    if (number < 0)
        return;
    const city::RegistryChunk& chunk = *registry->chunks()[std::size_t(number)];
    const auto at = std::find(chunk.key.begin(), chunk.key.end(), key->packed());
    if (at == chunk.key.end())
        return;
    const std::uint16_t classId = chunk.classId[std::size_t(at - chunk.key.begin())];
    std::vector<std::uint64_t> keys;
    for (const auto& other : registry->chunks())
        for (std::size_t row = 0; row < other->size(); ++row)
            if (other->classId[row] == classId)
                keys.push_back(other->key[row]);
    select(city::Selection::of(std::move(keys)));
}

void SelectionDesk::showCard(const city::ComponentKey& key) {
    const query::RowsPtr rows = m_table->listing() ? m_table->listing()->rows : nullptr;
    const auto row = rows ? rows->rowOf(key) : std::nullopt;
    if (!row)
        return;
    const search::Traits& traits = rows->traitsAt(*row);
    m_scene.setSelected(key);
    m_window.card().showSpot({{key, traits.classId, traits.subDistrict, city::State(traits.state), 0}});
}

void SelectionDesk::exportSelection() {
    if (!m_selection.isEmpty() && !m_export)
        m_signIn.whenAllowed(city::Action::Export, [this] { chooseExport(); });
}

void SelectionDesk::chooseExport() {
    if (m_selection.isEmpty() || m_export)
        return;
    const QString file = QFileDialog::getSaveFileName(&m_window, tr("Export the selection"), QFileInfo(m_path).dir().filePath(tr("selection") + QStringLiteral(".xlsx")),
                                                      tr("Excel (*.xlsx);;GeoPackage (*.gpkg);;GeoJSON (*.geojson);;CSV (*.csv);;Shapefile (*.shp)"));
    if (file.isEmpty())
        return;
    writeSelection(file);
}

void SelectionDesk::writeSelection(const QString& file) {
    exchange::ExportWish wish;
    wish.file = file;
    wish.only = m_selection;
    wish.replace = true; // the dialog has asked
    wish.note = m_signIn.note(tr("Export of a selection"));
    m_table->showExport(0.0);
    Job& job = Job::start(m_export, [this, city = m_path, wish](const store::Progress& progress) -> Job::Then {
        const auto report = exchange::exportFrom(city, wish, progress);
        return [this, report] { showWritten(report); };
    });
    connect(&job, &Job::progressed, this, [this](double share) { m_table->showExport(share); });
}

void SelectionDesk::showWritten(const city::Result<exchange::ExportReport>& report) {
    m_table->showExport(std::nullopt);
    if (report)
        return m_table->say(tr("%1 components written to %2.").arg(widgets::countText(quint64(report->rows)),
                                                                  QDir::toNativeSeparators(report->files.join(QStringLiteral(", ")))));
    m_table->say(report.error().sentence);
    if (report.error().kind != city::FaultKind::Cancelled)
        m_window.tell(report.error());
}

} // namespace app
