// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <memory>
#include <mutex>
#include <vector>

namespace scene {

/// Pictures that are used again: one is shown while the next is drawn, and nobody allocates tens of megabytes
/// a frame. Thread-safe; pictures may outlive the pool.
class PicturePool {
public:
    /// Of 32 bits a pixel.
    explicit PicturePool(QImage::Format format) : m_format(format) {}

    /// A picture of that size with anything in it; null when memory is short. It comes
    /// back when its last owner drops it.
    std::shared_ptr<QImage> take(QSize size);

private:
    struct Shelf {
        std::mutex mutex;
        std::vector<QImage> free;
    };
    const QImage::Format m_format;
    std::shared_ptr<Shelf> m_shelf = std::make_shared<Shelf>();
};

} // namespace scene
