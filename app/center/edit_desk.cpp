// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/edit_desk.h"

namespace app {

namespace {
constexpr double formWidth = 380; // logical pixels at a text size of 100 %
} // namespace

EditDesk::EditDesk(MainWindow& window, scene::MapScene& scene, QSettings& settings)
    : m_window(window), m_scene(scene), m_menu(&window), m_box(new widgets::SignInBox(&window.map())),
      m_signIn(*m_box, settings.value(QStringLiteral("lockMinutes"), 15).toInt()), m_form(new widgets::ComponentForm),
      m_tool(scene) {
    m_panel = window.addPanel(QStringLiteral("editPanel"), QStringLiteral("edit"), m_form,
                              {Qt::RightDockWidgetArea, formWidth, false});
    window.actions().addMenu(&m_menu, {{m_menu.edit, QStringLiteral("edit")}});
    window.map().addOverlay(m_tool.sketch());
    connectAll();
    showState();
}

EditDesk::~EditDesk() {
    m_window.map().dropTool(m_tool);
}

void EditDesk::connectAll() {
    const auto does = [this](QAction* action, std::function<void()> what) {
        connect(action, &QAction::triggered, this, [this, what] { m_signIn.whenAllowed(city::Action::Edit, what); });
    };
    does(m_menu.edit, [this] { edit(); });
    does(m_menu.addPoint, [this] { add(city::Shape::Point); });
    does(m_menu.addLine, [this] { add(city::Shape::Line); });
    does(m_menu.addPolygon, [this] { add(city::Shape::Polygon); });
    does(m_menu.undo, [this] { takeBack(true); });
    does(m_menu.redo, [this] { takeBack(false); });
    connect(m_menu.signIn, &QAction::triggered, &m_signIn, [this] { m_signIn.ask(); });
    connect(m_menu.signOut, &QAction::triggered, &m_signIn, &SignIn::signOut);
    connect(&m_signIn, &SignIn::changed, this, &EditDesk::showState);
    connect(&m_signIn, &SignIn::refused, &m_window, &MainWindow::tell);
    connect(m_form, &widgets::ComponentForm::submitted, this, &EditDesk::submit);
    connect(m_form, &widgets::ComponentForm::placeAsked, this, [this] { setDrawing(true); });
    connect(m_form, &widgets::ComponentForm::changed, this, [this] {
        if (m_form->isOpen())
            m_tool.sketch().setParts(m_form->component().key.shape, m_form->component().parts);
        else
            m_tool.sketch().clear();
        m_window.map().update();
    });
    connect(m_form, &widgets::ComponentForm::closed, this, [this](std::optional<city::ComponentKey>) {
        setDrawing(false);
        m_window.map().setFocus();
    });
    connect(&m_tool, &widgets::DrawTool::changed, &m_window.map(), qOverload<>(&QWidget::update));
    connect(&m_tool, &widgets::DrawTool::drawn, m_form, &widgets::ComponentForm::setPlace);
    connect(&m_tool, &widgets::DrawTool::finished, this, [this] { setDrawing(false); });
}

void EditDesk::setLook(const widgets::Look& look) {
    m_form->setLook(look);
    m_box->setLook(look);
}

void EditDesk::setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly) {
    if (path != m_path) {
        ++m_epoch;
        m_writer.reset();
        m_isTakingBack = false;
        m_path = path;
        m_signIn.setCity(path);
    }
    m_readOnly = readOnly;
    m_city = std::move(catalogue);
    m_form->setCity(m_city);
    showState();
}

void EditDesk::showState() {
    const bool isOpen = m_city != nullptr;
    const store::LoginPtr& login = m_signIn.login();
    m_menu.show(isOpen, !m_readOnly, m_isTakingBack, login ? login->name() : QString());
    m_window.status().setUser(login ? login->name() : QString());
}

void EditDesk::edit() {
    const std::shared_ptr<const city::Component> component = m_window.card().component();
    Panels::bringUp(m_panel);
    if (!component || m_form->isBusy())
        return;
    if (m_form->isOpen() && m_form->isChanged() && m_form->key() != component->key)
        return m_window.tell({city::FaultKind::Invalid, tr("Save or cancel what is being edited first."), {}});
    if (!m_form->isOpen() || m_form->key() != component->key)
        m_form->edit(*component, city::today(m_city->profile));
}

void EditDesk::add(city::Shape shape) {
    Panels::bringUp(m_panel);
    if (m_form->isBusy())
        return;
    if (m_form->isOpen() && m_form->isChanged())
        return m_window.tell({city::FaultKind::Invalid, tr("Save or cancel what is being edited first."), {}});
    m_form->add(shape, city::today(m_city->profile));
    setDrawing(true);
}

void EditDesk::setDrawing(bool on) {
    if (on) {
        const city::Component& component = m_form->component();
        const bool isNew = component.key.row == 0;
        m_tool.begin(component.key.shape, isNew ? std::nullopt : std::optional(component.key));
        m_window.map().setTool(&m_tool);
        m_window.map().setFocus();
    } else if (m_tool.sketch().isDrawing()) {
        m_tool.end();
        m_window.map().dropTool(m_tool);
    }
}

store::Writer& EditDesk::writer() {
    if (!m_writer)
        m_writer = std::make_unique<store::Writer>(m_path);
    return *m_writer;
}

template <typename Answer>
std::function<void(const Answer&)> EditDesk::here(std::function<void(const Answer&)> then) {
    return [this, epoch = m_epoch, then = std::move(then)](const Answer& answer) {
        QMetaObject::invokeMethod(
            this,
            [this, epoch, then, answer] {
                if (epoch != m_epoch)
                    return;
                if (answer)
                    Q_EMIT written();
                then(answer);
            },
            Qt::QueuedConnection);
    };
}

void EditDesk::submit(const city::Patch& patch, const QString& reason) {
    writer().submit(patch, m_signIn.note(reason), here<store::Answer>([this](const store::Answer& answer) { m_form->answer(answer); }));
}

void EditDesk::changeRecord(const city::RecordPatch& patch, const QString& reason,
                            std::function<void(const store::RecordAnswer&)> then) {
    writer().submit(patch, m_signIn.note(reason), here(std::move(then)));
}

void EditDesk::change(const city::Patch& patch, const QString& reason) {
    writer().submit(patch, m_signIn.note(reason), here<store::Answer>([this](const store::Answer& answer) {
        if (answer && answer->pending)
            return m_window.tell({city::FaultKind::Forbidden, tr("Nothing is changed yet: the edit waits for approval. Shift+Y lists what waits."), {}});
        if (answer)
            return;
        const auto& fields = answer.error().fields;
        m_window.tell(fields.empty() ? answer.error().fault
                                     : city::Fault{city::FaultKind::Invalid, fields.front().sentence, {}});
    }));
}

void EditDesk::takeBack(bool isUndo) {
    if (std::exchange(m_isTakingBack, true))
        return;
    showState();
    const auto then = here<store::Answer>([this](const store::Answer& answer) {
        m_isTakingBack = false;
        showState();
        if (!answer)
            return m_window.tell(answer.error().fault);
        if (answer->component)
            m_window.showFound({scene::Found{answer->key}}); // what it was about
    });
    if (isUndo)
        writer().undo(m_signIn.note(tr("Undo")), then);
    else
        writer().redo(m_signIn.note(tr("Redo")), then);
}

} // namespace app
