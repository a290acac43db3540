// SPDX-License-Identifier: GPL-3.0-or-later
#include "center/startup.h"

#include <QBackingStore>
#include <QFile>
#include <QImage>
#include <QWidget>
#include <atomic>
#include <ctime>
#include <sys/mman.h>
#include <unistd.h>

namespace app {

Q_LOGGING_CATEGORY(startup, "xiuhua.startup", QtWarningMsg)

qint64 millisecondsOfProcess() {
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    // The name in brackets may hold blanks; the start is the 20th field behind it, in ticks since the machine's start.
    const QByteArray stat = file.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    if (fields.size() < 20 || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return 0;
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000 - fields[19].toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
}

std::future<void> touchPicture(QWidget& window) {
    QBackingStore* const store = window.backingStore();
    if (!store)
        return {};
    store->resize(window.size());
    auto* const picture = dynamic_cast<QImage*>(store->paintDevice());
    if (!picture || picture->isNull())
        return {};
    static constexpr std::uintptr_t page = 4096, slice = 1 << 20; // in slices: memory cannot be mapped elsewhere meanwhile
    // Whole pages of it: what shares a page with either end is somebody else's, who may use it now.
    const auto bits = reinterpret_cast<std::uintptr_t>(picture->constBits());
    const std::uintptr_t from = (bits + page - 1) / page * page;
    const std::uintptr_t end = (bits + std::uintptr_t(picture->sizeInBytes())) / page * page;
    return std::async(std::launch::async, [from, end] {
        for (std::uintptr_t at = from; at < end; at += slice) {
            const std::uintptr_t stop = std::min(at + slice, end);
            if (::madvise(reinterpret_cast<void*>(at), stop - at, MADV_POPULATE_WRITE) != 0)
                return;
            // And touched: under a hypervisor the first look at each page is what takes long.
            for (std::uintptr_t each = at; each < stop; each += page) {
                std::atomic_ref<uchar> byte(*reinterpret_cast<uchar*>(each));
                uchar same = byte.load(std::memory_order_relaxed);
                byte.compare_exchange_strong(same, same, std::memory_order_relaxed);
            }
        }
    });
}

} // namespace app
