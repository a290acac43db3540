// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/fold.h"
#include "search/scan.h"
#include "search/texts.h"

#include <QTest>

#include <map>
#include <random>

using namespace search;

namespace {

/// A text of a few letters, so that pieces of it occur in others.
std::string drawn(std::mt19937& random, int longest) {
    static const char* const letters[] = {"a", "b", "1", "路", "灯", "井"};
    std::string text;
    for (int n = int(random() % unsigned(longest + 1)); n > 0; --n)
        text += letters[random() % 6];
    return text;
}

} // namespace

class TestTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOccurrenceIsFoundWhateverTheRoom() {
        std::mt19937 random(1);
        for (int round = 0; round < 300; ++round) {
            std::string text;
            while (text.size() < 400)
                text += drawn(random, 9);
            std::string needle = drawn(random, 3);
            if (needle.empty())
                needle.push_back('b');
            std::vector<std::uint32_t> expected, found;
            for (std::size_t at = text.find(needle); at != std::string::npos; at = text.find(needle, at + 1))
                expected.push_back(std::uint32_t(at));
            std::vector<std::uint32_t> some(64 + random() % 100);
            for (std::size_t at = 0; at < text.size();) {
                const std::size_t count = occurrences(text, needle, at, some, at);
                found.insert(found.end(), some.begin(), some.begin() + std::ptrdiff_t(count));
            }
            QCOMPARE(found, expected);
        }
    }

    void aNeedleLongerThanTheTextIsNotThere() {
        std::vector<std::uint32_t> some(64);
        std::size_t next = 0;
        QCOMPARE(occurrences("ab", "abc", 0, some, next), 0u);
        QCOMPARE(next, 2u);
    }

    void codesAreMatchedByAnyOfTheirDigits() {
        std::mt19937 random(2);
        std::vector<std::string> written;
        std::vector<PackedCode> codes;
        for (int i = 0; i < 1003; ++i) {
            std::string code;
            for (int d = 0; d < 16; ++d)
                code += char('0' + random() % 3);
            if (i % 10 == 0)
                code.pop_back(); // no code
            written.push_back(code);
            codes.push_back(packedCode(code));
        }
        codes[5] = noCode;
        written[5].clear();
        std::vector<std::uint8_t> matches(codes.size());
        for (int length = 1; length <= 16; ++length) {
            const std::string& from = written[std::size_t(7 + length)];
            const std::string digits =
                length == 16 ? written[7]
                             : from.substr(std::size_t(random() % 3) % (17 - std::size_t(length)),
                                           std::size_t(length));
            matchCodes(codes, digits, matches.data());
            for (std::size_t i = 0; i < codes.size(); ++i) {
                const std::size_t at = written[i].size() == 16 ? written[i].find(digits) : std::string::npos;
                const int expected = at == std::string::npos ? 0 : at > 0 ? 1 : digits.size() == 16 ? 3 : 2;
                QVERIFY2(matches[i] == expected,
                         qPrintable(QStringLiteral("%1 in %2").arg(digits.c_str(), written[i].c_str())));
            }
        }
    }

    void textsAreKeptOnceAndShownAsWritten() {
        TextsBuilder builder;
        const TextId lamp = builder.add(QStringLiteral("路灯")),
                     upper = builder.add(QStringLiteral("Main ST")),
                     lower = builder.add(QStringLiteral("main st")),
                     wide = builder.add(QStringLiteral("１２号"));
        QCOMPARE(builder.add(QString()), 0u);
        for (int i = 0; i < 5000; ++i)
            builder.add(QStringLiteral("Filler %1").arg(i)); // the table grows
        QCOMPARE(builder.add(QStringLiteral("路灯")), lamp);
        QCOMPARE(builder.add(QStringLiteral("Main ST")), upper);
        QCOMPARE(builder.add(QStringLiteral("main st")), lower);
        QCOMPARE(builder.add(QStringLiteral("Filler 77")), wide + 78);
        QVERIFY(upper != lower);
        const Texts texts = builder.finish();
        QCOMPARE(texts.size(), 5005u);
        QCOMPARE(texts.shown(lamp), QStringLiteral("路灯"));
        QCOMPARE(texts.shown(upper), QStringLiteral("Main ST"));
        QCOMPARE(texts.shown(lower), QStringLiteral("main st"));
        QCOMPARE(texts.shown(wide), QStringLiteral("１２号"));
        QVERIFY(texts.folded(upper) == "main st" && texts.folded(wide) == "12号");
        QVERIFY(Texts::areSound(texts.columns()));
    }

    void eachTextIsFoundOnceWithItsBestMatch() {
        std::mt19937 random(3);
        TextsBuilder builder;
        std::map<TextId, std::string> written;
        for (int i = 0; i < 3000; ++i) {
            const std::string text = drawn(random, 7);
            written[builder.add(std::string_view(text))] = text;
        }
        const Texts texts = builder.finish();
        for (const char* needle : {"a", "路", "井灯", "1", "路a", "灯灯", "zz"}) {
            const std::string_view wanted = needle;
            const auto from = TextId(random() % 100), to = TextId(texts.size() - random() % 100);
            std::map<TextId, Match> expected, found;
            for (const auto& [id, text] : written)
                if (const std::size_t at = text.find(wanted);
                    at != std::string::npos && id >= from && id < to)
                    expected[id] = text == wanted ? Match::Whole : at == 0 ? Match::Start : Match::Inside;
            texts.find(wanted, from, to, [&](TextId id, Match match) {
                QVERIFY(!found.contains(id));
                found[id] = match;
            });
            QVERIFY2(found == expected, needle);
        }
    }

    void foldingMakesFormsAndCaseOne() {
        QVERIFY(folded(QStringLiteral("  ＡＢ　c\n D ")) == "ab c d");
        QVERIFY(folded(std::string_view("ﾎﾃﾙ STRASSE")) == "ホテル strasse");
        QVERIFY(folded(std::string_view("a\nb")) == "a b"); // line ends stand between texts
        QVERIFY(folded(std::string_view("\xff\xfe")).find('\xff') ==
                std::string::npos); // no UTF-8: never kept as it is
    }
};

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
