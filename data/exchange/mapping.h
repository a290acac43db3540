// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"
#include "exchange/target.h"
#include "parcel/parcel.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>

namespace exchange {

/// How the rows of one file become records of a city. Kept as a JSON file that serves the next delivery of
/// the same kind:
///
///     {"target": "component", "crs": "GCJ-02", "code_profile": "cjt214",
///      "fields": {"code": "部件编码", "class": {"value": "路灯"}, "name": {"column": "PoleID", "prefix":
///      "Pole "}}, "values": {"state": {"good": "完好"}}, "same_place": "keep"}
///
/// A field that the mapping does not name is taken from a column whose name says so.
struct Mapping {
    /// Where a field's value comes from.
    struct Source {
        QString column; ///< empty: `value` for every row
        QString value;  ///< both empty: the field is left out, whatever columns there are
        QString prefix; ///< before the column's text
        int pad = 0;    ///< zeros in front, up to this many characters
        friend bool operator==(const Source&, const Source&) = default;
    };
    enum class Policy { Refuse, Keep };

    QString target = QStringLiteral("component");
    QString layer;                                ///< which table of the file; empty: the first
    QString crs;                                  ///< `EPSG:n`, `GCJ-02`; empty: what the file says
    bool swapped = false;                         ///< latitude (or north) first
    QString encoding;                             ///< empty: what the file says, or looks like
    QString x, y;                                 ///< columns with coordinates; empty: found by their names
    QString codeProfile;                          ///< of component codes; empty: the city's
    QMap<QString, Source> fields;                 ///< by the target's field
    QMap<QString, QMap<QString, QString>> values; ///< by field: what a text in the file stands for
    Policy badCodes = Policy::Keep; ///< an invalid code is kept as text with its fault, or its row refused
    bool assignCodes = false;       ///< components without a code get the next one of their class
    bool split = false;             ///< a shape of several parts becomes several records, whatever the target
    Policy samePlace = Policy::Refuse; ///< another component of the class within `samePlaceMetres`
    double samePlaceMetres = 0.05;
    Policy outside = Policy::Refuse; ///< a place outside all sub-districts

    bool isGcj() const { return crs.compare(QLatin1String("GCJ-02"), Qt::CaseInsensitive) == 0; }
    /// The fault (Invalid) names the entry that is wrong.
    static city::Result<Mapping> fromJson(const QJsonObject& root);
    static city::Result<Mapping> read(const QString& path);
    city::Result<void> write(const QString& path) const;
    QJsonObject toJson() const;

    /// This mapping with a column for each field that has none and that a column's name means.
    Mapping guessed(const parcel::Layer& layer) const;
    /// The same; faults for columns that the file does not have and for required fields without any.
    city::Result<Mapping> completed(const parcel::Layer& layer) const;
    friend bool operator==(const Mapping&, const Mapping&) = default;
};

} // namespace exchange
