// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "widgets/fleet_now.h"
#include "widgets/look.h"

#include <QAbstractTableModel>
#include <QSet>
#include <array>
#include <optional>
#include <unordered_map>

namespace widgets {

/// Which devices are listed and drawn.
struct FleetFilter {
    QSet<int> hiddenStates; ///< scene::MarkState
    std::optional<scene::MarkKind> kind;
    std::optional<int> company;
    bool alarmedOnly = false;
    QString text; ///< in its plate, driver, number or task, whatever the case

    bool passes(const FleetEntry& entry) const;
    friend bool operator==(const FleetFilter&, const FleetFilter&) = default;
};

/// The devices of the live city as rows. A row stays where it is while its values change: it is put in order
/// when a heading is clicked or the filter changes, and who is new comes at the end.
class FleetModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, State, Speed, Task, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1 };
    struct Counts {
        std::array<std::size_t, 3> states{}; ///< by scene::MarkState, of all devices
        std::size_t alarmed = 0, all = 0;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue); ///< another one, or none: nothing is listed
    void setCatalogue(city::CataloguePtr catalogue) { m_city = std::move(catalogue); }
    void setNow(FleetNowPtr now); ///< null: nothing
    void setFilter(const FleetFilter& filter);
    const FleetFilter& filter() const { return m_filter; }
    const Counts& counts() const { return m_counts; }
    void retranslate();

    const FleetEntry* entry(std::uint64_t id) const; ///< also one that is not listed
    const FleetEntry* entryAt(int row) const;
    int rowOf(std::uint64_t id) const; ///< -1: it is not listed
    QString kindAndCompany(const FleetEntry& entry) const;
    const FleetNowPtr& now() const { return m_now; }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void list(bool inOrder);
    bool isBefore(const FleetEntry& a, const FleetEntry& b) const;
    QVariant text(const FleetEntry& entry, int column) const;
    const FleetEntry& at(std::size_t row) const { return m_now->entries[m_index.at(m_rows[row])]; }

    Look m_look;
    city::CataloguePtr m_city;
    FleetNowPtr m_now;
    FleetFilter m_filter;
    Counts m_counts;
    std::vector<std::uint64_t> m_rows;                      ///< ids, in order
    std::unordered_map<std::uint64_t, std::size_t> m_index; ///< of all, into the entries
    int m_sortColumn = Name;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

QColor stateColour(const Look& look, const scene::FleetMark& mark);

} // namespace widgets
