// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/command_center.h"

#include "center/startup.h"
#include "city/resources.h"
#include "scene/sheet_cache.h"
#include "widgets/base_layers.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QScreen>

namespace app {

namespace {

constexpr int firstFrameWaitMs = 1500; // at most, what can wait waits for the first frame

QString cacheOf(const QString& city) { return store::CityFile::companions(city) + QStringLiteral("/cache"); }

} // namespace

CommandCenter::CommandCenter(const Arguments& arguments, const QString& settings)
    : m_arguments(arguments), m_settings(settings, QSettings::IniFormat) {
    const QString wished = !arguments.language.isEmpty() ? arguments.language
                                                         : m_settings.value(QStringLiteral("language")).toString();
    m_languageChosen = translations::Languages::available().contains(wished);
    m_languages.use(m_languageChosen ? wished : translations::Languages::fallback(false));
    const bool light = m_settings.value(QStringLiteral("theme")).toString() == QStringLiteral("light");
    m_theme = arguments.theme.value_or(light ? scene::Theme::Light : scene::Theme::Dark);
    m_textSize = arguments.textSize ? arguments.textSize : m_settings.value(QStringLiteral("textSize")).toInt();
    m_scene.setLanguage(m_languages.current());
    m_scene.setTheme(m_theme);
    if (!m_arguments.city.isEmpty()) // while the window is being made
        readCity(QFileInfo(m_arguments.city).absoluteFilePath());
    m_window = std::make_unique<MainWindow>(m_scene, m_settings);
    m_edits = std::make_unique<EditDesk>(*m_window, m_scene, m_settings);
    m_quality = std::make_unique<QualityDesk>(*m_window, m_scene, *m_edits);
    m_history = std::make_unique<HistoryDesk>(*m_window, m_scene, *m_edits);
    m_records = std::make_unique<RecordsDesk>(*m_window, m_scene, *m_edits);
    m_approvals = std::make_unique<ApprovalDesk>(*m_window, m_scene, *m_edits);
    m_bulk = std::make_unique<BulkDesk>(*m_window, *m_edits);
    m_desk = std::make_unique<SelectionDesk>(*m_window, m_scene, m_settings, m_edits->signIn());
    m_imports = std::make_unique<ImportDesk>(*m_window, m_scene, m_edits->signIn());
    m_exports = std::make_unique<ExportDesk>(*m_window, m_edits->signIn());
    m_fleet = std::make_unique<FleetDesk>(*m_window, m_scene);
    m_dispatch = std::make_unique<DispatchDesk>(*m_window, m_scene, *m_edits);
    m_maps = std::make_unique<MapWindows>(m_scene, m_settings);
    m_firstFrameWait.setSingleShot(true);
    m_firstFrameWait.setInterval(firstFrameWaitMs);
    connect(&m_firstFrameWait, &QTimer::timeout, this, &CommandCenter::doLater);
    connect(&m_window->map(), &widgets::MapView::shown, this, &CommandCenter::noteShown);
    connect(m_desk.get(), &SelectionDesk::selectionChanged, m_bulk.get(), &BulkDesk::setSelection);
    connect(m_approvals.get(), &ApprovalDesk::written, m_edits.get(), &EditDesk::written);
    connect(m_edits.get(), &EditDesk::written, this, [this] {
        if (m_session)
            m_session->lookNow();
    });
    connect(m_dispatch.get(), &DispatchDesk::written, this, [this] {
        if (m_session)
            m_session->lookNow();
    });
    connectChoices();
    connectMaps();
}

CommandCenter::~CommandCenter() { m_scene.setEngine(nullptr); }

void CommandCenter::connectChoices() {
    Actions& actions = m_window->actions();
    connect(&actions, &Actions::themeAsked, this, &CommandCenter::setTheme);
    connect(&actions, &Actions::languageAsked, this, &CommandCenter::setLanguage);
    connect(&actions, &Actions::textSizeAsked, this, &CommandCenter::setTextSize);
    connect(&actions, &Actions::cityAsked, this, &CommandCenter::openCity);
    connect(actions.open, &QAction::triggered, this, &CommandCenter::chooseFile);
    connect(&m_window->welcome(), &widgets::WelcomePage::openAsked, this, &CommandCenter::chooseFile);
    connect(&m_window->welcome(), &widgets::WelcomePage::cityAsked, this, &CommandCenter::openCity);
    connect(&m_window->welcome(), &widgets::WelcomePage::cancelled, this, &CommandCenter::closeCity);
    connect(&m_window->card(), &widgets::ComponentCard::wanted, this, [this](const city::ComponentKey& key) {
        if (m_session)
            m_session->readComponent(m_keyTicket = ++m_tickets, key);
    });
    widgets::SearchBox& box = m_window->search();
    connect(&box, &widgets::SearchBox::asked, this, [this](quint64 ticket, const search::Question& question) {
        startSearcher();
        if (m_searcher)
            m_searcher->ask(ticket, question);
    });
    for (const QAction* action : {m_window->actions().goTo, m_window->actions().overview})
        connect(action, &QAction::triggered, this, &CommandCenter::startSearcher);
    connect(&box, &widgets::SearchBox::unasked, this, [this] {
        if (m_searcher)
            m_searcher->forget();
    });
    connect(m_desk.get(), &SelectionDesk::finderNeeded, this, &CommandCenter::startSearcher);
    connect(m_desk.get(), &SelectionDesk::selectionChanged, m_exports.get(), &ExportDesk::setSelection);
    connect(m_window.get(), &MainWindow::outlineAsked, this, [this](const search::Hit& hit) {
        if (m_searcher)
            m_searcher->outline(m_outlineTicket = ++m_tickets, hit);
    });
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (m_session)
            m_session->setActive(state == Qt::ApplicationActive);
    });
}

void CommandCenter::connectMaps() {
    connect(m_window->actions().newMap, &QAction::triggered, m_maps.get(), &MapWindows::open);
    connect(m_window.get(), &MainWindow::closing, this, [this] {
        m_maps->remember(Workspace::screens());
        m_maps->closeCity();
    });
    connect(m_maps.get(), &MapWindows::opened, this, [this](MapWindow* map) {
        connect(&map->map(), &widgets::MapView::picked, m_window.get(), &MainWindow::showFound);
        connect(&m_window->card(), &widgets::ComponentCard::currentChanged, &map->scene(), &scene::MapScene::setSelected);
    });
}

city::Result<void> CommandCenter::start() {
    if (const auto done = look(); !done)
        return done;
    m_window->setRecent(m_settings.value(QStringLiteral("recent")).toStringList());
    if (m_arguments.screenshot.isEmpty())
        m_window->restoreWorkspace(Workspace::screens());
    else
        m_window->setFixedSize(m_arguments.size);
    if (m_session) {
        m_window->showLoading(m_session->path(), 0, tr("Opening the file"));
        m_window->showWhole();
    } else {
        m_window->show();
    }
    qCDebug(startup, "window shown %lld ms", millisecondsOfProcess());
    return {};
}

void CommandCenter::openCity(const QString& path) {
    closeCity();
    const QString file = QFileInfo(path).absoluteFilePath();
    m_window->showLoading(file, 0, tr("Opening the file"));
    readCity(file);
}

void CommandCenter::readCity(const QString& file) {
    m_session = std::make_unique<store::Session>(file);
    m_scene.city().setCacheFolder(cacheOf(file));
    m_scene.setCacheFolder(cacheOf(file));
    m_wasFilled = m_wasComplete = false;
    m_later.clear();
    m_firstFrameWait.start();
    m_searcher = std::make_unique<store::Searcher>(file);
    m_searches = false;
    connectSession();
    connectSearch();
    m_session->setActive(qApp->applicationState() == Qt::ApplicationActive);
    m_session->start();
}

void CommandCenter::closeCity() {
    m_loaded = false;
    m_firstFrameWait.stop();
    m_later.clear();
    m_maps->closeCity();
    m_bulk->setCity({}, nullptr, true);
    m_records->setCity({}, nullptr, true);
    m_history->setCity(nullptr, true, nullptr);
    m_approvals->setCity({}, nullptr, true, nullptr);
    m_quality->setCity({}, true);
    m_edits->setCity({}, nullptr, true);
    m_desk->closeCity();
    m_imports->setCity({}, nullptr, true);
    m_exports->setCity({}, nullptr);
    m_fleet->setCity({}, nullptr);
    m_dispatch->setCity({}, nullptr, true);
    m_searcher.reset();
    m_session.reset();
    m_scene.setEngine(nullptr);
    m_engine.reset();
    m_window->closeCity();
}

void CommandCenter::connectSession() {
    store::Session* session = m_session.get();
    connect(session, &store::Session::progressed, this, [this](double share, const QString& what) {
        if (!m_loaded)
            m_window->showLoading(m_session->path(), share, what);
    });
    connect(session, &store::Session::catalogueRead, this, &CommandCenter::follow);
    connect(session, &store::Session::registryRead, this,
            [this](city::RegistryPtr registry, const std::vector<std::size_t>& chunks) {
                m_scene.city().setRegistry(registry, chunks);
                afterFirstFrame([this, registry, chunks] { m_window->layers().follow(*registry, chunks); });
                m_window->status().setTotal(registry->size());
                if (std::exchange(m_loaded, true))
                    return;
                m_window->showLoaded();
                afterFirstFrame([this] {
                    if (m_desk->needsFinder())
                        startSearcher();
                });
                qCDebug(startup, "components taken over %lld ms", millisecondsOfProcess());
                Q_EMIT loaded();
            });
    connect(session, &store::Session::registryKept, &m_scene.city(), &scene::LiveCity::keep);
    connect(session, &store::Session::tablesChanged, this, [this](qint64 change, const QStringList& tables) {
        m_scene.tellChanged(change, tables);
        m_maps->tellChanged(change, tables);
        m_window->card().refresh();
        m_searcher->follow();
        m_quality->follow();
        m_history->follow();
        m_records->follow(tables);
        m_dispatch->follow(tables);
    });
    connect(session, &store::Session::componentRead, this, &CommandCenter::answer);
    connect(session, &store::Session::failed, this, &CommandCenter::failed);
}

void CommandCenter::startSearcher() {
    if (m_searcher && m_loaded && !std::exchange(m_searches, true))
        m_searcher->start();
}

void CommandCenter::connectSearch() {
    store::Searcher* searcher = m_searcher.get();
    connect(searcher, &store::Searcher::answered, this, [this](quint64 ticket, const store::Searcher::PagePtr& page) {
        m_window->search().showPage(ticket, *page);
    });
    connect(searcher, &store::Searcher::progressed, this,
            [this](store::Searcher::Stage, double share) { m_window->search().setPrepared(share); });
    connect(searcher, &store::Searcher::found, this, [this](const search::Finder& finder) { m_desk->setFinder(finder); });
    connect(searcher, &store::Searcher::changed, this, [this] { m_window->search().askAgain(); });
    connect(searcher, &store::Searcher::failed, this,
            [this](const city::Fault& fault) { m_window->search().showFault(fault); });
    connect(searcher, &store::Searcher::boundariesRead, this,
            [this](const std::vector<city::Path>& rings) { m_window->overview().setBoundaries(rings); });
    connect(searcher, &store::Searcher::outlined, this, [this](quint64 ticket, const std::vector<city::Path>& parts) {
        if (ticket == m_outlineTicket)
            m_window->showOutline(parts);
    });
}

void CommandCenter::failed(const city::Fault& fault) {
    m_window->showFault(fault, m_session ? m_session->path() : QString());
    Q_EMIT faulted(fault);
}

void CommandCenter::follow(city::CataloguePtr catalogue) {
    qCDebug(startup, "city read %lld ms", millisecondsOfProcess());
    if (!m_languageChosen)
        m_languages.use(translations::Languages::fallback(translations::Languages::isChinese(catalogue->profile.name)));
    m_scene.setLanguage(m_languages.current());
    m_scene.city().setCatalogue(catalogue);
    const auto layers = widgets::readBaseLayers(city::resourcePath(QStringLiteral("layers.json")));
    const QString path = m_session->path();
    m_window->setCity(catalogue, layers.value_or(std::vector<widgets::BaseLayer>()), !QFileInfo(path).isWritable());
    m_edits->setCity(path, catalogue, !QFileInfo(path).isWritable());
    m_quality->setCity(path, !QFileInfo(path).isWritable());
    m_history->setCity(catalogue, !QFileInfo(path).isWritable(), m_session.get());
    m_approvals->setCity(path, catalogue, !QFileInfo(path).isWritable(), m_session.get());
    m_records->setCity(path, catalogue, !QFileInfo(path).isWritable());
    m_bulk->setCity(path, catalogue, !QFileInfo(path).isWritable());
    m_desk->setCity(path, catalogue);
    m_imports->setCity(path, catalogue, !QFileInfo(path).isWritable());
    m_exports->setCity(path, catalogue);
    m_fleet->setCity(path, catalogue);
    m_dispatch->setCity(path, catalogue, !QFileInfo(path).isWritable());
    m_window->actions().showChoices(m_theme, m_languages.current(), m_textSize);
    if (!layers)
        m_window->showFault(layers.error(), path);
    if (!m_engine)
        startEngine(catalogue->profile.mapSrid);
    noteRecent(path);
    qCDebug(startup, "city shown %lld ms", millisecondsOfProcess());
}

void CommandCenter::startEngine(int mapSrid) {
    scene::EngineLink::Options options;
    options.program = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("xiuhua-map-engine"));
    options.city = m_session->path();
    options.resources = QFileInfo(city::resourcePath(QStringLiteral("layers.json"))).path();
    options.project = m_arguments.project.isEmpty() ? QString() : QFileInfo(m_arguments.project).absoluteFilePath();
    options.mapSrid = mapSrid;
    m_engine = std::make_unique<scene::EngineLink>(options);
    m_scene.setEngine(m_engine.get());
    m_maps->setCity(options);
    if (m_arguments.screenshot.isEmpty())
        afterFirstFrame([this] { m_maps->restore(Workspace::screens()); });
    // With sheets of an earlier start to show, both cores belong to the first frame.
    if (scene::SheetCache::stands(cacheOf(options.city), m_theme))
        afterFirstFrame([this] { m_engine->start(); });
    else
        m_engine->start();
}

void CommandCenter::afterFirstFrame(std::function<void()> what) {
    if (m_firstFrameWait.isActive())
        m_later.push_back(std::move(what));
    else
        what();
}

void CommandCenter::doLater() {
    m_firstFrameWait.stop();
    for (const auto& what : std::exchange(m_later, {}))
        what();
}

void CommandCenter::noteShown(bool filled, bool complete) {
    if (filled && !std::exchange(m_wasFilled, true)) {
        const qint64 age = std::max<qint64>(0, m_scene.engineStatus().ageMs);
        qCInfo(startup, "first complete frame %lld ms after the start, base map %lld ms old", millisecondsOfProcess(), age);
        doLater();
    }
    if (complete && !std::exchange(m_wasComplete, true)) {
        qCInfo(startup, "first frame of this start's base map %lld ms after the start", millisecondsOfProcess());
        startSearcher();
    }
}

void CommandCenter::answer(quint64 ticket, std::shared_ptr<const city::Component> component,
                           const store::Reader::Place& place) {
    if (ticket == m_keyTicket)
        m_window->card().showComponent(std::move(component), place);
}

void CommandCenter::chooseFile() {
    const QString start = QFileInfo(m_settings.value(QStringLiteral("recent")).toStringList().value(0)).path();
    const QString path = QFileDialog::getOpenFileName(m_window.get(), tr("Open a city"), start,
                                                      tr("Cities (*.sqlite);;All files (*)"));
    if (!path.isEmpty())
        openCity(path);
}

void CommandCenter::noteRecent(const QString& path) {
    constexpr qsizetype most = 10;
    QStringList recent = m_settings.value(QStringLiteral("recent")).toStringList();
    if (recent.value(0) == path)
        return;
    recent.removeAll(path);
    recent.prepend(path);
    m_settings.setValue(QStringLiteral("recent"), recent.mid(0, most));
    m_window->setRecent(recent.mid(0, most));
}

city::Result<void> CommandCenter::look() {
    const QScreen* screen = m_window->screen();
    const int height = m_arguments.screenshot.isEmpty() ? (screen ? screen->size().height() : 0)
                                                        : m_arguments.size.height();
    auto look = widgets::Look::read(m_theme, m_textSize ? m_textSize : widgets::Look::textSizeFor(height));
    if (!look)
        return tl::unexpected(look.error());
    QApplication::setFont(look->font());
    QApplication::setPalette(look->palette());
    qApp->setStyleSheet(look->styleSheet());
    m_window->setLook(*look);
    m_edits->setLook(*look);
    m_quality->setLook(*look);
    m_history->setLook(*look);
    m_approvals->setLook(*look);
    m_records->setLook(*look);
    m_bulk->setLook(*look);
    m_desk->setLook(*look);
    m_imports->setLook(*look);
    m_exports->setLook(*look);
    m_fleet->setLook(*look);
    m_dispatch->setLook(*look);
    m_maps->setLook(*look);
    m_window->actions().showChoices(m_theme, m_languages.current(), m_textSize);
    return {};
}

void CommandCenter::setTheme(scene::Theme theme) {
    m_theme = theme;
    m_settings.setValue(QStringLiteral("theme"), scene::themeName(theme));
    if (const auto done = look(); !done)
        failed(done.error());
}

void CommandCenter::setTextSize(int percent) {
    m_textSize = percent;
    m_settings.setValue(QStringLiteral("textSize"), percent);
    if (const auto done = look(); !done)
        failed(done.error());
}

void CommandCenter::setLanguage(const QString& language) {
    m_languageChosen = true;
    m_settings.setValue(QStringLiteral("language"), language);
    m_languages.use(language);
    m_scene.setLanguage(language);
    m_window->actions().showChoices(m_theme, language, m_textSize);
}

} // namespace app
