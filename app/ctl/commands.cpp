// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "command_demo.h"

#include <QCoreApplication>

namespace app {

namespace {

constexpr Command table[] = {
    {"demo", "FILE [--components N] [--per-district N] [--seed S] [--force]",
     QT_TRANSLATE_NOOP("xiuhuactl", "makes the demo city"), runDemo},
    {"newcity", "DESCRIPTION.json FILE [--rejects FILE.csv] [--force] [--json]",
     QT_TRANSLATE_NOOP("xiuhuactl", "makes a city from a description, with the files that it names"), runNewCity},
    {"import",
     "CITY FILE... [--mapping FILE.json] [--target T] [--class C] [--crs EPSG:N|GCJ-02] [--swapped] [--encoding E] [--layer L] "
     "[--x COLUMN --y COLUMN] [--code-profile P] [--rejects FILE.csv] [--dry-run] [--json] [--memory-mb N] [--seconds N] [--user NAME] [--passphrase-file FILE] [--reason TEXT]",
     QT_TRANSLATE_NOOP("xiuhuactl", "brings files into a city: all of them or nothing"), runImport},
    {"export", "CITY FILE.gpkg|.geojson|.csv|.xlsx|.shp [--target T] [--class C] [--sub-district CODE] "
     "[--where EXPRESSION] [--polygon \"LON LAT, ...\"] [--crs EPSG:N|GCJ-02] [--on YYYY-MM-DD] [--force] [--user NAME] [--passphrase-file FILE]",
     QT_TRANSLATE_NOOP("xiuhuactl", "writes records of a city into a file that comes in again unchanged"), runExport},
    {"batches", "CITY", QT_TRANSLATE_NOOP("xiuhuactl", "lists what was brought in or changed as one"), runBatches},
    {"revert", "CITY BATCH [--user NAME] [--passphrase-file FILE] [--reason TEXT]", QT_TRANSLATE_NOOP("xiuhuactl", "takes an import or a bulk edit back as one"), runRevert},
    {"edit",
     "CITY --where EXPRESSION | --polygon \"LON LAT, ...\" | --all [--set FIELD=VALUE]... [--shift EAST,NORTH] [--recode A|B|PROFILE] [--dry-run] "
     "[--skip-faulty] [--json] [--user NAME] [--passphrase-file FILE] [--reason TEXT]",
     QT_TRANSLATE_NOOP("xiuhuactl", "changes many components as one, after telling what would change"), runEdit},
    {"undo", "CITY [--user NAME] [--passphrase-file FILE]", QT_TRANSLATE_NOOP("xiuhuactl", "takes back a user's newest change"), runUndo},
    {"redo", "CITY [--user NAME] [--passphrase-file FILE]", QT_TRANSLATE_NOOP("xiuhuactl", "does again what was taken back last"), runRedo},
    {"history", "CITY CODE [--json] [--restore CHANGE [--fields FIELD,...] [--user NAME] [--passphrase-file FILE] [--reason TEXT]]",
     QT_TRANSLATE_NOOP("xiuhuactl", "tells the life of a component: who changed what and when; or gives it the values of a change again"), runHistory},
    {"pending", "CITY [BATCH] [--all] [--limit N] [--json]",
     QT_TRANSLATE_NOOP("xiuhuactl", "lists the edits that wait for approval, or those of one batch with what they change"), runPending},
    {"approve",
     "CITY BATCH [--edits ID,...] [--fields FIELD,...] [--refuse | --withdraw] --reason TEXT | --rules [--json] | --add-rule [--class C] [--field F] "
     "[--rows N] [--spares ROLE] | --drop-rule ID  [--user NAME] [--passphrase-file FILE]",
     QT_TRANSLATE_NOOP("xiuhuactl", "approves or refuses edits that wait, all or some; or says which edits have to wait"), runApprove},
    {"seal", "CITY [--key FILE]", QT_TRANSLATE_NOOP("xiuhuactl", "signs what the journal holds, so that tampering shows"), runSeal},
    {"verify", "CITY [--anchor ANCHOR] [--json]", QT_TRANSLATE_NOOP("xiuhuactl", "holds the journal against its seals"), runVerify},
    {"user",
     "CITY list|audit|add NAME [--roles ROLE[@CODE],...]|password NAME|role NAME --roles ...|disable NAME|enable NAME [--new-passphrase-file FILE] "
     "[--user NAME] [--passphrase-file FILE] [--json]",
     QT_TRANSLATE_NOOP("xiuhuactl", "manages who may change a city"), runUser},
    {"check", "CITY [--json] [--rules FILE] [--limit N] [--report FILE.pdf|.xlsx [--force]] "
     "| --repair RULE [--json] [--user NAME] [--passphrase-file FILE] [--reason TEXT]",
     QT_TRANSLATE_NOOP("xiuhuactl", "checks the quality of a city's data, or puts right what a rule found"), runCheck, true},
    {"case",
     "CITY list [--all] [--state S] [--text T] [--limit N] [--json] | new --event CLASS --at LON,LAT | --component CODE [--text T] "
     "[--photo KIND=FILE[@LON,LAT]]... [--role R] [--source S] | show NUMBER [--json] | step NUMBER ACTION [--role R] [--text T] "
     "[--filing ID] [--department CODE] [--handler NAME] [--until DAY] [--into NUMBER] [--condition-met] [--at LON,LAT] [--photo ...]... "
     "| evidence NUMBER [--json] | filing --export FILE.csv | --import FILE.csv [--user NAME] [--passphrase-file FILE]",
     QT_TRANSLATE_NOOP("xiuhuactl", "cases: reports, takes through their stages with evidence, lists and tells them"), runCase},
    {"inspect",
     "CITY items | list [--all] [--limit N] [--json] | show NUMBER | report --item ID --at LON,LAT [--text T] [--photo FILE] "
     "| step NUMBER ACTION [--points P] [--text T] [--user NAME] [--passphrase-file FILE]",
     QT_TRANSLATE_NOOP("xiuhuactl", "findings of inspections: reports, reviews, appeals"), runInspect},
    {"score",
     "CITY --period 2026-10 [--scheme ID] [--by company|place|line|cell] [--json] [--report FILE.xlsx [--force]] "
     "[--freeze [--key FILE] [--user NAME] [--passphrase-file FILE]] [--verify]",
     QT_TRANSLATE_NOOP("xiuhuactl", "evaluates a period, freezes it, or recomputes a frozen one"), runScore},
    {"serve", "CITY [--address A] [--port N] [--seconds N] [--json]",
     QT_TRANSLATE_NOOP("xiuhuactl", "receives a city's live feed and publishes it to every window"), runServe},
    {"simulate", "CITY [--vehicles N] [--rate HZ] [--seconds N] [--port N] [--calm]",
     QT_TRANSLATE_NOOP("xiuhuactl", "drives made-up vehicles on the roads of a demo city, with what goes wrong in the field"), runSimulate},
    {"track", "CITY --device NUMBER|PLATE [--from TIME] [--to TIME] [--json | --geojson | -o FILE.csv|.geojson [--force]]",
     QT_TRANSLATE_NOOP("xiuhuactl", "tells where a device was, from the city's history"), runTrack},
    {"whowas",
     "CITY --area \"LON LAT, ...\" | --near LON,LAT [--within METRES] [--from TIME] [--to TIME] "
     "[--json | --geojson | -o FILE.csv|.geojson [--force]]",
     QT_TRANSLATE_NOOP("xiuhuactl", "tells which devices were somewhere, and when"), runWhoWas},
    {"route", "CITY FROM_LON,LAT TO_LON,LAT [--geojson] [--speeds FILE.json]",
     QT_TRANSLATE_NOOP("xiuhuactl", "finds the quickest way between two places by road, with distance and time"), runRoute},
    {"decode", "jt808 [FILE]", QT_TRANSLATE_NOOP("xiuhuactl", "reads hex frames, one a line, and prints what they say as JSON, one object a line"), runDecode},
    {"info", "CITY [--json]", QT_TRANSLATE_NOOP("xiuhuactl", "tells what is in a city"), runInfo},
    {"search", "CITY TEXT [--json] [--limit N] [--near LON,LAT]",
     QT_TRANSLATE_NOOP("xiuhuactl", "finds places and components by any part of a name, code or address"), runSearch},
    {"select",
     "CITY [--where EXPRESSION] [--polygon \"LON LAT, LON LAT, ...\"] [--count | --statistics | --csv FILE] [--sort FIELD] "
     "[--descending] [--limit N] [--json] [--force]",
     QT_TRANSLATE_NOOP("xiuhuactl", "finds the components of which an expression is true, inside a polygon"), runSelect},
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
