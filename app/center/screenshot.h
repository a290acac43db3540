// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "center/command_center.h"

#include <QObject>
#include <QTimer>

namespace app {

/// Writes a picture of the window once the map in it is complete, and says how it went.
class Screenshot : public QObject {
    Q_OBJECT

public:
    /// `center` outlives this.
    Screenshot(CommandCenter& center, const QString& file);
    void takeWelcome(); ///< no city is being opened: the picture is of the welcome page, in a moment

Q_SIGNALS:
    /// Code 0: written and complete. 1: not written. 3: written, but something of it is missing.
    void finished(int code, const QString& sentence);

private:
    void look();
    void take(bool complete, const QString& problem = {});
    CommandCenter& m_center;
    QString m_file;
    QTimer m_patience, m_settling;
    bool m_done = false;
};

} // namespace app
