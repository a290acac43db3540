// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/restoring.h"

#include "city/merge.h"

#include <QCoreApplication>

#include <algorithm>

namespace store {

namespace {

using Kind = city::Patch::Kind;
using city::FaultKind;

QString say(const char* text) {
    return QCoreApplication::translate("store", text);
}

/// The component after a change of its life; before the first for 0.
city::Result<city::Component> asAt(const std::vector<Reader::Change>& life, std::int64_t seq) {
    const auto absent = [] {
        return city::fail(FaultKind::Unsuitable, say(QT_TRANSLATE_NOOP("store", "The component was not there at that time. Choose another change.")));
    };
    if (!life.empty() && seq == 0) {
        if (life.back().kind == Kind::Insert) return absent();
        return life.back().before;
    }
    const auto at = std::ranges::find(life, seq, &Reader::Change::seq);
    if (at == life.end())
        return city::fail(FaultKind::NotFound, say(QT_TRANSLATE_NOOP("store", "The component's history has no change %1.")).arg(seq));
    if (at->kind == Kind::Delete) return absent();
    return at->after;
}

} // namespace

city::Result<city::Patch> restoring(const std::vector<Reader::Change>& life, std::int64_t seq, std::span<const city::Field> fields) {
    auto then = asAt(life, seq);
    if (!then) return tl::unexpected(then.error());
    const Reader::Change& last = life.front();
    if (last.kind == Kind::Delete) return city::Patch::remove(std::move(*then)).inverse(last.before.key, last.revision);
    city::Component restored = last.after;
    for (int f = 0; f < city::fieldCount; ++f)
        if (fields.empty() || std::ranges::find(fields, city::Field(f)) != fields.end()) city::takeField(restored, *then, city::Field(f));
    return city::Patch::update(last.after, std::move(restored));
}

} // namespace store
