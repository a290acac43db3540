// SPDX-License-Identifier: GPL-3.0-or-later
#include "our_city.h"

#include <QColor>
#include <QHash>

#include <atomic>

namespace {

std::uint32_t colour(const QString& name) { return QColor(name).rgba(); }

kernel::Sprite discOf(const QJsonObject& style, const QString& fill) {
    return kernel::disc(style[u"diameter"].toDouble(), colour(fill), colour(style[u"outline"].toString()),
                        style[u"outlineWidth"].toDouble());
}

/// A sprite for each value of `colours`; `value` tells which one a key has.
template <typename Value>
kernel::Palette paletteOf(const scene::StyleKeys& keys, const QJsonObject& style, const QJsonObject& colours,
                          Value value) {
    kernel::Palette palette;
    QHash<int, std::pair<std::int32_t, std::uint32_t>> looks; // sprite and colour
    for (auto it = colours.begin(); it != colours.end(); ++it) {
        looks[it.key().toInt()] = {std::int32_t(palette.sprites.size()), colour(it.value().toString())};
        palette.sprites.push_back(discOf(style, it.value().toString()));
    }
    palette.styles.reserve(keys.size());
    for (std::size_t k = 0; k < keys.size(); ++k) {
        const auto [sprite, fill] = looks.value(value(keys[k]), {-1, 0});
        palette.styles.push_back({sprite, 0, fill, fill, 1});
    }
    return palette;
}

} // namespace

tl::expected<OurCity, QString> OurCity::open(const QString& path, bool withIndex) {
    auto reader = store::Reader::open(path);
    if (!reader)
        return tl::unexpected(reader.error().sentence);
    auto catalogue = reader->catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error().sentence);
    auto registry = reader->registry();
    if (!registry)
        return tl::unexpected(registry.error().sentence);
    OurCity city{std::move(*catalogue), std::make_shared<const city::Registry>(std::move(*registry)), nullptr};
    if (withIndex) {
        const std::atomic<bool> cancelled = false;
        const scene::CityCrs crs{city.catalogue.profile.geographicSrid, city.catalogue.profile.mapSrid};
        city.index = scene::makeIndex(crs, city.registry, nullptr, {}, 2, cancelled);
        if (!city.index)
            return tl::unexpected(QStringLiteral("the index cannot be made"));
    }
    return city;
}

kernel::Palette OurCity::byClass(const QJsonObject& style) const {
    return paletteOf(*index->keys, style, style[u"classes"].toObject(),
                     [](const scene::StyleKey& key) { return int(key.classId); });
}

kernel::Palette OurCity::byState(const QJsonObject& style, bool rotated) const {
    const QJsonObject states = style[u"states"].toObject();
    return paletteOf(*index->keys, style, states, [&](const scene::StyleKey& key) {
        return (int(key.state) + (rotated ? 1 : 0)) % int(states.size());
    });
}
