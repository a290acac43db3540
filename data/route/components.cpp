// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/components.h"

#include <algorithm>

namespace route {

namespace {

class Tarjan {
public:
    Tarjan(std::uint32_t nodes, std::span<const Link> links)
        : m_first(nodes + 1), m_to(links.size()), m_number(nodes, none), m_low(nodes), m_component(nodes, none) {
        for (const Link& link : links)
            ++m_first[link.from + 1];
        for (std::size_t i = 1; i < m_first.size(); ++i)
            m_first[i] += m_first[i - 1];
        std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
        for (const Link& link : links)
            m_to[next[link.from]++] = link.to;
        m_next.assign(m_first.begin(), m_first.end() - 1);
        for (std::uint32_t node = 0; node < nodes; ++node)
            if (m_number[node] == none)
                visit(node);
    }

    std::vector<bool> largest() const {
        std::vector<bool> chosen(m_component.size());
        if (m_sizes.empty())
            return chosen;
        const auto best = std::uint32_t(std::ranges::max_element(m_sizes) - m_sizes.begin());
        for (std::size_t i = 0; i < chosen.size(); ++i)
            chosen[i] = m_component[i] == best;
        return chosen;
    }

private:
    static constexpr std::uint32_t none = 0xffffffff;

    void enter(std::uint32_t node) {
        m_number[node] = m_low[node] = m_count++;
        m_stack.push_back(node);
        m_path.push_back(node);
    }

    void visit(std::uint32_t root) {
        enter(root);
        while (!m_path.empty()) {
            const std::uint32_t node = m_path.back();
            if (m_next[node] < m_first[node + 1]) {
                const std::uint32_t to = m_to[m_next[node]++];
                if (m_number[to] == none)
                    enter(to);
                else if (m_component[to] == none)
                    m_low[node] = std::min(m_low[node], m_number[to]);
                continue;
            }
            m_path.pop_back();
            if (!m_path.empty())
                m_low[m_path.back()] = std::min(m_low[m_path.back()], m_low[node]);
            if (m_low[node] == m_number[node])
                close(node);
        }
    }

    void close(std::uint32_t node) {
        m_sizes.push_back(0);
        std::uint32_t member = none;
        do {
            member = m_stack.back();
            m_stack.pop_back();
            m_component[member] = std::uint32_t(m_sizes.size() - 1);
            ++m_sizes.back();
        } while (member != node);
    }

    std::vector<std::uint32_t> m_first, m_to, m_next, m_number, m_low, m_component, m_stack, m_path;
    std::vector<std::uint32_t> m_sizes;
    std::uint32_t m_count = 0;
};

} // namespace

std::vector<bool> largestComponent(std::uint32_t nodes, std::span<const Link> links) {
    return Tarjan(nodes, links).largest();
}

} // namespace route
