// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/fleet_card.h"
#include "widgets/fleet_filter_bar.h"
#include "widgets/source_list.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTabWidget;
class QTreeView;

namespace widgets {

/// The panel of the live city: who is where in what state, filters that also hold on the map, the card of one
/// device, and the sources. Says what is going on where there is nothing to list.
class FleetPanel : public QWidget {
    Q_OBJECT

public:
    explicit FleetPanel(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue);      ///< null: none is open
    void setCatalogue(city::CataloguePtr catalogue); ///< of the same city, as it is now
    /// `command`: what starts a feed, where there is none; `ageMs`: of what is shown, where its owner is
    /// lost.
    void setState(FeedState state, const QString& command = {}, std::int64_t ageMs = 0);
    void setNow(FleetNowPtr now);
    void setFollowed(std::optional<std::uint64_t> id);
    /// The one that is read, as on the map; a row of it is brought into view.
    void setChosen(std::optional<std::uint64_t> id);
    void focusFind() { m_filters->focusFind(); }

    FleetModel& model() { return *m_model; }
    const FleetFilter& filter() const { return m_model->filter(); }
    FeedState state() const { return m_state; }

Q_SIGNALS:
    void chosen(std::optional<std::uint64_t> id);
    void zoomAsked(quint64 id);
    void followAsked(quint64 id, bool follow);
    void filterChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildTable();
    void buildEmpty();
    void choose(const QModelIndex& index);
    void showCard();
    void say();
    void retranslate();

    FleetModel* m_model;
    FleetFilterBar* m_filters;
    QTreeView* m_table;
    FleetCard* m_card;
    SourceList* m_sources;
    QTabWidget* m_tabs;
    QStackedWidget* m_pages;
    QLabel *m_told, *m_empty;
    QLineEdit* m_command;
    FeedState m_state = FeedState::NoCity;
    std::int64_t m_ageMs = 0;
    std::optional<std::uint64_t> m_chosen, m_followed;
    bool m_isFollowing = false; ///< the selection follows the map, not the hand
};

} // namespace widgets
