// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/action_menu.h"

#include <QAction>

namespace app {

/// The menu Live: vehicles, watches and sensors, and the time that is shown. Each action works wherever the
/// focus is.
class LiveMenu : public ActionMenu {
    Q_OBJECT

public:
    explicit LiveMenu(QWidget* window);

    QAction *fleet, *find, *zoom, *follow, *trails, *names;
    void setEnabledFor(bool hasCity, bool hasChosen);
    std::vector<std::pair<QAction*, QString>> icons() const;

private:
    void retranslate() override;
};

} // namespace app
