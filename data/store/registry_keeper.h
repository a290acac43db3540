// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/registry.h"

#include <QObject>
#include <atomic>
#include <thread>

namespace store {

/// Looks after the packed registry behind the user's back, on a thread of the lowest priority and a connection of
/// its own: are these the rows that the city holds, and do they stand in the file? One question at a time.
class RegistryKeeper : public QObject {
    Q_OBJECT

public:
    explicit RegistryKeeper(QString city, QObject* parent = nullptr);
    ~RegistryKeeper() override; ///< stops within a moment

    /// Answered by one of the signals, in this object's thread, or by none when the city cannot be read. With
    /// `isFresh` the registry was read from the rows just now, and is only written.
    void keep(city::RegistryPtr registry, bool isFresh);
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    /// It is right. `stamp`: what the packed one is called; 0 when it could not be written.
    void kept(city::RegistryPtr registry, quint64 stamp);
    void overtaken(); ///< the city had gone on: nothing is known
    void wrong();     ///< the city holds other rows

private:
    void run(const city::RegistryPtr& registry, bool isFresh);

    const QString m_city;
    std::atomic<bool> m_stop = false;
    std::atomic<bool> m_busy = false;
    std::thread m_thread;
};

} // namespace store
