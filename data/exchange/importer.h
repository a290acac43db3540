// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"
#include "parcel/parcel.h"

#include <QStringList>

#include <functional>
#include <optional>

/// What comes into a city and what goes out of it: foreign files, read and written in a process of their own.
namespace exchange {

/// What the importer process may use up.
struct Limits {
    std::int64_t memoryMb = 2048;
    int seconds = 3600;        ///< of processor time
    int patienceSeconds = 180; ///< without a word from it
};

/// False to stop.
using GoOn = std::function<bool()>;

/// One importer process at work on one file. It ends with this object, or with the thread that started it.
/// What it sends is taken for hostile; however it ends, only it ends.
class Importer {
public:
    /// `work` is list, read or write; `options` alternate name and value. Faults: the file is missing or no
    /// file, the program is not installed.
    static city::Result<Importer> start(const QString& work, const QStringList& options, const QString& file,
                                        const Limits& limits);
    Importer(Importer&& other) noexcept;
    Importer& operator=(Importer&&) = delete;
    ~Importer();

    /// The next message. After `End` nothing comes any more; what the process says is wrong, and its death,
    /// are faults.
    city::Result<parcel::Message> next(const GoOn& goOn);
    city::Result<void> send(const parcel::Message& message, const GoOn& goOn);

private:
    Importer() = default;
    city::Result<void> read(char* to, std::size_t length, const GoOn& goOn);
    city::Fault epitaph(bool write);
    bool wait(int file, short events, const GoOn& goOn, city::Fault& fault);

    int m_process = -1, m_in = -1, m_out = -1;
    std::size_t m_fields = 0;
    Limits m_limits;
    QString m_file;
};

} // namespace exchange
