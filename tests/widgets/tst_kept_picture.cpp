// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/drawn_texts.h"
#include "widgets/kept_picture.h"

#include <QPainter>
#include <QPixmapCache>
#include <QtTest>

/// What rows draw once and copy from then on.
class KeptPictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QPixmapCache::clear(); }

    void aPictureIsDrawnOnceForItsKeySizeAndRatio() {
        int drawn = 0;
        const auto paint = [&](const QString& key, QSize size, double ratio) {
            QImage image(size * ratio * 2, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::black);
            image.setDevicePixelRatio(ratio);
            QPainter painter(&image);
            widgets::paintKept(painter, QRect(QPoint(3, 2), size), key, [&](QPainter& picture, const QRect& whole) {
                ++drawn;
                picture.fillRect(whole, Qt::red);
            });
            painter.end();
            return image;
        };
        const QImage first = paint(QStringLiteral("a"), {8, 8}, 1);
        QCOMPARE(first.pixelColor(3, 2), QColor(Qt::red));
        QCOMPARE(first.pixelColor(2, 2), QColor(Qt::black));
        QCOMPARE(first.pixelColor(11, 2), QColor(Qt::black));
        QCOMPARE(paint(QStringLiteral("a"), {8, 8}, 1), first);
        QCOMPARE(drawn, 1);
        paint(QStringLiteral("b"), {8, 8}, 1);
        paint(QStringLiteral("a"), {9, 8}, 1);
        QCOMPARE(drawn, 3);
        const QImage sharp = paint(QStringLiteral("a"), {8, 8}, 2);
        QCOMPARE(drawn, 4);
        QCOMPARE(sharp.pixelColor(6, 4), QColor(Qt::red));
        QCOMPARE(sharp.pixelColor(21, 19), QColor(Qt::red));
        QCOMPARE(sharp.pixelColor(22, 4), QColor(Qt::black));
    }

    void underAScaledPainterItIsDrawnAnew() {
        QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::black);
        QPainter painter(&image);
        painter.scale(2, 2);
        int drawn = 0;
        for (int i = 0; i < 2; ++i)
            widgets::paintKept(painter, QRect(1, 1, 8, 8), QStringLiteral("a"), [&](QPainter& picture, const QRect& whole) {
                ++drawn;
                picture.fillRect(whole, Qt::red);
            });
        painter.end();
        QCOMPARE(drawn, 2);
        QCOMPARE(image.pixelColor(17, 17), QColor(Qt::red));
        QCOMPARE(image.pixelColor(18, 18), QColor(Qt::black));
    }

    void aTextKeepsToItsRoom() {
        const QFont font;
        widgets::DrawnTexts texts;
        const auto inked = [&](Qt::Alignment alignment, const QString& text) {
            QImage image(120, 30, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::black);
            QPainter painter(&image);
            painter.setPen(Qt::white);
            texts.draw(painter, QRect(20, 0, 60, 30), alignment, text, font);
            painter.end();
            int left = image.width(), right = -1;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (qGray(image.pixel(x, y)) > 60)
                        left = std::min(left, x), right = std::max(right, x);
            return std::pair(left, right);
        };
        for (int i = 0; i < 2; ++i) { // shaped, then kept
            const auto [left, right] = inked(Qt::AlignLeft, QStringLiteral("12"));
            QVERIFY(left >= 20 && left < 24 && right < 60);
            const auto [from, to] = inked(Qt::AlignRight, QStringLiteral("12"));
            QVERIFY(from > 40 && to >= 75 && to < 80);
            const auto [begin, end] = inked(Qt::AlignLeft, QStringLiteral("A name that is far too long for its room"));
            QVERIFY(begin >= 19 && end < 82);
        }
    }
};

QTEST_MAIN(KeptPictureTest)
#include "tst_kept_picture.moc"
