// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/select_menu.h"

namespace app {

SelectMenu::SelectMenu(QWidget* window) : ActionMenu(window), m_tools(new QActionGroup(this)) {
    m_tools->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    rectangle = add("actionSelectRectangle", QKeySequence(Qt::Key_R));
    lasso = add("actionSelectLasso", QKeySequence(Qt::Key_A));
    polygon = add("actionSelectPolygon", QKeySequence(Qt::Key_P));
    addSeparator();
    query = add("actionQuery", QKeySequence(Qt::Key_T));
    ofClass = add("actionSelectClass", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    addSeparator();
    zoom = add("actionZoomSelection", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    invert = add("actionInvertSelection", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    clear = add("actionClearSelection", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    exportIt = add("actionExportSelection", {});
    for (QAction* tool : {rectangle, lasso, polygon}) {
        tool->setCheckable(true);
        m_tools->addAction(tool);
    }
    connect(m_tools, &QActionGroup::triggered, this, [this] {
        const QAction* tool = m_tools->checkedAction();
        using Way = widgets::SelectTool::Way;
        if (!tool)
            Q_EMIT toolChosen(std::nullopt);
        else
            Q_EMIT toolChosen(tool == rectangle ? Way::Rectangle : tool == lasso ? Way::Lasso : Way::Polygon);
    });
    retranslate();
}

std::vector<std::pair<QAction*, QString>> SelectMenu::icons() const {
    return {{rectangle, QStringLiteral("rectangle")}, {lasso, QStringLiteral("lasso")}, {polygon, QStringLiteral("polygon")},
            {query, QStringLiteral("table")}, {zoom, QStringLiteral("zoom")}, {invert, QStringLiteral("invert")}};
}

void SelectMenu::setEnabledFor(bool hasCity, bool hasSelection) {
    for (QAction* action : {rectangle, lasso, polygon, query, ofClass, invert})
        action->setEnabled(hasCity);
    for (QAction* action : {zoom, clear, exportIt})
        action->setEnabled(hasCity && hasSelection);
}

void SelectMenu::putAway() {
    if (QAction* tool = m_tools->checkedAction())
        tool->setChecked(false);
}

void SelectMenu::retranslate() {
    setTitle(tr("&Select"));
    rectangle->setText(tr("By a rectangle"));
    lasso->setText(tr("By a lasso"));
    polygon->setText(tr("By a polygon"));
    query->setText(tr("By a query, in the table…"));
    ofClass->setText(tr("All of this class"));
    zoom->setText(tr("Zoom to the selection"));
    invert->setText(tr("Invert the selection"));
    clear->setText(tr("Clear the selection"));
    exportIt->setText(tr("Export the selection…"));
    for (QAction* action : {rectangle, lasso, polygon, query})
        action->setToolTip(QStringLiteral("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
}

} // namespace app
