// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/import_desk.h"

#include "geo/gcj.h"
#include "widgets/texts.h"

#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace app {

using Looked = widgets::ImportPanel::Looked;

namespace {

constexpr double panelHeight = 340; // logical pixels at a text size of 100 %
constexpr int firstRows = 1000;

/// A folder counts as one file: geodatabases are folders.
QString droppedFile(const QMimeData* data) {
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

std::vector<scene::Incoming::Sketch> sketchesOf(const exchange::Preview& rows, bool isGcj) {
    std::vector<scene::Incoming::Sketch> sketches;
    for (const parcel::Row& row : rows.rows) {
        scene::Incoming::Sketch& sketch = sketches.emplace_back();
        sketch.isArea = row.shape.form == parcel::Form::Polygon || row.shape.form == parcel::Form::MultiPolygon;
        for (const auto& part : row.shape.parts)
            for (const parcel::Ring& ring : part) {
                std::vector<geo::Point>& places = sketch.rings.emplace_back();
                for (const parcel::Place& p : ring)
                    places.push_back(isGcj ? geo::fromGcj({p.x, p.y}) : geo::Point{p.x, p.y});
            }
    }
    return sketches;
}

geo::Box extentOf(const city::Catalogue& city) {
    geo::Box box;
    for (const city::SubDistrict& each : city.subDistricts)
        if (!each.box.isEmpty()) {
            box.add({each.box.west, each.box.south});
            box.add({each.box.east, each.box.north});
        }
    return box;
}

Looked lookInto(const QString& city, const geo::Box& extent, int srid, const QString& file, const exchange::Mapping& mapping,
                const exchange::GoOn& goOn) {
    Looked looked;
    auto tables = exchange::tables(file, goOn);
    if (!tables) {
        looked.fault = tables.error();
        return looked;
    }
    looked.tables = std::move(*tables);
    auto rows = exchange::preview(file, mapping, srid, firstRows, goOn);
    if (!rows) {
        looked.fault = rows.error();
        return looked;
    }
    looked.rows = std::move(*rows);
    if (auto warnings = exchange::suspicions(city, extent, looked.rows, mapping))
        looked.warnings = std::move(*warnings);
    return looked;
}

} // namespace

ImportDesk::ImportDesk(MainWindow& window, scene::MapScene& scene, SignIn& signIn)
    : m_window(window), m_scene(scene), m_signIn(signIn), m_content(new widgets::ImportPanel),
      m_panel(window.addPanel(QStringLiteral("importPanel"), QStringLiteral("import"), m_content, {Qt::BottomDockWidgetArea, panelHeight, false})) {
    window.map().addOverlay(m_sketch);
    window.setAcceptDrops(true);
    window.installEventFilter(this);
    connect(window.actions().importFile, &QAction::triggered, this, &ImportDesk::open);
    m_panel->setTitle(tr("Import"));
    connectPanel();
}

ImportDesk::~ImportDesk() = default;

void ImportDesk::connectPanel() {
    using widgets::ImportPanel;
    connect(m_content, &ImportPanel::fileAsked, this, &ImportDesk::chooseFile);
    connect(m_content, &ImportPanel::lookAsked, this, &ImportDesk::look);
    connect(m_content, &ImportPanel::loadAsked, this, &ImportDesk::loadMapping);
    connect(m_content, &ImportPanel::saveAsked, this, &ImportDesk::saveMapping);
    connect(m_content, &ImportPanel::shown, this, &ImportDesk::readBatches);
    connect(m_content, &ImportPanel::runAsked, this, [this](bool isDryRun) {
        if (isDryRun)
            return run(true);
        m_signIn.whenAllowed(city::Action::Import, [this] { run(false); });
    });
    connect(m_content, &ImportPanel::revertAsked, this, [this](const QString& batch) {
        m_signIn.whenAllowed(city::Action::Revert, [this, batch] { revert(batch); });
    });
    connect(m_content, &ImportPanel::stopAsked, this, [this] {
        if (m_work)
            m_work->stop();
    });
    connect(m_content, &ImportPanel::rejectsAsked, this, [](const QString& file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    connect(m_content, &ImportPanel::rowChosen, this, [this](int row) {
        m_sketch.raise(row);
        m_window.map().update();
    });
    connect(m_panel, &QDockWidget::visibilityChanged, this, [this](bool isVisible) {
        if (!isVisible && m_panel->isHidden()) { // not behind another tab
            m_sketch.clear();
            m_shownFile.clear();
            m_window.map().update();
        }
        m_panel->setTitle(tr("Import"));
    });
}

void ImportDesk::setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly) {
    if (path != m_path) {
        for (std::unique_ptr<Job>* job : {&m_look, &m_list, &m_work})
            job->reset();
        m_content->setBusy(false);
        m_sketch.clear();
        m_shownFile.clear();
        m_path = path;
    }
    m_city = std::move(catalogue);
    m_readOnly = readOnly;
    m_window.actions().importFile->setEnabled(m_city && !readOnly);
    m_content->setCity(m_city && !readOnly ? m_city : nullptr);
    m_panel->setTitle(tr("Import"));
    if (m_content->isVisible())
        readBatches();
}

void ImportDesk::open() {
    Panels::bringUp(m_panel);
    if (m_content->file().isEmpty())
        chooseFile();
}

void ImportDesk::bring(const QString& file) {
    if (!m_city || m_readOnly || m_work)
        return;
    Panels::bringUp(m_panel);
    m_content->setFile(file);
}

void ImportDesk::chooseFile() {
    const QString before = m_content->file();
    const QString file = QFileDialog::getOpenFileName(&m_window, tr("Bring a file in"), before.isEmpty() ? QDir::homePath() : QFileInfo(before).path(),
                                                      tr("Tables and maps (*.shp *.geojson *.json *.gpkg *.csv *.xlsx *.gdb *.kml *.kmz *.fgb *.tab *.mif *.zip *.gz *.tar);;All files (*)"));
    if (!file.isEmpty()) // a geodatabase is a folder, of which any file may be chosen
        bring(QFileInfo(file).path().endsWith(QLatin1String(".gdb"), Qt::CaseInsensitive) ? QFileInfo(file).path() : file);
}

void ImportDesk::look(const QString& file, const exchange::Mapping& mapping) {
    Job::start(m_look, [this, city = m_path, extent = extentOf(*m_city), srid = m_city->profile.geographicSrid, file,
                        mapping](const store::Progress& progress) -> Job::Then {
        const auto goOn = [&] { return progress(0, {}); };
        auto looked = std::make_shared<const Looked>(lookInto(city, extent, srid, file, mapping, goOn));
        return [this, looked, mapping] { showLooked(looked, mapping); };
    });
}

void ImportDesk::showLooked(std::shared_ptr<const Looked> looked, const exchange::Mapping& mapping) {
    m_sketch.set(sketchesOf(looked->rows, mapping.isGcj()), m_scene.view());
    m_content->showLooked(looked);
    const geo::Box& box = m_sketch.box();
    if (!box.isEmpty() && std::exchange(m_shownFile, m_content->file()) != m_content->file()) // once a file: the hand leads then
        m_scene.showPlace({(box.west + box.east) / 2, (box.south + box.north) / 2}, box);
    m_window.map().update();
}

void ImportDesk::start(Job::Work work) {
    m_content->setBusy(true);
    m_content->showProgress(0, tr("Reading what the city holds…"));
    Job& job = Job::start(m_work, std::move(work));
    connect(&job, &Job::progressed, m_content, &widgets::ImportPanel::showProgress);
    connect(&job, &Job::done, m_content, [this] { m_content->setBusy(false); });
}

/// Beside the file, where that can be; else beside the city.
QString ImportDesk::rejectsFor(const QString& file) const {
    const QFileInfo source(file);
    const QFileInfo folder(source.path());
    return QDir(folder.isWritable() ? folder.filePath() : QFileInfo(m_path).path()).filePath(source.completeBaseName() + QStringLiteral(".refused.csv"));
}

void ImportDesk::run(bool isDryRun) {
    if (m_work || !m_city)
        return;
    exchange::ImportWish wish;
    wish.deliveries.push_back({m_content->file(), m_content->mapping()});
    wish.rejects = rejectsFor(m_content->file());
    wish.isDryRun = isDryRun;
    wish.note = m_signIn.note({});
    start([this, city = m_path, wish](const store::Progress& progress) -> Job::Then {
        const auto report = exchange::importInto(city, wish, progress);
        QString rejects = wish.rejects;
        if (!report || report->files.front().refused == 0) {
            if (report)
                QFile::remove(rejects); // headings alone
            rejects.clear();
        }
        return [this, report, isDryRun = wish.isDryRun, rejects] { finish(report, isDryRun, rejects); };
    });
}

void ImportDesk::finish(const city::Result<exchange::ImportReport>& report, bool isDryRun, const QString& rejects) {
    if (report) {
        m_content->showReport(*report, isDryRun, rejects);
        if (!isDryRun)
            m_sketch.clear();
        m_window.map().update();
    } else {
        m_content->showFault(report.error());
    }
    readBatches();
}

void ImportDesk::revert(const QString& batch) {
    if (m_work || !m_city)
        return;
    start([this, city = m_path, batch, note = m_signIn.note(tr("Import taken back"))](const store::Progress& progress) -> Job::Then {
        auto recovered = store::batches::recover(city, progress);
        const auto done = recovered ? store::batches::revert(city, batch, note, progress) : city::Result<store::batches::Reverted>(tl::unexpected(recovered.error()));
        return [this, done] {
            if (done)
                m_content->say(tr("%1 rows were taken back; %2 were gone already.").arg(widgets::countText(quint64(done->rows)), widgets::countText(quint64(done->gone))));
            else
                m_content->showFault(done.error());
            readBatches();
        };
    });
}

void ImportDesk::readBatches() {
    if (m_path.isEmpty() || m_list)
        return;
    Job::start(m_list, [this, city = m_path](const store::Progress&) -> Job::Then {
        const auto all = store::batches::list(city);
        return [this, all] {
            if (all)
                m_content->showBatches(*all);
        };
    });
}

void ImportDesk::loadMapping() {
    const QString file = QFileDialog::getOpenFileName(&m_window, tr("A mapping"), QFileInfo(m_content->file()).path(), tr("Mappings (*.json);;All files (*)"));
    if (file.isEmpty())
        return;
    if (const auto mapping = exchange::Mapping::read(file))
        m_content->setMapping(*mapping);
    else
        m_content->showFault(mapping.error());
}

void ImportDesk::saveMapping() {
    const QFileInfo source(m_content->file());
    const QString file = QFileDialog::getSaveFileName(&m_window, tr("Keep this mapping"), QDir(source.path()).filePath(source.completeBaseName() + QStringLiteral(".mapping.json")),
                                                      tr("Mappings (*.json)"));
    if (file.isEmpty())
        return;
    if (const auto written = m_content->mapping().write(file))
        m_content->say(tr("The mapping is in %1.").arg(QDir::toNativeSeparators(file)));
    else
        m_content->showFault(written.error());
}

bool ImportDesk::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        m_panel->setTitle(tr("Import"));
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto* drop = static_cast<QDropEvent*>(event);
    const QString file = droppedFile(drop->mimeData());
    if (file.isEmpty() || !m_city || m_readOnly || m_work)
        return QObject::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        bring(file);
    return true;
}

} // namespace app
