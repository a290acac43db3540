// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/pipe.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace importer {

Pipe::Pipe()
    : m_in(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)), m_out(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)) {
    dup2(STDERR_FILENO, STDOUT_FILENO);
}

void Pipe::send(const parcel::Message& message) {
    const std::string frame = parcel::pack(message);
    for (std::size_t sent = 0; sent < frame.size();) {
        const ssize_t written = write(m_out, frame.data() + sent, frame.size() - sent);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) _exit(1);
        sent += std::size_t(written);
    }
}

bool Pipe::readAll(char* to, std::size_t length) {
    while (length > 0) {
        const ssize_t got = read(m_in, to, length);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        to += got;
        length -= std::size_t(got);
    }
    return true;
}

std::optional<parcel::Message> Pipe::receive() {
    unsigned char head[4];
    if (!readAll(reinterpret_cast<char*>(head), sizeof head)) return std::nullopt;
    const auto length = parcel::lengthOf(head);
    if (!length) return std::nullopt;
    std::string body(*length, '\0');
    if (!readAll(body.data(), body.size())) return std::nullopt;
    auto message = parcel::unpack(body, m_fields);
    if (message)
        if (const auto* layer = std::get_if<parcel::Layer>(&*message)) m_fields = layer->fields.size();
    return message;
}

} // namespace importer
