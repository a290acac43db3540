// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/uid.h"
#include "geo/point.h"

#include <QSettings>
#include <QString>
#include <vector>

namespace widgets {

/// A view with a name.
struct Bookmark {
    QString name;
    geo::Point center; ///< degrees
    double metresPerPixel = 1;
    friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

/// The bookmarks of one user and one city, in the order in which they were made, kept in the user's settings.
/// Entries that are no places are left out when they are read.
std::vector<Bookmark> readBookmarks(QSettings& settings, const city::Uid& city);
void writeBookmarks(QSettings& settings, const city::Uid& city, const std::vector<Bookmark>& bookmarks);

} // namespace widgets
