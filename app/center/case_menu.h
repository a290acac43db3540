// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QMenu>

namespace app {

/// The menu Cases: dispatch dock, reporting, steps of the chosen case. Each action works wherever the focus is.
class CaseMenu : public QMenu {
    Q_OBJECT

public:
    explicit CaseMenu(QWidget* window);

    QAction *dock, *find, *report, *next, *zoom, *pins;
    void setEnabledFor(bool hasCity, bool hasChosen, bool readOnly);
    std::vector<std::pair<QAction*, QString>> icons() const;

protected:
    bool event(QEvent* event) override;

private:
    QAction* add(const char* name, const QKeySequence& key);
    void retranslate();
};

} // namespace app
