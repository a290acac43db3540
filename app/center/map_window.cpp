// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/map_window.h"

#include "widgets/texts.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace app {

MapWindow::MapWindow(int number, scene::MapScene& main, const scene::EngineLink::Options& engine)
    : m_number(number), m_main(main), m_engine(std::make_unique<scene::EngineLink>(engine)),
      m_scene(main.sharedCity()), m_map(new widgets::MapView(m_scene, this)) {
    constexpr int edge = 12;
    setObjectName(QStringLiteral("mapWindow%1").arg(number));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_map);
    m_link = new QAction(this);
    m_link->setCheckable(true);
    m_link->setShortcut(Qt::Key_L);
    m_fullScreen = new QAction(this);
    m_fullScreen->setCheckable(true);
    m_fullScreen->setShortcut(Qt::Key_F11);
    m_close = new QAction(this);
    m_close->setShortcut(QKeySequence::Close);
    addActions({m_link, m_fullScreen, m_close});
    m_linkButton = new QToolButton(m_map);
    m_linkButton->setDefaultAction(m_link);
    m_fullScreenButton = new QToolButton(m_map);
    m_fullScreenButton->setDefaultAction(m_fullScreen);
    for (QToolButton* button : {m_linkButton, m_fullScreenButton}) {
        button->setObjectName(QStringLiteral("onMap"));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    }
    auto* buttons = new QHBoxLayout(m_map);
    buttons->setContentsMargins(edge, edge, edge, edge);
    buttons->addWidget(m_linkButton, 0, Qt::AlignTop);
    buttons->addWidget(m_fullScreenButton, 0, Qt::AlignTop);
    buttons->addStretch();
    connect(m_link, &QAction::toggled, this, [this](bool on) {
        if (on)
            Q_EMIT linked();
    });
    connect(m_fullScreen, &QAction::triggered, this,
            [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    connect(m_close, &QAction::triggered, this, &QWidget::close);
    connect(&m_scene, &scene::MapScene::viewChanged, this, [this] {
        if (isLinked())
            Q_EMIT moved();
    });
    follow();
    m_scene.lookWhere(main.view());
    m_scene.setEngine(m_engine.get());
    m_engine->start();
    retranslate();
}

MapWindow::~MapWindow() { m_scene.setEngine(nullptr); }

bool MapWindow::isLinked() const { return m_link->isChecked(); }

void MapWindow::setLinked(bool linked) { m_link->setChecked(linked); }

void MapWindow::follow() {
    m_scene.setTheme(m_main.theme());
    m_scene.setLanguage(m_main.language());
    m_scene.setTextScale(m_main.textScale());
    m_scene.setVisibility(m_main.visibility());
}

void MapWindow::setLook(const widgets::Look& look) {
    look.scaleLayouts(*this);
    follow();
}

void MapWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::WindowStateChange)
        m_fullScreen->setChecked(isFullScreen());
    QWidget::changeEvent(event);
}

void MapWindow::closeEvent(QCloseEvent* event) {
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void MapWindow::retranslate() {
    const city::CataloguePtr& catalogue = m_scene.city().catalogue();
    const QString map = tr("Map %1").arg(m_number);
    setWindowTitle(catalogue ? tr("%1 – %2", "window title").arg(widgets::nameOf(catalogue->profile), map) : map);
    m_link->setText(tr("Linked"));
    m_link->setToolTip(tr("Looks where the other maps look (%1)").arg(m_link->shortcut().toString(QKeySequence::NativeText)));
    m_fullScreen->setText(tr("Full screen"));
    m_fullScreen->setToolTip(tr("Full screen (%1)").arg(m_fullScreen->shortcut().toString(QKeySequence::NativeText)));
}

} // namespace app
