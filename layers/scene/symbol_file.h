// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"

#include <QByteArray>

namespace scene {

/// The bytes of a symbol's SVG, once they are known to be harmless: at most 64 KiB, well-formed, without a
/// document type, only plain shapes (no text, pictures, references, styles or animation), at most 500 elements
/// nested at most 16 deep.
city::Result<QByteArray> readSymbolFile(const QString& path);

} // namespace scene
