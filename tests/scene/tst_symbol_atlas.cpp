// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/symbol_atlas.h"

#include "city/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>
#include <set>

using scene::SymbolAtlas;

namespace {

QJsonObject classesFile() {
    QFile file(city::resourcePath(QStringLiteral("city/classes.json")));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

int inkOf(const kernel::Sprite& sprite) {
    return int(std::count_if(sprite.pixels.begin(), sprite.pixels.end(), [](quint32 p) { return (p >> 24) > 128; }));
}

SymbolAtlas::Wanted wanted(const QString& name, const QString& fallback = QStringLiteral("major-01")) {
    SymbolAtlas::Wanted made;
    made.name = name;
    made.fallback = fallback;
    return made;
}

} // namespace

class SymbolAtlasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySymbolOfTheClassesCanBeDrawn();
    void everyMajorClassHasItsFallback();
    void statesCanBeToldApart_data();
    void statesCanBeToldApart();
    void spritesKeepTheKernelsLimit_data();
    void spritesKeepTheKernelsLimit();
    void unfitFilesGiveWayToTheFallbackAndAreCounted_data();
    void unfitFilesGiveWayToTheFallbackAndAreCounted();
    void shapesWithoutMeasureAreDrawn_data();
    void shapesWithoutMeasureAreDrawn();
    void withoutAnyFileADiscIsDrawn();
    void dotsShowTheirState();
};

void SymbolAtlasTest::everySymbolOfTheClassesCanBeDrawn() {
    const QJsonArray classes = classesFile()[QStringLiteral("classes")].toArray();
    QVERIFY(classes.size() >= 80);
    SymbolAtlas atlas(city::resourcePath(QStringLiteral("symbols")));
    for (const QJsonValue& entry : classes) {
        const QString name = entry[QStringLiteral("symbol")].toString();
        if (name.isEmpty())
            continue;
        const kernel::Sprite sprite = atlas.sprite(wanted(name, {}));
        QVERIFY2(inkOf(sprite) > 100, qPrintable(name)); // 16 x 16, well filled
        QVERIFY2(atlas.faults() == 0, qPrintable(name));
    }
}

void SymbolAtlasTest::everyMajorClassHasItsFallback() {
    const QJsonArray majors = classesFile()[QStringLiteral("majors")].toArray();
    QCOMPARE(majors.size(), 5);
    SymbolAtlas atlas(city::resourcePath(QStringLiteral("symbols")));
    for (const QJsonValue& major : majors) {
        const QString name = QStringLiteral("major-") + major[QStringLiteral("code")].toString();
        QVERIFY2(inkOf(atlas.sprite(wanted({}, name))) > 100, qPrintable(name));
        QVERIFY2(atlas.faults() == 0, qPrintable(name));
    }
}

void SymbolAtlasTest::statesCanBeToldApart_data() {
    QTest::addColumn<int>("theme");
    QTest::addColumn<int>("size");
    for (const int size : {16, 28}) {
        QTest::addRow("dark %d", size) << int(scene::Theme::Dark) << size;
        QTest::addRow("light %d", size) << int(scene::Theme::Light) << size;
    }
}

void SymbolAtlasTest::statesCanBeToldApart() {
    QFETCH(int, theme);
    QFETCH(int, size);
    SymbolAtlas atlas(city::resourcePath(QStringLiteral("symbols")));
    std::set<std::vector<quint32>> pictures;
    for (int state = 0; state < city::stateCount; ++state) {
        SymbolAtlas::Wanted lamp = wanted(QStringLiteral("lamp"));
        lamp.state = city::State(state);
        lamp.theme = scene::Theme(theme);
        lamp.size = size;
        pictures.insert(atlas.sprite(lamp).pixels);
    }
    QCOMPARE(pictures.size(), std::size_t(city::stateCount));
}

void SymbolAtlasTest::spritesKeepTheKernelsLimit_data() {
    QTest::addColumn<int>("size");
    QTest::newRow("negative") << -3;
    QTest::newRow("usual") << 20;
    QTest::newRow("largest at ratio 2") << 56;
    QTest::newRow("absurd") << 4000;
}

void SymbolAtlasTest::spritesKeepTheKernelsLimit() {
    QFETCH(int, size);
    SymbolAtlas atlas(city::resourcePath(QStringLiteral("symbols")));
    SymbolAtlas::Wanted lamp = wanted(QStringLiteral("lamp"));
    lamp.size = size;
    const kernel::Sprite sprite = atlas.sprite(lamp);
    QVERIFY(sprite.width > 0 && sprite.width <= 64 && sprite.height > 0 && sprite.height <= 64);
    QCOMPARE(sprite.pixels.size(), std::size_t(sprite.width * sprite.height));
    QCOMPARE(sprite.anchorX, sprite.width / 2);
    QCOMPARE(sprite.anchorY, sprite.height / 2);
}

void SymbolAtlasTest::unfitFilesGiveWayToTheFallbackAndAreCounted_data() {
    QTest::addColumn<QByteArray>("svg");
    QTest::addColumn<QString>("name");
    const QString symbol = QStringLiteral("symbol");
    const QByteArray head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\">";
    QTest::newRow("missing") << QByteArray() << QStringLiteral("absent");
    QTest::newRow("outside the folder") << QByteArray() << QStringLiteral("../symbols/lamp");
    QTest::newRow("not XML") << QByteArray("\x89PNG") << symbol;
    QTest::newRow("cut off") << head + "<circle cx=\"3\"" << symbol;
    QTest::newRow("entities") << "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]>" + head + "</svg>" << symbol;
    QTest::newRow("picture from elsewhere") << head + "<image href=\"file:///etc/passwd\"/></svg>" << symbol;
    QTest::newRow("refers to itself") << head + "<g id=\"a\"><use href=\"#a\"/></g></svg>" << symbol;
    QTest::newRow("text") << head + "<text>a</text></svg>" << symbol;
    QTest::newRow("too deep") << head + QByteArray("<g>").repeated(5000) + QByteArray("</g>").repeated(5000) + "</svg>"
                              << symbol;
    QTest::newRow("too large") << head + QByteArray(17'000, ' ') + "</svg>" << symbol;
    QTest::newRow("dashes without end") << head + "<path d=\"M0 0L24 24\" stroke-dasharray=\"1e-6\"/></svg>" << symbol;
    QTest::newRow("dashes in a style") << head + "<path d=\"M0 0L24 24\" style=\"stroke-dasharray:1e-6\"/></svg>"
                                       << symbol;
}

void SymbolAtlasTest::shapesWithoutMeasureAreDrawn_data() {
    QTest::addColumn<QByteArray>("svg");
    const QByteArray open = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"", dot = "<circle r=\"3\"/></svg>";
    const QByteArray head = open + "0 0 24 24\">";
    QTest::newRow("no room") << open + "0 0 0 0\">" + dot;
    QTest::newRow("room that is no number") << open + "nan nan nan inf\">" + dot;
    QTest::newRow("hardly any room") << open + "0 0 1e-300 1e-300\">" + dot;
    QTest::newRow("without end") << head + "<rect x=\"-1e30\" width=\"1e308\" height=\"1e308\" stroke-width=\"1e300\"/></svg>";
    QTest::newRow("a far arc") << head + "<path d=\"M0 0A1e-300 1e300 0 1 1 1e300 1e300Z\"/></svg>";
    QTest::newRow("turned and grown") << head + "<g transform=\"" + QByteArray("scale(1e30) ").repeated(300) + "\">" + dot +
                                             "</g></svg>";
}

void SymbolAtlasTest::shapesWithoutMeasureAreDrawn() {
    QFETCH(QByteArray, svg);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("symbol.svg")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(svg);
    file.close();
    SymbolAtlas atlas(folder.path());
    const kernel::Sprite sprite = atlas.sprite(wanted(QStringLiteral("symbol"), {}));
    QVERIFY(sprite.width > 0 && sprite.pixels.size() == std::size_t(sprite.width * sprite.height));
}

void SymbolAtlasTest::unfitFilesGiveWayToTheFallbackAndAreCounted() {
    QFETCH(QByteArray, svg);
    QFETCH(QString, name);
    QTemporaryDir folder;
    QVERIFY(QFile::copy(city::resourcePath(QStringLiteral("symbols/major-01.svg")),
                        folder.filePath(QStringLiteral("major-01.svg"))));
    if (!svg.isEmpty()) {
        QFile file(folder.filePath(QStringLiteral("symbol.svg")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(svg);
    }
    SymbolAtlas atlas(folder.path());
    const kernel::Sprite fallback = atlas.sprite(wanted({}));
    QCOMPARE(atlas.sprite(wanted(name)).pixels, fallback.pixels);
    QCOMPARE(atlas.faults(), 1);
    SymbolAtlas::Wanted again = wanted(name);
    again.size = 20;
    atlas.sprite(again);
    QCOMPARE(atlas.faults(), 1); // once a file, not once a size
}

void SymbolAtlasTest::withoutAnyFileADiscIsDrawn() {
    QTemporaryDir folder;
    SymbolAtlas atlas(folder.path());
    SymbolAtlas::Wanted lamp = wanted(QStringLiteral("lamp"));
    lamp.colour = 0xff4f8fd9;
    const kernel::Sprite sprite = atlas.sprite(lamp);
    QCOMPARE(sprite.pixels[std::size_t(sprite.anchorY * sprite.width + sprite.anchorX)], 0xff4f8fd9u);
    QCOMPARE(atlas.faults(), 2);
}

void SymbolAtlasTest::dotsShowTheirState() {
    std::set<std::vector<quint32>> pictures;
    for (int state = 0; state < city::stateCount; ++state)
        pictures.insert(SymbolAtlas::dot(5, 0xff4f8fd9, city::State(state), scene::Theme::Dark).pixels);
    QCOMPARE(pictures.size(), std::size_t(city::stateCount));
}

QTEST_MAIN(SymbolAtlasTest)
#include "tst_symbol_atlas.moc"
