// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "command_line.h"

#include "live/feed_owner.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <thread>

namespace app {

namespace {

QString say(const char* text) { return QCoreApplication::translate("xiuhuactl", text); }

QJsonObject counters(const feed::FleetSnapshot& snapshot) {
    QJsonObject root;
    std::size_t placed = 0;
    for (const feed::LiveDevice& device : snapshot.devices) placed += device.hasFix();
    root.insert(QStringLiteral("devices"), qint64(placed));
    root.insert(QStringLiteral("strangers"), qint64(snapshot.strangers.size()));
    if (snapshot.sources.empty()) return root;
    const feed::SourceState& source = snapshot.sources[0];
    const std::string_view name = source.name.view();
    root.insert(QStringLiteral("source"), QString::fromUtf8(name.data(), qsizetype(name.size())));
    root.insert(QStringLiteral("connected"), qint64(source.connected));
    root.insert(QStringLiteral("authenticated"), qint64(source.authenticated));
    root.insert(QStringLiteral("frames"), qint64(source.frames));
    root.insert(QStringLiteral("accepted"), qint64(source.accepted));
    root.insert(QStringLiteral("late"), qint64(source.late));
    root.insert(QStringLiteral("lag_ms"), qint64(source.lagMs));
    root.insert(QStringLiteral("waiting"), qint64(source.waiting));
    QJsonObject refused;
    for (std::size_t i = 1; i < feed::reasonCount; ++i)
        if (source.refused[i]) refused.insert(QLatin1String(feed::reasonKey(feed::Reason(i))), qint64(source.refused[i]));
    root.insert(QStringLiteral("refused"), refused);
    return root;
}

/// The counters of the feed, and what became of it in the history.
QJsonObject counters(const feed::FleetSnapshot& snapshot, const history::KeeperCounts& kept) {
    QJsonObject root = counters(snapshot);
    root.insert(QStringLiteral("kept"), qint64(kept.rows));
    root.insert(QStringLiteral("not_kept"), qint64(kept.lost));
    root.insert(QStringLiteral("history_fault"), kept.fault);
    return root;
}

void show(const QJsonObject& counters, bool json) {
    if (json) {
        print(QString::fromUtf8(QJsonDocument(counters).toJson(QJsonDocument::Compact)));
        return;
    }
    qint64 refused = 0;
    const QJsonObject reasons = counters[u"refused"].toObject();
    for (const QJsonValue& count : reasons) refused += count.toInteger();
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 connected, %2 authenticated, %3 frames, %4 positions taken, %5 refused"))
              .arg(counters[u"connected"].toInteger()).arg(counters[u"authenticated"].toInteger())
              .arg(counters[u"frames"].toInteger()).arg(counters[u"accepted"].toInteger()).arg(refused));
    if (const QString fault = counters[u"history_fault"].toString(); !fault.isEmpty())
        printError(say(QT_TRANSLATE_NOOP("xiuhuactl", "The history is not written: %1")).arg(fault));
}

/// Until the user or the time ends it.
void serve(FeedOwner& owner, const QString& city, std::optional<int> seconds, bool json) {
    feed::FleetReader reader(feed::fleetFile(city));
    QElapsedTimer clock, shown;
    clock.start();
    shown.start();
    const qint64 every = json ? 1'000 : 10'000;
    while (!isInterrupted() && (!seconds || clock.elapsed() < *seconds * 1'000)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        owner.look();
        if (shown.elapsed() < every) continue;
        shown.restart();
        reader.next();
        if (const auto snapshot = reader.last()) show(counters(*snapshot, owner.kept()), json);
    }
    reader.next();
    if (const auto snapshot = reader.last()) show(counters(*snapshot, owner.kept()), json);
}

} // namespace

int runServe(const QStringList& arguments) {
    Arguments words(arguments);
    const bool json = words.flag("--json");
    const auto address = words.option("--address"), port = words.option("--port"), seconds = words.option("--seconds");
    bool portIsFine = true, secondsAreFine = true;
    const uint portNumber = port ? port->toUInt(&portIsFine) : 0;
    const int length = seconds ? seconds->toInt(&secondsAreFine) : 0;
    if (!words.unknown().isEmpty())
        return misuse("serve", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 1)
        return misuse("serve", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    if (!portIsFine || portNumber > 65'535 || !secondsAreFine || length < 0)
        return misuse("serve", say(QT_TRANSLATE_NOOP("xiuhuactl", "--port and --seconds take whole numbers.")));
    const QString city = words.rest().first();
    auto settings = FeedSettings::read(city);
    if (!settings) return failWith(settings.error());
    if (address) settings->address = *address;
    if (port) settings->port = std::uint16_t(portNumber);
    watchInterrupts();
    auto owner = FeedOwner::take(city, *settings);
    if (!owner) return failWith(owner.error());
    if (!json)
        print(say(QT_TRANSLATE_NOOP("xiuhuactl", "Listening for JT/T 808 terminals at %1:%2, %3 devices known. Ctrl+C ends it."))
                  .arg(settings->address).arg((*owner)->server().port()).arg((*owner)->devices()->devices.size()));
    serve(**owner, city, seconds ? std::optional(length) : std::nullopt, json);
    return Done;
}

} // namespace app
