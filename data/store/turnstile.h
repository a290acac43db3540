// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace store {

/// Who writes next. SQLite lets whoever waits for the write lock look again every few milliseconds, by luck;
/// a program that writes slice after slice would keep a single save waiting for long. Whoever goes through
/// this turnstile before asking for the lock waits for one slice at most. It lies in `NAME.files/turn`; where
/// that cannot be made, there is none, and the lock alone decides, as it does for other programs. For one
/// thread.
class Turnstile {
public:
    explicit Turnstile(const QString& city);
    Turnstile(const Turnstile&) = delete;
    Turnstile& operator=(const Turnstile&) = delete;
    ~Turnstile();

    /// The turn, as long as it lives.
    class Turn {
    public:
        explicit Turn(int file);
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        ~Turn();

    private:
        int m_file;
    };
    Turn wait();

private:
    const QByteArray m_path;
    int m_file = -1;
};

} // namespace store
