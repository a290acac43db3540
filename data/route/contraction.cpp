// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/hierarchy.h"

#include <algorithm>
#include <queue>

/// Junctions are taken out one by one, the least important first; a shortcut stands for each way through one that no
/// other way replaces.
namespace route {

class Contraction {
public:
    explicit Contraction(const Network& network)
        : m_out(network.junctions()), m_in(network.junctions()), m_depth(network.junctions()),
          m_up(network.junctions()), m_down(network.junctions()), m_times(network.junctions(), unreachable) {
        for (std::uint32_t from = 0; from < network.junctions(); ++from)
            for (const Network::Arc& arc : network.arcs(from))
                if (arc.to != from)
                    connect(from, arc.to, arc.time);
    }

    Hierarchy run() {
        std::priority_queue<Rated, std::vector<Rated>, std::greater<>> open;
        for (std::uint32_t node = 0; node < m_out.size(); ++node)
            open.push({rate(node), node});
        std::vector<std::uint32_t> order;
        order.reserve(m_out.size());
        while (!open.empty()) {
            const Rated least = open.top();
            open.pop();
            // Others were taken out since it was rated: it waits while another one is rated better.
            const Rated now{rate(least.node), least.node};
            if (!open.empty() && now > open.top()) {
                open.push(now);
                continue;
            }
            takeOut(least.node);
            order.push_back(least.node);
        }
        return hierarchy(order);
    }

private:
    struct Arc {
        std::uint32_t node = 0;
        Millis time = 0;
    };
    struct Rated {
        std::int64_t value;
        std::uint32_t node;
        bool operator>(const Rated& o) const { return value != o.value ? value > o.value : node > o.node; }
    };
    struct Reached {
        Millis time;
        std::uint32_t node;
        bool operator>(const Reached& o) const { return time > o.time; }
    };
    struct Shortcut {
        std::uint32_t from, to;
        Millis time;
    };
    static constexpr int mostSettled = 40; ///< of a search for another way; more finds few more

    static void put(std::vector<Arc>& arcs, std::uint32_t node, Millis time) {
        const auto at = std::ranges::find(arcs, node, &Arc::node);
        if (at == arcs.end())
            arcs.push_back({node, time});
        else
            at->time = std::min(at->time, time);
    }
    void connect(std::uint32_t from, std::uint32_t to, Millis time) {
        put(m_out[from], to, time);
        put(m_in[to], from, time);
    }

    /// Times from `from` without passing `without`, as far as a short search finds them.
    void look(std::uint32_t from, std::uint32_t without, Millis farthest) {
        for (const std::uint32_t node : m_touched)
            m_times[node] = unreachable;
        m_touched.assign(1, from);
        m_times[from] = 0;
        m_open.assign(1, {0, from});
        for (int settled = 0; !m_open.empty() && settled < mostSettled; ++settled) {
            std::ranges::pop_heap(m_open, std::greater<>());
            const Reached here = m_open.back();
            m_open.pop_back();
            if (here.time > farthest)
                return;
            if (here.time > m_times[here.node])
                continue;
            for (const Arc& arc : m_out[here.node]) {
                const Millis time = std::min(unreachable, here.time + arc.time);
                if (arc.node == without || time >= m_times[arc.node] || time > farthest)
                    continue;
                if (m_times[arc.node] == unreachable)
                    m_touched.push_back(arc.node);
                m_times[arc.node] = time;
                m_open.push_back({time, arc.node});
                std::ranges::push_heap(m_open, std::greater<>());
            }
        }
    }

    void findShortcuts(std::uint32_t node) {
        m_shortcuts.clear();
        Millis longest = 0;
        for (const Arc& out : m_out[node])
            longest = std::max(longest, out.time);
        for (const Arc& in : m_in[node]) {
            look(in.node, node, std::min(unreachable - 1, in.time + longest));
            for (const Arc& out : m_out[node]) {
                const Millis time = std::min(unreachable, in.time + out.time);
                if (out.node != in.node && time < m_times[out.node])
                    m_shortcuts.push_back({in.node, out.node, time});
            }
        }
    }

    /// How much taking a junction out would add, and how deep it lies already.
    std::int64_t rate(std::uint32_t node) {
        findShortcuts(node);
        return 4 * std::int64_t(m_shortcuts.size()) - 2 * std::int64_t(m_in[node].size() + m_out[node].size()) +
               3 * std::int64_t(m_depth[node]);
    }

    /// After `rate`, which found its shortcuts.
    void takeOut(std::uint32_t node) {
        m_up[node] = std::move(m_out[node]);
        m_down[node] = std::move(m_in[node]);
        for (const Arc& arc : m_up[node]) {
            std::erase_if(m_in[arc.node], [node](const Arc& a) { return a.node == node; });
            m_depth[arc.node] = std::max(m_depth[arc.node], m_depth[node] + 1);
        }
        for (const Arc& arc : m_down[node]) {
            std::erase_if(m_out[arc.node], [node](const Arc& a) { return a.node == node; });
            m_depth[arc.node] = std::max(m_depth[arc.node], m_depth[node] + 1);
        }
        for (const Shortcut& shortcut : m_shortcuts)
            connect(shortcut.from, shortcut.to, shortcut.time);
        m_made += m_shortcuts.size();
    }

    Hierarchy hierarchy(const std::vector<std::uint32_t>& order) const {
        Hierarchy made;
        const auto count = std::uint32_t(order.size());
        made.m_shortcuts = m_made;
        made.m_position.resize(count);
        for (std::uint32_t i = 0; i < count; ++i)
            made.m_position[order[i]] = count - 1 - i;
        for (std::uint32_t position = 0; position < count; ++position) {
            const std::uint32_t node = order[count - 1 - position];
            for (const auto& [arcs, half] : {std::pair(&m_up[node], &made.m_up), std::pair(&m_down[node], &made.m_down)}) {
                for (const Arc& arc : *arcs)
                    half->arcs.push_back({made.m_position[arc.node], arc.time});
                half->first.push_back(std::uint32_t(half->arcs.size()));
            }
        }
        return made;
    }

    std::vector<std::vector<Arc>> m_out, m_in; ///< among those that are still in
    std::vector<std::uint32_t> m_depth;
    std::vector<std::vector<Arc>> m_up, m_down; ///< of those that were taken out
    std::vector<Millis> m_times;
    std::vector<std::uint32_t> m_touched;
    std::vector<Reached> m_open;
    std::vector<Shortcut> m_shortcuts;
    std::size_t m_made = 0;
};

Hierarchy Hierarchy::build(const Network& network) {
    return Contraction(network).run();
}

} // namespace route
