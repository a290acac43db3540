// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/field_text.h"
#include "command.h"
#include "query/assignment.h"
#include "signing_in.h"
#include "store/approval.h"
#include "store/reader.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

namespace {

namespace approval = store::approval;
using What = approval::Decision::What;
using Kind = city::Patch::Kind;

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

QString utc(std::int64_t ms) {
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

QString deedId(Kind kind) {
    return kind == Kind::Insert ? QStringLiteral("insert") : kind == Kind::Delete ? QStringLiteral("delete") : QStringLiteral("update");
}

const city::Component& known(const city::Patch& patch) {
    return patch.kind == Kind::Insert ? patch.after : patch.before;
}

QJsonObject jsonOf(const approval::Heap& heap) {
    return {{QStringLiteral("batch"), heap.batch}, {QStringLiteral("user"), heap.user}, {QStringLiteral("reason"), heap.reason},
            {QStringLiteral("made"), utc(heap.madeMs)}, {QStringLiteral("rows"), qint64(heap.rows)}, {QStringLiteral("waiting"), qint64(heap.waiting)}};
}

QJsonObject jsonOf(const approval::Edit& edit, const city::Catalogue& catalogue) {
    QJsonArray fields;
    for (const city::Field field : edit.fields) {
        const bool isNew = edit.patch.kind == Kind::Insert;
        fields.append(QJsonObject{{QStringLiteral("field"), city::fieldName(field)},
                                  {QStringLiteral("before"), isNew ? QString() : city::fieldText(edit.patch.before, field, catalogue)},
                                  {QStringLiteral("after"), city::fieldText(edit.patch.after, field, catalogue)}});
    }
    QJsonObject json{{QStringLiteral("id"), qint64(edit.id)}, {QStringLiteral("kind"), deedId(edit.patch.kind)}, {QStringLiteral("code"), known(edit.patch).code},
                     {QStringLiteral("moved"), edit.isMoved}, {QStringLiteral("state"), QLatin1String(approval::stateId(edit.state))}, {QStringLiteral("fields"), fields}};
    if (edit.state != approval::State::Waiting) {
        json[u"decided_by"] = edit.decidedBy;
        json[u"decision"] = edit.decision;
        json[u"decided"] = utc(edit.decidedMs);
    }
    return json;
}

void tell(const approval::Edit& edit, const city::Catalogue& catalogue) {
    const QString code = known(edit.patch).code.isEmpty() ? QStringLiteral("-") : known(edit.patch).code;
    print(QStringLiteral("%1  %2  %3  %4%5").arg(edit.id).arg(code, deedId(edit.patch.kind), QLatin1String(approval::stateId(edit.state)),
                                                             edit.isMoved ? say(QT_TRANSLATE_NOOP("xiuhuactl", "  (changed since)")) : QString()));
    if (edit.state != approval::State::Waiting) print(QStringLiteral("    %1: %2").arg(edit.decidedBy, edit.decision));
    for (const city::Field field : edit.fields) {
        const QString before = edit.patch.kind == Kind::Insert ? QString() : city::fieldText(edit.patch.before, field, catalogue);
        const QString after = city::fieldText(edit.patch.after, field, catalogue);
        if (before != after) print(QStringLiteral("    %1: %2 -> %3").arg(city::fieldName(field), before, after));
    }
}

int listHeaps(store::Reader& reader, bool all, bool asJson) {
    const auto heaps = approval::heaps(reader.database(), all);
    if (!heaps) return failWith(heaps.error());
    QJsonArray rows;
    for (const approval::Heap& heap : *heaps) {
        if (asJson) rows.append(jsonOf(heap));
        else print(QStringLiteral("%1  %2  %3  %4/%5  %6").arg(heap.batch, utc(heap.madeMs), heap.user).arg(heap.waiting).arg(heap.rows).arg(heap.reason).trimmed());
    }
    if (asJson) print(QString::fromUtf8(QJsonDocument(rows).toJson()).trimmed());
    else if (heaps->empty()) print(say(QT_TRANSLATE_NOOP("xiuhuactl", "No edits wait for approval.")));
    return Done;
}

int listEdits(store::Reader& reader, const QString& batch, std::size_t limit, bool asJson) {
    const auto catalogue = reader.catalogue();
    if (!catalogue) return failWith(catalogue.error());
    const auto edits = approval::edits(reader.database(), batch, limit);
    if (!edits) return failWith(edits.error());
    if (edits->empty()) return failWith({city::FaultKind::NotFound, say(QT_TRANSLATE_NOOP("xiuhuactl", "Nobody asked for edits under %1.")).arg(batch), {}});
    QJsonArray rows;
    for (const approval::Edit& edit : *edits) asJson ? rows.append(jsonOf(edit, *catalogue)) : tell(edit, *catalogue);
    if (asJson) print(QString::fromUtf8(QJsonDocument(rows).toJson()).trimmed());
    return Done;
}

int listRules(const QString& city, bool asJson) {
    const auto rules = approval::rules(city);
    if (!rules) return failWith(rules.error());
    auto reader = store::Reader::open(city);
    if (!reader) return failWith(reader.error());
    const auto catalogue = reader->catalogue();
    if (!catalogue) return failWith(catalogue.error());
    QJsonArray rows;
    for (const approval::Rule& rule : *rules) {
        const city::ComponentClass* kind = catalogue->componentClass(rule.classId);
        const QString of = kind ? kind->name : QString(), field = rule.field ? city::fieldName(*rule.field) : QString();
        rows.append(QJsonObject{{QStringLiteral("id"), qint64(rule.id)}, {QStringLiteral("class"), of}, {QStringLiteral("field"), field},
                                {QStringLiteral("rows"), qint64(rule.leastRows)}, {QStringLiteral("spares"), rule.spares}});
        if (!asJson)
            print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1  class: %2  field: %3  rows: %4 or more  spares: %5"))
                      .arg(rule.id).arg(of.isEmpty() ? say(QT_TRANSLATE_NOOP("xiuhuactl", "any")) : of, field.isEmpty() ? say(QT_TRANSLATE_NOOP("xiuhuactl", "any")) : field)
                      .arg(rule.leastRows).arg(rule.spares.isEmpty() ? say(QT_TRANSLATE_NOOP("xiuhuactl", "whoever may approve")) : rule.spares));
    }
    if (asJson) print(QString::fromUtf8(QJsonDocument(rows).toJson()).trimmed());
    else if (rules->empty()) print(say(QT_TRANSLATE_NOOP("xiuhuactl", "There are no rules of approval: every edit is written at once.")));
    return Done;
}

struct Call {
    QString ofClass, field, rows, spares;
    std::optional<QString> edits, fields, drop;
    bool lists = false, adds = false, refuses = false, withdraws = false, asJson = false;
    SigningIn signing;
};

Call take(Arguments& words) {
    Call call;
    call.asJson = words.flag("--json");
    call.lists = words.flag("--rules");
    call.adds = words.flag("--add-rule");
    call.refuses = words.flag("--refuse");
    call.withdraws = words.flag("--withdraw");
    call.ofClass = words.option("--class").value_or(QString());
    call.field = words.option("--field").value_or(QString());
    call.rows = words.option("--rows").value_or(QStringLiteral("1"));
    call.spares = words.option("--spares").value_or(QString());
    call.edits = words.option("--edits");
    call.fields = words.option("--fields");
    call.drop = words.option("--drop-rule");
    call.signing = SigningIn::take(words);
    return call;
}

city::Result<approval::Rule> ruleOf(const Call& call, const QString& city) {
    approval::Rule rule;
    if (!call.ofClass.isEmpty()) {
        auto reader = store::Reader::open(city);
        if (!reader) return tl::unexpected(reader.error());
        const auto catalogue = reader->catalogue();
        if (!catalogue) return tl::unexpected(catalogue.error());
        const auto kind = query::Assignment::parse(QStringLiteral("class=") + call.ofClass, *catalogue);
        if (!kind) return city::fail(city::FaultKind::Invalid, kind.error());
        rule.classId = kind->choice;
    }
    if (!call.field.isEmpty()) {
        rule.field = query::componentField(call.field);
        if (!rule.field) return city::fail(city::FaultKind::Invalid, say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no field %1.")).arg(call.field));
    }
    bool isNumber = false;
    rule.leastRows = call.rows.toLongLong(&isNumber);
    if (!isNumber) return city::fail(city::FaultKind::Invalid, say(QT_TRANSLATE_NOOP("xiuhuactl", "Name a number after --rows.")));
    rule.spares = call.spares;
    return rule;
}

int addRule(const Call& call, const QString& city) {
    const auto rule = ruleOf(call, city);
    if (!rule) return failWith(rule.error());
    const auto note = call.signing.note(city);
    if (!note) return failWith(note.error());
    const auto id = approval::addRule(city, *rule, *note);
    if (!id) return failWith(id.error());
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "Rule %1 holds from now on.")).arg(*id));
    return Done;
}

int dropRule(const Call& call, const QString& city) {
    const auto note = call.signing.note(city);
    if (!note) return failWith(note.error());
    if (const auto dropped = approval::dropRule(city, call.drop->toLongLong(), *note); !dropped) return failWith(dropped.error());
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "Rule %1 holds no more.")).arg(*call.drop));
    return Done;
}

/// The sentence that refuses what is no list of numbers or fields.
tl::expected<approval::Decision, QString> decisionOf(const Call& call, const QString& batch) {
    approval::Decision decision;
    decision.what = call.refuses ? What::Refuse : call.withdraws ? What::Withdraw : What::Approve;
    decision.batch = batch;
    for (const QString& word : call.edits.value_or(QString()).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        bool isNumber = false;
        decision.edits.push_back(word.trimmed().toLongLong(&isNumber));
        if (!isNumber) return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "--edits takes the numbers that xiuhuactl pending shows, such as 12,15.")));
    }
    for (const QString& word : call.fields.value_or(QString()).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto field = query::componentField(word.trimmed());
        if (!field) return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no field %1.")).arg(word));
        decision.fields.push_back(*field);
    }
    return decision;
}

int decide(const Call& call, const QString& city, const QString& batch) {
    auto decision = decisionOf(call, batch);
    if (!decision) return misuse("approve", decision.error());
    const auto note = call.signing.note(city);
    if (!note) return failWith(note.error());
    if (auto recovered = store::batches::recover(city); !recovered) return failWith(recovered.error());
    decision->reason = note->reason;
    ProgressLine line;
    const auto outcome = approval::decide(city, *decision, *note, showing(line));
    line.end();
    if (!outcome) return failWith(outcome.error());
    for (const store::bulk::Faulty& faulty : outcome->faults)
        for (const city::FieldFault& fault : faulty.faults)
            printError(QStringLiteral("  %1  %2: %3").arg(faulty.code, city::fieldName(fault.field), fault.sentence));
    const char* said = decision->what == What::Approve  ? QT_TRANSLATE_NOOP("xiuhuactl", "%1 edits were approved and written, %2 wait on.")
                       : decision->what == What::Refuse ? QT_TRANSLATE_NOOP("xiuhuactl", "%1 edits were refused, %2 wait on.")
                                                        : QT_TRANSLATE_NOOP("xiuhuactl", "%1 edits were withdrawn, %2 wait on.");
    print(say(said).arg(outcome->decided).arg(outcome->faulty));
    return outcome->faulty ? Failed : Done;
}

} // namespace

int runPending(const QStringList& arguments) {
    Arguments words(arguments);
    const bool asJson = words.flag("--json"), all = words.flag("--all");
    const auto limit = words.option("--limit").value_or(QStringLiteral("100"));
    bool isNumber = false;
    const int most = limit.toInt(&isNumber);
    if (!isNumber || most < 1) return misuse("pending", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name a number after --limit.")));
    if (!words.unknown().isEmpty()) return misuse("pending", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().isEmpty() || words.rest().size() > 2) return misuse("pending", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    auto reader = store::Reader::open(words.rest().first());
    if (!reader) return failWith(reader.error());
    return words.rest().size() == 2 ? listEdits(*reader, words.rest()[1], std::size_t(most), asJson) : listHeaps(*reader, all, asJson);
}

int runApprove(const QStringList& arguments) {
    Arguments words(arguments);
    const Call call = take(words);
    if (!words.unknown().isEmpty()) return misuse("approve", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    const QStringList& rest = words.rest();
    const bool isAboutRules = call.lists || call.adds || call.drop;
    if (rest.size() != (isAboutRules ? 1 : 2))
        return misuse("approve", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name the city and what xiuhuactl pending lists, or --rules, --add-rule or --drop-rule.")));
    watchInterrupts();
    if (call.lists) return listRules(rest[0], call.asJson);
    if (call.adds) return addRule(call, rest[0]);
    if (call.drop) return dropRule(call, rest[0]);
    return decide(call, rest[0], rest[1]);
}

} // namespace app
