// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/district.h"

#include "demo/plan.h"

#include <QCoreApplication>

namespace demo {

namespace {

constexpr double gap = 5000; // metres: rivers and boundaries reach a little beyond the outline

} // namespace

city::Result<std::vector<District>> District::divide(int count, int perDistrict, std::uint64_t seed) {
    if (perDistrict < 2 * Plan::fewest || perDistrict > Plan::most)
        return city::fail(city::FaultKind::Invalid,
                          QCoreApplication::translate("demo", "A district has %1 to %2 components. Choose a number between them.")
                              .arg(2 * Plan::fewest)
                              .arg(Plan::most));
    if (count < Plan::fewest || count > most * perDistrict)
        return city::fail(city::FaultKind::Invalid,
                          QCoreApplication::translate("demo", "A demo city has %1 to %2 components. Choose a number between them.")
                              .arg(Plan::fewest)
                              .arg(most * perDistrict));
    const int districts = (count - 1) / perDistrict + 1;
    std::vector<District> all;
    for (int i = 0; i < districts; ++i)
        all.push_back({i, count / districts + (i < count % districts ? 1 : 0),
                       i == 0 ? seed : mixed(seed, 700 + std::uint64_t(i))});
    return all;
}

std::string District::adminCode() const {
    return isFictional() ? std::to_string(990'000 + number) : "500113";
}

std::string District::code(const QString& banan) const {
    return adminCode() + banan.mid(6).toStdString();
}

QString District::name(const QString& banan) const {
    return isFictional() ? QStringLiteral("虚构%1区").arg(QString::fromStdString(chineseNumber(number))) + banan
                         : banan;
}

QString District::nameEn(const QString& banan) const {
    return isFictional() ? QStringLiteral("%1 (fictional %2)").arg(banan).arg(number) : banan;
}

Spot District::offset(const geo::MapBox& box) const {
    return {(box.width() + gap) * (number % perRow), -(box.height() + gap) * (number / perRow)};
}

city::Path Mapping::degrees(const std::vector<Spot>& spots, bool close) const {
    city::Path path;
    path.reserve(spots.size() + 1);
    for (const Spot& spot : spots)
        path.push_back(degrees(spot));
    if (close && !path.empty())
        path.push_back(path.front());
    return path;
}

} // namespace demo
