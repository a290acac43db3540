// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/lifecycle.h"

#include "city/rights.h"
#include "work/file_object.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace work {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("work", text);
}

tl::unexpected<city::Fault> bad(const QString& what) {
    return city::fail(
        city::FaultKind::Invalid,
        say(QT_TRANSLATE_NOOP("work", "The table of case states cannot be used: %1. Correct the file."))
            .arg(what));
}

struct BitWord {
    const char* id;
    std::uint32_t bit;
};
constexpr BitWord demandWords[] = {{"reason", Demand::reason},
                                   {"filing", Demand::filing},
                                   {"department", Demand::department},
                                   {"handler", Demand::handler},
                                   {"until", Demand::until},
                                   {"target", Demand::target},
                                   {"condition-met", Demand::conditionMet},
                                   {"near", Demand::near},
                                   {"photo", Demand::photoAny},
                                   {"photo-after", Demand::photoAfter},
                                   {"photo-before", Demand::photoBefore}};
constexpr BitWord guardWords[] = {{"not-overdue", Guard::notOverdue},
                                  {"overdue", Guard::overdue},
                                  {"extensions-left", Guard::extensionsLeft},
                                  {"suspensions-left", Guard::suspensionsLeft},
                                  {"appeals-left", Guard::appealsLeft}};
constexpr BitWord differWords[] = {{"finished", Differs::finished},
                                   {"confirmed", Differs::confirmed},
                                   {"asked", Differs::asked},
                                   {"endorsed", Differs::endorsed}};
constexpr const char* handleWords[] = {"", "start", "pause", "resume", "extend"};
constexpr const char* effectWords[] = {"",       "rework", "extend", "suspend",
                                       "return", "urge",   "appeal", "exempt"};

template <std::size_t n>
city::Result<std::uint32_t> bitsOf(const QJsonValue& words, const BitWord (&known)[n]) {
    std::uint32_t bits = 0;
    for (const QJsonValue& word : words.toArray()) {
        const auto at = std::ranges::find_if(
            known, [&](const BitWord& k) { return word.toString() == QLatin1String(k.id); });
        if (at == std::end(known))
            return bad(say(QT_TRANSLATE_NOOP("work", "\"%1\" is not known")).arg(word.toString()));
        bits |= at->bit;
    }
    return bits;
}

template <std::size_t n>
city::Result<int> wordOf(const QString& word, const char* const (&known)[n]) {
    for (std::size_t i = 0; i < n; ++i)
        if (word == QLatin1String(known[i]))
            return int(i);
    return bad(say(QT_TRANSLATE_NOOP("work", "\"%1\" is not known")).arg(word));
}

std::optional<Stage> stageOfId(const QString& id) {
    for (int i = 0; i < stageCount; ++i)
        if (stageId(Stage(i)) == id)
            return Stage(i);
    return std::nullopt;
}

} // namespace

/// Fills a Lifecycle from its file, one table after the other.
struct LifecycleFile {
    const QJsonObject& root;
    Lifecycle& made;

    city::Result<void> fill() {
        if (auto done = fillNames(); !done)
            return done;
        if (auto done = fillPolicy(); !done)
            return done;
        std::set<std::tuple<State, Action, int, Pending>> seen;
        for (const QJsonValue& row : root[u"transitions"].toArray())
            if (auto done = addTransition(row.toObject(), seen); !done)
                return done;
        if (made.m_transitions.empty())
            return bad(say(QT_TRANSLATE_NOOP("work", "there are no moves in it")));
        return {};
    }

private:
    static city::Result<std::uint8_t> number(const QJsonObject& row, int least, int most,
                                             std::set<int>& used) {
        const int n = row[u"number"].toInt(-1);
        const bool complete = !row[u"id"].toString().isEmpty() && !row[u"name"].toString().isEmpty() &&
                              !row[u"name_en"].toString().isEmpty();
        if (n < least || n > most || !complete || !used.insert(n).second)
            return bad(say(QT_TRANSLATE_NOOP("work",
                                             "the row \"%1\" needs a number of its own, an id and two names"))
                           .arg(row[u"id"].toString()));
        return std::uint8_t(n);
    }

    city::Result<void> fillNames() {
        std::set<int> stateNumbers, actionNumbers, roleNumbers, pendingNumbers;
        for (const QJsonValue& value : root[u"states"].toArray()) {
            const QJsonObject row = value.toObject();
            const auto n = number(row, 0, 255, stateNumbers);
            if (!n)
                return tl::unexpected(n.error());
            const auto stage = stageOfId(row[u"stage"].toString());
            if (!stage)
                return bad(
                    say(QT_TRANSLATE_NOOP("work", "there is no stage \"%1\"")).arg(row[u"stage"].toString()));
            made.m_states.push_back({State{*n}, row[u"id"].toString(), row[u"name"].toString(),
                                     row[u"name_en"].toString(), *stage, row[u"open"].toBool(true)});
        }
        for (const QJsonValue& value : root[u"actions"].toArray()) {
            const QJsonObject row = value.toObject();
            const auto n = number(row, 1, 255, actionNumbers);
            if (!n)
                return tl::unexpected(n.error());
            made.m_actions.push_back({Action{*n}, row[u"id"].toString(), row[u"name"].toString(),
                                      row[u"name_en"].toString(), row[u"kind"].toString()});
        }
        for (const QJsonValue& value : root[u"pendings"].toArray()) {
            const QJsonObject row = value.toObject();
            const auto n = number(row, 1, 255, pendingNumbers);
            if (!n)
                return tl::unexpected(n.error());
            made.m_pendings.push_back(
                {Pending{*n}, row[u"id"].toString(), row[u"name"].toString(), row[u"name_en"].toString()});
        }
        return fillRoles(roleNumbers);
    }

    city::Result<void> fillRoles(std::set<int>& numbers) {
        for (const QJsonValue& value : root[u"roles"].toArray()) {
            const QJsonObject row = value.toObject();
            const auto n = number(row, 1, 31, numbers);
            if (!n)
                return tl::unexpected(n.error());
            RoleRow role{Role{*n},
                         row[u"id"].toString(),
                         row[u"name"].toString(),
                         row[u"name_en"].toString(),
                         row[u"right"].toString(),
                         {}};
            if (!role.right.isEmpty() && !city::actionOf(role.right))
                return bad(say(QT_TRANSLATE_NOOP("work", "there is no right \"%1\"")).arg(role.right));
            for (const QJsonValue& account : row[u"accounts"].toArray())
                role.accounts.insert(account.toString());
            made.m_roles.push_back(std::move(role));
        }
        return {};
    }

    city::Result<void> fillPolicy() {
        const QJsonObject policy = root[u"policy"].toObject();
        made.m_nearMetres = policy[u"near_metres"].toDouble(200);
        made.m_similarMetres = policy[u"similar_metres"].toDouble(50);
        made.m_similarHours = policy[u"similar_hours"].toInt(24);
        made.m_mostExtensions = policy[u"most_extensions"].toInt(2);
        made.m_mostSuspensions = policy[u"most_suspensions"].toInt(1);
        made.m_mostSuspendedDays = policy[u"most_suspended_days"].toInt(365);
        made.m_mostAppeals = policy[u"most_appeals"].toInt(1);
        for (const QJsonValue& value : root[u"stage_limits"].toArray()) {
            const QJsonObject row = value.toObject();
            const auto stage = stageOfId(row[u"stage"].toString());
            const auto limit = limitOf(row[u"limit"].toString());
            if (!limit)
                return tl::unexpected(limit.error());
            if (!stage || *stage == Stage::None || *stage == Stage::Handle ||
                row[u"source"].toString().isEmpty())
                return bad(say(QT_TRANSLATE_NOOP("work", "a stage's limit needs a stage and a source")));
            made.m_stageLimits[*stage] = *limit;
        }
        return {};
    }

    city::Result<Pending> pendingOf(const QString& id) {
        if (id.isEmpty())
            return Pending{};
        for (const PendingRow& row : made.m_pendings)
            if (row.id == id)
                return row.pending;
        return bad(say(QT_TRANSLATE_NOOP("work", "\"%1\" is not known")).arg(id));
    }

    /// Everything of a row that does not depend on the state it starts from.
    city::Result<Transition> common(const QJsonObject& row) {
        Transition t;
        const auto action = made.actionOf(row[u"action"].toString());
        if (!action)
            return bad(
                say(QT_TRANSLATE_NOOP("work", "there is no action \"%1\"")).arg(row[u"action"].toString()));
        t.action = *action;
        for (const QJsonValue& id : row[u"roles"].toArray()) {
            const auto role = made.roleOf(id.toString());
            if (!role)
                return bad(say(QT_TRANSLATE_NOOP("work", "there is no role \"%1\"")).arg(id.toString()));
            t.roleBits |= 1u << role->number;
        }
        const auto demands = bitsOf(row[u"demands"], demandWords),
                   guards = bitsOf(row[u"guards"], guardWords),
                   differs = bitsOf(row[u"differs"], differWords);
        const auto handle = wordOf(row[u"handle"].toString(), handleWords),
                   effect = wordOf(row[u"effect"].toString(), effectWords);
        for (const auto* bits : {&demands, &guards, &differs})
            if (!*bits)
                return tl::unexpected(bits->error());
        for (const auto* word : {&handle, &effect})
            if (!*word)
                return tl::unexpected(word->error());
        t.demands = *demands;
        t.guards = std::uint16_t(*guards);
        t.differs = std::uint8_t(*differs);
        t.handle = HandleClock(*handle);
        t.effect = Effect(*effect);
        t.anyPending = row[u"pending"].toString() == QLatin1String("*");
        t.clearsPending = !t.anyPending || row[u"clears"].toBool();
        const auto before = pendingOf(t.anyPending ? QString() : row[u"pending"].toString());
        const auto after = pendingOf(row[u"pending_after"].toString());
        if (!before)
            return tl::unexpected(before.error());
        if (!after)
            return tl::unexpected(after.error());
        t.pending = *before;
        t.pendingAfter = *after;
        return t;
    }

    city::Result<void> addTransition(const QJsonObject& row,
                                     std::set<std::tuple<State, Action, int, Pending>>& seen) {
        auto t = common(row);
        if (!t)
            return tl::unexpected(t.error());
        for (const QJsonValue& id : row[u"from"].toArray()) {
            const auto from = made.stateOf(id.toString());
            const QString toId = row[u"to"].toString(id.toString());
            const auto to = made.stateOf(toId);
            if (!from || !to)
                return bad(say(QT_TRANSLATE_NOOP("work", "there is no state \"%1\""))
                               .arg(from ? toId : id.toString()));
            t->from = *from;
            t->to = *to;
            for (int role = 1; role < 32; ++role)
                if (t->allows(Role{std::uint8_t(role)}) &&
                    !seen.insert({*from, t->action, role, Pending{}}).second)
                    return bad(say(QT_TRANSLATE_NOOP(
                                       "work", "the action \"%1\" stands there twice for one state and role"))
                                   .arg(row[u"action"].toString()));
            made.m_transitions.push_back(*t);
        }
        return {};
    }
};

city::Result<Lifecycle> Lifecycle::read(const QString& path) {
    const auto root = objectIn(path, "lifecycle.json", bad);
    if (!root)
        return tl::unexpected(root.error());
    return fromJson(*root);
}

city::Result<Lifecycle> Lifecycle::fromJson(const QJsonObject& root) {
    Lifecycle made;
    if (auto filled = LifecycleFile{root, made}.fill(); !filled)
        return tl::unexpected(filled.error());
    return made;
}

} // namespace work
