// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/action_menu.h"
#include "widgets/select_tool.h"

#include <QAction>
#include <QActionGroup>

namespace app {

/// The menu Select: the tools, and what is done with a selection. Each action works wherever the focus is.
class SelectMenu : public ActionMenu {
    Q_OBJECT

public:
    explicit SelectMenu(QWidget* window);

    QAction *rectangle, *lasso, *polygon; ///< one of them, or none, is in hand
    QAction *query, *ofClass, *invert, *clear, *zoom, *exportIt;
    /// What has an icon, and its name.
    std::vector<std::pair<QAction*, QString>> icons() const;
    void setEnabledFor(bool hasCity, bool hasSelection);
    void putAway(); ///< whichever tool is in hand
    void retranslate() override;

Q_SIGNALS:
    void toolChosen(std::optional<widgets::SelectTool::Way> way); ///< nothing: put away

private:
    QActionGroup* m_tools;
};

} // namespace app
