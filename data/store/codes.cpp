// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/codes.h"

#include "store/reader_parts.h"

#include <QCoreApplication>

#include <algorithm>

namespace store::codes {

namespace {

constexpr std::size_t mostGaps = 100;

QString prefixOf(const city::Catalogue& catalogue, int classId) {
    const city::ComponentClass* kind = catalogue.componentClass(classId);
    const city::CodeLayout layout = catalogue.profile.codeLayout;
    const int digits = 2 + city::ComponentCode::minorLength(layout);
    if (!kind || kind->code.size() != digits || catalogue.profile.adminCode.size() != 6) return {};
    return catalogue.profile.adminCode + kind->code;
}

QString codeOf(const QString& prefix, std::int64_t sequence) {
    return prefix + QStringLiteral("%1").arg(sequence, city::ComponentCode::length - int(prefix.size()), 10, QLatin1Char('0'));
}

/// Over valid codes of all tables between two: their index answers.
std::string inTables(const std::string& what) {
    std::string sql;
    for (const city::Shape shape : {city::Shape::Point, city::Shape::Line, city::Shape::Polygon})
        sql += (sql.empty() ? "SELECT " : " UNION ALL SELECT ") + what + " FROM " + reader::tableOf(shape) +
               " WHERE code BETWEEN ?1 AND ?2 AND code IS NOT NULL AND code_fault IS NULL";
    return sql;
}

city::Result<std::int64_t> lastOf(Database& db, const QString& prefix, std::int64_t most) {
    auto query = db.prepare("SELECT max(c) FROM (" + inTables("max(code) AS c") + ")");
    if (!query) return tl::unexpected(query.error());
    const auto row = query->bind(1, codeOf(prefix, 1)).bind(2, codeOf(prefix, most)).step();
    if (!row) return tl::unexpected(row.error());
    return query->text(0).mid(prefix.size()).toLongLong();
}

/// Calls `take` with each sequence in use, ascending, until it says stop.
template <typename Take>
city::Result<void> eachUsed(Database& db, const QString& prefix, std::int64_t most, Take take) {
    auto query = db.prepare(inTables("code") + " ORDER BY 1");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, codeOf(prefix, 1)).bind(2, codeOf(prefix, most));
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row || !take(query->text(0).mid(prefix.size()).toLongLong())) return {};
    }
}

} // namespace

city::Result<Space> spaceOf(Database& db, const city::Catalogue& catalogue, int classId) {
    Space space;
    space.prefix = prefixOf(catalogue, classId);
    space.most = city::ComponentCode::maxSequence(catalogue.profile.codeLayout);
    if (space.prefix.isEmpty()) return space;
    auto done = eachUsed(db, space.prefix, space.most, [&](std::int64_t sequence) {
        if (sequence > space.last + 1 && space.gaps.size() < mostGaps) space.gaps.emplace_back(space.last + 1, sequence - 1);
        space.used += sequence != space.last;
        space.last = sequence;
        return true;
    });
    if (!done) return tl::unexpected(done.error());
    return space;
}

city::Result<QString> next(Database& db, const city::Catalogue& catalogue, int classId) {
    const QString prefix = prefixOf(catalogue, classId);
    if (prefix.isEmpty()) return QString();
    const std::int64_t most = city::ComponentCode::maxSequence(catalogue.profile.codeLayout);
    const auto last = lastOf(db, prefix, most);
    if (!last) return tl::unexpected(last.error());
    if (*last < most) return codeOf(prefix, *last + 1);
    std::int64_t free = 1;
    auto done = eachUsed(db, prefix, most, [&](std::int64_t sequence) {
        if (sequence > free) return false;
        free = sequence + 1;
        return true;
    });
    if (!done) return tl::unexpected(done.error());
    if (free <= most) return codeOf(prefix, free);
    return city::fail(city::FaultKind::Invalid,
                      QCoreApplication::translate("store", "All %1 numbers of the class %2 are used under the code profile %3. Give the class a further minor code among "
                                                           "the local extensions, which count down from 99 (or 999), or move the city to a profile with longer sequences.")
                          .arg(most).arg(catalogue.componentClass(classId)->name, catalogue.profile.codeProfile));
}

bool changesClass(const city::Patch& patch) {
    return patch.kind == city::Patch::Kind::Update && !city::isSame(patch.before, patch.after, city::Field::Class);
}

void dropOfOldClass(const city::Catalogue& catalogue, city::Patch& patch) {
    if (!changesClass(patch) || !city::isSame(patch.before, patch.after, city::Field::Code)) return;
    const city::ComponentClass* kind = catalogue.componentClass(patch.after.classId);
    if (kind && !kind->code.isEmpty()) patch.after.code = patch.after.codeFault = QString();
}

city::Result<std::optional<city::ComponentKey>> holderOf(Database& db, const QString& code, city::ComponentKey own) {
    for (int s = 0; s < city::shapeCount; ++s) {
        const city::Shape shape = city::Shape(s);
        auto query = db.prepare(std::string("SELECT id FROM ") + reader::tableOf(shape) + " WHERE code = ?1 AND code IS NOT NULL AND code_fault IS NULL");
        if (!query) return tl::unexpected(query.error());
        const auto row = query->bind(1, code).step();
        if (!row) return tl::unexpected(row.error());
        const city::ComponentKey holder{shape, *row ? query->integer(0) : 0};
        if (*row && !(holder == own)) return holder;
    }
    return std::nullopt;
}

} // namespace store::codes
