// SPDX-License-Identifier: GPL-3.0-or-later
#include "selecting.h"

#include "geo/projection.h"
#include "kernel/lasso.h"
#include "scene/city_index.h"
#include "store/asking.h"
#include "store/reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

/// `lon lat, lon lat, ...`; three at least.
std::optional<std::vector<geo::Point>> ringOf(const QString& text) {
    std::vector<geo::Point> ring;
    for (const QString& pair : text.split(QLatin1Char(','))) {
        const QStringList degrees = pair.simplified().split(QLatin1Char(' '));
        bool lonIsNumber = false, latIsNumber = false;
        const geo::Point p{degrees.value(0).toDouble(&lonIsNumber), degrees.value(1).toDouble(&latIsNumber)};
        if (degrees.size() != 2 || !lonIsNumber || !latIsNumber || !geo::isValid(p))
            return std::nullopt;
        ring.push_back(p);
    }
    return ring.size() < 3 ? std::nullopt : std::optional(ring);
}

/// The same answer as a lasso in the window: on the map, by the places of the symbols.
city::Result<city::Selection> within(store::Reader& reader, const city::Catalogue& catalogue, const std::vector<geo::Point>& ring,
                                     const store::Progress& progress) {
    const scene::CityCrs crs{catalogue.profile.geographicSrid, catalogue.profile.mapSrid};
    auto registry = reader.registry(progress);
    if (!registry)
        return tl::unexpected(registry.error());
    const auto projection = geo::Projection::make(crs.geographicSrid, crs.mapSrid);
    const std::atomic<bool> cancelled = false;
    const auto index = projection ? scene::makeIndex(crs, std::make_shared<const city::Registry>(std::move(*registry)), nullptr, {}, 2, cancelled) : nullptr;
    if (!index)
        return city::fail(city::FaultKind::Invalid, say(QT_TRANSLATE_NOOP("xiuhuactl", "The city's map projection is not known to PROJ.")));
    kernel::Palette palette;
    palette.sprites.push_back(kernel::disc(3, 0xff000000, 0xff000000, 0)); // nothing is hidden
    palette.styles.assign(index->keys->size(), {0, 0, 0, 0, 1});
    kernel::Rings rings(1);
    for (const geo::Point& p : ring)
        rings[0].push_back(projection->forward(p));
    return city::Selection::of(kernel::inside(index->index, palette, rings));
}

} // namespace

tl::expected<Selecting, QString> Selecting::take(Arguments& words) {
    Selecting selecting;
    if (const auto where = words.option("--where"))
        selecting.m_where = *where;
    if (const auto polygon = words.option("--polygon")) {
        const auto ring = ringOf(*polygon);
        if (!ring)
            return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "--polygon takes three corners or more, such as \"106.5 29.3, 106.6 29.3, 106.6 29.4\".")));
        selecting.m_ring = *ring;
    }
    return selecting;
}

city::Result<Selecting::Found> Selecting::run(const QString& city, bool details, const store::Progress& progress) const {
    auto asked = store::ask(city, m_where, details, progress);
    if (!asked)
        return tl::unexpected(asked.error());
    Found found{std::move(asked->rows), {}};
    query::RowBits bits = std::move(asked->matching);
    if (!m_ring.empty()) {
        auto reader = store::Reader::open(city);
        if (!reader)
            return tl::unexpected(reader.error());
        const auto inside = within(*reader, found.rows->catalogue(), m_ring, progress);
        if (!inside)
            return tl::unexpected(inside.error());
        const query::RowBits there = found.rows->bitsOf(*inside);
        std::transform(bits.begin(), bits.end(), there.begin(), bits.begin(), std::bit_and());
    }
    found.matching = found.rows->rowsOf(bits);
    return found;
}

} // namespace app
