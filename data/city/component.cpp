// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/component.h"

#include <QCoreApplication>

namespace city {

std::optional<Shape> shapeNamed(const QString& word) {
    if (word == QLatin1String("point")) return Shape::Point;
    if (word == QLatin1String("line")) return Shape::Line;
    if (word == QLatin1String("polygon")) return Shape::Polygon;
    return std::nullopt;
}

QString stateName(State state) {
    switch (state) {
    case State::Intact: return QCoreApplication::translate("city", "Intact");
    case State::Damaged: return QCoreApplication::translate("city", "Damaged");
    case State::Missing: return QCoreApplication::translate("city", "Missing");
    case State::Abandoned: break;
    }
    return QCoreApplication::translate("city", "Abandoned");
}

QString stateStandardName(State state) {
    switch (state) {
    case State::Intact: return QStringLiteral("完好");
    case State::Damaged: return QStringLiteral("破损");
    case State::Missing: return QStringLiteral("丢失");
    case State::Abandoned: break;
    }
    return QStringLiteral("废弃");
}

QString dataSourceName(DataSource source) {
    switch (source) {
    case DataSource::Measured: return QCoreApplication::translate("city", "Measured");
    case DataSource::TopographicMap: return QCoreApplication::translate("city", "Topographic map");
    case DataSource::Census: return QCoreApplication::translate("city", "Census");
    case DataSource::Reported: break;
    }
    return QCoreApplication::translate("city", "Reported");
}

QString accuracyName(Accuracy accuracy) {
    switch (accuracy) {
    case Accuracy::A: return QCoreApplication::translate("city", "A (within 0.5 m)");
    case Accuracy::B: return QCoreApplication::translate("city", "B (within 1 m)");
    case Accuracy::C: break;
    }
    return QCoreApplication::translate("city", "C (within 10 m)");
}

} // namespace city
