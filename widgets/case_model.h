// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/case_queue.h"
#include "widgets/case_words.h"

#include <QAbstractTableModel>

namespace widgets {

/// The open cases that pass a filter, as rows. A row stays where it is while cases change: they are put in order
/// when a heading is clicked or the filter changes; what is new comes at the end, and what has left goes.
class CaseModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Clock, What, State, Place, Number, ColumnCount };
    enum Role { RowRole = Qt::UserRole + 1 };

    /// The queue outlives it.
    explicit CaseModel(const CaseQueue& queue, QObject* parent = nullptr)
        : QAbstractTableModel(parent), m_queue(queue) {}

    void setLook(const Look& look);
    void setWords(const CaseWords& words);
    void setFilter(const CaseFilter& filter, std::int64_t now);
    const CaseFilter& filter() const { return m_filter; }
    /// The queue changed; `isAnother`: it is another one, and nothing stays where it was.
    void follow(std::int64_t now, bool isAnother);
    void tick(std::int64_t now); ///< clocks went on
    std::int64_t now() const { return m_now; }

    const CaseEntry* entryAt(int row) const;
    int rowOf(std::int64_t id) const; ///< -1: it is not listed
    const std::vector<std::int64_t>& ids() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    void retranslate();

private:
    void list(bool inOrder);
    void take(std::vector<std::int64_t> rows);
    /// What a column is put in order by: numbers and texts, compared once for each case.
    struct Key {
        std::int64_t number = 0, id = 0;
        QString text;
    };
    Key keyOf(const CaseEntry& entry) const;
    QString text(const CaseEntry& entry, int column) const;
    QString tip(const CaseEntry& entry) const;
    void redraw();

    const CaseQueue& m_queue;
    Look m_look;
    CaseWords m_words;
    CaseFilter m_filter;
    std::int64_t m_now = 0;
    std::vector<std::int64_t> m_rows; ///< work::Order::row, in order
    std::unordered_map<std::int64_t, int> m_places;
    int m_sortColumn = Clock;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace widgets
