// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "render_plan.h"

#include "city/resources.h"
#include "scene/engine_link.h"
#include "scene/map_scene.h"
#include "store/reader.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QTimer>

namespace app {

namespace {

constexpr int patienceMs = 120'000; // an engine on a slow disk, its first picture of a whole city
constexpr int lookMs = 100;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::Render)
};

struct City {
    city::CataloguePtr catalogue;
    city::RegistryPtr registry;
};

city::Result<City> readCity(const QString& path, ProgressLine& line) {
    auto reader = store::Reader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    auto catalogue = reader->catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    auto registry = reader->registry(showing(line));
    if (!registry)
        return tl::unexpected(registry.error());
    return City{std::make_shared<const city::Catalogue>(std::move(*catalogue)),
                std::make_shared<const city::Registry>(std::move(*registry))};
}

/// Turns the scene to what the plan names.
city::Result<void> aim(scene::MapScene& scene, const RenderPlan& plan, const city::Catalogue& catalogue) {
    if (plan.box) {
        scene::View view = scene.view();
        geo::MapBox box;
        for (const double lon : {plan.box->west, plan.box->east})
            for (const double lat : {plan.box->south, plan.box->north})
                box.add(view.toMap(geo::Point{lon, lat}));
        view.fit(box, 0);
        if (box.isEmpty() || !view.extent().intersects(scene.cityBox()))
            return city::fail(city::FaultKind::Invalid, Words::tr("The box lies outside the city."));
        scene.setView(view);
    } else if (!plan.subDistrict.isEmpty()) {
        for (const city::SubDistrict& s : catalogue.subDistricts)
            if (s.code == plan.subDistrict) {
                scene.showSubDistrict(s.id);
                return {};
            }
        return city::fail(city::FaultKind::NotFound,
                          Words::tr("The city has no sub-district with the code %1. xiuhuactl info lists them.")
                              .arg(plan.subDistrict));
    }
    return {};
}

std::unique_ptr<scene::EngineLink> startEngine(const RenderPlan& plan, const city::Profile& profile) {
    scene::EngineLink::Options options;
    options.program = QCoreApplication::applicationDirPath() + QStringLiteral("/xiuhua-map-engine");
    options.city = QFileInfo(plan.city).absoluteFilePath();
    options.resources = city::resourcePath(QString());
    options.mapSrid = profile.mapSrid;
    auto link = std::make_unique<scene::EngineLink>(options);
    link->start();
    return link;
}

/// Until every sheet of the picture is there.
city::Result<void> waitUntilComplete(scene::MapScene& scene) {
    QEventLoop loop;
    QTimer patience, look;
    patience.setSingleShot(true);
    QObject::connect(&patience, &QTimer::timeout, &loop, &QEventLoop::quit);
    QObject::connect(&scene, &scene::MapScene::completed, &loop, &QEventLoop::quit);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isInterrupted() || scene.engineStatus().state == scene::EngineStatus::State::Failed)
            loop.quit();
    });
    patience.start(patienceMs);
    look.start(lookMs);
    if (!scene.isComplete())
        loop.exec();
    if (scene.isComplete())
        return {};
    if (isInterrupted())
        return city::fail(city::FaultKind::Cancelled, Words::tr("Stopped; nothing was written."));
    const scene::EngineStatus engine = scene.engineStatus();
    if (engine.state == scene::EngineStatus::State::Off)
        return city::fail(city::FaultKind::Io, Words::tr("The components could not be drawn in two minutes."));
    return city::fail(city::FaultKind::Io,
                      Words::tr("The map engine drew no base map; --no-base draws the components alone."), engine.text);
}

city::Result<void> write(QSaveFile& file, const QImage& image) {
    if (image.save(&file, "PNG") && file.commit())
        return {};
    return city::fail(city::FaultKind::Io, Words::tr("The picture %1 could not be written. Is the disk full?")
                                               .arg(file.fileName()), file.errorString());
}

city::Result<void> render(const RenderPlan& plan) {
    // Asked first: nobody likes to hear after a minute that there was no place for the picture.
    QSaveFile file(plan.output);
    if (!file.open(QIODevice::WriteOnly))
        return city::fail(city::FaultKind::Io, Words::tr("The picture cannot be written to %1: is there such a folder, "
                                                         "and may you write there?").arg(plan.output),
                          file.errorString());
    QImage image(plan.size, QImage::Format_RGB32);
    if (image.isNull())
        return city::fail(city::FaultKind::NoSpace, Words::tr("There is not enough memory for a picture of that size."));
    ProgressLine line;
    const auto city = readCity(plan.city, line);
    line.end();
    if (!city)
        return tl::unexpected(city.error());

    std::unique_ptr<scene::EngineLink> engine; // outlives the scene that shows its sheets
    scene::MapScene scene;
    scene.setTheme(plan.theme);
    scene.resize(plan.size, 1);
    scene.city().setCatalogue(city->catalogue);
    std::vector<std::size_t> chunks(city->registry->chunks().size());
    for (std::size_t i = 0; i < chunks.size(); ++i)
        chunks[i] = i;
    scene.city().setRegistry(city->registry, chunks);
    if (const auto aimed = aim(scene, plan, *city->catalogue); !aimed)
        return aimed;
    if (plan.base) {
        engine = startEngine(plan, city->catalogue->profile);
        scene.setEngine(engine.get());
    }
    if (const auto complete = waitUntilComplete(scene); !complete)
        return complete;
    {
        QPainter painter(&image);
        scene.paint(painter);
    }
    return write(file, image);
}

} // namespace

int runRender(const QStringList& arguments) {
    const auto plan = RenderPlan::parse(arguments);
    if (!plan)
        return misuse("render", plan.error().sentence);
    watchInterrupts();
    const auto done = render(*plan);
    return done ? int(Done) : failWith(done.error());
}

} // namespace app
