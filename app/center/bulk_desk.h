// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/background.h"
#include "center/edit_desk.h"
#include "widgets/bulk_panel.h"

namespace app {

/// Changing what is selected as one, in the window: connects its panel with the store.
class BulkDesk : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    BulkDesk(MainWindow& window, EditDesk& edits);

    void setLook(const widgets::Look& look) { m_content->setLook(look); }
    void setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly); ///< an empty path when it is closed
    void setSelection(const city::Selection& selection);
    widgets::BulkPanel& panel() { return *m_content; }

private:
    void preview(const store::bulk::Wish& wish);
    void apply(const store::bulk::Wish& wish, const QString& reason, store::bulk::Faults faults);
    /// Runs `work`, then `show` of what came of it.
    template <typename Work, typename Show>
    void run(Work work, Show show);

    MainWindow& m_window;
    EditDesk& m_edits;
    widgets::BulkPanel* m_content;
    QString m_path;
    city::Selection m_selection;
    std::unique_ptr<Background> m_job;
};

} // namespace app
