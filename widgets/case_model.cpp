// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_model.h"

#include <QFont>

#include <algorithm>

namespace widgets {

void CaseModel::setLook(const Look& look) {
    m_look = look;
    redraw();
}

void CaseModel::setWords(const CaseWords& words) {
    m_words = words;
    redraw();
}

void CaseModel::redraw() {
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void CaseModel::setFilter(const CaseFilter& filter, std::int64_t now) {
    m_now = now;
    if (filter == m_filter)
        return;
    m_filter = filter;
    list(true);
}

void CaseModel::follow(std::int64_t now, bool isAnother) {
    m_now = now;
    list(isAnother);
}

void CaseModel::tick(std::int64_t now) {
    m_now = now;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Clock), index(rowCount() - 1, Clock));
}

void CaseModel::sort(int column, Qt::SortOrder order) {
    m_sortColumn = column;
    m_sortOrder = order;
    list(true);
}

CaseModel::Key CaseModel::keyOf(const CaseEntry& entry) const {
    switch (m_sortColumn) {
    case Clock:
        return {entry.due, entry.order.row, {}};
    case State:
        return {entry.order.state.number, entry.order.row, {}};
    case Number:
        return {0, entry.order.row, entry.order.number};
    default:
        return {0, entry.order.row, text(entry, m_sortColumn)};
    }
}

void CaseModel::list(bool inOrder) {
    std::vector<std::int64_t> rows;
    std::vector<Key> fresh;
    if (!inOrder)
        for (const std::int64_t id : m_rows)
            if (const CaseEntry* entry = m_queue.find(id); entry && m_queue.passes(*entry, m_filter, m_now))
                rows.push_back(id);
    for (const auto& [id, entry] : m_queue.all())
        if ((inOrder || !m_places.contains(id)) && m_queue.passes(entry, m_filter, m_now))
            fresh.push_back(keyOf(entry));
    std::ranges::sort(fresh, [this](const Key& a, const Key& b) {
        const Key &first = m_sortOrder == Qt::AscendingOrder ? a : b,
                  &second = m_sortOrder == Qt::AscendingOrder ? b : a;
        if (first.number != second.number)
            return first.number < second.number;
        if (const int order = QString::compare(first.text, second.text))
            return order < 0;
        return first.id < second.id;
    });
    for (const Key& key : fresh)
        rows.push_back(key.id);
    take(std::move(rows));
}

void CaseModel::take(std::vector<std::int64_t> rows) {
    if (rows == m_rows)
        return redraw();
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList from = persistentIndexList();
    std::unordered_map<std::int64_t, int> places;
    for (std::size_t i = 0; i < rows.size(); ++i)
        places[rows[i]] = int(i);
    QModelIndexList to;
    for (const QModelIndex& each : from) {
        const auto place = places.find(m_rows[std::size_t(each.row())]);
        to << (place == places.end() ? QModelIndex() : createIndex(place->second, each.column()));
    }
    m_rows = std::move(rows);
    m_places = std::move(places);
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
}

const CaseEntry* CaseModel::entryAt(int row) const {
    return row >= 0 && row < rowCount() ? m_queue.find(m_rows[std::size_t(row)]) : nullptr;
}

int CaseModel::rowOf(std::int64_t id) const {
    const auto at = m_places.find(id);
    return at == m_places.end() ? -1 : at->second;
}

QString CaseModel::text(const CaseEntry& entry, int column) const {
    switch (column) {
    case Clock:
        return m_words.shortClock(entry.order, m_now);
    case What:
        return m_words.className(entry.order);
    case State:
        return m_words.state(entry.order.state);
    case Place:
        return m_words.subDistrict(entry.order);
    case Number:
        return entry.order.number;
    default:
        return {};
    }
}

QString CaseModel::tip(const CaseEntry& entry) const {
    QStringList lines{entry.order.number, entry.order.description, entry.order.address};
    if (entry.order.urgency != work::Urgency::Normal)
        lines.prepend(work::urgencyName(entry.order.urgency));
    lines << m_words.clock(entry.order, m_now) << m_words.pending(entry.order.pending) << m_words.department(entry.order.department);
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QVariant CaseModel::data(const QModelIndex& index, int role) const {
    const CaseEntry* entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry)
        return {};
    const bool isClock = index.column() == Clock;
    switch (role) {
    case Qt::DisplayRole:
        return text(*entry, index.column());
    case Qt::ToolTipRole:
        return tip(*entry);
    case RowRole:
        return QVariant::fromValue(entry->order.row);
    case Qt::DecorationRole:
        return isClock ? QVariant(lightColour(m_look, entry->light(m_now))) : QVariant();
    case Qt::ForegroundRole:
        return isClock && entry->light(m_now) == work::Light::Red ? QVariant(m_look.colour(Tone::Missing))
                                                                  : QVariant();
    case Qt::FontRole:
        if (entry->order.urgency != work::Urgency::Normal) {
            QFont font = m_look.font();
            font.setBold(true);
            return font;
        }
        return {};
    default:
        return {};
    }
}

QVariant CaseModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Clock:
        return tr("Clock");
    case What:
        return tr("What");
    case State:
        return tr("State");
    case Place:
        return tr("Where");
    case Number:
        return tr("Number");
    default:
        return {};
    }
}

void CaseModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    redraw();
}

} // namespace widgets
