// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/records_desk.h"

#include "city/anchor.h"
#include "widgets/texts.h"

namespace app {

namespace {
constexpr double panelWidth = 400; // logical pixels at a text size of 100 %
constexpr double pickPixels = 12;  // how near a click has to be
} // namespace

RecordsDesk::RecordsDesk(MainWindow& window, scene::MapScene& scene, EditDesk& edits)
    : m_window(window), m_scene(scene), m_edits(edits), m_content(new widgets::RecordsPanel), m_tool(scene),
      m_tables(city::readRecordTables()) {
    m_panel = window.addPanel(QStringLiteral("recordsPanel"), QStringLiteral("place"), m_content,
                              {Qt::RightDockWidgetArea, panelWidth, false});
    connect(edits.menu().records, &QAction::triggered, this, [this] { Panels::bringUp(m_panel); });
    window.map().addOverlay(m_tool.sketch());
    connectPanel();
    connectForm();
}

RecordsDesk::~RecordsDesk() { m_window.map().dropTool(m_tool); }

void RecordsDesk::connectPanel() {
    using widgets::RecordsPanel;
    connect(m_content, &RecordsPanel::listAsked, this, &RecordsDesk::list);
    connect(m_content, &RecordsPanel::choicesAsked, this, [this](const QString& table) {
        if (m_reader)
            m_reader->readChoices(++m_tickets, table);
    });
    connect(m_content, &RecordsPanel::recordAsked, this, [this](const QString& table, qint64 row) {
        m_edits.signIn().whenAllowed(city::Action::Edit, [this, table, row] {
            if (m_reader)
                m_reader->read(m_recordTicket = ++m_tickets, table, row);
        });
    });
    connect(m_content, &RecordsPanel::addAsked, this,
            [this] { m_edits.signIn().whenAllowed(city::Action::Edit, [this] { add(); }); });
    connect(m_content, &RecordsPanel::pickAsked, this, [this] {
        m_edits.signIn().whenAllowed(city::Action::Edit, [this] { setDrawing(true, true); });
    });
    connect(m_content, &RecordsPanel::chosen, this, &RecordsDesk::show);
}

void RecordsDesk::connectForm() {
    widgets::RecordForm* form = &m_content->form();
    connect(form, &widgets::RecordForm::submitted, this, [this, form](const city::RecordPatch& patch, const QString& reason) {
        m_edits.changeRecord(patch, reason, [form](const store::RecordAnswer& answer) { form->answer(answer); });
    });
    connect(form, &widgets::RecordForm::placeAsked, this, [this] { setDrawing(true); });
    connect(form, &widgets::RecordForm::changed, this, [this, form] {
        if (form->isOpen() && m_content->table())
            m_tool.sketch().setParts(m_content->table()->shape, form->record().parts);
        else
            m_tool.sketch().clear();
        m_window.map().update();
    });
    connect(form, &widgets::RecordForm::closed, this, [this] { setDrawing(false); });
    connect(&m_tool, &widgets::DrawTool::changed, &m_window.map(), qOverload<>(&QWidget::update));
    connect(&m_tool, &widgets::DrawTool::drawn, this, [this, form](const std::vector<city::Path>& parts) {
        if (!m_isPicking)
            return form->setPlace(parts);
        const double metres = m_scene.view().metresPerPixel() * pickPixels;
        if (m_reader && m_content->table() && !parts.empty())
            m_reader->readNear(m_recordTicket = ++m_tickets, m_content->table()->table, parts.front().front(), metres / 111'000);
    });
    connect(&m_tool, &widgets::DrawTool::finished, this, [this] { setDrawing(false); });
}

void RecordsDesk::setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly) {
    m_city = std::move(catalogue);
    const bool isOther = path != m_path;
    m_path = path;
    if (isOther) {
        setDrawing(false);
        m_content->setCity(nullptr, {});
        m_reader.reset();
        if (!path.isEmpty() && m_tables) {
            m_reader = std::make_unique<store::RecordDesk>(path, *m_tables);
            connectReader();
        }
    }
    m_content->setEditable(!readOnly);
    if (m_city && m_tables)
        m_content->setCity(&*m_tables, city::today(m_city->profile));
    else if (!m_tables)
        m_content->showFault(m_tables.error().sentence);
}

void RecordsDesk::connectReader() {
    using store::RecordDesk;
    const RecordDesk* reader = m_reader.get();
    connect(reader, &RecordDesk::listed, this, [this](quint64 ticket, const RecordDesk::ListingPtr& listing) {
        if (ticket == m_listTicket)
            m_content->showListing(listing);
    });
    connect(reader, &RecordDesk::choicesRead, this, [this](quint64, const QString& table, const RecordDesk::ChoicesPtr& choices) {
        if (m_content->table() && m_content->table()->table == table)
            m_content->form().setChoices(choices);
    });
    connect(reader, &RecordDesk::recordRead, this, [this](quint64 ticket, const RecordDesk::RecordPtr& record) {
        if (ticket != m_recordTicket)
            return;
        setDrawing(false);
        if (!record)
            return m_window.tell({city::FaultKind::NotFound, tr("None of these is there. Click nearer to one, or choose it in the list."), {}});
        m_content->showRecord(*record);
    });
    connect(reader, &RecordDesk::failed, this, [this](quint64, const city::Fault& fault) { m_content->showFault(fault.sentence); });
}

void RecordsDesk::list() {
    if (m_reader && m_content->table() && m_city)
        m_reader->list(m_listTicket = ++m_tickets, m_content->table()->table, city::today(m_city->profile).year(), widgets::inChinese());
}

void RecordsDesk::follow(const QStringList& tables) {
    const city::RecordTable* table = m_content->table();
    if (table && (tables.contains(table->table) || tables.contains(QStringLiteral("*"))))
        list();
}

void RecordsDesk::add() {
    m_content->add();
    setDrawing(true);
}

void RecordsDesk::setDrawing(bool on, bool isPicking) {
    if (on && m_content->table()) {
        m_isPicking = isPicking;
        m_tool.begin(isPicking ? city::Shape::Point : m_content->table()->shape, std::nullopt);
        m_window.map().setTool(&m_tool);
        m_window.map().setFocus();
    } else if (m_tool.sketch().isDrawing()) {
        m_isPicking = false;
        m_tool.end();
        m_window.map().dropTool(m_tool);
    }
}

void RecordsDesk::show(const store::RecordLine& line) {
    if (line.box.isEmpty())
        return;
    const geo::Box& box = line.box;
    m_scene.showPlace({(box.west + box.east) / 2, (box.south + box.north) / 2}, box);
}

} // namespace app
