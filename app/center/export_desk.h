// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/job.h"
#include "center/main_window.h"
#include "center/sign_in.h"
#include "widgets/export_panel.h"

namespace app {

/// Taking records out of the open city: any layer, the selection, or what a query finds.
class ExportDesk : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    ExportDesk(MainWindow& window, SignIn& signIn);
    ~ExportDesk() override;

    void setLook(const widgets::Look& look) { m_content->setLook(look); }
    void setCity(const QString& path, city::CataloguePtr catalogue); ///< an empty path when it is closed
    void setSelection(const city::Selection& selection);
    widgets::ExportPanel& panel() { return *m_content; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void chooseFile();
    void run();

    MainWindow& m_window;
    SignIn& m_signIn;
    widgets::ExportPanel* m_content;
    widgets::Panel* m_panel;
    QString m_path;
    city::Selection m_selection;
    std::unique_ptr<Job> m_work;
};

} // namespace app
