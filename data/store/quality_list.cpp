// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/quality_list.h"

#include "store/querying.h"
#include "store/reader_parts.h"

#include <algorithm>
#include <unordered_map>

namespace store {

namespace {

using Kind = quality::Finding::Subject;

struct Name {
    QString code, uid;
};
using Names = std::unordered_map<std::uint64_t, Name>;

city::Result<void> readNames(Database& db, city::Shape shape, const QByteArray& ids, Names& names) {
    auto query = db.prepare(std::string("SELECT id, coalesce(code, ''), uid FROM ") + reader::tableOf(shape) +
                            " WHERE id IN (SELECT value FROM json_each(?1))");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, std::string_view(ids.constData(), std::size_t(ids.size())));
    return eachRow(*query, [&](const Statement& q) {
        const auto uid = q.blob(2);
        names[city::ComponentKey{shape, q.integer(0)}.packed()] = {q.text(1), city::Uid::fromBytes(uid.first, uid.second).value_or(city::Uid()).text()};
    });
}

city::Result<Names> namesOf(Database& db, std::span<const quality::Finding> findings) {
    std::array<QByteArray, city::shapeCount> ids;
    for (const quality::Finding& one : findings) {
        if (one.subject != Kind::Component) continue;
        const auto key = city::ComponentKey::unpacked(one.key);
        QByteArray& list = ids[std::size_t(key.shape)];
        list += (list.isEmpty() ? '[' : ',') + QByteArray::number(qint64(key.row));
    }
    Names names;
    for (int s = 0; s < city::shapeCount; ++s)
        if (const QByteArray& list = ids[std::size_t(s)]; !list.isEmpty())
            if (auto read = readNames(db, city::Shape(s), list + ']', names); !read) return tl::unexpected(read.error());
    return names;
}

} // namespace

city::Result<QualityList> listQuality(Database& db, const quality::Ledger& ledger, std::int64_t change, bool isChinese, std::size_t limit) {
    const auto& source = ledger.ground().source();
    const city::Profile& profile = ledger.ground().catalogue().profile;
    QualityList list;
    list.city = isChinese || profile.nameEn.isEmpty() ? profile.name : profile.nameEn;
    list.date = city::today(profile);
    list.change = change;
    list.components = ledger.size();
    list.rules = ledger.rules().all();
    list.counts = ledger.counts();
    const auto all = ledger.findings();
    const std::span<const quality::Finding> some(all.data(), std::min(limit, all.size()));
    const auto names = namesOf(db, some);
    if (!names) return tl::unexpected(names.error());
    for (const quality::Finding& one : some) {
        QualityList::Row row{one.check, {}, {}, one.place, ledger.sentence(one, isChinese)};
        if (one.subject == Kind::Grid) row.code = QString::number(source.grids[one.key].code);
        if (one.subject == Kind::Community) row.code = QString::number(source.communities[one.key].code);
        if (const auto name = names->find(one.key); one.subject == Kind::Component && name != names->end())
            row.code = name->second.code, row.uid = name->second.uid;
        list.rows.push_back(std::move(row));
    }
    return list;
}

} // namespace store
