// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/big_picture.h"

#include <cstdlib>
#include <sys/mman.h>

namespace scene {

QImage bigPicture(QSize size, QImage::Format format) {
    constexpr std::size_t page = std::size_t(2) << 20;
    const std::size_t bytes = size.isEmpty() ? 0 : std::size_t(size.width()) * std::size_t(size.height()) * 4;
    if (bytes < 2 * page)
        return QImage(size, format);
    const std::size_t whole = (bytes + page - 1) / page * page;
    void* memory = std::aligned_alloc(page, whole);
    if (!memory)
        return {};
    (void)::madvise(memory, whole, MADV_HUGEPAGE); // a wish
    return QImage(static_cast<uchar*>(memory), size.width(), size.height(), qsizetype(size.width()) * 4, format,
                  [](void* held) { std::free(held); }, memory);
}

} // namespace scene
