// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QStaticText>

class QFont;
class QPainter;
class QRect;

namespace widgets {

/// Short texts of rows that are painted again and again while the map moves: each is shaped once, then drawn from its
/// glyphs. Bounded; the ones drawn longest ago go first.
class DrawnTexts {
public:
    /// On one line in `rect`, elided on the right where it is too long, in the painter's pen.
    void draw(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const QString& text, const QFont& font);
    void clear() { m_texts.clear(); }

private:
    struct Key {
        QString text, font;
        int width; ///< of its room, pixels

        bool operator==(const Key&) const = default;
        friend size_t qHash(const Key& key, size_t seed) { return qHashMulti(seed, key.text, key.font, key.width); }
    };
    static constexpr int kept = 2000;

    QCache<Key, QStaticText> m_texts{kept};
};

} // namespace widgets
