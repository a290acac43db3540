// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/field_text.h"
#include "command.h"
#include "selecting.h"
#include "signing_in.h"
#include "store/bulk.h"
#include "store/ground.h"
#include "store/reader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

namespace {

namespace bulk = store::bulk;
constexpr std::size_t mostTold = 20; ///< faulty components on a terminal

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

struct Call {
    QString city, profile;
    Selecting selecting;
    SigningIn signing;
    QStringList set;
    double east = 0, north = 0;
    bool dryRun = false, skipFaulty = false, json = false;
};

/// The sentence that refuses the call.
tl::expected<Call, QString> parse(Arguments words) {
    Call call;
    const bool all = words.flag("--all");
    auto selecting = Selecting::take(words);
    if (!selecting) return tl::unexpected(selecting.error());
    call.selecting = *selecting;
    call.signing = SigningIn::take(words);
    while (const auto set = words.option("--set")) call.set += *set;
    call.profile = words.option("--recode").value_or(QString());
    call.dryRun = words.flag("--dry-run");
    call.skipFaulty = words.flag("--skip-faulty");
    call.json = words.flag("--json");
    if (const auto shift = words.option("--shift")) {
        const QStringList metres = shift->split(QLatin1Char(','));
        bool eastIsNumber = false, northIsNumber = false;
        call.east = metres.value(0).toDouble(&eastIsNumber);
        call.north = metres.value(1).toDouble(&northIsNumber);
        if (metres.size() != 2 || !eastIsNumber || !northIsNumber)
            return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "--shift takes metres to the east and to the north, such as 1.5,-0.8.")));
    }
    if (!words.unknown().isEmpty()) return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 1) return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    call.city = words.rest().front();
    if (call.set.isEmpty() && call.profile.isEmpty() && call.east == 0 && call.north == 0)
        return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "Say what is to change: --set, --shift or --recode.")));
    if (call.selecting.isAll() != all)
        return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "Say which components: --where and --polygon, or --all.")));
    return call;
}

/// A layout, A or B, means the only profile that has it.
city::Result<QString> profileOf(const QString& city, const QString& text) {
    const auto layout = city::codeLayoutOf(text);
    if (!layout) return text;
    auto reader = store::Reader::open(city);
    if (!reader) return tl::unexpected(reader.error());
    const auto profiles = reader->codeProfiles();
    if (!profiles) return tl::unexpected(profiles.error());
    QStringList fitting;
    for (const auto& [id, its] : *profiles)
        if (its == *layout) fitting += id;
    if (fitting.size() == 1) return fitting.front();
    return city::fail(city::FaultKind::Invalid, say(QT_TRANSLATE_NOOP("xiuhuactl", "Layout %1 is that of the profiles “%2”. Name one of them.")).arg(text, fitting.join(QStringLiteral(", "))));
}

city::Result<bulk::Wish> wishOf(const Call& call, const city::Catalogue& catalogue) {
    bulk::Wish wish;
    wish.east = call.east;
    wish.north = call.north;
    for (const QString& text : call.set) {
        const auto assignment = query::Assignment::parse(text, catalogue);
        if (!assignment) return city::fail(city::FaultKind::Invalid, assignment.error());
        wish.fields.push_back(*assignment);
    }
    if (!call.profile.isEmpty()) {
        const auto profile = profileOf(call.city, call.profile);
        if (!profile) return tl::unexpected(profile.error());
        wish.codeProfile = *profile;
    }
    return wish;
}

QJsonArray jsonOf(const std::vector<bulk::Faulty>& faults) {
    QJsonArray rows;
    for (const bulk::Faulty& faulty : faults) {
        QJsonArray fields;
        for (const city::FieldFault& fault : faulty.faults)
            fields.append(QJsonObject{{QStringLiteral("field"), city::fieldName(fault.field)}, {QStringLiteral("sentence"), fault.sentence}});
        rows.append(QJsonObject{{QStringLiteral("code"), faulty.code}, {QStringLiteral("shape"), int(faulty.key.shape)}, {QStringLiteral("row"), qint64(faulty.key.row)},
                                {QStringLiteral("faults"), fields}});
    }
    return rows;
}

QJsonObject jsonOf(const bulk::Preview& preview) {
    QJsonObject fields;
    for (int f = 0; f < city::fieldCount; ++f)
        if (const auto count = preview.byField[std::size_t(f)]) fields.insert(city::fieldName(city::Field(f)), qint64(count));
    return {{QStringLiteral("changing"), qint64(preview.changing)}, {QStringLiteral("same"), qint64(preview.same)}, {QStringLiteral("faulty"), qint64(preview.faulty)},
            {QStringLiteral("gone"), qint64(preview.gone)}, {QStringLiteral("fields"), fields}, {QStringLiteral("faults"), jsonOf(preview.faults)}, {QStringLiteral("waits"), preview.waits}};
}

void tell(const bulk::Preview& preview, const city::Catalogue& catalogue) {
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 components change, %2 are so already, %3 cannot be changed so."))
              .arg(preview.changing).arg(preview.same).arg(preview.faulty));
    if (preview.waits) print(say(QT_TRANSLATE_NOOP("xiuhuactl", "It will wait for approval.")));
    for (int f = 0; f < city::fieldCount; ++f)
        if (const auto count = preview.byField[std::size_t(f)]) print(QStringLiteral("  %1  %2").arg(count, 9).arg(city::fieldName(city::Field(f))));
    for (const bulk::Example& example : preview.examples) {
        for (int f = 0; f < city::fieldCount; ++f) {
            const city::Field field = city::Field(f);
            if (!city::isSame(example.before, example.after, field))
                print(QStringLiteral("  %1  %2: %3 -> %4").arg(example.before.code, city::fieldName(field), city::fieldText(example.before, field, catalogue),
                                                               city::fieldText(example.after, field, catalogue)));
        }
        if (&example - preview.examples.data() == 2) break;
    }
    for (std::size_t i = 0; i < std::min(mostTold, preview.faults.size()); ++i)
        for (const city::FieldFault& fault : preview.faults[i].faults)
            printError(QStringLiteral("  %1  %2: %3").arg(preview.faults[i].code, city::fieldName(fault.field), fault.sentence));
}

QString waits(std::int64_t rows, const QString& batch) {
    return say(QT_TRANSLATE_NOOP("xiuhuactl", "Nothing is changed yet: %1 edits wait for approval as %2. xiuhuactl approve writes or refuses them.")).arg(rows).arg(batch);
}

int apply(const Call& call, const city::Selection& selection, const bulk::Wish& wish, const store::ChangeNote& note, QJsonObject json) {
    ProgressLine line;
    const auto outcome = bulk::apply(call.city, selection, wish, note, call.skipFaulty ? bulk::Faults::Skip : bulk::Faults::Refuse, showing(line));
    line.end();
    if (!outcome) return failWith(outcome.error());
    json.insert(QStringLiteral("batch"), outcome->batch);
    json.insert(QStringLiteral("changed"), qint64(outcome->isWaiting ? 0 : outcome->changed));
    json.insert(QStringLiteral("waiting"), qint64(outcome->isWaiting ? outcome->changed : 0));
    json.insert(QStringLiteral("longest_lock_ms"), outcome->pace.longestMs);
    if (call.json) print(QString::fromUtf8(QJsonDocument(json).toJson()).trimmed());
    else if (outcome->isWaiting) print(waits(outcome->changed, outcome->batch));
    else print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 components were changed as batch %2. xiuhuactl revert or undo takes it back.")).arg(outcome->changed).arg(outcome->batch));
    return Done;
}

} // namespace

int runEdit(const QStringList& arguments) {
    const auto call = parse(Arguments(arguments));
    if (!call) return misuse("edit", call.error());
    watchInterrupts();
    auto note = call->signing.note(call->city);
    if (!note) return failWith(note.error());
    if (auto recovered = store::batches::recover(call->city); !recovered) return failWith(recovered.error());
    ProgressLine line;
    const auto found = call->selecting.run(call->city, false, showing(line));
    line.end();
    if (!found) return failWith(found.error());
    const city::Selection selection = found->selection();
    const city::Catalogue& catalogue = found->rows->catalogue();
    const auto wish = wishOf(*call, catalogue);
    if (!wish) return failWith(wish.error());
    const auto preview = bulk::preview(call->city, selection, *wish, *note, showing(line));
    line.end();
    if (!preview) return failWith(preview.error());
    const bool isRefused = preview->faulty > 0 && !call->skipFaulty;
    if (!call->json) tell(*preview, catalogue);
    if (call->dryRun || isRefused || preview->changing == 0) {
        if (call->json) print(QString::fromUtf8(QJsonDocument(jsonOf(*preview)).toJson()).trimmed());
        if (isRefused && !call->dryRun) printError(say(QT_TRANSLATE_NOOP("xiuhuactl", "Nothing was changed. --skip-faulty changes the others.")));
        return isRefused ? Failed : Done;
    }
    return apply(*call, selection, *wish, *note, jsonOf(*preview));
}

} // namespace app
