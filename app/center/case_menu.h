// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/action_menu.h"

#include <QAction>

namespace app {

/// The menu Cases: dispatch dock, reporting, steps of the chosen case. Each action works wherever the focus is.
class CaseMenu : public ActionMenu {
    Q_OBJECT

public:
    explicit CaseMenu(QWidget* window);

    QAction *dock, *find, *report, *next, *zoom, *pins;
    void setEnabledFor(bool hasCity, bool hasChosen, bool readOnly);
    std::vector<std::pair<QAction*, QString>> icons() const;

private:
    void retranslate() override;
};

} // namespace app
