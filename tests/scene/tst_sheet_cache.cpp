// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/sheet_cache.h"
#include "support/reseal.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <random>

using namespace scene;

namespace {

const QString city = QStringLiteral("01HQ000000000000000000000A");

SheetWish wish() {
    SheetWish w;
    w.language = QStringLiteral("zh_CN");
    w.hiddenLayers = {QStringLiteral("roads"), QStringLiteral("water")};
    w.city = city;
    return w;
}

KeptSheet kept(QSize size, wire::SheetKind sheet = wire::SheetKind::Base, unsigned seed = 1) {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    std::mt19937 random(seed);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, y % 3 ? qRgba(10, 20, 30, 255) : qPremultiply(QRgb(random())));
    KeptSheet made;
    made.city = city.toStdString();
    made.asked = makeRender(wish(), sheet);
    made.asked.width = std::uint32_t(size.width());
    made.asked.height = std::uint32_t(size.height());
    auto frame = std::make_shared<SheetFrame>();
    frame->image = image;
    frame->requestedMs = 1'700'000'000'000;
    frame->frame.change = 12;
    made.frame = frame;
    return made;
}

std::optional<KeptSheet> parsed(const std::vector<std::byte>& bytes) {
    const auto file = packed::File::parse(bytes, SheetCache::format);
    return file ? SheetCache::unpack(*file) : std::nullopt;
}

} // namespace

class TestSheetCache : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPictureComesBackToThePixel_data() {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(1, 1), QSize(7, 64), QSize(300, 65), QSize(640, 200)})
            QTest::addRow("%d x %d", size.width(), size.height()) << size;
    }
    void aPictureComesBackToThePixel() {
        QFETCH(QSize, size);
        const KeptSheet sheet = kept(size);
        const auto back = parsed(SheetCache::pack(sheet));
        QVERIFY(back);
        QCOMPARE(back->frame->image, sheet.frame->image);
        QCOMPARE(back->frame->requestedMs, sheet.frame->requestedMs);
        QCOMPARE(back->frame->frame.change, sheet.frame->frame.change);
        QCOMPARE(back->frame->frame.metresPerPixel, sheet.asked.metresPerPixel);
        QCOMPARE(back->city, sheet.city);
        QVERIFY(sameLook(back->asked, wish()));
    }

    void anythingButTheWholeFileIsRefused() {
        const std::vector<std::byte> whole = SheetCache::pack(kept({60, 70}));
        std::mt19937 random(2);
        for (int round = 0; round < 500; ++round) {
            std::vector<std::byte> damaged = whole;
            damaged[random() % damaged.size()] ^= std::byte(1 << random() % 8);
            QVERIFY(!parsed(damaged));
            damaged = whole;
            damaged.resize(random() % whole.size());
            QVERIFY(!parsed(damaged));
        }
    }

    /// Any bytes under a right checksum: refused, or a picture of the size that it says (sanitizers look on).
    void bytesThatLieDoNoHarm() {
        const std::vector<std::byte> whole = SheetCache::pack(kept({60, 70}));
        std::mt19937 random(3);
        int refused = 0;
        for (int round = 0; round < 3000; ++round) {
            std::vector<std::byte> forged = whole;
            for (int flips = int(random() % 3) + 1; flips > 0; --flips)
                forged[random() % forged.size()] = std::byte(random());
            support::reseal(forged);
            const auto back = parsed(forged);
            refused += !back;
            if (back)
                QVERIFY(back->frame->image.sizeInBytes() > 0);
        }
        QVERIFY(refused > 100);
    }

    void whatIsKeptIsShownAtTheNextStartWhereItFits() {
        const QTemporaryDir folder;
        QVERIFY(!SheetCache::stands(folder.path(), Theme::Dark));
        {
            SheetCache first(folder.path());
            first.keep({kept({60, 70}), kept({60, 70}, wire::SheetKind::Labels, 9)});
            QTRY_VERIFY(SheetCache::stands(folder.path(), Theme::Dark));
        }
        SheetCache second(folder.path());
        QSignalSpy loaded(&second, &SheetCache::loaded);
        second.load(Theme::Dark);
        QTRY_COMPARE(loaded.size(), 1);
        const auto base = second.frame(wire::SheetKind::Base, wish());
        QVERIFY(base && base->image == kept({60, 70}).frame->image);
        QVERIFY(second.frame(wire::SheetKind::Labels, wish()));

        SheetWish other = wish();
        other.city = QStringLiteral("01HQ000000000000000000000B");
        QVERIFY(!second.frame(wire::SheetKind::Base, other));
        other = wish();
        other.language = QStringLiteral("en");
        QVERIFY(!second.frame(wire::SheetKind::Base, other));
        other = wish();
        other.hiddenLayers.clear();
        QVERIFY(!second.frame(wire::SheetKind::Base, other));
        other = wish();
        other.theme = Theme::Light;
        QVERIFY(!second.frame(wire::SheetKind::Base, other));
        second.load(Theme::Light); // nothing was kept of it
        QTRY_COMPARE(loaded.size(), 2);
        QVERIFY(!second.frame(wire::SheetKind::Base, wish()));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2); // one a sheet, however often
    }

    void damagedFilesAreNothingToShow() {
        const QTemporaryDir folder;
        for (const char* name : {"base-dark.packed", "labels-dark.packed"}) {
            QFile file(folder.filePath(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("no picture");
        }
        SheetCache cache(folder.path());
        QSignalSpy loaded(&cache, &SheetCache::loaded);
        cache.load(Theme::Dark);
        QTRY_COMPARE(loaded.size(), 1);
        QVERIFY(!cache.frame(wire::SheetKind::Base, wish()));
    }
};

QTEST_GUILESS_MAIN(TestSheetCache)
#include "tst_sheet_cache.moc"
