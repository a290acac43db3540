// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/resources.h"
#include "geo/projection.h"
#include "scene/engine_link.h"
#include "support/tiny_city.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

/// The map engine behind its link, as a test uses it.
namespace linked {

inline QString programs(const QString& name) { return QStringLiteral(XIUHUA_TEST_PROGRAMS "/") + name; }
inline QString resources() { return QFileInfo(QStringLiteral(XIUHUA_TESTS "/../resources")).canonicalFilePath(); }

inline scene::EngineLink::Options engine(const QString& city) {
    return {QStringLiteral(XIUHUA_BIN "/xiuhua-map-engine"), city, resources(), {}, 4545};
}
inline scene::EngineLink::Options fake(const char* mode) {
    qputenv("XIUHUA_FAKE_ENGINE", mode);
    return {programs(QStringLiteral("fake_engine")), QStringLiteral("/a/city"), QStringLiteral("/resources"), {}, 4545};
}

/// A picture of the tiny city's first sub-district's surroundings.
inline wire::Render picture(wire::SheetKind sheet, double metresPerPixel = 20, std::uint32_t width = 480,
                            std::uint32_t height = 320) {
    wire::Render render;
    render.sheet = sheet;
    render.centerX = 358750; // 106.545 E, 29.375 N in EPSG:4545
    render.centerY = 3251650;
    render.metresPerPixel = metresPerPixel;
    render.width = width;
    render.height = height;
    render.theme = "dark";
    render.language = "zh_CN";
    return render;
}

} // namespace linked
