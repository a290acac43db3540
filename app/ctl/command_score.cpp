// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "exchange/table_report.h"
#include "signing_in.h"
#include "store/freeze.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

/// One subject's figures.
struct Row {
    score::Slice slice;
    QString name;
    std::vector<std::int64_t> counts;
    std::vector<score::Value> values;
};

QString textOf(const score::Value& value, int digits) {
    return value ? value->text(digits) : QStringLiteral("-");
}

/// A rate as a percentage, points as they are.
QString shown(const score::Indicator& one, const score::Value& value) {
    if (!value || one.unit != score::Indicator::Unit::Rate)
        return textOf(value, 2);
    return textOf(value->times(score::Decimal::of(100)), 2) + u'%';
}

class Scorecard {
public:
    Scorecard(const city::Catalogue& catalogue, const store::ScoreRules& rules, const score::Scheme& scheme)
        : m_catalogue(catalogue), m_rules(rules), m_scheme(scheme),
          m_english(QLocale().language() != QLocale::Chinese) {}

    QString nameOf(const score::Slice& s) const {
        QStringList names;
        const auto add = [&](const auto* one) {
            if (one)
                names << (m_english && !one->nameEn.isEmpty() ? one->nameEn : one->name);
        };
        add(m_catalogue.company(s.company));
        add(m_catalogue.serviceLine(s.line));
        add(m_catalogue.subDistrict(s.place));
        return names.isEmpty() ? say(QT_TRANSLATE_NOOP("xiuhuactl", "the whole city"))
                               : names.join(QStringLiteral(" / "));
    }
    /// The best first; what cannot be told last.
    std::vector<Row> rows(const score::Tally& tally, const QString& by) const {
        std::set<std::tuple<int, int, int>> subjects;
        for (const score::Cell& cell : tally.cells())
            subjects.insert({by == u"place" || by == u"line" ? 0 : cell.company,
                             by == u"line" || by == u"cell" ? cell.line : 0,
                             by == u"place" || by == u"cell" ? cell.place : 0});
        std::vector<Row> all;
        for (const auto& [company, line, place] : subjects) {
            if (company + line + place == 0)
                continue;
            Row row{{company, line, place}, {}, {}, {}};
            row.name = nameOf(row.slice), row.counts = tally.sum(row.slice);
            row.values = m_scheme.evaluate(row.counts, m_rules.counts);
            all.push_back(std::move(row));
        }
        const auto root = std::size_t(m_scheme.root());
        std::ranges::stable_sort(all, [&](const Row& a, const Row& b) {
            const score::Value &x = a.values[root], &y = b.values[root];
            return x && y ? *x > *y : x.has_value() && !y.has_value();
        });
        return all;
    }
    QString line(const Row& row) const {
        const score::Value& value = row.values[std::size_t(m_scheme.root())];
        QStringList parts;
        for (std::size_t i = 0; i < row.values.size(); ++i)
            if (int(i) != m_scheme.root())
                parts << title(m_scheme.indicators()[i]) + u' ' +
                             shown(m_scheme.indicators()[i], row.values[i]) +
                             fraction(m_scheme.indicators()[i], row);
        return QStringLiteral("%1  %2  %3  %4")
            .arg(textOf(value, 2), 7)
            .arg(m_scheme.grade(value), 1)
            .arg(row.name, parts.join(QStringLiteral(", ")));
    }
    QJsonObject json(const Row& row) const {
        QJsonObject figures, counts;
        for (std::size_t i = 0; i < row.values.size(); ++i)
            figures[m_scheme.indicators()[i].id] =
                row.values[i] ? row.values[i]->text() : QStringLiteral("-");
        for (std::size_t i = 0; i < row.counts.size(); ++i)
            counts[m_rules.counts.all()[i].id] = countText(i, row);
        return {{QStringLiteral("subject"), row.name},
                {QStringLiteral("grade"), m_scheme.grade(row.values[std::size_t(m_scheme.root())])},
                {QStringLiteral("figures"), figures},
                {QStringLiteral("counts"), counts}};
    }
    exchange::ReportSheet sheet(const std::vector<Row>& rows, const QString& name) const {
        exchange::ReportSheet sheet{
            name,
            {say(QT_TRANSLATE_NOOP("xiuhuactl", "Subject")), say(QT_TRANSLATE_NOOP("xiuhuactl", "Grade"))},
            {}};
        for (const score::Indicator& one : m_scheme.indicators())
            sheet.headings << title(one);
        for (const score::Count& one : m_rules.counts.all())
            sheet.headings << (m_english ? one.nameEn : one.name);
        for (const Row& row : rows) {
            QVariantList cells{row.name, m_scheme.grade(row.values[std::size_t(m_scheme.root())])};
            for (std::size_t i = 0; i < row.values.size(); ++i)
                cells << shown(m_scheme.indicators()[i], row.values[i]);
            for (std::size_t i = 0; i < row.counts.size(); ++i)
                cells << countText(i, row);
            sheet.rows.push_back(cells);
        }
        return sheet;
    }

private:
    QString title(const score::Indicator& one) const { return m_english ? one.nameEn : one.name; }
    QString countText(std::size_t i, const Row& row) const {
        return m_rules.counts.all()[i].sum == score::Count::Sum::Points
                   ? score::Decimal::ofMillionths(row.counts[i]).text()
                   : QString::number(row.counts[i]);
    }
    /// ` (12/15)` beside a rate of two counts.
    QString fraction(const score::Indicator& one, const Row& row) const {
        const int above = m_rules.counts.indexOf(one.numerator),
                  below = m_rules.counts.indexOf(one.denominator);
        if (above < 0 || below < 0)
            return {};
        return QStringLiteral(" (%1/%2)")
            .arg(countText(std::size_t(above), row), countText(std::size_t(below), row));
    }

    const city::Catalogue& m_catalogue;
    const store::ScoreRules& m_rules;
    const score::Scheme& m_scheme;
    bool m_english;
};

int freezeIt(const QString& city, const score::Period& period, const QString& scheme, const QString& key,
             const SigningIn& signing) {
    const auto rules = store::ScoreRules::read();
    if (!rules)
        return failWith(rules.error());
    const auto note = signing.note(city);
    if (!note)
        return failWith(note.error());
    const auto station = store::seals::Station::open(key);
    if (!station)
        return failWith(station.error());
    const auto frozen = store::freezing::freeze(city, period, *rules, scheme, *station, *note);
    if (!frozen)
        return failWith(frozen.error());
    print(
        say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 is frozen under the scheme %2. Keep this hash elsewhere: %3"))
            .arg(frozen->period, frozen->scheme, frozen->hash));
    return Done;
}

int verifyIt(const QString& city, const score::Period& period, const QString& scheme, bool asJson) {
    const auto check = store::freezing::verify(city, period, scheme);
    if (!check)
        return failWith(check.error());
    if (asJson) {
        const QJsonObject json{
            {QStringLiteral("period"), period.text()},
            {QStringLiteral("hash"), check->frozen.hash},
            {QStringLiteral("station"), check->frozen.station},
            {QStringLiteral("whole"), check->isWhole},
            {QStringLiteral("figures"), check->figures},
            {QStringLiteral("differences"), QJsonArray::fromStringList(check->differences)}};
        print(QString::fromUtf8(QJsonDocument(json).toJson()).trimmed());
    } else {
        print(
            check->isWhole
                ? say(QT_TRANSLATE_NOOP("xiuhuactl",
                                        "The frozen period has the hash %1 and the signature of station %2."))
                      .arg(check->frozen.hash, check->frozen.station.left(16))
                : say(QT_TRANSLATE_NOOP(
                      "xiuhuactl",
                      "The frozen period is not as it was sealed: its hash or its signature does not fit.")));
        for (const QString& one : check->differences)
            print(one);
        if (check->differences.isEmpty())
            print(say(QT_TRANSLATE_NOOP("xiuhuactl", "All %1 figures come out the same, to the last digit."))
                      .arg(check->figures));
    }
    return check->isWhole && check->differences.isEmpty() ? Done : Failed;
}

struct Wanted {
    QString by, report;
    bool asJson = false, force = false;
};

int showIt(const QString& city, const score::Period& period, const QString& scheme, const Wanted& wanted) {
    const auto rules = store::ScoreRules::read();
    auto reader = store::ScoreReader::open(city);
    auto catalogue = store::catalogueOf(city);
    if (!rules || !reader || !catalogue)
        return failWith(!rules ? rules.error() : !reader ? reader.error() : catalogue.error());
    const score::Scheme* used = rules->scheme(scheme);
    if (!used)
        return misuse("score", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no scheme %1.")).arg(scheme));
    const auto ledger = reader->ledger(period, *rules);
    if (!ledger)
        return failWith(ledger.error());
    const Scorecard card(*catalogue, *rules, *used);
    const auto rows = card.rows(ledger->tally(), wanted.by);
    if (!wanted.report.isEmpty()) {
        const auto done =
            exchange::writeReport(wanted.report, {card.sheet(rows, period.text())}, wanted.force);
        if (!done)
            return failWith(done.error());
    }
    QJsonArray all;
    for (const Row& row : rows)
        wanted.asJson ? all.append(card.json(row)) : print(card.line(row));
    if (wanted.asJson)
        print(QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("period"), period.text()},
                                                          {QStringLiteral("scheme"), used->id()},
                                                          {QStringLiteral("version"), used->version()},
                                                          {QStringLiteral("formulas"), used->fingerprint()},
                                                          {QStringLiteral("rows"), all}})
                                    .toJson())
                  .trimmed());
    return Done;
}

} // namespace

int runScore(const QStringList& arguments) {
    Arguments words(arguments);
    const auto signing = SigningIn::take(words);
    Wanted wanted{words.option("--by").value_or(QStringLiteral("company")),
                  words.option("--report").value_or(QString()), words.flag("--json"), words.flag("--force")};
    const bool verify = words.flag("--verify"), freeze = words.flag("--freeze");
    const QString key = words.option("--key").value_or(store::seals::Station::usualFile());
    const QString scheme = words.option("--scheme").value_or(QStringLiteral("contract"));
    const auto period = score::Period::fromText(words.option("--period").value_or(QString()));
    if (!words.unknown().isEmpty())
        return misuse("score",
                      say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 1)
        return misuse("score", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    if (!period)
        return misuse("score", period.error().sentence);
    if (!QStringList{"company", "place", "line", "cell"}.contains(wanted.by))
        return misuse("score",
                      say(QT_TRANSLATE_NOOP("xiuhuactl", "--by takes company, place, line or cell.")));
    const QString city = words.rest().front();
    if (freeze)
        return freezeIt(city, *period, scheme, key, signing);
    return verify ? verifyIt(city, *period, scheme, wanted.asJson) : showIt(city, *period, scheme, wanted);
}

} // namespace app
