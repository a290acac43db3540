// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"

#include "exchange/writing.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

extern char** environ;

namespace exchange {

namespace {

using city::FaultKind;

constexpr int lookMs = 100;

QString say(const char* text) {
    return QCoreApplication::translate("exchange", text);
}

city::Fault faultOf(const parcel::Fault& told, const QString& file) {
    const QString detail = QString::fromStdString(told.detail);
    const auto fault = [&](FaultKind kind, const char* sentence) {
        return city::Fault{kind, say(sentence).arg(file), detail};
    };
    switch (told.trouble) {
    case parcel::Trouble::Format:
        return fault(FaultKind::Foreign,
                     QT_TRANSLATE_NOOP("exchange",
                                       "%1 is in none of the formats that can be read, or it is damaged."));
    case parcel::Trouble::NoLayer:
        return fault(FaultKind::NotFound,
                     QT_TRANSLATE_NOOP("exchange", "%1 holds no such table. Choose another one."));
    case parcel::Trouble::NoShapes:
        return fault(FaultKind::Invalid,
                     QT_TRANSLATE_NOOP("exchange", "%1 holds neither shapes nor columns with coordinates. "
                                                   "Name those columns in the mapping (x, y)."));
    case parcel::Trouble::NoCrs:
    case parcel::Trouble::UnknownCrs:
        return fault(FaultKind::Invalid,
                     QT_TRANSLATE_NOOP(
                         "exchange",
                         "The coordinate system of %1 is not known here. Declare one by its EPSG number."));
    case parcel::Trouble::Broken:
        return fault(
            FaultKind::Damaged,
            QT_TRANSLATE_NOOP(
                "exchange", "%1 is damaged: it could be read to a point only, and nothing of it was kept."));
    case parcel::Trouble::TextTooLong:
        return fault(
            FaultKind::Unsuitable,
            QT_TRANSLATE_NOOP("exchange",
                              "A text is longer than a shapefile can hold. Write %1 in another format."));
    case parcel::Trouble::Unwritable:
    case parcel::Trouble::NoSpace:
        return fault(
            FaultKind::Io,
            QT_TRANSLATE_NOOP(
                "exchange", "%1 could not be written. Is there room on the disk, and may you write there?"));
    default:
        return fault(FaultKind::Damaged, QT_TRANSLATE_NOOP("exchange", "%1 could not be read."));
    }
}

/// A pipe whose ends no other child inherits.
/// Our words to the importer: a socket, since writing into a pipe that nobody reads any more would end this
/// program.
std::optional<std::pair<int, int>> makeSocket() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return std::nullopt;
    return std::pair{ends[0], ends[1]};
}

std::optional<std::pair<int, int>> makePipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return std::nullopt;
    return std::pair{ends[0], ends[1]};
}

city::Result<void> checkFile(const QString& file) {
    const QFileInfo what(file);
    if (!what.exists())
        return city::fail(FaultKind::NotFound,
                          say(QT_TRANSLATE_NOOP("exchange", "%1 does not exist.")).arg(file));
    if (!what.isFile() && !what.isDir())
        return city::fail(FaultKind::Unsuitable,
                          say(QT_TRANSLATE_NOOP("exchange", "%1 is no file.")).arg(file));
    if (!what.isReadable())
        return city::fail(FaultKind::ReadOnly,
                          say(QT_TRANSLATE_NOOP("exchange", "You may not read %1.")).arg(file));
    return {};
}

} // namespace

city::Result<Importer> Importer::start(const QString& work, const QStringList& options, const QString& file,
                                       const Limits& limits) {
    if (work != QLatin1String("write"))
        if (auto fine = checkFile(file); !fine)
            return tl::unexpected(fine.error());
    const QByteArray program =
        QFile::encodeName(QCoreApplication::applicationDirPath() + QStringLiteral("/xiuhua-importer"));
    std::vector<QByteArray> words{program, work.toUtf8()};
    for (const QString& option : options)
        words.push_back(option.toUtf8());
    for (const QString& option : {QStringLiteral("--memory"), QString::number(limits.memoryMb),
                                  QStringLiteral("--seconds"), QString::number(limits.seconds)})
        words.push_back(option.toUtf8());
    words.push_back(QFile::encodeName(QFileInfo(file).absoluteFilePath()));
    std::vector<char*> arguments;
    for (QByteArray& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    const auto down = makeSocket(), up = makePipe();
    if (!down || !up)
        return city::fail(
            FaultKind::Io,
            say(QT_TRANSLATE_NOOP("exchange",
                                  "The importer could not be started. Close some windows and try again.")));
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, down->first, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, up->second, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    Importer importer;
    importer.m_limits = limits;
    importer.m_file = file;
    const int code =
        posix_spawn(&importer.m_process, program.constData(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(down->first);
    ::close(up->second);
    importer.m_out = down->second;
    importer.m_in = up->first;
    if (code != 0) {
        importer.m_process = -1;
        return city::fail(FaultKind::Io,
                          say(QT_TRANSLATE_NOOP(
                              "exchange", "The importer could not be started. Install the program again.")),
                          QString::fromLocal8Bit(std::strerror(code)));
    }
    fcntl(importer.m_out, F_SETFL, O_NONBLOCK);
    return importer;
}

Importer::Importer(Importer&& other) noexcept
    : m_process(std::exchange(other.m_process, -1)), m_in(std::exchange(other.m_in, -1)),
      m_out(std::exchange(other.m_out, -1)), m_fields(other.m_fields), m_limits(other.m_limits),
      m_file(std::move(other.m_file)) {}

Importer::~Importer() {
    if (m_in >= 0)
        ::close(m_in);
    if (m_out >= 0)
        ::close(m_out);
    if (m_process <= 0)
        return;
    ::kill(m_process, SIGKILL);
    while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
}

/// Why it is no more.
city::Fault Importer::epitaph(bool write) {
    int status = 0;
    ::kill(m_process, SIGKILL); // it has closed its pipe, or broke its word: a zombie keeps its own status
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_process = -1;
    const QString detail = WIFSIGNALED(status)
                               ? QStringLiteral("the importer ended by signal %1").arg(WTERMSIG(status))
                               : QStringLiteral("the importer ended with code %1").arg(WEXITSTATUS(status));
    if (write)
        return unwritable(m_file, detail).value();
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return {FaultKind::Damaged,
                say(QT_TRANSLATE_NOOP(
                        "exchange",
                        "Reading %1 took too long and was stopped. The file is damaged, or far too large."))
                    .arg(m_file),
                detail};
    return {FaultKind::Damaged,
            say(QT_TRANSLATE_NOOP("exchange", "The importer broke down over %1. The file is damaged, or "
                                              "needs more memory than an import may take."))
                .arg(m_file),
            detail};
}

/// False with a fault when it is time to give up.
bool Importer::wait(int file, short events, const GoOn& goOn, city::Fault& fault) {
    for (int waited = 0; waited < m_limits.patienceSeconds * 1000; waited += lookMs) {
        if (goOn && !goOn()) {
            fault = {
                FaultKind::Cancelled, say(QT_TRANSLATE_NOOP("exchange", "Stopped. Nothing was kept.")), {}};
            return false;
        }
        pollfd one{file, events, 0};
        if (::poll(&one, 1, lookMs) > 0)
            return true;
    }
    fault = {FaultKind::Damaged,
             say(QT_TRANSLATE_NOOP(
                     "exchange",
                     "Reading %1 took too long and was stopped. The file is damaged, or far too large."))
                 .arg(m_file),
             {}};
    return false;
}

city::Result<void> Importer::read(char* to, std::size_t length, const GoOn& goOn) {
    while (length > 0) {
        city::Fault fault;
        if (!wait(m_in, POLLIN, goOn, fault))
            return tl::unexpected(std::move(fault));
        const ssize_t got = ::read(m_in, to, length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return tl::unexpected(epitaph(false));
        to += got;
        length -= std::size_t(got);
    }
    return {};
}

city::Result<parcel::Message> Importer::next(const GoOn& goOn) {
    unsigned char head[4];
    if (auto done = read(reinterpret_cast<char*>(head), sizeof head, goOn); !done)
        return tl::unexpected(done.error());
    const auto length = parcel::lengthOf(head);
    if (!length)
        return tl::unexpected(epitaph(false));
    std::string body(*length, '\0');
    if (auto done = read(body.data(), body.size(), goOn); !done)
        return tl::unexpected(done.error());
    auto message = parcel::unpack(body, m_fields);
    if (!message)
        return tl::unexpected(epitaph(false));
    if (const auto* layer = std::get_if<parcel::Layer>(&*message))
        m_fields = layer->fields.size();
    if (const auto* fault = std::get_if<parcel::Fault>(&*message))
        return tl::unexpected(faultOf(*fault, m_file));
    return std::move(*message);
}

city::Result<void> Importer::send(const parcel::Message& message, const GoOn& goOn) {
    const std::string frame = parcel::pack(message);
    for (std::size_t sent = 0; sent < frame.size();) {
        city::Fault fault;
        if (!wait(m_out, POLLOUT, goOn, fault))
            return tl::unexpected(std::move(fault));
        const ssize_t written = ::send(m_out, frame.data() + sent, frame.size() - sent, MSG_NOSIGNAL);
        if (written < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (written <= 0) { // it gave up: its last words say why
            auto last = next(goOn);
            return tl::unexpected(last ? epitaph(true) : last.error());
        }
        sent += std::size_t(written);
    }
    return {};
}

} // namespace exchange
