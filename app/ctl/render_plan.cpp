// SPDX-License-Identifier: GPL-3.0-or-later
#include "render_plan.h"

#include <QCoreApplication>

#include <cmath>

namespace app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::RenderPlan)
};

tl::unexpected<city::Fault> wrong(const QString& sentence) {
    return city::fail(city::FaultKind::Invalid, sentence);
}

std::optional<QSize> parseSize(const QString& text) {
    const QStringList parts = text.split(QLatin1Char('x'));
    bool fine = parts.size() == 2, fineHeight = false;
    const int width = parts.value(0).toInt(&fine);
    const int height = parts.value(1).toInt(&fineHeight);
    if (!fine || !fineHeight || parts.size() != 2 || width < 1 || height < 1 ||
        width > RenderPlan::longestSide || height > RenderPlan::longestSide ||
        qint64(width) * height > RenderPlan::mostPixels)
        return std::nullopt;
    return QSize(width, height);
}

std::optional<geo::Box> parseBox(const QString& text) {
    const QStringList parts = text.split(QLatin1Char(','));
    if (parts.size() != 4)
        return std::nullopt;
    double numbers[4];
    for (int i = 0; i < 4; ++i) {
        bool fine = false;
        numbers[i] = parts[i].toDouble(&fine);
        if (!fine)
            return std::nullopt;
    }
    const geo::Point southWest{numbers[0], numbers[1]}, northEast{numbers[2], numbers[3]};
    if (!geo::isValid(southWest) || !geo::isValid(northEast) || southWest.lon >= northEast.lon ||
        southWest.lat >= northEast.lat)
        return std::nullopt;
    geo::Box box;
    box.add(southWest);
    box.add(northEast);
    return box;
}

city::Result<void> takeOption(RenderPlan& plan, const QString& name, const QString& value) {
    if (name == QLatin1String("--size")) {
        const auto size = parseSize(value);
        if (!size)
            return wrong(Words::tr("The size %1 cannot be drawn: write WIDTHxHEIGHT in pixels, at most %2 a side and "
                                   "100 million in all, for example 1920x1080.")
                             .arg(value)
                             .arg(RenderPlan::longestSide));
        plan.size = *size;
    } else if (name == QLatin1String("--bbox")) {
        plan.box = parseBox(value);
        if (!plan.box)
            return wrong(Words::tr("The box %1 is not one: write WEST,SOUTH,EAST,NORTH in degrees, for example "
                                   "106.50,29.36,106.58,29.42.")
                             .arg(value));
    } else if (name == QLatin1String("--sub-district")) {
        plan.subDistrict = value;
    } else if (name == QLatin1String("--theme")) {
        if (value != QLatin1String("dark") && value != QLatin1String("light"))
            return wrong(Words::tr("There is no theme %1: write dark or light.").arg(value));
        plan.theme = value == QLatin1String("light") ? scene::Theme::Light : scene::Theme::Dark;
    } else if (name == QLatin1String("-o")) {
        plan.output = value;
    } else {
        return wrong(Words::tr("There is no option %1.").arg(name));
    }
    return {};
}

} // namespace

city::Result<RenderPlan> RenderPlan::parse(QStringList arguments) {
    RenderPlan plan;
    plan.base = arguments.removeAll(QStringLiteral("--no-base")) == 0;
    while (!arguments.isEmpty()) {
        const QString word = arguments.takeFirst();
        if (!word.startsWith(QLatin1Char('-'))) {
            if (!plan.city.isEmpty())
                return wrong(Words::tr("Name one city file."));
            plan.city = word;
            continue;
        }
        if (arguments.isEmpty())
            return wrong(Words::tr("The option %1 needs a value.").arg(word));
        if (const auto taken = takeOption(plan, word, arguments.takeFirst()); !taken)
            return tl::unexpected(taken.error());
    }
    if (plan.city.isEmpty())
        return wrong(Words::tr("Name one city file."));
    if (plan.size.isEmpty())
        return wrong(Words::tr("Say how large the picture should be: --size WIDTHxHEIGHT."));
    if (plan.output.isEmpty())
        return wrong(Words::tr("Say where the picture should go: -o FILE.png."));
    if (!plan.output.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return wrong(Words::tr("The picture is written as PNG: let the name end in .png."));
    if (plan.box && !plan.subDistrict.isEmpty())
        return wrong(Words::tr("Name a box or a sub-district, not both."));
    return plan;
}

} // namespace app
