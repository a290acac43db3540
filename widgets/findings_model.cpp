// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/findings_model.h"

#include "widgets/texts.h"

#include <algorithm>

namespace widgets {

namespace {

constexpr std::size_t page = 64;     // findings whose words are asked for together
constexpr qsizetype mostWords = 20'000; // kept

} // namespace

QColor severityColour(const Look& look, quality::Severity severity) {
    switch (severity) {
    case quality::Severity::Error: return look.colour(Tone::Missing);
    case quality::Severity::Warning: return look.colour(Tone::Damaged);
    case quality::Severity::Notice: break;
    }
    return look.colour(Tone::Muted);
}

void FindingsModel::setLook(const Look& look) {
    m_look = look;
    if (!m_sections.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_sections.size()) - 1, 0));
}

void FindingsModel::forget() {
    m_words.clear();
    m_asked.clear();
}

void FindingsModel::setExamination(store::ExaminationPtr examination) {
    beginResetModel();
    m_examination = std::move(examination);
    m_sections.clear();
    forget();
    if (m_examination)
        for (const quality::Rule& rule : m_examination->rules) {
            const auto found = std::ranges::equal_range(m_examination->findings, rule.check, {}, &quality::Finding::check);
            if (!found.empty())
                m_sections.push_back({rule, std::size_t(found.begin() - m_examination->findings.begin()),
                                      std::size_t(found.end() - m_examination->findings.begin())});
        }
    std::ranges::stable_sort(m_sections, {}, [](const Section& section) { return section.rule.severity; });
    endResetModel();
}

void FindingsModel::retranslate() {
    forget();
    if (!m_sections.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_sections.size()) - 1, 0));
}

const quality::Rule* FindingsModel::rule(const QModelIndex& index) const {
    if (!index.isValid())
        return nullptr;
    return &m_sections[isRule(index) ? std::size_t(index.row()) : index.internalId() - 1].rule;
}

const quality::Finding* FindingsModel::finding(const QModelIndex& index) const {
    if (!index.isValid() || isRule(index))
        return nullptr;
    return &m_examination->findings[m_sections[index.internalId() - 1].from + std::size_t(index.row())];
}

std::span<const quality::Finding> FindingsModel::findingsOf(const quality::Rule& rule) const {
    for (const Section& section : m_sections)
        if (section.rule.check == rule.check)
            return std::span(m_examination->findings).subspan(section.from, section.to - section.from);
    return {};
}

QModelIndex FindingsModel::indexOf(quality::Check check) const {
    for (std::size_t i = 0; i < m_sections.size(); ++i)
        if (m_sections[i].rule.check == check)
            return index(int(i), 0);
    return {};
}

QModelIndex FindingsModel::indexOf(const quality::Finding& finding) const {
    const QModelIndex above = indexOf(finding.check);
    if (!above.isValid())
        return {};
    const auto findings = findingsOf(*rule(above));
    const auto found = std::ranges::find(findings, finding);
    return found == findings.end() ? QModelIndex() : index(int(found - findings.begin()), 0, above);
}

QModelIndex FindingsModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : ruleId);
}

QModelIndex FindingsModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || isRule(index))
        return {};
    return createIndex(int(index.internalId()) - 1, 0, ruleId);
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return int(m_sections.size());
    if (!isRule(parent) || parent.column() > 0)
        return 0;
    const Section& section = m_sections[std::size_t(parent.row())];
    return int(section.to - section.from);
}

std::optional<store::Examiner::Words> FindingsModel::words(const QModelIndex& index) const {
    if (!finding(index))
        return std::nullopt;
    const std::size_t place = m_sections[index.internalId() - 1].from + std::size_t(index.row());
    if (const auto known = m_words.constFind(place); known != m_words.constEnd())
        return *known;
    ask(place);
    return std::nullopt;
}

void FindingsModel::ask(std::size_t place) const {
    const std::size_t from = place / page * page, to = std::min(from + page, m_examination->findings.size());
    for (const auto& asked : std::as_const(m_asked))
        if (asked.first == from)
            return;
    m_asked.insert(++m_ticket, {from, to});
    const auto begin = m_examination->findings.begin();
    Q_EMIT const_cast<FindingsModel*>(this)->wordsWanted(m_ticket, {begin + std::ptrdiff_t(from), begin + std::ptrdiff_t(to)});
}

void FindingsModel::setWords(quint64 ticket, const store::Examiner::WordsPtr& words) {
    const auto asked = m_asked.constFind(ticket);
    if (asked == m_asked.constEnd())
        return; // of an examination before
    const auto [from, to] = *asked;
    m_asked.erase(asked);
    if (m_words.size() > mostWords)
        m_words.clear();
    for (std::size_t i = 0; i < std::min(words->size(), to - from); ++i)
        m_words.insert(from + i, (*words)[i]);
    for (std::size_t s = 0; s < m_sections.size(); ++s) {
        const Section& section = m_sections[s];
        const std::size_t first = std::max(from, section.from), last = std::min(to, section.to);
        if (first >= last)
            continue;
        const QModelIndex above = index(int(s), 0);
        Q_EMIT dataChanged(index(int(first - section.from), 0, above), index(int(last - 1 - section.from), 0, above));
    }
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (finding(index)) {
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
            return {};
        const auto known = words(index);
        return known ? known->text : QStringLiteral("…");
    }
    const quality::Rule& of = *rule(index);
    switch (role) {
    case Qt::DisplayRole: return inChinese() ? of.title : of.titleEn;
    case Qt::ToolTipRole: return of.source;
    case Qt::DecorationRole: return severityColour(m_look, of.severity);
    case Qt::AccessibleTextRole: return QStringLiteral("%1 %2").arg(data(index, Qt::DisplayRole).toString(), countText(quint64(rowCount(index))));
    case CountRole: return countText(quint64(rowCount(index)));
    default: return {};
    }
}

} // namespace widgets
