// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/job.h"
#include "center/main_window.h"
#include "center/sign_in.h"
#include "scene/incoming.h"
#include "widgets/import_panel.h"

namespace app {

/// Bringing files into the open city: connects the panel with the importer, the map and whoever sits at the window. A file
/// that is dropped onto the window is brought in, too. What was written comes to the map by the city's changes.
class ImportDesk : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    ImportDesk(MainWindow& window, scene::MapScene& scene, SignIn& signIn);
    ~ImportDesk() override;

    void setLook(const widgets::Look& look) { m_content->setLook(look); }
    void setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly); ///< an empty path when it is closed
    void bring(const QString& file); ///< shows the panel with it
    widgets::ImportPanel& panel() { return *m_content; }
    const scene::Incoming& sketch() const { return m_sketch; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectPanel();
    void open();
    void chooseFile();
    void look(const QString& file, const exchange::Mapping& mapping);
    void showLooked(std::shared_ptr<const widgets::ImportPanel::Looked> looked, const exchange::Mapping& mapping);
    void run(bool isDryRun);
    void finish(const city::Result<exchange::ImportReport>& report, bool isDryRun, const QString& rejects);
    void revert(const QString& batch);
    void readBatches();
    void loadMapping();
    void saveMapping();
    void start(Job::Work work);
    QString rejectsFor(const QString& file) const;

    MainWindow& m_window;
    scene::MapScene& m_scene;
    SignIn& m_signIn;
    widgets::ImportPanel* m_content;
    widgets::Panel* m_panel;
    scene::Incoming m_sketch;
    QString m_path, m_shownFile;
    city::CataloguePtr m_city;
    bool m_readOnly = false;
    std::unique_ptr<Job> m_look, m_list, m_work;
};

} // namespace app
