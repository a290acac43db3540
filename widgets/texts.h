// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "geo/point.h"
#include "store/reader.h"

#include <QString>

/// Figures, places and names in words, in the language of QLocale() (set together with the translations).
namespace widgets {

bool inChinese();

/// The name in the window's language; the city's own where it has no English one.
template <typename Named>
QString nameOf(const Named& named) {
    return inChinese() || named.nameEn.isEmpty() ? named.name : named.nameEn;
}

QString countText(quint64 count);          ///< 1,234,567
QString degreesText(geo::Point place);     ///< six decimals, some 0.1 m
QString metresText(geo::MapPoint place);   ///< x and y to the centimetre
QString crsName(int srid);                 ///< of CGCS2000's Gauss-Krueger zones; "EPSG:n" otherwise
/// The scale of a picture where a logical pixel is 1/96 inch, three figures: "1 : 25,000".
QString scaleText(double metresPerPixel);
QString ageText(qint64 ms);                ///< "now" below two seconds, then seconds, minutes, hours
/// Where a component stands, a sentence. Empty when nothing is known. Sub-districts are named as `city` names them in
/// the window's language.
QString placeText(const store::Reader::Place& place, const city::Catalogue& city);
/// A length on the ground: whole metres below a kilometre, then kilometres with one or no decimal.
QString distanceText(double metres);
QString placeholder();                     ///< for a field without a value

} // namespace widgets
