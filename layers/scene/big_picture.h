// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace scene {

/// A picture of 32 bits a pixel with anything in it; null when memory is short. Large ones come in large pages
/// where the system has them: touching a fresh 4K picture in small ones takes longer than drawing it.
QImage bigPicture(QSize size, QImage::Format format);

} // namespace scene
