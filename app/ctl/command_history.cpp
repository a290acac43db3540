// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/field_text.h"
#include "command.h"
#include "query/assignment.h"
#include "signing_in.h"
#include "store/restoring.h"
#include "store/writer.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

namespace {

using Kind = city::Patch::Kind;

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

QString utc(std::int64_t ms) {
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

QString deed(Kind kind) {
    switch (kind) {
    case Kind::Insert: return say(QT_TRANSLATE_NOOP("xiuhuactl", "added"));
    case Kind::Delete: return say(QT_TRANSLATE_NOOP("xiuhuactl", "deleted"));
    case Kind::Update: break;
    }
    return say(QT_TRANSLATE_NOOP("xiuhuactl", "changed"));
}

QString deedId(Kind kind) {
    return kind == Kind::Insert ? QStringLiteral("insert") : kind == Kind::Delete ? QStringLiteral("delete") : QStringLiteral("update");
}

QJsonObject jsonOf(const store::Reader::Change& change, const city::Catalogue& catalogue) {
    QJsonArray fields;
    for (const city::Field field : change.fields)
        fields.append(QJsonObject{{QStringLiteral("field"), city::fieldName(field)},
                                  {QStringLiteral("before"), change.kind == Kind::Insert ? QString() : city::fieldText(change.before, field, catalogue)},
                                  {QStringLiteral("after"), city::fieldText(change.after, field, catalogue)}});
    QJsonObject json{{QStringLiteral("seq"), qint64(change.seq)}, {QStringLiteral("revision"), qint64(change.revision)}, {QStringLiteral("received"), utc(change.receivedMs)},
                     {QStringLiteral("user"), change.user}, {QStringLiteral("batch"), change.batch}, {QStringLiteral("reason"), change.reason},
                     {QStringLiteral("kind"), deedId(change.kind)}, {QStringLiteral("fields"), fields}};
    if (!change.approvedBy.isEmpty()) json[u"approved_by"] = change.approvedBy;
    if (change.eventMs) json[u"happened"] = utc(*change.eventMs);
    return json;
}

void tell(const store::Reader::Change& change, const city::Catalogue& catalogue) {
    QString who = change.user.isEmpty() ? say(QT_TRANSLATE_NOOP("xiuhuactl", "(another program)")) : change.user;
    if (!change.approvedBy.isEmpty()) who = say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 (approved by %2)")).arg(who, change.approvedBy);
    print(QStringLiteral("%1  %2  %3  %4  %5 %6").arg(change.seq).arg(utc(change.receivedMs), who, deed(change.kind), change.reason, change.batch).trimmed());
    for (const city::Field field : change.fields) {
        const QString before = change.kind == Kind::Insert ? QString() : city::fieldText(change.before, field, catalogue);
        const QString after = city::fieldText(change.after, field, catalogue);
        if (before != after) print(QStringLiteral("    %1: %2 -> %3").arg(city::fieldName(field), before, after));
    }
}

QString nameOf(const store::Receipt& receipt) {
    const QString code = receipt.component ? receipt.component->code : QString();
    return code.isEmpty() ? QString::number(receipt.key.row) : code;
}

/// Names in the user's language or in the query language's, separated by commas; none for an empty text.
tl::expected<std::vector<city::Field>, QString> fieldsNamed(const QString& text) {
    std::vector<city::Field> fields;
    for (const QString& name : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto field = query::componentField(name.trimmed());
        if (!field) return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no field %1.")).arg(name));
        fields.push_back(*field);
    }
    return fields;
}

int takeBack(const char* name, const QStringList& arguments, bool isUndo) {
    Arguments words(arguments);
    const SigningIn signing = SigningIn::take(words);
    if (!words.unknown().isEmpty()) return misuse(name, say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 1) return misuse(name, say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    const auto note = signing.note(words.rest().first());
    if (!note) return failWith(note.error());
    store::Writer writer(words.rest().first());
    const store::Answer answer = (isUndo ? writer.undo(*note) : writer.redo(*note)).get();
    if (!answer) return failWith(answer.error().fault);
    print((isUndo ? say(QT_TRANSLATE_NOOP("xiuhuactl", "Taken back: %1, revision %2.")) : say(QT_TRANSLATE_NOOP("xiuhuactl", "Done again: %1, revision %2.")))
              .arg(nameOf(*answer)).arg(answer->revision));
    return Done;
}

void tellAll(const std::vector<store::Reader::Change>& life, const city::Catalogue& catalogue, bool asJson) {
    QJsonArray rows;
    for (const auto& change : life) asJson ? rows.append(jsonOf(change, catalogue)) : tell(change, catalogue);
    if (asJson) print(QString::fromUtf8(QJsonDocument(rows).toJson()).trimmed());
    else if (life.empty()) print(say(QT_TRANSLATE_NOOP("xiuhuactl", "Nothing was changed since the city was made.")));
}

int restore(const QString& city, const std::vector<store::Reader::Change>& life, std::int64_t seq, const std::vector<city::Field>& fields,
            const store::ChangeNote& note) {
    const auto patch = store::restoring(life, seq, fields);
    if (!patch) return failWith(patch.error());
    store::Writer writer(city);
    const store::Answer answer = writer.submit(*patch, note).get();
    if (!answer) return failWith(answer.error().fault);
    if (answer->pending) {
        print(say(QT_TRANSLATE_NOOP("xiuhuactl", "Nothing is changed yet: it waits for approval as edit %1.")).arg(answer->pending));
        return Done;
    }
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "Restored: %1, revision %2.")).arg(nameOf(*answer)).arg(answer->revision));
    return Done;
}

} // namespace

int runUndo(const QStringList& arguments) {
    return takeBack("undo", arguments, true);
}

int runRedo(const QStringList& arguments) {
    return takeBack("redo", arguments, false);
}

int runHistory(const QStringList& arguments) {
    Arguments words(arguments);
    const bool asJson = words.flag("--json");
    const auto back = words.option("--restore");
    const auto named = words.option("--fields");
    const SigningIn signing = SigningIn::take(words);
    if (!words.unknown().isEmpty()) return misuse("history", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 2) return misuse("history", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name the city and a component's code or identity.")));
    const QString& city = words.rest()[0];
    auto reader = store::Reader::open(city);
    if (!reader) return failWith(reader.error());
    const auto component = reader->byCodeOrUid(words.rest()[1]);
    if (!component) return failWith(component.error());
    if (!*component) return failWith({city::FaultKind::NotFound, say(QT_TRANSLATE_NOOP("xiuhuactl", "The city has no component %1.")).arg(words.rest()[1]), {}});
    const auto life = reader->history((*component)->key, (*component)->uid);
    if (!life) return failWith(life.error());
    const auto catalogue = reader->catalogue();
    if (!catalogue) return failWith(catalogue.error());
    if (!back) {
        tellAll(*life, *catalogue, asJson);
        return Done;
    }
    bool isNumber = false;
    const std::int64_t seq = back->toLongLong(&isNumber);
    const auto fields = fieldsNamed(named.value_or(QString()));
    if (!isNumber || seq < 0) return misuse("history", say(QT_TRANSLATE_NOOP("xiuhuactl", "--restore takes the number of a change, or 0 for before all of them.")));
    if (!fields) return misuse("history", fields.error());
    const auto note = signing.note(city);
    if (!note) return failWith(note.error());
    return restore(city, *life, seq, *fields, *note);
}

} // namespace app
