// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/component_look.h"

#include "scene/theme_colours.h"

#include <QColor>
#include <array>
#include <cmath>

namespace scene {

namespace {

constexpr QRgb unknownColour = 0xff8796a8;
constexpr std::uint32_t polygonOpacity = 0x58;

// Highlighted ones, in logical pixels.
constexpr double markedMore = 0.8, haloWidth = 2.5;
constexpr std::uint32_t haloOpacity = 0x70;
constexpr double largestDisc = 63; // the kernel's limit
constexpr std::uint8_t markedRank = 7;

bool isShown(const StyleKey& key, const Visibility& v) {
    return !v.hiddenSubDistricts.contains(key.subDistrict) && !v.hiddenClasses.contains(key.classId) &&
           !v.hiddenStates.contains(int(key.state)) && !v.hiddenCompanies.contains(key.company) &&
           !v.hiddenLines.contains(key.serviceLine);
}

std::uint8_t rankOf(const StyleKey& key, const city::ComponentClass* componentClass, const ZoomStep& step) {
    const int importance = componentClass ? std::clamp(componentClass->importance, 0, 3) : 0;
    // From afar thousands share a few pixels: were every damaged one on top, the whole city would look damaged.
    const bool rises = key.state != city::State::Intact && step.raisesStates();
    return std::uint8_t(rises ? 4 + importance : importance);
}

/// The sprites of one palette: one for each class and state that occurs.
class Sprites {
public:
    Sprites(const city::Catalogue& catalogue, const ComponentLook& look, SymbolAtlas& atlas, kernel::Palette& palette)
        : m_catalogue(catalogue), m_look(look), m_atlas(atlas), m_palette(palette) {}

    std::int32_t of(const StyleKey& key, bool isMarked = false) {
        const quint32 id = (quint32(key.classId) * city::stateCount + quint32(key.state)) * 2 + quint32(isMarked);
        if (const auto known = m_known.constFind(id); known != m_known.cend())
            return *known;
        m_palette.sprites.push_back(isMarked ? marked(key) : make(key));
        return *m_known.insert(id, std::int32_t(m_palette.sprites.size() - 1));
    }

private:
    /// On a disc of the selection's colour; from afar the disc alone, so that it is seen among thousands.
    kernel::Sprite marked(const StyleKey& key) {
        const QColor colour = ThemeColours::of(m_look.theme).marked;
        const QRgb outline = ThemeColours::of(m_look.theme).outline.rgb() | 0xff000000;
        const double ratio = m_look.pixelRatio;
        if (m_look.step.symbol == 0 && !m_look.step.raisesStates())
            return kernel::disc((m_look.step.dot + markedMore) * ratio, colour.rgb() | 0xff000000, outline, 0);
        const kernel::Sprite own = make(key);
        const double diameter = std::max(own.width, own.height) + 2 * haloWidth * ratio;
        kernel::Sprite halo = kernel::disc(std::min(diameter, largestDisc), (colour.rgb() & 0xffffff) | haloOpacity << 24,
                                           colour.rgb() | 0xff000000, haloWidth * ratio);
        lay(own, halo);
        return halo;
    }

    /// One picture over the middle of another.
    static void lay(const kernel::Sprite& above, kernel::Sprite& below) {
        for (int y = 0; y < above.height; ++y)
            for (int x = 0; x < above.width; ++x) {
                const int toX = x - above.anchorX + below.anchorX, toY = y - above.anchorY + below.anchorY;
                if (toX < 0 || toY < 0 || toX >= below.width || toY >= below.height)
                    continue;
                const std::uint32_t top = above.pixels[std::size_t(y * above.width + x)];
                std::uint32_t& pixel = below.pixels[std::size_t(toY * below.width + toX)];
                const std::uint32_t rest = 255 - (top >> 24);
                std::uint32_t sum = 0;
                for (int shift = 0; shift < 32; shift += 8)
                    sum |= std::min<std::uint32_t>(255, (top >> shift & 255) + ((pixel >> shift & 255) * rest + 127) / 255) << shift;
                pixel = sum;
            }
    }

    kernel::Sprite make(const StyleKey& key) {
        const QRgb colour = classColour(m_catalogue, key.classId);
        if (m_look.step.symbol == 0)
            return SymbolAtlas::dot(m_look.step.dot * m_look.pixelRatio, colour, key.state, m_look.theme);
        SymbolAtlas::Wanted wanted;
        if (const city::ComponentClass* c = m_catalogue.componentClass(key.classId)) {
            wanted.name = c->symbol;
            wanted.fallback = QStringLiteral("major-%1").arg(c->major, 2, 10, QLatin1Char('0'));
        }
        wanted.colour = colour;
        wanted.size = int(std::lround(m_look.step.symbol * m_look.pixelRatio));
        wanted.state = key.state;
        wanted.theme = m_look.theme;
        return m_atlas.sprite(wanted);
    }

    const city::Catalogue& m_catalogue;
    const ComponentLook& m_look;
    SymbolAtlas& m_atlas;
    kernel::Palette& m_palette;
    QHash<quint32, std::int32_t> m_known;
};

} // namespace

ZoomStep ZoomStep::of(double metresPerPixel, double textScale) {
    struct Row {
        double from; // metres per logical pixel
        ZoomStep step;
    };
    static constexpr std::array rows{
        Row{50, {1.8, 0, 1}},  Row{20, {2.4, 0, 1}}, Row{8, {3.2, 0, 1}},  Row{4, {4.5, 0, 1.2}},
        Row{1.5, {6, 0, 1.5}}, Row{0.7, {8, 0, 1.5}}, Row{0.35, {0, 16, 2}}, Row{0.2, {0, 20, 2}},
        Row{0.1, {0, 24, 3}},
    };
    ZoomStep step{0, 28, 3};
    for (const Row& row : rows)
        if (metresPerPixel > row.from) {
            step = row.step;
            break;
        }
    if (step.symbol > 0) {
        step.symbol = int(std::lround(step.symbol * textScale));
        step.line *= textScale;
    }
    return step;
}

QRgb classColour(const city::Catalogue& catalogue, int classId) {
    const city::ComponentClass* componentClass = catalogue.componentClass(classId);
    const city::MajorClass* major = componentClass ? catalogue.major(componentClass->major) : nullptr;
    const QColor colour(major ? major->colour : QString());
    return colour.isValid() ? colour.rgb() : unknownColour;
}

kernel::Palette makePalette(const StyleKeys& keys, const city::Catalogue& catalogue, const ComponentLook& look,
                            SymbolAtlas& atlas, bool withMarks) {
    kernel::Palette palette;
    palette.styles.resize(keys.size() * (withMarks ? 2 : 1));
    Sprites sprites(catalogue, look, atlas, palette);
    const ThemeColours& theme = ThemeColours::of(look.theme);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const StyleKey& key = keys[i];
        if (!isShown(key, look.visibility))
            continue;
        kernel::Style& style = palette.styles[i];
        style.sprite = sprites.of(key);
        style.rank = rankOf(key, catalogue.componentClass(key.classId), look.step);
        const QColor state = theme.state(key.state);
        const QRgb colour = state.isValid() ? state.rgb() : classColour(catalogue, key.classId);
        style.stroke = colour | 0xff000000;
        style.fill = (colour & 0x00ffffff) | (polygonOpacity << 24);
        style.strokeWidth = float(look.step.line * look.pixelRatio);
        if (!withMarks)
            continue;
        kernel::Style& marked = palette.styles[keys.size() + i] = style;
        marked.sprite = sprites.of(key, true);
        marked.rank = markedRank;
        marked.stroke = theme.marked.rgb() | 0xff000000;
        marked.fill = (theme.marked.rgb() & 0x00ffffff) | (polygonOpacity << 24);
        marked.strokeWidth = style.strokeWidth + float(haloWidth * look.pixelRatio);
    }
    return palette;
}

} // namespace scene
