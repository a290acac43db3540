// SPDX-License-Identifier: GPL-3.0-or-later
#include "city/record.h"

#include "city/shape_check.h"
#include "city/text_check.h"

#include <QCoreApplication>

#include <algorithm>

namespace city {

namespace {

using Kind = RecordField::Kind;

QString say(const char* text) {
    return QCoreApplication::translate("city", text);
}

QDate dateOf(const QVariant& value) {
    const auto day = value.toLongLong();
    return QDate(int(day / 10000), int(day / 100 % 100), int(day % 100));
}

bool isEmpty(const QVariant& value) {
    return value.isNull() || (value.typeId() == QMetaType::QString && value.toString().trimmed().isEmpty());
}

std::optional<QString> faultOf(const QVariant& value, const RecordField& field, const QDate& today) {
    if (isEmpty(value))
        return field.isRequired ? std::optional(say(QT_TRANSLATE_NOOP("city", "This is needed. Fill it in."))) : std::nullopt;
    switch (field.kind) {
    case Kind::Text: return textFault(value.toString(), field.longest);
    case Kind::Choice: {
        const auto isIt = [&](const RecordField::Option& option) { return option.value == value; };
        if (std::ranges::none_of(field.options, isIt))
            return say(QT_TRANSLATE_NOOP("city", "Choose one of the list."));
        return std::nullopt;
    }
    case Kind::Number: {
        const double number = value.toDouble();
        if (!(number >= field.least && number <= field.most))
            return say(QT_TRANSLATE_NOOP("city", "It has to be from %1 to %2. Correct it.")).arg(field.least).arg(field.most);
        return std::nullopt;
    }
    case Kind::Date: {
        const QDate date = dateOf(value);
        if (!date.isValid() || date.year() < 1900)
            return say(QT_TRANSLATE_NOOP("city", "The date lies before 1900. Correct it."));
        if (date > today)
            return say(QT_TRANSLATE_NOOP("city", "The date lies in the future. Correct it."));
        return std::nullopt;
    }
    case Kind::Reference: break; // the store knows what there is
    }
    return std::nullopt;
}

bool isSame(const Record& a, const Record& b, const QString& column) {
    return column == shapeColumn ? a.parts == b.parts : a.value(column) == b.value(column);
}

void take(Record& to, const Record& from, const QString& column) {
    if (column == shapeColumn)
        to.parts = from.parts;
    else
        to.values[column] = from.value(column);
}

QStringList allColumns(const RecordTable& table) {
    QStringList all;
    for (const RecordField& field : table.fields)
        all += field.column;
    return all << shapeColumn;
}

} // namespace

const RecordField* RecordTable::field(QStringView column) const {
    const auto found = std::ranges::find(fields, column, &RecordField::column);
    return found == fields.end() ? nullptr : &*found;
}

const RecordTable* recordTable(const RecordTables& tables, QStringView name) {
    const auto found = std::ranges::find(tables, name, &RecordTable::table);
    return found == tables.end() ? nullptr : &*found;
}

QVariant Record::value(const QString& column) const {
    const auto found = values.find(column);
    return found == values.end() ? QVariant() : found->second;
}

QStringList RecordPatch::columns(const RecordTable& table) const {
    if (kind == Patch::Kind::Delete)
        return {};
    QStringList all = allColumns(table);
    if (kind == Patch::Kind::Update)
        all.removeIf([this](const QString& column) { return isSame(before, after, column); });
    return all;
}

std::vector<RecordFault> check(const RecordPatch& patch, const RecordTable& table, const QDate& today) {
    std::vector<RecordFault> faults;
    const QStringList columns = patch.columns(table);
    for (const QString& column : columns) {
        const RecordField* field = table.field(column);
        const auto fault = field ? faultOf(patch.after.value(column), *field, today) : shapeFault(table.shape, patch.after.parts);
        if (fault)
            faults.push_back({column, *fault});
    }
    const QVariant opened = patch.after.value(QStringLiteral("opened")), rebuilt = patch.after.value(QStringLiteral("rebuilt"));
    const bool isJudged = columns.contains(QStringLiteral("opened")) || columns.contains(QStringLiteral("rebuilt"));
    if (isJudged && !isEmpty(opened) && !isEmpty(rebuilt) && rebuilt.toLongLong() < opened.toLongLong())
        faults.push_back({QStringLiteral("rebuilt"), say(QT_TRANSLATE_NOOP("city", "It was rebuilt before it was opened. Correct one of the dates."))});
    return faults;
}

RecordMerge merge(const RecordTable& table, const Record& base, const Record& mine, const Record& theirs) {
    RecordMerge merge{theirs, {}};
    for (const QString& column : allColumns(table)) {
        if (isSame(base, mine, column))
            continue; // theirs stands
        if (!isSame(base, theirs, column) && !isSame(mine, theirs, column))
            merge.contested += column;
        take(merge.merged, mine, column);
    }
    return merge;
}

QString textOf(const QVariant& value, const RecordField& field) {
    if (value.isNull())
        return {};
    if (field.kind == Kind::Date)
        return dateOf(value).toString(Qt::ISODate);
    if (field.kind == Kind::Number)
        return QString::number(value.toDouble(), 'f', field.decimals);
    return value.toString();
}

std::optional<QVariant> valueOf(const QString& text, const RecordField& field) {
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return field.kind == Kind::Text ? QVariant(QString()) : QVariant();
    bool isNumber = true;
    QVariant value = trimmed;
    if (field.kind == Kind::Number && field.decimals == 0)
        value = trimmed.toLongLong(&isNumber);
    else if (field.kind == Kind::Number)
        value = trimmed.toDouble(&isNumber);
    else if (field.kind == Kind::Date) {
        const QDate date = QDate::fromString(trimmed, Qt::ISODate);
        isNumber = date.isValid();
        value = qlonglong(date.year() * 10000 + date.month() * 100 + date.day());
    }
    return isNumber ? std::optional(value) : std::nullopt;
}

QString shownText(const QVariant& value, const RecordField& field, bool chinese) {
    if (field.kind == Kind::Choice)
        for (const RecordField::Option& option : field.options)
            if (option.value == value)
                return chinese ? option.name : option.nameEn;
    const QString text = textOf(value, field);
    return text.isEmpty() || field.unit.isEmpty() ? text : text + QLatin1Char(' ') + field.unit;
}

} // namespace city
