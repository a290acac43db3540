// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/background.h"
#include "center/edit_desk.h"
#include "scene/place_marks.h"
#include "store/examiner.h"
#include "widgets/quality_panel.h"

namespace app {

/// Data quality in the window: connects its panel with the examiner, the map and the editing desk.
class QualityDesk : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    QualityDesk(MainWindow& window, scene::MapScene& scene, EditDesk& edits);
    ~QualityDesk() override;

    void setLook(const widgets::Look& look);
    void setCity(const QString& path, bool readOnly); ///< an empty path when it is closed
    void follow(); ///< the city changed
    widgets::QualityPanel& panel() { return *m_content; }

private:
    void start();
    void askForReport();
    void writeReport(const std::shared_ptr<const store::QualityList>& list);
    void connectExaminer();
    void show(const quality::Finding& finding);

    MainWindow& m_window;
    scene::MapScene& m_scene;
    EditDesk& m_edits;
    widgets::QualityPanel* m_content;
    scene::PlaceMarks m_marks;
    widgets::Look m_look;
    QString m_path;
    std::unique_ptr<store::Examiner> m_examiner;
    QString m_report; ///< the file that is to hold what was found
    std::unique_ptr<Background> m_job;
};

} // namespace app
