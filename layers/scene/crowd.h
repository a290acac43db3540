// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/theme.h"
#include "scene/view.h"

#include <QRect>

class QPainter;

namespace scene {

/// Marks so many that they are painted together with the map's picture, band by band down the screen, while
/// each band lies in the processor's cache: afterwards every row of every mark would be fetched from memory
/// once more, which takes three times as long as all the rest of a frame.
class Crowd {
public:
    virtual ~Crowd() = default;
    /// Looks at what the view shows. False: so few that they are better painted as an overlay.
    virtual bool gather(const View& view, Theme theme, double textScale) const = 0;
    /// The part of what was gathered that lies in a band; the painter's units and `band` are device pixels of
    /// the view.
    virtual void paintBand(QPainter& painter, const QRect& band) const = 0;

protected:
    Crowd() = default;
    Crowd(const Crowd&) = default;
    Crowd& operator=(const Crowd&) = default;
};

} // namespace scene
