// SPDX-License-Identifier: GPL-3.0-or-later
#include "linked_engine.h"
#include "scene/engine_sheets.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <csignal>
#include <memory>

using linked::picture;
using scene::EngineLink;
using wire::SheetKind;

namespace {
}

class EngineLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMisbehavingEngineIsReplacedAndItsPictureStays_data();
    void aMisbehavingEngineIsReplacedAndItsPictureStays();
    void anOvertakenPictureIsNotDelivered();
    void anEngineOfAnotherVersionIsNotUsed();
    void aMissingProgramIsToldOf();
    void picturesOutliveTheLink();
    void aKilledEngineIsBackByItself();
    void aStoppedEngineIsNoticedAndReplaced();
    void anEngineThatWorksMayBeSilentForAWhile_data();
    void anEngineThatWorksMayBeSilentForAWhile();
    void theNewestRequestWins();
    void aMissingTableIsReportedAndTheRestIsDrawn();
    void aBrokenProjectIsReportedAndTheCityIsDrawn();
    void theEngineEndsWithItsLink();
    void requestsOutOfRangeAreNotSent();
    void editedComponentsChangeOnlySheetsThatMayShowThem_data();
    void editedComponentsChangeOnlySheetsThatMayShowThem();

private:
    support::TinyCity m_city;
};

void EngineLinkTest::aMisbehavingEngineIsReplacedAndItsPictureStays_data() {
    QTest::addColumn<QByteArray>("mode");
    for (const char* mode : {"garbage", "silent", "exits", "unasked", "wrong size", "our words", "dies in a page"})
        QTest::newRow(mode) << QByteArray(mode);
}

void EngineLinkTest::aMisbehavingEngineIsReplacedAndItsPictureStays() {
    QFETCH(QByteArray, mode);
    EngineLink link(linked::fake(mode.constData()));
    link.start();
    const quint64 first = link.request(picture(SheetKind::Base));
    QTRY_VERIFY(link.frame(SheetKind::Base));
    const auto shown = link.frame(SheetKind::Base);
    QCOMPARE(shown->frame.request, first);
    const quint64 second = link.request(picture(SheetKind::Base));
    QTRY_COMPARE(link.restarts(), 1);
    QCOMPARE(link.frame(SheetKind::Base), shown);
    QCOMPARE(shown->image.pixel(100, 100), qRgba(255, 255, 255, 255));
    // The next one is asked again for what was open, and its first picture is good.
    QTRY_COMPARE(link.frame(SheetKind::Base)->frame.request, second);
    QCOMPARE(link.state(), EngineLink::State::Ready);
    QCOMPARE(shown->image.pixel(100, 100), qRgba(255, 255, 255, 255));
}

void EngineLinkTest::anOvertakenPictureIsNotDelivered() {
    EngineLink link(linked::fake("backwards"));
    QSignalSpy arrived(&link, &EngineLink::frameArrived);
    link.start();
    QTRY_COMPARE(link.state(), EngineLink::State::Ready);
    quint64 newest = 0;
    // More rounds than a ring has pages: what is not delivered must be given back all the same.
    for (int round = 0; round < 8; ++round) {
        link.request(picture(SheetKind::Labels));
        newest = link.request(picture(SheetKind::Labels));
        if (round == 0)
            QTRY_VERIFY(link.frame(SheetKind::Labels));
        QTRY_COMPARE(link.frame(SheetKind::Labels)->frame.request, newest);
    }
    QCOMPARE(arrived.size(), 8);
    QCOMPARE(link.restarts(), 0);
}

void EngineLinkTest::anEngineOfAnotherVersionIsNotUsed() {
    EngineLink link(linked::fake("other version"));
    link.start();
    QTRY_COMPARE(link.state(), EngineLink::State::Failed);
    QVERIFY(link.lastProblem().contains(QLatin1String("version")));
}

void EngineLinkTest::aMissingProgramIsToldOf() {
    EngineLink::Options options = linked::fake("");
    options.program = QStringLiteral("/nowhere/xiuhua-map-engine");
    EngineLink link(options);
    QSignalSpy problems(&link, &EngineLink::problem);
    link.start();
    QTRY_COMPARE(link.state(), EngineLink::State::Failed);
    QVERIFY(problems.size() > 0 && link.lastProblem().contains(options.program));
}

void EngineLinkTest::picturesOutliveTheLink() {
    QImage image;
    {
        EngineLink link(linked::fake(""));
        link.start();
        link.request(picture(SheetKind::Base));
        QTRY_VERIFY(link.frame(SheetKind::Base));
        image = link.frame(SheetKind::Base)->image;
    }
    QCOMPARE(image.pixel(479, 319), qRgba(255, 255, 255, 255));
}

void EngineLinkTest::aKilledEngineIsBackByItself() {
    EngineLink link(linked::engine(m_city.path()));
    link.start();
    link.request(picture(SheetKind::Base));
    QTRY_VERIFY(link.frame(SheetKind::Base));
    const auto shown = link.frame(SheetKind::Base);
    const QImage before = shown->image.copy();
    QCOMPARE(::kill(static_cast<pid_t>(link.processId()), SIGKILL), 0);
    QTRY_COMPARE(link.restarts(), 1);
    QCOMPARE(link.frame(SheetKind::Base), shown);
    const quint64 next = link.request(picture(SheetKind::Base));
    QTRY_COMPARE(link.frame(SheetKind::Base)->frame.request, next);
    QCOMPARE(link.frame(SheetKind::Base)->image, before);
    QCOMPARE(shown->image, before);
}

void EngineLinkTest::aStoppedEngineIsNoticedAndReplaced() {
    EngineLink link(linked::engine(m_city.path()));
    link.start();
    link.request(picture(SheetKind::Labels));
    QTRY_VERIFY(link.frame(SheetKind::Labels));
    const qint64 stopped = link.processId();
    QCOMPARE(::kill(static_cast<pid_t>(stopped), SIGSTOP), 0);
    const quint64 next = link.request(picture(SheetKind::Labels));
    QTRY_COMPARE(link.frame(SheetKind::Labels)->frame.request, next);
    QVERIFY(link.processId() != stopped);
    QCOMPARE(link.restarts(), 1);
}

void EngineLinkTest::anEngineThatWorksMayBeSilentForAWhile_data() {
    QTest::addColumn<QByteArray>("mode");
    QTest::newRow("its main thread works") << QByteArray("busy");
    QTest::newRow("its main thread waits for another") << QByteArray("busy behind");
}

void EngineLinkTest::anEngineThatWorksMayBeSilentForAWhile() {
    QFETCH(QByteArray, mode);
    EngineLink link(linked::fake(mode.constData()));
    link.start();
    link.request(picture(SheetKind::Base));
    QTRY_VERIFY(link.frame(SheetKind::Base));
    const quint64 next = link.request(picture(SheetKind::Base));
    QTRY_COMPARE(link.frame(SheetKind::Base)->frame.request, next);
    QCOMPARE(link.restarts(), 0);
}

void EngineLinkTest::theNewestRequestWins() {
    EngineLink link(linked::engine(m_city.path()));
    QList<quint64> delivered;
    connect(&link, &EngineLink::frameArrived, this, [&] {
        delivered.push_back(link.frame(SheetKind::Base)->frame.request);
    });
    link.start();
    quint64 newest = 0;
    for (int i = 0; i < 40; ++i) {
        newest = link.request(picture(SheetKind::Base, 1 + i, 1600, 1200));
        QTest::qWait(5); // requests come while others are being drawn
    }
    QTRY_VERIFY(!delivered.isEmpty() && delivered.last() == newest);
    QVERIFY(std::is_sorted(delivered.begin(), delivered.end()));
    QCOMPARE(link.frame(SheetKind::Base)->frame.metresPerPixel, 40.0);
    QCOMPARE(link.restarts(), 0);
}

void EngineLinkTest::aMissingTableIsReportedAndTheRestIsDrawn() {
    QTemporaryDir folder;
    QFile file(linked::resources() + QStringLiteral("/layers.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray layers = json[QStringLiteral("layers")].toArray();
    layers.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("tram")}, {QStringLiteral("table"), QStringLiteral("tram_line")},
                              {QStringLiteral("sheet"), QStringLiteral("base")}, {QStringLiteral("style"), QStringLiteral("water")}});
    json[QStringLiteral("layers")] = layers;
    QFile changed(folder.filePath(QStringLiteral("layers.json")));
    QVERIFY(changed.open(QIODevice::WriteOnly));
    changed.write(QJsonDocument(json).toJson());
    changed.close();
    QVERIFY(QFile::link(linked::resources() + QStringLiteral("/styles"), folder.filePath(QStringLiteral("styles"))));
    EngineLink::Options options = linked::engine(m_city.path());
    EngineLink whole(options);
    options.resources = folder.path();
    EngineLink link(options);
    QSignalSpy problems(&link, &EngineLink::problem);
    for (EngineLink* each : {&whole, &link}) {
        each->start();
        each->request(picture(SheetKind::Base));
        QTRY_VERIFY(each->frame(SheetKind::Base));
    }
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems[0][0].toString().contains(QLatin1String("tram_line")));
    QCOMPARE(link.frame(SheetKind::Base)->image, whole.frame(SheetKind::Base)->image);
}

void EngineLinkTest::aBrokenProjectIsReportedAndTheCityIsDrawn() {
    QTemporaryDir folder;
    EngineLink::Options options = linked::engine(m_city.path());
    options.project = folder.filePath(QStringLiteral("broken.qgz"));
    QFile file(options.project);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no project");
    file.close();
    EngineLink link(options);
    QSignalSpy problems(&link, &EngineLink::problem);
    link.start();
    link.request(picture(SheetKind::Base));
    QTRY_VERIFY(link.frame(SheetKind::Base));
    QVERIFY(problems.size() > 0 && link.lastProblem().contains(QLatin1String("broken.qgz")));
    const QImage image = link.frame(SheetKind::Base)->image;
    QVERIFY(image.pixel(0, 0) != image.pixel(240, 160));
}

void EngineLinkTest::theEngineEndsWithItsLink() {
    auto link = std::make_unique<EngineLink>(linked::engine(m_city.path()));
    link->start();
    link->request(picture(SheetKind::Base));
    QTRY_VERIFY(link->frame(SheetKind::Base));
    const auto process = static_cast<pid_t>(link->processId());
    link.reset();
    QCOMPARE(::kill(process, 0), -1);
}

void EngineLinkTest::requestsOutOfRangeAreNotSent() {
    EngineLink link(linked::fake(""));
    QSignalSpy problems(&link, &EngineLink::problem);
    link.start();
    link.request(picture(SheetKind::Base, 20, 0, 320));
    QCOMPARE(problems.size(), 1);
    const quint64 good = link.request(picture(SheetKind::Base));
    QTRY_VERIFY(link.frame(SheetKind::Base));
    QCOMPARE(link.frame(SheetKind::Base)->frame.request, good);
    QCOMPARE(link.restarts(), 0);
}

void EngineLinkTest::editedComponentsChangeOnlySheetsThatMayShowThem_data() {
    QTest::addColumn<QString>("project");
    QTest::addColumn<QString>("table");
    QTest::addColumn<bool>("asked");
    QTest::newRow("components, our base map") << QString() << "component_point" << false;
    QTest::newRow("roads, our base map") << QString() << "road" << true;
    QTest::newRow("components, a user's project") << "/a/project.qgz" << "component_point" << true;
}

void EngineLinkTest::editedComponentsChangeOnlySheetsThatMayShowThem() {
    QFETCH(QString, project);
    QFETCH(QString, table);
    QFETCH(bool, asked);
    EngineLink::Options options = linked::fake("");
    options.project = project;
    EngineLink link(options);
    scene::EngineSheets sheets;
    sheets.setLink(&link);
    link.start();
    scene::SheetWish wish;
    wish.view.setSize({400, 300}, 1);
    wish.view.setCenter({358750, 3251650});
    wish.language = QStringLiteral("en");
    sheets.show(wish);
    QTRY_VERIFY(sheets.isCurrent(SheetKind::Base));
    const quint64 before = sheets.frame(SheetKind::Base)->frame.request;
    sheets.tellChanged(7, {table});
    QCOMPARE(sheets.isCurrent(SheetKind::Base), !asked);
    if (asked)
        QTRY_VERIFY(sheets.frame(SheetKind::Base)->frame.request > before &&
                                     sheets.isCurrent(SheetKind::Base));
}

QTEST_GUILESS_MAIN(EngineLinkTest)
#include "tst_engine_link.moc"
