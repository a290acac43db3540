// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "track_text.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

namespace app {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("xiuhuactl", text);
}

enum class Shape { Text, Json, GeoJson, Csv };

/// What both commands are told beside their question.
struct Call {
    QString city;
    QString file;
    Shape shape = Shape::Text;
    bool replaces = false;
    QString from, to;
};

tl::expected<Call, QString> parse(Arguments& words) {
    Call call;
    if (words.flag("--json"))
        call.shape = Shape::Json;
    if (words.flag("--geojson"))
        call.shape = Shape::GeoJson;
    call.replaces = words.flag("--force");
    call.file = words.option("-o").value_or(QString());
    call.from = words.option("--from").value_or(QString());
    call.to = words.option("--to").value_or(QString());
    if (!words.unknown().isEmpty())
        return tl::unexpected(
            say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 1)
        return tl::unexpected(say(QT_TRANSLATE_NOOP("xiuhuactl", "Name one city file.")));
    call.city = words.rest().first();
    if (call.file.isEmpty())
        return call;
    if (call.file.endsWith(QLatin1String(".csv")))
        call.shape = Shape::Csv;
    else if (call.file.endsWith(QLatin1String(".geojson")))
        call.shape = Shape::GeoJson;
    else
        return tl::unexpected(
            say(QT_TRANSLATE_NOOP("xiuhuactl", "-o takes a file that ends in .csv or .geojson.")));
    return call;
}

/// To the file or the terminal. A file is told with its SHA-256, so that it can be known again.
int give(const Call& call, const QByteArray& bytes, const QString& summary) {
    if (call.file.isEmpty()) {
        print(QString::fromUtf8(bytes).trimmed());
        return Done;
    }
    if (QFile::exists(call.file) && !call.replaces)
        return failWith(
            {city::FaultKind::Invalid,
             say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 is there already. --force replaces it.")).arg(call.file),
             {}});
    QSaveFile file(call.file);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failWith({city::FaultKind::Io,
                         say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 cannot be written.")).arg(call.file),
                         file.errorString()});
    print(summary);
    print(QStringLiteral("SHA-256 ") +
          QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    return Done;
}

void warn(const history::Reader& reader) {
    if (reader.damaged() > 0)
        printError(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 parts of the history are damaged and left out."))
                       .arg(reader.damaged()));
}

} // namespace

int runTrack(const QStringList& arguments) {
    Arguments words(arguments);
    const auto device = words.option("--device");
    const auto call = parse(words);
    if (!call)
        return misuse("track", call.error());
    if (!device)
        return misuse("track",
                      say(QT_TRANSLATE_NOOP("xiuhuactl", "--device takes a number, plate or name.")));
    auto past = Past::open(call->city, call->from, call->to);
    if (!past)
        return failWith(past.error());
    const city::Device* known = past->device(*device);
    if (!known)
        return failWith({city::FaultKind::NotFound,
                         say(QT_TRANSLATE_NOOP("xiuhuactl", "The city has no device %1.")).arg(*device),
                         {}});
    std::vector<city::Fix> fixes;
    const auto done = past->reader.fixes(known->key, past->span, [&fixes](const city::Fix& fix) {
        fixes.push_back(fix);
        return fixes.size() < Past::mostRows && !isInterrupted();
    });
    if (!done)
        return failWith(done.error());
    warn(past->reader);
    if (fixes.size() >= Past::mostRows)
        printError(say(QT_TRANSLATE_NOOP("xiuhuactl", "Only the first %1 positions; ask for a shorter time."))
                       .arg(fixes.size()));
    const QString summary = say(QT_TRANSLATE_NOOP("xiuhuactl", "%1: %2 positions from %3 to %4"))
                                .arg(known->label())
                                .arg(fixes.size())
                                .arg(past->text(past->span.from), past->text(past->span.to));
    switch (call->shape) {
    case Shape::Json:
        return give(*call, past->json(*known, fixes), summary);
    case Shape::GeoJson:
        return give(*call, past->geoJson(*known, fixes), summary);
    case Shape::Csv:
        return give(*call, past->csv(*known, fixes), summary);
    case Shape::Text:
        break;
    }
    print(summary);
    print(QString::fromUtf8(past->lines(fixes)).trimmed());
    return fixes.empty() ? Failed : Done;
}

int runWhoWas(const QStringList& arguments) {
    Arguments words(arguments);
    const auto area = takeArea(words);
    const auto call = parse(words);
    if (!call)
        return misuse("whowas", call.error());
    if (!area)
        return misuse("whowas", area.error());
    auto past = Past::open(call->city, call->from, call->to);
    if (!past)
        return failWith(past.error());
    const auto visits = past->reader.whoWas(*area, past->span);
    if (!visits)
        return failWith(visits.error());
    warn(past->reader);
    const QString summary = say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 visits from %2 to %3"))
                                .arg(visits->size())
                                .arg(past->text(past->span.from), past->text(past->span.to));
    switch (call->shape) {
    case Shape::Json:
        return give(*call, past->json(*visits), summary);
    case Shape::GeoJson:
        return give(*call, past->geoJson(*visits), summary);
    case Shape::Csv:
        return give(*call, past->csv(*visits), summary);
    case Shape::Text:
        break;
    }
    print(summary);
    print(QString::fromUtf8(past->lines(*visits)).trimmed());
    return visits->empty() ? Failed : Done;
}

} // namespace app
