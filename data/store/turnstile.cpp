// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/turnstile.h"

#include "store/city_file.h"

#include <QFile>

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace store {

namespace {

using namespace std::chrono_literals;

/// Much less than the pause that one who writes slice after slice makes.
constexpr auto look = 500us;
/// Whoever has the turn may have been stopped: then the write lock alone decides.
constexpr auto patience = 5s;

} // namespace

// Never the city's file itself: closing any descriptor of it would let go of SQLite's locks.
Turnstile::Turnstile(const QString& city)
    : m_path(QFile::encodeName(CityFile::companions(city) + QStringLiteral("/turn"))) {}

Turnstile::Turn Turnstile::wait() {
    if (m_file < 0) // the folder may be there by now
        m_file = ::open(m_path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    return Turn(m_file);
}

Turnstile::~Turnstile() {
    if (m_file >= 0)
        ::close(m_file);
}

Turnstile::Turn::Turn(int file) : m_file(file) {
    const auto start = std::chrono::steady_clock::now();
    while (m_file >= 0 && ::flock(m_file, LOCK_EX | LOCK_NB) != 0) {
        if ((errno != EINTR && errno != EWOULDBLOCK) || std::chrono::steady_clock::now() - start > patience)
            m_file = -1;
        else
            std::this_thread::sleep_for(look);
    }
}

Turnstile::Turn::~Turn() {
    if (m_file >= 0)
        ::flock(m_file, LOCK_UN);
}

} // namespace store
