// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program (support/obstacles.h), puts things in its way as the environment says:
// XIUHUA_KILL_AT_RENAME=N  ends it, as a power cut would, when it is about to rename a file for the Nth time;
// XIUHUA_DISK=FOLDER and XIUHUA_DISK_BYTES=N  let the disk below FOLDER be full once N bytes were written there.
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <unistd.h>

namespace {

template <typename Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

/// Takes `size` bytes of the disk that `fd` lies on; false when it is full.
bool fits(int fd, std::size_t size) {
    const char* disk = std::getenv("XIUHUA_DISK");
    const char* bytes = std::getenv("XIUHUA_DISK_BYTES");
    if (!disk || !bytes)
        return true;
    char link[64], path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = ::readlink(link, path, sizeof path);
    if (length < 0 || std::size_t(length) < std::strlen(disk) || std::strncmp(path, disk, std::strlen(disk)) != 0)
        return true;
    static std::atomic<long long> used = 0;
    return (used += static_cast<long long>(size)) <= std::atoll(bytes);
}

} // namespace

extern "C" int rename(const char* from, const char* to) {
    static std::atomic<int> number = 0;
    const char* last = std::getenv("XIUHUA_KILL_AT_RENAME");
    if (last && ++number == std::atoi(last))
        ::kill(::getpid(), SIGKILL);
    return next<int (*)(const char*, const char*)>("rename")(from, to);
}

extern "C" ssize_t write(int fd, const void* data, size_t size) {
    if (!fits(fd, size)) {
        errno = ENOSPC;
        return -1;
    }
    return next<ssize_t (*)(int, const void*, size_t)>("write")(fd, data, size);
}

extern "C" ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
    if (!fits(fd, size)) {
        errno = ENOSPC;
        return -1;
    }
    return next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64")(fd, data, size, at);
}
