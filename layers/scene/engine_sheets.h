// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/engine_status.h"
#include "scene/sheet_plan.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <array>
#include <memory>
#include <optional>

namespace scene {

class EngineLink;
struct SheetFrame;

/// Asks the engine for the base and label sheets as the view moves: at once when the look changes, and for a
/// moving view once it rests or, while nothing else is being drawn, a few times a second. Knows how old and how
/// right the shown sheets are. Lives in the GUI thread.
class EngineSheets : public QObject {
    Q_OBJECT

public:
    explicit EngineSheets(QObject* parent = nullptr);

    void setLink(EngineLink* link); ///< null = no engine
    bool hasLink() const { return m_link != nullptr; }
    void show(const SheetWish& wish);
    void tellChanged(qint64 change, const QStringList& tables);

    std::shared_ptr<const SheetFrame> frame(wire::SheetKind sheet) const;
    /// The shown sheet is the answer to the newest request and covers the view.
    bool isCurrent(wire::SheetKind sheet) const;
    EngineStatus status() const;

Q_SIGNALS:
    void frameArrived();
    void statusChanged();

private:
    struct Asked {
        wire::Render render;
        quint64 request = 0;
    };
    bool isCovered() const;
    bool isWaiting() const;
    void ask();
    void askSoon();
    void takeFrame();

    QPointer<EngineLink> m_link;
    std::optional<SheetWish> m_wish;
    std::array<std::optional<Asked>, wire::sheetCount> m_asked;
    bool m_stale = false;  ///< data changed since the last request
    QTimer m_rest;         ///< the view has rested
    QTimer m_ageing;       ///< the age on the badge moves on
    QElapsedTimer m_moving;///< since the shown sheets stopped covering the view
};

} // namespace scene
