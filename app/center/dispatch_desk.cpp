// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/dispatch_desk.h"

#include "widgets/texts.h"

#include <QDateTime>

namespace app {

namespace {

constexpr double panelWidth = 440; // logical pixels at a text size of 100 %
constexpr int tickMs = 10'000;     // a countdown tells minutes
constexpr double closeEnough = 1.0; // metres a pixel, to see a case in its street

std::int64_t now() { return QDateTime::currentMSecsSinceEpoch(); }

} // namespace

DispatchDesk::DispatchDesk(MainWindow& window, scene::MapScene& scene, EditDesk& edits)
    : m_window(window), m_scene(scene), m_edits(edits), m_menu(new CaseMenu(&window)),
      m_content(new widgets::DispatchPanel) {
    m_panel = window.addPanel(QStringLiteral("dispatchPanel"), QStringLiteral("dispatch"), m_content,
                              {Qt::LeftDockWidgetArea, panelWidth, false});
    window.map().addOverlay(m_overlay);
    window.map().addOverlay(m_spot);
    window.map().addMarks(*this);
    window.actions().addMenu(m_menu, m_menu->icons());
    m_clock.setInterval(tickMs);
    connect(&m_clock, &QTimer::timeout, this, &DispatchDesk::tick);
    connect(&m_edits.signIn(), &SignIn::changed, this, [this] {
        const store::LoginPtr& login = m_edits.signIn().login();
        m_content->setRights(login ? std::optional(login->rights()) : std::nullopt);
    });
    connect(&m_tool, &widgets::SpotTool::clicked, this, &DispatchDesk::takeSpot);
    connect(&m_tool, &widgets::SpotTool::givenUp, this, [this] {
        m_content->endReport();
        setPicking(false);
    });
    connectMenu();
    connectPanel();
    m_menu->setEnabledFor(false, false, true);
}

DispatchDesk::~DispatchDesk() {
    m_window.map().dropTool(m_tool);
    m_window.map().removeMarks(*this);
    m_window.map().removeOverlay(m_overlay);
    m_window.map().removeOverlay(m_spot);
}

void DispatchDesk::connectMenu() {
    connect(m_menu->dock, &QAction::triggered, this, [this] {
        Panels::bringUp(m_panel);
        m_content->focusList();
    });
    connect(m_menu->find, &QAction::triggered, this, [this] {
        Panels::bringUp(m_panel);
        m_content->focusFind();
    });
    connect(m_menu->report, &QAction::triggered, this, [this] {
        Panels::bringUp(m_panel);
        m_content->report();
    });
    connect(m_menu->next, &QAction::triggered, this, [this] {
        Panels::bringUp(m_panel);
        m_content->act(1);
    });
    connect(m_menu->zoom, &QAction::triggered, this, [this] {
        if (m_overlay.chosen())
            zoomTo(*m_overlay.chosen());
    });
    connect(m_menu->pins, &QAction::toggled, this, [this](bool on) {
        m_overlay.setShown(on);
        m_window.map().update();
    });
}

void DispatchDesk::connectPanel() {
    using widgets::DispatchPanel;
    connect(m_content, &DispatchPanel::chosenChanged, this, [this](const std::vector<work::Order>& chosen) {
        const bool isOne = chosen.size() == 1;
        m_overlay.setChosen(isOne ? std::optional(chosen.front().row) : std::nullopt);
        m_menu->setEnabledFor(m_city != nullptr, !chosen.empty(), m_readOnly);
        if (isOne)
            read(chosen.front().uid.text());
        m_window.map().update();
    });
    connect(m_content, &DispatchPanel::listChanged, this, &DispatchDesk::placePins);
    connect(m_content, &DispatchPanel::zoomAsked, this, &DispatchDesk::zoomTo);
    connect(m_content, &DispatchPanel::stepsAsked, this, &DispatchDesk::step);
    connect(m_content, &DispatchPanel::caseAsked, this, [this](const QString& number) {
        m_isShowing = true;
        read(number);
    });
    connect(m_content, &DispatchPanel::reportStarted, this, [this] { setPicking(true); });
    connect(m_content, &DispatchPanel::reportEnded, this, [this] { setPicking(false); });
    connect(&m_content->card().form(), &widgets::CaseActionForm::placeAsked, this, [this] { setPicking(true); });
    connect(&m_content->reporting(), &widgets::CaseReportForm::previewAsked, this,
            [this](const store::NewCase& what) {
                if (m_board)
                    m_board->preview(m_previewTicket = ++m_tickets, what);
            });
    connect(&m_content->reporting(), &widgets::CaseReportForm::reportAsked, this, &DispatchDesk::report);
}

void DispatchDesk::setLook(const widgets::Look& look) {
    m_look = look;
    m_content->setLook(look);
}

void DispatchDesk::setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly) {
    m_city = catalogue;
    m_readOnly = readOnly;
    m_menu->setEnabledFor(catalogue != nullptr, false, readOnly);
    m_content->setReadOnly(readOnly);
    m_words.city = catalogue;
    if (!path.isEmpty() && path == m_path) {
        if (m_words.rules)
            m_content->setWords(m_words);
        return;
    }
    m_path = path;
    m_board.reset();
    m_words.rules.reset();
    m_overlay.setChosen(std::nullopt);
    m_overlay.setHovered(std::nullopt);
    m_content->setCity(catalogue != nullptr);
    m_clock.stop();
    setPicking(false);
    if (path.isEmpty())
        return;
    m_board = std::make_unique<store::CaseBoard>(path);
    connectBoard();
    m_board->start();
    m_clock.start();
}

void DispatchDesk::connectBoard() {
    using store::CaseBoard;
    const CaseBoard* board = m_board.get();
    connect(board, &CaseBoard::rulesRead, this, [this](const CaseBoard::RulesPtr& rules) {
        m_words.rules = rules;
        m_content->setWords(m_words);
    });
    connect(board, &CaseBoard::opened, this,
            [this](const CaseBoard::OrdersPtr& orders) { m_content->setOpen(*orders); });
    connect(board, &CaseBoard::changed, this, [this](const CaseBoard::OrdersPtr& orders) {
        m_content->update(*orders);
        for (const work::Order& order : *orders)
            if (m_overlay.chosen() == order.row)
                read(order.uid.text());
    });
    connect(board, &CaseBoard::told, this, [this](quint64 ticket, const CaseBoard::ToldPtr& told) {
        if (ticket != m_tellTicket)
            return;
        m_content->showTold(told);
        if (!told)
            return m_content->tell(tr("There is no such case any more."), true);
        m_overlay.setChosen(told->story.order.row);
        m_menu->setEnabledFor(true, true, m_readOnly);
        if (std::exchange(m_isShowing, false))
            zoomTo(told->story.order.row);
        m_window.map().update();
    });
    connect(board, &CaseBoard::previewed, this, [this](quint64 ticket, const CaseBoard::PreviewPtr& preview) {
        if (ticket != m_previewTicket)
            return;
        m_preview = preview->order;
        m_content->reporting().showPreview(*preview);
        m_content->reporting().showFault({});
    });
    connect(board, &CaseBoard::refused, this, [this](quint64 ticket, const city::Fault& fault) {
        if (ticket == m_previewTicket)
            m_content->reporting().showFault(fault.sentence);
    });
    connect(board, &CaseBoard::wrote, this, [this](quint64 ticket, const CaseBoard::AnswersPtr& answers) {
        Q_EMIT written();
        m_board->follow();
        if (ticket != m_reportTicket)
            return m_content->showAnswers(*answers);
        const store::CaseAnswer& answer = answers->front();
        if (!answer)
            return m_content->reporting().showFault(answer.error().fault.sentence);
        m_content->endReport();
        m_content->update({answer->order});
        choose(answer->order.row);
        m_content->tell(tr("Reported as %1.").arg(answer->order.number), false);
    });
    connect(board, &CaseBoard::failed, this,
            [this](const city::Fault& fault) { m_content->tell(fault.sentence, true); });
}

void DispatchDesk::follow(const QStringList& tables) {
    if (m_board && (tables.contains(QStringLiteral("work_order")) || tables.contains(QStringLiteral("*"))))
        m_board->follow();
}

void DispatchDesk::tick() {
    m_content->tick(now());
    placePins();
}

void DispatchDesk::placePins() {
    std::vector<scene::CasePin> pins;
    const widgets::CaseQueue& queue = m_content->queue();
    const std::int64_t at = now();
    for (const std::int64_t id : m_content->model().ids())
        if (const widgets::CaseEntry* entry = queue.find(id))
            pins.push_back({id, entry->order.place, entry->light(at), int(entry->order.urgency),
                            widgets::CaseWords::sign(entry->stage)});
    m_overlay.set(std::move(pins), m_scene.view());
    m_window.map().update();
}

void DispatchDesk::read(const QString& numberOrUid) {
    if (m_board)
        m_board->tell(m_tellTicket = ++m_tickets, numberOrUid);
}

void DispatchDesk::choose(std::optional<std::int64_t> row) {
    if (row == m_overlay.chosen())
        return;
    m_overlay.setChosen(row);
    m_tellTicket = 0;
    m_content->choose(row);
    m_menu->setEnabledFor(m_city != nullptr, row.has_value(), m_readOnly);
    if (const widgets::CaseEntry* entry = row ? m_content->queue().find(*row) : nullptr)
        read(entry->order.uid.text());
    m_window.map().update();
}

bool DispatchDesk::choose(QPointF at) {
    const auto row = m_overlay.pick(at, m_scene.view(), m_scene.textScale());
    choose(row);
    if (row)
        Panels::bringUp(m_panel);
    return row.has_value();
}

bool DispatchDesk::hover(std::optional<QPointF> at) {
    const auto row = at ? m_overlay.pick(*at, m_scene.view(), m_scene.textScale()) : std::nullopt;
    if (!row && !m_overlay.hovered())
        return false;
    m_overlay.setHovered(row, row ? linesOf(*row) : QStringList());
    m_window.map().update();
    return row.has_value();
}

QStringList DispatchDesk::linesOf(std::int64_t row) const {
    const widgets::CaseEntry* entry = m_content->queue().find(row);
    if (!entry)
        return {};
    const work::Order& order = entry->order;
    QStringList lines{m_words.className(order), m_words.state(order.state), m_words.clock(order, now()),
                      order.address};
    if (order.urgency != work::Urgency::Normal)
        lines[1] += QStringLiteral(" · ") + work::urgencyName(order.urgency);
    lines << order.number;
    lines.removeAll(QString());
    return lines;
}

void DispatchDesk::zoomTo(std::int64_t row) {
    const widgets::CaseEntry* entry = m_content->queue().find(row);
    if (!entry)
        return;
    scene::View view = m_scene.view();
    view.setCenter(view.toMap(entry->order.place));
    view.setMetresPerPixel(std::min(view.metresPerPixel(), closeEnough));
    m_scene.setView(view);
}

void DispatchDesk::setPicking(bool on) {
    if (on) {
        m_window.map().setTool(&m_tool);
    } else {
        m_window.map().dropTool(m_tool);
        m_spot.set({}, m_scene.view(), {});
        m_window.map().update();
    }
}

void DispatchDesk::takeSpot(QPointF at) {
    const scene::View& view = m_scene.view();
    const geo::Point place = view.toGeographic(view.toMap(at));
    if (!geo::isValid(place))
        return;
    if (!m_content->isReporting()) {
        m_content->card().form().setPlace(place);
        return setPicking(false);
    }
    const std::vector<scene::Found> found = m_scene.pick(at);
    m_spot.set({place}, view, m_look.colour(widgets::Tone::Accent));
    m_window.map().update();
    m_content->reporting().setPlace(place, found.empty() ? std::nullopt : std::optional(found.front().key),
                                    found.empty() ? 0 : found.front().classId);
}

work::Role DispatchDesk::roleFor(work::State from, work::Action action, const work::Order& order,
                                 work::Role otherwise) const {
    const std::uint32_t mine = m_content->queue().mine(order);
    for (const work::RoleRow& role : m_words.rules->lifecycle.roles())
        if (((mine >> role.role.number) & 1) && m_words.rules->lifecycle.find(from, action, role.role))
            return role.role;
    return otherwise;
}

void DispatchDesk::report(const store::NewCase& what) {
    m_edits.signIn().whenAllowed(city::Action::View, [this, what] {
        if (!m_board || !m_words.rules)
            return;
        store::NewCase made = what;
        made.role = roleFor(work::states::none, work::actions::report, m_preview, made.role);
        m_board->report(m_reportTicket = ++m_tickets, made, m_edits.signIn().note(made.description));
    });
    if (isSignedOut()) // who gives up signing in goes on with the form
        m_content->reporting().setBusy(false);
}

void DispatchDesk::step(std::vector<store::NewStep> steps) {
    if (isSignedOut())
        m_content->card().form().setBusy(false);
    m_edits.signIn().whenAllowed(city::Action::View, [this, steps = std::move(steps)]() mutable {
        if (!m_board || !m_words.rules)
            return;
        // Whoever signed in meanwhile acts in a role of their own.
        for (const work::Order& order : m_content->chosen())
            for (store::NewStep& step : steps)
                if (step.order == order.uid)
                    step.move.role = roleFor(order.state, step.move.action, order, step.move.role);
        const QString reason = steps.front().move.opinion;
        m_board->step(++m_tickets, steps, m_edits.signIn().note(reason));
    });
}

} // namespace app
