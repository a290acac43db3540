// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/resources.h"
#include "search/pinyin.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace search;

class TestPinyin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        auto read = Pinyin::read(city::resourcePath(QStringLiteral("pinyin/readings.tsv")));
        QVERIFY(read);
        m_pinyin = std::move(*read);
    }

    void lettersStandForCharacters_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("matches");
        QTest::newRow("initials") << "路灯"
                                  << "ld" << true;
        QTest::newRow("syllables") << "路灯"
                                   << "ludeng" << true;
        QTest::newRow("on the way") << "路灯"
                                    << "lude" << true;
        QTest::newRow("both kinds") << "龙洲湾街道"
                                    << "longzw" << true;
        QTest::newRow("in the middle") << "龙洲湾街道"
                                       << "zwjd" << true;
        QTest::newRow("zh as one sound") << "龙洲湾街道"
                                         << "lzhwan" << true;
        QTest::newRow("with characters") << "龙洲湾街道"
                                         << "龙zw" << true;
        QTest::newRow("with digits") << "中环路12号"
                                     << "zhl12h" << true;
        QTest::newRow("chong of two readings") << "重庆"
                                               << "cq" << true;
        QTest::newRow("zhong of two readings") << "重点"
                                               << "zhongdian" << true;
        QTest::newRow("chang of two readings") << "长生桥"
                                               << "csq" << true;
        QTest::newRow("zhang of two readings") << "长生桥"
                                               << "zhangsheng" << true;
        QTest::newRow("v for ü") << "绿化"
                                 << "lvhua" << true;
        QTest::newRow("other order") << "路灯"
                                     << "dl" << false;
        QTest::newRow("a sound too many") << "路灯"
                                          << "ldg" << false;
        QTest::newRow("half a sound first") << "路灯"
                                            << "udeng" << false;
        QTest::newRow("no Chinese") << "main street"
                                    << "ms" << false;
    }
    void lettersStandForCharacters() {
        QFETCH(QString, text);
        QFETCH(QString, typed);
        QFETCH(bool, matches);
        QVERIFY(Pinyin::isPlausible(typed.toStdString()));
        QCOMPARE(m_pinyin.matches(text.toStdString(), typed.toStdString()), matches);
    }

    /// Against the pinyin that was written for the district's sub-districts.
    void everySubDistrictIsFoundByItsPinyin() {
        QFile file(city::resourcePath(QStringLiteral("city/banan_towns.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray towns = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(towns.size() >= 23);
        for (const QJsonValue& town : towns) {
            const QString name = town[QStringLiteral("name")].toString(),
                          typed = town[QStringLiteral("name_en")].toString().toLower();
            QVERIFY2(!typed.isEmpty() && m_pinyin.matches(name.toStdString(), typed.toStdString()),
                     qPrintable(name + QLatin1Char(' ') + typed));
        }
    }

    void oneLetterAndLongOnesAreNoPinyin() {
        QVERIFY(!Pinyin::isPlausible("l"));
        QVERIFY(!Pinyin::isPlausible("12"));
        QVERIFY(!Pinyin::isPlausible(std::string(Pinyin::most + 1, 'a')));
        QVERIFY(!m_pinyin.matches("路灯", std::string(200, 'l')));
        QVERIFY(Pinyin().isEmpty() && !Pinyin().matches("路灯", "ld"));
    }

    void aTableThatIsNotThereIsToldOf() {
        QVERIFY(!Pinyin::read(QStringLiteral("/nonexistent/readings.tsv")));
    }

private:
    Pinyin m_pinyin;
};

QTEST_GUILESS_MAIN(TestPinyin)
#include "tst_pinyin.moc"
