// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "kernel/palette.h"
#include "scene/theme.h"

#include <QHash>
#include <QImage>
#include <QString>
#include <memory>

class QSvgRenderer;

namespace scene {

/// Class symbols as sprites: resources/symbols/NAME.svg drawn at the size needed, with the component's state
/// on it (damaged: amber ring and badge; missing: hollow with a red cross; abandoned: grey and faded). A file
/// that is missing or unfit gives way to its fallback, and that to a plain disc; each is counted and logged
/// once. For one thread at a time, any thread.
class SymbolAtlas {
public:
    /// What to draw.
    struct Wanted {
        QString name;     ///< of the class; empty = the fallback
        QString fallback; ///< of the major class
        QRgb colour = 0xff8090a0; ///< of the plain disc, if neither can be drawn
        int size = 16;    ///< device pixels of the symbol itself, without ring and badge; clamped to 6..56
        city::State state = city::State::Intact;
        Theme theme = Theme::Dark;
    };

    explicit SymbolAtlas(QString folder);
    ~SymbolAtlas();

    kernel::Sprite sprite(const Wanted& wanted);
    int faults() const { return m_faults; } ///< files that could not be used

    /// A disc for scales at which symbols would be too small, its state in outline and fill.
    static kernel::Sprite dot(double diameter, QRgb colour, city::State state, Theme theme);

private:
    QSvgRenderer* renderer(const QString& name); ///< null = unfit
    QImage symbol(const Wanted& wanted);

    QString m_folder;
    QHash<QString, std::shared_ptr<QSvgRenderer>> m_renderers; ///< null = known to be unfit
    QHash<QString, kernel::Sprite> m_sprites;
    int m_faults = 0;
};

} // namespace scene
