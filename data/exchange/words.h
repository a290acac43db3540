// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/component.h"
#include "exchange/intake.h"

namespace exchange {

inline tl::unexpected<Refused> refuse(const QString& reason) {
    return tl::unexpected(Refused{reason});
}

/// A number as people write it: no exponent, no superfluous zeros.
QString plain(double number);
/// A date in any of the ways that files write one: 2014-05-01, 2014/5/1, 20140501, with a time (in UTC where
/// it says an offset), milliseconds since 1970. The day is that of the zone. Invalid for anything else.
QDate dateOf(const QString& text, const QTimeZone& zone);

/// Reasons for refusing a row, translated.
namespace words {

QString encoding(); ///< %1 the column
QString date();     ///< %1 the text, %2 the field
QString number();   ///< %1 the text, %2 the field
QString choice();   ///< %1 the text, %2 the field, %3 the choices
QString missing();  ///< %1 the field
QString noShape();
QString tooLarge(); ///< %1 the vertices
QString otherShape();
QString wrongShape(parcel::Form given, city::Shape wanted);
QString severalParts(); ///< %1 how many
QString noPlace();
QString shortLine();
QString shortRing();
QString outside();
QString noClass();
QString unknownClass();      ///< %1 the text
QString unknownDepartment(); ///< %1 the text
QString unknownState();      ///< %1 the text
QString foreignCode();       ///< %1, %2 the profiles
QString sameCode();          ///< %1 the code
QString samePlace();         ///< %1 metres, %2 the class
QString sameUid();           ///< %1 the uid
QString badUid();            ///< %1 the text
QString noClassCode();       ///< %1 the class
QString noCommunity();

} // namespace words

} // namespace exchange
