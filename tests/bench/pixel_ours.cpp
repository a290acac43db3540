// SPDX-License-Identifier: GPL-3.0-or-later
// From a save to the map that shows it: session, index and map of a window, painted at 3840x2160. It changes the city that
// it is given.
//   save COUNT   states of components changed one after the other: the milliseconds of each from its submission until the
//                picture around it is another one
#include "login.h"
#include "scene/live_city.h"
#include "scene/map_scene.h"
#include "serve.h"
#include "store/reader.h"
#include "store/session.h"
#include "store/writer.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QPainter>

#include <random>

namespace {

constexpr QSize wall(3840, 2160);
constexpr int patience = 60'000; // ms
constexpr double street = 0.5;   // metres a pixel

class Window : public QObject {
public:
    explicit Window(const QString& path) : m_session(path), m_picture(wall, QImage::Format_RGB32) {
        connect(&m_session, &store::Session::catalogueRead, &m_scene.city(), &scene::LiveCity::setCatalogue);
        connect(&m_session, &store::Session::registryRead, &m_scene.city(), &scene::LiveCity::setRegistry);
        connect(&m_scene, &scene::MapScene::changed, this, [this] { m_isStale = true; });
        m_scene.resize(wall, 1);
        m_session.setActive(true);
        m_session.start();
    }

    scene::MapScene& scene() { return m_scene; }
    void lookNow() { m_session.lookNow(); }

    /// Paints whenever the map asks for it, as a window does, until `done`.
    template <typename Done>
    bool run(Done done) {
        QElapsedTimer limit;
        limit.start();
        while (!done()) {
            if (limit.elapsed() > patience)
                return false;
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
            if (std::exchange(m_isStale, false)) {
                QPainter painter(&m_picture);
                m_scene.paint(painter);
            }
        }
        return true;
    }

    /// What the map shows around a place; all of it is copied.
    QImage around(geo::Point place) const {
        const QPoint at = m_scene.view().toScreen(m_scene.view().toMap(place)).toPoint();
        return m_picture.copy(QRect(at - QPoint(30, 30), QSize(60, 60)));
    }
    void look(geo::Point place) {
        scene::View view = m_scene.view();
        view.setMetresPerPixel(street);
        view.setCenter(view.toMap(place));
        m_scene.setView(view);
    }

private:
    store::Session m_session;
    scene::MapScene m_scene;
    QImage m_picture;
    bool m_isStale = false;
};

QJsonObject save(Window& window, const QString& path, int count) {
    if (!window.run([&] { return window.scene().city().isIndexed(); }))
        return bench::refuse("the city does not come onto the map");
    auto reader = store::Reader::open(path);
    if (!reader)
        return bench::refuse("the city cannot be read");
    const auto last = reader->database().number("SELECT max(id) FROM component_point");
    store::Writer writer(path);
    const store::ChangeNote note = bench::noteFor(path);
    std::mt19937 random(20260115);
    QJsonArray times;
    for (int i = 0; i <= count; ++i) {
        const city::ComponentKey key{city::Shape::Point, 1 + std::int64_t(random() % std::uint64_t(last.value_or(1)))};
        const auto before = reader->component(key);
        if (!before || !*before || (*before)->parts.empty())
            continue;
        const geo::Point place = (*before)->parts[0][0];
        city::Component after = **before;
        after.state = after.state == city::State::Damaged ? city::State::Missing : city::State::Damaged;
        window.look(place);
        if (!window.run([&] { return window.scene().isComplete(); }))
            return bench::refuse("the map is not drawn");
        window.scene().setSelected(key); // on top of its neighbours
        window.run([n = 0]() mutable { return ++n > 8; });
        const QImage shown = window.around(place);
        QElapsedTimer timer;
        timer.start();
        std::optional<store::Answer> saved;
        writer.submit(city::Patch::update(**before, after), note, [&window, &saved](const store::Answer& answer) {
            QMetaObject::invokeMethod(&window, [&window, &saved, answer] {
                saved = answer;
                window.lookNow(); // as the window does with what it wrote itself
            });
        });
        const bool isShown = window.run([&] { return (saved && !*saved) || window.around(place) != shown; });
        const double ms = double(timer.nsecsElapsed()) / 1e6;
        if (saved && !*saved)
            return bench::refuse(qPrintable(saved->error().fault.sentence));
        if (!isShown)
            return bench::refuse("a save never came onto the map");
        if (i > 0) // the first one opens the city for writing
            times.append(ms);
    }
    return {{"ms", times}};
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    if (argc != 2)
        return bench::fail("pixel_ours", QStringLiteral("usage: pixel_ours CITY.sqlite"));
    const QString path = QString::fromLocal8Bit(argv[1]);
    Window window(path);
    return bench::serve({{"save", [&](const QStringList& w) { return save(window, path, w.value(1).toInt()); }}});
}
