// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/row_sink.h"

#include <algorithm>

namespace store {

namespace {

void bind(Statement& statement, int at, const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) statement.bind(at, *number);
    else if (const auto* real = std::get_if<double>(&cell)) statement.bind(at, *real);
    else if (const auto* text = std::get_if<std::string>(&cell)) statement.bind(at, std::string_view(*text));
    else if (const auto* blob = std::get_if<QByteArray>(&cell)) statement.bind(at, *blob);
    else statement.bindNull(at);
}

Cell text(const QString& value) {
    return value.toStdString();
}

Cell number(std::int64_t value) {
    return value;
}

Cell id(int value) {
    return value > 0 ? Cell(std::int64_t(value)) : Cell();
}

} // namespace

city::Result<void> RowSink::add(const char* table, const char* columns, std::span<const Cell> cells) {
    auto at = m_statements.find({table, columns});
    if (at == m_statements.end()) {
        std::string marks = "?";
        for (std::size_t i = 1; i < cells.size(); ++i) marks += ", ?";
        auto made = m_db.prepare("INSERT INTO " + std::string(table) + " (" + columns + ") VALUES (" + marks + ")");
        if (!made) return tl::unexpected(made.error());
        at = m_statements.emplace(std::pair{table, columns}, std::move(*made)).first;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) bind(at->second, int(i) + 1, cells[i]);
    return at->second.run();
}

city::Result<void> writeClassList(Database& db, const city::ClassList& list,
                                  const std::function<QByteArray(std::size_t)>& uidOf) {
    RowSink sink(db);
    city::Result<void> done;
    const auto add = [&](const char* table, const char* columns, std::initializer_list<Cell> cells) {
        if (done) done = sink.add(table, columns, {cells.begin(), cells.size()});
    };
    for (const auto& profile : list.profiles)
        add("code_profile", "id, name, layout, source",
            {text(profile.id), text(profile.name), text(profile.layout), text(profile.source)});
    for (const auto& major : list.majors)
        add("major_class", "id, code, name, name_en, colour",
            {number(major.id), text(major.code), text(major.name), text(major.nameEn), text(major.colour)});
    for (const auto& line : list.lines)
        add("service_line", "id, code, name, name_en, scene",
            {number(line.id), text(line.code), text(line.name), text(line.nameEn), text(line.scene)});
    for (std::size_t i = 0; i < list.classes.size(); ++i) {
        const auto& [what, source, codes] = list.classes[i];
        add("component_class", "id, uid, major_id, name, name_en, shape, symbol, importance, service_line_id, source",
            {number(what.id), uidOf(i), number(what.major), text(what.name), text(what.nameEn), number(int(what.shape)),
             text(what.symbol), number(what.importance), id(what.serviceLine), text(source)});
        for (const auto& code : codes)
            add("component_class_code", "class_id, profile_id, major, minor, source",
                {number(what.id), text(code.profile), text(code.major), text(code.minor), text(code.source)});
    }
    return done;
}

} // namespace store
