// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/order.h"

#include <QCoreApplication>

namespace work {

namespace {

struct Word {
    const char* id;
    const char* name;
};
constexpr Word stageWords[] = {{"none", QT_TRANSLATE_NOOP("work", "Closed")},
                               {"accept", QT_TRANSLATE_NOOP("work", "Acceptance")},
                               {"verify", QT_TRANSLATE_NOOP("work", "Verification")},
                               {"file", QT_TRANSLATE_NOOP("work", "Filing")},
                               {"dispatch", QT_TRANSLATE_NOOP("work", "Dispatch")},
                               {"handle", QT_TRANSLATE_NOOP("work", "Handling")},
                               {"check", QT_TRANSLATE_NOOP("work", "Check")},
                               {"close", QT_TRANSLATE_NOOP("work", "Closing")}};
static_assert(std::size(stageWords) == stageCount);
constexpr Word sourceWords[] = {{"operator", QT_TRANSLATE_NOOP("work", "Operator")},
                                {"collector", QT_TRANSLATE_NOOP("work", "Collector")},
                                {"patrol", QT_TRANSLATE_NOOP("work", "Patrol")},
                                {"hotline", QT_TRANSLATE_NOOP("work", "Hotline")},
                                {"sensor-alarm", QT_TRANSLATE_NOOP("work", "Sensor alarm")},
                                {"vehicle-alarm", QT_TRANSLATE_NOOP("work", "Vehicle alarm")},
                                {"inspection", QT_TRANSLATE_NOOP("work", "Inspection")},
                                {"open311", QT_TRANSLATE_NOOP("work", "Open311")}};
static_assert(std::size(sourceWords) == sourceCount);

QString say(const char* text) {
    return QCoreApplication::translate("work", text);
}

} // namespace

QString stageId(Stage stage) {
    return QLatin1String(stageWords[std::size_t(stage)].id);
}

QString stageName(Stage stage) {
    return say(stageWords[std::size_t(stage)].name);
}

QString sourceId(Source source) {
    return QLatin1String(sourceWords[std::size_t(source)].id);
}

QString sourceName(Source source) {
    return say(sourceWords[std::size_t(source)].name);
}

QString urgencyName(Urgency urgency) {
    constexpr const char* names[] = {QT_TRANSLATE_NOOP("work", "Normal"), QT_TRANSLATE_NOOP("work", "Urgent"),
                                     QT_TRANSLATE_NOOP("work", "Critical")};
    return say(names[std::size_t(urgency)]);
}

} // namespace work
