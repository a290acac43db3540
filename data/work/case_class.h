// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "work/order.h"

#include <QJsonObject>

#include <vector>

namespace work {

/// What an event case can be about. Component cases are about a component class, by its code in the same
/// numbering.
struct CaseClass {
    CaseKind kind = CaseKind::Event;
    QString code; ///< four digits: major and minor
    QString name, nameEn;
    QString serviceLine; ///< its code, S01 ...; empty: none
    QString source;
};

/// One condition under which a case is filed, with its own time limit and the condition under which it is
/// closed.
struct FilingCondition {
    QString id;
    CaseKind kind = CaseKind::Event;
    QString classCode;
    QString condition, conditionEn;
    Limit limit;
    QString closing, closingEn;
    QString source;
    bool isAssumed = false; ///< nobody published it: the interface says so
};

/// Event classes and filing conditions, as the program ships them or as a sheet brings them in.
struct CaseBook {
    std::vector<CaseClass> classes;
    std::vector<FilingCondition> filing;

    /// resources/work/cases.json. A fault names the row that is wrong.
    static city::Result<CaseBook> read(const QString& path = {});
    static city::Result<CaseBook> fromJson(const QJsonObject& root);
    /// Null: there is none.
    const FilingCondition* condition(const QString& id) const;
    std::vector<const FilingCondition*> conditionsOf(CaseKind kind, const QString& classCode) const;
};

/// Filing conditions as a sheet that spreadsheets read and write: CSV with a heading, UTF-8 with a mark.
QByteArray filingSheet(const std::vector<FilingCondition>& filing);
/// What such a sheet holds: all of it, or a fault that names the line. At most 16 MiB and 100,000 lines.
city::Result<std::vector<FilingCondition>> filingOfSheet(const QByteArray& sheet);

QString caseKindId(CaseKind kind); ///< `component`, `event`

} // namespace work
