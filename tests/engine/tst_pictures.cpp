// SPDX-License-Identifier: GPL-3.0-or-later
#include "linked_engine.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using linked::picture;
using scene::EngineLink;
using wire::SheetKind;

namespace {

using support::patience;
constexpr int channelSlack = 40;  // of 255: antialiasing differs between versions of FreeType
constexpr double pixelSlack = .01; // share of pixels that may differ by more

/// The share of pixels that differ visibly; all of them when the sizes do.
double difference(const QImage& a, const QImage& b) {
    if (a.size() != b.size())
        return 1;
    qint64 different = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            const int most = std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                                       std::abs(qBlue(p) - qBlue(q)), std::abs(qAlpha(p) - qAlpha(q))});
            different += most > channelSlack ? 1 : 0;
        }
    return double(different) / (double(a.width()) * a.height());
}

} // namespace

class PicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyLayerHasAStyleInEveryTheme();
    void picturesLookAsTheyShould_data();
    void picturesLookAsTheyShould();
    void noLayerHadAProblem();
    void englishNamesAreDrawnInEnglish();
    void hiddenLayersAreNotDrawn();
    void theBaseIsOpaqueAndTheLabelsAreNot();
    void twiceThePixelRatioIsTheSamePictureTwiceAsLarge();
    void aUsersProjectIsTheBase();

private:
    QImage draw(EngineLink& link, const wire::Render& render);
    support::TinyCity m_city;
    std::unique_ptr<EngineLink> m_link;
    QStringList m_problems;
};

void PicturesTest::initTestCase() {
    m_link = std::make_unique<EngineLink>(linked::engine(m_city.path()));
    connect(m_link.get(), &EngineLink::problem, this, [this](const QString& text) { m_problems.push_back(text); });
    m_link->start();
}

QImage PicturesTest::draw(EngineLink& link, const wire::Render& render) {
    const quint64 request = link.request(render);
    const auto isThere = [&] {
        const auto frame = link.frame(render.sheet);
        return frame && frame->frame.request == request;
    };
    return QTest::qWaitFor(isThere, patience) ? link.frame(render.sheet)->image.copy() : QImage();
}

void PicturesTest::everyLayerHasAStyleInEveryTheme() {
    QFile file(linked::resources() + QStringLiteral("/layers.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const QStringList themes = json[u"themes"].toObject().keys();
    QCOMPARE(themes, QStringList({QStringLiteral("dark"), QStringLiteral("light")}));
    QSet<QString> used;
    const QJsonArray layers = json[u"layers"].toArray();
    QVERIFY(layers.size() >= 10);
    for (const QJsonValue& layer : layers) {
        const QString id = layer[u"id"].toString();
        QVERIFY2(!layer[u"title"][u"zh_CN"].toString().isEmpty() && !layer[u"title"][u"en"].toString().isEmpty(),
                 qPrintable(id));
        const QJsonArray parts = layer[u"parts"].toArray({QJsonObject()});
        for (const QJsonValue& part : parts)
            used.insert(part[u"style"].toString(layer[u"style"].toString(id)));
    }
    for (const QString& theme : themes) {
        const QDir folder(linked::resources() + QStringLiteral("/styles/") + theme);
        QSet<QString> there;
        for (const QFileInfo& style : folder.entryInfoList({QStringLiteral("*.qml")}))
            there.insert(style.completeBaseName());
        QCOMPARE(there, used);
    }
}

void PicturesTest::picturesLookAsTheyShould_data() {
    QTest::addColumn<QString>("theme");
    QTest::addColumn<int>("sheet");
    QTest::addColumn<double>("metresPerPixel");
    for (const char* theme : {"dark", "light"})
        for (const int sheet : {0, 1})
            for (const double metres : {20., 2.5})
                QTest::addRow("%s-%s-%g", theme, sheet ? "labels" : "base", metres)
                    << QString::fromLatin1(theme) << sheet << metres;
}

void PicturesTest::picturesLookAsTheyShould() {
    QFETCH(QString, theme);
    QFETCH(int, sheet);
    QFETCH(double, metresPerPixel);
    wire::Render render = picture(static_cast<SheetKind>(sheet), metresPerPixel);
    render.theme = theme.toStdString();
    if (metresPerPixel < 10) { // from the first building and compound to the street, with the toilet
        render.width = 400;
        render.height = 640;
        render.centerX -= 3790;
        render.centerY -= 530;
    }
    const QImage image = draw(*m_link, render);
    QVERIFY(!image.isNull());
    const QString name = QStringLiteral("engine-%1.png").arg(QString::fromLatin1(QTest::currentDataTag()));
    const QImage golden(QStringLiteral(XIUHUA_TESTS "/golden/") + name);
    const double different =
        difference(image, golden.convertToFormat(QImage::Format_ARGB32_Premultiplied));
    if (different > pixelSlack) {
        const QDir folder(QStringLiteral(XIUHUA_TEST_PROGRAMS));
        QVERIFY(folder.mkpath(QStringLiteral("golden")) &&
                image.save(folder.filePath(QStringLiteral("golden/") + name)));
        QFAIL(qPrintable(QStringLiteral("%1 % of the pixels differ; the picture is %2")
                             .arg(different * 100)
                             .arg(folder.filePath(QStringLiteral("golden/") + name))));
    }
}

void PicturesTest::noLayerHadAProblem() { QCOMPARE(m_problems, QStringList()); }

void PicturesTest::englishNamesAreDrawnInEnglish() {
    wire::Render render = picture(SheetKind::Labels);
    const QImage chinese = draw(*m_link, render);
    render.language = "en";
    QVERIFY(difference(draw(*m_link, render), chinese) > 0.001);
}

void PicturesTest::hiddenLayersAreNotDrawn() {
    wire::Render render = picture(SheetKind::Base);
    const QImage all = draw(*m_link, render);
    render.hiddenLayers = {"road"};
    const QImage without = draw(*m_link, render);
    QVERIFY(difference(all, without) > 0.0005);
    render.hiddenLayers = {"no such layer"};
    QCOMPARE(draw(*m_link, render), all);
}

void PicturesTest::theBaseIsOpaqueAndTheLabelsAreNot() {
    const QImage base = draw(*m_link, picture(SheetKind::Base));
    const QImage labels = draw(*m_link, picture(SheetKind::Labels));
    int clear = 0;
    for (int y = 0; y < base.height(); ++y)
        for (int x = 0; x < base.width(); ++x) {
            QCOMPARE(qAlpha(base.pixel(x, y)), 255);
            clear += qAlpha(labels.pixel(x, y)) == 0 ? 1 : 0;
        }
    QVERIFY(clear > base.width() * base.height() * 9 / 10);
    QVERIFY(clear < base.width() * base.height());
}

void PicturesTest::twiceThePixelRatioIsTheSamePictureTwiceAsLarge() {
    const QImage plain = draw(*m_link, picture(SheetKind::Base));
    wire::Render fine = picture(SheetKind::Base, 10, 960, 640);
    fine.pixelRatio = 2;
    const QImage scaled = draw(*m_link, fine).scaled(plain.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QVERIFY(difference(plain, scaled.convertToFormat(plain.format())) < .03);
}

void PicturesTest::aUsersProjectIsTheBase() {
    const QString project = m_city.folder() + QStringLiteral("/base.qgz");
    QProcess maker;
    maker.start(linked::programs(QStringLiteral("qgis_side")), {QStringLiteral("project"), m_city.path(), project});
    QVERIFY(maker.waitForFinished(patience) && maker.exitCode() == 0);
    const auto contents = [this] {
        QByteArray bytes;
        for (const char* suffix : {"", "-wal"}) {
            QFile file(m_city.path() + QLatin1String(suffix));
            if (file.open(QIODevice::ReadOnly))
                bytes += file.readAll();
        }
        return bytes;
    };
    const QByteArray before = contents();
    EngineLink::Options options = linked::engine(m_city.path());
    options.project = project;
    EngineLink link(options);
    QSignalSpy problems(&link, &EngineLink::problem);
    link.start();
    const QImage base = draw(link, picture(SheetKind::Base));
    QVERIFY(!base.isNull());
    QCOMPARE(base.pixelColor(2, 2), QColor(Qt::yellow));          // the project's own ground
    QCOMPARE(base.pixelColor(240, 100), QColor(Qt::red));         // its sub-districts, from our file
    QCOMPARE(problems.size(), 1);                                 // its one broken layer
    QVERIFY(link.lastProblem().contains(QLatin1String("gone")));
    const QImage labels = draw(link, picture(SheetKind::Labels)); // its labels
    QVERIFY(difference(labels, QImage(labels.size(), labels.format())) > 0 && !labels.isNull());
    QCOMPARE(contents(), before); // nobody wrote
}

QTEST_GUILESS_MAIN(PicturesTest)
#include "tst_pictures.moc"
