// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "command_line.h"
#include "exchange/importing.h"
#include "signing_in.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

void tell(const exchange::FileReport& file) {
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1: %2 rows read, %3 in, %4 refused.")).arg(file.file).arg(file.read).arg(file.in).arg(file.refused));
    if (file.faultyCodes > 0)
        print(QStringLiteral("  ") + say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 codes are not valid and were kept as text, with what is wrong.")).arg(file.faultyCodes));
    for (const QString& warning : file.warnings) print(QStringLiteral("  ") + say(QT_TRANSLATE_NOOP("xiuhuactl", "Warning: %1")).arg(warning));
    constexpr std::size_t shown = 5;
    for (std::size_t i = 0; i < std::min(shown, file.rejects.size()); ++i)
        print(QStringLiteral("  ") + say(QT_TRANSLATE_NOOP("xiuhuactl", "row %1: %2")).arg(file.rejects[i].row).arg(file.rejects[i].reason));
}

QJsonObject jsonOf(const exchange::FileReport& file) {
    QJsonObject json{{QStringLiteral("file"), file.file}, {QStringLiteral("layer"), file.layer}, {QStringLiteral("crs"), file.crs},
                     {QStringLiteral("encoding"), file.encoding}, {QStringLiteral("read"), qint64(file.read)},
                     {QStringLiteral("in"), qint64(file.in)}, {QStringLiteral("refused"), qint64(file.refused)},
                     {QStringLiteral("faulty_codes"), qint64(file.faultyCodes)},
                     {QStringLiteral("warnings"), QJsonArray::fromStringList(file.warnings)}};
    if (file.hasExtent) json[u"extent"] = QJsonArray{file.west, file.south, file.east, file.north};
    QJsonArray rejects;
    for (const auto& line : file.rejects) rejects.append(QJsonObject{{QStringLiteral("row"), qint64(line.row)}, {QStringLiteral("reason"), line.reason}});
    json[u"rejects"] = rejects;
    return json;
}

void tell(const exchange::ImportReport& report, bool asJson) {
    if (asJson) {
        QJsonArray files;
        for (const auto& file : report.files) files.append(jsonOf(file));
        print(QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("files"), files}, {QStringLiteral("batch"), report.batch},
                                                          {QStringLiteral("longest_lock_ms"), report.pace.longestMs},
                                                          {QStringLiteral("p99_lock_ms"), report.pace.p99Ms},
                                                          {QStringLiteral("slices"), report.pace.slices}}).toJson()).trimmed());
        return;
    }
    for (const auto& file : report.files) tell(file);
    if (!report.batch.isEmpty())
        print(say(QT_TRANSLATE_NOOP("xiuhuactl", "Written as batch %1: xiuhuactl revert CITY %1 takes it back.")).arg(report.batch));
}

exchange::Limits limitsOf(Arguments& words) {
    exchange::Limits limits;
    if (const auto memory = words.option("--memory-mb")) limits.memoryMb = std::max(64, memory->toInt());
    if (const auto seconds = words.option("--seconds")) limits.seconds = std::max(1, seconds->toInt());
    return limits;
}

/// --mapping FILE, with single entries on top.
city::Result<exchange::Mapping> mappingOf(Arguments& words) {
    QJsonObject root;
    if (const auto path = words.option("--mapping")) {
        const auto read = exchange::Mapping::read(*path);
        if (!read) return read;
        root = read->toJson();
    }
    for (const auto& [option, entry] : {std::pair("--crs", "crs"), std::pair("--target", "target"), std::pair("--layer", "layer"), std::pair("--encoding", "encoding"),
                                        std::pair("--code-profile", "code_profile"), std::pair("--x", "x"), std::pair("--y", "y")})
        if (const auto value = words.option(option)) root[QLatin1String(entry)] = *value;
    if (words.flag("--swapped")) root[u"swapped"] = true;
    QJsonObject fields = root[u"fields"].toObject();
    if (const auto name = words.option("--class")) fields[u"class"] = QJsonObject{{QStringLiteral("value"), *name}};
    root[u"fields"] = fields;
    return exchange::Mapping::fromJson(root);
}

} // namespace

int runImport(const QStringList& arguments) {
    Arguments words(arguments);
    exchange::ImportWish wish;
    const bool asJson = words.flag("--json");
    wish.isDryRun = words.flag("--dry-run");
    wish.rejects = words.option("--rejects").value_or(QString());
    wish.limits = limitsOf(words);
    const auto mapping = mappingOf(words);
    if (!mapping) return misuse("import", mapping.error().sentence);
    const SigningIn signing = SigningIn::take(words);
    if (!words.unknown().isEmpty()) return misuse("import", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    QStringList files = words.rest();
    if (files.size() < 2) return misuse("import", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name the city and the files to bring in.")));
    const QString city = files.takeFirst();
    auto note = signing.note(city);
    if (!note) return failWith(note.error());
    wish.note = std::move(*note);
    for (const QString& file : files) wish.deliveries.push_back({file, *mapping});
    watchInterrupts();
    ProgressLine line;
    const auto report = exchange::importInto(city, wish, showing(line));
    line.end();
    if (!report) return failWith(report.error());
    tell(*report, asJson);
    return Done;
}

int runNewCity(const QStringList& arguments) {
    Arguments words(arguments);
    const bool force = words.flag("--force"), asJson = words.flag("--json");
    const QString rejects = words.option("--rejects").value_or(QString());
    const exchange::Limits limits = limitsOf(words);
    if (!words.unknown().isEmpty()) return misuse("newcity", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 2) return misuse("newcity", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name the description of the city and the file to make.")));
    watchInterrupts();
    ProgressLine line;
    const auto report = exchange::makeCity(words.rest()[0], words.rest()[1], force, rejects, limits, showing(line));
    line.end();
    if (!report) return failWith(report.error());
    tell(*report, asJson);
    return Done;
}

int runBatches(const QStringList& arguments) {
    if (arguments.size() != 1) return misuse("batches", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    const auto all = store::batches::list(arguments.front());
    if (!all) return failWith(all.error());
    for (const auto& batch : *all)
        print(QStringLiteral("%1  %2  %3  %4  %5").arg(batch.id, QDateTime::fromMSecsSinceEpoch(batch.receivedMs, Qt::UTC).toString(Qt::ISODate))
                  .arg(batch.rows).arg(batch.user, batch.reason));
    return Done;
}

int runRevert(const QStringList& arguments) {
    Arguments words(arguments);
    const SigningIn signing = SigningIn::take(words);
    if (words.rest().size() != 2) return misuse("revert", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name the city and the batch.")));
    auto note = signing.note(words.rest()[0]);
    if (!note) return failWith(note.error());
    if (note->reason.isEmpty()) note->reason = QStringLiteral("revert");
    if (auto recovered = store::batches::recover(words.rest()[0]); !recovered) return failWith(recovered.error());
    ProgressLine line;
    const auto done = store::batches::revert(words.rest()[0], words.rest()[1], *note, showing(line));
    line.end();
    if (!done) return failWith(done.error());
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 rows were taken back, %2 were gone already.")).arg(done->rows).arg(done->gone));
    return Done;
}

} // namespace app
