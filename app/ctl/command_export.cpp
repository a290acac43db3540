// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "command_line.h"
#include "exchange/exporting.h"
#include "signing_in.h"
#include "selecting.h"

#include <QCoreApplication>

namespace app {

int runExport(const QStringList& arguments) {
    const auto say = [](const char* text) { return QCoreApplication::translate("xiuhuactl", text); };
    Arguments words(arguments);
    exchange::ExportWish wish;
    wish.replace = words.flag("--force");
    wish.target = words.option("--target").value_or(wish.target);
    wish.subDistrict = words.option("--sub-district").value_or(QString());
    wish.className = words.option("--class").value_or(QString());
    wish.crs = words.option("--crs").value_or(QString());
    const auto selecting = Selecting::take(words);
    if (!selecting) return misuse("export", selecting.error());
    const SigningIn signing = SigningIn::take(words);
    if (!words.unknown().isEmpty()) return misuse("export", say(QT_TRANSLATE_NOOP("xiuhuactl", "There is no option %1.")).arg(words.unknown()));
    if (words.rest().size() != 2) return misuse("export", say(QT_TRANSLATE_NOOP("xiuhuactl", "Name the city and the file to write.")));
    wish.file = words.rest()[1];
    if (const auto readable = store::CityFile::openReading(words.rest()[0]); !readable) return failWith(readable.error());
    auto note = signing.note(words.rest()[0]);
    if (!note) return failWith(note.error());
    wish.note = std::move(*note);
    watchInterrupts();
    ProgressLine line;
    const auto progress = showing(line);
    if (!selecting->isAll()) {
        const auto found = selecting->run(words.rest()[0], false, progress);
        if (!found) return failWith(found.error());
        wish.only = found->selection();
    }
    const auto report = exchange::exportFrom(words.rest()[0], wish, progress);
    line.end();
    if (!report) return failWith(report.error());
    for (const QString& file : report->files) print(file);
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 records written; %2 brings them in again.")).arg(report->rows).arg(report->mapping));
    return Done;
}

} // namespace app
