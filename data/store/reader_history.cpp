// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_values.h"
#include "store/patch_writer.h"
#include "store/querying.h"
#include "store/reader.h"
#include "store/reader_parts.h"

namespace store {

namespace {

using Kind = city::Patch::Kind;

QByteArray bytesOf(std::string_view text) {
    return QByteArray(text.data(), qsizetype(text.size()));
}

city::Uid uidAt(const Statement& query, int column) {
    const auto bytes = query.blob(column);
    return city::Uid::fromBytes(bytes.first, bytes.second).value_or(city::Uid());
}

/// What a row of the journal says of itself.
Reader::Change changeAt(const Statement& query) {
    Reader::Change change;
    change.seq = query.integer(0);
    change.revision = query.integer(1);
    change.receivedMs = query.integer(2);
    if (!query.isNull(3)) change.eventMs = query.integer(3);
    change.user = query.text(4);
    change.batch = query.text(5);
    change.reason = query.text(6);
    change.approvedBy = query.text(9);
    const std::string_view operation = query.utf8(7);
    change.kind = operation == "I" ? Kind::Insert : operation == "D" ? Kind::Delete : Kind::Update;
    return change;
}

city::Patch patchOf(const Reader::Change& change) {
    city::Patch patch;
    patch.kind = change.kind;
    patch.before = change.before;
    patch.after = change.after;
    return patch;
}

} // namespace

city::Result<std::vector<Reader::Change>> Reader::history(city::ComponentKey key, const city::Uid& uid) {
    auto now = component(key);
    if (!now) return tl::unexpected(now.error());
    // Backwards from what is there: each entry of the journal holds what changed, so its `before` gives the state before it.
    const bool isThere = *now && (uid.isNull() || (*now)->uid == uid);
    city::Component state = isThere ? **now : city::Component();
    auto query = m_db.prepare("SELECT seq, revision, received_ms, event_ms, coalesce(user, ''), coalesce(batch, ''), coalesce(reason, ''), operation, "
                              "before, coalesce(approved_by, '') FROM journal WHERE table_name = ?1 AND row_id = ?2 AND uid = ?3 ORDER BY seq DESC");
    if (!query) return tl::unexpected(query.error());
    state.uid = isThere ? state.uid : uid;
    query->bind(1, std::string_view(reader::tableOf(key.shape))).bind(2, key.row).bind(3, state.uid.bytes());
    std::vector<Change> all;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return all;
        Change change = changeAt(*query);
        change.after = state;
        change.after.key = key;
        change.after.revision = change.revision;
        const city::Uid own = state.uid;
        if (change.kind == Kind::Delete) state = {};
        state.key = key;
        state.uid = own;
        state.revision = change.kind == Kind::Update ? change.revision - 1 : change.revision;
        if (change.kind != Kind::Insert) state = journal::withValues(state, bytesOf(query->utf8(8)));
        change.before = state;
        change.fields = patchOf(change).fields();
        all.push_back(std::move(change));
    }
}

city::Result<std::optional<Reader::Named>> Reader::byCodeOrUid(const QString& text) {
    const auto uid = city::Uid::fromText(text);
    for (const city::Shape shape : {city::Shape::Point, city::Shape::Line, city::Shape::Polygon}) {
        // A code may also be one that was never valid and is kept as text.
        auto query = m_db.prepare(std::string("SELECT id, uid FROM ") + reader::tableOf(shape) + (uid ? " WHERE uid = ?1" : " WHERE code = ?1"));
        if (!query) return tl::unexpected(query.error());
        uid ? query->bind(1, uid->bytes()) : query->bind(1, text);
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (*row) return Named{{shape, query->integer(0)}, uidAt(*query, 1)};
    }
    if (!uid) return std::nullopt;
    auto gone = m_db.prepare("SELECT table_name, row_id FROM journal WHERE operation = 'D' AND uid = ?1 ORDER BY seq DESC LIMIT 1");
    if (!gone) return tl::unexpected(gone.error());
    const auto row = gone->bind(1, uid->bytes()).step();
    if (!row) return tl::unexpected(row.error());
    if (*row)
        if (const auto shape = reader::shapeOf(gone->text(0))) return Named{{*shape, gone->integer(1)}, *uid};
    return std::nullopt;
}

city::Result<codes::Space> Reader::codeSpace(int classId) {
    auto small = catalogue();
    if (!small) return tl::unexpected(small.error());
    return codes::spaceOf(m_db, *small, classId);
}

city::Result<std::vector<std::pair<QString, city::CodeLayout>>> Reader::codeProfiles() {
    std::vector<std::pair<QString, city::CodeLayout>> all;
    const auto read = eachRow(m_db, "SELECT id, layout FROM code_profile ORDER BY id", [&](const Statement& q) {
        if (const auto layout = city::codeLayoutOf(q.text(1))) all.emplace_back(q.text(0), *layout);
    });
    if (!read) return tl::unexpected(read.error());
    return all;
}

} // namespace store
