// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/city_file.h"

#include <array>

namespace store {

/// The hidden folder beside a target where a copy of a city grows, and from which it takes the target's place.
/// Locked while in use. What a killed program left there is cleared away by the next one, unless it had begun to
/// take the target's place: then the next one finishes that. Internal to `store`.
class Stage {
public:
    static city::Result<Stage> open(const QString& target);
    Stage(Stage&& other) noexcept;
    Stage& operator=(Stage&&) = delete;
    ~Stage();

    QString city() const { return m_folder + QStringLiteral("/city.sqlite"); }
    QString files() const { return m_folder + QStringLiteral("/files"); }
    QString manifest() const { return m_folder + QStringLiteral("/manifest.json"); }

    /// Puts city, companions and manifest, as far as each is here, in the place of the target's, all of which go.
    /// The old city leaves first and the new one comes last, so that at no moment the city of one stands beside
    /// the companions of the other. A failure puts the old ones back.
    city::Result<void> publish();

    /// A kill in the middle of `publish` left no city under this name; the next `open` finishes it.
    static bool isInterrupted(const QString& target);
    static QString manifestOf(const QString& city); ///< `NAME.sqlite.manifest.json`

private:
    struct Item {
        QString made, place, old;
    };

    Stage() = default;
    std::array<Item, 3> items() const; ///< the city last
    city::Result<void> replaceAll();
    bool undo();

    QString m_folder, m_target;
    int m_lock = -1;
    bool m_keep = false; ///< the folder holds what could not be put back
};

} // namespace store
