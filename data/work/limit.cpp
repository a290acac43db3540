// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/limit.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace work {

namespace {

struct UnitWord {
    const char16_t* word;
    LimitUnit unit;
};
constexpr UnitWord unitWords[] = {
    {u"urgent-hours", LimitUnit::UrgentHours}, {u"working-hours", LimitUnit::WorkingHours},
    {u"working-days", LimitUnit::WorkingDays}, {u"natural-days", LimitUnit::NaturalDays},
    {u"紧急工作时", LimitUnit::UrgentHours},   {u"工作时", LimitUnit::WorkingHours},
    {u"小时", LimitUnit::WorkingHours},        {u"工作日", LimitUnit::WorkingDays},
    {u"天", LimitUnit::WorkingDays},           {u"自然日", LimitUnit::NaturalDays}};
constexpr double mostAmount = 100'000;

QString say(const char* text) {
    return QCoreApplication::translate("work", text);
}

} // namespace

city::Result<Limit> limitOf(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(\\S+)\\s*$"));
    const auto match = form.match(text);
    if (match.hasMatch())
        for (const UnitWord& unit : unitWords)
            if (match.captured(2) == QStringView(unit.word)) {
                const double amount = match.captured(1).toDouble();
                if (amount > 0 && amount <= mostAmount)
                    return Limit{unit.unit, amount};
            }
    return city::fail(
        city::FaultKind::Invalid,
        say(QT_TRANSLATE_NOOP("work", "\"%1\" is no time limit. Write a number above 0 and urgent-hours, "
                                      "working-hours, working-days or natural-days."))
            .arg(text.left(60)));
}

QString limitText(const Limit& limit) {
    return QString::number(limit.amount) + QLatin1Char(' ') +
           QStringView(unitWords[std::size_t(limit.unit)].word).toString();
}

QString limitName(const Limit& limit) {
    constexpr const char* names[] = {
        QT_TRANSLATE_NOOP("work", "%1 urgent hours"), QT_TRANSLATE_NOOP("work", "%1 working hours"),
        QT_TRANSLATE_NOOP("work", "%1 working days"), QT_TRANSLATE_NOOP("work", "%1 natural days")};
    return say(names[std::size_t(limit.unit)]).arg(QString::number(limit.amount));
}

} // namespace work
