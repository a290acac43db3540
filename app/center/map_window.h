// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/engine_link.h"
#include "scene/map_scene.h"
#include "widgets/look.h"
#include "widgets/map_view.h"

#include <QWidget>
#include <memory>

class QToolButton;

namespace app {

/// One more window on the same city, for another screen or a wall of them: a map with a view and an engine of its own,
/// which draws from the one index that all maps share. It shows what the main map shows; linked, it also looks where
/// the others look.
class MapWindow : public QWidget {
    Q_OBJECT

public:
    /// `main` must outlive it.
    MapWindow(int number, scene::MapScene& main, const scene::EngineLink::Options& engine);
    ~MapWindow() override;

    int number() const { return m_number; }
    scene::MapScene& scene() { return m_scene; }
    widgets::MapView& map() { return *m_map; }
    bool isLinked() const;
    void setLinked(bool linked);
    void setLook(const widgets::Look& look);
    /// Theme, language, text size and what is hidden, as on the main map.
    void follow();

Q_SIGNALS:
    void moved();  ///< its view, while it is linked
    void linked(); ///< it wants to look where the others look
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void retranslate();

    const int m_number;
    scene::MapScene& m_main;
    std::unique_ptr<scene::EngineLink> m_engine;
    scene::MapScene m_scene;
    widgets::MapView* m_map;
    QAction *m_link, *m_fullScreen, *m_close;
    QToolButton *m_linkButton, *m_fullScreenButton;
};

} // namespace app
