// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/uid.h"
#include "geo/point.h"

#include <QDate>
#include <QMetaType>
#include <QString>
#include <optional>
#include <vector>

/// What exists in a city: components, classes, codes, sub-districts, facilities.
namespace city {

/// How a component is drawn on the ground. Each kind has a table of its own.
enum class Shape : std::uint8_t { Point, Line, Polygon };
inline constexpr int shapeCount = 3;
std::optional<Shape> shapeNamed(const QString& word); ///< point, line, polygon

/// ObjState of GB/T 30428.2: 完好, 破损, 丢失, 废弃. Stored by these numbers.
enum class State : std::uint8_t { Intact = 0, Damaged = 1, Missing = 2, Abandoned = 3 };
inline constexpr int stateCount = 4;
QString stateName(State state);    ///< for the user, translated
QString stateStandardName(State state); ///< as the standard writes it, Chinese whatever the language

/// DataSource: 实测, 地形图, 普查, 上报. Stored by these numbers.
enum class DataSource : std::uint8_t { Measured = 0, TopographicMap = 1, Census = 2, Reported = 3 };
QString dataSourceName(DataSource source);

/// Position accuracy: A +-0.5 m, B +-1.0 m, C +-10.0 m. Stored by these numbers.
enum class Accuracy : std::uint8_t { A = 0, B = 1, C = 2 };
QString accuracyName(Accuracy accuracy);

/// Names one component inside one open city: its table and its integer key. Never leaves the file.
struct ComponentKey {
    Shape shape = Shape::Point;
    std::int64_t row = 0;
    /// One number for both, for indexes: the shape in the two top bits, then the row.
    std::uint64_t packed() const {
        return (std::uint64_t(shape) << 62) | (std::uint64_t(row) & ((std::uint64_t(1) << 62) - 1));
    }
    static ComponentKey unpacked(std::uint64_t value) {
        return {Shape(value >> 62), std::int64_t(value & ((std::uint64_t(1) << 62) - 1))};
    }
    friend bool operator==(const ComponentKey&, const ComponentKey&) = default;
};

/// One part of a component's geometry: a point is one vertex, a line a path, a polygon a ring (closed, outer
/// first). Degrees, as stored.
using Path = std::vector<geo::Point>;

/// One component with every field of GB/T 30428.2 as this program stores it. A value; copying is cheap enough
/// for forms, not for maps (see Registry).
struct Component {
    ComponentKey key;
    Uid uid;
    std::int64_t revision = 0;
    QString code;                 ///< ObjID: a valid 16-digit code, or the raw text when `codeFault` is set
    QString codeFault;            ///< why `code` is not valid; empty when it is
    int classId = 0;              ///< component_class.id
    QString name;                 ///< ObjName
    int authority = 0;            ///< DeptCode1 主管部门, department.id; 0 = none
    int owner = 0;                ///< DeptCode2 权属单位
    int maintainer = 0;           ///< DeptCode3 养护单位
    int subDistrict = 0;          ///< sub_district.id; 0 = outside all
    int community = 0;            ///< community.id; 0 = none
    QString unitGrid;             ///< BGID: 15 digits, or empty
    State state = State::Intact;  ///< ObjState
    QDate surveyed;               ///< ORDate, in the city's zone
    QDate changed;                ///< CHDate, in the city's zone; invalid = never
    DataSource source = DataSource::Census;
    Accuracy accuracy = Accuracy::B;
    QString address;
    QString note;
    std::vector<Path> parts;      ///< one part, or a polygon's rings
};

} // namespace city

Q_DECLARE_METATYPE(city::ComponentKey)
Q_DECLARE_METATYPE(city::Component)
