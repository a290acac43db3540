// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_demo.h"

#include "command.h"
#include "demo/demo_city.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

namespace app {

namespace {

/// The number after an option; nothing when it is none.
template <typename Number, typename Read>
std::optional<Number> numberAfter(const QStringList& arguments, qsizetype& at, Read read) {
    if (at + 1 >= arguments.size())
        return std::nullopt;
    bool good = false;
    const Number number = read(arguments[++at], &good);
    return good ? std::optional<Number>(number) : std::nullopt;
}

} // namespace

int runDemo(const QStringList& arguments) {
    demo::Wish wish;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& word = arguments[i];
        if (word == QLatin1String("--force")) {
            wish.replace = true;
        } else if (word == QLatin1String("--components")) {
            const auto number = numberAfter<int>(arguments, i, [](const QString& text, bool* good) {
                return text.toInt(good);
            });
            if (!number)
                return misuse("demo", QCoreApplication::translate("xiuhuactl", "--components needs a whole number."));
            wish.count = *number;
        } else if (word == QLatin1String("--per-district")) {
            const auto number = numberAfter<int>(arguments, i, [](const QString& text, bool* good) {
                return text.toInt(good);
            });
            if (!number)
                return misuse("demo", QCoreApplication::translate("xiuhuactl", "--per-district needs a whole number."));
            wish.perDistrict = *number;
        } else if (word == QLatin1String("--seed")) {
            const auto number = numberAfter<qulonglong>(arguments, i, [](const QString& text, bool* good) {
                return text.toULongLong(good);
            });
            if (!number)
                return misuse("demo", QCoreApplication::translate("xiuhuactl", "--seed needs a whole number, 0 or more."));
            wish.seed = *number;
        } else if (word.startsWith(QLatin1String("--"))) {
            return misuse("demo", QCoreApplication::translate("xiuhuactl", "There is no option %1.").arg(word));
        } else if (wish.path.isEmpty()) {
            wish.path = word;
        } else {
            return misuse("demo", QCoreApplication::translate("xiuhuactl", "Name one file, not two: %1.").arg(word));
        }
    }
    if (wish.path.isEmpty())
        return misuse("demo", QCoreApplication::translate("xiuhuactl", "Name the file to make."));
    watchInterrupts();
    QElapsedTimer clock;
    clock.start();
    ProgressLine line;
    const auto made = demo::makeCity(wish, showing(line));
    line.end();
    if (!made)
        return failWith(made.error());
    print(QCoreApplication::translate("xiuhuactl", "%1: a demo city of %2 components, made in %3 s (%4 MB).")
              .arg(wish.path)
              .arg(wish.count)
              .arg(double(clock.elapsed()) / 1000, 0, 'f', 1)
              .arg(QFileInfo(wish.path).size() / 1'000'000));
    return Done;
}

} // namespace app
