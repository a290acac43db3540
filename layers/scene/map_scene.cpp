// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/map_scene.h"

#include "city/resources.h"
#include "kernel/query.h"
#include "scene/component_sheet.h"
#include "scene/composer.h"
#include "scene/engine_link.h"
#include "scene/engine_sheets.h"

#include <QCoreApplication>
#include <QLocale>
#include <QLoggingCategory>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace scene {

namespace {

Q_LOGGING_CATEGORY(logScene, "xiuhua.scene")

geo::MapBox projected(const geo::Box& box, const geo::Projection& projection) {
    geo::MapBox map;
    if (box.isEmpty())
        return map;
    // A straight edge of degrees is a curve on the map: its middle may lie outside the corners' box.
    const double lon[] = {box.west, (box.west + box.east) / 2, box.east};
    const double lat[] = {box.south, (box.south + box.north) / 2, box.north};
    for (const double x : lon)
        for (const double y : lat) {
            const geo::MapPoint p = projection.forward({x, y});
            if (std::isfinite(p.x) && std::isfinite(p.y))
                map.add(p);
        }
    return map;
}

} // namespace

class MapScene::Private {
public:
    Private() : components(city::resourcePath(QStringLiteral("symbols"))) {}

    View view;
    bool fitsAll = true; ///< nobody has moved the view yet: it follows the size and the city
    city::CataloguePtr catalogue;
    city::RegistryPtr registry;
    Visibility visibility;
    Theme theme = Theme::Dark;
    QString language = QLocale().name();
    double textScale = 1;
    geo::MapBox subDistrictBox;
    std::optional<city::ComponentKey> selectedKey, hoveredKey;
    std::optional<MarkedPlace> selected, hovered;
    Counts counts;
    QHash<int, quint64> totalsBySubDistrict, totalsByClass;
    bool wasComplete = false;
    EngineStatus lastStatus;
    ComponentSheet components;
    EngineSheets engine;

    SheetWish wish() const {
        QStringList hidden(visibility.hiddenLayers.begin(), visibility.hiddenLayers.end());
        hidden.sort();
        // The engine's styles know these two.
        const bool chinese = language.startsWith(QLatin1String("zh"));
        return {view, theme, chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"), hidden, textScale,
                catalogue ? catalogue->profile.uid.text() : QString(), fitsAll};
    }
    std::optional<MarkedPlace> placeOf(const std::optional<city::ComponentKey>& key) const {
        return key && registry ? MarkedPlace::of(*key, *registry, view) : std::nullopt;
    }
    void countFrame();
    void countTotals();
    Picture picture() const;
};

void MapScene::Private::countFrame() {
    counts = {};
    const ComponentFramePtr frame = components.frame();
    if (!frame)
        return;
    counts.drawn = frame->drawn;
    const StyleKeys& keys = *frame->city->keys;
    for (std::size_t i = 0; i < std::min(frame->inView.size(), keys.size()); ++i) {
        const quint64 n = frame->inView[i];
        if (n == 0)
            continue;
        counts.byClass[keys[i].classId] += n;
        counts.bySubDistrict[keys[i].subDistrict] += n;
        counts.byState[int(keys[i].state)] += n;
        counts.byCompany[keys[i].company] += n;
        counts.total += n;
    }
}

void MapScene::Private::countTotals() {
    totalsBySubDistrict.clear();
    totalsByClass.clear();
    const CityIndexPtr city = components.city();
    for (std::size_t i = 0; city && i < city->totals.size(); ++i)
        if (const quint64 n = city->totals[i]) {
            totalsBySubDistrict[(*city->keys)[i].subDistrict] += n;
            totalsByClass[(*city->keys)[i].classId] += n;
        }
}

Picture MapScene::Private::picture() const {
    Picture picture;
    picture.view = view;
    picture.theme = theme;
    picture.base = engine.frame(wire::SheetKind::Base);
    picture.components = components.frame();
    picture.labels = engine.frame(wire::SheetKind::Labels);
    picture.selected = selected;
    picture.hovered = hovered;
    picture.furniture.engine = engine.status();
    picture.furniture.density = visibility.density;
    picture.furniture.textScale = textScale;
    if (catalogue) {
        picture.furniture.demo = catalogue->profile.demo;
        picture.furniture.schematic = catalogue->profile.schematic;
        if (catalogue->profile.demo) // the demo city's seats come from there
            picture.furniture.attribution = QCoreApplication::translate("scene", "Seats: GeoNames, CC BY 4.0");
    }
    return picture;
}

MapScene::MapScene(QObject* parent) : QObject(parent), d(std::make_unique<Private>()) {
    connect(&d->components, &ComponentSheet::indexed, this, [this] {
        d->countTotals();
        if (d->fitsAll && d->subDistrictBox.isEmpty())
            showAll();
        Q_EMIT countsChanged();
    });
    connect(&d->components, &ComponentSheet::drawn, this, [this] {
        d->countFrame();
        Q_EMIT changed();
        Q_EMIT countsChanged();
        noteCompleteness();
    });
    connect(&d->engine, &EngineSheets::frameArrived, this, [this] {
        Q_EMIT changed();
        noteCompleteness();
    });
    connect(&d->engine, &EngineSheets::statusChanged, this, [this] {
        const EngineStatus status = d->engine.status();
        const bool badgeChanged = engineBadge(status) != engineBadge(d->lastStatus);
        if (status == d->lastStatus)
            return;
        d->lastStatus = status;
        Q_EMIT engineStatusChanged();
        if (badgeChanged)
            Q_EMIT changed();
    });
}

MapScene::~MapScene() = default;

void MapScene::setCatalogue(city::CataloguePtr catalogue) {
    const bool first = !d->catalogue;
    d->catalogue = std::move(catalogue);
    if (!d->catalogue)
        return;
    const city::Profile& profile = d->catalogue->profile;
    auto projection = geo::Projection::make(profile.geographicSrid, profile.mapSrid);
    if (!projection) {
        qCWarning(logScene) << "no projection:" << projection.error().c_str();
    } else {
        View next(std::make_shared<const geo::Projection>(std::move(*projection)));
        next.setSize(d->view.size(), d->view.pixelRatio());
        next.setCenter(d->view.center());
        next.setMetresPerPixel(d->view.metresPerPixel());
        d->view = next;
        d->subDistrictBox = {};
        for (const city::SubDistrict& s : d->catalogue->subDistricts)
            if (const geo::MapBox box = projected(s.box, *next.projection()); !box.isEmpty())
                d->subDistrictBox.add(box);
    }
    d->components.setCatalogue(d->catalogue);
    if (first)
        showAll();
    refresh();
}

void MapScene::setRegistry(city::RegistryPtr registry, const std::vector<std::size_t>& chunks) {
    d->registry = std::move(registry);
    d->components.setRegistry(d->registry, chunks);
    d->selected = d->placeOf(d->selectedKey);
    d->hovered = d->placeOf(d->hoveredKey);
    noteCompleteness();
    Q_EMIT changed();
}

void MapScene::setCacheFolder(const QString& folder) {
    d->components.setCacheFolder(folder);
    d->engine.setCacheFolder(folder);
}

void MapScene::keep(const city::RegistryPtr& registry, quint64 stamp) {
    d->components.keepIndex(registry, stamp);
}

void MapScene::setVisibility(const Visibility& visibility) {
    if (visibility == d->visibility)
        return;
    d->visibility = visibility;
    refresh();
}

const Visibility& MapScene::visibility() const {
    return d->visibility;
}

void MapScene::setTheme(Theme theme) {
    d->theme = theme;
    refresh();
}

Theme MapScene::theme() const {
    return d->theme;
}

void MapScene::setLanguage(const QString& locale) {
    d->language = locale;
    refresh();
}

double MapScene::textScale() const {
    return d->textScale;
}

void MapScene::setTextScale(double scale) {
    d->textScale = scale;
    refresh();
}

void MapScene::setEngine(EngineLink* engine) {
    d->engine.setLink(engine);
    refresh();
}

void MapScene::tellChanged(qint64 change, const QStringList& tables) {
    d->engine.tellChanged(change, tables);
    noteCompleteness();
}

void MapScene::refresh() {
    d->components.request(ComponentRequest::of(d->view, d->visibility, d->theme));
    d->engine.show(d->wish());
    noteCompleteness();
    Q_EMIT changed();
}

void MapScene::noteCompleteness() {
    const bool complete = isComplete();
    if (complete != std::exchange(d->wasComplete, complete) && complete)
        Q_EMIT completed();
}

const View& MapScene::view() const {
    return d->view;
}

void MapScene::setView(const View& view) {
    View next = d->view;
    next.setSize(view.size(), view.pixelRatio());
    next.setMetresPerPixel(view.metresPerPixel());
    next.setCenter(view.center());
    // Some of the city stays in the view: nobody gets lost in the void.
    if (const geo::MapBox city = cityBox(); !city.isEmpty()) {
        constexpr double most = 0.45; // of the view's size, past the city's edge
        const geo::MapBox seen = next.extent();
        const double x = seen.width() * most, y = seen.height() * most;
        next.setCenter({std::clamp(view.center().x, city.minX - x, city.maxX + x),
                        std::clamp(view.center().y, city.minY - y, city.maxY + y)});
    }
    if (next == d->view)
        return;
    d->fitsAll = false;
    d->view = next;
    refresh();
    Q_EMIT viewChanged();
}

void MapScene::resize(QSize logical, double pixelRatio) {
    View next = d->view;
    next.setSize(logical, pixelRatio);
    if (next == d->view)
        return;
    d->view = next;
    if (d->fitsAll)
        d->view.fit(cityBox());
    refresh();
    Q_EMIT viewChanged();
}

void MapScene::showAll() {
    d->fitsAll = true;
    d->view.fit(cityBox());
    refresh();
    Q_EMIT viewChanged();
}

void MapScene::showSubDistrict(int id) {
    const city::SubDistrict* subDistrict = d->catalogue ? d->catalogue->subDistrict(id) : nullptr;
    if (!subDistrict || !d->view.projection())
        return;
    constexpr double seatScale = 5; // metres per pixel, where there is no boundary
    d->fitsAll = false;
    if (const geo::MapBox box = projected(subDistrict->box, *d->view.projection()); !box.isEmpty()) {
        d->view.fit(box);
    } else {
        d->view.setCenter(d->view.toMap(subDistrict->seat));
        d->view.setMetresPerPixel(seatScale);
    }
    refresh();
    Q_EMIT viewChanged();
}

geo::MapBox MapScene::cityBox() const {
    geo::MapBox box = d->subDistrictBox;
    if (const CityIndexPtr city = d->components.city(); city && city->index.size() > 0)
        box.add(city->index.bounds());
    return box;
}

void MapScene::paint(QPainter& painter) {
    paintPicture(painter, d->picture());
}

bool MapScene::isComplete() const {
    if (d->view.deviceSize().isEmpty() || !d->components.isCurrent())
        return false;
    return !d->engine.hasLink() ||
           (d->engine.isCurrent(wire::SheetKind::Base) && d->engine.isCurrent(wire::SheetKind::Labels));
}

bool MapScene::isFilled() const {
    if (d->view.deviceSize().isEmpty() || !d->components.isCurrent())
        return false;
    return !d->engine.hasLink() ||
           (d->engine.isFilled(wire::SheetKind::Base) && d->engine.isFilled(wire::SheetKind::Labels));
}

EngineStatus MapScene::engineStatus() const {
    return d->engine.status();
}

std::vector<Found> MapScene::pick(QPointF screen, double radius) const {
    std::vector<Found> found;
    const ComponentFramePtr frame = d->components.frame();
    const CityIndexPtr city = d->components.city();
    if (!frame || !city || frame->city->keys != city->keys || !(radius > 0))
        return found;
    const double reach = std::max(radius, ZoomStep::of(d->view.metresPerPixel()).reach());
    for (const kernel::Hit& hit : kernel::pick(city->index, *frame->palette, d->view.toMap(screen),
                                               reach * d->view.metresPerPixel())) {
        const StyleKey& key = (*city->keys)[hit.key];
        found.push_back({city::ComponentKey::unpacked(hit.handle), key.classId, key.subDistrict, key.state,
                         hit.distance});
    }
    return found;
}

void MapScene::setSelected(std::optional<city::ComponentKey> key) {
    if (key == d->selectedKey)
        return;
    d->selectedKey = key;
    d->selected = d->placeOf(key);
    Q_EMIT changed();
}

void MapScene::setHovered(std::optional<city::ComponentKey> key) {
    if (key == d->hoveredKey)
        return;
    d->hoveredKey = key;
    d->hovered = d->placeOf(key);
    Q_EMIT changed();
}

const Counts& MapScene::counts() const {
    return d->counts;
}

QHash<int, quint64> MapScene::totalsBySubDistrict() const {
    return d->totalsBySubDistrict;
}

QHash<int, quint64> MapScene::totalsByClass() const {
    return d->totalsByClass;
}

quint64 MapScene::refused() const {
    const CityIndexPtr city = d->components.city();
    return city ? city->index.refused() : 0;
}

} // namespace scene
