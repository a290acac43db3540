// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QMenu>

namespace app {

/// The menu Live: vehicles, watches and sensors, and the time that is shown. Each action works wherever the
/// focus is.
class LiveMenu : public QMenu {
    Q_OBJECT

public:
    explicit LiveMenu(QWidget* window);

    QAction *fleet, *find, *zoom, *follow, *trails, *names;
    void setEnabledFor(bool hasCity, bool hasChosen);
    std::vector<std::pair<QAction*, QString>> icons() const;

protected:
    bool event(QEvent* event) override;

private:
    QAction* add(const char* name, const QKeySequence& key);
    void retranslate();
};

} // namespace app
