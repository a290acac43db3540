// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/export_desk.h"

#include "store/asking.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

namespace app {

using Which = widgets::ExportPanel::Which;

namespace {

constexpr double panelHeight = 340; // logical pixels at a text size of 100 %

city::Result<exchange::ExportReport> write(const QString& city, exchange::ExportWish wish, const std::optional<QString>& where,
                                           const store::Progress& progress) {
    if (where) {
        const auto asked = store::ask(city, *where, false, progress);
        if (!asked)
            return tl::unexpected(asked.error());
        wish.only = asked->rows->selectionOf(asked->rows->rowsOf(asked->matching));
    }
    return exchange::exportFrom(city, wish, progress);
}

} // namespace

ExportDesk::ExportDesk(MainWindow& window, SignIn& signIn)
    : m_window(window), m_signIn(signIn), m_content(new widgets::ExportPanel),
      m_panel(window.addPanel(QStringLiteral("exportPanel"), QStringLiteral("export"), m_content, {Qt::BottomDockWidgetArea, panelHeight, false})) {
    m_panel->setTitle(tr("Export"));
    window.installEventFilter(this);
    connect(window.actions().exportFile, &QAction::triggered, this, [this] { Panels::bringUp(m_panel); });
    connect(m_content, &widgets::ExportPanel::fileAsked, this, &ExportDesk::chooseFile);
    connect(m_content, &widgets::ExportPanel::runAsked, this, [this] { m_signIn.whenAllowed(city::Action::Export, [this] { run(); }); });
    connect(m_content, &widgets::ExportPanel::stopAsked, this, [this] {
        if (m_work)
            m_work->stop();
    });
    connect(m_content, &widgets::ExportPanel::folderAsked, this,
            [](const QString& file) { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).path())); });
}

ExportDesk::~ExportDesk() = default;

void ExportDesk::setCity(const QString& path, city::CataloguePtr catalogue) {
    if (path != m_path) {
        m_work.reset();
        m_content->setBusy(false);
        m_path = path;
    }
    m_window.actions().exportFile->setEnabled(catalogue != nullptr);
    m_content->setCity(std::move(catalogue));
}

void ExportDesk::setSelection(const city::Selection& selection) {
    m_selection = selection;
    m_content->setSelected(selection.size());
}

void ExportDesk::chooseFile() {
    const QString before = m_content->wish().file;
    const QString start = before.isEmpty() ? QFileInfo(m_path).dir().filePath(m_content->wish().target + QStringLiteral(".gpkg")) : before;
    const QString file = QFileDialog::getSaveFileName(&m_window, tr("Export into"), start,
                                                      tr("GeoPackage (*.gpkg);;GeoJSON (*.geojson);;Excel (*.xlsx);;CSV (*.csv);;Shapefile (*.shp)"));
    if (!file.isEmpty())
        m_content->setFile(QFileInfo(file).suffix().isEmpty() ? file + QStringLiteral(".gpkg") : file);
}

void ExportDesk::run() {
    exchange::ExportWish wish = m_content->wish();
    if (m_work || m_path.isEmpty() || wish.file.isEmpty())
        return;
    wish.note = m_signIn.note(tr("Export"));
    if (m_content->which() == Which::Selected)
        wish.only = m_selection;
    const auto where = m_content->which() == Which::Asked ? std::optional(m_content->where()) : std::nullopt;
    m_content->setBusy(true);
    Job& job = Job::start(m_work, [this, city = m_path, wish, where](const store::Progress& progress) -> Job::Then {
        const auto report = write(city, wish, where, progress);
        return [this, report] {
            if (report)
                m_content->showWritten(*report);
            else
                m_content->showFault(report.error());
        };
    });
    connect(&job, &Job::progressed, m_content, &widgets::ExportPanel::showProgress);
    connect(&job, &Job::done, m_content, [this] { m_content->setBusy(false); });
}

bool ExportDesk::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        m_panel->setTitle(tr("Export"));
    return QObject::eventFilter(watched, event);
}

} // namespace app
