// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tiny_city.h"

#include <QImage>
#include <QProcess>
#include <QtTest>

using support::TinyCity;

namespace {

struct Outcome {
    int code = -1;
    QString text;
};

Outcome render(const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(XIUHUA_BIN "/xiuhuactl"), QStringList{QStringLiteral("render")} + arguments);
    if (!process.waitForFinished(support::patience))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            QString::fromUtf8(process.readAll())};
}

} // namespace

class RenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("LC_ALL", "C.UTF-8"); }
    void aPictureOfTheAskedSizeIsWritten_data();
    void aPictureOfTheAskedSizeIsWritten();
    void themesAndPlacesMakeDifferentPictures();
    void whatCannotBeDrawnIsSaidInASentence_data();
    void whatCannotBeDrawnIsSaidInASentence();
};

void RenderTest::aPictureOfTheAskedSizeIsWritten_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("whole city, base map and all") << QStringList();
    QTest::newRow("components alone") << QStringList{"--no-base"};
    QTest::newRow("a sub-district") << QStringList{"--no-base", "--sub-district", TinyCity::subDistrictCode(2)};
    QTest::newRow("a box") << QStringList{"--no-base", "--bbox", "106.51,29.365,106.53,29.38"};
}

void RenderTest::aPictureOfTheAskedSizeIsWritten() {
    QFETCH(QStringList, options);
    const TinyCity city;
    const QString file = city.folder() + QStringLiteral("/map.png");
    const Outcome outcome = render(QStringList{city.path(), "--size", "320x200", "-o", file} + options);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.text));
    const QImage image(file);
    QCOMPARE(image.size(), QSize(320, 200));
    // Something was drawn: more than ground, scale bar and notice.
    QSet<QRgb> colours;
    for (int x = 100; x < 220; ++x)
        for (int y = 40; y < 160; ++y)
            colours.insert(image.pixel(x, y));
    QVERIFY(colours.size() > 10);
}

void RenderTest::themesAndPlacesMakeDifferentPictures() {
    const TinyCity city;
    QList<QImage> images;
    for (const QStringList& options : {QStringList{"--theme", "dark"}, QStringList{"--theme", "light"},
                                       QStringList{"--bbox", "106.51,29.365,106.53,29.38"}}) {
        const QString file = city.folder() + QStringLiteral("/map.png");
        QCOMPARE(render(QStringList{city.path(), "--no-base", "--size", "200x120", "-o", file} + options).code, 0);
        images << QImage(file);
    }
    QVERIFY(images[0] != images[1] && images[0] != images[2]);
}

void RenderTest::whatCannotBeDrawnIsSaidInASentence_data() {
    QTest::addColumn<QStringList>("options"); // CITY stands for the city, FOLDER for its folder
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const QStringList good{"CITY", "--no-base", "--size", "64x64"};
    const QStringList out{"-o", "FOLDER/map.png"};
    QTest::newRow("nothing") << QStringList() << 2 << "city file";
    QTest::newRow("no size") << QStringList{"CITY"} + out << 2 << "--size";
    QTest::newRow("a size of letters") << QStringList{"CITY", "--size", "axb"} + out << 2 << "axb";
    QTest::newRow("a size of nothing") << QStringList{"CITY", "--size", "0x10"} + out << 2 << "0x10";
    QTest::newRow("a monstrous size") << QStringList{"CITY", "--size", "99999x99999"} + out << 2 << "99999x99999";
    QTest::newRow("no output") << good << 2 << "-o FILE.png";
    QTest::newRow("not a PNG") << good + QStringList{"-o", "FOLDER/map.jpg"} << 2 << ".png";
    QTest::newRow("a box of three") << good + out + QStringList{"--bbox", "1,2,3"} << 2 << "1,2,3";
    QTest::newRow("a box inside out") << good + out + QStringList{"--bbox", "107,29,106,30"} << 2 << "107,29";
    QTest::newRow("a box of nan") << good + out + QStringList{"--bbox", "nan,29,106,30"} << 2 << "nan";
    QTest::newRow("a box elsewhere") << good + out + QStringList{"--bbox", "10,50,11,51"} << 1 << "outside the city";
    QTest::newRow("box and sub-district")
        << good + out + QStringList{"--bbox", "106,29,107,30", "--sub-district", "1"} << 2 << "not both";
    QTest::newRow("an unknown sub-district") << good + out + QStringList{"--sub-district", "42"} << 1 << "42";
    QTest::newRow("an unknown theme") << good + out + QStringList{"--theme", "pink"} << 2 << "pink";
    QTest::newRow("an unknown option") << good + out + QStringList{"--wings", "2"} << 2 << "--wings";
    QTest::newRow("an option without its value") << good + out + QStringList{"--theme"} << 2 << "--theme";
    QTest::newRow("no such folder") << good + QStringList{"-o", "FOLDER/none/map.png"} << 1 << "none/map.png";
    QTest::newRow("no such city")
        << QStringList{"FOLDER/none.sqlite", "--no-base", "--size", "64x64"} + out << 1 << "none.sqlite";
}

void RenderTest::whatCannotBeDrawnIsSaidInASentence() {
    QFETCH(QStringList, options);
    QFETCH(int, code);
    QFETCH(QString, words);
    static const TinyCity city;
    options.replaceInStrings(QStringLiteral("CITY"), city.path());
    options.replaceInStrings(QStringLiteral("FOLDER"), city.folder());
    const Outcome outcome = render(options);
    QVERIFY2(outcome.code == code, qPrintable(outcome.text));
    QVERIFY2(outcome.text.contains(words), qPrintable(outcome.text));
    QVERIFY(!QFile::exists(city.folder() + QStringLiteral("/map.png")));
}

QTEST_MAIN(RenderTest)
#include "tst_render.moc"
