// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/message.h"

#include <QObject>
#include <QSocketNotifier>
#include <QString>

namespace engine {

/// The pipe to the application: messages from descriptor `in`, messages to descriptor `out`. Lives in the main
/// thread; reading never blocks, writing does until the application reads.
class Channel : public QObject {
    Q_OBJECT

public:
    Channel(int in, int out, QObject* parent = nullptr);

    void send(const wire::Message& message);

Q_SIGNALS:
    void received(const wire::Message& message);
    void closed();                     ///< the application is gone
    void broken(const QString& reason); ///< what came is no message; nothing further is read

private:
    void read();
    void takeMessages();
    int m_in;
    int m_out;
    QSocketNotifier m_notifier;
    wire::Splitter m_splitter;
};

} // namespace engine
