// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/crowd.h"
#include "scene/fleet_motion.h"
#include "scene/mark_labels.h"
#include "scene/mark_sprites.h"
#include "scene/overlay.h"

#include <QStringList>
#include <optional>

namespace scene {

/// Everything that moves, and every sensor, above the map: a mark each, none aggregated. A mark points to its
/// heading and has the colour of its company and the symbol of its kind; where thousands are in view, all
/// become small arrows. Its age can be seen: one that is stale is washed out, one that is offline hollow,
/// with how long ago it was there. Names are shown where they have room.
class FleetOverlay : public Overlay, public Crowd {
public:
    /// `marks` from now on; those that were shown glide to where they are now.
    void set(FleetMarksPtr marks, const View& view, std::int64_t frameMs);
    void clear();
    /// The frame that is painted next: its time on a clock that never goes back, and the city's time for ages
    /// (UTC).
    void advance(std::int64_t frameMs, std::int64_t nowMs);
    bool isMoving() const { return m_motion.isGliding(); } ///< the next frame differs from this one
    std::size_t size() const { return m_motion.size(); }

    /// The mark that is under the cursor, with lines about it beside it.
    void setHovered(std::optional<std::uint64_t> id, const QStringList& lines = {});
    /// The one that is read: ringed, its trail and its name always shown.
    void setChosen(std::optional<std::uint64_t> id) { m_chosen = id; }
    std::optional<std::uint64_t> hovered() const { return m_hovered; }
    std::optional<std::uint64_t> chosen() const { return m_chosen; }
    void setTrails(bool shown) { m_hasTrails = shown; }
    void setLabels(bool shown) { m_hasLabels = shown; }

    /// The nearest mark under a place on the screen, as they stand in this frame.
    std::optional<std::uint64_t> pick(QPointF at, const View& view, double textScale) const;
    /// Where a mark is in this frame.
    std::optional<geo::MapPoint> placeOf(std::uint64_t id) const;
    /// Names that the last frame showed.
    std::size_t labelled() const { return m_labels.size(); }
    bool isNamed(std::uint64_t id) const { return m_labels.isShown(id); }

    void paint(QPainter& painter, const View& view, const ThemeColours& colours,
               double textScale) const override;
    bool gather(const View& view, Theme theme, double textScale) const override;
    void paintBand(QPainter& painter, const QRect& band) const override;

private:
    struct Shown {
        const Sprite* sprite;
        std::uint32_t index;
        float x, y; ///< logical pixels
        int order;  ///< what is painted later is more
    };
    struct Name {
        const Sprite* sprite;
        QPointF at; ///< device pixels of the view
    };
    static int orderOf(int layer, double y);
    void find(const View& view) const;
    void dress() const;
    void sort() const;
    void name(const View& view) const;
    MarkLabels::Wish wish(const Shown& shown, const QString& words) const;
    QString wordsOf(const FleetMark& mark) const;
    bool isSpecial(const FleetMark& mark) const { return mark.id == m_chosen || mark.id == m_hovered; }
    void paintTrails(QPainter& painter, const View& view) const;
    void paintTrail(QPainter& painter, const View& view, std::size_t index, double width) const;
    void paintRing(QPainter& painter, const View& view, std::uint64_t id, QColor colour,
                   const ThemeColours& colours, double textScale) const;
    void paintCard(QPainter& painter, const View& view, const ThemeColours& colours, double textScale) const;

    FleetMotion m_motion;
    std::optional<std::uint64_t> m_hovered, m_chosen;
    QStringList m_lines; ///< about the hovered one
    bool m_hasTrails = true, m_hasLabels = true;
    std::int64_t m_nowMs = 0;
    mutable MarkSprites m_sprites;
    mutable MarkLabels m_labels;
    // Of the frame that is painted:
    mutable MarkSize m_size = MarkSize::Symbol;
    mutable double m_ratio = 1; ///< device pixels a logical one
    mutable std::vector<Shown> m_shown, m_unsorted;
    mutable std::vector<Name> m_names;
    mutable bool m_isPainted = false; ///< as a crowd
};

/// How long ago something was, in as few letters as tell it: "40 s", "12 min", "3 h", "2 days".
QString shortAge(std::int64_t ms);

} // namespace scene
