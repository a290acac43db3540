// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/edit_menu.h"
#include "center/main_window.h"
#include "center/sign_in.h"
#include "store/writer.h"
#include "widgets/component_form.h"
#include "widgets/draw_tool.h"

#include <QSettings>
#include <memory>

namespace app {

/// Editing components in the window: connects form, map tool and sign-in with the writer. What was written comes back to the
/// map by the city's changes, as anybody's edit does. Undo and redo take the same road.
class EditDesk : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    EditDesk(MainWindow& window, scene::MapScene& scene, QSettings& settings);
    ~EditDesk() override;

    void setLook(const widgets::Look& look);
    /// Of the open city; an empty path when it is closed.
    void setCity(const QString& path, city::CataloguePtr catalogue, bool readOnly);
    widgets::ComponentForm& form() { return *m_form; }
    SignIn& signIn() { return m_signIn; }
    EditMenu& menu() { return m_menu; }
    /// Writes it; what is refused is told above the map.
    void change(const city::Patch& patch, const QString& reason);
    /// Writes a change of another record; `then` gets the answer on this thread, unless the city was closed meanwhile.
    void changeRecord(const city::RecordPatch& patch, const QString& reason,
                      std::function<void(const store::RecordAnswer&)> then);

Q_SIGNALS:
    void written(); ///< something is in the city that the map does not show yet

private:
    void connectAll();
    void edit();
    void add(city::Shape shape);
    void submit(const city::Patch& patch, const QString& reason);
    void takeBack(bool isUndo);
    store::Writer& writer();
    /// On this thread, unless the city was closed meanwhile.
    template <typename Answer> std::function<void(const Answer&)> here(std::function<void(const Answer&)> then);
    void setDrawing(bool on);
    void showState();

    MainWindow& m_window;
    scene::MapScene& m_scene;
    EditMenu m_menu;
    widgets::SignInBox* m_box;
    SignIn m_signIn;
    widgets::ComponentForm* m_form;
    widgets::Panel* m_panel;
    widgets::DrawTool m_tool;
    QString m_path;
    city::CataloguePtr m_city;
    bool m_readOnly = false;
    quint64 m_epoch = 0;                ///< of the open city: answers of one before are dropped
    bool m_isTakingBack = false;
    std::unique_ptr<store::Writer> m_writer; ///< last, so that it ends first
};

} // namespace app
