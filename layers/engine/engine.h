// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/channel.h"
#include "engine/layer_stack.h"
#include "engine/project_base.h"
#include "engine/sheet.h"

#include <QObject>
#include <QTimer>
#include <array>
#include <memory>

/// The map engine: the only Qt 5 / QGIS code.
namespace engine {

/// Answers the application's messages: opens a city, draws its sheets, tells once a second that it lives.
/// Lives in the main thread of the program.
class Engine : public QObject {
    Q_OBJECT

public:
    using Rings = std::array<std::unique_ptr<wire::FrameRing>, wire::sheetCount>;

    Engine(Channel& channel, Rings rings, QObject* parent = nullptr);
    ~Engine() override;

    /// Greets the application and begins to listen.
    void start();

Q_SIGNALS:
    void finished(int exitCode, const QString& reason); ///< a reason only when something is wrong

private:
    void handle(const wire::Open& open);
    void handle(const wire::Render& render);
    void handle(const wire::Changed& changed);
    void handle(const wire::Quit& quit);
    template <typename Other>
    void handle(const Other& other);
    void openLayers();
    void beat();
    void complain(quint64 request, const QString& layer, const QString& text);
    QgsMapSettings settingsFor(const wire::Render& render);

    Channel& m_channel;
    wire::Open m_open;
    bool m_isOpen = false;
    std::unique_ptr<LayerStack> m_stack; ///< outlives the sheets that draw from it
    std::unique_ptr<ProjectBase> m_project;
    std::array<std::unique_ptr<Sheet>, wire::sheetCount> m_sheets;
    std::array<std::optional<wire::Render>, wire::sheetCount> m_early; ///< asked before all layers were open
    QTimer m_opening;
    QTimer m_heart;
    std::uint64_t m_beats = 0;
};

} // namespace engine
