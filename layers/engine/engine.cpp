// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include <QFile>
#include <qgis.h>
#include <qgsexpressioncontextutils.h>
#include <unistd.h>

namespace engine {
namespace {

std::uint64_t residentBytes() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return fields.size() > 1 ? fields[1].toULongLong() * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

constexpr int theReader = 3; // exit code for a message that cannot be read

} // namespace

Engine::Engine(Channel& channel, Rings rings, QObject* parent) : QObject(parent), m_channel(channel) {
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        m_sheets[i] = std::make_unique<Sheet>(std::move(rings[i]),
                                              [this](const wire::Render& render) { return settingsFor(render); });
        connect(m_sheets[i].get(), &Sheet::drawn, this, [this](const wire::Frame& f) { m_channel.send(f); });
        connect(m_sheets[i].get(), &Sheet::failed, this, &Engine::complain);
    }
    connect(&m_opening, &QTimer::timeout, this, &Engine::openLayers);
    connect(&m_heart, &QTimer::timeout, this, &Engine::beat);
    connect(&m_channel, &Channel::closed, this, [this] { Q_EMIT finished(0, {}); });
    connect(&m_channel, &Channel::broken, this, [this](const QString& why) { Q_EMIT finished(theReader, why); });
    connect(&m_channel, &Channel::received, this,
            [this](const wire::Message& m) { std::visit([this](const auto& each) { handle(each); }, m); });
}

Engine::~Engine() = default;

void Engine::start() {
    m_channel.send(wire::Hello{wire::protocolVersion, "QGIS " + Qgis::version().toStdString()});
    m_heart.start(1000);
    beat();
}

void Engine::beat() { m_channel.send(wire::Heartbeat{m_beats++, residentBytes()}); }

void Engine::complain(quint64 request, const QString& layer, const QString& text) {
    m_channel.send(wire::Problem{request, layer.left(40).toStdString(), text.toStdString()});
}

void Engine::handle(const wire::Open& open) {
    if (m_stack) {
        Q_EMIT finished(theReader, QStringLiteral("a city is open already"));
        return;
    }
    m_open = open;
    const QString city = QString::fromStdString(open.city);
    const QString resources = QString::fromStdString(open.resources);
    const Complain complaint = [this](const QString& layer, const QString& text) { complain(0, layer, text); };
    QString fault;
    auto table = LayerTable::read(resources + QStringLiteral("/layers.json"), fault);
    if (!table)
        complain(0, {}, fault);
    m_stack = std::make_unique<LayerStack>(table.value_or(LayerTable{}), city, resources, complaint);
    if (!open.project.empty()) {
        m_project = std::make_unique<ProjectBase>(QString::fromStdString(open.project), city, complaint);
        if (m_project->isOpen())
            m_stack->keepOnlyOverlays();
        else
            m_project.reset();
    }
    m_opening.start(0);
}

void Engine::openLayers() {
    if (m_stack->openNext())
        return;
    m_opening.stop();
    m_isOpen = true;
    for (auto& early : m_early)
        if (early)
            handle(*std::exchange(early, std::nullopt));
}

void Engine::handle(const wire::Render& render) {
    const auto sheet = static_cast<std::size_t>(render.sheet);
    if (m_isOpen)
        m_sheets[sheet]->ask(render);
    else
        m_early[sheet] = render;
}

void Engine::handle(const wire::Changed& changed) {
    for (const auto& sheet : m_sheets)
        sheet->setChange(changed.change);
    if (!m_stack)
        return;
    for (const std::string& table : changed.tables)
        m_stack->tellChanged(QString::fromStdString(table));
    if (m_project)
        m_project->tellChanged();
}

void Engine::handle(const wire::Quit&) { Q_EMIT finished(0, {}); }

template <typename Other>
void Engine::handle(const Other&) {
    Q_EMIT finished(theReader, QStringLiteral("a message came that only the engine may send"));
}

QgsMapSettings Engine::settingsFor(const wire::Render& render) {
    QgsMapSettings settings;
    const QString theme = QString::fromStdString(render.theme);
    const bool base = render.sheet == wire::SheetKind::Base;
    QList<QgsMapLayer*> layers = m_stack->layersFor(render);
    if (m_project) {
        layers += m_project->layersFor(render.sheet);
        settings.setTransformContext(m_project->transforms());
    }
    settings.setLayers(layers);
    settings.setDestinationCrs(QgsCoordinateReferenceSystem::fromEpsgId(m_open.mapSrid));
    settings.setOutputSize(QSize(static_cast<int>(render.width), static_cast<int>(render.height)));
    settings.setOutputDpi(96 * render.pixelRatio);
    const double halfWidth = render.width * render.metresPerPixel / 2;
    const double halfHeight = render.height * render.metresPerPixel / 2;
    settings.setExtent(QgsRectangle(render.centerX - halfWidth, render.centerY - halfHeight,
                                    render.centerX + halfWidth, render.centerY + halfHeight));
    settings.setFlags(Qgis::MapSettingsFlag::Antialiasing | Qgis::MapSettingsFlag::UseRenderingOptimization);
    settings.setFlag(Qgis::MapSettingsFlag::DrawLabeling, !base);
    settings.setBackgroundColor(!base       ? QColor(Qt::transparent)
                                : m_project ? m_project->ground()
                                            : m_stack->ground(theme));
    QgsExpressionContext context;
    context << QgsExpressionContextUtils::globalScope() << QgsExpressionContextUtils::mapSettingsScope(settings);
    auto* scope = new QgsExpressionContextScope; // the context owns it
    scope->setVariable(QStringLiteral("xiuhua_language"), QString::fromStdString(render.language));
    context << scope;
    settings.setExpressionContext(context);
    return settings;
}

} // namespace engine
