// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/point.h"
#include "scene/overlay.h"
#include "work/clock.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace scene {

/// A case as the map draws it. A value.
struct CasePin {
    std::int64_t id = 0; ///< work::Order::row
    geo::Point place;
    work::Light light = work::Light::None;
    int urgency = 0; ///< work::Urgency
    QString sign;    ///< of its stage: one character
};

/// Cases above the map: a pin each, none aggregated. Its colour says how its clock stands, the character in it the
/// stage, a ring that it is urgent (two: critical). Where very many are in view, all become dots. What is
/// pressing lies above the rest.
class CaseOverlay : public Overlay {
public:
    void set(std::vector<CasePin> pins, const View& view);
    std::size_t size() const { return m_pins.size(); }
    /// The one that is read: larger, with a ring around its place.
    void setChosen(std::optional<std::int64_t> id) { m_chosen = id; }
    std::optional<std::int64_t> chosen() const { return m_chosen; }
    /// The pin that is under the cursor, with lines about it beside it.
    void setHovered(std::optional<std::int64_t> id, const QStringList& lines = {});
    std::optional<std::int64_t> hovered() const { return m_hovered; }
    void setShown(bool shown) { m_isShown = shown; }
    bool isShown() const { return m_isShown; }

    /// The uppermost pin under a place on the screen.
    std::optional<std::int64_t> pick(QPointF at, const View& view, double textScale) const;
    std::optional<geo::MapPoint> placeOf(std::int64_t id) const;

    void paint(QPainter& painter, const View& view, const ThemeColours& colours,
               double textScale) const override;

private:
    struct Placed {
        CasePin pin;
        geo::MapPoint at;
    };
    bool isDots(const View& view, double textScale) const;
    void paintPin(QPainter& painter, const Placed& placed, QPointF at, const ThemeColours& colours,
                  double textScale, bool isDot) const;
    void paintLines(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const;

    std::vector<Placed> m_pins; ///< what lies above comes later
    std::optional<std::int64_t> m_chosen, m_hovered;
    QStringList m_lines;
    bool m_isShown = true;
};

} // namespace scene
