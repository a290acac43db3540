// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "command_line.h"
#include "exchange/exporting.h"
#include "signing_in.h"
#include "selecting.h"
#include "store/gate.h"
#include "store/on_date.h"

#include <QCoreApplication>
#include <QTemporaryDir>

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
    const auto date = words.option("--on");
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
    QTemporaryDir folder; // of the city as it was
    QString from = words.rest()[0];
    if (date) {
        // What is exported is recorded in the city, not in the copy.
        if (auto may = store::admit(from, wish.note, city::Action::Export, QStringLiteral("%1 on %2").arg(wish.target, *date)); !may) return failWith(may.error());
        const QString then = folder.filePath(QStringLiteral("then.sqlite"));
        if (auto copied = store::copyOnDate(from, QDate::fromString(*date, Qt::ISODate), then, progress); !copied) return failWith(copied.error());
        from = then;
    }
    if (!selecting->isAll()) {
        const auto found = selecting->run(from, false, progress);
        if (!found) return failWith(found.error());
        wish.only = found->selection();
    }
    const auto report = exchange::exportFrom(from, wish, progress);
    line.end();
    if (!report) return failWith(report.error());
    for (const QString& file : report->files) print(file);
    print(say(QT_TRANSLATE_NOOP("xiuhuactl", "%1 records written; %2 brings them in again.")).arg(report->rows).arg(report->mapping));
    return Done;
}

} // namespace app
