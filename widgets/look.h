// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"
#include "scene/map_scene.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <array>

/// Panels, pages and bars of the window. Widgets, no SQL, no engine.
namespace widgets {

/// A colour by what it is for. The names in the palette files are the enumerators in lower case, with a hyphen.
enum class Tone {
    Ground, Surface, Raised, Hover, Line, Edge, Text, Muted, Accent, OnAccent, Selection, OnSelection, Focus,
    Intact, Damaged, Missing, Abandoned
};
inline constexpr int toneCount = 17;

/// How the whole window looks: one theme of resources/themes at one text size. A value; every panel is handed
/// the one in force and keeps nothing of the old one.
class Look {
public:
    /// Text sizes that the View menu offers, in per cent of the base size.
    static constexpr std::array<int, 5> textSizes{100, 125, 150, 175, 200};
    /// The text size that suits a screen of that many logical pixels: a wall display gets 200 %.
    static int textSizeFor(int screenHeight);

    /// Reads resources/themes/{dark,light}.json and window.qss. A colour that is missing or no colour, and a
    /// placeholder of the style sheet that names nothing, are Damaged faults that name it.
    static city::Result<Look> read(scene::Theme theme, int textSize);

    scene::Theme theme() const { return m_theme; }
    int textSize() const { return m_textSize; }
    QColor colour(Tone tone) const { return m_colours[std::size_t(tone)]; }
    QColor colour(city::State state) const;
    /// Logical pixels at 100 %, as they are at this text size; never less than one.
    int px(double length) const;
    QFont font() const;
    QPalette palette() const;
    const QString& styleSheet() const { return m_styleSheet; }
    /// resources/themes/icons/NAME.svg in the theme's text colour, grey when disabled, sharp at every size.
    QIcon icon(const QString& name) const;

    /// Margins and spacings of the layouts below `root` as they are at this text size. A layout's own figures, when
    /// it is first seen, are those of 100 %.
    void scaleLayouts(QWidget& root) const;

    static QString toneName(Tone tone);

private:
    city::Result<void> fill(const QString& sheet);
    scene::Theme m_theme = scene::Theme::Dark;
    int m_textSize = 100;
    std::array<QColor, toneCount> m_colours;
    QString m_styleSheet;
};

/// WCAG 2.1 contrast ratio of two opaque colours, 1 to 21.
double contrast(const QColor& a, const QColor& b);

} // namespace widgets
