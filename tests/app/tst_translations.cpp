// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/languages.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using translations::Languages;

namespace {

struct Message {
    QString context, source, comment, type;
    QStringList translations;
};

QString root() { return QDir(QStringLiteral(XIUHUA_TESTS "/..")).canonicalPath(); }
QString file(const QString& language) { return root() + QStringLiteral("/translations/xiuhua_%1.ts").arg(language); }

void readTranslation(QXmlStreamReader& xml, Message& message) {
    message.type = xml.attributes().value(QStringLiteral("type")).toString();
    QString text;
    while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == QStringLiteral("translation"))) {
        if (xml.isStartElement() && xml.name() == QStringLiteral("numerusform"))
            message.translations << xml.readElementText();
        else if (xml.isCharacters())
            text += xml.text();
        if (xml.atEnd())
            return;
    }
    if (message.translations.isEmpty())
        message.translations << text;
}

QList<Message> read(const QString& path) {
    QFile ts(path);
    if (!ts.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&ts);
    QList<Message> all;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QStringLiteral("name"))
            context = xml.readElementText();
        else if (xml.name() == QStringLiteral("message"))
            all << Message{context, {}, {}, {}, {}};
        else if (xml.name() == QStringLiteral("source"))
            all.last().source = xml.readElementText();
        else if (xml.name() == QStringLiteral("comment"))
            all.last().comment = xml.readElementText();
        else if (xml.name() == QStringLiteral("translation"))
            readTranslation(xml, all.last());
    }
    return all;
}

QString nameOf(const Message& m) { return m.context + QStringLiteral(": ") + m.source; }

QSet<QString> placeholders(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("%(?:[0-9]+|n)"));
    QSet<QString> found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.insert(it.next().captured());
    return found;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextOfTheSourcesIsInTheFiles_data() { languages(); }
    void everyTextOfTheSourcesIsInTheFiles() {
        QFETCH(QString, language);
        QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
        QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                              QStringLiteral("-target-language"), language};
        for (const char* include : {"", "/app", "/data", "/layers"})
            arguments << QStringLiteral("-I") << root() + QLatin1String(include);
        if (language == QStringLiteral("en"))
            arguments << QStringLiteral("-pluralonly");
        for (const char* part : {"/app", "/data", "/layers", "/widgets"})
            arguments << root() + QLatin1String(part);
        arguments << QStringLiteral("-ts") << fresh;
        QProcess lupdate;
        lupdate.start(QStringLiteral(XIUHUA_LUPDATE), arguments);
        QVERIFY2(lupdate.waitForFinished(support::patience) && lupdate.exitCode() == 0, lupdate.readAllStandardError());
        QSet<QString> known;
        for (const Message& message : read(file(language)))
            known.insert(nameOf(message) + message.comment);
        QStringList missing;
        for (const Message& message : read(fresh))
            if (!known.contains(nameOf(message) + message.comment))
                missing << nameOf(message);
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("run update_translations and translate:\n") +
                                               missing.join(u'\n')));
        QVERIFY(known.size() > (language == QStringLiteral("en") ? 2 : 200));
    }

    void everyTextIsTranslated_data() { languages(); }
    void everyTextIsTranslated() {
        QFETCH(QString, language);
        for (const Message& message : read(file(language))) {
            QVERIFY2(message.type != QStringLiteral("unfinished"), qPrintable(nameOf(message)));
            for (const QString& text : message.translations) {
                QVERIFY2(!text.trimmed().isEmpty(), qPrintable(nameOf(message)));
                QVERIFY2(placeholders(text) == placeholders(message.source) ||
                             (message.translations.size() > 1 && placeholders(message.source).contains(placeholders(text))),
                         qPrintable(nameOf(message) + QStringLiteral(" -> ") + text));
            }
        }
    }

    void aWishFindsItsLanguage_data() {
        QTest::addColumn<QString>("wish");
        QTest::addColumn<QString>("language");
        QTest::newRow("zh") << "zh" << "zh_CN";
        QTest::newRow("zh_CN") << "zh_CN" << "zh_CN";
        QTest::newRow("zh_TW is read by nobody else") << "zh_TW" << "zh_CN";
        QTest::newRow("en_US") << "en_US" << "en";
        QTest::newRow("nothing") << "" << "";
        QTest::newRow("not offered") << "fr" << "";
    }
    void aWishFindsItsLanguage() {
        QFETCH(QString, wish);
        QFETCH(QString, language);
        QCOMPARE(Languages::matching(wish), language);
    }

    void languagesChangeTextsAndFigures() {
        Languages languages;
        QVERIFY(languages.use(QStringLiteral("zh_CN")));
        QCOMPARE(QLocale().language(), QLocale::Chinese);
        QCOMPARE(QCoreApplication::translate("city", "Intact"), QStringLiteral("完好"));
        QVERIFY(languages.use(QStringLiteral("en")));
        QCOMPARE(QCoreApplication::translate("city", "Intact"), QStringLiteral("Intact"));
        QCOMPARE(QCoreApplication::translate("widgets", "%n second(s) old", nullptr, 1), QStringLiteral("1 second old"));
        QCOMPARE(QCoreApplication::translate("widgets", "%n second(s) old", nullptr, 7), QStringLiteral("7 seconds old"));
        QVERIFY(!languages.use(QStringLiteral("tlh")));
        QCOMPARE(languages.current(), QStringLiteral("en"));
    }

    void aHanNameMakesAChineseCity() {
        QVERIFY(Languages::isChinese(QStringLiteral("巴南区")));
        QVERIFY(!Languages::isChinese(QStringLiteral("Banan")));
        QCOMPARE(Languages::fallback(true), QStringLiteral("zh_CN"));
    }

private:
    static void languages() {
        QTest::addColumn<QString>("language");
        for (const QString& language : Languages::available())
            QTest::newRow(qPrintable(language)) << language;
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
