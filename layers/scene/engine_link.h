// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/message.h"

#include <QImage>
#include <QObject>
#include <memory>

namespace scene {

/// One engine picture, its pixels still in shared memory (no copy); valid as long as the object lives.
struct SheetFrame {
    QImage image;         ///< ARGB32_Premultiplied, device pixels
    wire::Frame frame;    ///< what it shows
    qint64 requestedMs = 0; ///< UTC, when it was asked for
};

/// Starts, watches and restarts the map engine. The newest request of each sheet wins. An engine that dies,
/// says nothing for 3 s or talks garbage is killed and started again (back-off 0.2 s to 10 s) and asked again
/// for what was open; the last frames stay. Lives in the GUI thread and never blocks it.
class EngineLink : public QObject {
    Q_OBJECT

public:
    struct Options {
        QString program;   ///< xiuhua-map-engine
        QString city;
        QString resources;
        QString project;   ///< a user's own QGIS project, or empty
        int mapSrid = 4545;
    };
    enum class State { Starting, Ready, Drawing, Restarting, Failed };

    explicit EngineLink(const Options& options, QObject* parent = nullptr);
    ~EngineLink() override; ///< asks it to quit, kills it after a second

    void start();
    State state() const;
    int restarts() const;
    qint64 processId() const;
    QString lastProblem() const;
    bool hasProject() const; ///< of the user's own, whose layers nobody here knows

    /// Asks for a picture; returns the request's number.
    quint64 request(wire::Render render);
    /// Tells of changed tables; the caller asks for new pictures.
    void tellChanged(qint64 change, const QStringList& tables);
    /// The newest picture of a sheet, or null.
    std::shared_ptr<const SheetFrame> frame(wire::SheetKind sheet) const;

Q_SIGNALS:
    void frameArrived(int sheet);
    void stateChanged();
    void problem(const QString& text);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace scene
