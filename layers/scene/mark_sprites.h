// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene/fleet_mark.h"
#include "scene/sprite.h"
#include "scene/theme_colours.h"

#include <QColor>
#include <array>
#include <optional>
#include <unordered_map>

namespace scene {

/// How large marks are drawn: with their symbols, or as arrows where they are too many for that.
enum class MarkSize : std::uint8_t { Arrow, Symbol };

/// The pictures of marks: made when first wanted, kept while theme and text size stay.
class MarkSprites {
public:
    static constexpr int headings = 32; ///< steps of a full turn

    /// Before each frame: the look of all that follow, until when what it returned stays. `pixelRatio`:
    /// device pixels a logical one.
    void use(Theme theme, double textScale, double pixelRatio);
    /// Its anchor is the mark's place.
    const Sprite& mark(const FleetMark& mark, double heading, MarkSize size);
    /// Words with an outline, to the right of a mark's place; bold for what is chosen.
    const Sprite& label(const QString& words, MarkState state, bool isBold);
    /// From a mark's place to its edge, logical pixels.
    double reach(MarkSize size) const;
    double scale() const { return m_textScale * m_pixelRatio; } ///< device pixels of a logical one at 100 %
    static QColor companyColour(int company);

private:
    struct Key;
    Sprite drawn(const FleetMark& mark, std::optional<double> heading, MarkSize size) const;
    Sprite written(const QString& words, MarkState state, bool isBold) const;
    QImage glyph(MarkKind kind, int pixels, QColor colour) const;

    Theme m_theme = Theme::Dark;
    double m_textScale = 0, m_pixelRatio = 0;
    std::unordered_map<std::uint32_t, Sprite> m_marks;
    std::unordered_map<std::size_t, Sprite> m_labels;
};

} // namespace scene
