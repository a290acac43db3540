// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/engine_link.h"

#include "scene/process_work.h"
#include "wire/frame_ring.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <array>
#include <fcntl.h>
#include <map>
#include <optional>
#include <unistd.h>

Q_LOGGING_CATEGORY(lcEngine, "xiuhua.engine")

namespace scene {
namespace {

constexpr int silenceMs = 3000;      // without a heartbeat
constexpr int workingMs = 20000;     // the same, of one that has work and waits for a core: it comes behind everything
constexpr int lookAgainMs = 1000;
constexpr int greetingMs = 20000;    // QGIS on a cold disk takes seconds to load
constexpr int firstBackOffMs = 200;
constexpr int lastBackOffMs = 10000;
constexpr int healthyMs = 30000;     // after which the back-off begins anew
constexpr int farewellMs = 1000;
constexpr std::size_t maxAsked = 256; // requests that are remembered for an answer
constexpr qsizetype maxLogLine = 2000; // bytes of what it prints at once

/// An engine's surroundings: nothing of this program's Qt 6, of the user's QGIS or of the network.
QProcessEnvironment surroundings(const QString& folder, bool ownProject) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList keys = environment.keys();
    for (const QString& key : keys)
        if (key.startsWith(QLatin1String("QT_")) || key.startsWith(QLatin1String("QGIS_")) ||
            key.startsWith(QLatin1String("QML")) || key == QLatin1String("LC_ALL"))
            environment.remove(key);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder);
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder + QStringLiteral("/config"));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), folder + QStringLiteral("/data"));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), folder + QStringLiteral("/cache"));
    environment.insert(QStringLiteral("QGIS_CUSTOM_CONFIG_PATH"), folder + QStringLiteral("/qgis"));
    environment.insert(QStringLiteral("QGIS_AUTH_DB_DIR_PATH"), folder + QStringLiteral("/qgis"));
    environment.insert(QStringLiteral("PROJ_NETWORK"), QStringLiteral("OFF"));
    environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("LC_NUMERIC"), QStringLiteral("C"));
    // A project of the user's may need any provider.
    if (!ownProject)
        environment.insert(QStringLiteral("QGIS_PROVIDER_FILE"), QStringLiteral("spatialite"));
    return environment;
}

} // namespace

/// What is known of one sheet.
struct LinkedSheet {
    std::shared_ptr<wire::FrameRing> ring; ///< lives as long as a picture of it
    std::optional<wire::Render> newest;
    std::map<quint64, qint64> asked; ///< request -> UTC ms, of those that may still be answered
    std::shared_ptr<const SheetFrame> frame;
    bool isWaited() const { return newest && !asked.empty(); }
};

class EngineLink::Private {
public:
    Private(EngineLink& link, const Options& options) : q(link), options(options) {}

    void launch();
    void abandon(const QString& why);  ///< kills it; it comes back after the back-off
    void handleExit();
    void read();
    void send(const wire::Message& message);
    void set(State next);
    void settle() { set(sheets[0].isWaited() || sheets[1].isWaited() ? State::Drawing : State::Ready); }
    bool makeRings();
    void complain(const QString& text);

    bool handle(const wire::Hello& hello);
    bool handle(const wire::Heartbeat& heartbeat);
    bool handle(const wire::Frame& frame);
    bool handle(const wire::Problem& problem);
    void hear();
    void missHeartbeat();
    template <typename Other>
    bool handle(const Other&) { return false; } // only we may say that

    EngineLink& q;
    const Options options;
    std::array<LinkedSheet, wire::sheetCount> sheets;
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<QProcess> process;
    wire::Splitter splitter;
    QTimer silence;
    QElapsedTimer heard; ///< of it last
    ProcessWork done;    ///< by it when it was last heard of or looked at
    QTimer pause;
    QElapsedTimer up;
    State state = State::Starting;
    bool greeted = false;
    bool started = false;
    int restarts = 0;
    int backOffMs = firstBackOffMs;
    quint64 lastRequest = 0;
    qint64 change = 0;
    QString lastProblem;
};

void EngineLink::Private::set(State next) {
    if (state == next)
        return;
    state = next;
    Q_EMIT q.stateChanged();
}

void EngineLink::Private::complain(const QString& text) {
    lastProblem = text;
    qCWarning(lcEngine).noquote() << text;
    Q_EMIT q.problem(text);
}

bool EngineLink::Private::makeRings() {
    for (LinkedSheet& sheet : sheets) {
        if (sheet.ring)
            sheet.ring->reset();
        else
            sheet.ring = wire::FrameRing::create();
        if (!sheet.ring)
            return false;
    }
    return true;
}

void EngineLink::Private::launch() {
    folder = std::make_unique<QTemporaryDir>();
    if (!folder->isValid() || !makeRings()) {
        complain(QStringLiteral("The map engine cannot be started: no memory or no temporary folder for it"));
        set(State::Failed);
        return;
    }
    for (const char* name : {"config", "data", "cache", "qgis"})
        QDir(folder->path()).mkdir(QLatin1String(name));
    splitter = {};
    greeted = false;
    process = std::make_unique<QProcess>();
    process->setProcessEnvironment(surroundings(folder->path(), !options.project.isEmpty()));
    process->setProgram(options.program);
    const std::array<int, wire::sheetCount> rings{sheets[0].ring->descriptor(), sheets[1].ring->descriptor()};
    process->setArguments({QStringLiteral("--frames"), QStringLiteral("%1,%2").arg(rings[0]).arg(rings[1])});
    QObject::connect(process.get(), &QProcess::readyReadStandardOutput, &q, [this] { read(); });
    QObject::connect(process.get(), &QProcess::readyReadStandardError, &q, [this] {
        const QByteArray said = process->readAllStandardError().left(maxLogLine);
        qCDebug(lcEngine).noquote() << QString::fromUtf8(said.trimmed());
    });
    QObject::connect(process.get(), &QProcess::finished, &q, [this] { handleExit(); });
    QObject::connect(process.get(), &QProcess::errorOccurred, &q, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        silence.stop();
        complain(QStringLiteral("The map engine %1 cannot be started: %2")
                     .arg(options.program, process->errorString()));
        set(State::Failed);
    });
    silence.start(greetingMs);
    up.start();
    // Inherited by this child alone. A child modifier would do it in the child, but makes Qt fork, and a fork runs
    // what PROJ registered for one, which waits for good where another thread was within PROJ.
    for (const int ring : rings)
        ::fcntl(ring, F_SETFD, 0);
    process->start();
    for (const int ring : rings)
        ::fcntl(ring, F_SETFD, FD_CLOEXEC);
}

void EngineLink::Private::abandon(const QString& why) {
    silence.stop();
    if (!process || process->state() == QProcess::NotRunning)
        return;
    complain(why);
    QObject::disconnect(process.get(), &QProcess::readyReadStandardOutput, nullptr, nullptr);
    greeted = false;
    process->kill(); // also ends one that was stopped
}

void EngineLink::Private::handleExit() {
    silence.stop();
    greeted = false;
    if (state == State::Failed)
        return;
    if (process->exitStatus() == QProcess::CrashExit || process->exitCode() != 0)
        qCWarning(lcEngine) << "the map engine ended with" << process->exitStatus() << process->exitCode();
    process.release()->deleteLater(); // this runs in its signal
    if (up.elapsed() > healthyMs)
        backOffMs = firstBackOffMs;
    ++restarts;
    set(State::Restarting);
    pause.start(backOffMs);
    backOffMs = std::min(backOffMs * 2, lastBackOffMs);
}

void EngineLink::Private::read() {
    const QByteArray bytes = process->readAllStandardOutput();
    splitter.feed({reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
    while (const auto body = splitter.next()) {
        const auto message = wire::decode(*body);
        const bool fits = message && std::visit([this](const auto& m) { return handle(m); }, *message);
        if (state == State::Failed)
            return;
        if (!fits) {
            abandon(QStringLiteral("The map engine sent something that cannot be understood; it is started again"));
            return;
        }
    }
    if (splitter.broken())
        abandon(QStringLiteral("The map engine sent garbage; it is started again"));
}

void EngineLink::Private::send(const wire::Message& message) {
    const std::vector<std::uint8_t> bytes = wire::encode(message);
    if (process && process->state() != QProcess::NotRunning)
        process->write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
}

bool EngineLink::Private::handle(const wire::Hello& hello) {
    if (greeted)
        return false;
    if (hello.version != wire::protocolVersion) {
        complain(QStringLiteral("The map engine is of another version than this program; install both together"));
        set(State::Failed);
        process->kill();
        return true;
    }
    greeted = true;
    hear();
    send(wire::Open{options.city.toStdString(), options.resources.toStdString(), options.project.toStdString(),
                    static_cast<std::uint32_t>(options.mapSrid)});
    if (change > 0)
        send(wire::Changed{change, {}}); // it opens the city as it is now
    for (const LinkedSheet& sheet : sheets)
        if (sheet.isWaited())
            send(*sheet.newest);
    settle();
    return true;
}

bool EngineLink::Private::handle(const wire::Heartbeat&) {
    if (!greeted)
        return false;
    hear();
    return true;
}

void EngineLink::Private::hear() {
    heard.start();
    done = ProcessWork::of(process->processId());
    silence.start(silenceMs);
}

/// One that is frozen is given up at once; one that works, or would if it had a core, later.
void EngineLink::Private::missHeartbeat() {
    const ProcessWork now = ProcessWork::of(process->processId());
    if (greeted && now.isGoingOn(done) && heard.elapsed() < workingMs) {
        done = now;
        silence.start(lookAgainMs);
    } else {
        abandon(QStringLiteral("The map engine does not answer; it is started again"));
    }
}

bool EngineLink::Private::handle(const wire::Problem& problem) {
    const QString layer = QString::fromStdString(problem.layer);
    const QString text = QString::fromStdString(problem.text);
    complain(layer.isEmpty() ? text : QStringLiteral("%1: %2").arg(layer, text));
    return greeted;
}

bool EngineLink::Private::handle(const wire::Frame& frame) {
    LinkedSheet& sheet = sheets[static_cast<std::size_t>(frame.sheet)];
    const auto asked = sheet.asked.find(frame.request);
    if (!greeted || !sheet.newest || frame.request > sheet.newest->request)
        return false; // never asked
    const auto page = sheet.ring->startReading(frame);
    if (!page)
        return false;
    if (asked == sheet.asked.end()) { // overtaken
        sheet.ring->endReading(page->slot);
        return true;
    }
    auto made = std::make_shared<SheetFrame>();
    made->frame = frame;
    made->requestedMs = asked->second;
    struct Hold {
        std::shared_ptr<wire::FrameRing> ring;
        std::uint32_t slot;
    };
    // The page is free again when the last copy of the image is gone; constant bytes make writers detach.
    made->image = QImage(
        static_cast<const uchar*>(page->pixels), static_cast<int>(page->width), static_cast<int>(page->height),
        static_cast<qsizetype>(page->stride), QImage::Format_ARGB32_Premultiplied,
        [](void* memory) {
            const std::unique_ptr<Hold> hold(static_cast<Hold*>(memory));
            hold->ring->endReading(hold->slot);
        },
        new Hold{sheet.ring, page->slot});
    sheet.asked.erase(sheet.asked.begin(), std::next(asked)); // older ones are overtaken
    sheet.frame = std::move(made);
    settle();
    Q_EMIT q.frameArrived(static_cast<int>(frame.sheet));
    return true;
}

EngineLink::EngineLink(const Options& options, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, options)) {
    d->silence.setSingleShot(true);
    d->pause.setSingleShot(true);
    connect(&d->silence, &QTimer::timeout, this, [this] { d->missHeartbeat(); });
    connect(&d->pause, &QTimer::timeout, this, [this] { d->launch(); });
}

EngineLink::~EngineLink() {
    if (!d->process)
        return;
    d->process->disconnect(this);
    d->send(wire::Quit{});
    d->process->closeWriteChannel();
    if (d->process->state() != QProcess::NotRunning && !d->process->waitForFinished(farewellMs)) {
        d->process->kill();
        d->process->waitForFinished(farewellMs);
    }
}

void EngineLink::start() {
    if (std::exchange(d->started, true))
        return;
    d->launch();
}

EngineLink::State EngineLink::state() const { return d->state; }

int EngineLink::restarts() const { return d->restarts; }

qint64 EngineLink::processId() const { return d->process ? d->process->processId() : 0; }

QString EngineLink::lastProblem() const { return d->lastProblem; }

bool EngineLink::hasProject() const { return !d->options.project.isEmpty(); }

quint64 EngineLink::request(wire::Render render) {
    render.request = ++d->lastRequest;
    LinkedSheet& sheet = d->sheets[static_cast<std::size_t>(render.sheet)];
    // What the pipe cannot carry is not asked; the caller sees it in the frames' age.
    const std::vector<std::uint8_t> bytes = wire::encode(render);
    if (!wire::decode(std::span(bytes).subspan(4))) {
        d->complain(QStringLiteral("A map picture of %1 x %2 pixels is out of range")
                        .arg(render.width)
                        .arg(render.height));
        return render.request;
    }
    sheet.asked.emplace(render.request, QDateTime::currentMSecsSinceEpoch());
    if (sheet.asked.size() > maxAsked)
        sheet.asked.erase(sheet.asked.begin());
    sheet.newest = std::move(render);
    if (d->greeted) {
        d->send(*sheet.newest);
        d->settle();
    }
    return d->lastRequest;
}

void EngineLink::tellChanged(qint64 change, const QStringList& tables) {
    d->change = std::max(d->change, change);
    wire::Changed changed{change, {}};
    for (const QString& table : tables)
        changed.tables.push_back(table.toStdString());
    if (d->greeted)
        d->send(changed);
}

std::shared_ptr<const SheetFrame> EngineLink::frame(wire::SheetKind sheet) const {
    return d->sheets[static_cast<std::size_t>(sheet)].frame;
}

} // namespace scene
