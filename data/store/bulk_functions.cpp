// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bulk_functions.h"

#include "store/shape_blob.h"

#include <optional>
#include <sqlite3.h>

namespace store {

namespace {

constexpr char hexDigits[] = "0123456789ABCDEF";

/// As SQLite's JSON functions spell a text.
void addText(std::string& to, const unsigned char* text, std::size_t length) {
    to += '"';
    for (std::size_t i = 0; i < length; ++i) {
        const unsigned char c = text[i];
        if (c > 0x1f && c != '"' && c != '\\') {
            to += char(c);
            continue;
        }
        constexpr char shortOnes[] = "\0\0\0\0\0\0\0\0btn\0fr";
        to += '\\';
        if (c > 0x1f)
            to += char(c);
        else if (c < sizeof shortOnes && shortOnes[c])
            to += shortOnes[c];
        else
            (to += c < 0x10 ? "u000" : "u001") += char((c & 15) < 10 ? '0' + (c & 15) : 'a' + (c & 15) - 10);
    }
    to += '"';
}

void addHex(std::string& to, const unsigned char* bytes, std::size_t length) {
    to += '"';
    for (std::size_t i = 0; i < length; ++i) {
        to += hexDigits[bytes[i] >> 4];
        to += hexDigits[bytes[i] & 15];
    }
    to += '"';
}

bool addValue(BulkFunctions& functions, sqlite3_value* value) {
    std::string& to = functions.text();
    switch (sqlite3_value_type(value)) {
    case SQLITE_NULL:
        to += "null";
        return true;
    case SQLITE_INTEGER:
        to += std::to_string(sqlite3_value_int64(value));
        return true;
    case SQLITE_FLOAT:
        return bool(functions.addReal(sqlite3_value_double(value)));
    case SQLITE_BLOB: {
        const auto* bytes = static_cast<const unsigned char*>(sqlite3_value_blob(value));
        addHex(to, bytes, std::size_t(sqlite3_value_bytes(value)));
        return true;
    }
    default: {
        const unsigned char* text = sqlite3_value_text(value);
        if (!text)
            return false;
        addText(to, text, std::size_t(sqlite3_value_bytes(value)));
        return true;
    }
    }
}

void json(sqlite3_context* context, int count, sqlite3_value** values) {
    auto& functions = *static_cast<BulkFunctions*>(sqlite3_user_data(context));
    std::string& text = functions.text();
    text = '{';
    for (int i = 0; i + 1 < count; i += 2) {
        if (i > 0)
            text += ',';
        if (!addValue(functions, values[i]))
            return sqlite3_result_error(context, "malformed name", -1);
        text += ':';
        if (!addValue(functions, values[i + 1]))
            return sqlite3_result_error(context, "malformed value", -1);
    }
    text += '}';
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Whether a path names the column of its position; nothing when it is another path.
std::optional<bool> names(sqlite3_value* path, sqlite3_value* column) {
    const auto textOf = [](sqlite3_value* value) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
        return text ? std::string_view(text, std::size_t(sqlite3_value_bytes(value))) : std::string_view();
    };
    const std::string_view text = textOf(path);
    if (text == "$.none_")
        return false;
    if (text.starts_with("$.") && text.substr(2) == textOf(column))
        return true;
    return std::nullopt;
}

void difference(sqlite3_context* context, int count, sqlite3_value** values) {
    auto& functions = *static_cast<BulkFunctions*>(sqlite3_user_data(context));
    std::string& text = functions.text();
    text = '{';
    const int columns = count / 3;
    for (int i = 0; i < columns; ++i) {
        const auto isGone = names(values[2 * columns + i], values[2 * i]);
        if (!isGone)
            return sqlite3_result_error(context, "malformed path", -1);
        if (*isGone)
            continue;
        if (text.size() > 1)
            text += ',';
        if (!addValue(functions, values[2 * i]))
            return sqlite3_result_error(context, "malformed name", -1);
        text += ':';
        if (!addValue(functions, values[2 * i + 1]))
            return sqlite3_result_error(context, "malformed value", -1);
    }
    text += '}';
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void place(sqlite3_context* context, int, sqlite3_value** values) {
    auto& functions = *static_cast<BulkFunctions*>(sqlite3_user_data(context));
    const auto* bytes = static_cast<const unsigned char*>(sqlite3_value_blob(values[2]));
    const auto length = std::size_t(sqlite3_value_bytes(values[2]));
    if (!functions.place(std::size_t(sqlite3_value_int64(values[0])), sqlite3_value_int64(values[1]), bytes,
                         length))
        sqlite3_result_error(context, "no such tree", -1);
}

city::Result<void> add(Database& city, const char* name, int arguments, void* data,
                       void (*function)(sqlite3_context*, int, sqlite3_value**)) {
    if (sqlite3_create_function_v2(city.handle(), name, arguments, SQLITE_UTF8, data, function, nullptr,
                                   nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected(city.fault());
    return {};
}

/// `json_remove(bulk_json(columns), paths)` as one call; unchanged where there are more brackets than these.
std::string flattened(std::string sql) {
    static constexpr std::string_view head = "json_remove(bulk_json(", end = "), CASE WHEN ";
    std::size_t from = 0;
    for (std::size_t at; (at = sql.find(head, from)) != std::string::npos;) {
        const std::size_t inside = at + head.size(), close = sql.find_first_of("()", inside);
        from = inside;
        if (close == std::string::npos || sql.compare(close, end.size(), end) != 0)
            continue;
        sql.erase(close, 1);
        sql.replace(at, head.size(), "bulk_difference(");
    }
    return sql;
}

} // namespace

city::Result<std::unique_ptr<BulkFunctions>> BulkFunctions::on(Database& city) {
    std::unique_ptr<BulkFunctions> functions(new BulkFunctions(city));
    auto real = city.prepare("SELECT json(quote(?1))");
    if (!real)
        return tl::unexpected(real.error());
    functions->m_real.push_back(std::move(*real));
    if (auto added = add(city, "bulk_json", -1, functions.get(), json); !added)
        return tl::unexpected(added.error());
    if (auto added = add(city, "bulk_difference", -1, functions.get(), difference); !added)
        return tl::unexpected(added.error());
    if (auto added = add(city, "bulk_place", 3, functions.get(), store::place); !added)
        return tl::unexpected(added.error());
    return functions;
}

BulkFunctions::~BulkFunctions() {
    (void)add(m_city, "bulk_json", -1, nullptr, nullptr);
    (void)add(m_city, "bulk_difference", -1, nullptr, nullptr);
    (void)add(m_city, "bulk_place", 3, nullptr, nullptr);
}

std::string BulkFunctions::quickened(const std::string& trigger) {
    static constexpr std::string_view head = "CASE typeof(";
    std::string quick;
    std::size_t from = 0;
    for (;;) {
        const std::size_t at = trigger.find(head, from);
        if (at == std::string::npos)
            break;
        const std::size_t end = trigger.find(')', at);
        if (end == std::string::npos)
            return trigger;
        const std::string value = trigger.substr(at + head.size(), end - at - head.size());
        const std::string whole = "CASE typeof(" + value + ") WHEN 'blob' THEN hex(" + value +
                                  ") WHEN 'real' THEN json(quote(" + value + ")) ELSE " + value + " END";
        if (trigger.compare(at, whole.size(), whole) != 0)
            return trigger;
        quick.append(trigger, from, at - from).append(value);
        from = at + whole.size();
    }
    quick.append(trigger, from);
    static constexpr std::string_view slow = "json_object(";
    for (std::size_t at; (at = quick.find(slow)) != std::string::npos;)
        quick.replace(at, slow.size(), "bulk_json(");
    return flattened(std::move(quick));
}

city::Result<std::size_t> BulkFunctions::addTree(const std::string& table) {
    auto tree = SpatialGrowth::of(m_city, table);
    if (!tree)
        return tl::unexpected(tree.error());
    m_trees.push_back(std::move(*tree));
    return m_trees.size() - 1;
}

city::Result<void> BulkFunctions::settle() {
    for (SpatialGrowth& tree : m_trees)
        if (auto settled = tree.settle(); !settled)
            return settled;
    return {};
}

city::Result<void> BulkFunctions::addReal(double value) {
    Statement& real = m_real.front();
    const auto row = real.bind(1, value).step();
    if (row && *row)
        m_text += real.utf8(0);
    real.reset();
    if (!row)
        return tl::unexpected(row.error());
    return {};
}

bool BulkFunctions::place(std::size_t tree, std::int64_t id, const unsigned char* geometry,
                          std::size_t length) {
    if (tree >= m_trees.size())
        return false;
    if (const auto box = boundsOf(geometry, length))
        m_trees[tree].note(rtree::Cell::of(id, *box));
    return true;
}

} // namespace store
