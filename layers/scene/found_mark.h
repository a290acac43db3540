// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "scene/overlay.h"

#include <QString>
#include <vector>

namespace scene {

/// Marks one place that was searched for: its lines or rings where it has some, a pin otherwise, and its
/// name.
class FoundMark : public Overlay {
public:
    /// `anchor` in degrees; NaN marks nothing.
    void set(geo::Point anchor, const QString& name);
    void setOutline(std::vector<city::Path> parts); ///< degrees; of what was set last
    void clear() { *this = {}; }
    bool isSet() const { return geo::isValid(m_anchor); }
    geo::Point anchor() const { return m_anchor; }

    void paint(QPainter& painter, const View& view, const ThemeColours& colours,
               double textScale) const override;

private:
    void paintName(QPainter& painter, QPointF at, const View& view, const ThemeColours& colours,
                   double textScale) const;

    geo::Point m_anchor{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    QString m_name;
    std::vector<city::Path> m_parts;
};

} // namespace scene
