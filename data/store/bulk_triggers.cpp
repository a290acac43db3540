// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bulk_triggers.h"

#include <algorithm>
#include <sqlite3.h>
#include <utility>

namespace store {

namespace {

struct Trigger {
    std::string name, sql;
};

/// What SpatiaLite calls its own of a table's column `geom`.
bool isSpatiaLites(const std::string& name, const std::string& table) {
    constexpr const char* kinds[] = {"ggi", "ggu", "gii", "giu", "gid", "tmi", "tmu", "tmd"};
    const auto isKind = [&](const char* kind) { return name == std::string(kind) + '_' + table + "_geom"; };
    return std::ranges::any_of(kinds, isKind);
}

/// What keeps OR REPLACE from deleting rows that no trigger sees: a plain insert stumbles over the index
/// itself.
bool isGuard(const std::string& name, const std::string& table) {
    const std::string ours = "journal_" + table + '_';
    return name == ours + "replace" || name.starts_with(ours + "unique");
}

city::Result<std::vector<Trigger>> triggersOf(Database& db, const std::string& table) {
    auto query =
        db.prepare("SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger' AND tbl_name = ?1 "
                   "ORDER BY name");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, std::string_view(table));
    std::vector<Trigger> found;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        found.push_back({std::string(query->utf8(0)), std::string(query->utf8(1))});
    }
}

/// The statement of a trigger of ours for the temporary schema; empty when it is not written as ours are.
std::string temporary(const Trigger& trigger, const std::string& table) {
    const std::string head = "CREATE TRIGGER ", on = " ON \"" + table + '"';
    const auto at = trigger.sql.find(on);
    if (!trigger.sql.starts_with(head + trigger.name) || at == std::string::npos)
        return {};
    const std::string rest = BulkFunctions::quickened(trigger.sql.substr(at + on.size()));
    return "CREATE TEMP TRIGGER " + trigger.sql.substr(head.size(), at - head.size()) + " ON main.\"" +
           table + '"' + rest;
}

/// The journal's trigger of updates, without what raises the revision and keeps the uid where a statement
/// does not; unchanged where it is written in another way.
std::string withoutSettling(std::string sql, const std::string& table) {
    static constexpr std::string_view head = " WHEN NOT EXISTS (SELECT 1 FROM change_context ",
                                      begin = " BEGIN ", entry = "INSERT INTO journal (";
    const std::string uid = "(SELECT uid FROM \"" + table + "\" WHERE id = NEW.id)";
    const auto when = sql.find(head), body = sql.find(begin), journal = sql.find(entry), own = sql.find(uid);
    const bool isKnown = own != std::string::npos && when < body && body < journal && journal < own;
    if (!isKnown)
        return sql;
    sql.replace(own, uid.size(), "NEW.uid");
    return sql.replace(when, journal - when, begin);
}

/// The R*Tree and the check of shapes, without a look into a table. The type of the column and its SRID stand
/// in `type`.
std::vector<std::string> spatial(const std::string& table, const std::string& type, std::size_t tree) {
    const std::string name = "CREATE TEMP TRIGGER bulk_" + table, on = " ON main.\"" + table + "\" BEGIN ";
    // An insert that does not fit ends its transaction, as it does in SpatiaLite's triggers.
    const auto check = [&](const char* end) {
        return on + "SELECT RAISE(" + end + ", '" + table +
               ".geom: geometry type or SRID not allowed') WHERE GeometryConstraints(NEW.geom, " + type +
               ") IS NOT 1; END";
    };
    const std::string place = "SELECT bulk_place(" + std::to_string(tree) + ", NEW.id, NEW.geom); END";
    const std::string remove = "DELETE FROM \"idx_" + table + "_geom\" WHERE pkid = OLD.id; ";
    return {name + "_check BEFORE INSERT" + check("ROLLBACK"), name + "_insert AFTER INSERT" + on + place,
            name + "_delete AFTER DELETE" + on + remove + "END",
            name + "_recheck BEFORE UPDATE OF geom" + check("ABORT"),
            name + "_move AFTER UPDATE OF geom" + on + remove + place};
}

} // namespace

city::Result<void> BulkTriggers::make(const std::string& sql) {
    if (auto made = m_city->execute(sql); !made)
        return made;
    const auto from = std::string_view("CREATE TEMP TRIGGER ").size();
    m_names.push_back(sql.substr(from, sql.find(' ', from) - from));
    return {};
}

/// False when the table must keep what it has.
city::Result<bool> BulkTriggers::take(const std::string& table, Work work) {
    const auto all = triggersOf(*m_city, table);
    if (!all)
        return tl::unexpected(all.error());
    auto column = m_city->prepare(
        "SELECT geometry_type || ', ' || srid FROM main.geometry_columns "
        "WHERE f_table_name = ?1 AND f_geometry_column = 'geom' AND spatial_index_enabled = 1");
    if (!column)
        return tl::unexpected(column.error());
    const auto row = column->bind(1, std::string_view(table)).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return false;
    const std::string type(column->utf8(0));
    column->reset();
    for (const Trigger& trigger : *all) {
        if (isSpatiaLites(trigger.name, table) || isGuard(trigger.name, table))
            continue;
        const bool isOurs = trigger.name.starts_with("journal_" + table + '_');
        std::string sql = isOurs ? temporary(trigger, table) : std::string();
        if (work == Work::Update && trigger.name.ends_with("_update"))
            sql = withoutSettling(std::move(sql), table);
        if (sql.empty())
            return false;
        if (auto made = make(sql); !made)
            return tl::unexpected(made.error());
    }
    const auto tree = m_functions->addTree(table);
    if (!tree)
        return tl::unexpected(tree.error());
    for (const std::string& sql : spatial(table, type, *tree))
        if (auto made = make(sql); !made)
            return tl::unexpected(made.error());
    return true;
}

city::Result<BulkTriggers> BulkTriggers::on(Database& city, const std::vector<std::string>& tables,
                                            Work work) {
    BulkTriggers triggers(city);
    auto functions = BulkFunctions::on(city);
    if (!functions)
        return tl::unexpected(functions.error());
    triggers.m_functions = std::move(*functions);
    for (const std::string& table : tables) {
        const auto taken = triggers.take(table, work);
        if (!taken)
            return tl::unexpected(taken.error());
        if (!*taken)
            return BulkTriggers(city);
    }
    if (auto prepared = triggers.prepareNotes(tables, work); !prepared)
        return tl::unexpected(prepared.error());
    // Temporary triggers go on working.
    sqlite3_db_config(city.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    triggers.m_isOn = true;
    return triggers;
}

BulkTriggers::BulkTriggers(BulkTriggers&& other) noexcept
    : m_city(std::exchange(other.m_city, nullptr)), m_functions(std::move(other.m_functions)),
      m_names(std::move(other.m_names)), m_notes(std::move(other.m_notes)), m_isOn(other.m_isOn) {}

BulkTriggers::~BulkTriggers() {
    if (!m_city)
        return;
    m_notes.clear();
    for (const std::string& name : m_names)
        (void)m_city->execute("DROP TRIGGER temp." + name);
    sqlite3_db_config(m_city->handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
}

city::Result<void> BulkTriggers::prepareNotes(const std::vector<std::string>& tables, Work work) {
    const char* const column = work == Work::Insert   ? "last_insert"
                               : work == Work::Delete ? "last_delete"
                                                      : "last_update";
    for (const std::string& table : tables) {
        auto note = m_city->prepare(std::string("UPDATE main.geometry_columns_time SET ") + column +
                                    " = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE f_table_name = '" +
                                    table + "' AND f_geometry_column = 'geom'");
        if (!note)
            return tl::unexpected(note.error());
        m_notes.push_back(std::move(*note));
    }
    return {};
}

city::Result<void> BulkTriggers::end() {
    if (!m_isOn)
        return {};
    if (auto settled = m_functions->settle(); !settled)
        return settled;
    for (Statement& note : m_notes)
        if (auto noted = note.run(); !noted)
            return noted;
    return {};
}

} // namespace store
