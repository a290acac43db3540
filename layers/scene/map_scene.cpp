// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/map_scene.h"

#include "city/resources.h"
#include "kernel/lasso.h"
#include "kernel/query.h"
#include "scene/composer.h"
#include "scene/engine_link.h"
#include "scene/engine_sheets.h"
#include "scene/map_sheet.h"

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
    explicit Private(std::shared_ptr<LiveCity> live)
        : city(std::move(live)), sheet(*city, city::resourcePath(QStringLiteral("symbols"))) {}

    std::shared_ptr<LiveCity> city;
    View view;
    bool fitsAll = true; ///< nobody has moved the view yet: it follows the size and the city
    std::optional<city::Uid> shownCity;
    Visibility visibility;
    Theme theme = Theme::Dark;
    QString language = QLocale().name();
    double textScale = 1;
    geo::MapBox subDistrictBox;
    std::optional<city::ComponentKey> selectedKey, hoveredKey;
    std::optional<MarkedPlace> selected, hovered;
    Counts counts;
    bool wasComplete = false;
    EngineStatus lastStatus;
    EngineSheets engine;
    MapSheet sheet;

    SheetWish wish() const {
        QStringList hidden(visibility.hiddenLayers.begin(), visibility.hiddenLayers.end());
        hidden.sort();
        // The engine's styles know these two.
        const bool chinese = language.startsWith(QLatin1String("zh"));
        const city::CataloguePtr& catalogue = city->catalogue();
        return {view, theme, chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"), hidden, textScale,
                catalogue ? catalogue->profile.uid.text() : QString(), fitsAll};
    }
    std::optional<MarkedPlace> placeOf(const std::optional<city::ComponentKey>& key) const {
        return key && city->registry() ? MarkedPlace::of(*key, *city->registry(), view) : std::nullopt;
    }
    bool hasNewestSheets() const {
        const MapPicturePtr picture = sheet.picture();
        return picture && picture->hasSheets(engine.frame(wire::SheetKind::Base), engine.frame(wire::SheetKind::Labels));
    }
    void takeCounts();
    Scenery scenery() const;
    const Crowd* crowd = nullptr;
};

void MapScene::Private::takeCounts() {
    counts = {};
    const ViewCounts& counted = sheet.counts();
    for (std::size_t i = 0; counted.keys && i < std::min(counted.byKey.size(), counted.keys->size()); ++i) {
        const quint64 n = counted.byKey[i];
        if (n == 0)
            continue;
        const StyleKey& key = (*counted.keys)[i];
        counts.byClass[key.classId] += n;
        counts.bySubDistrict[key.subDistrict] += n;
        counts.byState[int(key.state)] += n;
        counts.byCompany[key.company] += n;
        counts.total += n;
    }
}

Scenery MapScene::Private::scenery() const {
    Scenery scenery;
    scenery.view = view;
    scenery.theme = theme;
    scenery.map = sheet.picture();
    scenery.base = engine.frame(wire::SheetKind::Base);
    scenery.selected = selected;
    scenery.hovered = hovered;
    scenery.crowd = crowd;
    scenery.furniture.engine = engine.status();
    scenery.furniture.density = visibility.density;
    scenery.furniture.textScale = textScale;
    if (const city::CataloguePtr& catalogue = city->catalogue()) {
        scenery.furniture.demo = catalogue->profile.demo;
        scenery.furniture.schematic = catalogue->profile.schematic;
        if (catalogue->profile.demo) // the demo city's seats come from there
            scenery.furniture.attribution = QCoreApplication::translate("scene", "Seats: GeoNames, CC BY 4.0");
    }
    return scenery;
}

MapScene::MapScene(std::shared_ptr<LiveCity> city, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(city))) {
    LiveCity* live = d->city.get();
    connect(live, &LiveCity::catalogueChanged, this, &MapScene::followCatalogue);
    connect(live, &LiveCity::registryChanged, this, &MapScene::followRegistry);
    connect(live, &LiveCity::indexed, this, [this] {
        if (d->fitsAll && d->subDistrictBox.isEmpty())
            showAll();
        else
            d->sheet.askAgain();
        Q_EMIT countsChanged();
    });
    connect(&d->sheet, &MapSheet::drawn, this, &MapScene::changed);
    connect(&d->sheet, &MapSheet::counted, this, [this] {
        d->takeCounts();
        Q_EMIT countsChanged();
    });
    connect(&d->sheet, &MapSheet::answered, this, &MapScene::noteCompleteness);
    connect(&d->engine, &EngineSheets::frameArrived, this, [this] {
        requestPicture();
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
    if (live->catalogue())
        followCatalogue();
    if (live->registry())
        followRegistry();
}

MapScene::~MapScene() = default;

LiveCity& MapScene::city() const { return *d->city; }

const std::shared_ptr<LiveCity>& MapScene::sharedCity() const { return d->city; }

void MapScene::followCatalogue() {
    const city::CataloguePtr catalogue = d->city->catalogue();
    if (!catalogue)
        return;
    const city::Profile& profile = catalogue->profile;
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
        for (const city::SubDistrict& s : catalogue->subDistricts)
            if (const geo::MapBox box = projected(s.box, *next.projection()); !box.isEmpty())
                d->subDistrictBox.add(box);
    }
    d->sheet.askAgain();
    if (std::exchange(d->shownCity, profile.uid) != profile.uid)
        return showAll();
    refresh();
}

void MapScene::followRegistry() {
    d->selected = d->placeOf(d->selectedKey);
    d->hovered = d->placeOf(d->hoveredKey);
    noteCompleteness();
    Q_EMIT changed();
}

void MapScene::setCacheFolder(const QString& folder) { d->engine.setCacheFolder(folder); }

void MapScene::setVisibility(const Visibility& visibility) {
    if (visibility == d->visibility)
        return;
    d->visibility = visibility;
    refresh();
    Q_EMIT looksChanged();
}

const Visibility& MapScene::visibility() const {
    return d->visibility;
}

void MapScene::setTheme(Theme theme) {
    if (std::exchange(d->theme, theme) == theme)
        return;
    refresh();
    Q_EMIT looksChanged();
}

Theme MapScene::theme() const {
    return d->theme;
}

void MapScene::setLanguage(const QString& locale) {
    if (std::exchange(d->language, locale) == locale)
        return;
    refresh();
    Q_EMIT looksChanged();
}

const QString& MapScene::language() const { return d->language; }

double MapScene::textScale() const {
    return d->textScale;
}

void MapScene::setTextScale(double scale) {
    if (std::exchange(d->textScale, scale) == scale)
        return;
    refresh();
    Q_EMIT looksChanged();
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
    d->engine.show(d->wish());
    requestPicture();
    noteCompleteness();
    Q_EMIT changed();
}

void MapScene::requestPicture() {
    MapRequest request = MapRequest::of(d->view, d->visibility, d->theme, d->textScale);
    request.base = d->engine.frame(wire::SheetKind::Base);
    request.labels = d->engine.frame(wire::SheetKind::Labels);
    d->sheet.request(request);
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

void MapScene::lookWhere(const View& other) {
    View next = d->view;
    next.setMetresPerPixel(other.metresPerPixel());
    next.setCenter(other.center());
    setView(next);
}

void MapScene::resize(QSize logical, double pixelRatio) {
    View next = d->view;
    next.setSize(logical, pixelRatio);
    if (next == d->view)
        return;
    d->view = next;
    if (d->fitsAll)
        d->view.fit(homeBox());
    refresh();
    Q_EMIT viewChanged();
}

void MapScene::showAll() {
    d->fitsAll = true;
    d->view.fit(homeBox());
    refresh();
    Q_EMIT viewChanged();
}

void MapScene::showSubDistrict(int id) {
    const city::CataloguePtr& catalogue = d->city->catalogue();
    const city::SubDistrict* subDistrict = catalogue ? catalogue->subDistrict(id) : nullptr;
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

void MapScene::showPlace(geo::Point anchor, const geo::Box& box) {
    if (!d->view.projection() || (!geo::isValid(anchor) && box.isEmpty()))
        return;
    constexpr double closeEnough = 0.5; // metres a pixel
    constexpr double margin = 0.2;
    View next = d->view;
    const geo::MapBox target = projected(box, *next.projection());
    if (!target.isEmpty())
        next.fit(target, margin);
    if (target.isEmpty() || next.metresPerPixel() < closeEnough) {
        next.setCenter(target.isEmpty() ? next.toMap(anchor) : target.center());
        next.setMetresPerPixel(std::min(d->view.metresPerPixel(), closeEnough));
    }
    setView(next);
}

geo::MapBox MapScene::cityBox() const {
    geo::MapBox box = d->subDistrictBox;
    if (const CityIndexPtr& index = d->city->index(); index && index->index.size() > 0)
        box.add(index->index.bounds());
    return box;
}

geo::MapBox MapScene::homeBox() const {
    const geo::MapBox city = cityBox();
    const geo::MapBox& towns = d->subDistrictBox;
    // One component put down in the next province must not make the city a dot.
    constexpr double most = 3; // times the towns' size
    const bool strays = city.width() > most * towns.width() || city.height() > most * towns.height();
    return strays && !towns.isEmpty() ? towns : city;
}

void MapScene::setCrowd(const Crowd* crowd) {
    d->crowd = crowd;
    Q_EMIT changed();
}

void MapScene::paint(QPainter& painter) {
    paintScenery(painter, d->scenery());
}

bool MapScene::isComplete() const {
    if (d->view.deviceSize().isEmpty() || !d->sheet.isCurrent() || !d->hasNewestSheets())
        return false;
    return !d->engine.hasLink() ||
           (d->engine.isCurrent(wire::SheetKind::Base) && d->engine.isCurrent(wire::SheetKind::Labels));
}

bool MapScene::isFilled() const {
    if (d->view.deviceSize().isEmpty() || !d->sheet.isDrawn() || !d->hasNewestSheets())
        return false;
    return !d->engine.hasLink() ||
           (d->engine.isFilled(wire::SheetKind::Base) && d->engine.isFilled(wire::SheetKind::Labels));
}

EngineStatus MapScene::engineStatus() const {
    return d->engine.status();
}

std::vector<Found> MapScene::pick(QPointF screen, double radius) const {
    std::vector<Found> found;
    const MapPicturePtr picture = d->sheet.picture();
    const CityIndexPtr& city = d->city->index();
    if (!picture || !city || picture->city->keys != city->keys || !(radius > 0))
        return found;
    const double reach = std::max(radius, ZoomStep::of(d->view.metresPerPixel(), d->textScale).reach());
    for (const kernel::Hit& hit : kernel::pick(city->index, *picture->palette, d->view.toMap(screen),
                                               reach * d->view.metresPerPixel())) {
        const StyleKey& key = (*city->keys)[hit.key];
        found.push_back({city::ComponentKey::unpacked(hit.handle), key.classId, key.subDistrict, key.state,
                         hit.distance});
    }
    return found;
}

city::Selection MapScene::within(const QPolygonF& screen) const {
    const MapPicturePtr picture = d->sheet.picture();
    const CityIndexPtr& city = d->city->index();
    if (!picture || !city || picture->city->keys != city->keys)
        return {};
    kernel::Rings rings(1);
    for (const QPointF& p : screen)
        rings[0].push_back(d->view.toMap(p));
    return city::Selection::of(kernel::inside(city->index, *picture->palette, rings));
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

} // namespace scene
