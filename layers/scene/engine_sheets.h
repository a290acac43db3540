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
class SheetCache;
struct SheetFrame;

/// Asks the engine for the base and label sheets as the view moves: at once when the look changes, and for a
/// moving view once it rests or, while nothing else is being drawn, a few times a second. Knows how old and how
/// right the shown sheets are. Until the first ones come it shows those that an earlier start kept, with their age.
/// Lives in the GUI thread.
class EngineSheets : public QObject {
    Q_OBJECT

public:
    explicit EngineSheets(QObject* parent = nullptr);
    ~EngineSheets() override;

    /// Where sheets are kept from one start to the next; empty = nowhere.
    void setCacheFolder(const QString& folder);
    void setLink(EngineLink* link); ///< null = no engine
    bool hasLink() const { return m_link != nullptr; }
    void show(const SheetWish& wish);
    void tellChanged(qint64 change, const QStringList& tables);

    std::shared_ptr<const SheetFrame> frame(wire::SheetKind sheet) const;
    /// The shown sheet is the answer to the newest request and covers the view.
    bool isCurrent(wire::SheetKind sheet) const;
    /// The shown sheet, however old, leaves nothing of the view empty.
    bool isFilled(wire::SheetKind sheet) const;
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
    void keep();

    std::unique_ptr<SheetCache> m_cache;
    QTimer m_keeping;      ///< both sheets of the start's view are current, for a while now
    quint64 m_kept = 0;    ///< request of the base sheet that was kept last
    QPointer<EngineLink> m_link;
    std::optional<SheetWish> m_wish;
    std::array<std::optional<Asked>, wire::sheetCount> m_asked;
    bool m_stale = false;  ///< data changed since the last request
    QTimer m_rest;         ///< the view has rested
    QTimer m_ageing;       ///< the age on the badge moves on
    QElapsedTimer m_moving;///< since the shown sheets stopped covering the view
};

} // namespace scene
