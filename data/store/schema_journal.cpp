// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

#include <QRegularExpression>

// The triggers use core SQL and JSON functions only. A row that a trigger itself is putting right (its uid, its
// revision) is named in change_context.settling, so that they do the same with recursive_triggers on and off.

namespace store::schema {

namespace {

QString quoted(const QString& name) {
    return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

QString literal(const QString& text) {
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QStringLiteral("''")) +
           QLatin1Char('\'');
}

/// A column as a JSON value: json_object refuses blobs, and would round real numbers to 15 digits.
QString jsonValue(const QString& row, const QString& column) {
    const QString value = row + QLatin1Char('.') + quoted(column);
    return QStringLiteral("CASE typeof(%1) WHEN 'blob' THEN hex(%1) WHEN 'real' THEN json(quote(%1)) ELSE %1 END")
        .arg(value);
}

QString jsonRow(const QString& row, const QStringList& columns) {
    QStringList pairs;
    for (const QString& column : columns) pairs += literal(column) + QStringLiteral(", ") + jsonValue(row, column);
    return QStringLiteral("json_object(%1)").arg(pairs.join(QStringLiteral(", ")));
}

/// Only what an update changed.
QString jsonDifference(const QString& row, const QStringList& columns) {
    QStringList paths;
    for (const QString& column : columns)
        paths += QStringLiteral("CASE WHEN OLD.%1 IS NEW.%1 THEN %2 ELSE '$.none_' END")
                     .arg(quoted(column), literal(QStringLiteral("$.") + column));
    return QStringLiteral("json_remove(%1, %2)").arg(jsonRow(row, columns), paths.join(QStringLiteral(", ")));
}

struct Entry {
    const char* row;
    const char* uid;
    QString revision;
    char operation;
    QString before, after;
};

/// `knowsApproval`: the journal has the column, which schema 5 brought.
QString journalInsert(const QString& table, const Entry& entry, bool knowsApproval) {
    const QString sql = QStringLiteral(
               "INSERT INTO journal (table_name, row_id, uid, revision, operation, received_ms, event_ms, user, "
               "patch_id, batch, reason, approved_by, before, after) SELECT %1, %2.id, %3, %4, '%5', "
               "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER), c.event_ms, c.user, c.patch_id, "
               "c.batch, c.reason, c.approved_by, %6, %7 FROM (SELECT 1) LEFT JOIN change_context c ON c.id = 1; ")
        .arg(literal(table), QLatin1String(entry.row), QLatin1String(entry.uid), entry.revision)
        .arg(QLatin1Char(entry.operation))
        .arg(entry.before, entry.after);
    return knowsApproval ? sql : QString(sql).remove(QStringLiteral("c.approved_by, ")).remove(QStringLiteral("approved_by, "));
}

/// A condition that holds when another row has what a unique index allows only once. OR REPLACE would delete
/// that row without a delete trigger, and so without a journal row.
city::Result<QStringList> uniqueClashes(Database& db, const QString& table) {
    auto query = db.prepare(
        "SELECT i.name, (SELECT group_concat(c.name, char(10)) FROM pragma_index_info(i.name) c), "
        "(SELECT sql FROM sqlite_master m WHERE m.type = 'index' AND m.name = i.name) "
        "FROM pragma_index_list(?1) i WHERE i.\"unique\" = 1");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, table);
    const auto names = columns(db, table);
    if (!names) return tl::unexpected(names.error());
    QStringList clashes;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) break;
        QStringList terms;
        for (const QString& column : query->text(1).split(QLatin1Char('\n')))
            terms += QStringLiteral("o.%1 = NEW.%1").arg(quoted(column));
        const QString sql = query->text(2);
        const qsizetype where = sql.indexOf(QLatin1String(" WHERE "), 0, Qt::CaseInsensitive);
        if (where >= 0) {
            QString theirs = sql.mid(where + 7), ours = theirs;
            for (const QString& column : *names) {
                const QRegularExpression word(QStringLiteral("\\b%1\\b").arg(QRegularExpression::escape(column)));
                theirs.replace(word, QStringLiteral("o.") + quoted(column));
                ours.replace(word, QStringLiteral("NEW.") + quoted(column));
            }
            terms << theirs << ours;
        }
        clashes += terms.join(QStringLiteral(" AND "));
    }
    return clashes;
}

QStringList triggersOf(const QString& table, const QStringList& all, const QStringList& clashes, bool knowsApproval) {
    QStringList carried = all; // the key, the uid and the revision have columns of their own in the journal
    carried.removeOne(QStringLiteral("id"));
    carried.removeOne(QStringLiteral("uid"));
    carried.removeOne(QStringLiteral("revision"));
    const QString at = quoted(table);
    const QString calm = QStringLiteral(
        "NOT EXISTS (SELECT 1 FROM change_context WHERE id = 1 AND settling = %1 || NEW.id)").arg(literal(table + QLatin1Char(':')));
    const QString settle =
        QStringLiteral("UPDATE change_context SET settling = %1 || NEW.id WHERE id = 1").arg(literal(table + QLatin1Char(':')));
    const QString settled = QStringLiteral("UPDATE change_context SET settling = NULL WHERE id = 1");
    const QString next = QStringLiteral("; ");
    const auto entry = [&](const Entry& of) { return journalInsert(table, of, knowsApproval); };
    QStringList sql;

    // Rows that came with an identity, as those of an import do, need nothing put right: a condition that looks at NEW only
    // costs them no search.
    const QString isUnfit = QStringLiteral(" AND (NEW.uid IS NULL OR NEW.revision < 1); ");
    sql += QStringLiteral("CREATE TRIGGER journal_%1_insert AFTER INSERT ON %2 BEGIN ").arg(table, at) + settle + isUnfit +
           QStringLiteral("UPDATE %1 SET uid = coalesce(uid, randomblob(16)), revision = max(coalesce(revision, 1), 1) "
                          "WHERE id = NEW.id").arg(at) + isUnfit +
           settled + isUnfit +
           entry({"NEW", "coalesce(NEW.uid, (SELECT uid FROM %T WHERE id = NEW.id))",
                                 QStringLiteral("CASE WHEN NEW.revision >= 1 THEN NEW.revision ELSE (SELECT revision FROM %1 "
                                                "WHERE id = NEW.id) END").arg(at), 'I',
                                 QStringLiteral("NULL"), jsonRow(QStringLiteral("NEW"), carried)})
               .replace(QStringLiteral("%T"), at) +
           QStringLiteral("END");

    sql += QStringLiteral("CREATE TRIGGER journal_%1_update AFTER UPDATE ON %2 WHEN %3 BEGIN ").arg(table, at, calm) +
           settle + next +
           QStringLiteral("UPDATE %1 SET revision = OLD.revision + 1, uid = coalesce(OLD.uid, uid, randomblob(16)) WHERE id = NEW.id "
                          "AND (revision IS NOT OLD.revision + 1 OR uid IS NOT OLD.uid OR uid IS NULL); ")
               .arg(at) +
           settled + next +
           entry({"NEW", "(SELECT uid FROM %T WHERE id = NEW.id)", QStringLiteral("OLD.revision + 1"),
                                 'U', jsonDifference(QStringLiteral("OLD"), carried),
                                 jsonDifference(QStringLiteral("NEW"), carried)})
               .replace(QStringLiteral("%T"), at) +
           QStringLiteral("END");

    sql += QStringLiteral("CREATE TRIGGER journal_%1_delete AFTER DELETE ON %2 BEGIN ").arg(table, at) +
           entry({"OLD", "OLD.uid", QStringLiteral("OLD.revision"), 'D',
                                 jsonRow(QStringLiteral("OLD"), carried), QStringLiteral("NULL")}) +
           QStringLiteral("END");

    sql += QStringLiteral("CREATE TRIGGER journal_%1_key BEFORE UPDATE OF id ON %2 WHEN NEW.id IS NOT OLD.id BEGIN "
                          "SELECT RAISE(ABORT, 'the key of a record never changes'); END")
               .arg(table, at);
    sql += QStringLiteral("CREATE TRIGGER journal_%1_replace BEFORE INSERT ON %2 WHEN EXISTS (SELECT 1 FROM %2 "
                          "WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'a record with this key exists: use UPDATE, "
                          "so that the change is journalled'); END")
               .arg(table, at);
    for (qsizetype i = 0; i < clashes.size(); ++i) {
        const QString body = QStringLiteral("EXISTS (SELECT 1 FROM %1 o WHERE %2%3) BEGIN SELECT RAISE(ABORT, "
                                            "'another record has this value already'); END");
        sql += QStringLiteral("CREATE TRIGGER journal_%1_unique%2_insert BEFORE INSERT ON %3 WHEN ")
                   .arg(table).arg(i).arg(at) +
               body.arg(at, clashes[i], QString());
        sql += QStringLiteral("CREATE TRIGGER journal_%1_unique%2_update BEFORE UPDATE ON %3 WHEN ")
                   .arg(table).arg(i).arg(at) +
               body.arg(at, clashes[i], QStringLiteral(" AND o.id IS NOT OLD.id"));
    }
    return sql;
}

city::Result<void> dropOld(Database& db) {
    QStringList names;
    auto query = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'journal_*' "
                            "AND tbl_name <> 'journal'");
    if (!query) return tl::unexpected(query.error());
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) break;
        names += query->text(0);
    }
    query->reset();
    for (const QString& name : names)
        if (auto dropped = db.execute(("DROP TRIGGER " + quoted(name)).toStdString()); !dropped) return dropped;
    return {};
}

} // namespace

city::Result<void> makeJournal(Database& db) {
    if (auto dropped = dropOld(db); !dropped) return dropped;
    const auto tables = journalledTables();
    if (!tables) return tl::unexpected(tables.error());
    const auto journal = columns(db, QStringLiteral("journal"));
    if (!journal) return tl::unexpected(journal.error());
    for (const QString& table : *tables) {
        const auto names = columns(db, table);
        if (!names) return tl::unexpected(names.error());
        const auto clashes = uniqueClashes(db, table);
        if (!clashes) return tl::unexpected(clashes.error());
        for (const QString& sql : triggersOf(table, *names, *clashes, journal->contains(QStringLiteral("approved_by"))))
            if (auto made = db.execute(sql.toStdString()); !made) {
                made.error().detail += QLatin1Char('\n') + sql;
                return made;
            }
    }
    return {};
}

} // namespace store::schema
