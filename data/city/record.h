// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/patch.h"

#include <QVariant>

#include <map>

namespace city {

/// How one column of a table beside the components is filled in. Data: resources/city/records.json.
struct RecordField {
    enum class Kind { Text, Choice, Number, Date, Reference };
    struct Option {
        QVariant value;
        QString name, nameEn;
    };
    QString column;
    Kind kind = Kind::Text;
    QString name, nameEn, help, helpEn;
    bool isRequired = false;
    bool follows = false;    ///< from the place, where it is empty
    int longest = 0;         ///< UTF-16 units, of a text
    int decimals = 0;        ///< of a number; 0: a whole one
    double least = 0, most = 0;
    QString unit;
    std::vector<Option> options; ///< of a choice
    QString table;               ///< of a reference
};

/// Facilities, compounds, road sections, green spaces.
struct RecordTable {
    QString table;
    QString name, nameEn;
    Shape shape = Shape::Point;
    std::vector<RecordField> fields;

    const RecordField* field(QStringView column) const;
};

using RecordTables = std::vector<RecordTable>;
/// Those that the program ships. A fault of kind Invalid for what is no list of tables.
Result<RecordTables> readRecordTables();
Result<RecordTables> readRecordTables(const QByteArray& json);
const RecordTable* recordTable(const RecordTables& tables, QStringView name);

/// One row of such a table. Texts are QString, numbers double, whole ones, dates (YYYYMMDD in the city's zone) and
/// references qlonglong; what is empty is a null QVariant, but a text is an empty one.
struct Record {
    QString table;
    std::int64_t row = 0; ///< 0: the store gives one
    Uid uid;
    std::int64_t revision = 0;
    std::map<QString, QVariant> values; ///< by column
    std::vector<Path> parts;

    QVariant value(const QString& column) const;
};

/// The name of the shape among a record's columns.
inline const QString shapeColumn = QStringLiteral("geom");

/// One change of one record.
struct RecordPatch {
    Uid id = Uid::make();
    Patch::Kind kind = Patch::Kind::Update;
    Record before; ///< of an insert: not used
    Record after;  ///< of a delete: not used

    /// The columns that differ, `geom` for the shape; all of them of an insert, none of a delete.
    QStringList columns(const RecordTable& table) const;
};

/// A column and what is wrong with it.
struct RecordFault {
    QString column;
    QString sentence;
};
/// Everything that is wrong with what the patch changes. `today` in the city's zone.
std::vector<RecordFault> check(const RecordPatch& patch, const RecordTable& table, const QDate& today);

/// What two people made of the same record. The merged one has the row, uid and revision of theirs.
struct RecordMerge {
    Record merged;
    QStringList contested; ///< changed by both, to different values
};
RecordMerge merge(const RecordTable& table, const Record& base, const Record& mine, const Record& theirs);

/// As it is typed: dates yyyy-MM-dd, numbers in digits. References and choices by their stored value.
QString textOf(const QVariant& value, const RecordField& field);
/// Nothing where the text is no value of the field.
std::optional<QVariant> valueOf(const QString& text, const RecordField& field);
/// The name of a choice; the text of everything else.
QString shownText(const QVariant& value, const RecordField& field, bool chinese);

} // namespace city
