// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fleet_model.h"

#include "scene/fleet_overlay.h"
#include "widgets/texts.h"

#include <QLocale>
#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace widgets {

bool FleetFilter::passes(const FleetEntry& entry) const {
    if (hiddenStates.contains(int(entry.mark.state)) || (kind && *kind != entry.mark.kind) ||
        (company && *company != entry.mark.company) || (alarmedOnly && !entry.mark.isAlarmed))
        return false;
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return true;
    for (const QString* each : {&entry.mark.label, &entry.driver, &entry.number, &entry.task})
        if (each->contains(wanted, Qt::CaseInsensitive))
            return true;
    return false;
}

QColor stateColour(const Look& look, const scene::FleetMark& mark) {
    if (mark.isAlarmed)
        return look.colour(Tone::Missing);
    switch (mark.state) {
    case scene::MarkState::Online:
        return look.colour(Tone::Intact);
    case scene::MarkState::Stale:
        return look.colour(Tone::Damaged);
    case scene::MarkState::Offline:
        break;
    }
    return look.colour(Tone::Abandoned);
}

void FleetModel::setLook(const Look& look) {
    m_look = look;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void FleetModel::setCity(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    setNow(nullptr);
}

void FleetModel::setNow(FleetNowPtr now) {
    const bool isFirst = !m_now;
    if (!now) {
        beginResetModel();
        m_now.reset();
        m_rows.clear();
        m_index.clear();
        m_counts = {};
        endResetModel();
        return;
    }
    m_now = std::move(now);
    m_index.clear();
    m_counts = {};
    for (std::size_t i = 0; i < m_now->entries.size(); ++i) {
        const scene::FleetMark& mark = m_now->entries[i].mark;
        m_index[mark.id] = i;
        ++m_counts.states[std::size_t(mark.state)];
        m_counts.alarmed += mark.isAlarmed;
    }
    m_counts.all = m_now->entries.size();
    list(isFirst);
}

void FleetModel::setFilter(const FleetFilter& filter) {
    if (filter == m_filter)
        return;
    m_filter = filter;
    if (m_now)
        list(true);
}

void FleetModel::sort(int column, Qt::SortOrder order) {
    m_sortColumn = column;
    m_sortOrder = order;
    if (m_now)
        list(true);
}

void FleetModel::list(bool inOrder) {
    std::vector<std::uint64_t> rows, added;
    std::unordered_set<std::uint64_t> listed;
    for (const std::uint64_t id : m_rows)
        if (const auto known = m_index.find(id);
            known != m_index.end() && m_filter.passes(m_now->entries[known->second])) {
            rows.push_back(id);
            listed.insert(id);
        }
    for (const FleetEntry& entry : m_now->entries)
        if (!listed.contains(entry.mark.id) && m_filter.passes(entry))
            added.push_back(entry.mark.id);
    const auto before = [this](std::uint64_t a, std::uint64_t b) {
        const FleetEntry &first = m_now->entries[m_index.at(a)], &second = m_now->entries[m_index.at(b)];
        return m_sortOrder == Qt::AscendingOrder ? isBefore(first, second) : isBefore(second, first);
    };
    rows.insert(rows.end(), added.begin(), added.end());
    if (inOrder)
        std::stable_sort(rows.begin(), rows.end(), before);
    else
        std::stable_sort(rows.end() - std::ptrdiff_t(added.size()), rows.end(), before);
    if (rows == m_rows) {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    std::unordered_map<std::uint64_t, int> places;
    for (std::size_t i = 0; i < rows.size(); ++i)
        places[rows[i]] = int(i);
    for (const QModelIndex& each : from) {
        const auto place = places.find(m_rows[std::size_t(each.row())]);
        to << (place == places.end() ? QModelIndex() : createIndex(place->second, each.column()));
    }
    m_rows = std::move(rows);
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
}

bool FleetModel::isBefore(const FleetEntry& a, const FleetEntry& b) const {
    switch (m_sortColumn) {
    case State:
        if (a.mark.isAlarmed != b.mark.isAlarmed)
            return a.mark.isAlarmed;
        return a.mark.state != b.mark.state ? a.mark.state < b.mark.state : a.mark.fixMs > b.mark.fixMs;
    case Speed: {
        const double x = std::isnan(a.mark.speed) ? -1 : a.mark.speed,
                     y = std::isnan(b.mark.speed) ? -1 : b.mark.speed;
        return x < y;
    }
    case Task:
        return QString::localeAwareCompare(a.task, b.task) < 0;
    default:
        return QString::localeAwareCompare(a.mark.label, b.mark.label) < 0;
    }
}

const FleetEntry* FleetModel::entry(std::uint64_t id) const {
    const auto known = m_index.find(id);
    return m_now && known != m_index.end() ? &m_now->entries[known->second] : nullptr;
}

const FleetEntry* FleetModel::entryAt(int row) const {
    return row >= 0 && row < rowCount() ? &at(std::size_t(row)) : nullptr;
}

int FleetModel::rowOf(std::uint64_t id) const {
    const auto found = std::ranges::find(m_rows, id);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QString FleetModel::kindAndCompany(const FleetEntry& entry) const {
    const city::Company* company = m_city ? m_city->company(entry.mark.company) : nullptr;
    const QString kind = kindName(entry.mark.kind);
    if (!company && entry.mark.company <= 0)
        return kind;
    return kind + QStringLiteral(" · ") + (company ? nameOf(*company) : companyName(entry.mark.company));
}

QVariant FleetModel::text(const FleetEntry& entry, int column) const {
    switch (column) {
    case Name:
        return entry.mark.label.isEmpty() ? entry.number : entry.mark.label;
    case State: {
        const QString state = stateName(entry.mark.state);
        return entry.mark.state == scene::MarkState::Online
                   ? state
                   : state + QStringLiteral(" · ") + scene::shortAge(m_now->atMs - entry.mark.fixMs);
    }
    case Speed:
        return std::isnan(entry.mark.speed) ? placeholder() : QLocale().toString(entry.mark.speed, 'f', 0);
    case Task:
        return entry.task;
    default:
        return {};
    }
}

QVariant FleetModel::data(const QModelIndex& index, int role) const {
    const FleetEntry* entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*entry, index.column());
    case Qt::ToolTipRole:
        return kindAndCompany(*entry);
    case IdRole:
        return QVariant::fromValue(entry->mark.id);
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(stateColour(m_look, entry->mark)) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Speed ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                       : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return entry->mark.state == scene::MarkState::Offline ? QVariant(m_look.colour(Tone::Muted))
                                                              : QVariant();
    default:
        return {};
    }
}

QVariant FleetModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case State:
        return tr("State");
    case Speed:
        return tr("km/h");
    case Task:
        return tr("Task");
    default:
        return {};
    }
}

void FleetModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    setLook(m_look);
}

} // namespace widgets
