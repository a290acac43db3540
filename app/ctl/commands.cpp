// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "command_demo.h"

#include <QCoreApplication>

namespace app {

namespace {

constexpr Command table[] = {
    {"demo", "FILE [--components N] [--per-district N] [--seed S] [--force]",
     QT_TRANSLATE_NOOP("xiuhuactl", "makes the demo city"), runDemo},
    {"info", "CITY [--json]", QT_TRANSLATE_NOOP("xiuhuactl", "tells what is in a city"), runInfo},
    {"search", "CITY TEXT [--json] [--limit N] [--near LON,LAT]",
     QT_TRANSLATE_NOOP("xiuhuactl", "finds places and components by any part of a name, code or address"), runSearch},
    {"render", "CITY --size WxH [--bbox W,S,E,N | --sub-district CODE] [--theme dark|light] [--no-base] -o FILE.png",
     QT_TRANSLATE_NOOP("xiuhuactl", "draws the map of a city into a picture"), runRender, true},
    {"backup", "CITY COPY [--force]", QT_TRANSLATE_NOOP("xiuhuactl", "copies a city in use, and checks the copy"), runBackup},
    {"restore", "COPY CITY [--force]", QT_TRANSLATE_NOOP("xiuhuactl", "checks a copy, and makes a city of it"), runRestore},
};

} // namespace

std::span<const Command> commands() {
    return table;
}

} // namespace app
