// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/record.h"
#include "store/database.h"

#include <QByteArray>
#include <QStringList>

/// Rows of facilities, compounds, road sections and green spaces. For one connection.
namespace store {

/// One record; nothing when it is gone. A shape that is not of the table's kind is left out.
city::Result<std::optional<city::Record>> readRecord(Database& db, const city::RecordTable& table, std::int64_t row);

/// What a list of records shows of one.
struct RecordLine {
    std::int64_t row = 0;
    QStringList cells; ///< by field of the table, in words: references by their names
    geo::Box box;      ///< empty without a place
};
struct RecordListing {
    QString table;
    std::vector<RecordLine> lines; ///< by name, then by row
    int opened = 0, rebuilt = 0;   ///< how many in the year that was asked for
};
/// All of a table. `chinese`: names in the city's own language.
city::Result<RecordListing> listRecords(Database& db, const city::RecordTable& table, int year, bool chinese);

/// The rows that a reference may name, by name.
struct RecordChoice {
    std::int64_t row = 0;
    QString name;
};
city::Result<std::vector<RecordChoice>> recordChoices(Database& db, const QString& table);

/// The record of a table nearest to a place, within `reach` degrees; 0 for none.
city::Result<std::int64_t> recordNear(Database& db, const city::RecordTable& table, geo::Point place, double reach);

/// The record with the values of a journal entry (`before` or `after`, JSON by column) in place of its own.
city::Record withValues(city::Record record, const city::RecordTable& table, const QByteArray& json);

} // namespace store
