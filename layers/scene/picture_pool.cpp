// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/picture_pool.h"

#include "scene/big_picture.h"

namespace scene {

namespace {

constexpr std::size_t kept = 2; // one shown, one drawn: more is memory for nothing

} // namespace

std::shared_ptr<QImage> PicturePool::take(QSize size) {
    QImage image;
    {
        const std::lock_guard lock(m_shelf->mutex);
        std::erase_if(m_shelf->free, [size](const QImage& free) { return free.size() != size; });
        if (!m_shelf->free.empty()) {
            image = std::move(m_shelf->free.back());
            m_shelf->free.pop_back();
        }
    }
    if (image.isNull())
        image = bigPicture(size, m_format);
    if (image.isNull())
        return nullptr;
    const auto giveBack = [shelf = std::weak_ptr<Shelf>(m_shelf)](QImage* picture) {
        if (const auto open = shelf.lock()) {
            const std::lock_guard lock(open->mutex);
            if (open->free.size() < kept)
                open->free.push_back(std::move(*picture));
        }
        delete picture;
    };
    return {new QImage(std::move(image)), giveBack};
}

} // namespace scene
