// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/freeze.h"

#include "store/change_context.h"
#include "store/gate.h"
#include "store/querying.h"
#include "store/turnstile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <sodium.h>

namespace store::freezing {

namespace {

using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

QJsonArray jsonOf(const score::Cell& cell) {
    return {cell.company, cell.line, cell.place};
}

score::Cell cellOf(const QJsonArray& json) {
    return {json[0].toInt(), json[1].toInt(), json[2].toInt()};
}

/// Counts and values of every cell, and of each company as a whole: numbers as text, exact.
QJsonArray figuresOf(const score::Ledger& ledger, const ScoreRules& rules, const score::Scheme& scheme) {
    std::set<score::Cell> all;
    for (const score::Cell& cell : ledger.tally().cells())
        all.insert(cell), all.insert({cell.company, 0, 0});
    QJsonArray figures;
    for (const score::Cell& cell : all) {
        const auto counts = ledger.tally().sum({cell.company, cell.line, cell.place});
        QJsonArray numbers, values;
        for (const std::int64_t n : counts)
            numbers.append(QString::number(n));
        for (const score::Value& value : scheme.evaluate(counts, rules.counts))
            values.append(value ? value->text() : QStringLiteral("-"));
        figures.append(QJsonObject{{QStringLiteral("cell"), jsonOf(cell)},
                                   {QStringLiteral("counts"), numbers},
                                   {QStringLiteral("values"), values}});
    }
    return figures;
}

QByteArray bodyOf(const score::Period& period, const ScoreRules& rules, const score::Scheme& scheme,
                  const ScoreInputs& inputs, ScoreUpTo upTo, const score::Ledger& ledger) {
    QJsonArray cases, responsible, stages;
    std::vector<std::int64_t> orders;
    for (const auto& [order, facts] : ledger.cases())
        orders.push_back(order);
    std::ranges::sort(orders);
    for (const std::int64_t order : orders) {
        const score::Cell& cell = ledger.cases().at(order).cell;
        cases.append(QJsonArray{qint64(order), cell.company, cell.line, cell.place});
    }
    for (const score::Cell& cell : inputs.responsible)
        responsible.append(jsonOf(cell));
    for (const std::uint8_t stage : inputs.stageOf)
        stages.append(stage);
    const QJsonObject body{{QStringLiteral("program"), QCoreApplication::applicationVersion()},
                           {QStringLiteral("period"), period.text()},
                           {QStringLiteral("scheme"), scheme.json()},
                           {QStringLiteral("counts"), rules.countsJson},
                           {QStringLiteral("checklist"), rules.checklistJson},
                           {QStringLiteral("case_step"), qint64(upTo.caseStep)},
                           {QStringLiteral("finding_step"), qint64(upTo.findingStep)},
                           {QStringLiteral("cases"), cases},
                           {QStringLiteral("responsible"), responsible},
                           {QStringLiteral("stages"), stages},
                           {QStringLiteral("figures"), figuresOf(ledger, rules, scheme)}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray hashOf(const QByteArray& body) {
    QByteArray hash(32, '\0');
    const QByteArray text = QByteArrayLiteral("xiuhua frozen period 1\n") + body;
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), std::size_t(hash.size()),
                       reinterpret_cast<const unsigned char*>(text.constData()), std::size_t(text.size()),
                       nullptr, 0);
    return hash;
}

bool isSigned(const QByteArray& hash, const QByteArray& station, const QByteArray& signature) {
    const auto bytes = [](const QByteArray& b) {
        return reinterpret_cast<const unsigned char*>(b.constData());
    };
    return station.size() == qsizetype(crypto_sign_PUBLICKEYBYTES) &&
           signature.size() == qsizetype(crypto_sign_BYTES) &&
           crypto_sign_verify_detached(bytes(signature), bytes(hash), std::size_t(hash.size()),
                                       bytes(station)) == 0;
}

city::Result<void> judge(ScoreReader& reader, const score::Period& period, const QString& scheme) {
    const auto zone = reader.zone();
    if (!zone)
        return tl::unexpected(zone.error());
    if (period.endMs(*zone) > QDateTime::currentMSecsSinceEpoch())
        return city::fail(
            FaultKind::Invalid,
            say(QT_TRANSLATE_NOOP("store", "%1 is not over yet. Freeze it when it is.")).arg(period.text()));
    auto query =
        reader.database().prepare("SELECT (SELECT count(*) FROM finding WHERE state IN (0, 3, 4) AND "
                                  "found_ms >= ?1 AND found_ms < ?2), (SELECT count(*) FROM "
                                  "frozen_period WHERE period = ?3 AND scheme = ?4)");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, period.firstMs(*zone)).bind(2, period.endMs(*zone)).bind(3, period.text()).bind(4, scheme);
    if (const auto row = query->step(); !row)
        return tl::unexpected(row.error());
    if (query->integer(1) > 0)
        return city::fail(FaultKind::Conflict,
                          say(QT_TRANSLATE_NOOP("store", "%1 is frozen already.")).arg(period.text()));
    if (query->integer(0) > 0)
        return city::fail(
            FaultKind::Invalid,
            say(QT_TRANSLATE_NOOP("store", "%1 findings of %2 wait for their review. Review them first."))
                .arg(query->integer(0))
                .arg(period.text()));
    return {};
}

city::Result<void> write(Database& db, const Frozen& frozen, const QByteArray& body, const QByteArray& hash,
                         const seals::Station& station, const ChangeNote& note) {
    const city::Uid uid = city::Uid::make();
    if (auto set = change_context::set(db, uid, note); !set)
        return set;
    auto row =
        db.prepare("INSERT INTO frozen_period (uid, period, scheme, hash, station, signature, user, made_ms) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    auto text = db.prepare("INSERT INTO frozen_body (period_id, body) VALUES (?1, ?2)");
    if (!row || !text)
        return tl::unexpected(row ? text.error() : row.error());
    row->bind(1, uid.bytes()).bind(2, frozen.period).bind(3, frozen.scheme).bind(4, hash);
    row->bind(5, station.publicKey()).bind(6, station.sign(hash)).bind(7, note.user).bind(8, frozen.madeMs);
    if (auto done = row->run(); !done)
        return done;
    const auto id = db.number("SELECT max(id) FROM frozen_period");
    if (!id)
        return tl::unexpected(id.error());
    if (auto done = text->bind(1, *id).bind(2, qCompress(body)).run(); !done)
        return done;
    return change_context::clear(db);
}

struct Stored {
    Frozen frozen;
    QByteArray body;
    bool isWhole = false;
};

city::Result<Stored> stored(Database& db, const score::Period& period, const QString& scheme) {
    auto query = db.prepare(
        "SELECT hash, station, signature, user, made_ms, body FROM frozen_period p JOIN frozen_body b "
        "ON b.period_id = p.id WHERE period = ?1 AND scheme = ?2");
    if (!query)
        return tl::unexpected(query.error());
    const auto row = query->bind(1, period.text()).bind(2, scheme).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return city::fail(
            FaultKind::NotFound,
            say(QT_TRANSLATE_NOOP("store", "%1 is not frozen under this scheme.")).arg(period.text()));
    const auto bytes = [&](int column) {
        const auto blob = query->blob(column);
        return QByteArray(reinterpret_cast<const char*>(blob.first), blob.second);
    };
    Stored found;
    const QByteArray hash = bytes(0), station = bytes(1);
    found.body = qUncompress(bytes(5));
    found.isWhole = hashOf(found.body) == hash && isSigned(hash, station, bytes(2));
    found.frozen = {period.text(),
                    scheme,
                    query->text(3),
                    query->integer(4),
                    QString::fromLatin1(hash.toHex()),
                    QString::fromLatin1(station.toHex())};
    return found;
}

ScoreInputs inputsOf(const QJsonObject& body) {
    ScoreInputs inputs;
    for (const QJsonValue row : body[u"cases"].toArray()) {
        const QJsonArray one = row.toArray();
        inputs.cells[one[0].toInteger()] = {one[1].toInt(), one[2].toInt(), one[3].toInt()};
    }
    for (const QJsonValue row : body[u"responsible"].toArray())
        inputs.responsible.insert(cellOf(row.toArray()));
    const QJsonArray stages = body[u"stages"].toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(stages.size(), 32); ++i)
        inputs.stageOf[std::size_t(i)] = std::uint8_t(stages[i].toInt());
    return inputs;
}

QStringList differences(const QJsonArray& before, const QJsonArray& now) {
    QStringList told;
    if (before.size() != now.size())
        told << say(QT_TRANSLATE_NOOP("store", "%1 figures were frozen, %2 come out now."))
                    .arg(before.size())
                    .arg(now.size());
    for (qsizetype i = 0; i < std::min(before.size(), now.size()) && told.size() < 20; ++i)
        if (before[i] != now[i]) {
            const score::Cell cell = cellOf(before[i][u"cell"].toArray());
            told << say(QT_TRANSLATE_NOOP("store", "Company %1, line %2, place %3 comes out otherwise."))
                        .arg(cell.company)
                        .arg(cell.line)
                        .arg(cell.place);
        }
    return told;
}

} // namespace

city::Result<Frozen> freeze(const QString& city, const score::Period& period, const ScoreRules& rules,
                            const QString& scheme, const seals::Station& station, const ChangeNote& note) {
    const auto user = admit(city, note, city::Action::Approve);
    auto reader = ScoreReader::open(city);
    if (!user || !reader)
        return tl::unexpected(user ? reader.error() : user.error());
    const score::Scheme* used = rules.scheme(scheme);
    if (!used)
        return city::fail(FaultKind::NotFound,
                          say(QT_TRANSLATE_NOOP("store", "There is no scheme %1.")).arg(scheme));
    if (auto fine = judge(*reader, period, scheme); !fine)
        return tl::unexpected(fine.error());
    const auto upTo = reader->newest();
    const auto inputs = reader->inputs();
    if (!upTo || !inputs)
        return tl::unexpected(upTo ? inputs.error() : upTo.error());
    const auto ledger = reader->ledger(period, rules, *upTo);
    if (!ledger)
        return tl::unexpected(ledger.error());
    const QByteArray body = bodyOf(period, rules, *used, *inputs, *upTo, *ledger);
    const QByteArray hash = hashOf(body);
    const Frozen frozen{period.text(),
                        scheme,
                        *user,
                        QDateTime::currentMSecsSinceEpoch(),
                        QString::fromLatin1(hash.toHex()),
                        QString::fromLatin1(station.publicKey().toHex())};
    auto db = CityFile::openWriting(city);
    if (!db)
        return tl::unexpected(db.error());
    ChangeNote named = note;
    named.user = *user;
    Turnstile turnstile(city);
    const auto turn = turnstile.wait();
    if (auto done = inTransaction(*db, [&] { return write(*db, frozen, body, hash, station, named); }); !done)
        return tl::unexpected(done.error());
    return frozen;
}

city::Result<Check> verify(const QString& city, const score::Period& period, const QString& scheme) {
    auto reader = ScoreReader::open(city);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto found = stored(reader->database(), period, scheme);
    if (!found)
        return tl::unexpected(found.error());
    const QJsonObject body = QJsonDocument::fromJson(found->body).object();
    Check check{found->frozen, found->isWhole, 0, {}};
    const auto rules = ScoreRules::fromJson(body[u"checklist"].toObject(), body[u"counts"].toObject(),
                                            body[u"scheme"].toObject());
    if (!rules)
        return tl::unexpected(rules.error());
    const ScoreInputs inputs = inputsOf(body);
    const ScoreUpTo upTo{body[u"case_step"].toInteger(), body[u"finding_step"].toInteger()};
    const auto ledger = reader->ledger(period, *rules, upTo, &inputs);
    if (!ledger || rules->schemes.empty())
        return ledger ? city::fail(FaultKind::Damaged,
                                   say(QT_TRANSLATE_NOOP("store", "There is no scheme %1.")).arg(scheme))
                      : city::Result<Check>(tl::unexpected(ledger.error()));
    const QJsonArray before = body[u"figures"].toArray();
    check.figures = int(before.size());
    check.differences = differences(before, figuresOf(*ledger, *rules, rules->schemes.front()));
    return check;
}

} // namespace store::freezing
