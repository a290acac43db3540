// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bookmarks.h"

namespace widgets {

namespace {

QString groupOf(const city::Uid& city) {
    return QStringLiteral("bookmarks/") + city.text();
}

} // namespace

std::vector<Bookmark> readBookmarks(QSettings& settings, const city::Uid& city) {
    std::vector<Bookmark> bookmarks;
    const int count = settings.beginReadArray(groupOf(city));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const Bookmark read{settings.value(QStringLiteral("name")).toString(),
                            {settings.value(QStringLiteral("lon")).toDouble(),
                             settings.value(QStringLiteral("lat")).toDouble()},
                            settings.value(QStringLiteral("metresPerPixel")).toDouble()};
        if (!read.name.isEmpty() && geo::isValid(read.center) && read.metresPerPixel > 0)
            bookmarks.push_back(read);
    }
    settings.endArray();
    return bookmarks;
}

void writeBookmarks(QSettings& settings, const city::Uid& city, const std::vector<Bookmark>& bookmarks) {
    settings.remove(groupOf(city));
    settings.beginWriteArray(groupOf(city), int(bookmarks.size()));
    for (std::size_t i = 0; i < bookmarks.size(); ++i) {
        settings.setArrayIndex(int(i));
        settings.setValue(QStringLiteral("name"), bookmarks[i].name);
        settings.setValue(QStringLiteral("lon"), bookmarks[i].center.lon);
        settings.setValue(QStringLiteral("lat"), bookmarks[i].center.lat);
        settings.setValue(QStringLiteral("metresPerPixel"), bookmarks[i].metresPerPixel);
    }
    settings.endArray();
}

} // namespace widgets
