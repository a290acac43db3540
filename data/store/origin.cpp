// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/origin.h"

#include "store/reader_parts.h"

namespace store::reader {

using city::RegistryOrigin;

namespace {

/// The journal's row at `change` in one number; 0 for the time before the first. A city that was put back
/// from a backup and went on counts the same numbers again, over other rows.
city::Result<std::uint64_t> markAt(Database& db, std::int64_t change) {
    if (change == 0)
        return 0;
    auto query = db.prepare("SELECT * FROM journal WHERE seq = ?1");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, change);
    const auto row = query->step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return 0;
    std::string all;
    for (int column = 0; column < query->columns(); ++column) {
        all += query->utf8(column);
        all += '\x1f';
    }
    return packed::hashOf(std::as_bytes(std::span(all))) | 1;
}

} // namespace

city::Result<RegistryOrigin> originOf(Database& db, std::int64_t change) {
    RegistryOrigin origin;
    auto query =
        db.prepare("SELECT uid, (SELECT user_version FROM pragma_user_version) FROM city WHERE id = 1");
    if (!query)
        return tl::unexpected(query.error());
    const auto row = query->step();
    if (!row)
        return tl::unexpected(row.error());
    if (*row) {
        const auto uid = query->blob(0);
        origin.city = city::Uid::fromBytes(uid.first, uid.second).value_or(city::Uid());
        origin.schema = int(query->integer(1));
    }
    const auto mark = markAt(db, change);
    if (!mark)
        return tl::unexpected(mark.error());
    origin.journalMark = *mark;
    for (int s = 0; s < city::shapeCount; ++s) {
        const std::string table = reader::tableOf(city::Shape(s));
        const auto first = db.number("SELECT coalesce(min(id), 0) FROM " + table);
        const auto last = db.number("SELECT coalesce(max(id), -1) FROM " + table);
        if (!first)
            return tl::unexpected(first.error());
        if (!last)
            return tl::unexpected(last.error());
        origin.tables[std::size_t(s)] = {*first, *last};
    }
    return origin;
}

city::Result<Tail> tailOf(Database& db, std::int64_t since, std::int64_t last) {
    auto query = db.prepare("SELECT DISTINCT table_name, row_id FROM journal WHERE seq > ?1 AND seq <= ?2");
    if (!query)
        return tl::unexpected(query.error());
    query->bind(1, since).bind(2, last);
    Tail tail;
    tail.change = last;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return tail;
        const QString table = query->text(0);
        tail.isNamed = tail.isNamed || isInEveryRow(table);
        if (const auto shape = shapeOf(table))
            tail.touched.push_back({*shape, query->integer(1)});
        else
            tail.isOther = true;
    }
}

tl::expected<Tail, const char*> judge(const RegistryOrigin& packed, std::int64_t since, Reader& reader) {
    const auto no = [](const char* why) { return tl::unexpected<const char*>(why); };
    Database& db = reader.database();
    const auto last = reader.lastChange();
    if (!last || *last < since)
        return no("the city's journal ends before it");
    if (*last - since > longestTail)
        return no("too much has changed since");
    const auto origin = originOf(db, since);
    if (!origin)
        return no("the city does not say what it holds");
    if (origin->city != packed.city)
        return no("it is of another city");
    if (origin->schema != packed.schema)
        return no("it is of another schema");
    if (origin->journalMark != packed.journalMark)
        return no("the journal took another course");
    if (*last == since && origin->tables != packed.tables)
        return no("rows came or went unseen");
    auto tail = tailOf(db, since, *last);
    if (!tail)
        return no("the journal cannot be read");
    return std::move(*tail);
}

} // namespace store::reader
